"""Where words stand on pages: what is asked for, and the names that go by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.records.case_records import Document, Exhibit, Mark
from casefiles.office.documents.document_records import shown_name
from casefiles.office.documents.pages import span_boxes
from casefiles.office.reading.ocr_text import pictured
from casefiles.office.redaction.burning import drawn_areas
from casefiles.office.redaction.letter_room import reach_in_document
from casefiles.office.redaction.marking import EVERYWHERE
from casefiles.office.redaction.seeking import sought_in
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.sought import Sought
from casefiles.redaction.strips.line_reach import LetterExtent
from casefiles.redaction.strips.page_strips import mention_boxes
from casefiles.store.access.reader import ReadTransaction

_CONTEXT: Final = 40
"""Characters shown on each side of a hit."""
MOST_HITS: Final = 2_000
"""Places that one find lists."""
_PAGES_PER_READ: Final = 20
"""Pages read in one transaction: edits wait for no more than these."""
_SOUGHT: Final = PersonId("asked")


@dataclass(frozen=True, slots=True)
class TextOccurrence:
    """A place where what was asked for stands.

    Attributes:
        title: exhibit mark or title of the document.
        boxes: one per line that holds a part of it.
        before: text before it, on one line.
    """

    document_id: DocumentId
    title: str
    page: int
    boxes: tuple[Box, ...]
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class TextOccurrences:
    """What was found.

    Attributes:
        places: in the order of documents and pages, at most so many as a person can go through.
        has_more: there are others after them.
    """

    places: tuple[TextOccurrence, ...]
    has_more: bool


def find_all(
    case_id: CaseId, text: str, document_id: DocumentId = EVERYWHERE
) -> Job[TextOccurrences]:
    """Find every place where a word, name or number stands, however it is written there.

    Args:
        case_id: of the case.
        text: what to find; capitals, accents, spaces and script variants do not matter.
        document_id: only in this document; empty for all of the case.

    Raises:
        Refused: there is nothing to find in the text (`nothing_to_find`).
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> TextOccurrences:
        matcher = Matcher([ProtectedTerm(text, _SOUGHT)])
        if not matcher.owners_in(text):
            raise Refused("nothing_to_find")
        documents = workplace.vault.read(lambda reader: _titles(reader, case_id, document_id))
        hits: list[TextOccurrence] = []
        for done, (at, title) in enumerate(documents):
            ticket.step(done, len(documents), "finding")
            for page in _pages(workplace, at, ticket):
                hits.extend(_hits(page, matcher, at, title))
                if len(hits) > MOST_HITS:
                    return TextOccurrences(tuple(hits[:MOST_HITS]), has_more=True)
        return TextOccurrences(tuple(hits), has_more=False)

    return work


def _titles(
    reader: ReadTransaction, case_id: CaseId, document_id: DocumentId
) -> list[tuple[DocumentId, str]]:
    only = {"id": document_id} if document_id else {}
    marks = {one.document_id: one.mark for one in reader.find(Exhibit, case_id=case_id)}
    return [
        (document.id, marks.get(document.id) or shown_name(reader, document))
        for document in reader.find(Document, case_id=case_id, **only)
    ]


def _pages(
    workplace: JobContext, document_id: DocumentId, ticket: CancellationToken
) -> Iterator[PageText]:
    """Yield the pages that can be shown, with what their pictures say, in short reads."""
    head = workplace.vault.read(lambda reader: reader.reading_head(document_id))
    if head is None or head[1]:
        return
    first = 1
    while True:
        ticket.check()
        pages = workplace.vault.read(partial(_read_pages, document_id, first))
        yield from pages
        if len(pages) < _PAGES_PER_READ:
            return
        first += _PAGES_PER_READ


def _read_pages(
    document_id: DocumentId, first: int, reader: ReadTransaction
) -> tuple[PageText, ...]:
    pages = reader.pages(document_id, first, first + _PAGES_PER_READ - 1)
    return pictured(reader, document_id, pages)


def _hits(
    page: PageText, matcher: Matcher, document_id: DocumentId, title: str
) -> Iterator[TextOccurrence]:
    text = page.text
    for mention in matcher.find(text):
        start, end = mention.start, mention.end
        boxes = tuple(span_boxes(page, start, end))
        if boxes:
            yield TextOccurrence(
                document_id,
                title,
                page.number,
                boxes,
                _on_one_line(text[max(0, start - _CONTEXT) : start]),
                _on_one_line(text[start:end]),
                _on_one_line(text[end : end + _CONTEXT]),
            )


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def names_found(document_id: DocumentId, numbers: Sequence[int]) -> Job[dict[int, tuple[Box, ...]]]:
    """Return the lines of some pages that an export removes by itself, as they name the protected.

    The page before and after is read too, because a name may run over the end of a page.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> dict[int, tuple[Box, ...]]:
        ticket.check()
        found: dict[int, tuple[Box, ...]] = {}
        texts, sought, marks = workplace.vault.read(
            lambda reader: _around(reader, document_id, numbers)
        )
        matcher = matcher_of(sought)
        if not (matcher.aliases and texts):
            return dict.fromkeys(numbers, ())
        reach = workplace.vault.read(
            lambda reader: reach_in_document(reader, document_id, marks, matcher)
        )
        for number in numbers:
            ticket.check()
            found[number] = tuple(dict.fromkeys(_named(texts, number, matcher, (marks, reach))))
        return found

    return work


def _named(
    texts: Sequence[Sequence[PageText]],
    number: int,
    matcher: Matcher,
    marks: tuple[Sequence[Mark], LetterExtent],
) -> Iterator[Box]:
    """Yield what goes from a page as an export does: what any of its texts finds goes."""
    own, reach = marks
    near = [[page for page in pages if abs(page.number - number) <= 1] for pages in texts]
    drawn = drawn_areas(near, own, reach)
    for pages in near:
        found = mention_boxes(pages, matcher, drawn, reach)
        yield from found.get(number, ())


def _around(
    reader: ReadTransaction, document_id: DocumentId, numbers: Sequence[int]
) -> tuple[tuple[tuple[PageText, ...], ...], Sought, tuple[Mark, ...]]:
    """Return the pages as they say themselves and with what their pictures say, and what hides."""
    document = reader.get(Document, document_id)
    if document is None or not numbers:
        return (), Sought(()), ()
    pages = reader.pages(document_id, min(numbers) - 1, max(numbers) + 1)
    texts = (pages, pictured(reader, document_id, pages))
    # A mark for some readers only hides nothing from the others.
    marks = [one for one in reader.find(Mark, document_id=document_id) if not one.audiences]
    return texts, sought_in(reader, document.case_id), tuple(marks)
