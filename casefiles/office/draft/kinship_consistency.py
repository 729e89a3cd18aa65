"""Treating all kin of a speaker alike: where a sister goes, a mother who stays tells who went."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import RedactionKind
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.draft.draft_texts import places_of
from casefiles.office.draft.draft_view import DraftView
from casefiles.office.records.findings import Finding, FindingLocation, new_finding
from casefiles.office.redaction.kinship_answers import (
    KINSHIP_KINDS,
    KINSHIP_REMOVED,
    KinshipAnswerEffect,
)
from casefiles.office.redaction.kinship_staying import (
    Words,
    kinship_in_own_text,
    kinship_in_words,
    kinship_on_pages,
    papers_of_speaker,
    staying_in_own,
    staying_in_words,
    staying_on_pages,
)
from casefiles.office.redaction.kinship_words import kinships_in
from casefiles.office.redaction.kinships import KinshipsAt
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks
from casefiles.office.redaction.name_suggestions import SHOWN_TEXTS
from casefiles.office.redaction.redaction_queue import queue_of
from casefiles.office.redaction.replacement_texts import mark_words
from casefiles.office.redaction.review_kinship import OwnText, own_text, own_texts
from casefiles.office.redaction.suggestions import KINDS
from casefiles.office.redaction.word_places import words_of
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.redaction.kinship.sentences import sentence_at, sentence_below
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.kinship import stays_words

KINSHIP_STAYS: Final = "kinship_stays"
_MOST_SHOWN: Final = 5


def remove_all_kinship(case_id: CaseId, document_id: DocumentId) -> Job[KinshipAnswerEffect]:
    """Let every sentence go in which the speaker of a paper tells of kin, in all of that one's.

    Where nobody said who speaks, that is this paper alone.

    Raises:
        Refused: nothing is there, or the document was removed.
        WorkerFailed: a page cannot be drawn.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> KinshipAnswerEffect:
        papers = workplace.vault.read(lambda reader: _papers(reader, case_id, document_id))
        marks = sum(_remove(workplace, case_id, one, ticket) for one in papers)
        if not marks:
            raise Refused("mark_without_area")
        return KinshipAnswerEffect(marks)

    return work


def remove_all_own_kinship(case_id: CaseId) -> Job[KinshipAnswerEffect]:
    """Cut every sentence about kin out of the lawyer's own texts.

    A text that would be empty then stays as it is.

    Raises:
        Refused: no text can lose what it says and say something still.
    """

    def work(workplace: JobContext, _ticket: CancellationToken) -> KinshipAnswerEffect:
        return KinshipAnswerEffect(texts=workplace.vault.write(lambda at: _cut_all(at, case_id)))

    return work


def _cut_all(work: WriteTransaction, case_id: CaseId) -> int:
    kinships = kinships_in(work, case_id)
    count = left = 0
    for own in [*own_texts(work, case_id)]:
        description = _without_kin(own, kinships)
        if description == own.raw:
            continue
        if not description.strip():
            left += 1
            continue
        kind, _, field = own.place.partition(".")
        record = work.get(SHOWN_TEXTS[kind][0], own.id)
        changed: Any = replace(record, **{field: description})  # type: ignore[type-var]  # it has the text
        work.update(changed, f"edit_{kind}")
        count += 1
    if left and not count:
        raise Refused("kinship_sentence_is_all")
    return count


def _without_kin(own: OwnText, kinships: KinshipsAt) -> str:
    """Return a text without the sentences that tell of kin."""
    removed = sorted(
        {sentence_at(own.text, one.start, one.end) for one in kinship_in_own_text(own, kinships)}
    )
    parts, at = [], 0
    for start, end in removed:
        parts.append(own.raw[at : max(at, start)].strip())
        at = max(at, end)
    if not removed:
        return own.raw
    return " ".join(part for part in (*parts, own.raw[at:].strip()) if part)


def _papers(
    reader: ReadTransaction, case_id: CaseId, document_id: DocumentId
) -> tuple[DocumentId, ...]:
    return papers_of_speaker(reader, kinships_in(reader, case_id), document_id)


def _remove(
    workplace: JobContext, case_id: CaseId, document_id: DocumentId, ticket: CancellationToken
) -> int:
    terms = MarkInput(str(KINDS["kinship"].title))
    spans = workplace.vault.read(lambda reader: _spans(reader, case_id, document_id))
    if spans is not None:
        worded = MarkInput(terms.reason, kind=RedactionKind.SPAN)
        return len(mark_words(document_id, spans, worded)(workplace, ticket)) if spans else 0
    areas = workplace.vault.read(lambda reader: _areas(reader, case_id, document_id))
    return len(add_marks(areas, terms)(workplace, ticket)) if areas else 0


def _areas(
    reader: ReadTransaction, case_id: CaseId, document_id: DocumentId
) -> list[RedactionArea]:
    kinships = kinships_in(reader, case_id)
    found = {
        RedactionArea(document_id, page, Box(0.0, box.y0, 1.0, box.y1)): None
        for text, phrase in kinship_on_pages(reader, kinships, document_id)
        for page, box in text.boxes(*sentence_at(text.text, phrase.start, phrase.end))
    }
    return list(found)


def _spans(
    reader: ReadTransaction, case_id: CaseId, document_id: DocumentId
) -> list[tuple[int, int, int]] | None:
    blocks = words_of(reader, document_id)
    if not blocks:
        return None
    found = kinship_in_words(kinships_in(reader, case_id), document_id, blocks)
    spans = (
        (number, *sentence_below(block.whole, len(block.head), phrase.start, phrase.end))
        for number, phrase in found
        for block in blocks[number - 1 : number]
    )
    return list(dict.fromkeys(spans))


def kinship_checks(workplace: JobContext, view: DraftView) -> Iterator[Finding]:
    """Find papers and texts from which a sentence of kinship goes while other kin of theirs stay.

    Whatever the same speaker says in another exhibit of the draft tells as much.
    """
    case_id = view.snapshot.case.id
    queue = workplace.vault.read(queue_of(case_id))
    going = {
        one.item.document_id
        for one in queue.items
        if one.item.kind in KINSHIP_KINDS and one.verdict is SuggestionVerdict.ACCEPTED
    }
    spots = workplace.vault.read(lambda reader: [*_spots(reader, view, going)])
    if spots:
        yield new_finding("warn", KINSHIP_STAYS, spots)


def _spots(
    reader: ReadTransaction, view: DraftView, going: Iterable[DocumentId]
) -> Iterator[FindingLocation]:
    case_id = view.snapshot.case.id
    kinships = kinships_in(reader, case_id)
    papers = {one for own in going for one in papers_of_speaker(reader, kinships, own)}
    plans = dict(view.drawn)
    for document_id in view.draft.projection.documents:
        if document_id not in papers:
            continue
        if document_id in plans:
            found = kinship_on_pages(reader, kinships, document_id)
            words = staying_on_pages(found, plans[document_id].boxes)
        else:
            blocks = view.snapshot.blocks.get(document_id, ())
            words = staying_in_words(kinships, document_id, blocks, view.snapshot.marks)
        yield from _left_kinship(words, view.document(document_id))
    decided = reader.find(ReviewDecision, case_id=case_id, kind=KINSHIP_REMOVED)
    for typed, _ in view.draft.projection.typed if decided else ():
        words = staying_in_own(own_text("", "", typed), kinships)
        for at in places_of(view, typed) if words else ():
            yield from _left_kinship(words, at)


def _left_kinship(words: Words, at: FindingLocation) -> Iterator[FindingLocation]:
    if words:
        most = [word for word, _ in words.most_common(_MOST_SHOWN)]
        is_paper = at.room == "documents"
        where = ("redaction", "", "") if is_paper else (at.room, at.record, at.detail)
        yield FindingLocation(
            stays_words(at.words, most), *where, kept=at.words if is_paper else at.kept
        )
