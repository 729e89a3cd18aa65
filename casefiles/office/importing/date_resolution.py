"""Dates that the file of a conversation leaves open: asked, answered, and dated anew."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.dates.date_order import DateOrder
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.office.importing.adding_files import read_again
from casefiles.office.records.time_zones import offsets_of
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_NUMBERS: Final = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{2,4})")
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """A date as it is written, and what it means in either order, as EDTF."""

    written: str
    day_first: str
    month_first: str


@dataclass(frozen=True, slots=True)
class UnresolvedDates:
    """What is not known of the dates in a document, and what was answered.

    Attributes:
        examples: dates that may mean two days; empty where the order is certain.
    """

    examples: tuple[AmbiguousDate, ...]
    is_zone_open: bool
    order: DateOrder
    zone: str

    @property
    def has_questions(self) -> bool:
        """Whether there is a question, answered or not."""
        return bool(self.examples) or self.is_zone_open or bool(self.zone) or bool(self.order)


def open_dates(document_id: DocumentId) -> Query[UnresolvedDates | None]:
    """Return what is not known of the dates in a document; None if it is gone."""

    def ask(reader: ReadTransaction) -> UnresolvedDates | None:
        document = reader.get(Document, document_id)
        if document is None:
            return None
        found = reader.items(document_id, FileWarning)
        ambiguous = (one for one in found if one.code is FileWarningCode.AMBIGUOUS_DATES)
        examples = tuple(
            both for one in ambiguous if (both := readings_of_date(one.detail)) is not None
        )
        is_open = any(one.code is FileWarningCode.ZONE_UNKNOWN for one in found)
        return UnresolvedDates(examples, is_open, document.date_order, document.clock_zone)

    return ask


def readings_of_date(written: str) -> AmbiguousDate | None:
    """Return what a written date means in either order; None if it is no date in both."""
    digits = "".join(
        one if one.isascii() else str(unicodedata.decimal(one, one)) for one in written
    )
    match = _NUMBERS.search(digits)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    year += _CENTURY if year < 100 else 0  # noqa: PLR2004  a year in two digits
    ways = (f"{year:04}-{second:02}-{first:02}", f"{year:04}-{first:02}-{second:02}")
    return AmbiguousDate(written, *ways) if all(map(is_edtf, ways)) else None


def resolve_dates(document_id: DocumentId, order: DateOrder, zone: str) -> Job[None]:
    """Keep what a person says of the dates in a document, and date its messages anew.

    Args:
        document_id: of the document.
        order: which number is the day; unknown takes an answer back.
        zone: of its clocks, by IANA's name or as an offset; empty takes an answer back.

    Raises (when carried out):
        Refused: the document is gone, or the zone is not known.
        Cancelled: somebody asked to stop; the answer is kept.
    """

    def job(workplace: JobContext, ticket: CancellationToken) -> None:
        if zone:
            offsets_of(zone)

        def change(work: WriteTransaction) -> None:
            document = work.get(Document, document_id)
            if document is None:
                raise Refused("document_unknown")
            work.update(replace(document, date_order=order, clock_zone=zone), "date_document")

        workplace.vault.write(change)
        read_again(document_id)(workplace, ticket)

    return job
