"""The translations of a case: what is wanted, who makes it, how far it is, and what is late."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import (
    CaseId,
    DeadlineId,
    DocumentId,
    DocumentLinkId,
    Randomness,
    TranslationId,
    new_id,
)
from casefiles.domain.records.case_records import Deadline, Document
from casefiles.domain.records.rows import DocumentFilter
from casefiles.domain.records.translation import (
    DocumentLink,
    DocumentLinkKind,
    Translation,
    TranslationStatus,
    TranslatorCertificate,
)
from casefiles.office.documents.document_records import with_names
from casefiles.office.records.countdown import Countdown, countdown
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

NOWHERE: Final = DocumentId("")
STATES: Final = tuple(TranslationStatus)
BoardState = Literal["", "none", "gist", "draft", "certified", "overdue"]


@dataclass(frozen=True, slots=True)
class TranslationInput:
    """What is said of a translation; dates are EDTF, empty where there is none.

    Attributes:
        into: BCP 47 code of a language.
        pages: to translate; 0 if not told.
        translated_id: the document that holds it; empty while there is none.
    """

    into: str
    state: TranslationStatus = TranslationStatus.NONE
    translator: str = ""
    certificate: TranslatorCertificate = field(default_factory=TranslatorCertificate)
    ordered: str = ""
    due: str = ""
    pages: int = 0
    translated_id: DocumentId = NOWHERE
    note: str = ""


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """A translation as the board shows it.

    Attributes:
        name: of the document, with its exhibit mark.
        languages: of the document.
        due: how its day stands to now; None where no day was named.
        is_overdue: the day is over and the translation is not certified.
        translated: name of the document that holds it; empty while there is none.
    """

    id: TranslationId
    document_id: DocumentId
    name: str
    languages: tuple[str, ...]
    terms: TranslationInput
    due: Countdown | None
    is_overdue: bool
    translated: str


@dataclass(frozen=True, slots=True)
class TranslationList:
    """The translations of a case.

    Attributes:
        rows: what is wanted: late ones first, then by the day they are due.
        counts: how many there are in each state, and how many are overdue.
        pages: that are ordered or wanted and not certified.
    """

    rows: tuple[TranslationRow, ...]
    counts: dict[str, int]
    pages: int


def translation_board(case_id: CaseId, state: BoardState, now: datetime) -> Query[TranslationList]:
    """Return the translations that are in a state, or all of them.

    Args:
        case_id: of the case.
        state: empty for any; overdue for what is late.
        now: with the zone of the office.
    """

    def ask(reader: ReadTransaction) -> TranslationList:
        rows = _rows(reader, case_id, now)
        counts = Counter(str(row.terms.state) for row in rows)
        counts["overdue"] = sum(row.is_overdue for row in rows)
        shown = [row for row in rows if _is_in(row, state)]
        shown.sort(key=_order)
        open_pages = sum(
            row.terms.pages for row in rows if row.terms.state is not TranslationStatus.CERTIFIED
        )
        return TranslationList(tuple(shown), dict(counts), open_pages)

    return ask


def _rows(reader: ReadTransaction, case_id: CaseId, now: datetime) -> list[TranslationRow]:
    translations = reader.find(Translation, case_id=case_id)
    if not translations:
        return []
    documents = reader.document_rows(case_id, DocumentFilter(order="added"))
    known = {row.id: row for row in with_names(reader, case_id, documents)}
    names = {key: f"{row.mark}  {row.name}".strip() for key, row in known.items()}
    rows = []
    for one in translations:
        due = countdown(one.due, now) if one.due else None
        is_late = due is not None and due.is_past and one.state is not TranslationStatus.CERTIFIED
        there = known.get(one.document_id)
        rows.append(
            TranslationRow(
                id=one.id,
                document_id=one.document_id,
                name=names.get(one.document_id, "?"),
                languages=there.languages if there is not None else (),
                terms=terms_of(one),
                due=due,
                is_overdue=is_late,
                translated=names.get(one.translated_id, ""),
            )
        )
    return rows


def _is_in(row: TranslationRow, state: BoardState) -> bool:
    return row.is_overdue if state == "overdue" else state in {"", str(row.terms.state)}


def _order(row: TranslationRow) -> tuple[bool, bool, float, str]:
    is_done = row.terms.state is TranslationStatus.CERTIFIED
    begins = row.due.begins if row.due is not None else float("inf")
    return (is_done, not row.is_overdue, begins, row.name)


def terms_of(one: Translation) -> TranslationInput:
    """Return what a record says."""
    return TranslationInput(
        one.into,
        one.state,
        one.translator,
        one.certificate,
        one.ordered,
        one.due,
        one.pages,
        one.translated_id,
        one.note,
    )


def add_translation(
    case_id: CaseId, document_id: DocumentId, terms: TranslationInput, randomness: Randomness
) -> Edit[TranslationId]:
    """Put a translation on the board; if its document is there, the two are linked.

    Raises (when carried out):
        Refused: the document is gone, no language, a date that is none, there is one into this
            language already, or it is called certified and names nobody.
    """
    own, link = TranslationId(new_id(randomness)), DocumentLinkId(new_id(randomness))

    def change(work: WriteTransaction) -> TranslationId:
        made = _with(Translation(own, case_id, document_id, "", *_NOTHING), terms)
        _require_sound(work, made)
        work.insert(made, "add_translation")
        _link(work, made, link)
        return own

    return change


_NOTHING: Final = (
    TranslationStatus.NONE, "", TranslatorCertificate(), "", "", 0, DocumentId(""), "",
)  # fmt: skip


def edit_translation(
    translation_id: TranslationId, terms: TranslationInput, randomness: Randomness
) -> Edit[None]:
    """Change what is said of a translation; if its document came, the two are linked.

    Raises (when carried out):
        Refused: it is gone; or see `add_translation`.
    """
    link = DocumentLinkId(new_id(randomness))

    def change(work: WriteTransaction) -> None:
        there = _there(work, translation_id)
        made = _with(there, terms)
        _require_sound(work, made)
        work.update(made, "edit_translation")
        _link(work, made, link)

    return change


def move_translation(translation_id: TranslationId, steps: int) -> Edit[TranslationStatus]:
    """Move a translation on to the next state, or back if negative; returns where it is.

    Raises (when carried out):
        Refused: it is gone, or would be certified by nobody.
    """

    def change(work: WriteTransaction) -> TranslationStatus:
        there = _there(work, translation_id)
        at = STATES.index(there.state) + steps
        moved = replace(there, state=STATES[min(max(at, 0), len(STATES) - 1)])
        _require_sound(work, moved)
        work.update(moved, "move_translation")
        return moved.state

    return change


def remove_translation(translation_id: TranslationId) -> Edit[None]:
    """Take a translation off the board; the document that holds it stays.

    Raises (when carried out):
        Refused: it is gone already.
    """

    def change(work: WriteTransaction) -> None:
        _there(work, translation_id)
        work.delete(Translation, translation_id, "remove_translation")

    return change


def due_dates(reader: ReadTransaction, case_id: CaseId) -> tuple[tuple[Deadline, DocumentId], ...]:
    """Return the days on which translations are due, as dates of the case; certified ones are done.

    They are no records: no dossier prints them.
    """
    return tuple(
        (Deadline(DeadlineId(one.id), case_id, "translation", one.due, ""), one.document_id)
        for one in reader.find(Translation, case_id=case_id)
        if one.due and one.state is not TranslationStatus.CERTIFIED
    )


def _there(work: WriteTransaction, translation_id: TranslationId) -> Translation:
    there = work.get(Translation, translation_id)
    if there is None:
        raise Refused("translation_gone")
    return there


def _with(there: Translation, terms: TranslationInput) -> Translation:
    return replace(
        there,
        into=terms.into.strip(),
        state=terms.state,
        translator=" ".join(terms.translator.split()),
        certificate=terms.certificate,
        ordered=terms.ordered,
        due=terms.due,
        pages=terms.pages,
        translated_id=terms.translated_id,
        note=terms.note.strip(),
    )


def _require_sound(work: WriteTransaction, made: Translation) -> None:
    if work.get(Document, made.document_id) is None:
        raise Refused("document_unknown")
    if not made.into:
        raise Refused("translation_without_language")
    if any(date and not is_edtf(date) for date in (made.ordered, made.due, made.certificate.date)):
        raise Refused("date_unusable")
    if made.state is TranslationStatus.CERTIFIED and not made.certificate.name.strip():
        raise Refused("certificate_incomplete")
    if made.translated_id == made.document_id:
        raise Refused("link_to_itself")
    same = work.find(Translation, document_id=made.document_id, into=made.into)
    if any(other.id != made.id for other in same):
        raise Refused("translation_exists")


def _link(work: WriteTransaction, made: Translation, link_id: DocumentLinkId) -> None:
    """Link the document that holds a translation to the one that is translated."""
    if not made.translated_id:
        return
    if work.get(Document, made.translated_id) is None:
        raise Refused("link_without_document")
    between = work.find(DocumentLink, document_id=made.translated_id, other_id=made.document_id)
    if not any(one.kind is DocumentLinkKind.TRANSLATION for one in between):
        link = DocumentLink(
            link_id,
            made.case_id,
            made.translated_id,
            DocumentLinkKind.TRANSLATION,
            made.document_id,
            "",
        )
        work.insert(link, "add_document_link")
