"""A document's text as kinship reads it: over the ends of pages, past what repeats on each."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Final, TypeVar

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.files.text_blocks import BETWEEN_HEADS, TextBlock
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import PersonId
from casefiles.evidence.channel.media_types import MESSAGES
from casefiles.office.redaction.suggestions import DocumentContext
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Known, Phrase
from casefiles.redaction.names.mentions import Mention
from casefiles.redaction.names.page_mentions import OVER_PAGE, Running, running_over

HEAD_OF_MESSAGE: Final = re.compile(r"\[[^\]\n]{4,40}\] ([^:\n]{1,60}): ?")
"""Begins a message of a conversation on its pages: when, and by whom."""
_T = TypeVar("_T")
_TAIL: Final = 60
"""Characters of two messages that are read together."""
_PAGES_AT_ONCE: Final = 40
"""Pages that are read as one text, so that a sentence may run over the end of a page."""


@dataclass(frozen=True, slots=True)
class StreamLine:
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
    lines: tuple[StreamLine, ...]
    mentions: tuple[tuple[int, PersonId], ...] = ()

    def boxes(self, start: int, end: int) -> tuple[tuple[int, Box], ...]:
        """Return pages and boxes of the lines that hold a part of a stretch."""
        found = ((one.page, one.line.box) for one, _ in self._parts(start, end))
        return tuple(dict.fromkeys(found))

    def lines_of(self, start: int, end: int) -> dict[tuple[int, int], str]:
        """Return what each line, by its page and number, holds of a stretch."""
        return {(one.page, one.number): part for one, part in self._parts(start, end)}

    def line(self, at: int) -> StreamLine:
        """Return the line in which a place stands."""
        return self.lines[self._at(at)]

    def _parts(self, start: int, end: int) -> Iterator[tuple[StreamLine, str]]:
        for one in self.lines[self._at(start) :]:
            if one.start >= end:
                break
            stored = one.line.text[max(0, start - one.start) : end - one.start].strip()
            if stored:
                yield one, stored

    def _at(self, at: int) -> int:
        return max(0, bisect_right(self.lines, at, key=lambda one: one.start) - 1)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: what it says itself, what its pictures say beside it, and who is named in each line.

    Attributes:
        named: by the number of a line, those of the pictures after the page's own: where, and who.
    """

    own: PageText
    other_lines: tuple[TextLine, ...]
    named: Mapping[int, Sequence[tuple[int, PersonId]]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return self.own.number

    def line(self, number: int) -> TextLine:
        count = len(self.own.lines)
        return self.own.lines[number] if number < count else self.other_lines[number - count]


def phrases_of(
    document: DocumentContext, known: Known, ticket: CancellationToken
) -> Iterator[tuple[Streamed, Phrase]]:
    """Yield every word of kin of a document, with the text in which it stands.

    Those that run over the end of a page come first, and may be told in several ways: whoever asks
    takes the first of them that says something.

    Args:
        document: its pages, and what their pictures say beside them.
        known: whose kin may be told of by name.
        ticket: stops the work.
    """
    values = document.pages, document.pictured, document.mentions
    is_conversation = document.row.media_type in MESSAGES
    yield from phrases_on(values, known, ticket, is_conversation=is_conversation)


PageMentions = tuple[Sequence[PageText], Sequence[PageText], Sequence[Sequence[Mention]]]
"""Pages as they say themselves, the same with what their pictures say, and who is named there."""


def phrases_on(
    values: PageMentions, known: Known, ticket: CancellationToken, *, is_conversation: bool
) -> Iterator[tuple[Streamed, Phrase]]:
    """Yield the same of pages that belong to no search; see `phrases_of`.

    Args:
        values: the pages.
        known: whose kin may be told of by name.
        ticket: stops the work.
        is_conversation: messages of a conversation may stand on them.
    """
    if is_conversation:
        yield from _over_messages(values[0], known, ticket)
    pages = _pages(values)
    for before, after in pairwise(pages):
        ticket.check()
        yield from _over_break(before, after, known)
    for text, again in _texts(pages):
        ticket.check()
        for phrase in phrases(text.text, known):
            if phrase.end > again:
                yield text, phrase


@dataclass(frozen=True, slots=True)
class _Message:
    """The first and the last line of a message, without its head."""

    sender: str
    first: tuple[_Page, int, TextLine]
    last: tuple[_Page, int, TextLine]


def _over_messages(
    pages: Sequence[PageText], known: Known, ticket: CancellationToken
) -> Iterator[tuple[Streamed, Phrase]]:
    """Yield words of kin whose owner stands in the message before: my / sister called."""
    for before, after in _following((one.sender, one) for one in _messages(pages)):
        ticket.check()
        yield from _over_heads(before, after, known)


def _following(messages: Iterable[tuple[str, _T]]) -> Iterator[tuple[_T, _T]]:
    """Yield each message with the one before it, and with the last of the same sender."""
    waiting: dict[str, _T] = {}
    before: _T | None = None
    for sender, one in messages:
        earlier = {
            id(previous): previous
            for previous in (before, waiting.get(sender))
            if previous is not None
        }
        yield from ((previous, one) for previous in earlier.values())
        waiting[sender] = before = one


@dataclass(frozen=True, slots=True)
class OverBlocks:
    """Words of kin that one message begins and a later one ends.

    Attributes:
        text: the end of one and the beginning of the other, with a line end between.
        parts: number of each message, from 1, with where its part of the words stands in it.
    """

    text: Streamed
    phrase: Phrase
    parts: tuple[tuple[int, int, int], ...]


def phrases_over_blocks(blocks: Sequence[TextBlock], known: Known) -> Iterator[OverBlocks]:
    """Yield words of kin whose owner stands in the message before, of messages as words."""
    found = ((one.head.partition(BETWEEN_HEADS)[0], (at, one)) for at, one in enumerate(blocks, 1))
    for (number, before), (other, after) in _following(found):
        tail = before.text[-_TAIL:]
        near = f"{tail}\n{after.text[:_TAIL]}"
        for phrase in phrases(near, known):
            if phrase.start < len(tail) < phrase.end - 1:
                begin = len(before.whole) - len(tail) + phrase.start
                own = len(after.whole) - len(after.text)
                stop = own + phrase.end - len(tail) - 1
                parts = (number, begin, len(before.whole)), (other, own, stop)
                yield OverBlocks(Streamed(near, ()), phrase, parts)


def _over_heads(
    before: _Message, after: _Message, known: Known
) -> Iterator[tuple[Streamed, Phrase]]:
    tail = before.last[2].text[-_TAIL:]
    near = f"{tail}\n{after.first[2].text[:_TAIL]}"
    shift = len(before.last[2].text) - len(tail)
    for phrase in phrases(near, known):
        if phrase.start < len(tail) < phrase.end - 1:
            text = _streamed((before.last, after.first))
            yield text, replace(phrase, start=phrase.start + shift, end=phrase.end + shift)


def _messages(pages: Sequence[PageText]) -> Iterator[_Message]:
    """Yield the messages of a conversation as its pages show them."""
    own: _Message | None = None
    for page in (_Page(one, ()) for one in pages):
        for number, line in enumerate(page.own.lines):
            head = HEAD_OF_MESSAGE.match(line.text)
            if head is None:
                if own is not None and line.text.strip():
                    own = replace(own, last=(page, number, line))
                continue
            if own is not None:
                yield own
            values = page, number, replace(line, text=line.text[head.end() :], edges=())
            own = _Message(head[1], values, values)
    if own is not None:
        yield own


def _pages(values: PageMentions) -> list[_Page]:
    found = []
    for page, pictured, certain in zip(*values, strict=True):
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
    other_lines: list[tuple[_Page, int]] = []
    again = 0
    for count, page in enumerate(pages, start=1):
        lines = len(page.own.lines)
        own += ((page, number) for number in range(lines))
        other_lines += ((page, lines + number) for number in range(len(page.other_lines)))
        if count % _PAGES_AT_ONCE == 0:
            yield from _both(own, other_lines, again)
            own, other_lines = own[-1:], []
            again = sum(len(page.line(number).text) for page, number in own)
    yield from _both(own, other_lines, again)


def _both(
    own: Sequence[tuple[_Page, int]], other_lines: Sequence[tuple[_Page, int]], again: int
) -> Iterator[tuple[Streamed, int]]:
    if own:
        yield _streamed((page, number, page.line(number)) for page, number in own), again
    if other_lines:
        yield _streamed((page, number, page.line(number)) for page, number in other_lines), 0


def _streamed(lines: Iterable[tuple[_Page, int, TextLine]]) -> Streamed:
    found = list(lines)
    starts = [0, *accumulate(len(line.text) + 1 for _, _, line in found)]
    rows: list[StreamLine] = []
    mentions: list[tuple[int, PersonId]] = []
    for (page, number, line), start in zip(found, starts, strict=False):
        # Pictures say their lines anew: they are counted by themselves.
        first = len(page.own.lines) if number >= len(page.own.lines) else 0
        rows.append(StreamLine(page.number, number - first, line, start))
        mentions += ((start + at, who) for at, who in page.named.get(number, ()))
    text = "\n".join(line.text for _, _, line in found)
    return Streamed(text, tuple(rows), tuple(mentions))


def _over_break(before: _Page, after: _Page, known: Known) -> Iterator[tuple[Streamed, Phrase]]:
    """Yield words of kin over the end of a page, those with the fewest lines first."""
    by_number = {before.number: before, after.number: after}
    found: list[tuple[Streamed, Phrase]] = []
    for tail, head in running_over(before.own, after.own):
        ending = "\n".join(text for _, text in tail[-OVER_PAGE:])
        near = "\n".join([ending, *(text for _, text in head[:OVER_PAGE])])
        for phrase in phrases(near, known):
            if phrase.start < len(ending) < phrase.end - 1:
                text = _streamed(_lines((*tail, *head), by_number))
                shift = sum(len(description) + 1 for _, description in tail[:-OVER_PAGE])
                moved = replace(phrase, start=phrase.start + shift, end=phrase.end + shift)
                found.append((text, moved))
    yield from sorted(found, key=lambda one: len(one[0].lines_of(one[1].start, one[1].end)))


def _lines(
    running: Running, by_number: Mapping[int, _Page]
) -> Iterator[tuple[_Page, int, TextLine]]:
    for (number, index), text in running:
        page = by_number[number]
        yield page, index, replace(page.line(index), text=text, edges=())
