"""Where words stand on pages: what is asked for, and the names that go by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from casefiles.domain.boxes import Box
from casefiles.domain.errors import Refused
from casefiles.domain.ids import CaseId, DocumentId, PersonId
from casefiles.domain.reading import PageText
from casefiles.domain.records import Document, Exhibit, Mark
from casefiles.domain.ticket import Ticket
from casefiles.office.documents import shown_name
from casefiles.office.marking import EVERYWHERE
from casefiles.office.pages import span_boxes
from casefiles.office.picture_text import pictured
from casefiles.office.seeking import sought_in
from casefiles.office.verbs import Job, Workplace
from casefiles.redaction.alias import Alias
from casefiles.redaction.mark_areas import areas_of
from casefiles.redaction.matching import matcher_of
from casefiles.redaction.mentions import Matcher
from casefiles.redaction.page_mentions import mention_boxes
from casefiles.redaction.sought import Sought
from casefiles.store.vault import Reader

_CONTEXT: Final = 40
"""Characters shown on each side of a hit."""
MOST_HITS: Final = 2_000
"""Places that one find lists."""
_PAGES_PER_READ: Final = 20
"""Pages read in one transaction: edits wait for no more than these."""
_ASKED: Final = PersonId("asked")


@dataclass(frozen=True, slots=True)
class Hit:
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
class Hits:
    """What was found.

    Attributes:
        places: in the order of documents and pages, at most so many as a person can go through.
        has_more: there are others after them.
    """

    places: tuple[Hit, ...]
    has_more: bool


def find_all(case_id: CaseId, text: str, document_id: DocumentId = EVERYWHERE) -> Job[Hits]:
    """Find every place where a word, name or number stands, however it is written there.

    Args:
        case_id: of the case.
        text: what to find; capitals, accents, spaces and script variants do not matter.
        document_id: only in this document; empty for all of the case.

    Raises:
        Refused: there is nothing to find in the text (`nothing_to_find`).
    """

    def work(workplace: Workplace, ticket: Ticket) -> Hits:
        matcher = Matcher([Alias(text, _ASKED)])
        if not matcher.owners_in(text):
            raise Refused("nothing_to_find")
        documents = workplace.vault.read(lambda reader: _titles(reader, case_id, document_id))
        hits: list[Hit] = []
        for done, (at, title) in enumerate(documents):
            ticket.step(done, len(documents), "finding")
            for page in _pages(workplace, at, ticket):
                hits.extend(_hits(page, matcher, at, title))
                if len(hits) > MOST_HITS:
                    return Hits(tuple(hits[:MOST_HITS]), has_more=True)
        return Hits(tuple(hits), has_more=False)

    return work


def _titles(
    reader: Reader, case_id: CaseId, document_id: DocumentId
) -> list[tuple[DocumentId, str]]:
    only = {"id": document_id} if document_id else {}
    marks = {one.document_id: one.mark for one in reader.find(Exhibit, case_id=case_id)}
    return [
        (document.id, marks.get(document.id) or shown_name(reader, document))
        for document in reader.find(Document, case_id=case_id, **only)
    ]


def _pages(workplace: Workplace, document_id: DocumentId, ticket: Ticket) -> Iterator[PageText]:
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


def _read_pages(document_id: DocumentId, first: int, reader: Reader) -> tuple[PageText, ...]:
    pages = reader.pages(document_id, first, first + _PAGES_PER_READ - 1)
    return pictured(reader, document_id, pages)


def _hits(page: PageText, matcher: Matcher, document_id: DocumentId, title: str) -> Iterator[Hit]:
    text = page.text
    for mention in matcher.find(text):
        start, end = mention.start, mention.end
        boxes = tuple(span_boxes(page, start, end))
        if boxes:
            yield Hit(
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

    def work(workplace: Workplace, ticket: Ticket) -> dict[int, tuple[Box, ...]]:
        ticket.check()
        found: dict[int, tuple[Box, ...]] = {}
        texts, sought, marks = workplace.vault.read(
            lambda reader: _around(reader, document_id, numbers)
        )
        matcher = matcher_of(sought)
        if not matcher.aliases:
            return dict.fromkeys(numbers, ())
        for number in numbers:
            ticket.check()
            # As an export does: what any of the texts finds goes.
            own = [box for pages in texts for box in _named(pages, number, matcher, marks)]
            found[number] = tuple(dict.fromkeys(own))
        return found

    return work


def _named(
    pages: Sequence[PageText], number: int, matcher: Matcher, marks: Sequence[Mark]
) -> tuple[Box, ...]:
    near = [page for page in pages if abs(page.number - number) <= 1]
    drawn = {
        page.number: areas_of([mark for mark in marks if mark.page == page.number], page)
        for page in near
    }
    return mention_boxes(near, matcher, drawn).get(number, ())


def _around(
    reader: Reader, document_id: DocumentId, numbers: Sequence[int]
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
