"""From a rule and the day that sets it going to the day that must be met, with the reckoning."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from casefiles.domain.date_words import words_from_edtf
from casefiles.library.deadline_rules import DeadlineRule
from casefiles.library.periods import Count, Period, Roll, last_days, rolled

_NUMBER: Final = {"working_days": "working days"}
_COUNTED: Final = {
    Count.DAY_AFTER: "The day after it is day one.",
    Count.SAME_DAY: "That day itself is day one.",
    Count.UNCLEAR: "The source does not say which day is day one: the earlier reading is taken.",
}
_ROLLED: Final = {
    Roll.NONE: "A last day on a weekend or holiday stays the last day.",
    Roll.FORWARD: "A last day without work moves to the next working day.",
    Roll.BACKWARD: "A last day without work moves to the working day before.",
    Roll.UNCLEAR: "The source does not say what weekends do: the day is not moved.",
}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A date as a rule gives it.

    Attributes:
        days: every day that it may be, rising; the first is the one to keep. Empty where the rule
            gives none, or where what sets it going is not known to the day.
        extended: the last day if the period is prolonged; None where it cannot be.
        date: the first day as EDTF, with hour and zone where the rule has them; empty for none.
        steps: how it was reckoned, in words, a sentence each.
    """

    days: tuple[date, ...]
    extended: date | None
    date: str
    steps: tuple[str, ...]


def reckon(rule: DeadlineRule, since: str) -> Reckoned:
    """Return the date that a rule gives.

    Args:
        rule: how it is reckoned.
        since: the day of what sets it going, as EDTF; an hour in it is not looked at.
    """
    start = _day(since)
    if start is None:
        return _without(f"Give the day of {rule.starts_on}, to the day.")
    if rule.in_force_from is not None and start < rule.in_force_from:
        first = words_from_edtf(rule.in_force_from.isoformat())
        return _without(f"This rule is for what happened on {first} or later. Choose another.")
    try:
        return _reckoned(rule, start)
    except (OverflowError, ValueError):
        return _without("That day is beyond all calendars.")


def _without(words: str) -> Reckoned:
    return Reckoned((), None, "", (words,))


def _reckoned(rule: DeadlineRule, start: date) -> Reckoned:
    if rule.period is None and rule.until is None:
        return _without("This rule gives no period: read the source, and type the date.")
    days: tuple[date, ...] = (rolled(start, rule.roll, rule.calendar),)
    steps = [f"From {rule.starts_on}: {_words(start)}."]
    if rule.period is not None:
        days = last_days(start, rule.period, rule.count, rule.roll, rule.calendar)
        steps += [f"{_period_words(rule.period)}. {_COUNTED[rule.count]}", _ROLLED[rule.roll]]
    steps.append(f"So {_words(days[0])}.")
    if len(days) > 1:
        others = ", ".join(_words(day) for day in days[1:])
        steps.append(f"Read otherwise, or where a holiday counts: {others}. Keep the earliest.")
    extended = None
    if rule.extension is not None:
        extended = last_days(days[0], rule.extension, Count.DAY_AFTER, rule.roll, rule.calendar)[0]
        steps.append(f"At the longest, if it is prolonged: {_words(extended)}.")
    return Reckoned(days, extended, _edtf(rule, days[0]), tuple(steps))


def _day(since: str) -> date | None:
    """Return the day of an EDTF date that is known to the day."""
    try:
        return date.fromisoformat(since.split("T", maxsplit=1)[0])
    except ValueError:
        return None


def _edtf(rule: DeadlineRule, day: date) -> str:
    if rule.until is None:
        return day.isoformat()
    moment = datetime.combine(day, rule.until, ZoneInfo(rule.tz) if rule.tz else None)
    return moment.isoformat(timespec="minutes")


def _words(day: date) -> str:
    return f"{day:%A} {words_from_edtf(day.isoformat())}"


def _period_words(period: Period) -> str:
    amount = abs(period.amount)
    unit = _NUMBER.get(period.unit, period.unit)
    told = f"{amount} {unit[:-1] if amount == 1 else unit}"
    return f"{told} before it" if period.amount < 0 else told.capitalize()
