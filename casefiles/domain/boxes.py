"""Areas of a page."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in fractions of the page as displayed, from its top left; 0 <= x0 < x1 <= 1."""

    x0: float
    y0: float
    x1: float
    y1: float


WHOLE_PAGE: Final = Box(0.0, 0.0, 1.0, 1.0)
