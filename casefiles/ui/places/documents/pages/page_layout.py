"""Where pages lie below one another, in whole pixels of the screen, so that none is ever scaled."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from casefiles.domain.foundation.boxes import Box, turned


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page as it lies on the screen, in device pixels from the top left of all pages.

    Attributes:
        turns: quarters by which it is turned clockwise, so that it can be read; places are told
            in fractions of the page as it is.
    """

    number: int
    left: int
    top: int
    width: int
    height: int
    turns: int = 0

    @property
    def bottom(self) -> int:
        """First row below it."""
        return self.top + self.height

    @property
    def size(self) -> tuple[int, int]:
        """Device pixels across and down of the page as it is."""
        is_lying = self.turns % 2 == 1
        return (self.height, self.width) if is_lying else (self.width, self.height)

    def rectangle(self, box: Box) -> tuple[float, float, float, float]:
        """Return left, top, width and height of a box of the page, in device pixels."""
        shown = turned(box, self.turns)
        return (
            self.left + shown.x0 * self.width,
            self.top + shown.y0 * self.height,
            (shown.x1 - shown.x0) * self.width,
            (shown.y1 - shown.y0) * self.height,
        )

    def fractions(self, x: float, y: float) -> tuple[float, float]:
        """Return where a device pixel lies, in fractions of the page, which may lie beyond it."""
        across, down = (x - self.left) / self.width, (y - self.top) / self.height
        point = turned(Box(across, down, across, down), -self.turns)
        return point.x0, point.y0


@dataclass(frozen=True, slots=True)
class Gaps:
    """Blank around pages in device pixels; the left one holds the numbers of marks."""

    left: int
    right: int
    between: int


@dataclass(frozen=True, slots=True)
class PageLayout:
    """All pages of a document at one size.

    Attributes:
        width: of all, in device pixels.
        height: of all, in device pixels.
    """

    sheets: tuple[PlacedPage, ...]
    width: int
    height: int

    def between(self, top: int, bottom: int) -> tuple[PlacedPage, ...]:
        """Return the sheets that show anything between two rows."""
        first = bisect_right(self.sheets, top, key=lambda sheet: sheet.bottom)
        last = bisect_left(self.sheets, bottom, key=lambda sheet: sheet.top)
        return self.sheets[first:last]

    def nearest(self, y: float) -> PlacedPage | None:
        """Return the sheet at a row, or the next one below; the last if there is none."""
        if not self.sheets:
            return None
        at = bisect_right(self.sheets, y, key=lambda sheet: sheet.bottom)
        return self.sheets[min(at, len(self.sheets) - 1)]

    def sheet(self, number: int) -> PlacedPage | None:
        """Return a page's sheet."""
        return self.sheets[number - 1] if 1 <= number <= len(self.sheets) else None


def laid_out(
    sizes: Sequence[tuple[float, float]],
    widths: Sequence[int],
    room: int,
    gaps: Gaps,
    turns: Sequence[int] = (),
) -> PageLayout:
    """Lay pages below one another, each in the middle.

    Args:
        sizes: width and height of each page in points, as it is turned.
        widths: device pixels across of each page, as it is turned.
        room: device pixels across that can be seen.
        gaps: blank around pages.
        turns: quarters by which each is turned clockwise; none is where it is empty.
    """
    turns = turns or (0,) * len(sizes)
    shown = [
        _lying(size, width) if turn % 2 else (width, _rows(size, width))
        for size, width, turn in zip(sizes, widths, turns, strict=True)
    ]
    across = max([room, *(width + gaps.left + gaps.right for width, _ in shown)])
    sheets = []
    top = gaps.between
    for number, ((columns, rows), turn) in enumerate(zip(shown, turns, strict=True), start=1):
        left = gaps.left + (across - gaps.left - gaps.right - columns) // 2
        sheets.append(PlacedPage(number, left, top, columns, rows, turn))
        top += rows + gaps.between
    return PageLayout(tuple(sheets), across, top)


def _rows(size: tuple[float, float], columns: int) -> int:
    """Return the rows that a page gets which is drawn with so many columns."""
    width, height = size
    return max(1, round(columns * (height / width)))


def _lying(size: tuple[float, float], most: int) -> tuple[int, int]:
    """Return width and height of a page on its side: exactly as it is drawn upright, then turned.

    Args:
        size: of the page on its side, in points.
        most: device pixels across.
    """
    width, height = size
    columns = max(1, round(most * (height / width)))
    rows = _rows((height, width), columns)
    while rows > most and columns > 1:
        columns -= 1
        rows = _rows((height, width), columns)
    return rows, columns


def foot(box: Box, turns: int) -> Box:
    """Return the line on which a word stands, where its page must be turned so to be read."""
    read = turned(box, turns)
    return turned(Box(read.x0, read.y1, read.x1, read.y1), -turns)


def scaled_widths(sizes: Sequence[tuple[float, float]], scale: float) -> list[int]:
    """Return how wide each page is at so many device pixels per point."""
    return [max(1, round(width * scale)) for width, _ in sizes]


def fitted_widths(sizes: Sequence[tuple[float, float]], fitting: int, most: float) -> list[int]:
    """Return widths that fill the room, but are never larger than a scale allows.

    Args:
        sizes: width and height of each page in points.
        fitting: device pixels between the gaps.
        most: device pixels per point.
    """
    return [max(1, min(fitting, round(width * most))) for width, _ in sizes]
