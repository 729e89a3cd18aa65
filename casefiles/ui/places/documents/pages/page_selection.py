"""What is selected on pages: words in the order of reading, or an area; no widgets here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from casefiles.domain.foundation.boxes import Box
from casefiles.office.documents.pages import PageWords

T = TypeVar("T")

_SMALLEST = 0.002
"""Of a page: no area is smaller, so that it can be seen and taken hold of."""
_LAST_WORD = 1 << 40
_ACROSS = 16.0
"""How much more a step up or down counts than one along the line, where no word was hit: so much
that a line is left only for a near one, and not so much that a drag jumps to the next column."""


class WordPosition(NamedTuple):
    """A word: number of its page, and its index there."""

    page: int
    word: int


@dataclass(frozen=True, slots=True)
class WordSelection:
    """Words from one to another, in whichever direction they were selected."""

    anchor: WordPosition
    head: WordPosition

    @property
    def first(self) -> WordPosition:
        """The word that is read first."""
        return min(self.anchor, self.head)

    @property
    def last(self) -> WordPosition:
        """The word that is read last."""
        return max(self.anchor, self.head)

    def ranges(self, pages: Mapping[int, PageWords]) -> Iterator[tuple[PageWords, int, int]]:
        """Yield each page that has a part of it, with the first and last index there."""
        for number in range(self.first.page, self.last.page + 1):
            page = pages.get(number)
            if page is None or not page.words:
                continue
            start = self.first.word if number == self.first.page else 0
            end = self.last.word if number == self.last.page else len(page.words) - 1
            yield page, min(start, len(page.words) - 1), min(end, len(page.words) - 1)

    def on_page(self, number: int, pages: Mapping[int, PageWords]) -> tuple[Box, ...]:
        """Return the box of each line of it on one page."""
        here = (
            max(self.first, WordPosition(number, 0)),
            min(self.last, WordPosition(number, _LAST_WORD)),
        )
        if here[0] > here[1]:
            return ()
        return tuple(box for _, box in WordSelection(*here).areas(pages))

    def text(self, pages: Mapping[int, PageWords]) -> str:
        """Return what it says."""
        return " ".join(page.text_between(start, end) for page, start, end in self.ranges(pages))

    def areas(self, pages: Mapping[int, PageWords]) -> tuple[tuple[int, Box], ...]:
        """Return page and box of each line of it."""
        return tuple(
            (page.number, box)
            for page, start, end in self.ranges(pages)
            for box in page.areas(start, end)
        )


def nearest_word(
    page: PageWords, place: tuple[float, float], size: tuple[float, float]
) -> int | None:
    """Return the word at a place, or the next one to it; None on a page without words.

    Args:
        page: with its words.
        place: in fractions of the page.
        size: of the page, to weigh one direction against the other.
    """
    x, y = place
    width, height = size

    def far(index: int) -> float:
        word = page.words[index]
        aside = max(word.box.x0 - x, 0.0, x - word.box.x1) * width
        above = max(word.box.y0 - y, 0.0, y - word.box.y1) * height
        along, across = (above, aside) if word.turns % 2 else (aside, above)
        return along**2 + (across * _ACROSS) ** 2

    return min(range(len(page.words)), key=far, default=None)


def next_word(spot: WordPosition, steps: int, pages: Mapping[int, PageWords]) -> WordPosition:
    """Return the word so many words further, or back if negative; over the ends of pages."""
    page, index = spot.page, spot.word + steps
    while index < 0 or index >= _count(pages, page):
        adjacent = page + (1 if index >= 0 else -1)
        if _count(pages, adjacent) == 0:
            return WordPosition(page, min(max(index, 0), max(_count(pages, page) - 1, 0)))
        if index < 0:
            index += _count(pages, adjacent)
        else:
            index -= _count(pages, page)
        page = adjacent
    return WordPosition(page, index)


def word_on_next_line(
    spot: WordPosition, step: int, pages: Mapping[int, PageWords]
) -> WordPosition:
    """Return the word below, or above if `step` is -1, that stands nearest under this one."""
    page = pages[spot.page]
    word = page.words[spot.word]
    lines = sorted({one.line for one in page.words})
    at = lines.index(word.line) + step
    if not 0 <= at < len(lines):
        edge = len(page.words) - 1 if step > 0 else 0
        return next_word(WordPosition(spot.page, edge), step, pages)
    on_line = [index for index, one in enumerate(page.words) if one.line == lines[at]]

    def far(index: int) -> float:
        box, own = page.words[index].box, word.box
        if word.turns % 2:
            return abs(box.y0 + box.y1 - own.y0 - own.y1)
        return abs(box.x0 + box.x1 - own.x0 - own.x1)

    return WordPosition(spot.page, min(on_line, key=far))


def line_of(spot: WordPosition, pages: Mapping[int, PageWords]) -> WordSelection:
    """Return the whole line that a word stands on."""
    page = pages[spot.page]
    line = page.words[spot.word].line
    indexes = [index for index, word in enumerate(page.words) if word.line == line]
    return WordSelection(WordPosition(spot.page, indexes[0]), WordPosition(spot.page, indexes[-1]))


def _count(pages: Mapping[int, PageWords], number: int) -> int:
    page = pages.get(number)
    return len(page.words) if page is not None else 0


def drawn_box(start: tuple[float, float], end: tuple[float, float]) -> Box:
    """Return the area between two corners, as much of it as lies on the page."""
    left, right = _drawn(start[0], end[0])
    top, bottom = _drawn(start[1], end[1])
    return Box(left, top, right, bottom)


def _drawn(one: float, other: float) -> tuple[float, float]:
    low = min(max(min(one, other), 0.0), 1.0 - _SMALLEST)
    high = max(min(max(one, other), 1.0), low + _SMALLEST)
    return low, high


def moved_box(box: Box, across: float, down: float) -> Box:
    """Return an area shifted, but never beyond its page."""
    across = min(max(across, -box.x0), 1.0 - box.x1)
    down = min(max(down, -box.y0), 1.0 - box.y1)
    return Box(box.x0 + across, box.y0 + down, box.x1 + across, box.y1 + down)


def resized_box(box: Box, across: float, down: float) -> Box:
    """Return an area whose lower right corner was shifted."""
    return Box(
        box.x0,
        box.y0,
        min(max(box.x1 + across, box.x0 + _SMALLEST), 1.0),
        min(max(box.y1 + down, box.y0 + _SMALLEST), 1.0),
    )


def by_page(placed: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """Gather things by the page that they are on."""
    pages: dict[int, list[T]] = {}
    for page, one in placed:
        pages.setdefault(page, []).append(one)
    return pages
