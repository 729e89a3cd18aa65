"""Dates on a line of time: what is known of them, and the line's scale and ticks, in days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casefiles.domain.dates.edtf import EdtfMoment, parse, span

_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS: Final = (1, 2, 3, 6)
_YEAR: Final = 365.2425
_MONTH: Final = _YEAR / 12
_BEYOND: Final = 0.06
"""Share of the scale that is kept beyond ends that are open or unknown, to show it."""
_BRIEF: Final = 2.2 * _YEAR
"""The scale has months where all lies within so many days."""


class EndKind(StrEnum):
    """What lies beyond an end of an entry: nothing, its going on, or nobody knows what."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Extent:
    """What a date tells, in days (1 is 1 January of year 1).

    Attributes:
        start: earliest and latest moment of its beginning.
        end: earliest and latest moment of its end; as `start` where it is a single date.
        is_stretch: it lasts from start to end; otherwise it lies somewhere between them.
        is_doubted: the source doubts the date.
        before: what lies beyond its beginning.
        after: what lies beyond its end.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    is_stretch: bool
    is_doubted: bool = False
    before: EndKind = EndKind.CLOSED
    after: EndKind = EndKind.CLOSED

    @property
    def order(self) -> tuple[float, float]:
        """First and last moment that it may touch."""
        return self.start[0], self.end[1]


@dataclass(frozen=True, slots=True)
class DateScale:
    """A stretch of time, from its first to its last moment, and the ticks upon it.

    Attributes:
        ticks: moment and words of each.
        reach: words for the first and the last date upon it.
    """

    first: float
    last: float
    ticks: tuple[tuple[float, str], ...]
    reach: tuple[str, str]

    def share(self, moment: float) -> float:
        """Return where a moment lies, 0 at the first and 1 at the last."""
        return min(max((moment - self.first) / (self.last - self.first), 0.0), 1.0)


def extent_of(text: str) -> Extent:
    """Read a date.

    Raises:
        ValueError: not a date that `domain.edtf` reads.
    """
    found = parse(text)
    if isinstance(found, EdtfMoment):
        whole = span(text)
        reach = (whole.start_day or 0.0, whole.end_day or 0.0)
        return Extent(reach, reach, is_stretch=False, is_doubted=bool(found.doubt))
    start, end = _edge(found.start), _edge(found.end)
    known = start or end or (0.0, 0.0)
    ends = [end for end in (found.start, found.end) if isinstance(end, EdtfMoment)]
    return Extent(
        start or known,
        end or known,
        is_stretch=True,
        is_doubted=any(end.doubt for end in ends),
        before=_side(found.start),
        after=_side(found.end),
    )


def scale_of(extents: Sequence[Extent], most: int) -> DateScale:
    """Return a scale of whole months or years with at most so many ticks.

    Args:
        extents: at least one.
        most: greatest number of ticks, at least 2.
    """
    values = (
        _day(min(extent.start[0] for extent in extents)),
        _day(max(extent.end[1] for extent in extents) - 0.001),
    )
    margin = max((values[1].toordinal() - values[0].toordinal()) * _BEYOND, _MONTH)
    first = _day(
        min(one.start[0] - (margin if one.before is not EndKind.CLOSED else 0) for one in extents)
    )
    last = _day(
        max(one.end[1] + (margin if one.after is not EndKind.CLOSED else 0) for one in extents)
        - 0.001
    )
    if last.toordinal() - first.toordinal() <= _BRIEF:
        start, end = first.replace(day=1), _later(last, 1)
        days = end.toordinal() - start.toordinal()
        step = next((step for step in _MONTHS if days / _MONTH / step <= most), 12)
        start = start.replace(month=(start.month - 1) // step * step + 1)
        return _scale((start, end), step, "{0.year}-{0.month:02}", values)
    start, end = date(first.year, 1, 1), _later(date(last.year, 12, 1), 1)
    years = (end.toordinal() - start.toordinal()) / _YEAR
    step = next((step for step in _YEARS if years / step <= most), _YEARS[-1])
    start = date(max(start.year // step * step, 1), 1, 1)
    return _scale((start, end), step * 12, "{0.year}", values)


def _scale(ends: tuple[date, date], months: int, words: str, reach: tuple[date, date]) -> DateScale:
    start, end = ends
    ticks = []
    count = start.year * 12 + start.month - 1
    while (at := _later(date.min, count - 12)) < end:
        ticks.append((float(at.toordinal()), words.format(at)))
        count = count // months * months + months
    values = (words.format(reach[0]), words.format(reach[1]))
    return DateScale(float(start.toordinal()), float(end.toordinal()), tuple(ticks), values)


def _edge(end: EdtfMoment | str) -> tuple[float, float] | None:
    """Return the first and the last moment at which an interval may begin or end."""
    if not isinstance(end, EdtfMoment):
        return None
    reach = span(end.year + "".join(f"-{part}" for part in (end.month, end.day) if part))
    return reach.start_day or 0.0, reach.end_day or 0.0


def _side(end: EdtfMoment | str) -> EndKind:
    if isinstance(end, EdtfMoment):
        return EndKind.CLOSED
    return EndKind.OPEN if end == ".." else EndKind.UNKNOWN


def _day(moment: float) -> date:
    return date.fromordinal(min(max(int(moment), 1), date.max.toordinal()))


def _later(day: date, months: int) -> date:
    """Return the first day of the month so many months on, or the last day that there is."""
    count = day.year * 12 + day.month - 1 + months
    return date.max if count // 12 > date.max.year else date(count // 12, count % 12 + 1, 1)
