"""Where pages lie below one another, in whole pixels of the screen, so that none is ever scaled."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from casefiles.domain.boxes import Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it lies on the screen, in device pixels from the top left of all pages."""

    number: int
    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """First row below it."""
        return self.top + self.height

    def rectangle(self, box: Box) -> tuple[float, float, float, float]:
        """Return left, top, width and height of a box of the page, in device pixels."""
        return (
            self.left + box.x0 * self.width,
            self.top + box.y0 * self.height,
            (box.x1 - box.x0) * self.width,
            (box.y1 - box.y0) * self.height,
        )

    def fractions(self, x: float, y: float) -> tuple[float, float]:
        """Return where a device pixel lies, in fractions of the page, which may lie beyond it."""
        return (x - self.left) / self.width, (y - self.top) / self.height


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

    sheets: tuple[Sheet, ...]
    width: int
    height: int

    def between(self, top: int, bottom: int) -> tuple[Sheet, ...]:
        """Return the sheets that show anything between two rows."""
        first = bisect_right(self.sheets, top, key=lambda sheet: sheet.bottom)
        last = bisect_left(self.sheets, bottom, key=lambda sheet: sheet.top)
        return self.sheets[first:last]

    def nearest(self, y: float) -> Sheet | None:
        """Return the sheet at a row, or the next one below; the last if there is none."""
        if not self.sheets:
            return None
        at = bisect_right(self.sheets, y, key=lambda sheet: sheet.bottom)
        return self.sheets[min(at, len(self.sheets) - 1)]

    def sheet(self, number: int) -> Sheet | None:
        """Return a page's sheet."""
        return self.sheets[number - 1] if 1 <= number <= len(self.sheets) else None


def laid_out(
    sizes: Sequence[tuple[float, float]], widths: Sequence[int], room: int, gaps: Gaps
) -> PageLayout:
    """Lay pages below one another, each in the middle.

    Args:
        sizes: width and height of each page in points.
        widths: device pixels across of each page.
        room: device pixels across that can be seen.
        gaps: blank around pages.
    """
    across = max([room, *(width + gaps.left + gaps.right for width in widths)])
    sheets = []
    top = gaps.between
    for number, ((width, height), columns) in enumerate(zip(sizes, widths, strict=True), start=1):
        rows = max(1, round(columns * (height / width)))
        left = gaps.left + (across - gaps.left - gaps.right - columns) // 2
        sheets.append(Sheet(number, left, top, columns, rows))
        top += rows + gaps.between
    return PageLayout(tuple(sheets), across, top)


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
