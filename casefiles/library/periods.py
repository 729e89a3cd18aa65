"""Periods of time in law, and the day on which one ends.

Days are counted by the calendar; a period of months or years ends on the day of the same number,
or on the last day of a shorter month. Where a source does not tell how it counts, the earliest
day is the answer, and the others are told.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from casefiles.library.holidays import WorkCalendar

OFFICE_HOURS: Final = "office_hours"
"""The unit of a period in working hours of an office; see `office_hours`."""
_WRITTEN: Final = re.compile(
    r"(-?[0-9]{1,4}) (days|working_days|weeks|months|years|office_hours)\Z"
)
_ONE: Final = timedelta(days=1)
_MONTHS_A_YEAR: Final = 12


class DayOneRule(StrEnum):
    """Which day is day one."""

    DAY_AFTER = "day_after"
    SAME_DAY = "same_day"
    UNCLEAR = "unclear"


class RollRule(StrEnum):
    """What happens where the last day is no working day."""

    NONE = "none"
    FORWARD = "forward"
    BACKWARD = "backward"
    EITHER = "either"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time; before the day it is counted from if negative."""

    amount: int
    unit: str


def period_of(text: str) -> Period:
    """Read a period such as `4 months` or `-1 working_days`.

    Raises:
        ValueError: it is none.
    """
    written = _WRITTEN.match(text)
    if written is None or int(written[1]) == 0:
        raise ValueError("no period")
    return Period(int(written[1]), written[2])


def last_days(
    start: date, period: Period, count: DayOneRule, roll: RollRule, office: WorkCalendar
) -> tuple[date, ...]:
    """Return the day on which a period ends; all days it may end on where that is unclear.

    Args:
        start: the day of what sets it going.
        period: how long it is.
        count: which day is day one.
        roll: what happens on days without work.
        office: when the authority works.

    Returns:
        Rising days, the earliest first.

    Raises:
        NoListForYear: the authority closes by a list that nobody entered for a year.
        OverflowError: the day is beyond all calendars.
        ValueError: likewise.
    """
    counts = (
        (DayOneRule.SAME_DAY, DayOneRule.DAY_AFTER) if count is DayOneRule.UNCLEAR else (count,)
    )
    # A source that says nothing may mean either; a deadline is never extended on a guess.
    rolls = (
        (RollRule.NONE, RollRule.FORWARD)
        if roll in {RollRule.UNCLEAR, RollRule.EITHER}
        else (roll,)
    )
    # Holidays in the data may be wrong or changed, so that the day without them is told as well;
    # never those of a list that the authority itself gives for the year.
    bare = office if office.is_by_list else WorkCalendar(office.id, office.title)
    ends = {
        rolled(_end(start, period, one_count, working), one_roll, working)
        for one_count in counts
        for one_roll in rolls
        for working in (office, bare)
    }
    return tuple(sorted(ends))


def _end(start: date, period: Period, count: DayOneRule, working: WorkCalendar) -> date:
    amount = period.amount
    if period.unit == "working_days":
        return _after_working_days(start, amount, count, working)
    # Day one on the day itself: a period of seven days ends six days later.
    earlier = _ONE if count is DayOneRule.SAME_DAY and amount > 0 else timedelta()
    match period.unit:
        case "days":
            return start + amount * _ONE - earlier
        case "weeks":
            return start + 7 * amount * _ONE - earlier
        case "months":
            return _after_months(start, amount) - earlier
        case _:
            return _after_months(start, amount * _MONTHS_A_YEAR) - earlier


def _after_months(start: date, months: int) -> date:
    """Return the day of the same number, or the last of a month that has none."""
    year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + months, _MONTHS_A_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("beyond all calendars")
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _after_working_days(start: date, amount: int, count: DayOneRule, working: WorkCalendar) -> date:
    step = _ONE if amount > 0 else -_ONE
    left, day = abs(amount), start
    if count is DayOneRule.SAME_DAY and amount > 0 and working.is_working(day):
        left -= 1
    while left:
        day += step
        left -= working.is_working(day)
    return day


def rolled(day: date, roll: RollRule, working: WorkCalendar) -> date:
    """Return the day that counts for a last day; the same one where it is not moved."""
    step = {RollRule.FORWARD: _ONE, RollRule.BACKWARD: -_ONE}.get(roll)
    while step is not None and not working.is_working(day):
        day += step
    return day
