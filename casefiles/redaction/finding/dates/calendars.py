"""Days in the calendar of Iran and Afghanistan, which papers of refugees use."""

from datetime import date
from typing import Final

__all__ = ["PERSIAN_MONTHS", "solar_hijri"]

PERSIAN_MONTHS: Final = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand",
    "hamal sawr jawza saratan asad sunbula mizan aqrab qaws jadi dalw hut",
    "фарвардин урдибиҳишт хурдод тир мурдод шаҳривар меҳр обон озар дай баҳман исфанд",
    "ҳамал савр ҷавзо саратон асад сунбула мизон ақраб қавс ҷадӣ далв ҳут",
)
"""Names of its months in Iran, Afghanistan and Tajikistan."""
_BEFORE_MONTH: Final = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_CYCLE: Final = 12053
"""Days of 33 years."""
_FOUR: Final = 1461
_FIRST_HALF: Final = 186
"""Days of its first six months, of 31 each."""


def solar_hijri(day: date) -> tuple[int, int, int]:
    """Return year, month and day; by the arithmetic of 33 years, right from 1800 to 2100."""
    after_february = day.year + 1 if day.month > 2 else day.year  # noqa: PLR2004 - a leap day may lie before
    days = 355666 + 365 * day.year + (after_february + 3) // 4 - (after_february + 99) // 100
    days += (after_february + 399) // 400 + day.day + _BEFORE_MONTH[day.month - 1]
    year = -1595 + 33 * (days // _CYCLE)
    days %= _CYCLE
    year += 4 * (days // _FOUR)
    days %= _FOUR
    if days > 365:  # noqa: PLR2004 - the first of four years is the long one
        year += (days - 1) // 365
        days = (days - 1) % 365
    if days < _FIRST_HALF:
        return year, 1 + days // 31, 1 + days % 31
    return year, 7 + (days - _FIRST_HALF) // 30, 1 + (days - _FIRST_HALF) % 30
