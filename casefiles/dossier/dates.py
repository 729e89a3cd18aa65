"""Dates in words, in English: "4 March 2021", "about 2019", "between March 2021 and May 2021"."""

from typing import Final

from casefiles.domain.date_words import MONTHS
from casefiles.domain.edtf import Interval, Moment, parse

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
    if isinstance(start, Moment) and isinstance(end, Moment):
        return f"between {_moment(start)} and {_moment(end)}"
    if isinstance(start, Moment):
        if end == "..":
            return f"{_preposition(start)} or after {_moment(start)}"
        return f"from {_moment(start)}, end unknown"
    if isinstance(end, Moment):
        if start == "..":
            return f"{_preposition(end)} or before {_moment(end)}"
        return f"until {_moment(end)}, start unknown"
    raise ValueError("an interval needs a date")


def _preposition(moment: Moment) -> str:
    return "on" if moment.day not in {"", _UNKNOWN} else "in"


def _moment(moment: Moment) -> str:
    words = _calendar(moment)
    if moment.time:
        words += f", {moment.time}{_zone(moment.zone)}"
    if moment.doubt in {"~", "%"}:
        words = f"about {words}"
    if moment.doubt in {"?", "%"}:
        words += " (uncertain)"
    return words


def _calendar(moment: Moment) -> str:
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
    if not zone:
        return ""
    return " UTC" if zone == "Z" else f" (UTC{zone.replace('-', chr(0x2212))})"
