"""Dates as evidence has them: the part of EDTF (ISO 8601-2, levels 0 and 1) that cases need.

Accepted: `2021`, `2021-03`, `2021-03-04`, `2021-03-04T14:05`, with `:SS` and a zone `Z` or
`+08:00`; `201X`, `20XX` and `2021-XX`, `2021-03-XX`, `2021-XX-XX`; a trailing `?`, `~` or `%`; an
interval `A/B` whose ends may also be `..` (open) or empty (unknown).
"""

import calendar
import re
from dataclasses import dataclass

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<zone>Z|[+-]\d{2}:\d{2})?)?)?)?"
    r"(?P<doubt>[?~%])?\Z",
    re.ASCII,
)
_LAST_MONTH = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59
_WIDEST_ZONE = 14


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of evidence time; `X` digits and absent parts mean that they are not known.

    Attributes:
        year: four characters, such as 2021, 201X or 20XX.
        month: two digits, XX or empty.
        day: two digits, XX or empty.
        time: HH:MM or HH:MM:SS or empty.
        zone: Z, +08:00 or empty.
        doubt: `?` uncertain, `~` approximate, `%` both, or empty.
    """

    year: str
    month: str
    day: str
    time: str
    zone: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Interval:
    """A span; an end is a moment, `..` (open) or empty (unknown)."""

    start: Moment | str
    end: Moment | str


def parse(text: str) -> Moment | Interval:
    """Read an EDTF date.

    Raises:
        ValueError: not in the accepted part of EDTF, no day of the calendar, or it ends before it
            starts.
    """
    if "/" not in text:
        return _moment(text)
    start, _, end = text.partition("/")
    interval = Interval(_end(start), _end(end))
    if not any(isinstance(end, Moment) for end in (interval.start, interval.end)):
        raise ValueError("an interval needs a date")
    if (
        isinstance(interval.start, Moment)
        and isinstance(interval.end, Moment)
        and _bounds(interval.start)[0] > _bounds(interval.end)[1]
    ):
        raise ValueError("the interval ends before it starts")
    return interval


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date that `parse` reads."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def sort_key(text: str) -> tuple[str, str, str]:
    """Return a key that orders dates by their earliest, then their latest day, then as written.

    Raises:
        ValueError: not a date that `parse` reads.
    """
    date = parse(text)
    if isinstance(date, Moment):
        earliest, latest = _bounds(date)
    else:
        earliest = _bounds(date.start)[0] if isinstance(date.start, Moment) else ""
        latest = _bounds(date.end)[1] if isinstance(date.end, Moment) else "9999-12-31T24"
        if not earliest and isinstance(date.end, Moment):
            earliest = _bounds(date.end)[0]
    return earliest, latest, text


def _end(text: str) -> Moment | str:
    return text if text in {"", ".."} else _moment(text)


def _moment(text: str) -> Moment:
    match = _POINT.match(text)
    if match is None:
        raise ValueError("not a date in EDTF")
    part = {name: value or "" for name, value in match.groupdict().items()}
    _check_calendar(part)
    time = f"{part['hour']}:{part['minute']}" if part["hour"] else ""
    if part["second"]:
        time += f":{part['second']}"
    return Moment(part["year"], part["month"], part["day"], time, part["zone"], part["doubt"])


def _check_calendar(part: dict[str, str]) -> None:
    month, day, year = part["month"], part["day"], part["year"]
    if "X" in year and month:
        raise ValueError("a month needs a full year")
    if month == "XX" and day not in {"", "XX"}:
        raise ValueError("a day needs a month")
    if month and month != "XX" and not 1 <= int(month) <= _LAST_MONTH:
        raise ValueError("no such month")
    if year == "0000":
        raise ValueError("no such year")
    if day and day != "XX" and not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        raise ValueError("no such day")
    _check_time(part)


def _check_time(part: dict[str, str]) -> None:
    if part["hour"] and "X" in part["day"]:
        raise ValueError("a time needs a day")
    if int(part["hour"] or 0) > _LAST_HOUR:
        raise ValueError("no such hour")
    if max(int(part["minute"] or 0), int(part["second"] or 0)) > _LAST_MINUTE:
        raise ValueError("no such minute or second")
    if part["zone"] not in {"", "Z"}:
        hours, minutes = part["zone"][1:].split(":")
        if int(hours) > _WIDEST_ZONE or int(minutes) > _LAST_MINUTE:
            raise ValueError("no such time zone")


def _bounds(moment: Moment) -> tuple[str, str]:
    month = moment.month.replace("XX", "")
    day = moment.day.replace("XX", "")
    first_year, last_year = moment.year.replace("X", "0"), moment.year.replace("X", "9")
    last_month = month or "12"
    last_day = day or f"{calendar.monthrange(int(last_year), int(last_month))[1]:02}"
    earliest = f"{first_year}-{month or '01'}-{day or '01'}"
    latest = f"{last_year}-{last_month}-{last_day}"
    return f"{earliest}T{moment.time}", f"{latest}T{moment.time or '24'}"
