"""Where lines stand on a page that is turned and set straight, so that they run across it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, ceil, cos, degrees, floor, hypot, radians, sin
from statistics import fmean, median
from typing import Final

from casefiles.domain.files.extraction import Baseline, PageText, TextLine
from casefiles.domain.foundation.boxes import TURNS, Box, turned

ASCENT: Final = 0.80
DESCENT: Final = 0.24
"""Ink of print above and below what it stands on, in sizes of its type."""
_QUARTER: Final = 90.0
_BOX: Final = 1.31
_BELOW: Final = 0.25
"""Of the size of print, the height of a line's box, and how much of that is below its base; for
lines of which nobody told what they stand on."""
_AT_EDGE: Final = 2e-4
"""What lies beside a page is told as a sliver at its edge (`evidence.pages.clipped_box`)."""
_NOISE: Final = 0.02
"""Degrees below which a page is straight."""
_GRAIN: Final = 0.1
"""Degrees to which the angle of a page is told where machines told it by the ink of lines."""
_SAME_ANGLE: Final = 0.5
"""Degrees by which lines of one page differ where machines told how they run."""
_STRETCH: Final = 10.0
"""Points to which the length of a line is told."""
_FEWEST: Final = 3
CORE: Final = 0.68
"""Sizes of type: what of a line lies between what it stands on and the tips of its capitals."""
_ALONG, _ACROSS = 48, 12


@dataclass(frozen=True, slots=True)
class Row:
    """A line on a page that was set straight; all measures in points.

    Attributes:
        left: where it begins, from the left edge of the page.
        base: what it stands on, from the top edge: at its middle.
        slant: by how much it goes down from its beginning to its end.
        size: of its letters.
        is_exact: the file says where it stands.
        is_column: its letters stand around what runs down their middle, which runs across here.
    """

    left: float
    right: float
    base: float
    slant: float
    size: float
    is_exact: bool
    is_column: bool = False

    @property
    def top(self) -> float:
        """Where the ink of capitals and ascenders begins."""
        return self.base - (self.size / 2 if self.is_column else ASCENT * self.size)

    @property
    def bottom(self) -> float:
        """Where the ink of descenders ends."""
        return self.base + (self.size / 2 if self.is_column else DESCENT * self.size)

    def is_adjacent(self, left: float, right: float) -> bool:
        """Tell whether it has a part of the width between two edges."""
        return self.left < right and left < self.right


@dataclass(frozen=True, slots=True)
class PageRotation:
    """A page turned by whole quarters and then set straight.

    Attributes:
        turns: quarters by which it was turned clockwise.
        width: of the page as turned, in points; height likewise.
        angle: degrees by which lines of the turned page go down; it is turned back by these.
    """

    turns: int
    width: float
    height: float
    angle: float = 0.0

    def straight(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the turned page, in points, is on the straight one."""
        a = radians(self.angle)
        dx, dy = x - self.width / 2, y - self.height / 2
        across, down = dx * cos(a) + dy * sin(a), dy * cos(a) - dx * sin(a)
        return self.width / 2 + across, self.height / 2 + down


@dataclass(frozen=True, slots=True)
class LineSegment:
    """A line of a page as it is read, or a part of one.

    Attributes:
        box: of the part.
        baseline: of all of it.
    """

    text: str
    box: Box
    baseline: Baseline


def line_of(line: TextLine, box: Box | None = None) -> LineSegment:
    """Return a line, or the part of it that a box is around; told by its box where it must be."""
    return LineSegment(line.text, line.box if box is None else box, line_baseline(line))


def line_baseline(line: TextLine) -> Baseline:
    """Return what a line stands on; by its box where nobody told."""
    if line.baseline is not None:
        return line.baseline
    box, high = line.box, line.box.y1 - line.box.y0
    base = box.y1 - _BELOW * high
    return Baseline(box.x0, base, box.x1, base, high / _BOX, is_exact=False)


def is_off_page(line: TextLine) -> bool:
    """Tell whether nothing of a line can be seen on its page."""
    box = line.box
    return box.x1 - box.x0 <= _AT_EDGE or box.y1 - box.y0 <= _AT_EDGE


def way_of(line: LineSegment, page: PageText) -> tuple[int, float]:
    """Return the quarters in which a line runs from left to right, and the degrees left over."""
    one = line.baseline
    across, down = (one.x1 - one.x0) * page.width, (one.y1 - one.y0) * page.height
    angle = degrees(atan2(down, across)) if hypot(across, down) else 0.0
    quarters = round(angle / _QUARTER)
    return -quarters % TURNS, angle - quarters * _QUARTER


def turned_way(page: PageText, turns: int) -> PageRotation:
    """Return the way of a page that is turned and not yet set straight."""
    wide, high = (page.height, page.width) if turns % 2 else (page.width, page.height)
    return PageRotation(turns, wide, high)


def angle_of(angles: Sequence[float], *, is_exact: bool) -> float:
    """Return the angle of a page by the lines that stay: nothing where these are too few."""
    if len(angles) < _FEWEST:
        return 0.0
    angle = median(angles)
    if not is_exact:
        # The mean of those near the median: as steady, and it does not jump from line to line.
        angle = fmean(one for one in angles if abs(one - angle) <= _SAME_ANGLE)
        angle = round(angle / _GRAIN) * _GRAIN
    return angle if abs(angle) >= _NOISE else 0.0


def row_of(line: LineSegment, page: PageText, way: PageRotation) -> Row:
    """Return where a line stands once its page is turned and set straight."""
    one, box = line.baseline, turned(line.box, way.turns)
    size = one.size * page.height
    ends = [_turned_point(at, way) for at in ((one.x0, one.y0), (one.x1, one.y1))]
    (x0, y0), (x1, y1) = (way.straight(*end) for end in ends)
    left, right = min(x0, x1), max(x0, x1)
    # A part of a line has the width of its box; askew, that is that of the line itself.
    if not way.angle:
        left, right = box.x0 * way.width, box.x1 * way.width
    return Row(left, right, (y0 + y1) / 2, y1 - y0, size, one.is_exact, one.is_column)


def _turned_point(at: tuple[float, float], way: PageRotation) -> tuple[float, float]:
    x, y = at
    match way.turns % TURNS:
        case 1:
            x, y = 1.0 - y, x
        case 2:
            x, y = 1.0 - x, 1.0 - y
        case 3:
            x, y = y, 1.0 - x
    return x * way.width, y * way.height


def baseline_of(row: Row, page: PageText, way: PageRotation) -> Baseline:
    """Return what a line stands on, on the page as it lies, from where it stands on a straight one.

    It is as long as whole stretches of the page: where a machine saw that it ends is not told.
    """
    left = floor(row.left / _STRETCH) * _STRETCH
    right = ceil(row.right / _STRETCH) * _STRETCH
    (x0, y0), (x1, y1) = (_as_it_lies((x, row.base), way) for x in (left, right))
    size = row.size / page.height
    return Baseline(x0, y0, x1, y1, size, row.is_column, row.is_exact)


def _as_it_lies(at: tuple[float, float], way: PageRotation) -> tuple[float, float]:
    """Return where a point of the straight page is, as a fraction of the page as it lies."""
    a = radians(way.angle)
    dx, dy = at[0] - way.width / 2, at[1] - way.height / 2
    x = (way.width / 2 + dx * cos(a) - dy * sin(a)) / way.width
    y = (way.height / 2 + dy * cos(a) + dx * sin(a)) / way.height
    match way.turns % TURNS:
        case 1:
            return y, 1.0 - x
        case 2:
            return 1.0 - x, 1.0 - y
        case 3:
            return 1.0 - y, x
    return x, y


def leading_of(rows: Sequence[Row]) -> float | None:
    """Return the usual distance of lines, without gaps; None where there are too few."""
    if len(rows) < _FEWEST:
        return None
    gaps = [gap for row in rows if (gap := _gap_below(row, rows)) is not None]
    if not gaps:
        return None
    usual = median(gaps)
    return median([gap for gap in gaps if gap <= 1.6 * usual])


def _gap_below(row: Row, rows: Iterable[Row]) -> float | None:
    return min(
        (
            other.base - row.base
            for other in rows
            if other.base - row.base > row.size / 2 and other.is_adjacent(row.left, row.right)
        ),
        default=None,
    )


def core_points(one: Baseline, size: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Return places all over what of a line must be seen so that it can be read, on the page.

    Args:
        one: what the line stands on.
        size: width and height of the page, in points.
    """
    wide, high = size
    across, down = (one.x1 - one.x0) * wide, (one.y1 - one.y0) * high
    long = hypot(across, down) or 1.0
    up = (down / long * one.size * high / wide, -across / long * one.size)
    first, last = (-CORE / 2, CORE / 2) if one.is_column else (0.0, CORE)
    return tuple(
        (
            one.x0 + (one.x1 - one.x0) * along + up[0] * rise,
            one.y0 + (one.y1 - one.y0) * along + up[1] * rise,
        )
        for along in ((at + 0.5) / _ALONG for at in range(_ALONG))
        for rise in (first + (last - first) * (at + 0.5) / _ACROSS for at in range(_ACROSS))
    )


def is_askew(one: Baseline, size: tuple[float, float]) -> bool:
    """Tell whether a line runs neither across nor up or down its page."""
    across, down = abs(one.x1 - one.x0) * size[0], abs(one.y1 - one.y0) * size[1]
    return min(across, down) > one.size * size[1] / _ACROSS
