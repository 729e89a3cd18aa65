"""What every reader in a worker offers, and the measures of a page."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from casefiles.domain.files.extracted_items import Item
from casefiles.domain.files.extraction import PageText, Raster
from casefiles.domain.foundation.boxes import Box

A4_WIDTH, A4_HEIGHT = 595.2756, 841.8898
POINTS_PER_INCH = 72.0
LONGEST_SIDE_INCHES = 11.69
"""Longer pages are rendered as if they were this long, or one poster would cost many pages."""

_THINNEST = 1e-4


@dataclass(frozen=True, slots=True)
class Columns:
    """A width in pixels, for a screen that shows them one to one."""

    count: int


Fineness: TypeAlias = int | Columns
"""How fine a page is drawn: in dots per inch, or as wide as a screen has room for."""


class Readable(Protocol):
    """A document that is open in a worker; pages count from 1.

    Attributes:
        page_count: how many pages it has.
    """

    page_count: int

    def read_page(self, number: int) -> PageText:
        """Return the machine-read text of a page."""

    def render_page(self, number: int, fineness: Fineness) -> Raster:
        """Return a page as pixels."""

    def items(self) -> Iterable[Item]:
        """Return what else the file tells; asked for after the last page was read."""


def raster_size(
    width: float, height: float, fineness: Fineness, most_pixels: int
) -> tuple[int, int]:
    """Return columns and rows of a page in points, as fine as wanted and as the caps allow."""
    if isinstance(fineness, Columns):
        return _size_of_width(height / width, fineness.count, most_pixels)
    longest = max(width, height) / POINTS_PER_INCH
    scale = fineness / POINTS_PER_INCH * min(1.0, LONGEST_SIDE_INCHES / longest)
    scale *= min(1.0, math.sqrt(most_pixels / (width * height)) / scale)
    return _whole(width * scale), _whole(height * scale)


def _size_of_width(slenderness: float, columns: int, most_pixels: int) -> tuple[int, int]:
    """Return as many columns as wanted, and rows to go with them."""
    rows = max(1, round(columns * slenderness))
    if columns * rows <= most_pixels:
        return columns, rows
    columns = max(1, _whole(math.sqrt(most_pixels / slenderness)))
    return columns, max(1, min(_whole(columns * slenderness), most_pixels // columns))


def _whole(pixels: float) -> int:
    """Round down, but not a whole number that arithmetic made a little smaller."""
    return max(1, math.floor(pixels + 1e-6))


def clipped_box(x0: float, y0: float, x1: float, y1: float) -> Box:
    """Return a box that lies on the page: what is beyond an edge becomes a sliver at that edge."""
    left, right = _clipped(min(x0, x1), max(x0, x1))
    top, bottom = _clipped(min(y0, y1), max(y0, y1))
    return Box(left, top, right, bottom)


def _clipped(low: float, high: float) -> tuple[float, float]:
    start = min(max(low, 0.0), 1.0 - _THINNEST)
    return start, max(min(high, 1.0), start + _THINNEST)
