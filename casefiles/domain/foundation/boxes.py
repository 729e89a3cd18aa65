"""Areas of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in fractions of the page as displayed, from its top left; 0 <= x0 < x1 <= 1."""

    x0: float
    y0: float
    x1: float
    y1: float


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes have a part of the page in common."""
    return one.y0 < other.y1 and other.y0 < one.y1 and one.x0 < other.x1 and other.x0 < one.x1


def around(boxes: Sequence[Box]) -> Box:
    """Return the box around all of some boxes, of which there is one at least."""
    return Box(
        *(min(one.x0 for one in boxes), min(one.y0 for one in boxes)),
        *(max(one.x1 for one in boxes), max(one.y1 for one in boxes)),
    )


WHOLE_PAGE: Final = Box(0.0, 0.0, 1.0, 1.0)
TURNS: Final = 4
"""Quarter turns of a whole one."""


def turned(box: Box, turns: int) -> Box:
    """Return a box of a page as it lies once the page is turned clockwise by so many quarters."""
    match turns % TURNS:
        case 1:
            return Box(1.0 - box.y1, box.x0, 1.0 - box.y0, box.x1)
        case 2:
            return Box(1.0 - box.x1, 1.0 - box.y1, 1.0 - box.x0, 1.0 - box.y0)
        case 3:
            return Box(box.y0, 1.0 - box.x1, box.y1, 1.0 - box.x0)
        case _:
            return box
