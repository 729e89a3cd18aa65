"""Strips over lines that go: along the lines that stay, and bounded by them alone.

Nothing of a line that goes decides about its strip but where it stands: not its ink, the box of its
font, its script or its length. How large its type is counts in steps, so that a heading goes whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, cos, floor, inf, radians, tan
from typing import Final

from casefiles.domain.files.extraction import Baseline, PageText
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.names.line_places import (
    ASCENT,
    CORE,
    DESCENT,
    LineSegment,
    PageRotation,
    Row,
    row_of,
    way_of,
)
from casefiles.redaction.names.upright_pages import as_it_lies
from casefiles.redaction.strips.gutters import between_gutters
from casefiles.redaction.strips.line_reach import DEEPEST, LetterExtent
from casefiles.redaction.strips.page_setting import StraightenedPage, base_of, in_steps, setting_of

MARGIN: Final = 1.0
"""Points by which the gate grows every box: a strip has its room already, and is given without."""
_FAR: Final = 2.5
_BLOCK: Final = 4
_LEAST: Final = 2
"""Leadings: from where no line is near, what a strip goes by then, and how high it is at least."""
_COLUMN: Final = 0.70
"""Sizes of type on either side of the middle of letters that stand one under another."""
_LARGER: Final = (1.3, 1.3)
_LARGER_AS_READ: Final = (1.65, 1.65)
"""From what share of the size of the lines that stay a line has larger type, and its steps."""
_STEP: Final = 1.0
"""Points: strips that go down are cut into upright boxes whose edges jump by so much at most."""
_ASKEW: Final = 0.3
_ASKEW_AS_READ: Final = 1.2
"""Sizes of type by which the ends of a line may be off the way of its page."""
_ROOMIER: Final = (DEEPEST, LetterExtent(1.2, 0.42))
"""Room for letters of all scripts, and for those of Arabic with Latin accents."""
_DEEPEST_INK: Final = LetterExtent(1.17, 0.48)
"""As far as ink reaches, of the scripts that were measured."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a straight page; all measures in points.

    Attributes:
        left: from where it runs; None for the edge of the page, likewise `right`.
        roomier: its edges with more room, most first, where lines that stay leave that.
        base: what its line stands on, or the first and last of those joined to it; likewise
            `size` of type.
    """

    top: float
    bottom: float
    left: float | None = None
    right: float | None = None
    roomier: tuple[tuple[float, float], ...] = ()
    bases: tuple[float, float] = (0.0, 0.0)
    size: float = 0.0

    @property
    def is_ample(self) -> tuple[bool, bool]:
        """Whether no letter of any script that was measured reaches over its edges."""
        first, last = self.bases
        above, below = first - self.top, self.bottom - last
        return above >= _DEEPEST_INK.above * self.size, below >= _DEEPEST_INK.below * self.size

    @property
    def sides(self) -> tuple[float, float]:
        """From where to where it runs."""
        return -inf if self.left is None else self.left, inf if self.right is None else self.right


@dataclass(frozen=True, slots=True)
class Cover:
    """What goes because of a strip, as boxes that the gate grows by its margin.

    Attributes:
        boxes: what goes at least.
        is_ample: above and below, whether no letter of any script reaches over their edges.
        roomier: the same with room for letters of scripts that do not stand in the document; most
            first. Which of them can go and cut no line hangs on the picture of the page.
        turns: quarters by which its line is turned clockwise to be read.
    """

    boxes: tuple[Box, ...]
    is_ample: tuple[bool, bool] = (False, False)
    roomier: tuple["Cover", ...] = ()
    turns: int = 0


def strips_over(
    line_segments: Sequence[LineSegment],
    stays: Sequence[LineSegment],
    page: PageText,
    reach: LetterExtent,
) -> tuple[tuple[Cover, ...], Mapping[Baseline, Baseline]]:
    """Return what goes because of lines of a page, and what lines stand on, evened out.

    Args:
        line_segments: lines that go, all of them on the page, if only in part.
        stays: all others that can be seen; each in its own column.
        page: its measures alone count.
        reach: room for the letters of its document.
    """
    found: list[Cover] = []
    baselines: dict[Baseline, Baseline] = {}
    for turns in sorted({way_of(line, page)[0] for line in line_segments}):
        own = [line for line in line_segments if way_of(line, page)[0] == turns]
        setting = setting_of(page, turns, own, stays, reach)
        baselines |= setting.baselines
        for cover in _covers(own, page, setting):
            roomier = tuple(_as_it_lies(one, turns) for one in cover.roomier)
            found.append(replace(_as_it_lies(cover, turns), roomier=roomier))
    return tuple(dict.fromkeys(found)), baselines


def _as_it_lies(cover: Cover, turns: int) -> Cover:
    return replace(cover, boxes=as_it_lies(cover.boxes, turns), turns=turns)


def _covers(
    line_segments: Sequence[LineSegment], page: PageText, setting: StraightenedPage
) -> Iterable[Cover]:
    """Yield what goes because of lines that run one way, on the page as it is turned for them."""
    strips: list[Strip] = []
    for line in line_segments:
        row = row_of(line, page, setting.way)
        most = _ASKEW if row.is_exact else _ASKEW_AS_READ
        if not setting.is_uneven and abs(row.slant) > most * max(row.size, setting.em):
            yield Cover((_scattered(row, setting),))
        else:
            strips.append(_strip(row, setting))
    for strip in _joined(strips, setting):
        ways = [replace(strip, top=top, bottom=bottom) for top, bottom in strip.roomier]
        roomier = tuple(Cover(tuple(_stairs(one, setting)), one.is_ample) for one in ways)
        cover = Cover(tuple(_stairs(strip, setting)), strip.is_ample, roomier)
        if cover.boxes:
            yield cover


def _strip(line: Row, setting: StraightenedPage) -> Strip:
    left, right = between_gutters(line, setting.rows, setting.em, setting.leading)
    sides = Strip(0.0, 0.0, left, right).sides
    rows = [row for row in setting.rows if row.is_adjacent(*sides)]
    value = base_of(line, rows, setting)
    base = line.base if value is None else value
    above, below = _room(line, setting)
    top, bottom = base - above, base + below
    if value is None:
        top, bottom = in_steps((top, bottom), rows, setting.leading)
    top, bottom = _edges(base, (top, bottom), rows, sides, setting)
    size = above / setting.reach.above
    roomier = () if line.is_column else _roomier(base, (top, bottom), rows, (size, setting))
    return Strip(top, bottom, left, right, roomier, (base, base), size)


def _roomier(
    base: float,
    edges: tuple[float, float],
    rows: Sequence[Row],
    values: tuple[float, StraightenedPage],
) -> tuple[tuple[float, float], ...]:
    """Return edges with room for all scripts, as far as the lines leave it that stay.

    Args:
        base: what the line stands on that goes.
        edges: of its strip.
        rows: lines that stay.
        values: size of type, by which room is told, and what lines tell of the page.
    """
    (top, bottom), (size, setting) = edges, values
    above = [row.base for row in rows if row.base < base - size / 4]
    below = [row.base for row in rows if row.base > base + size / 4]
    first = setting.steady(max(above)) if above else -inf
    last = setting.steady(min(below)) - CORE * setting.em if below else inf
    return tuple(
        (
            min(top, max(base - reach.above * size, first)),
            max(bottom, min(base + reach.below * size, last)),
        )
        for reach in _ROOMIER
    )


def _room(row: Row, setting: StraightenedPage) -> tuple[float, float]:
    """Return how far a strip reaches above and below what its line stands on, near others."""
    em = setting.em
    least, step = _LARGER if row.is_exact else _LARGER_AS_READ
    # Only type that would stand out of the strip makes it higher; smaller type tells nothing.
    while row.size > least * em:
        em *= step
    if row.is_column:
        return _COLUMN * em, _COLUMN * em
    return setting.reach.above * em, setting.reach.below * em


def _edges(
    base: float,
    near: tuple[float, float],
    rows: Sequence[Row],
    sides: tuple[float, float],
    setting: StraightenedPage,
) -> tuple[float, float]:
    """Return the edges of a strip: near lines leave it its room, else it goes by blocks."""
    leading, em, (top, bottom) = setting.leading, setting.em, near
    above = max((row.base for row in rows if row.base < base - em / 4), default=None)
    below = min((row.base for row in rows if row.base > base + em / 4), default=None)
    block, way_end = _BLOCK * leading, setting.way.height
    is_far = False
    if above is None or base - above > _FAR * leading:
        is_far = True
        start = 0.0 if above is None else setting.steady(above) + DESCENT * em
        far = start + block * floor((base - leading - start) / block)
        top = min(top, max(far, min(_wall_above(top, sides, setting), top)))
    if below is None or below - base > _FAR * leading:
        is_far = True
        start = way_end if below is None else setting.steady(below) - ASCENT * em
        far = start - block * floor((start - base - leading / 2) / block)
        bottom = max(bottom, min(far, max(_wall_below(bottom, sides, setting), bottom)))
    if is_far and bottom - top < _LEAST * leading and not setting.walls:
        more = _LEAST * leading - (bottom - top)
        top, bottom = (top - more, bottom) if above is None else (top, bottom + more)
    return top, bottom


def _wall_above(top: float, sides: tuple[float, float], setting: StraightenedPage) -> float:
    """Return where lines that run another way end above a strip."""
    left, right = sides
    ends = (wall[1] for wall in setting.walls if wall[2] < right and left < wall[3])
    return max((end for end in ends if end <= top), default=-inf)


def _wall_below(bottom: float, sides: tuple[float, float], setting: StraightenedPage) -> float:
    left, right = sides
    starts = (wall[0] for wall in setting.walls if wall[2] < right and left < wall[3])
    return min((start for start in starts if start >= bottom), default=inf)


def _scattered(row: Row, setting: StraightenedPage) -> Box:
    """Return what goes because of a line askew: the area around it, blown up to whole blocks."""
    way, block = setting.way, _BLOCK * setting.leading
    high = abs(row.slant) / 2 + row.size * DEEPEST_INK
    left = block * floor((row.left - row.size) / block)
    right = block * ceil((row.right + row.size) / block)
    top = block * floor((row.base - high) / block)
    bottom = block * ceil((row.base + high) / block)
    return _clipped(left / way.width, top / way.height, right / way.width, bottom / way.height)


DEEPEST_INK: Final = 1.25
"""Sizes of type that no letter reaches beyond what it stands on."""


def _joined(strips: Iterable[Strip], setting: StraightenedPage) -> list[Strip]:
    """Join strips less than a leading apart between which no line stays."""
    found: list[Strip] = []
    for strip in sorted(strips, key=lambda one: (one.sides, one.top, one.bottom)):
        last = found[-1] if found else None
        if last is not None and last.sides == strip.sides and _meet(last, strip, setting):
            pairs = zip(last.roomier, strip.roomier, strict=False)
            roomier = tuple((one[0], max(one[1], other[1])) for one, other in pairs)
            found[-1] = replace(
                last,
                bottom=max(last.bottom, strip.bottom),
                roomier=roomier,
                bases=(last.bases[0], strip.bases[1]),
                size=max(last.size, strip.size),
            )
        else:
            found.append(strip)
    return found


def _meet(one: Strip, other: Strip, setting: StraightenedPage) -> bool:
    if other.top - one.bottom >= setting.leading:
        return False
    between = (row for row in setting.rows if row.is_adjacent(*one.sides))
    return not any(one.bottom < row.base < other.bottom for row in between)


def _stairs(strip: Strip, setting: StraightenedPage) -> Iterable[Box]:
    """Return a strip as upright boxes on the turned page; how many hangs on its angle alone."""
    way = setting.way
    low, high = (tan(radians(angle)) for angle in setting.spread)
    middle = way.height / 2
    # Where on an uneven page a line has its middle hangs on its length: all of the page is asked.
    pivots = (0.0, way.width) if setting.is_uneven else (way.width / 2,)
    first = _side(strip.left, strip, way, default=0.0)
    last = _side(strip.right, strip, way, default=way.width)
    top, bottom = (
        (at - middle) / cos(radians(way.angle)) + middle for at in (strip.top, strip.bottom)
    )
    steps = 1 if setting.is_uneven else max(1, ceil(abs(low) * (last - first) / _STEP))
    places = [first + (last - first) * at / steps for at in range(steps + 1)]
    for left, right in pairwise(places):
        falls = [
            slope * (x - pivot) for slope in (low, high) for x in (left, right) for pivot in pivots
        ]
        y0, y1 = top + min(falls) + MARGIN, bottom + max(falls) - MARGIN
        if y1 > 0 and y0 < way.height:
            x0 = left + MARGIN if left == first and strip.left is not None else left
            x1 = right - MARGIN if right == last and strip.right is not None else right
            yield _clipped(x0 / way.width, y0 / way.height, x1 / way.width, y1 / way.height)


def _side(at: float | None, strip: Strip, way: PageRotation, *, default: float) -> float:
    """Return where a gutter is on the turned page, at the middle of a strip."""
    if at is None:
        return default
    angle = radians(way.angle)
    down = (strip.top + strip.bottom) / 2 - way.height / 2
    return way.width / 2 + (at - way.width / 2) * cos(angle) - down * tan(angle) * cos(angle)


def _clipped(x0: float, y0: float, x1: float, y1: float) -> Box:
    return Box(max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1))
