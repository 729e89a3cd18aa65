"""Strips become pages: where one page ends and the next begins, and what stands at its foot.

A footnote stands on the page of its mark. One that is taller than a third of the page may begin
there with a few lines and go on at the foot of the next.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.typeset.blocks.strips import PageStrip, Plate
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK, Look

_WHOLE_NOTE: Final = 3
"""Notes up to this part of a page are not cut."""
_SLACK: Final = 0.1
_BEGUN: Final = 3
"""A taller note begins with at least so many lines."""


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of strips, each with its upper edge in points from the foot of the page.

    Attributes:
        stamp: printed in place of the running head; empty for none.
    """

    strips: tuple[tuple[float, PageStrip], ...]
    stamp: tuple[TextSpan, ...] = ()


class _OpenPage:
    """The page that is being filled, from above with text and from below with notes.

    Attributes:
        is_fresh: it has no text.
        waiting: strips of notes that stand on this page or a later one.
    """

    def __init__(
        self, look: Look, foot_rule: Sequence[PageStrip], carried: Sequence[PageStrip] = ()
    ) -> None:
        self.is_fresh = True
        self._look = look
        self.waiting: list[PageStrip] = []
        self._rule = tuple(foot_rule)
        self._placed: list[tuple[float, PageStrip]] = []
        self._y = look.top
        self._notes: list[PageStrip] = []
        self._foot = 0.0
        for strip in carried:
            # Notes that go on leave a third of the page at first, so that text goes on too.
            if self.waiting or (self._notes and self._foot_with((strip,)) > look.height * 2 / 3):
                self.waiting.append(strip)
            else:
                self._put_note(strip)

    @property
    def has_notes(self) -> bool:
        """Whether notes stand at its foot already."""
        return bool(self._notes)

    def fitting(self, strips: Sequence[PageStrip], start: int = 0) -> int:
        """Return how many strips from the start on fit, with the notes that they need."""
        y, foot = self._y, self._foot
        has_text, has_notes = bool(self._placed), bool(self._notes)
        waiting = _height(self.waiting)
        for at in range(start, len(strips)):
            strip = strips[at]
            if self.is_fresh and at == start:
                y -= _height(strip.head)
            y = self._below(strip, y, is_first=not has_text and at == start)
            if strip.notes:
                if not has_notes:
                    foot += _height(self._rule)
                    has_notes = True
                foot += waiting
                *first, last = strip.notes
                begun = self._begun(last)
                foot += sum(_height(note) for note in first) + _height(last[:begun])
                waiting = _height(last[begun:])
            if y - foot < self._look.bottom:
                return at - start
        return len(strips) - start

    def add(self, strip: PageStrip) -> None:
        """Put a strip on the page; what its notes lack in room waits."""
        if self.is_fresh:
            for head in strip.head:
                self._put(head)
        self._put(strip)
        self.is_fresh = False
        for note in strip.notes:
            self._fill()
            begun = self._begun(note)
            fits = self._y - self._foot_with(note[:begun]) >= self._look.bottom
            if self.waiting or not fits:
                self.waiting += note
                continue
            for one in note[:begun]:
                self._put_note(one)
            self.waiting += note[begun:]

    def close(self) -> TextPage:
        """Return the page, with as much of what waits as there is room for."""
        if self._notes or self.is_fresh:
            self._fill()
        placed = list(self._placed)
        y = self._look.bottom + self._foot
        for strip in (*self._rule, *self._notes) if self._notes else ():
            y -= strip.before
            placed.append((y, strip))
            y -= strip.height
        return TextPage(tuple(placed))

    def _fill(self) -> None:
        count = 0
        while count < len(self.waiting):
            strip = self.waiting[count]
            if self._notes and self._y - self._foot_with((strip,)) < self._look.bottom:
                break
            self._put_note(strip)
            count += 1
        del self.waiting[:count]

    def _foot_with(self, strips: Sequence[PageStrip]) -> float:
        return self._foot + _height(strips) + (0.0 if self._notes else _height(self._rule))

    def _begun(self, note: Sequence[PageStrip]) -> int:
        """Return how many strips of a note must stand on the page of its mark."""
        return len(note) if _height(note) <= self._look.height / _WHOLE_NOTE else _BEGUN

    def _put_note(self, strip: PageStrip) -> None:
        self._foot = self._foot_with((strip,))
        self._notes.append(strip)

    def _put(self, strip: PageStrip) -> None:
        if self._is_on_grid(strip):
            self._y = self._grid_line(self._y)
        elif self._placed:
            self._y -= strip.before
        self._placed.append((self._y, strip))
        self._y -= strip.height

    def _below(self, strip: PageStrip, y: float, *, is_first: bool) -> float:
        """Return the lower edge of a strip that comes next below a height."""
        if self._is_on_grid(strip):
            return self._grid_line(y) - strip.height
        return y - (strip.height + (0.0 if is_first else strip.before))

    def _is_on_grid(self, strip: PageStrip) -> bool:
        """Tell whether a strip stands on the numbered lines: text as far apart as they are."""
        grid = self._look.grid
        return bool(grid and strip.lines) and strip.height > grid - _SLACK

    def _grid_line(self, y: float) -> float:
        """Return the next numbered line at or below a height."""
        top, grid = self._look.top, self._look.grid
        return top - math.ceil((top - y - _SLACK) / grid) * grid


def paginate(
    strips: Iterable[PageStrip | Plate],
    foot_rule: Sequence[PageStrip] = (),
    look: Look = DEFAULT_LOOK,
) -> Iterator[TextPage | Plate]:
    """Yield the pages in order.

    Strips that keep the next move on together; only where they are taller than a page are they
    parted, between blocks or rows where that can be.

    Args:
        strips: in order.
        foot_rule: stands between text and footnotes.
        look: of the document.
    """
    book = _Book(foot_rule, look)
    for chunk in _chunks(strips):
        if isinstance(chunk, Plate):
            yield from book.end()
            yield chunk
        else:
            yield from book.take(chunk)
    yield from book.end()


class _Book:
    """The open page, turned when it is full."""

    def __init__(self, foot_rule: Sequence[PageStrip], look: Look) -> None:
        self._foot_rule = foot_rule
        self._look = look
        self._page = _OpenPage(look, foot_rule)

    def take(self, chunk: Sequence[PageStrip]) -> Iterator[TextPage]:
        """Put strips that stay together on the page, or on a new one, or on as many as they take.

        Yields:
            The pages that are full.
        """
        is_whole = self._page.fitting(chunk) == len(chunk)
        if not self._page.is_fresh and (chunk[0].starts_page or not is_whole):
            yield self._turn()
        at = 0
        while True:
            count = self._page.fitting(chunk, at)
            if at + count < len(chunk):
                count = _cut(chunk, at, count)
            if count == 0 and not self._page.has_notes:
                count = 1  # taller than a page
            for strip in chunk[at : at + count]:
                self._page.add(strip)
            at += count
            if at >= len(chunk):
                return
            yield self._turn()

    def end(self) -> Iterator[TextPage]:
        """Yield the open page, and pages for notes that are left."""
        while not self._page.is_fresh or self._page.has_notes:
            yield self._turn()

    def _turn(self) -> TextPage:
        full = self._page.close()
        self._page = _OpenPage(self._look, self._foot_rule, self._page.waiting)
        return full


def _cut(chunk: Sequence[PageStrip], start: int, count: int) -> int:
    """Return how many of the strips that fit stay: up to a border of blocks, if there is one."""
    for row_count in range(count, 0, -1):
        if chunk[start + row_count - 1].may_part:
            return row_count
    return count


def _height(strips: Iterable[PageStrip]) -> float:
    return sum([strip.before + strip.height for strip in strips])


def _chunks(strips: Iterable[PageStrip | Plate]) -> Iterator[list[PageStrip] | Plate]:
    """Yield strips that stay together, and picture pages by themselves."""
    chunk: list[PageStrip] = []
    for strip in strips:
        if chunk and (isinstance(strip, Plate) or strip.starts_page):
            yield chunk
            chunk = []
        if isinstance(strip, Plate):
            yield strip
            continue
        chunk.append(strip)
        if not strip.keeps_next:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
