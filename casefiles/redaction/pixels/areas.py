"""Areas of pages laid over one another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box

_SLIVER: Final = 0.004
"""Share of a page below which nothing can be read: some two points of an A4 page."""


def uncovered(areas: Sequence[Box], cover: Sequence[Box]) -> tuple[Box, ...]:
    """Return the parts of some areas that no cover hides, without slivers too thin to read."""
    rest = _rest(areas, cover)
    return tuple(sorted({one for one in rest if _is_readable(one)}, key=_place))


def is_whole(cover: Sequence[Box]) -> bool:
    """Tell whether nothing at all is left of a page."""
    return not _rest([WHOLE_PAGE], cover)


def count_apart(areas: Iterable[Box]) -> int:
    """Count areas, where those that continue one another side by side, like stairs, are one."""
    left = set(areas)
    ends = {(one.x1, one.y0, one.y1) for one in left}
    return sum(
        not any(end == one.x0 and top < one.y1 and one.y0 < bottom for end, top, bottom in ends)
        for one in left
    )


def _rest(areas: Sequence[Box], cover: Sequence[Box]) -> list[Box]:
    rest = list(areas)
    for hiding in cover:
        rest = [part for one in rest for part in _without(one, hiding)]
    return rest


def _without(area: Box, hiding: Box) -> Iterator[Box]:
    """Yield an area without another: above, below, to the left and to the right of it."""
    left, right = max(area.x0, hiding.x0), min(area.x1, hiding.x1)
    top, bottom = max(area.y0, hiding.y0), min(area.y1, hiding.y1)
    if left >= right or top >= bottom:
        yield area
        return
    parts: Iterable[tuple[float, float, float, float]] = (
        (area.x0, area.y0, area.x1, top),
        (area.x0, bottom, area.x1, area.y1),
        (area.x0, top, left, bottom),
        (right, top, area.x1, bottom),
    )
    for x0, y0, x1, y1 in parts:
        if x0 < x1 and y0 < y1:
            yield Box(x0, y0, x1, y1)


def _is_readable(area: Box) -> bool:
    return area.x1 - area.x0 >= _SLIVER and area.y1 - area.y0 >= _SLIVER


def _place(area: Box) -> tuple[float, float, float, float]:
    return area.y0, area.x0, area.y1, area.x1
