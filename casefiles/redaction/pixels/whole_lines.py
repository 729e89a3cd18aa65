"""Lines beside strips: each stays whole or goes whole, by measures that everybody can take.

How far a strip reaches over a line hangs on how the picture of its page is coded, so it is told
when the page is burned. One thing is left that hangs on the ink of what goes: where a letter of it
still runs over the edge of its strip, the line on that side goes too, or its letters would be left
in halves. That may tell a script; it is counted, so that the certificate says it. Letters in halves
that are of no line that stays go likewise: a machine missed their line, or saw it elsewhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

from casefiles.domain.files.extraction import Baseline, Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.names.line_places import ASCENT, CORE, DESCENT, core_points
from casefiles.redaction.pixels.edge_check import edges_crossed
from casefiles.redaction.pixels.gate import PixelArea, burned_areas
from casefiles.redaction.pixels.strokes import InkStroke
from casefiles.redaction.strips.line_reach import MOST
from casefiles.redaction.strips.strips import Cover

_CUT: Final = 0.03
"""Of what must be seen of a line so that it can be read, how much a strip may cover."""
_ABOVE: Final = 1.0
_BELOW: Final = 0.30
"""Sizes of type that are taken of a line that goes for its neighbour; more, up to what any script
needs, where that takes no ink of print from the next line."""
_TIPS: Final = 0.02
_HALVES: Final = 3
"""Letters that an edge cuts, most of which lies beside the strip, and that are of no line that
stays: fewer may be dirt. One of which most lies under it is of what goes, and is enough where
machines saw where lines stand."""
_PIECES: Final = 24
"""Upright boxes over a line that is askew."""
_REACHED: Final = 2.5
"""Sizes of type within which a line is beside ink that runs over an edge."""


@dataclass(frozen=True, slots=True)
class Burned:
    """What is burned from a page.

    Attributes:
        boxes: what goes, and grows.
        bare: over lines that hide nothing, so that they do not grow.
        crossed: how many strips ink ran out of.
    """

    boxes: tuple[Box, ...]
    bare: tuple[Box, ...] = ()
    crossed: int = 0


def burned_boxes(
    raster: Raster, boxes: Sequence[Box], strips: Sequence[Cover], stays: Sequence[Baseline]
) -> Burned:
    """Return what goes from a page, so that its strips cut no line.

    Args:
        raster: the page as it is burned.
        boxes: all that goes at least.
        strips: those of it that go because of lines.
        stays: what the lines stand on that stay.
    """
    if not strips:
        return Burned(tuple(boxes))
    lines = [_Standing(one, _core(one, raster)) for one in stays]
    own = [_with_room(raster, cover, lines) for cover in strips]
    removed = tuple(dict.fromkeys((*boxes, *(box for one in own for box in one.boxes))))
    areas = burned_areas(raster, [box for one in own for box in one.boxes])
    taken = {one.base for one in lines if one.share_under(areas) > _CUT}
    edge_boxes: set[Box] = set()
    crossed = 0
    for cover in own:
        sides = _sides_crossed(raster, cover, removed, stays)
        crossed += bool(sides)
        for is_above in (True, False) if sides else ():
            if is_above not in sides and cover.is_ample[not is_above]:
                continue
            for area in burned_areas(raster, cover.boxes):
                if is_above and not area.top:
                    continue  # nothing stands above the page
                baselines = _adjacent_line(area, stays, raster, is_above=is_above)
                # Where no ink was seen to run over, the blank up to the next line is enough.
                taken |= baselines if is_above in sides else set()
                edge_boxes.add(_over_edge(area, baselines, raster, is_above=is_above))
    size = (raster.width, raster.height)
    bare = [box for one in sorted(taken, key=_place) for box in _over(one, stays, taken, size)]
    return Burned(removed, (*dict.fromkeys(bare), *sorted(edge_boxes, key=_corner)), crossed)


def _sides_crossed(
    raster: Raster, cover: Cover, boxes: Sequence[Box], stays: Sequence[Baseline]
) -> set[bool]:
    """Return on which sides, above and below, ink runs out of a strip across the page.

    Where a strip has room for all letters, what crosses its edge is of the line beside it: unless
    no line is there that stays, so that letters in halves are of one that goes as well.
    """
    if cover.turns:
        return set()
    own: set[bool] = set()
    lost: Counter[bool] = Counter()
    # Where a machine saw lines a little off, even ample room leaves tips of letters.
    is_seen = not all(one.is_exact for one in stays)
    for area, stroke, is_own in edges_crossed(raster, cover.boxes, boxes):
        is_above = stroke.runs[0][0] < area.top
        if is_own and not cover.is_ample[not is_above]:
            own.add(is_above)
        elif not any(_is_in(stroke, one, raster) for one in stays):
            lost[is_above] += _HALVES if is_own and is_seen else 1
    return own | {is_above for is_above, count in lost.items() if count >= _HALVES}


def _is_in(stroke: InkStroke, one: Baseline, raster: Raster) -> bool:
    """Tell whether the middle of a stroke lies in a line."""
    top, bottom = stroke.runs[0][0], stroke.runs[-1][0]
    x, y = stroke.runs[0][1] / raster.columns, (top + bottom) / 2 / raster.rows
    rise = _height_at(one, x) - y
    return -_BELOW * one.size < rise < _ABOVE * one.size


@dataclass(frozen=True, slots=True)
class _Standing:
    """A line that stays, and places all over what of it must be seen, in pixels."""

    base: Baseline
    points: tuple[tuple[float, float], ...]

    def share_under(self, areas: Sequence[PixelArea]) -> float:
        """Return how much of what must be seen areas cover."""
        top, bottom = min(y for _, y in self.points), max(y for _, y in self.points)
        near = [area for area in areas if area.top <= bottom and top <= area.bottom]
        under = sum(
            any(a.left <= x < a.right and a.top <= y < a.bottom for a in near)
            for x, y in self.points
        )
        return under / len(self.points) if near else 0.0


def _core(one: Baseline, raster: Raster) -> tuple[tuple[float, float], ...]:
    points = core_points(one, (raster.width, raster.height))
    return tuple((x * raster.columns, y * raster.rows) for x, y in points)


def _with_room(raster: Raster, cover: Cover, lines: Sequence[_Standing]) -> Cover:
    """Return a strip with as much room as costs no line, told by what stays alone."""
    usual = burned_areas(raster, cover.boxes)
    for roomier in cover.roomier:
        areas = burned_areas(raster, roomier.boxes)
        if not any(
            one.share_under(areas) > _CUT and one.share_under(usual) <= _CUT for one in lines
        ):
            return roomier
    return cover


def _adjacent_line(
    area: PixelArea, stays: Sequence[Baseline], raster: Raster, *, is_above: bool
) -> set[Baseline]:
    """Return the line that stands next to a strip on one side; none where none is near."""
    found = []
    for one in stays:
        base = _height_at(one, (area.left + area.right) / 2 / raster.columns) * raster.rows
        high = one.size * raster.rows
        away = area.top - base if is_above else base - CORE * high - area.bottom
        left, right = sorted((one.x0 * raster.columns, one.x1 * raster.columns))
        if left < area.right and area.left < right and -high / 2 < away < _REACHED * high:
            found.append((away, one.x0, one))
    nearest = min((away for away, _, _ in found), default=0.0)
    return {one for away, _, one in found if away - nearest < one.size * raster.rows / 2}


def _over_edge(area: PixelArea, baselines: set[Baseline], raster: Raster, *, is_above: bool) -> Box:
    """Return what goes beside a strip that ink runs out of: up to the next line, as wide as it."""
    middle = (area.left + area.right) / 2 / raster.columns
    left, right = area.left / raster.columns, area.right / raster.columns
    bases = [_height_at(one, middle) * raster.rows for one in baselines]
    high = area.bottom - area.top
    if is_above:
        far = max(0.0, min(max(bases, default=area.top - high), area.top - 1))
        return Box(left, far / raster.rows, right, area.top / raster.rows)
    tops = [
        base - CORE * one.size * raster.rows for base, one in zip(bases, baselines, strict=True)
    ]
    far = min(raster.rows, max(min(tops, default=area.bottom + high), area.bottom + 1))
    return Box(left, min(area.bottom, far - 1) / raster.rows, right, far / raster.rows)


def _height_at(one: Baseline, x: float) -> float:
    """Return how far down a line is where it crosses a place across the page."""
    long = one.x1 - one.x0
    return one.y0 + (one.y1 - one.y0) * (x - one.x0) / long if long else one.y0


def _over(
    one: Baseline, stays: Sequence[Baseline], taken: set[Baseline], size: tuple[float, float]
) -> Iterator[Box]:
    """Yield boxes over a line that goes for its neighbour, and over none that stays."""
    wide, high = size
    across, down = (one.x1 - one.x0) * wide, (one.y1 - one.y0) * high
    long = hypot(across, down) or 1.0
    along = across / long, down / long
    em = one.size * high
    above, below = MOST.above * em, MOST.below * em
    if one.is_column:
        above = below = CORE * em
    for other in stays:
        if other not in taken:
            above, below = _adjacent_room(one, other, (above, below), size)
    # Up from what the line stands on, in points.
    up = along[1], -along[0]
    x0, y0, end = one.x0 * wide, one.y0 * high, long + 2 * _BELOW * em
    pieces = _PIECES if min(abs(across), abs(down)) > em / _PIECES else 1
    for at in range(pieces):
        corners = [
            (x0 + along[0] * way + up[0] * rise, y0 + along[1] * way + up[1] * rise)
            for way in (end * at / pieces - _BELOW * em, end * (at + 1) / pieces - _BELOW * em)
            for rise in (above, -below)
        ]
        xs, ys = [x / wide for x, _ in corners], [y / high for _, y in corners]
        box = Box(max(0.0, min(xs)), max(0.0, min(ys)), min(1.0, max(xs)), min(1.0, max(ys)))
        if box.x0 < box.x1 and box.y0 < box.y1:
            yield box


def _adjacent_room(
    one: Baseline, other: Baseline, room: tuple[float, float], size: tuple[float, float]
) -> tuple[float, float]:
    """Return how much may be taken above and below a line, so that another is left whole."""
    wide, high = size
    across, down = (one.x1 - one.x0) * wide, (one.y1 - one.y0) * high
    long = hypot(across, down) or 1.0
    ends = [
        ((x - one.x0) * wide, (y - one.y0) * high)
        for x, y in ((other.x0, other.y0), (other.x1, other.y1))
    ]
    ways = [(x * across + y * down) / long for x, y in ends]
    rises = [(x * down - y * across) / long for x, y in ends]
    if max(ways) <= 0 or min(ways) >= long:
        return room
    em, own, rise = other.size * high, one.size * high, (rises[0] + rises[1]) / 2
    above, below = room
    if rise > 0:
        most = max(min(_ABOVE * own, rise - _TIPS * em), rise - DESCENT * em)
        return max(0.0, min(above, most)), below
    most = max(min(_BELOW * own, -rise - CORE * em), -rise - ASCENT * em)
    return above, max(0.0, min(below, most))


def _place(one: Baseline) -> tuple[float, ...]:
    return one.y0, one.x0, one.y1, one.x1, one.size


def _corner(box: Box) -> tuple[float, ...]:
    return box.y0, box.x0, box.y1, box.x1
