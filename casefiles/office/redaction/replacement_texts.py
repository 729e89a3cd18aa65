"""How a document leaves: as pages, as its own words typeset anew, or as words somebody wrote."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.files.media import PLAYED
from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.boxes import WHOLE_PAGE
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId, MarkId, Randomness, SubstituteId, new_id
from casefiles.domain.records.case_records import Document, Mark, RedactionKind
from casefiles.domain.records.replacement_texts import ExportFormat, Substitute
from casefiles.office.reading.ocr_text import pictured
from casefiles.office.redaction.marking import MarkInput, in_one_line, insert_marks, reason_for
from casefiles.office.redaction.text_of_exhibits import blocks_of, shows_more, text_digest
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.redaction.release.released_words import redacted_spans
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_MOST_TEXT_PAGES: Final = 400


@dataclass(frozen=True, slots=True)
class ExportFormState:
    """How one document leaves.

    Attributes:
        kind: what the lawyer chose; None for the rule of the house.
        text: that the lawyer wrote in place of pages.
        blocks: its own words; empty where its pages are not renderings of ours.
        marks: in those words; `stale` those of them that were made when the text read otherwise.
        page_marks: how many marks are on its pages.
        shows_more: its pages show what its own program does not print, such as comments.
        is_traceable: no picture of its pages may leave.
        is_played: it is a sound or film.
    """

    document_id: DocumentId
    kind: ExportFormat | None
    text: str
    blocks: tuple[TextBlock, ...]
    marks: tuple[Mark, ...]
    stale: frozenset[MarkId]
    page_marks: int
    shows_more: bool
    is_traceable: bool
    is_played: bool


def export_form_of(document_id: DocumentId) -> Job[ExportFormState | None]:
    """Return how a document leaves; None if it is gone."""

    def work(workplace: JobContext, ticket: CancellationToken) -> ExportFormState | None:
        ticket.check()
        key = workplace.vault.raster_key
        return workplace.vault.read(lambda reader: _export_form(reader, document_id, key))

    return work


def _export_form(
    reader: ReadTransaction, document_id: DocumentId, key: bytes
) -> ExportFormState | None:
    document = reader.get(Document, document_id)
    if document is None:
        return None
    substitutes = reader.find(Substitute, document_id=document_id)
    reading = reader.reading(document_id)
    blocks = blocks_of(reading) if reading is not None else ()
    marks = reader.find(Mark, document_id=document_id)
    of_words = tuple(mark for mark in marks if mark.kind.is_of_text)
    return ExportFormState(
        document_id=document_id,
        kind=substitutes[0].kind if substitutes else None,
        text=substitutes[0].text if substitutes else "",
        blocks=blocks,
        marks=of_words,
        stale=frozenset(mark.id for mark in of_words if _is_stale(mark, blocks, key)),
        page_marks=len(marks) - len(of_words),
        shows_more=reading is not None and shows_more(reading),
        is_traceable=document.is_traceable,
        is_played=reading is not None and reading.unreadable == PLAYED,
    )


def _is_stale(mark: Mark, blocks: Sequence[TextBlock], key: bytes) -> bool:
    is_there = 1 <= mark.page <= len(blocks)
    return not is_there or text_digest(blocks[mark.page - 1], key) != mark.raster


def redacted_spans_of(export_state: ExportFormState) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the spans that go from each block because of marks, for whichever readers."""
    found = []
    keeps = any(mark.kind is RedactionKind.KEEP_SPAN for mark in export_state.marks)
    for number, block in enumerate(export_state.blocks, start=1):
        own = [mark for mark in export_state.marks if mark.page == number]
        spans = redacted_spans(block.whole, own, keeps=keeps)
        found.append(((0, len(block.whole)),) if spans is None else tuple(spans))
    return tuple(found)


def choose_export_format(
    document_id: DocumentId, kind: ExportFormat | None, text: str, randomness: Randomness
) -> Edit[None]:
    """Say how a document leaves.

    Args:
        document_id: of the document.
        kind: None for the rule of the house.
        text: of a written kind.
        randomness: makes the id of a new record.

    Raises:
        Refused: it was removed, or nothing was written.
    """

    def change(work: WriteTransaction) -> None:
        document = work.get(Document, document_id)
        if document is None:
            raise Refused("document_gone")
        substitutes = work.find(Substitute, document_id=document_id)
        if kind is None:
            for one in substitutes:
                work.delete(Substitute, one.id, "remove_substitute")
            return
        if kind.is_written and not text.strip():
            raise Refused("substitute_without_text")
        words = text if kind.is_written or not substitutes else substitutes[0].text
        if substitutes:
            work.update(replace(substitutes[0], kind=kind, text=words), "edit_substitute")
            return
        new = SubstituteId(new_id(randomness))
        work.insert(Substitute(new, document.case_id, document_id, kind, words), "add_substitute")

    return change


def text_to_correct(document_id: DocumentId) -> Query[str]:
    """Return what was read from a document, checked lines as they were checked, to be corrected."""

    def ask(reader: ReadTransaction) -> str:
        pages = reader.pages(document_id, 1, _MOST_TEXT_PAGES)
        recognised = {page.number: page for page in pictured(reader, document_id, pages)}
        texts = (recognised.get(page.number, page).text or page.text for page in pages)
        return "\n\n".join(text.strip() for text in texts if text.strip())

    return ask


def mark_words(
    document_id: DocumentId, places: Sequence[tuple[int, int, int]], terms: MarkInput
) -> Job[tuple[MarkId, ...]]:
    """Mark words of a document that leaves as text; all of them in one write.

    Args:
        document_id: of the document.
        places: number of a block from 1, first character and the one after the last. They grow to
            whole words.
        terms: with a kind of words.

    Raises:
        Refused: no place, no reason, an unknown reader, a kind of pages, or the document is gone.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[MarkId, ...]:
        ticket.check()
        marks = marks_of_words(workplace, document_id, places, terms)
        if not marks:
            raise Refused("mark_without_area")
        workplace.vault.write(lambda at: insert_marks(at, marks))
        return tuple(mark.id for mark in marks)

    return work


def marks_of_words(
    workplace: JobContext,
    document_id: DocumentId,
    places: Sequence[tuple[int, int, int]],
    terms: MarkInput,
) -> list[Mark]:
    """Return marks of words without keeping them; see `mark_words`."""
    vault = workplace.vault
    document = vault.read(lambda reader: reader.get(Document, document_id))
    reading = vault.read(lambda reader: reader.reading(document_id))
    reason = vault.read(lambda reader: reason_for(reader, terms))
    if document is None or reading is None:
        raise Refused("document_gone")
    if not terms.kind.is_of_text:
        raise Refused("mark_of_other_kind")
    blocks = blocks_of(reading)
    return [
        Mark(
            id=MarkId(new_id(workplace.randomness)),
            case_id=document.case_id,
            document_id=document_id,
            page=number,
            box=WHOLE_PAGE,
            reason=reason,
            person_id=terms.person_id,
            audiences=terms.audiences,
            raster=text_digest(blocks[number - 1], vault.raster_key),
            kind=terms.kind,
            judge_code=terms.judge_code,
            judge_reason=in_one_line(terms.judge_reason),
            start=span[0],
            end=span[1],
        )
        for number, span in _snapped(blocks, places, terms.kind)
    ]


def _snapped(
    blocks: Sequence[TextBlock], places: Sequence[tuple[int, int, int]], kind: RedactionKind
) -> list[tuple[int, tuple[int, int]]]:
    """Return the places that hold anything, grown to whole words, each once."""
    found: dict[tuple[int, tuple[int, int]], None] = {}
    for number, start, end in places:
        if 1 <= number <= len(blocks):
            whole = blocks[number - 1].whole
            is_all = kind is RedactionKind.MESSAGE
            span = (0, len(whole)) if is_all else whole_words(whole, start, end)
            if span[0] < span[1]:
                found[number, span] = None
    return list(found)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without blanks at its ends, grown to whole words; letters of Han stand alone.

    An empty span is returned where nothing but blanks was chosen.
    """
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return start, start
    while start > 0 and _is_one_word(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and _is_one_word(text[end - 1], text[end]):
        end += 1
    return start, end


def _is_one_word(one: str, other: str) -> bool:
    return _is_letter(one) and _is_letter(other)


def _is_letter(char: str) -> bool:
    is_han = "\u2e80" <= char <= "\ua4cf" or "\uf900" <= char <= "\ufaff"
    return (char.isalnum() or char in "'’_") and not is_han
