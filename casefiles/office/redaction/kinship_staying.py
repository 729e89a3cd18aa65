"""Which words of kin of a speaker stay where others went: who is left out may be told by that."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Document, Mark
from casefiles.domain.records.rows import DocumentFilter
from casefiles.office.reading.ocr_text import pictured
from casefiles.office.redaction.kinship_streams import Streamed, phrases_of
from casefiles.office.redaction.kinship_words import kinships_in
from casefiles.office.redaction.kinships import KinshipsAt
from casefiles.office.redaction.review_kinship import OwnText, own_texts
from casefiles.office.redaction.settling import areas_by_page, is_over
from casefiles.office.redaction.suggestions import NOWHERE, DocumentContext
from casefiles.office.redaction.word_places import stays_in, words_of
from casefiles.office.workplace.operations import Query
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Owner, Phrase
from casefiles.store.access.reader import ReadTransaction

_OF_SPEAKER: Final = frozenset({Owner.FIRST, Owner.OWN, Owner.KIN})
_OF_OWN: Final = _OF_SPEAKER | {Owner.THIRD, Owner.CLIENT, Owner.NAMED}
"""In the lawyer's own texts everybody is spoken of by others."""

Words = Counter[str]
"""Words of kin with their owners, in small letters, and how often each stays."""


@dataclass(frozen=True, slots=True)
class Staying:
    """What stays of the kin of one speaker.

    Attributes:
        document_id: of the paper that was answered last; empty for the lawyer's own texts.
        words: those that stay, the most frequent first.
    """

    document_id: DocumentId
    words: tuple[str, ...]


def papers_of_speaker(
    reader: ReadTransaction, kinships: KinshipsAt, document_id: DocumentId
) -> tuple[DocumentId, ...]:
    """Return the papers in which somebody speaks, where it was said who; else the one alone."""
    speaker = kinships.speakers.get(document_id)
    own = [one for one, who in kinships.speakers.items() if speaker and who == speaker]
    return tuple(one for one in own or (document_id,) if reader.get(Document, one) is not None)


def kinship_on_pages(
    reader: ReadTransaction, kinships: KinshipsAt, document_id: DocumentId
) -> Iterator[tuple[Streamed, Phrase]]:
    """Yield where the speaker of a document tells of kin."""
    document = _document(reader, document_id)
    if document is not None:
        for text, phrase in phrases_of(document, kinships.known, CancellationToken()):
            if phrase.owner in _owners(kinships, document_id):
                yield text, phrase


def kinship_in_words(
    kinships: KinshipsAt, document_id: DocumentId, blocks: Sequence[TextBlock]
) -> Iterator[tuple[int, Phrase]]:
    """Yield the same in a document that leaves as words, with the number of the block."""
    for number, block in enumerate(blocks, start=1):
        for phrase in phrases(block.whole, kinships.known):
            if phrase.owner in _owners(kinships, document_id):
                yield number, phrase


def kinship_in_own_text(own: OwnText, kinships: KinshipsAt) -> Iterator[Phrase]:
    """Yield where a text of the lawyer's tells of kin of whoever is spoken of."""
    known = replace(kinships.known, places=own.references)
    return (one for one in phrases(own.text, known) if one.owner in _OF_OWN)


def staying_on_pages(
    found: Iterable[tuple[Streamed, Phrase]], removed: Mapping[int, Sequence[Box]]
) -> Words:
    """Count what no area takes of what is told on pages.

    Args:
        found: the words of kin.
        removed: the areas that go, by number of page.
    """
    return Counter(
        _phrase_text(text.text, phrase)
        for text, phrase in found
        if not all(
            any(is_over(area, box) for area in removed.get(page, ()))
            for page, box in text.boxes(phrase.start, phrase.end)
        )
    )


def staying_in_words(
    kinships: KinshipsAt,
    document_id: DocumentId,
    blocks: Sequence[TextBlock],
    marks: Iterable[Mark],
) -> Words:
    """Count what no mark takes of what is told in a document that leaves as words."""
    own = [one for one in marks if one.document_id == document_id and not one.audiences]
    return Counter(
        _phrase_text(blocks[number - 1].whole, phrase)
        for number, phrase in kinship_in_words(kinships, document_id, blocks)
        if stays_in(blocks, own, (number, phrase.start, phrase.end))
    )


def staying_in_own(own: OwnText, kinships: KinshipsAt) -> Words:
    """Count what a text of the lawyer's tells of kin."""
    return Counter(_phrase_text(own.raw, phrase) for phrase in kinship_in_own_text(own, kinships))


def kin_staying(case_id: CaseId, document_id: DocumentId) -> Query[Staying]:
    """Return which kin of a paper's speaker stay, in this paper and in others of that speaker.

    Args:
        case_id: of the case.
        document_id: of the paper; empty for the lawyer's own texts.
    """

    def ask(reader: ReadTransaction) -> Staying:
        kinships = kinships_in(reader, case_id)
        words = Words()
        if document_id == NOWHERE:
            for own in own_texts(reader, case_id):
                words += staying_in_own(own, kinships)
        else:
            for paper in papers_of_speaker(reader, kinships, document_id):
                words += _staying(reader, kinships, paper)
        return Staying(document_id, tuple(word for word, _ in words.most_common()))

    return ask


def _staying(reader: ReadTransaction, kinships: KinshipsAt, document_id: DocumentId) -> Words:
    marks = reader.find(Mark, document_id=document_id)
    blocks = words_of(reader, document_id)
    if blocks:
        return staying_in_words(kinships, document_id, blocks, marks)
    found = kinship_on_pages(reader, kinships, document_id)
    return staying_on_pages(found, areas_by_page(marks))


def _owners(kinships: KinshipsAt, document_id: DocumentId) -> frozenset[Owner]:
    is_spoken = kinships.is_spoken(document_id)
    return _OF_SPEAKER | {Owner.BARE} if is_spoken else _OF_SPEAKER


def _phrase_text(text: str, phrase: Phrase) -> str:
    return " ".join(text[phrase.start : phrase.end].split()).casefold()


def _document(reader: ReadTransaction, document_id: DocumentId) -> DocumentContext | None:
    document = reader.get(Document, document_id)
    if document is None:
        return None
    rows = reader.document_rows(document.case_id, DocumentFilter(order="added"))
    row = next((one for one in rows if one.id == document_id), None)
    if row is None or row.unreadable or not row.pages:
        return None
    pages = reader.pages(row.id, 1, row.pages)
    page_texts = pictured(reader, row.id, pages)
    return DocumentContext(row, pages, page_texts, mentions=tuple(() for _ in pages))
