"""What the lines that stay tell of a page: how it lies, how large its letters are, how far apart.

Where a machine told where lines stand, what it saw of one hangs a little on the lines beside it; so
lines next to one that goes are not asked for measures, as long as there are others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from statistics import fmean, quantiles
from typing import Final

from casefiles.domain.files.extraction import Baseline, PageText
from casefiles.redaction.names.line_places import (
    LineSegment,
    PageRotation,
    Row,
    angle_of,
    baseline_of,
    leading_of,
    row_of,
    turned_way,
    way_of,
)
from casefiles.redaction.strips.line_reach import LetterExtent

_LINES_OF_PAGE: Final = 55
_LEADING: Final = 1.25
"""Of the size of type, the distance of lines that nobody can measure."""
_UNEVEN: Final = 2.0
"""Degrees over which the lines of a page may not differ."""
_TENTHS: Final = 10
_NEXT: Final = 3.2
"""Sizes of type within which a line is next to one that goes."""
_ENOUGH: Final = 6
"""Lines that are asked without those."""
_EVEN: Final = 0.12
"""Of the leading: how uneven lines may be between which the place of one is counted out."""
_FURTHEST: Final = 12
"""Leadings over which lines tell of one another where they stand."""
_NEAR: Final = 2.5
_OFF: Final = 0.12
"""Sizes of type by which a place that was counted out may be off what a machine saw of its line."""
_GRAIN: Final = 0.5
"""Points to which a place is told that was counted out: far finer than print, and coarser than
what a machine is wrong by from one page to the next."""
_FINE: Final = 0.1
"""Points to which distances are told that were measured of what a machine saw."""


@dataclass(frozen=True, slots=True)
class StraightenedPage:
    """What the lines that stay tell of a page that was set straight.

    Attributes:
        rows: those that run the way of the page.
        walls: top and bottom, left and right of those that run another way.
        em: size of their letters.
        leading: their usual distance.
        spread: the angles between which they run; one where the page is even.
        baselines: what those lines stand on, of which a machine told where they are, once that is
            evened out; by what it told.
        grain: points to which a place is told by which a strip goes; 0 for exactly.
    """

    way: PageRotation
    rows: tuple[Row, ...]
    walls: tuple[tuple[float, float, float, float], ...]
    em: float
    leading: float
    reach: LetterExtent
    spread: tuple[float, float]
    baselines: Mapping[Baseline, Baseline]
    grain: float = 0.0

    def steady(self, place: float) -> float:
        """Return a place as it is told."""
        return _rounded(place, self.grain)

    @property
    def is_uneven(self) -> bool:
        """Whether the lines that stay run many ways, so that the page cannot be set straight."""
        return self.spread[0] < self.spread[1]


def setting_of(
    page: PageText,
    turns: int,
    line_segments: Sequence[LineSegment],
    stays: Sequence[LineSegment],
    reach: LetterExtent,
) -> StraightenedPage:
    """Return what lines tell that stay.

    Args:
        page: its measures alone count.
        turns: quarters by which the page is turned clockwise, so that the lines run across it.
        line_segments: lines that go; they decide which lines are not asked.
        stays: all others that can be seen.
        reach: room for the letters of the document.
    """
    ways = [way_of(line, page) for line in stays]
    along = [(line, angle) for line, (quarters, angle) in zip(stays, ways, strict=True)
             if quarters == turns]  # fmt: skip
    others = [line for line, (quarters, _) in zip(stays, ways, strict=True) if quarters != turns]
    is_exact = all(line.baseline.is_exact for line, _ in along)
    way = turned_way(page, turns)
    requested = list(along) if is_exact else _apart(along, line_segments, page, way)
    low, high = _spread([angle for _, angle in requested])
    if high - low <= _UNEVEN:
        way = replace(way, angle=angle_of([angle for _, angle in requested], is_exact=is_exact))
        low = high = way.angle
    rows = tuple(row_of(line, page, way) for line, _ in along)
    telling = tuple(row_of(line, page, way) for line, _ in requested)
    walls = tuple(_wall(row_of(line, page, way)) for line in others)
    usual = max(page.width, page.height) / _LINES_OF_PAGE
    leading = leading_of(telling) or usual
    em = _even_mean([row.size for row in telling]) if telling else usual / _LEADING
    if not is_exact:
        leading = _slope(telling, leading)
        rows = tuple(replace(row, base=_smoothed(row.base, telling, leading)) for row in rows)
        em, leading = _rounded(em, _GRAIN), _rounded(leading, _FINE)
    # Where a page is askew, arithmetic itself differs by how long a line is, in the last digits.
    grain = _GRAIN if not is_exact else _FINE if way.angle else 0.0
    baselines = {
        line.baseline: baseline_of(replace(row, size=em, base=_rounded(row.base, grain)), page, way)
        for (line, _), row in zip(along, rows, strict=True)
        if not (row.is_exact or low < high)
    }
    return StraightenedPage(way, rows, walls, em, leading, reach, (low, high), baselines, grain)


def _apart(
    along: Sequence[tuple[LineSegment, float]],
    line_segments: Sequence[LineSegment],
    page: PageText,
    way: PageRotation,
) -> list[tuple[LineSegment, float]]:
    """Return the lines that are next to none that goes; all of them where these are few."""
    removed = [row_of(line, page, way) for line in line_segments]
    rows = [row_of(line, page, way) for line, _ in along]
    found = [
        one
        for one, row in zip(along, rows, strict=True)
        if not any(abs(row.base - other.base) <= _NEXT * row.size for other in removed)
    ]
    return found if len(found) >= _ENOUGH else list(along)


def _spread(angles: Sequence[float]) -> tuple[float, float]:
    """Return between which angles most lines run."""
    if len(angles) < _TENTHS // 2:
        return 0.0, 0.0
    tenths = quantiles(angles, n=_TENTHS, method="inclusive")
    return tenths[0], tenths[-1]


def _wall(row: Row) -> tuple[float, float, float, float]:
    """Return top, bottom, left and right of a line that runs another way."""
    half = abs(row.slant) / 2
    return row.base - half, row.base + half, row.left, row.right


def base_of(line: Row, rows: Sequence[Row], setting: StraightenedPage) -> float | None:
    """Return what a line stands on; None where that is not sure.

    What the file says is sure. What a machine told by the ink of the line is not asked for more
    than between which lines it stands: its place is counted out by them. Where few lines stay their
    distance is not that of the print, and what is counted by it may lie a line further: so it is
    sure only where the machine saw the line there.
    """
    if line.is_exact:
        return setting.steady(line.base)
    leading, half = setting.leading, setting.leading * 0.4
    above = max((row.base for row in rows if row.base < line.base - half), default=None)
    below = min((row.base for row in rows if row.base > line.base + half), default=None)
    found = None
    if above is not None and below is not None:
        count = round((below - above) / leading)
        one = (below - above) / max(1, count)
        if count > 1 and abs(one / leading - 1) <= _EVEN:
            found = above + one * min(max(round((line.base - above) / one), 1), count - 1)
    if found is None:
        found = next(_counted(line, (above, below), leading), None)
    if found is None or abs(found - line.base) > _OFF * setting.em:
        return None
    return setting.steady(found)


def _counted(row: Row, sides: tuple[float | None, float | None], leading: float) -> Iterator[float]:
    """Yield where a line stands, counted from the one above it or the one below."""
    for at in sides:
        if at is not None and abs(row.base - at) <= _NEAR * leading:
            place = round((row.base - at) / leading)
            if place and abs(row.base - at - place * leading) <= 2 * _EVEN * leading:
                yield at + place * leading


def _smoothed(base: float, rows: Sequence[Row], leading: float) -> float:
    """Return what a line stands on, as lines around it tell: a machine may err by one."""
    found = []
    for row in rows:
        steps = round((row.base - base) / leading)
        if abs(steps) <= _FURTHEST and abs(row.base - base - steps * leading) <= _EVEN * leading:
            found.append((steps, row.base))
    if not found:
        return base
    middle, height = fmean(step for step, _ in found), fmean(at for _, at in found)
    spread = sum((step - middle) ** 2 for step, _ in found)
    rise = sum((step - middle) * (at - height) for step, at in found)
    # The straight line nearest to all of them, where the line is.
    return height - middle * (rise / spread if spread else leading)


def _slope(rows: Sequence[Row], leading: float) -> float:
    """Return the distance of lines as all of them tell, from one that is about right."""
    if not rows:
        return leading
    start = sorted(row.base for row in rows)[len(rows) // 2]
    found = [(round((row.base - start) / leading), row.base) for row in rows]
    found = [
        (step, at) for step, at in found if abs(at - start - step * leading) <= _EVEN * leading
    ]
    middle, height = fmean(step for step, _ in found), fmean(at for _, at in found)
    spread = sum((step - middle) ** 2 for step, _ in found)
    rise = sum((step - middle) * (at - height) for step, at in found)
    return rise / spread if spread else leading


def _even_mean(values: Sequence[float]) -> float:
    """Return the mean of the middle half: as steady as a median, and it does not jump."""
    ordered, quarter = sorted(values), len(values) // 4
    return fmean(ordered[quarter : len(ordered) - quarter])


def _rounded(value: float, grain: float) -> float:
    return round(value / grain) * grain if grain else value


def in_steps(
    edges: tuple[float, float], rows: Sequence[Row], leading: float
) -> tuple[float, float]:
    """Return edges of half leadings from the line above, where it is not sure what a line is on."""
    top, bottom = edges
    start, step = max((row.base for row in rows if row.base < top), default=0.0), leading / 2
    return start + step * floor((top - start) / step), start + step * ceil((bottom - start) / step)
