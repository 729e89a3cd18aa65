"""A day in the calendars of Islam, Ethiopia and the Hebrew year, and in the eras of East Asia.

The arithmetic is that of E. M. Reingold and N. Dershowitz, Calendrical Calculations (4th edition,
Cambridge 2018): chapters 7 (Islamic, tabular), 4 (Coptic and Ethiopic) and 8 (Hebrew). They count
days from 1 January of the year 1, as `date.toordinal` does.

The tabular Islamic year is a rule of thumb: months begin when the moon is seen, or by the tables
of Umm al-Qura, a day or two sooner or later. Hebrew days begin at sunset, so that whoever was born
in the evening has the next one.
"""

from bisect import bisect_right
from datetime import date
from typing import Final

__all__ = ["buddhist_years", "ethiopian", "hebrew", "islamic", "japanese_era", "republic_year"]

_ISLAMIC_EPOCH: Final = 227015
"""16 July 622 of the Julian calendar."""
_ETHIOPIAN_EPOCH: Final = 2796
"""29 August 8 of the Julian calendar."""
_HEBREW_EPOCH: Final = -1373427
"""7 October 3761 before the common era, of the Julian calendar."""
_LEAP_MONTHS: Final = frozenset({0, 3, 6, 8, 11, 14, 17})
"""Years of nineteen that have thirteen months."""
_LONG, _SHORT = 30, 29
_ADAR: Final = 6
_COMPLETE, _DEFECTIVE = 5, 3
"""Last digit of the days of a long and of a short year."""
_BUDDHIST: Final = 543
_THAI_REFORM: Final = 1941
"""From this year on the Thai year begins in January, before it began in April."""
_APRIL: Final = 4
_REPUBLIC: Final = 1911
_ERAS: Final = (
    (date(1868, 1, 25), "明治"),
    (date(1912, 7, 30), "大正"),
    (date(1926, 12, 25), "昭和"),
    (date(1989, 1, 8), "平成"),
    (date(2019, 5, 1), "令和"),
)


def islamic(day: date) -> tuple[int, int, int]:
    """Return year, month and day of the tabular calendar."""
    fixed = day.toordinal()
    year = (30 * (fixed - _ISLAMIC_EPOCH) + 10646) // 10631
    month = (11 * (fixed - _islamic_start(year, 1)) + 330) // 325
    return year, month, fixed - _islamic_start(year, month) + 1


def _islamic_start(year: int, month: int) -> int:
    months = 29 * (month - 1) + (6 * month - 1) // 11
    return _ISLAMIC_EPOCH + months + 354 * (year - 1) + (3 + 11 * year) // 30


def ethiopian(day: date) -> tuple[int, int, int]:
    """Return year, month and day; a short thirteenth month ends the year."""
    fixed = day.toordinal()
    year = (4 * (fixed - _ETHIOPIAN_EPOCH) + 1463) // 1461
    rest = fixed - (_ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4)
    return year, rest // 30 + 1, rest % 30 + 1


def hebrew(day: date) -> tuple[int, int, int]:
    """Return year, month and day; months are counted from Tishri, and Adar is 6, the second 13."""
    fixed = day.toordinal()
    year = day.year + 3761
    while _hebrew_start(year) > fixed:
        year -= 1
    rest = fixed - _hebrew_start(year)
    for month, length in _hebrew_months(year):
        if rest < length:
            return year, month, rest + 1
        rest -= length
    raise AssertionError("a year is as long as its months")


def _hebrew_start(year: int) -> int:
    before, own, after = map(_elapsed, (year - 1, year, year + 1))
    delay = 2 if after - own == 356 else int(own - before == 382)  # noqa: PLR2004 - impossible years
    return _HEBREW_EPOCH + own + delay


def _elapsed(year: int) -> int:
    """Return days from the first new moon to that of a year, which never falls on three days."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)  # noqa: PLR2004 - Sunday, Wednesday and Friday


def _hebrew_months(year: int) -> list[tuple[int, int]]:
    size = (_hebrew_start(year + 1) - _hebrew_start(year)) % 10
    first = [_LONG, _LONG if size == _COMPLETE else _SHORT]
    first += [_SHORT if size == _DEFECTIVE else _LONG, _SHORT, _LONG]
    months = list(enumerate(first, 1))
    is_leap = year % 19 in _LEAP_MONTHS
    months += [(_ADAR, _LONG), (13, _SHORT)] if is_leap else [(_ADAR, _SHORT)]
    return months + [(month, _LONG if month % 2 else _SHORT) for month in range(7, 13)]


def buddhist_years(day: date) -> tuple[int, ...]:
    """Return the Thai year of a day, and the one that old papers may count it to."""
    year = day.year + _BUDDHIST
    is_old = day.year < _THAI_REFORM and day.month < _APRIL
    return (year, year - 1) if is_old else (year,)


def republic_year(day: date) -> int:
    """Return the year of the Republic of China, and of Juche; below 1 before 1912."""
    return day.year - _REPUBLIC


def japanese_era(day: date) -> tuple[str, int] | None:
    """Return the name of the era and the year of it; None before the first."""
    at = bisect_right(_ERAS, day, key=lambda era: era[0])
    if not at:
        return None
    start, name = _ERAS[at - 1]
    return name, day.year - start.year + 1
