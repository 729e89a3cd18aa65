"""Grips: an area is taken by a corner, an edge or its middle, and follows the hand."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

from casefiles.domain.foundation.boxes import Box, turned
from casefiles.ui.places.documents.pages.page_layout import PlacedPage
from casefiles.ui.places.documents.pages.page_selection import drawn_box, moved_box, resized_box

_REACH: Final = 9.0
"""Device pixels around an edge within which it is taken hold of."""
STEP: Final = 6.0
FINE_STEP: Final = 1.0
"""Device pixels that an arrow key moves; the fine one with Ctrl."""
_ALONG: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Grip:
    """How an area was taken hold of.

    Attributes:
        box: as it was then.
        start: where, in fractions of the page.
        across: the edge, left or right, that stays while the other follows; None for neither.
        down: the edge, upper or lower, that stays; None for neither.
    """

    box: Box
    start: tuple[float, float]
    across: float | None
    down: float | None

    def dragged(self, to: tuple[float, float]) -> Box:
        """Return the area once the hand is elsewhere, never beyond the page."""
        box = self.box
        if self.across is None and self.down is None:
            return moved_box(box, to[0] - self.start[0], to[1] - self.start[1])
        stays, follows = [box.x0, box.y0], [box.x1, box.y1]
        for axis, fixed in enumerate((self.across, self.down)):
            if fixed is not None:
                stays[axis], follows[axis] = fixed, to[axis]
        return drawn_box((stays[0], stays[1]), (follows[0], follows[1]))


def grip_at(sheet: PlacedPage, box: Box, x: float, y: float) -> Grip | None:
    """Return how an area is taken hold of at a device pixel; None beside it."""
    start, (width, height) = sheet.fractions(x, y), sheet.size
    at_x, at_y = start[0] * width, start[1] * height
    left, right, top, bottom = box.x0 * width, box.x1 * width, box.y0 * height, box.y1 * height
    if not (left - _REACH <= at_x <= right + _REACH and top - _REACH <= at_y <= bottom + _REACH):
        return None
    across = _fixed(at_x, (left, right), (box.x0, box.x1))
    down = _fixed(at_y, (top, bottom), (box.y0, box.y1))
    return Grip(box, start, across, down)


def _fixed(at: float, edges: tuple[float, float], values: tuple[float, float]) -> float | None:
    """Return the edge that stays if the other is held; the inner third never is an edge."""
    reach = min(_REACH, (edges[1] - edges[0]) / 3)
    if at <= edges[0] + reach:
        return values[1]
    return values[0] if at >= edges[1] - reach else None


def stepped(
    sheet: PlacedPage, box: Box, key: Qt.Key, *, resizes: bool, is_fine: bool
) -> Box | None:
    """Return an area moved or resized by an arrow key; None for another key."""
    if key not in _ALONG and key not in _ACROSS:
        return None
    step = FINE_STEP if is_fine else STEP
    across, down = (
        _ALONG.get(key, 0) * step / sheet.width,
        _ACROSS.get(key, 0) * step / sheet.height,
    )
    # Keys go by what is seen, also where the page is turned.
    shown = turned(box, sheet.turns)
    return turned((resized_box if resizes else moved_box)(shown, across, down), -sheet.turns)
