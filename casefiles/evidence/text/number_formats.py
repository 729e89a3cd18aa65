"""How workbooks show numbers: which of them are dates, times or percents."""

import math
import re
from datetime import datetime, timedelta
from typing import Final

from casefiles.domain.foundation.numbers import whole
from casefiles.evidence.isolation.safe_xml import Element, attribute, child, children

DATE, PERCENT, PLAIN = "date", "percent", ""
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENTS: Final = frozenset((9, 10))
_NOT_LETTERS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_DATE_LETTERS: Final = re.compile(r"[ymdhs]", re.IGNORECASE)
_GENERAL: Final = re.compile(r"general", re.IGNORECASE)
_SECONDS_PER_DAY: Final = 86_400
_LAST_SERIAL: Final = 2_958_466
_LEAP: Final = 60
"""The day that a first program of this kind believed to be 29 February 1900."""


def formats_of(styles: Element | None) -> list[str]:
    """Return for each style of cells how it shows numbers (ISO 29500-1, 18.8.10)."""
    if styles is None:
        return []
    own: dict[str, str] = {}
    table = child(styles, "numFmts")
    for one in () if table is None else children(table, "numFmt"):
        own[attribute(one, "numFmtId")] = kind_of_format(attribute(one, "formatCode"))
    cells = child(styles, "cellXfs")
    found = []
    for one in () if cells is None else children(cells, "xf"):
        number = attribute(one, "numFmtId")
        found.append(own[number] if number in own else _built_in(number))
    return found


def _built_in(number: str) -> str:
    format_id = whole(number) or 0
    if format_id in _DATES:
        return DATE
    return PERCENT if format_id in _PERCENTS else PLAIN


def kind_of_format(code: str) -> str:
    """Return what a format makes of a number."""
    plain = _GENERAL.sub("", _NOT_LETTERS.sub("", code))
    if _DATE_LETTERS.search(plain):
        return DATE
    return PERCENT if "%" in plain else PLAIN


def shown_number(text: str, form: str, *, from_1904: bool) -> str:
    """Return a number as a person reads it; as told where it is none."""
    try:
        number = float(text)
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    if form == DATE and 0 <= number < _LAST_SERIAL:
        return _moment(number, from_1904=from_1904)
    if form == PERCENT:
        return f"{number * 100:.15g}%"
    return f"{number:.15g}" if "e" in text.lower() or "." in text else text


def _moment(number: float, *, from_1904: bool) -> str:
    days = math.floor(number)
    seconds = round((number - days) * _SECONDS_PER_DAY)
    first = (1904, 1, 1) if from_1904 else (1899, 12, 30 if days >= _LEAP else 31)
    # Such numbers know no zone.
    start = datetime(*first)  # noqa: DTZ001
    moment = start + timedelta(days=days, seconds=seconds)
    if days == 0 and not from_1904:
        return f"{moment:%H:%M:%S}"
    return f"{moment:%Y-%m-%d %H:%M:%S}" if seconds else f"{moment:%Y-%m-%d}"
