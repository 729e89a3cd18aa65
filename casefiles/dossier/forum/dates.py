"""Dates in words: "4 March 2021", "about 2019", "between March and May 2021", in any language.

A language has its months twice, as they stand in a date and alone, and a pattern a precision.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.dates.clock_places import place_of_clock
from casefiles.domain.dates.date_words import MONTHS
from casefiles.domain.dates.edtf import EdtfMoment, Interval, parse

_UNKNOWN: Final = "XX"

PATTERNS: Final[Mapping[str, frozenset[str]]] = {
    "day": frozenset({"day", "month", "year"}),
    "first_day": frozenset({"month", "year"}),
    "month": frozenset({"month", "year"}),
    "year": frozenset({"year"}),
    "decade": frozenset({"decade"}),
    "century": frozenset({"first", "last"}),
    "month_unknown": frozenset({"year"}),
    "month_and_day_unknown": frozenset({"year"}),
    "day_unknown": frozenset({"month"}),
    "about": frozenset({"date"}),
    "uncertain": frozenset({"date"}),
    "time": frozenset({"date", "time"}),
    "between": frozenset({"start", "end"}),
    "between_hours": frozenset({"date", "start", "end"}),
    "on_or_after": frozenset({"date"}),
    "in_or_after": frozenset({"date"}),
    "on_or_before": frozenset({"date"}),
    "in_or_before": frozenset({"date"}),
    "from": frozenset({"date"}),
    "until": frozenset({"date"}),
}
"""How dates of each precision are worded, with the tokens of each."""
SHARED: Final[Mapping[str, frozenset[str]]] = {
    "day_alone": frozenset({"day"}),
    "day_and_month": frozenset({"day", "month"}),
    "month_alone": frozenset({"month"}),
}
"""Beginnings of intervals without what their ends tell too; a language may have none of them."""


@dataclass(frozen=True, slots=True)
class DateWording:
    """How one language words dates.

    Attributes:
        months: as they stand in a date. months_alone: where no day is told.
        patterns: of `PATTERNS`, and those of `SHARED` that it has.
    """

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    patterns: Mapping[str, str]

    def say(self, key: str, **values: str) -> str:
        """Return a pattern with its tokens replaced."""
        return self.patterns[key].format(**values)


ENGLISH_DATES: Final = DateWording(
    tuple(MONTHS),
    tuple(MONTHS),
    {
        "day": "{day} {month} {year}",
        "first_day": "1 {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "decade": "the {decade}s",
        "century": "an unknown year from {first} to {last}",
        "month_unknown": "{year}, month unknown",
        "month_and_day_unknown": "{year}, day and month unknown",
        "day_unknown": "{month}, day unknown",
        "about": "about {date}",
        "uncertain": "{date} (uncertain)",
        "time": "{date}, {time}",
        "between": "between {start} and {end}",
        "between_hours": "{date}, between {start} and {end}",
        "on_or_after": "on or after {date}",
        "in_or_after": "in or after {date}",
        "on_or_before": "on or before {date}",
        "in_or_before": "in or before {date}",
        "from": "from {date}, end unknown",
        "until": "until {date}, start unknown",
        "day_alone": "{day}",
        "day_and_month": "{day} {month}",
        "month_alone": "{month}",
    },
)


def date_in_words(text: str, wording: DateWording = ENGLISH_DATES) -> str:
    """Word an EDTF date.

    Raises:
        ValueError: not a date that `domain.edtf` reads.
    """
    date = parse(text)
    return _interval(date, wording) if isinstance(date, Interval) else _moment(date, wording)


def month_in_words(year: int, month: int, wording: DateWording = ENGLISH_DATES) -> str:
    """Word a month of a year."""
    return wording.say("month", month=wording.months_alone[month - 1], year=str(year))


def _interval(interval: Interval, wording: DateWording) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, EdtfMoment) and isinstance(end, EdtfMoment):
        return _between(start, end, wording)
    if isinstance(start, EdtfMoment):
        key = f"{_preposition(start)}_or_after" if end == ".." else "from"
        return wording.say(key, date=_moment(start, wording))
    if isinstance(end, EdtfMoment):
        key = f"{_preposition(end)}_or_before" if start == ".." else "until"
        return wording.say(key, date=_moment(end, wording))
    raise ValueError("an interval needs a date")


def _between(start: EdtfMoment, end: EdtfMoment, wording: DateWording) -> str:
    """Word two dates; what both share is said once, where the language has words for that."""
    if _are_plain(start, end):
        if start.time and end.time and _calendar(start, wording) == _calendar(end, wording):
            if start.zone == end.zone:
                return wording.say(
                    "between_hours",
                    date=_calendar(start, wording),
                    start=start.time,
                    end=f"{end.time}{_zone(start.zone)}",
                )
        elif not (start.time or end.time):
            is_in_month = start.month == end.month and bool(start.day)
            first = _first(start, wording, is_in_month=is_in_month)
            return wording.say("between", start=first, end=_calendar(end, wording))
    return wording.say("between", start=_moment(start, wording), end=_moment(end, wording))


def _are_plain(start: EdtfMoment, end: EdtfMoment) -> bool:
    """Tell whether two dates of one year are known without doubt, to the day or to the month."""
    known = [one.month.isdecimal() and one.day != _UNKNOWN for one in (start, end)]
    is_one_kind = start.year == end.year and bool(start.day) == bool(end.day)
    return all(known) and is_one_kind and not (start.doubt or end.doubt)


def _first(moment: EdtfMoment, wording: DateWording, *, is_in_month: bool) -> str:
    """Return the first of two dates of one year, without what the second tells too."""
    key = "day_alone" if is_in_month else "day_and_month" if moment.day else "month_alone"
    if key not in wording.patterns:
        return _calendar(moment, wording)
    months = wording.months if moment.day else wording.months_alone
    day = str(int(moment.day)) if moment.day else ""
    return wording.say(key, day=day, month=months[int(moment.month) - 1])


def _preposition(moment: EdtfMoment) -> str:
    return "on" if moment.day not in {"", _UNKNOWN} else "in"


def _moment(moment: EdtfMoment, wording: DateWording) -> str:
    words = _calendar(moment, wording)
    if moment.time:
        words = wording.say("time", date=words, time=f"{moment.time}{_zone(moment.zone)}")
    if moment.doubt in {"~", "%"}:
        words = wording.say("about", date=words)
    if moment.doubt in {"?", "%"}:
        words = wording.say("uncertain", date=words)
    return words


def _calendar(moment: EdtfMoment, wording: DateWording) -> str:
    year = moment.year
    if year.endswith(_UNKNOWN):
        return wording.say("century", first=f"{year[:2]}00", last=f"{year[:2]}99")
    if year.endswith("X"):
        return wording.say("decade", decade=f"{year[:3]}0")
    if moment.month == _UNKNOWN:
        return wording.say("month_and_day_unknown" if moment.day else "month_unknown", year=year)
    return _of_month(moment, wording) if moment.month else wording.say("year", year=year)


def _of_month(moment: EdtfMoment, wording: DateWording) -> str:
    at, year = int(moment.month) - 1, moment.year
    if moment.day in {"", _UNKNOWN}:
        words = wording.say("month", month=wording.months_alone[at], year=year)
        return wording.say("day_unknown", month=words) if moment.day else words
    day, month = str(int(moment.day)), wording.months[at]
    if day == "1":
        return wording.say("first_day", month=month, year=year)
    return wording.say("day", day=day, month=month, year=year)


def _zone(zone: str) -> str:
    return f" ({place_of_clock(zone)})" if zone else ""
