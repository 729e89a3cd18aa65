"""Dates as evidence has them: the part of EDTF (ISO 8601-2, levels 0 and 1) that cases need.

Accepted: `2021`, `2021-03`, `2021-03-04`, `2021-03-04T14:05`, with `:SS` and a zone `Z` or
`+08:00`; `201X`, `20XX` and `2021-XX`, `2021-03-XX`, `2021-XX-XX`; a trailing `?`, `~` or `%`; an
interval `A/B` whose ends may also be `..` (open) or empty (unknown).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

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
_DAY_LENGTH: Final = 10
_MINUTES: Final = 1440
_SECONDS: Final = 86400
_PLAIN: Final = (False, False, False, False)


@dataclass(frozen=True, slots=True)
class EdtfMoment:
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

    start: EdtfMoment | str
    end: EdtfMoment | str


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as a stretch of time, in days: 1.0 is the first moment of 1 January of year 1.

    Attributes:
        start_day: its first moment; None if open or not known.
        end_day: the moment it is over; None if open or not known; the start for an instant.
        is_approximate: doubted, or a single date that is known less closely than to the day.
        is_open_start: it had begun before any date that is told.
        is_open_end: it goes on; an end that is merely unknown is not open.
        is_instant: it has a time of day.
    """

    start_day: float | None
    end_day: float | None
    is_approximate: bool
    is_open_start: bool
    is_open_end: bool
    is_instant: bool


def parse(text: str) -> EdtfMoment | Interval:
    """Read an EDTF date.

    Raises:
        ValueError: not in the accepted part of EDTF, no day of the calendar, or it ends before it
            starts.
    """
    if "/" not in text:
        return _moment(text)
    start, _, end = text.partition("/")
    interval = Interval(_end(start), _end(end))
    if not any(isinstance(end, EdtfMoment) for end in (interval.start, interval.end)):
        raise ValueError("an interval needs a date")
    if (
        isinstance(interval.start, EdtfMoment)
        and isinstance(interval.end, EdtfMoment)
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
    if isinstance(date, EdtfMoment):
        earliest, latest = _bounds(date)
    else:
        earliest = _bounds(date.start)[0] if isinstance(date.start, EdtfMoment) else ""
        latest = _bounds(date.end)[1] if isinstance(date.end, EdtfMoment) else "9999-12-31T24"
        if not earliest and isinstance(date.end, EdtfMoment):
            earliest = _bounds(date.end)[0]
    return earliest, latest, text


def span(text: str, zone_minutes: int = 0) -> DateSpan:
    """Return where a date lies on a line of time.

    Args:
        text: a date in EDTF.
        zone_minutes: the zone of the line, east of UTC. Dates that name a zone are brought to
            it; those that name none are taken as they stand.

    Raises:
        ValueError: not a date that `parse` reads.
    """
    if len(text) == _DAY_LENGTH and (text[:4] + text[5:7] + text[8:]).isdecimal():
        day = _plain_day(text)
        return DateSpan(day, day + 1.0, *_PLAIN)
    found = parse(text)
    if isinstance(found, EdtfMoment):
        start, end = _reach(found, zone_minutes)
        return DateSpan(
            start,
            end,
            is_approximate=_is_vague(found),
            is_open_start=False,
            is_open_end=False,
            is_instant=bool(found.time),
        )
    first, last = found.start, found.end
    return DateSpan(
        _reach(first, zone_minutes)[0] if isinstance(first, EdtfMoment) else None,
        _reach(last, zone_minutes)[1] if isinstance(last, EdtfMoment) else None,
        is_approximate=any(
            isinstance(end, EdtfMoment) and _is_doubted(end) for end in (first, last)
        ),
        is_open_start=first == "..",
        is_open_end=last == "..",
        is_instant=False,
    )


def _plain_day(text: str) -> float:
    if text[4] != "-" or text[7] != "-" or not text.isascii():
        raise ValueError("not a date in EDTF")
    return float(date(int(text[:4]), int(text[5:7]), int(text[8:])).toordinal())


def _reach(moment: EdtfMoment, zone_minutes: int) -> tuple[float, float]:
    """Return the first moment of a date, and the one when it is over."""
    earliest, latest = (bound.split("T")[0] for bound in _bounds(moment))
    # There is no year 0, but 000X may stand for one.
    earliest = max(earliest, "0001-01-01")
    start = float(date.fromisoformat(earliest).toordinal())
    if not moment.time:
        return start, date.fromisoformat(latest).toordinal() + 1.0
    hours, minutes, *seconds = (int(part) for part in moment.time.split(":"))
    start += (hours * 3600 + minutes * 60 + sum(seconds)) / _SECONDS
    if moment.zone:
        start += (zone_minutes - _zone_minutes(moment.zone)) / _MINUTES
    return start, start


def _zone_minutes(zone: str) -> int:
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:])
    return -minutes if zone[0] == "-" else minutes


def _is_doubted(moment: EdtfMoment) -> bool:
    return bool(moment.doubt) or "X" in moment.year + moment.month + moment.day


def _is_vague(moment: EdtfMoment) -> bool:
    return _is_doubted(moment) or not moment.day


def _end(text: str) -> EdtfMoment | str:
    return text if text in {"", ".."} else _moment(text)


def _moment(text: str) -> EdtfMoment:
    match = _POINT.match(text)
    if match is None:
        raise ValueError("not a date in EDTF")
    part = {name: value or "" for name, value in match.groupdict().items()}
    _check_calendar(part)
    time = f"{part['hour']}:{part['minute']}" if part["hour"] else ""
    if part["second"]:
        time += f":{part['second']}"
    return EdtfMoment(part["year"], part["month"], part["day"], time, part["zone"], part["doubt"])


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


def _bounds(moment: EdtfMoment) -> tuple[str, str]:
    month = moment.month.replace("XX", "")
    day = moment.day.replace("XX", "")
    first_year, last_year = moment.year.replace("X", "0"), moment.year.replace("X", "9")
    last_month = month or "12"
    last_day = day or f"{calendar.monthrange(int(last_year), int(last_month))[1]:02}"
    earliest = f"{first_year}-{month or '01'}-{day or '01'}"
    latest = f"{last_year}-{last_month}-{last_day}"
    return f"{earliest}T{moment.time}", f"{latest}T{moment.time or '24'}"
