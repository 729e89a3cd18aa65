"""Boxes over lines of which nobody told what they stand on: from neighbour to neighbour.

So it was done before files were asked where their lines stand; readings of older programs are
still told by the boxes of their fonts, until they are read again.
"""

from collections.abc import Sequence
from math import ceil, floor
from statistics import median
from typing import Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import Box

STEPS: Final = 400
"""Steps of a page's height to which boxes are widened."""
_EXACT: Final = 6
"""Decimals of a step within which an edge lies on it."""


def wide_line(page: PageText, box: Box) -> Box:
    """Return a box as long as an upright page over the lines that a box touches."""
    touched = [line.box for line in page.lines if _is_touched(line.box, box)]
    if not touched:
        return Box(0.0, box.y0, 1.0, box.y1)
    stays = [line.box for line in page.lines if line.box not in touched]
    top = min(box.y0, *(one.y0 for one in touched))
    bottom = max(box.y1, *(one.y1 for one in touched))
    return widened(Box(0.0, top, 1.0, bottom), stays)


def _is_touched(line: Box, box: Box) -> bool:
    """Tell whether a box covers the middle of a line's height."""
    return box.y0 < (line.y0 + line.y1) / 2 < box.y1


def widened(line: Box, stays: Sequence[Box]) -> Box:
    """Return a box from the line above that stays to the line below that stays.

    So it does not depend on the type of the name itself, unless the next line is further away
    than lines usually are high, or too near for a step between the two.
    """
    most = median([box.y1 - box.y0 for box in stays] or [line.y1 - line.y0])
    above = max((box.y1 for box in stays if box.y1 <= line.y0), default=min(0.0, line.y0))
    below = min((box.y0 for box in stays if box.y0 >= line.y1), default=max(1.0, line.y1))
    first = _step_above(line.y0, above, most)
    last = max(first + 1, -_step_above(-line.y1, -below, most))
    return Box(0.0, first / STEPS, 1.0, last / STEPS)


def _step_above(line: float, other: float, most: float) -> int:
    """Return the step of the page at which a box begins, between its line and the one above."""
    own, near, far = (round(STEPS * at, _EXACT) for at in (line, other, line - most))
    if near < far:
        return floor(far)
    return ceil(near) if ceil(near) <= own else floor(own)
