"""A document's text as kinship reads it: over the ends of pages, past what repeats on each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Final

from casefiles.domain.boxes import Box
from casefiles.domain.ids import PersonId
from casefiles.domain.reading import PageText, TextLine
from casefiles.domain.ticket import Ticket
from casefiles.office.review_items import DocumentAt
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Known, Phrase
from casefiles.redaction.page_mentions import OVER_PAGE, Running, running_over

_PAGES_AT_ONCE: Final = 40
"""Pages that are read as one text, so that a sentence may run over the end of a page."""

_Ends = tuple[tuple[int, int], tuple[int, int]]
"""Page and number of the first line of a phrase, and of its last."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line among others.

    Attributes:
        number: on its page, from 0.
        start: where it begins in the text.
    """

    page: int
    number: int
    line: TextLine
    start: int


@dataclass(frozen=True, slots=True)
class Streamed:
    """The text of some pages as one, and which line each part of it is.

    Attributes:
        mentions: where the protected are named in it, and who.
    """

    text: str
    lines: tuple[Line, ...]
    mentions: tuple[tuple[int, PersonId], ...] = ()

    def boxes(self, start: int, end: int) -> tuple[tuple[int, Box], ...]:
        """Return pages and boxes of the lines that hold a part of a stretch."""
        found = []
        for one in self.lines[self._at(start) :]:
            if one.start >= end:
                break
            held = one.line.text[max(0, start - one.start) : end - one.start]
            if held.strip():
                found.append((one.page, one.line.box))
        return tuple(dict.fromkeys(found))

    def line(self, at: int) -> Line:
        """Return the line in which a place stands."""
        return self.lines[self._at(at)]

    def _at(self, at: int) -> int:
        return max(0, bisect_right(self.lines, at, key=lambda one: one.start) - 1)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: what it says itself, what its pictures say beside it, and who is named in each line.

    Attributes:
        named: by the number of a line, those of the pictures after the page's own: where, and who.
    """

    own: PageText
    behind: tuple[TextLine, ...]
    named: Mapping[int, Sequence[tuple[int, PersonId]]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return self.own.number

    def line(self, number: int) -> TextLine:
        count = len(self.own.lines)
        return self.own.lines[number] if number < count else self.behind[number - count]


def phrases_of(
    document: DocumentAt, known: Known, ticket: Ticket
) -> Iterator[tuple[Streamed, Phrase]]:
    """Yield every word of kin of a document once, with the text in which it stands.

    Args:
        document: its pages, and what their pictures say beside them.
        known: whose kin may be told of by name.
        ticket: stops the work.
    """
    pages = _pages(document)
    met: set[_Ends] = set()
    for text, again in _texts(pages):
        ticket.check()
        for phrase in phrases(text.text, known):
            if phrase.end > again:
                met.add(_ends(text, phrase))
                yield text, phrase
    for before, after in pairwise(pages):
        ticket.check()
        for text, phrase in _over_break(before, after, known):
            ends = _ends(text, phrase)
            if ends not in met:
                met.add(ends)
                yield text, phrase


def _ends(text: Streamed, phrase: Phrase) -> _Ends:
    first, last = text.line(phrase.start), text.line(phrase.end - 1)
    return (first.page, first.number), (last.page, last.number)


def _pages(document: DocumentAt) -> list[_Page]:
    found = []
    pairs = zip(document.pages, document.pictured, document.mentions, strict=True)
    for page, pictured, certain in pairs:
        first = pictured.lines if not page.lines else page.lines
        starts = [0, *accumulate(len(line.text) + 1 for line in pictured.lines)]
        named: dict[int, list[tuple[int, PersonId]]] = {}
        for one in certain:
            number = bisect_right(starts, one.start) - 1
            named.setdefault(number, []).append((one.start - starts[number], one.person_id))
        found.append(_Page(replace(page, lines=first), pictured.lines[len(first) :], named))
    return found


def _texts(pages: Sequence[_Page]) -> Iterator[tuple[Streamed, int]]:
    """Yield texts of pages, and up to where each only says again how the one before it ended."""
    own: list[tuple[_Page, int]] = []
    behind: list[tuple[_Page, int]] = []
    again = 0
    for count, page in enumerate(pages, start=1):
        lines = len(page.own.lines)
        own += ((page, number) for number in range(lines))
        behind += ((page, lines + number) for number in range(len(page.behind)))
        if count % _PAGES_AT_ONCE == 0:
            yield from _both(own, behind, again)
            own, behind = own[-1:], []
            again = sum(len(page.line(number).text) for page, number in own)
    yield from _both(own, behind, again)


def _both(
    own: Sequence[tuple[_Page, int]], behind: Sequence[tuple[_Page, int]], again: int
) -> Iterator[tuple[Streamed, int]]:
    if own:
        yield _streamed((page, number, page.line(number)) for page, number in own), again
    if behind:
        yield _streamed((page, number, page.line(number)) for page, number in behind), 0


def _streamed(lines: Iterable[tuple[_Page, int, TextLine]]) -> Streamed:
    told = list(lines)
    starts = [0, *accumulate(len(line.text) + 1 for _, _, line in told)]
    rows: list[Line] = []
    mentions: list[tuple[int, PersonId]] = []
    for (page, number, line), start in zip(told, starts, strict=False):
        # Pictures say their lines anew: they are counted by themselves.
        first = len(page.own.lines) if number >= len(page.own.lines) else 0
        rows.append(Line(page.number, number - first, line, start))
        mentions += ((start + at, who) for at, who in page.named.get(number, ()))
    text = "\n".join(line.text for _, _, line in told)
    return Streamed(text, tuple(rows), tuple(mentions))


def _over_break(before: _Page, after: _Page, known: Known) -> Iterator[tuple[Streamed, Phrase]]:
    """Yield words of kin that begin on one page and end on the next."""
    by_number = {before.number: before, after.number: after}
    for tail, head in running_over(before.own, after.own):
        ending = "\n".join(text for _, text in tail[-OVER_PAGE:])
        near = "\n".join([ending, *(text for _, text in head[:OVER_PAGE])])
        for phrase in phrases(near, known):
            if phrase.start < len(ending) < phrase.end - 1:
                text = _streamed(_lines((*tail, *head), by_number))
                shift = sum(len(told) + 1 for _, told in tail[:-OVER_PAGE])
                yield text, replace(phrase, start=phrase.start + shift, end=phrase.end + shift)


def _lines(
    running: Running, by_number: Mapping[int, _Page]
) -> Iterator[tuple[_Page, int, TextLine]]:
    for (number, index), text in running:
        page = by_number[number]
        yield page, index, replace(page.line(index), text=text, edges=())
