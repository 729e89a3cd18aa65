"""Marks: areas of pages that readers will not get; data that stays editable until an export."""

import hmac
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, MarkId, PersonId, new_id
from casefiles.domain.records.case_records import Document, Mark, Person, Protection, RedactionKind
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.redaction_settings import REASON_CODES
from casefiles.office.reading.page_preflight import RASTER_DPI
from casefiles.office.redaction.rests_of_names import MarkedArea, rests_of_names
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.redaction.pixels.gate import raster_digest
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg_n

NOBODY: Final = PersonId("")
EVERYWHERE: Final = DocumentId("")
_REASONS: Final = {
    Protection.OPEN: "About a named person",
    Protection.PSEUDONYM: "Protects a person with a pseudonym",
    Protection.WITHHELD: "Protects a withheld person",
}


@dataclass(frozen=True, slots=True)
class RedactionArea:
    """A part of a page that is to be marked."""

    document_id: DocumentId
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class MarkInput:
    """What is said about a mark.

    Attributes:
        reason: the lawyer's words; never leaves the vault. Empty takes that of the person.
        person_id: whom it protects; empty if nobody in particular.
        audiences: those it applies to; empty means all.
        kind: what goes because of it.
        judge_code: of the reason told to the judge; empty for that of the person.
        judge_reason: in words for the judge; empty for those of the person.
    """

    reason: str
    person_id: PersonId = NOBODY
    audiences: tuple[str, ...] = ()
    kind: RedactionKind = RedactionKind.AREA
    judge_code: str = ""
    judge_reason: str = ""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark as a list shows it.

    Attributes:
        person: first name of whom it protects; empty if nobody in particular.
    """

    id: MarkId
    document_id: DocumentId
    page: int
    box: Box
    terms: MarkInput
    person: str


def marks_of(document_id: DocumentId) -> Query[tuple[MarkRow, ...]]:
    """Return the marks of a document, page by page from the top, then those of its words."""

    def ask(reader: ReadTransaction) -> tuple[MarkRow, ...]:
        marks = reader.find(Mark, document_id=document_id)
        named = {mark.person_id for mark in marks if mark.person_id}
        names = {person_id: _name(reader.get(Person, person_id)) for person_id in named}
        rows = (_row(mark, names.get(mark.person_id, "")) for mark in marks)
        return tuple(sorted(rows, key=_place_of))

    return ask


def _place_of(row: MarkRow) -> tuple[bool, int, float, float]:
    """Return the order of marks: those on pages come first."""
    return row.terms.kind.is_of_text, row.page, row.box.y0, row.box.x0


def _name(person: Person | None) -> str:
    return person.names[0].text if person is not None and person.names else ""


def _row(mark: Mark, person: str) -> MarkRow:
    values = mark.judge_code, mark.judge_reason
    terms = MarkInput(mark.reason, mark.person_id, mark.audiences, mark.kind, *values)
    return MarkRow(mark.id, mark.document_id, mark.page, mark.box, terms, person)


def add_marks(areas: Sequence[RedactionArea], terms: MarkInput) -> Job[tuple[MarkId, ...]]:
    """Mark areas of pages; all of them in one write.

    Each page is drawn once more as an export will draw it, and the mark is tied to that raster, so
    that it can never slip on a page that looks different.

    Raises:
        Refused: no reason or no area, an unknown reader, or the document was removed.
        WorkerFailed: a page cannot be drawn.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[MarkId, ...]:
        marks = marks_made(workplace, areas, terms, ticket)
        ticket.check()
        workplace.vault.write(lambda at: insert_marks(at, marks))
        return tuple(mark.id for mark in marks)

    return work


def marks_made(
    workplace: JobContext,
    areas: Sequence[RedactionArea],
    terms: MarkInput,
    ticket: CancellationToken,
) -> tuple[Mark, ...]:
    """Return marks that are not kept yet; see `add_marks`."""
    reason = workplace.vault.read(lambda reader: reason_for(reader, terms))
    distinct = _distinct(areas, terms.kind)
    if not distinct:
        raise Refused("mark_without_area")
    documents = documents_with(workplace, {area.document_id for area in distinct})
    if terms.kind is RedactionKind.AREA:
        distinct = _distinct([*distinct, *_rests(workplace, documents, distinct)], terms.kind)
    digests = raster_digests(workplace, documents, distinct, ticket)
    return tuple(
        Mark(
            id=MarkId(new_id(workplace.randomness)),
            case_id=documents[area.document_id].case_id,
            document_id=area.document_id,
            page=area.page,
            box=area.box,
            reason=reason,
            person_id=terms.person_id,
            audiences=terms.audiences,
            raster=digests[area.document_id, area.page],
            kind=terms.kind,
            judge_code=terms.judge_code,
            judge_reason=in_one_line(terms.judge_reason),
        )
        for area in distinct
    )


def _rests(
    workplace: JobContext, documents: Iterable[DocumentId], areas: Sequence[RedactionArea]
) -> list[RedactionArea]:
    """Return the lines on which names run on of which areas as wide as the page take a part.

    Those are whole lines; of what somebody drew by hand the size is that one's own.
    """
    found: list[RedactionArea] = []
    for own in documents:
        wide = [one for one in areas if one.box.x0 <= 0.0 and one.box.x1 >= 1.0]
        marked = [MarkedArea(one.page, one.box) for one in wide if one.document_id == own]
        if marked:
            rests = workplace.vault.read(partial(rests_of_names, document_id=own, marked=marked))
            found += (RedactionArea(own, page, box) for page, box in rests)
    return found


def _distinct(areas: Sequence[RedactionArea], kind: RedactionKind) -> tuple[RedactionArea, ...]:
    """Return what is to be marked, each once; a whole page once however much of it was chosen."""
    if kind is RedactionKind.PAGE:
        areas = [replace(area, box=WHOLE_PAGE) for area in areas]
    return tuple(dict.fromkeys(areas))


def reason_for(reader: ReadTransaction, terms: MarkInput) -> str:
    """Return the reason of a mark: as written, or that of the person whom it protects.

    Raises:
        Refused: no reason, an unknown reader, or an unknown reason for the judge.
    """
    if not AUDIENCES.issuperset(terms.audiences):
        raise Refused("mark_for_nobody")
    person = reader.get(Person, terms.person_id) if terms.person_id else None
    reason = terms.reason.strip() or (inherited_reason(person) if person is not None else "")
    if not reason:
        raise Refused("mark_without_reason")
    if terms.judge_code not in {"", *REASON_CODES}:
        raise Refused("mark_reason_unknown")
    return reason


def in_one_line(words: str) -> str:
    """Return words for the judge as a schedule prints them, in one line."""
    return " ".join(words.split())


def inherited_reason(person: Person) -> str:
    """Return the reason that marks for a person have where nobody wrote another."""
    role = person.role.strip()
    of = f" ({role})" if role else ""
    return f"{_REASONS[person.protection]}{of}"


def insert_marks(work: WriteTransaction, marks: Iterable[Mark]) -> None:
    """Put marks, each with an entry of its own in one act."""
    for mark in marks:
        work.insert(mark, "add_mark")


def documents_with(
    workplace: JobContext, ids: Iterable[DocumentId]
) -> Mapping[DocumentId, Document]:
    """Return documents by their ids.

    Raises:
        Refused: one was removed.
    """

    def ask(reader: ReadTransaction) -> dict[DocumentId, Document]:
        found = {document_id: reader.get(Document, document_id) for document_id in ids}
        return {key: document for key, document in found.items() if document is not None}

    document_ids = tuple(ids)
    documents = workplace.vault.read(ask)
    if len(documents) != len(document_ids):
        raise Refused("document_gone")
    return documents


def raster_digests(
    workplace: JobContext,
    documents: Mapping[DocumentId, Document],
    areas: Iterable[RedactionArea],
    ticket: CancellationToken,
) -> dict[tuple[DocumentId, int], str]:
    """Draw the pages as an export will, one worker for each document."""
    pages: defaultdict[DocumentId, set[int]] = defaultdict(set)
    for area in areas:
        pages[area.document_id].add(area.page)
    digests = {}
    vault, template = workplace.vault, workplace.template()
    for document_id, numbers in pages.items():
        content = bytes_for(vault, template, documents[document_id].content_id)
        for raster in template.render(content, sorted(numbers), RASTER_DPI, ticket):
            digests[document_id, raster.number] = raster_digest(raster, vault.raster_key)
    return digests


def marks_made_words(count: int) -> str:
    """Say that so many marks were made."""
    return msg_n("{n} place is marked.", "{n} places are marked.", count)


def edit_mark(mark_id: MarkId, terms: MarkInput) -> Edit[None]:
    """Say something else about a mark; its area stays.

    Raises:
        Refused: no reason, an unknown reader, the mark was removed, or a mark of a page would
            become one of words.
    """

    def change(work: WriteTransaction) -> None:
        reason = reason_for(work, terms)
        mark = work.get(Mark, mark_id)
        if mark is None:
            raise Refused("mark_gone")
        if mark.kind.is_of_text != terms.kind.is_of_text:
            raise Refused("mark_of_other_kind")
        work.update(
            replace(
                mark,
                reason=reason,
                person_id=terms.person_id,
                audiences=terms.audiences,
                kind=terms.kind,
                judge_code=terms.judge_code,
                judge_reason=in_one_line(terms.judge_reason),
            ),
            "edit_mark",
        )

    return change


def move_mark(mark_id: MarkId, box: Box) -> Edit[None]:
    """Let a mark stand elsewhere on its page, or be larger or smaller.

    Its raster stays: that is the digest of the whole page, which looks the same.

    Raises:
        Refused: the mark was removed.
    """

    def change(work: WriteTransaction) -> None:
        mark = work.get(Mark, mark_id)
        if mark is None:
            raise Refused("mark_gone")
        work.update(replace(mark, box=box), "edit_mark")

    return change


def remove_mark(mark_id: MarkId) -> Edit[None]:
    """Give up a mark; one that is gone already stays so."""

    def change(work: WriteTransaction) -> None:
        if work.get(Mark, mark_id) is not None:
            work.delete(Mark, mark_id, "remove_mark")

    return change


def set_pages_checked(document_id: DocumentId, *, are_pages_checked: bool = True) -> Edit[None]:
    """Say that somebody looked at every page and decided what to mark, or take that back.

    Raises:
        Refused: the document was removed.
    """

    def change(work: WriteTransaction) -> None:
        document = work.get(Document, document_id)
        if document is None:
            raise Refused("document_gone")
        work.update(replace(document, is_looked_at=are_pages_checked), "edit_document")

    return change


def stale_marks(case_id: CaseId, document_id: DocumentId = EVERYWHERE) -> Job[frozenset[MarkId]]:
    """Return the marks whose pages look different now; an export would stop at them.

    Args:
        case_id: of the case.
        document_id: only marks of this document; empty for all of the case.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> frozenset[MarkId]:
        marks = workplace.vault.read(lambda reader: _shown_marks(reader, case_id, document_id))
        areas = [RedactionArea(mark.document_id, mark.page, mark.box) for mark in marks]
        documents = documents_with(workplace, {mark.document_id for mark in marks})
        digests = raster_digests(workplace, documents, areas, ticket)
        return frozenset(
            mark.id
            for mark in marks
            if not hmac.compare_digest(mark.raster, digests[mark.document_id, mark.page])
        )

    return work


def _shown_marks(
    reader: ReadTransaction, case_id: CaseId, document_id: DocumentId
) -> tuple[Mark, ...]:
    """Return the marks on documents whose pages can be drawn."""
    only = {"document_id": document_id} if document_id else {}
    marks = reader.find(Mark, case_id=case_id, **only)
    heads = {at: reader.reading_head(at) for at in {mark.document_id for mark in marks}}
    drawable = {at for at, head in heads.items() if head is not None and not head[1]}
    shown = (mark for mark in marks if mark.document_id in drawable)
    return tuple(mark for mark in shown if not mark.kind.is_of_text)


def on_pages(area: RedactionArea, pages: Iterable[int]) -> tuple[RedactionArea, ...]:
    """Return the same area on other pages too, each page once, its own first."""
    return tuple(replace(area, page=page) for page in dict.fromkeys((area.page, *pages)))
