"""Dates of chat exports: read in many locales, and told only where they are certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from casefiles.domain.dates.date_order import DateOrder, DateOrderHint

_FIRST, _LAST = 1990, 2100
"""Years of the calendar that we take dates to be in; others are of another calendar."""
_CENTURY, _SHORT_YEAR = 2000, 100
_NOON: Final = 12
_EVENING: Final = frozenset(
    (
        *("pm", "p", "nm", "em", "ip", "du", "μμ", "ös", "odp", "popoludní", "mm"),
        *("пп", "пополудни", "дня", "вечера", "кд", "шш"),
        *("下午", "晚上", "傍晚", "午後", "오후", "م", "مساء", "مساءً", "بعدازظهر", "بظ"),
        *("ch", "chiều", "tối", "หลังเที่ยง", "चूशि", "अपराह्न"),
    )
)
_MORNING: Final = frozenset(
    (
        *("am", "a", "fm", "ap", "de", "πμ", "öö", "dop", "dopoludnia", "vm"),
        *("дп", "дополудня", "утра", "ночи", "тд"),
        *("上午", "凌晨", "早上", "清晨", "午前", "오전", "ص", "صباحا", "صباحًا", "قبلازظهر", "قظ"),
        *("sa", "sáng", "ก่อนเที่ยง", "पूर्वाह्न"),
    )
)
_MIDDAY: Final = frozenset({"中午", "noon"})
_BETWEEN_LETTERS: Final = re.compile(r"[\s.]+")
_FEW_STEPS_BACK: Final = 2
"""Steps back in time that show an order to be wrong; one may be a message that came late."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and time as numbers, before it is known which is which.

    Attributes:
        numbers: the three of the date, in their order.
        is_year_first: the first has four digits, or is called the year.
        is_dotted: apart by dots, as only those write who put the day first.
        clock: hour, minute, second.
    """

    numbers: tuple[int, int, int]
    is_year_first: bool
    is_dotted: bool
    clock: tuple[int, int, int]

    def moment(self, order: DateOrder) -> datetime | None:
        """Return the time on the wall, if the order makes one; None in another calendar."""
        first, second, third = self.numbers
        if self.is_year_first:
            year, month, day = first, second, third
        elif order is DateOrder.MONTH_FIRST:
            month, day, year = first, second, third
        else:
            day, month, year = first, second, third
        year += _CENTURY if year < _SHORT_YEAR else 0
        if not _FIRST <= year <= _LAST:
            return None
        try:
            return datetime(year, month, day, *self.clock)  # noqa: DTZ001  the export tells no zone
        except ValueError:
            return None


def clock_of(hour: int, minute: int, second: int, half: str) -> tuple[int, int, int] | None:
    """Return a time of day; None if it is none.

    Args:
        hour: as written.
        minute: as written.
        second: as written.
        half: word for the half of the day; empty for none.
    """
    word = _BETWEEN_LETTERS.sub("", half).casefold()
    if word in _EVENING or (word in _MIDDAY and hour < _NOON - 1):
        hour = hour + _NOON if hour < _NOON else hour
    elif word in _MORNING:
        hour = 0 if hour == _NOON else hour
    is_time = hour < 24 and minute < 60 and second < 61  # noqa: PLR2004  a clock
    return (hour, minute, min(second, 59)) if is_time else None


def is_half(word: str) -> bool:
    """Tell whether a word is one for a half of the day."""
    plain = _BETWEEN_LETTERS.sub("", word).casefold()
    return plain in _EVENING or plain in _MORNING or plain in _MIDDAY


@dataclass(frozen=True, slots=True)
class DetectedDateOrder:
    """Which order the dates of a file are in.

    Attributes:
        is_certain: no other order would make dates of them.
        is_foreign: they are of another calendar.
    """

    order: DateOrder
    is_certain: bool
    is_foreign: bool = False


def order_of(dates: Sequence[WrittenDate]) -> DetectedDateOrder:
    """Tell the order of the dates of one file, from all of them.

    Certain is what is written with the year first or with dots, what only one order makes dates
    of, and what only one order brings into a sequence of time.
    """
    if not any(date.moment(order) for date in dates for order in _ORDERS):
        return DetectedDateOrder(DateOrder.UNKNOWN, is_certain=False, is_foreign=bool(dates))
    open_ones = [date for date in dates if not (date.is_year_first or date.is_dotted)]
    if all(date.numbers[0] == date.numbers[1] for date in open_ones):
        return DetectedDateOrder(DateOrder.DAY_FIRST, is_certain=True)
    fitting = [order for order in _ORDERS if all(date.moment(order) for date in open_ones)]
    if len(fitting) > 1:
        back = {order: _steps_back(open_ones, order) for order in fitting}
        if max(back.values()) >= _FEW_STEPS_BACK:
            fitting = [order for order in fitting if back[order] == 0]
    if len(fitting) == 1:
        return DetectedDateOrder(fitting[0], is_certain=True)
    return DetectedDateOrder(DateOrder.UNKNOWN, is_certain=False)


_ORDERS: Final = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


def _steps_back(dates: Sequence[WrittenDate], order: DateOrder) -> int:
    """Count how often a message would be older than the one before it."""
    moments = [date.moment(order) for date in dates]
    found = [moment for moment in moments if moment is not None]
    return sum(one > other for one, other in pairwise(found))


def iso_moment(date: WrittenDate, found: DetectedDateOrder, hint: DateOrderHint) -> str:
    """Return a date as ISO 8601, with an offset where the zone was answered; empty if not sure."""
    order = found.order if found.is_certain else hint.order
    is_open = not (date.is_year_first or date.is_dotted)
    if order is DateOrder.UNKNOWN and is_open:
        return ""
    moment = date.moment(order)
    return hint.placed(moment).isoformat() if moment is not None else ""


_DATE: Final = re.compile(
    r"(\d{1,4})\s?[./\-年]\s?(\d{1,2})\s?[./\-月]\s?(\d{1,4})\s?(?:日|г\.|\.)?"
)


def written_date(text: str, clock: tuple[int, int, int]) -> WrittenDate | None:
    """Return a date of digits; None if it is none."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    numbers = tuple(map(int, match.groups()))
    is_year_first = len(match.group(1)) == 4 or "年" in text  # noqa: PLR2004  digits of a year
    is_dotted = "." in text and "/" not in text
    first, second, third = numbers
    return WrittenDate((first, second, third), is_year_first, is_dotted, clock)
