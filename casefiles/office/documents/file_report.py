"""What a file tells beside its pages: what was found in it, and what it reveals of its maker."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casefiles.domain.files import extracted_items
from casefiles.domain.files.extracted_items import (
    FileWarningCode,
    FilledFormField,
    MetadataItem,
    MetadataKind,
)
from casefiles.domain.files.file_type_check import FileTypeCheck, file_type_check_of
from casefiles.domain.files.text_agreement import DIFFERS
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.domain.rules.questionnaire import is_questionnaire
from casefiles.office.records.attachments import vouched_traits
from casefiles.office.records.findings import GRAVITY, Finding, FindingLocation
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.files import MEANINGS, finding_in_words
from casefiles.words.language import msg, msg_of

_ALARMING: Final = frozenset(
    (FileWarningCode.MACROS, FileWarningCode.ACTIVE_CONTENT, FileWarningCode.REMOTE_CONTENT)
)
_QUIET: Final = frozenset(
    (
        FileWarningCode.NOTES,
        FileWarningCode.FORMULAS,
        FileWarningCode.DEFINED_NAMES,
        FileWarningCode.LAYERS,
    )
)
"""What many honest files have, so that it is no reason to look up."""
_MOST_COMPARED: Final = 20
"""Pages of which it is told in words how text and picture differ."""
_SHOWN: Final = 160
"""Characters of either."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file tells.

    Attributes:
        claim: how its name and its bytes go together.
        found: what was found, one of a code; its places have the file's own words. `warn`: it may
            do harm outside of this program; `ok`: most honest files have it.
        traits: kind by kind; each text once.
        is_questionnaire: whether it is a questionnaire for incidents.
    """

    document_id: DocumentId
    claim: FileTypeCheck
    found: tuple[Finding, ...]
    traits: tuple[tuple[MetadataKind, tuple[str, ...]], ...]
    is_questionnaire: bool = False


def file_report_of(document_id: DocumentId) -> Query[FileReport | None]:
    """Return what a file tells; None if the document is gone."""

    def ask(reader: ReadTransaction) -> FileReport | None:
        document = reader.get(Document, document_id)
        if document is None:
            return None
        media_type, _ = reader.reading_head(document_id) or ("", "")
        return FileReport(
            document_id,
            file_type_check_of(document.file_name, media_type),
            found_by_code(
                document_id,
                (
                    *reader.items(document_id, extracted_items.FileWarning),
                    *_differing(reader, document_id),
                ),
            ),
            metadata_kinds(
                (*reader.items(document_id, MetadataItem), *vouched_traits(reader, document_id))
            ),
            is_questionnaire(
                frozenset(one.name for one in reader.items(document_id, FilledFormField))
            ),
        )

    return ask


def _differing(
    reader: ReadTransaction, document_id: DocumentId
) -> tuple[extracted_items.FileWarning, ...]:
    """Return the pages whose text is not what they show, as findings."""
    pages = reader.differing_pages(document_id, DIFFERS)
    return tuple(
        extracted_items.FileWarning(
            FileWarningCode.TEXT_DIFFERS,
            1,
            number,
            _both(reader, document_id, number) if at < _MOST_COMPARED else "",
        )
        for at, number in enumerate(pages)
    )


def _both(reader: ReadTransaction, document_id: DocumentId, number: int) -> str:
    """Return how a page begins by its own text, and by its picture."""
    own = [line.text for page in reader.pages(document_id, number, number) for line in page.lines]
    stored_ocr_page = reader.recognised(document_id, number, number).get(number)
    seen = [] if stored_ocr_page is None else [line.text for line in stored_ocr_page.page.lines]
    return msg(
        "Its text: {text}\nIts picture: {picture}",
        text=_beginning(own),
        picture=_beginning(seen),
    )


def _beginning(lines: Iterable[str]) -> str:
    words = " ".join(" ".join(lines).split())
    return f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words or "nothing"


def found_by_code(
    document_id: DocumentId, warnings: Iterable[extracted_items.FileWarning]
) -> tuple[Finding, ...]:
    """Return what was found, one of a code: first what may do harm, last what is usual."""
    spots: dict[str, list[FindingLocation]] = {code: [] for code in FileWarningCode}
    counts: Counter[str] = Counter()
    for one in warnings:
        page = str(one.page) if one.page else ""
        spots[one.code].append(FindingLocation(one.detail, "documents", document_id, page))
        counts[one.code] += one.count
    found = (
        Finding(
            "warn" if code in _ALARMING else "ok" if code in _QUIET else "info",
            code,
            finding_in_words(code, counts[code]),
            counts[code],
            tuple(spots[code]),
            means=msg_of(MEANINGS.get(code, "")),
        )
        for code in FileWarningCode
        if spots[code]
    )
    return tuple(sorted(found, key=lambda one: GRAVITY.index(one.kind)))


def metadata_kinds(
    traits: Iterable[MetadataItem],
) -> tuple[tuple[MetadataKind, tuple[str, ...]], ...]:
    """Return traits by their kinds, each text once."""
    by_kind: dict[MetadataKind, dict[str, None]] = {}
    for one in traits:
        by_kind.setdefault(one.kind, {})[one.text] = None
    return tuple((kind, tuple(by_kind[kind])) for kind in MetadataKind if kind in by_kind)
