"""What a file tells beside its pages: what was found in it, and what it reveals of its maker."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casefiles.domain.files.extracted_items import (
    FileWarningCode,
    Finding,
    FormField,
    MetadataKind,
    Trait,
)
from casefiles.domain.files.file_type_check import FileTypeCheck, file_type_check_of
from casefiles.domain.files.text_agreement import DIFFERS
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.domain.rules.questionnaire import is_questionnaire
from casefiles.office.records.attachments import vouched_traits
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg

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
class WarningGroup:
    """All findings of one kind.

    Attributes:
        count: how many, or 0 where counting makes no sense.
        places: each finding, in the order of the file.
    """

    code: FileWarningCode
    count: int
    places: tuple[Finding, ...]

    @property
    def page(self) -> int:
        """The first page where one stands; 0 for the whole file."""
        return next((one.page for one in self.places if one.page), 0)

    @property
    def is_alarming(self) -> bool:
        """Whether it may do harm outside of this program."""
        return self.code in _ALARMING

    @property
    def is_quiet(self) -> bool:
        """Whether most honest files have it."""
        return self.code in _QUIET


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file tells.

    Attributes:
        claim: how its name and its bytes go together.
        traits: kind by kind; each text once.
        is_questionnaire: whether it is a questionnaire for incidents.
    """

    document_id: DocumentId
    claim: FileTypeCheck
    found: tuple[WarningGroup, ...]
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
            warning_kinds((*reader.items(document_id, Finding), *_differing(reader, document_id))),
            metadata_kinds(
                (*reader.items(document_id, Trait), *vouched_traits(reader, document_id))
            ),
            is_questionnaire(frozenset(one.name for one in reader.items(document_id, FormField))),
        )

    return ask


def _differing(reader: ReadTransaction, document_id: DocumentId) -> tuple[Finding, ...]:
    """Return the pages whose text is not what they show, as findings."""
    pages = reader.differing_pages(document_id, DIFFERS)
    return tuple(
        Finding(
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
        "Its text: {beginning}\nIts picture: {beginning_2}",
        beginning=_beginning(own),
        beginning_2=_beginning(seen),
    )


def _beginning(lines: Iterable[str]) -> str:
    words = " ".join(" ".join(lines).split())
    return f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words or "nothing"


def warning_kinds(findings: Iterable[Finding]) -> tuple[WarningGroup, ...]:
    """Return findings by their kinds, what may do harm first, what is usual last."""
    by_code: dict[FileWarningCode, list[Finding]] = {}
    for one in findings:
        by_code.setdefault(one.code, []).append(one)
    kinds = [
        WarningGroup(code, sum(one.count for one in by_code[code]), tuple(by_code[code]))
        for code in FileWarningCode
        if code in by_code
    ]
    return tuple(sorted(kinds, key=lambda kind: (not kind.is_alarming, kind.is_quiet)))


def metadata_kinds(traits: Iterable[Trait]) -> tuple[tuple[MetadataKind, tuple[str, ...]], ...]:
    """Return traits by their kinds, each text once."""
    by_kind: dict[MetadataKind, dict[str, None]] = {}
    for one in traits:
        by_kind.setdefault(one.kind, {})[one.text] = None
    return tuple((kind, tuple(by_kind[kind])) for kind in MetadataKind if kind in by_kind)
