"""Gutters between columns, told by the lines that stay: how far a strip reaches to either side.

The line that goes decides one thing: a gutter that it crosses is none for it.
"""

from collections.abc import Sequence
from statistics import median
from typing import Final

from casefiles.redaction.names.line_places import Row

_FEWEST: Final = 3
_ALIGNED: Final = 0.75
"""Sizes of type within which lines begin at one place; so much white, at least, is a gutter."""
_BEFORE: Final = 0.4
"""Sizes of type before a column at which a strip ends: there nothing of the next one is cut, and
a line that is longer than all that stay has its room."""
_ABREAST: Final = 1.5
"""Leadings within which lines of two columns stand side by side."""


def between_gutters(
    row: Row, stays: Sequence[Row], em: float, leading: float
) -> tuple[float | None, float | None]:
    """Return from where to where a strip over a line runs; None for the edge of the page.

    Args:
        row: the line that goes.
        stays: lines that stay, on the same straight page, each in its own column.
        em: size of their letters.
        leading: their usual distance.
    """
    starts = _starts(stays, em)
    found = [
        start - _BEFORE * em for start in starts if _is_gutter(start, row, stays, (em, leading))
    ]
    left = max((at for at in found if at <= row.left), default=None)
    right = min((at for at in found if at >= row.right), default=None)
    return left, right


def _starts(stays: Sequence[Row], em: float) -> list[float]:
    """Return where at least three lines begin below one another."""
    found, rest = [], sorted(row.left for row in stays)
    while rest:
        together = [at for at in rest if at <= rest[0] + _ALIGNED * em]
        if len(together) >= _FEWEST:
            found.append(median(together))
        rest = rest[len(together) :]
    return found


def _is_gutter(
    start: float, row_removed: Row, stays: Sequence[Row], measures: tuple[float, float]
) -> bool:
    """Tell whether columns part before a place, all around the height of a line."""
    em, leading = measures
    edge = start - _BEFORE * em
    if row_removed.left < edge < row_removed.right:
        return False
    crossing = [row.base for row in stays if row.left < edge < row.right]
    first = max((base for base in crossing if base < row_removed.base), default=float("-inf"))
    last = min((base for base in crossing if base >= row_removed.base), default=float("inf"))
    near = [row for row in stays if first < row.base < last]
    after = [row.base for row in near if abs(row.left - start) <= _ALIGNED * em]
    before = [
        row.base
        for row in near
        if row.right <= start - _ALIGNED * em and _is_abreast(row.base, after, leading)
    ]
    return len(after) >= _FEWEST and len(before) >= _FEWEST


def _is_abreast(base: float, others: Sequence[float], leading: float) -> bool:
    return any(abs(base - other) <= _ABREAST * leading for other in others)
