"""From a case form to the records that are kept: ids of the form become random ids of the vault."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId, Randomness, new_id
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import (
    Case,
    Document,
    Event,
    Exhibit,
    Fact,
    Identifier,
    Mark,
    Person,
    Record,
)
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.requests import Charge
from casefiles.office.importing.case_import import CaseImport
from casefiles.office.importing.form_ids import is_private
from casefiles.office.importing.record_reader import FormRecord, naming_of, record_of_form
from casefiles.redaction.names.protected_terms import FORM_ID
from casefiles.redaction.spelling_variants.proposing import proposals_of


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file that was sealed and read.

    Attributes:
        rasters: keyed digest of the raster of each page that has a mark, where it renders.
    """

    content_id: ContentId
    reading: Extraction
    rasters: dict[int, str]


@dataclass(frozen=True, slots=True)
class CaseRecords:
    """Everything that one load keeps; readings in the order of the form's documents."""

    case: Case
    others: tuple[Record, ...]
    contents: tuple[ContentId, ...]
    readings: dict[DocumentId, Extraction]


def records_of(
    form: CaseImport, randomness: Randomness, hold_all: Callable[[Case], Iterator[SealedFile]]
) -> CaseRecords:
    """Make the records of a form.

    Args:
        form: checked in itself.
        randomness: for the ids.
        hold_all: seals and reads the files of the form's documents, in order.

    Raises:
        InvalidForm: a cite leads beyond the last page of a readable document.
    """
    case_id = CaseId(new_id(randomness))
    ids = [new_id(randomness) for _ in form.records]
    pairs = list(zip(form.records, ids, strict=True))
    naming = naming_of({(one.kind, one.name): own for one, own in pairs if one.name}, case_id)
    case: Case = record_of_form(FormRecord("case", "", form.case, ""), case_id, naming)
    files = dict(zip((one.id for one in form.documents), hold_all(case), strict=True))
    _check_cites(form, files)
    finishing = _Finishing(form, files, Counter())
    made = ((one, record_of_form(one, own, naming)) for one, own in pairs)
    return CaseRecords(
        case=case,
        others=tuple(
            record for one, made_record in made for record in finishing.of(one, made_record)
        ),
        contents=tuple(dict.fromkeys(item.content_id for item in files.values())),
        readings={DocumentId(naming.document(key)): item.reading for key, item in files.items()},
    )


def _check_cites(form: CaseImport, files: dict[DocumentId, SealedFile]) -> None:
    for one in form.records:
        for cite in one.record.cites if isinstance(one.record, Event | Fact) else ():
            reading = files[cite.document_id].reading
            if not reading.unreadable and cite.page > len(reading.pages):
                raise InvalidInput("cite_beyond_document", place=f"{one.place}.cites")


@dataclass(frozen=True, slots=True)
class _Finishing:
    """What no form tells of a record: what its file is, where it stands among others.

    Attributes:
        adjacent: how many records there are at one limb or request so far.
    """

    form: CaseImport
    files: dict[DocumentId, SealedFile]
    adjacent: Counter[tuple[str, ...]]

    def of(self, form: FormRecord, record: Any) -> Iterator[Record]:
        """Yield a record as it is kept; an exhibit without a mark is none."""
        match record:
            case Person():
                yield self._person(form.name, record)
            case Document():
                yield replace(record, content_id=self.files[form.record.id].content_id)
            case Exhibit(mark=""):
                return
            case Mark():
                rasters = self.files[form.record.document_id].rasters
                yield replace(record, raster=rasters.get(record.page, ""))
            case Fact():
                cited = EvidentialStatus.CITED
                yield replace(record, standing=cited) if record.cites else record
            case Argument() | Charge():
                siblings = (
                    (record.test, record.limb)
                    if isinstance(record, Argument)
                    else (record.request_id,)
                )
                self.adjacent[siblings] += 1
                yield replace(record, position=self.adjacent[siblings])
            case _:
                yield record

    def _person(self, name: str, person: Person) -> Person:
        """Return a person with the id of the form, which goes wherever it was typed."""
        own = (Identifier(FORM_ID, name),) if is_private(name) else ()
        completed = replace(person, identifiers=(*person.identifiers, *own))
        decision = self.form.proposed_names[name]
        proposals = proposals_of(completed) if decision != "ask" else ()
        if decision == "confirm":
            return replace(completed, names=(*completed.names, *proposals))
        return replace(completed, rejected=tuple(one.text for one in proposals))
