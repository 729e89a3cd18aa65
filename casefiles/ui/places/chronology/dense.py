"""The stretch of time that the picture opens on: where most happened, so that words have room."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil
from operator import sub
from typing import Final

_SHARES: Final = range(100, 45, -5)
_LEAST_GAP: Final = 8.0
"""Pixels that the middle gap between neighbours must have."""
_TRIMMED: Final = 0.15
"""Part of the span from which a gap at its start is not worth showing."""
_FEW: Final = 3
_TRIM_FROM: Final = 5
_LEAST_DAYS: Final = 28.0


@dataclass(frozen=True, slots=True)
class DenseShare:
    """The shortest span that holds a share of all days.

    Attributes:
        start: index of its first day.
        last: index of its last day.
        gap: the middle gap between neighbours, as a part of the span.
    """

    start: int
    last: int
    gap: float


def dense_shares(days: Sequence[float]) -> tuple[DenseShare, ...]:
    """Return the shares of 100, 95 ... 50 % of some days, in their order; of few days none."""
    if len(days) < _FEW:
        return ()
    apart = sorted(set(days))
    return tuple(_shortest(days, apart, share) for share in _SHARES)


def dense_days(
    days: Sequence[float], shares: Sequence[DenseShare], width: float
) -> tuple[float, float]:
    """Return the first and last day of the densest part that a width has room for.

    It is the largest share whose middle gap is at least 8 pixels; then days before a gap of more
    than 15 % of the span leave, at most a tenth of all.

    Args:
        days: when things begin, in their order; at least one.
        shares: of these days.
        width: pixels for all of them.
    """
    if not shares:
        return days[0], days[-1]
    fitting = (one for one in shares if one.gap * width >= _LEAST_GAP)
    chosen = next(fitting, shares[-1])
    start, last = chosen.start, chosen.last
    for _ in range(max(1, len(days) // 10)):
        is_few = last - start + 1 < _TRIM_FROM
        if is_few or days[start + 1] - days[start] <= _TRIMMED * (days[last] - days[start]):
            break
        start += 1
    return days[start], days[last]


def _shortest(days: Sequence[float], apart: Sequence[float], share: int) -> DenseShare:
    count = max(2, ceil(len(days) * share / 100))
    lengths = list(map(sub, islice(days, count - 1, None), days))
    start = lengths.index(min(lengths))
    last = start + count - 1
    # What is of one moment stands in lanes below one another, and counts once.
    within = apart[bisect_left(apart, days[start]) : bisect_right(apart, days[last])]
    gaps: list[float] = sorted(map(sub, within[1:], within)) or [0.0]
    middle = gaps[len(gaps) // 2]
    return DenseShare(start, last, middle / max(days[last] - days[start], 1.0))


def with_edges(first: float, last: float) -> tuple[float, float]:
    """Return a span with some room at both ends, and at least four weeks long."""
    if last - first < _LEAST_DAYS:
        middle = (first + last) / 2
        first, last = middle - _LEAST_DAYS / 2, middle + _LEAST_DAYS / 2
    room = (last - first) / 30
    return first - room, last + 2 * room
