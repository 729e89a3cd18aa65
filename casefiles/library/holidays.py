"""Days on which an authority does not work, by rule: fixed days, days by Easter, n-th weekdays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

_ONE: Final = timedelta(days=1)
_SATURDAY: Final = 5
_SUNDAY: Final = 6
_DAYS_A_WEEK: Final = 7


class Substitute(StrEnum):
    """Which day is free instead of a holiday that falls on a weekend."""

    NONE = "none"
    NEXT_WEEKDAY = "next_weekday"
    NEAREST_WEEKDAY = "nearest_weekday"


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day each year.

    Attributes:
        since: the first year in which it is free; 0 where it always was.
    """

    month: int
    day: int
    since: int = 0


@dataclass(frozen=True, slots=True)
class EasterDay:
    """So many days after Easter Sunday of the western churches; before it if negative."""

    offset: int


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth:
    """The n-th weekday of a month; the last for -1.

    Attributes:
        weekday: 0 is Monday.
    """

    month: int
    weekday: int
    nth: int


HolidayRule = FixedDay | EasterDay | WeekdayOfMonth


class NoListForYear(Exception):
    """An authority closes by its own list alone, and that of a year is not known.

    Attributes:
        title: of the calendar.
    """

    def __init__(self, title: str, year: int) -> None:
        super().__init__(title, year)
        self.title = title
        self.year = year


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When an authority works: not on Saturdays and Sundays, nor on its holidays.

    Attributes:
        rules: of its holidays; empty where nothing but weekends is known.
        is_by_list: it closes by a list of its own for each year, which no rule foretells.
        lists: its closed days, by year, as far as somebody entered them.
        hours: when it opens and closes; None where that is not known.
    """

    id: str
    title: str
    rules: tuple[HolidayRule, ...] = ()
    substitute: Substitute = Substitute.NONE
    is_by_list: bool = False
    lists: Mapping[int, frozenset[date]] = field(default_factory=dict)
    hours: tuple[time, time] | None = None

    def is_working(self, day: date) -> bool:
        """Tell whether it works on a day."""
        return not is_weekend(day) and day not in self.holidays(day.year)

    def holidays(self, year: int) -> frozenset[date]:
        """Return its holidays of a year, those that stand in for others included.

        Raises:
            NoListForYear: it closes by a list that nobody entered for that year.
        """
        if self.is_by_list:
            if year not in self.lists:
                raise NoListForYear(self.title, year)
            return self.lists[year]
        # A holiday of the next year may be taken in this one: 1 January on a Saturday.
        near = [*self._days(year - 1), *self._days(year), *self._days(year + 1)]
        return frozenset(one for one in self._with_substitutes(near) if one.year == year)

    def _days(self, year: int) -> list[date]:
        if not date.min.year < year < date.max.year:
            return []
        held = (one for one in self.rules if not isinstance(one, FixedDay) or one.since <= year)
        return [day_of(rule, year) for rule in held]

    def _with_substitutes(self, days: list[date]) -> Iterator[date]:
        taken = set(days)
        for day in sorted(days):
            yield day
            instead = self._instead_of(day, taken)
            if instead is not None:
                taken.add(instead)
                yield instead

    def _instead_of(self, day: date, taken: set[date]) -> date | None:
        if self.substitute is Substitute.NONE or not is_weekend(day):
            return None
        if self.substitute is Substitute.NEAREST_WEEKDAY:
            return day - _ONE if day.weekday() == _SATURDAY else day + _ONE
        while is_weekend(day) or day in taken:
            day += _ONE
        return day


def is_weekend(day: date) -> bool:
    """Tell whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def day_of(rule: HolidayRule, year: int) -> date:
    """Return the day of a rule in a year."""
    match rule:
        case FixedDay():
            return date(year, rule.month, rule.day)
        case EasterDay():
            return easter(year) + rule.offset * _ONE
        case WeekdayOfMonth():
            return _weekday_of_month(rule, year)


def _weekday_of_month(rule: WeekdayOfMonth, year: int) -> date:
    first = date(year, rule.month, 1)
    if rule.nth > 0:
        ahead = (rule.weekday - first.weekday()) % _DAYS_A_WEEK
        return first + (ahead + (rule.nth - 1) * _DAYS_A_WEEK) * _ONE
    next_month = (first + 31 * _ONE).replace(day=1)
    last = next_month - _ONE
    return last - ((last.weekday() - rule.weekday) % _DAYS_A_WEEK) * _ONE


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature, 1876)."""
    golden = year % 19
    century, within = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leap + 2 * (within // 4) - moon - within % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
