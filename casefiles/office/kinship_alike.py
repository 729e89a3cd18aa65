"""Treating all kin of a speaker alike: where a sister goes, a mother who stays tells who went."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from casefiles.domain.boxes import Box
from casefiles.domain.ids import CaseId, DocumentId
from casefiles.domain.records import Document, MarkKind
from casefiles.domain.review_decisions import Verdict
from casefiles.domain.rows import DocumentsWanted
from casefiles.domain.ticket import Ticket
from casefiles.office.checks import Check, Spot, check
from casefiles.office.draft_view import DraftView
from casefiles.office.kinship_answers import KINSHIP_KINDS, Removed
from casefiles.office.kinship_streams import Streamed, phrases_of
from casefiles.office.kinship_words import kinships_in
from casefiles.office.marking import Area, MarkTerms, add_marks
from casefiles.office.picture_text import pictured
from casefiles.office.review_items import KINDS, DocumentAt
from casefiles.office.review_queue import is_over, queue_of
from casefiles.office.substitutes import mark_words
from casefiles.office.text_of_exhibits import blocks_of
from casefiles.office.verbs import Job, Workplace
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Owner, Phrase
from casefiles.redaction.kinship.sentences import sentence_at
from casefiles.store.vault import Reader
from casefiles.words_of_kinship import stays_words

KINSHIP_STAYS: Final = "kinship_stays"
_OF_SPEAKER: Final = frozenset({Owner.FIRST, Owner.OWN, Owner.KIN})
_MOST_SHOWN: Final = 5


def remove_all_kinship(case_id: CaseId, document_id: DocumentId) -> Job[Removed]:
    """Let every sentence of a paper go in which its speaker tells of kin, whoever that is.

    Raises:
        Refused: nothing is there, or the document was removed.
        WorkerFailed: a page cannot be drawn.
    """

    def work(workplace: Workplace, ticket: Ticket) -> Removed:
        terms = MarkTerms(KINDS["kinship"].title)
        blocks = workplace.vault.read(lambda reader: _spans(reader, case_id, document_id))
        if blocks is not None:
            worded = MarkTerms(terms.reason, kind=MarkKind.SPAN)
            return Removed(len(mark_words(document_id, blocks, worded)(workplace, ticket)))
        areas = workplace.vault.read(lambda reader: _areas(reader, case_id, document_id))
        return Removed(len(add_marks(areas, terms)(workplace, ticket)))

    return work


def _areas(reader: Reader, case_id: CaseId, document_id: DocumentId) -> list[Area]:
    found = {
        Area(document_id, page, Box(0.0, box.y0, 1.0, box.y1)): None
        for text, phrase in _told(reader, case_id, document_id)
        for page, box in text.boxes(*sentence_at(text.text, phrase.start, phrase.end))
    }
    return list(found)


def _spans(
    reader: Reader, case_id: CaseId, document_id: DocumentId
) -> list[tuple[int, int, int]] | None:
    reading = reader.reading(document_id)
    blocks = blocks_of(reading) if reading is not None else ()
    if not blocks:
        return None
    known = kinships_in(reader, case_id).known
    return [
        (number, *sentence_at(block.whole, phrase.start, phrase.end))
        for number, block in enumerate(blocks, start=1)
        for phrase in phrases(block.whole, known)
        if phrase.owner in _OF_SPEAKER
    ]


def _told(
    reader: Reader, case_id: CaseId, document_id: DocumentId
) -> Iterator[tuple[Streamed, Phrase]]:
    """Yield where the speaker of a document tells of kin."""
    document = _document(reader, case_id, document_id)
    if document is None:
        return
    kinships = kinships_in(reader, case_id)
    owners = _OF_SPEAKER | ({Owner.BARE} if document_id in kinships.speakers else frozenset())
    for text, phrase in phrases_of(document, kinships.known, Ticket()):
        if phrase.owner in owners:
            yield text, phrase


def _document(reader: Reader, case_id: CaseId, document_id: DocumentId) -> DocumentAt | None:
    rows = reader.document_rows(case_id, DocumentsWanted(order="added"))
    row = next((one for one in rows if one.id == document_id), None)
    if row is None or row.unreadable or not row.pages or reader.get(Document, row.id) is None:
        return None
    pages = reader.pages(row.id, 1, row.pages)
    behind = pictured(reader, row.id, pages)
    return DocumentAt(row, pages, behind, mentions=tuple(() for _ in pages))


def kinship_checks(workplace: Workplace, view: DraftView) -> Iterator[Check]:
    """Find exhibits from which a sentence of kinship goes while other kin of the speaker stay."""
    case_id = view.snapshot.case.id
    queue = workplace.vault.read(queue_of(case_id))
    going = {
        one.item.document_id
        for one in queue.items
        if one.item.kind in KINSHIP_KINDS and one.verdict is Verdict.ACCEPTED
    }
    spots = []
    for document_id, plan in view.drawn:
        if document_id not in going:
            continue
        told = workplace.vault.read(
            lambda reader, own=document_id: [*_told(reader, case_id, own)]  # type: ignore[misc]
        )
        staying = Counter(
            " ".join(text.text[phrase.start : phrase.end].split()).casefold()
            for text, phrase in told
            if not all(
                any(is_over(gone, box) for gone in plan.boxes.get(page, ()))
                for page, box in text.boxes(phrase.start, phrase.end)
            )
        )
        if staying:
            name = view.document(document_id).words
            words = stays_words(name, [word for word, _ in staying.most_common(_MOST_SHOWN)])
            spots.append(Spot(words, "redaction"))
    if spots:
        yield check("warn", KINSHIP_STAYS, spots)
