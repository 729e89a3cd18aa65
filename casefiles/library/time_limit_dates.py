"""From a rule and the day that sets it going to the day that must be met, with the reckoning."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from casefiles.domain.dates.clock_places import place_of_clock
from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.library.holidays import NoListForYear
from casefiles.library.office_hours import Moments, day_before, moments_before
from casefiles.library.periods import OFFICE_HOURS, DayOneRule, Period, RollRule, last_days, rolled
from casefiles.library.time_limit_rules import TimeLimitRule

_NUMBER: Final = {"working_days": "working days"}
_COUNTED: Final = {
    DayOneRule.DAY_AFTER: "The day after it is day one.",
    DayOneRule.SAME_DAY: "That day itself is day one.",
    DayOneRule.UNCLEAR: (
        "The source does not say which day is day one: the earlier reading is taken."
    ),
}
_ROLLED: Final = {
    RollRule.NONE: "A last day on a weekend or holiday stays the last day.",
    RollRule.FORWARD: "A last day without work moves to the next working day.",
    RollRule.BACKWARD: "A last day without work moves to the working day before.",
    RollRule.EITHER: (
        "A last day without work moves to the next working day. Plan on the day itself all the"
        " same."
    ),
    RollRule.UNCLEAR: "The source does not say what weekends do: the day is not moved.",
}


_TABLE: Final = (
    "Free days: weekends and the public holidays of {} ({}). No court vacation, no day that was"
    " proclaimed later, no single closure is among them."
)
_NO_TABLE: Final = "Free days: weekends alone. Look up the public holidays of the place yourself."


@dataclass(frozen=True, slots=True)
class CalculatedDate:
    """A date as a rule gives it.

    Attributes:
        days: every day that it may be, rising; the first is the one to keep. Empty where the rule
            gives none, or where what sets it going is not known to the day.
        extended: the last day if the period is prolonged; None where it cannot be.
        date: the first day as EDTF, with hour and zone where the rule has them; empty for none.
        steps: how it was reckoned, in words, a sentence each.
        chief: the date in words, with its hour where it has one; empty for none.
        is_refused: what it rests on is not known, so that a person has to find the date and sign.
        lacks: the year whose list of closed days is not known; empty for none.
    """

    days: tuple[date, ...]
    extended: date | None
    date: str
    steps: tuple[str, ...]
    chief: str = ""
    is_refused: bool = False
    lacks: str = ""


def reckon(rule: TimeLimitRule, since: str) -> CalculatedDate:
    """Return the date that a rule gives.

    Args:
        rule: how it is reckoned.
        since: the day of what sets it going, as EDTF; an hour in it counts only where hours of an
            office are counted back from it.
    """
    start = _day(since)
    if start is None:
        return _without(f"Enter the exact day of {rule.starts_on}.")
    if rule.in_force_from is not None and start < rule.in_force_from:
        first = words_from_edtf(rule.in_force_from.isoformat())
        return _without(f"This rule is for what happened on {first} or later. Choose another.")
    try:
        if rule.period is not None and rule.period.unit == OFFICE_HOURS:
            return _in_office_hours(rule, rule.period, since)
        return _reckoned(rule, start)
    except NoListForYear as lacking:
        return _lacking(lacking)
    except (OverflowError, ValueError):
        return _without("That day is beyond all calendars.")


def _without(words: str) -> CalculatedDate:
    return CalculatedDate((), None, "", (words,))


def refused(words: str) -> CalculatedDate:
    """Return that a rule gives no date, and why."""
    return CalculatedDate((), None, "", (words,), is_refused=True)


def _lacking(lacking: NoListForYear) -> CalculatedDate:
    if lacking.is_own_list:
        words = (
            f"Not reckoned: the list of closed days of {lacking.title} for {lacking.year} is not"
            " known. Enter it from the Court's own page, or type the moment and sign for it."
        )
        return CalculatedDate((), None, "", (words,), is_refused=True, lacks=str(lacking.year))
    return refused(
        f"Not reckoned: the public holidays of {lacking.title} for {lacking.year} are not known"
        " here. Count by the calendar of that year, and type the date."
    )


def _in_office_hours(rule: TimeLimitRule, period: Period, event: str) -> CalculatedDate:
    hours = abs(period.amount)
    moments = moments_before(event, hours, rule.calendar, ZoneInfo(rule.tz))
    if moments is None:
        return _without(f"Give the day and hour of {rule.starts_on}, with its zone.")
    late = f"closing time on the working day before: {_moment_words(moments.by_days)}"
    steps = (
        f"From {rule.starts_on}: {_moment_words(moments.event)}.{_hour_words(moments)}",
        f"{hours} working hours of {rule.calendar.title} before it.",
        f"So {_moment_words(moments.last)}, in our reading.",
        f"A working day earlier, in case its list was changed: {_moment_words(moments.earlier)}.",
        f"A later reading, {late}. What comes then may not be dealt with before the removal.",
    )
    edtf = moments.last.isoformat(timespec="minutes")
    return CalculatedDate((moments.last.date(),), None, edtf, steps, _moment_words(moments.last))


def _hour_words(moments: Moments) -> str:
    if moments.is_hour_known:
        return ""
    return " Its hour and zone are not known, so the day counts from its first minute."


def _reckoned(rule: TimeLimitRule, start: date) -> CalculatedDate:
    if rule.period is None and rule.until is None:
        return _without("This rule gives no period: read the source, and type the date.")
    days: tuple[date, ...] = (rolled(start, rule.roll, rule.calendar),)
    steps = [f"From {rule.starts_on}: {_words(start)}."]
    if rule.period is not None:
        days = last_days(start, rule.period, rule.count, rule.roll, rule.calendar)
        steps += [f"{_period_words(rule.period)}. {_COUNTED[rule.count]}", _ROLLED[rule.roll]]
    if rule.is_ceiling:
        return _ceiling(days, steps)
    steps.append(f"So {_words(days[0])}.")
    if rule.calendar.is_by_list:
        before = _words(day_before(days[0], rule.calendar))
        steps.append(f"A working day earlier, in case its list was changed: {before}.")
    if len(days) > 1:
        others = ", ".join(_words(day) for day in days[1:])
        steps.append(f"Read otherwise, or where a holiday counts: {others}. Keep the earliest.")
    extended = None
    if rule.extension is not None:
        extended = last_days(
            days[0], rule.extension, DayOneRule.DAY_AFTER, rule.roll, rule.calendar
        )[0]
        steps.append(f"At the longest, if it is prolonged: {_words(extended)}.")
    steps += _free_days(rule)
    until = "" if rule.until is None else f", {rule.until:%H:%M} ({place_of_clock(rule.tz)})"
    chief = f"{_words(days[0])}{until}"
    return CalculatedDate(days, extended, _edtf(rule, days[0]), tuple(steps), chief)


def _free_days(rule: TimeLimitRule) -> tuple[str, ...]:
    """Return what is known of days without work; nothing for an office with a list of its own."""
    table = rule.calendar.table
    if table is not None:
        return (_TABLE.format(rule.calendar.title, table.version),)
    return () if rule.calendar.is_by_list or rule.roll is RollRule.NONE else (_NO_TABLE,)


def _ceiling(days: tuple[date, ...], steps: list[str]) -> CalculatedDate:
    """Return what a rule gives where somebody fixes the time: the latest day, and no date."""
    latest = _words(days[0])
    steps.append(f"So {latest} is the last day that can be fixed; it may be an earlier one.")
    steps.append("Read the day or the number of days that was fixed, and type the date below.")
    return CalculatedDate(days, None, "", tuple(steps), f"No later than {latest}")


def _day(since: str) -> date | None:
    """Return the day of an EDTF date that is known to the day."""
    try:
        return date.fromisoformat(since.split("T", maxsplit=1)[0])
    except ValueError:
        return None


def _edtf(rule: TimeLimitRule, day: date) -> str:
    if rule.until is None:
        return day.isoformat()
    moment = datetime.combine(day, rule.until, ZoneInfo(rule.tz) if rule.tz else None)
    return moment.isoformat(timespec="minutes")


def _words(day: date) -> str:
    return f"{day:%A} {words_from_edtf(day.isoformat())}"


def _moment_words(moment: datetime) -> str:
    return f"{_words(moment.date())}, {moment:%H:%M} ({place_of_clock(str(moment.tzinfo))})"


def _period_words(period: Period) -> str:
    amount = abs(period.amount)
    unit = _NUMBER.get(period.unit, period.unit)
    text = f"{amount} {unit[:-1] if amount == 1 else unit}"
    return f"{text} before it" if period.amount < 0 else text.capitalize()
