"""Dates in words, in English: "4 March 2021", "about 2019", "between March 2021 and May 2021"."""

from typing import Final

from casefiles.domain.dates.clock_places import place_of_clock
from casefiles.domain.dates.date_words import MONTHS
from casefiles.domain.dates.edtf import EdtfMoment, Interval, parse

_UNKNOWN: Final = "XX"


def date_in_words(text: str) -> str:
    """Word an EDTF date.

    Raises:
        ValueError: not a date that `domain.edtf` reads.
    """
    date = parse(text)
    return _interval(date) if isinstance(date, Interval) else _moment(date)


def _interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, EdtfMoment) and isinstance(end, EdtfMoment):
        return _between(start, end)
    if isinstance(start, EdtfMoment):
        if end == "..":
            return f"{_preposition(start)} or after {_moment(start)}"
        return f"from {_moment(start)}, end unknown"
    if isinstance(end, EdtfMoment):
        if start == "..":
            return f"{_preposition(end)} or before {_moment(end)}"
        return f"until {_moment(end)}, start unknown"
    raise ValueError("an interval needs a date")


def _between(start: EdtfMoment, end: EdtfMoment) -> str:
    """Word two dates; what both share is said once."""
    if _are_plain(start, end):
        if start.time and end.time and _calendar(start) == _calendar(end):
            if start.zone == end.zone:
                hours = f"between {start.time} and {end.time}{_zone(start.zone)}"
                return f"{_calendar(start)}, {hours}"
        elif not (start.time or end.time):
            is_in_month = start.month == end.month and bool(start.day)
            return f"between {_first(start, is_in_month=is_in_month)} and {_calendar(end)}"
    return f"between {_moment(start)} and {_moment(end)}"


def _are_plain(start: EdtfMoment, end: EdtfMoment) -> bool:
    """Tell whether two dates of one year are known without doubt, to the day or to the month."""
    known = [one.month.isdecimal() and one.day != _UNKNOWN for one in (start, end)]
    is_one_kind = start.year == end.year and bool(start.day) == bool(end.day)
    return all(known) and is_one_kind and not (start.doubt or end.doubt)


def _first(moment: EdtfMoment, *, is_in_month: bool) -> str:
    """Return the first of two dates of one year, without what the second tells too."""
    if is_in_month:
        return str(int(moment.day))
    return _calendar(moment).removesuffix(f" {moment.year}")


def _preposition(moment: EdtfMoment) -> str:
    return "on" if moment.day not in {"", _UNKNOWN} else "in"


def _moment(moment: EdtfMoment) -> str:
    words = _calendar(moment)
    if moment.time:
        words += f", {moment.time}{_zone(moment.zone)}"
    if moment.doubt in {"~", "%"}:
        words = f"about {words}"
    if moment.doubt in {"?", "%"}:
        words += " (uncertain)"
    return words


def _calendar(moment: EdtfMoment) -> str:
    year = moment.year
    if year.endswith(_UNKNOWN):
        return f"an unknown year from {year[:2]}00 to {year[:2]}99"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    if not moment.month:
        return year
    if moment.month == _UNKNOWN:
        return f"{year}, {'day and month' if moment.day else 'month'} unknown"
    month = f"{MONTHS[int(moment.month) - 1]} {year}"
    if not moment.day:
        return month
    return f"{month}, day unknown" if moment.day == _UNKNOWN else f"{int(moment.day)} {month}"


def _zone(zone: str) -> str:
    return f" ({place_of_clock(zone)})" if zone else ""
