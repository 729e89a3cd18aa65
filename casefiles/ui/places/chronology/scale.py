"""Time as pixels: where days lie, and the marks of the axis from centuries to minutes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, floor
from typing import Final

from casefiles.words.dates import LONG_MONTHS, MONTHS
from casefiles.words.language import msg_mark, msg_of

CLOSEST: Final = 57_600.0
"""Pixels a day at the deepest zoom: 40 a minute."""
WIDEST: Final = 0.0004
"""Pixels a day at the widest: 10,000 years fill a screen."""
FIRST_DAY: Final = 1.0
LAST_DAY: Final = float(date.max.toordinal())
_EDGE: Final = 24.0
_EDGE_SHARE: Final = 0.25
"""Part of the width from the edge at which a selected event comes into view."""
_MINUTES: Final = 1440
_YEAR: Final = 12
_WEEKDAYS: Final = (
    msg_mark("Mon"),
    msg_mark("Tue"),
    msg_mark("Wed"),
    msg_mark("Thu"),
    msg_mark("Fri"),
    msg_mark("Sat"),
    msg_mark("Sun"),
)
_LONG_NAME: Final = 90
"""Pixels that a month must have before its name is written out."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Which stretch of time is seen.

    Attributes:
        left: the day at the left edge.
        per_day: pixels of one day.
        width: pixels that are seen.
    """

    left: float
    per_day: float
    width: float

    @property
    def right(self) -> float:
        """The day at the right edge."""
        return self.left + self.width / self.per_day

    def x(self, day: float) -> float:
        """Return how many pixels from the left edge a day lies."""
        return (day - self.left) * self.per_day

    def day(self, x: float) -> float:
        """Return the day so many pixels from the left edge."""
        return self.left + x / self.per_day

    def zoomed(self, factor: float, x: float) -> "TimeScale":
        """Return a closer scale, or a wider one, with the day at x where it was."""
        per_day = min(max(self.per_day * factor, WIDEST), CLOSEST)
        return _within(TimeScale(self.day(x) - x / per_day, per_day, self.width))

    def panned(self, pixels: float) -> "TimeScale":
        """Return the scale further right, or left if negative."""
        return _within(replace(self, left=self.left + pixels / self.per_day))

    def showing(self, begin: float, finish: float) -> "TimeScale":
        """Return the scale moved so that a stretch of days is in sight; the same if it is."""
        is_cut = self.x(begin) < 0 and (finish - begin) * self.per_day < self.width / 2
        if is_cut:
            return self.panned(self.x(begin) - self.width * _EDGE_SHARE)
        if self.x(finish) < _EDGE:
            return self.panned(self.x(finish) - self.width * _EDGE_SHARE)
        if self.x(begin) > self.width - _EDGE:
            return self.panned(self.x(begin) - self.width * (1 - _EDGE_SHARE))
        return self

    def resized(self, width: float) -> "TimeScale":
        """Return the scale with the same left edge and another width."""
        return _within(replace(self, width=max(width, 1.0)))


def fitted(first: float, last: float, width: float) -> TimeScale:
    """Return the scale that shows a stretch of time whole."""
    width = max(width, 1.0)
    per_day = min(max(width / max(last - first, 1 / _MINUTES), WIDEST), CLOSEST)
    spare = max(width - (last - first) * per_day, 0.0)
    return _within(TimeScale(first - spare / per_day / 2, per_day, width))


def _within(scale: TimeScale) -> TimeScale:
    """Keep the middle of the scale within the calendar."""
    half = scale.width / scale.per_day / 2
    middle = min(max(scale.left + half, FIRST_DAY), LAST_DAY)
    return replace(scale, left=middle - half)


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A mark of the axis: the start of a unit, and what it is called."""

    day: float
    label: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The marks that are seen, and one to the left of them.

    Attributes:
        upper: of the unit that says where one is, such as a year; empty where the lower does.
        lower: of the unit that can be told apart.
        fine: days of unlabelled lines between.
    """

    upper: tuple[AxisTick, ...]
    lower: tuple[AxisTick, ...]
    fine: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """Months, days or minutes, so many at a time.

    Attributes:
        days: its length, about.
        room: pixels that its label needs at 100 %.
        upper: index of the unit above it; -1 for none.
    """

    kind: str
    step: int
    days: float
    room: float
    upper: int = -1


_UNITS: Final = (
    _Unit("minutes", 1, 1 / 1440, 52, 8),
    _Unit("minutes", 5, 5 / 1440, 52, 8),
    _Unit("minutes", 15, 15 / 1440, 52, 8),
    _Unit("minutes", 30, 30 / 1440, 52, 8),
    _Unit("minutes", 60, 60 / 1440, 52, 8),
    _Unit("minutes", 180, 180 / 1440, 52, 8),
    _Unit("minutes", 360, 360 / 1440, 52, 8),
    _Unit("minutes", 720, 720 / 1440, 52, 8),
    _Unit("days", 1, 1, 30, 10),
    _Unit("days", 7, 7, 30, 10),
    _Unit("months", 1, 30.4, 42, 12),
    _Unit("months", 3, 91.3, 46, 12),
    _Unit("months", 12, 365.2, 48),
    _Unit("months", 24, 730.5, 48),
    _Unit("months", 60, 1826, 48),
    _Unit("months", 120, 3652, 48),
    _Unit("months", 300, 9131, 48),
    _Unit("months", 600, 18262, 48),
    _Unit("months", 1200, 36524, 48),
    _Unit("months", 12000, 365243, 48),
)
_FINE_ROOM: Final = 9


def axis(scale: TimeScale, factor: float = 1.0) -> TimeAxis:
    """Return the marks of a scale.

    Args:
        scale: what is seen.
        factor: by how much text is larger than usual.
    """
    index = next(
        (
            number
            for number, unit in enumerate(_UNITS)
            if unit.days * scale.per_day >= unit.room * factor
        ),
        len(_UNITS) - 1,
    )
    unit = _UNITS[index]
    finer = _UNITS[index - 1] if index else None
    fine: tuple[float, ...] = ()
    if finer is not None and finer.days * scale.per_day >= _FINE_ROOM:
        fine = tuple(day for day, _ in _starts(finer, scale))
    upper: tuple[AxisTick, ...] = ()
    if unit.upper >= 0:
        above = _UNITS[unit.upper]
        upper = tuple(AxisTick(day, _upper_label(above, at)) for day, at in _starts(above, scale))
    is_long = unit.days * scale.per_day >= _LONG_NAME * factor
    lower = tuple(
        AxisTick(day, _lower_label(unit, day, at, is_long=is_long))
        for day, at in _starts(unit, scale)
    )
    return TimeAxis(upper, lower, fine)


def _starts(unit: _Unit, scale: TimeScale) -> Iterator[tuple[float, date]]:
    """Yield the start of each unit that is seen, from the one that the left edge lies in."""
    if unit.kind == "months":
        return _month_starts(unit.step, scale)
    if unit.kind == "days":
        return _day_starts(unit.step, scale)
    return _minute_starts(unit.step, scale)


def _month_starts(step: int, scale: TimeScale) -> Iterator[tuple[float, date]]:
    left = date.fromordinal(int(min(max(scale.left, FIRST_DAY), LAST_DAY)))
    number = (left.year * _YEAR + left.month - 1) // step * step
    while True:
        year, month = divmod(number, _YEAR)
        number += step
        if year < 1:
            continue
        if year > date.max.year:
            return
        at = date(year, month + 1, 1)
        if at.toordinal() > scale.right:
            return
        yield float(at.toordinal()), at


def _day_starts(step: int, scale: TimeScale) -> Iterator[tuple[float, date]]:
    # Day 1 was a Monday, so weeks begin with Mondays.
    first = max(floor((scale.left - 1) / step) * step + 1, int(FIRST_DAY))
    for day in range(first, min(ceil(scale.right), int(LAST_DAY)) + 1, step):
        if day <= scale.right:
            yield float(day), date.fromordinal(day)


def _minute_starts(step: int, scale: TimeScale) -> Iterator[tuple[float, date]]:
    number = max(floor(scale.left * _MINUTES / step), _MINUTES // step)
    while True:
        day = number * step / _MINUTES
        if day > min(scale.right, LAST_DAY):
            return
        yield day, date.fromordinal(int(day))
        number += 1


def _upper_label(unit: _Unit, at: date) -> str:
    month = msg_of(LONG_MONTHS[at.month - 1])
    if unit.kind == "days":
        return f"{msg_of(_WEEKDAYS[at.weekday()])} {at.day} {month} {at.year}"
    if unit.step == 1:
        return f"{month} {at.year}"
    return str(at.year)


def _lower_label(unit: _Unit, day: float, at: date, *, is_long: bool) -> str:
    if unit.kind == "minutes":
        time = timedelta(minutes=round((day - at.toordinal()) * _MINUTES))
        hours, minutes = divmod(int(time.total_seconds()) // 60, 60)
        return f"{hours:02}:{minutes:02}"
    if unit.kind == "days":
        return str(at.day)
    if unit.step >= _YEAR:
        return str(at.year)
    return msg_of((LONG_MONTHS if is_long else MONTHS)[at.month - 1])
