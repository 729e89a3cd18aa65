"""Dates as lists show them: in short, never cut, an hour or an end on the line below."""

from functools import lru_cache
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.words.dates import LONG_MONTHS, MONTHS
from casefiles.words.language import msg, msg_of

_OPEN: Final = {"", ".."}
"""Ends of an interval that are not known, or go on."""


@lru_cache(maxsize=4096)
def date_in_words(date: str) -> str:
    """Return a date in words; one that cannot be read as it stands."""
    try:
        return words_from_edtf(date)
    except ValueError:
        return date or msg("no date")


def date_lines(date: str) -> tuple[str, str]:
    """Return a date in short for a list: the day, and below it its hour, or its end."""
    start, _, end = date.partition("/")
    first, last = start.partition("T"), end.partition("T")
    if first[0] == last[0] and first[2] and last[2]:
        bare = _short(first[0])
        hours = (_short(one).removeprefix(bare).lstrip(" ,") for one in (start, end))
        return bare, " – ".join(hours)
    if start not in _OPEN and end not in _OPEN and start != end:
        return msg("{first} –", first=_short(start)), _short(end)
    day, _, hour = date.partition("T")
    words = _short(date)
    if not hour or "/" in date:
        return words, ""
    bare = _short(day)
    return bare, words.removeprefix(bare).lstrip(" ,")


def _short(date: str) -> str:
    """Return a date in words, with the short names of months."""
    words = date_in_words(date)
    for long, short in zip(msg_of(LONG_MONTHS), msg_of(MONTHS), strict=True):
        words = words.replace(long, short)
    return words
