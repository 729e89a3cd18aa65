"""How many days lie between dates, as far as they tell, and what lies nearest to each."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casefiles.domain.dates.edtf import sort_key

_DAY: Final = 10
_OPEN: Final = "9999-12-31"


@dataclass(frozen=True, slots=True)
class DayInterval:
    """How many days lie between two dates.

    Attributes:
        least: at the least, 0 for the same day.
        most: at the most; as `least` where both are known to the day.
    """

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class NearestDates:
    """What lies nearest to a date on either side.

    Attributes:
        before: number of the last date that is over by then, or falls on the same day.
        since: days since then; None where nothing lies before.
        after: number of the first date that begins later.
        until: days until then; None where nothing lies after.
    """

    before: int = -1
    since: DayInterval | None = None
    after: int = -1
    until: DayInterval | None = None


class ReferenceDates:
    """Dates that others are measured against.

    Days are counted by the calendar as each date was recorded, whatever its zone. Dates that cannot
    be told apart in order have no interval.
    """

    def __init__(self, dates: Sequence[str]) -> None:
        reaches = [day_bounds(one) for one in dates]
        known = [(reach, number) for number, reach in enumerate(reaches) if reach is not None]
        self._by_end = sorted((end, start, number) for (start, end), number in known)
        self._by_start = sorted((start, end, number) for (start, end), number in known)
        self._ends = [one[0] for one in self._by_end]
        self._starts = [one[0] for one in self._by_start]

    def nearest(self, text: str) -> NearestDates:
        """Return what lies nearest to a date that is none of them."""
        reach = day_bounds(text)
        if reach is None:
            return NearestDates()
        start, end = reach
        before, since, after, until = -1, None, -1, None
        at = bisect_right(self._ends, start) - 1
        if at >= 0:
            last, first, before = self._by_end[at]
            # Of equal ends the first in its own order is named, so that nothing hidden decides.
            before = min(number for *_, number in self._same(self._by_end, self._ends, last, first))
            since = DayInterval(start - last, end - first)
        # What falls on the same day as a whole is told as before, not once more as after.
        at = bisect_left(self._starts, max(end, start + 1))
        if at < len(self._starts):
            first, last, after = self._by_start[at]
            until = DayInterval(first - end, last - start)
        return NearestDates(before, since, after, until)

    @staticmethod
    def _same(
        listed: Sequence[tuple[int, int, int]], keys: Sequence[int], key: int, other: int
    ) -> Sequence[tuple[int, int, int]]:
        similar = listed[bisect_left(keys, key) : bisect_right(keys, key)]
        return [one for one in similar if one[1] == other]


def day_bounds(text: str) -> tuple[int, int] | None:
    """Return the first and last day that a date may mean; None where an end is open or not known.

    A date that cannot be read has none either.
    """
    try:
        earliest, latest, _ = sort_key(text)
    except ValueError:
        return None
    start, _, end = text.partition("/")
    if start in {"", ".."} or end == ".." or (text.endswith("/")):
        return None
    if not earliest or latest[:_DAY] == _OPEN:
        return None
    return (
        date.fromisoformat(max(earliest[:_DAY], "0001-01-01")).toordinal(),
        date.fromisoformat(latest[:_DAY]).toordinal(),
    )
