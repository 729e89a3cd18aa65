"""Days as calendars other than the Gregorian one write them; Persian ones are found with those.

Certain is a day that the calendar tells exactly and whose year stands in full: a Thai, Ethiopian or
Hebrew year of four digits, a year of an era with its name. Asked about are days that may be another
one: all of the Islamic calendar, within two days, the Hebrew evening before, years in letters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.dates.calendar_words import (
    ETHIOPIAN_MONTHS,
    FILLER_WORDS,
    HEBREW_MONTHS,
    ISLAMIC_MONTHS,
    THAI_MONTHS,
)
from casefiles.redaction.finding.dates.day_counts import (
    buddhist_years,
    ethiopian,
    hebrew,
    islamic,
    japanese_era,
    republic_year,
)
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["CalendarDates"]

_ISLAMIC_MARGIN: Final = 2
_ROOM: Final = 60
_LATIN_ERAS: Final = {"明治": "m", "大正": "t", "昭和": "s", "平成": "h", "令和": "r"}
_ROMAN_ERAS: Final = {
    "明治": "meiji",
    "大正": "taisho",
    "昭和": "showa",
    "平成": "heisei",
    "令和": "reiwa",
}
_HEBREW_DIGITS: Final[tuple[tuple[str, ...], ...]] = (
    ("", *"אבגדהוזחט"),
    ("", *"יכלמנסעפצ"),
    ("", *"קרשת", "תק", "תר", "תש", "תת", "תתק"),
)
_FINAL: Final = str.maketrans("כמנפצ", "ךםןףץ")


def _words(text: str) -> str:
    """Return a pattern of one name: between its words and behind its apostrophes may be nothing."""
    return r"[\W_]{0,3}".join(
        re.escape(fold(word)).replace("'", "['’׳]?").replace('"', '["״”“]').replace(r"\.", r"\.?")
        for word in text.split("_")
    )


def _choice(texts: Iterable[str]) -> str:
    found = sorted({_words(text) for text in texts if text}, key=len, reverse=True)
    return f"(?:{'|'.join(found)})"


_GLUE: Final = rf"[\W_]{{0,4}}(?:{_choice(FILLER_WORDS.split())}\.?[\W_]{{0,3}}){{0,3}}"
_SIGN: Final = r"[\s./\-–年月日년월일,]{1,3}"
_ETHIOPIC: Final = re.compile(r"[\u1200-\u137f]|(?<![^\W_])e\.?c\.?(?![^\W_])|ethiopian cal")
_ETHIOPIAN_SIGN: Final = re.compile(r"(?<![^\W_])e\.?c\.?(?![^\W_])|ethiopian cal|ዓ[\W_]?ም|ዓመተ")
_UNIT: Final = re.compile(
    rf"\s?(?:[日号號]生?|생|일|{fold('هـ')}|{fold('هجري')}\w*|{fold('ە')}\b\.?|a\.?h(?:\.|\b)|(?:e\.?c|b\.?e)(?:\.|\b)|ዓ[\W_]?ም\.?)"
)
"""What follows such a date and is of it."""


@dataclass(frozen=True, slots=True)
class _Written:
    """One day as one calendar writes it.

    Attributes:
        years: how the year may be written, folded, and whether that is in full.
        months: names of the month; empty where it has only a number.
        number: of the month; 0 where no number stands for it.
        days: how the day may be written, folded.
        is_exact: the calendar tells this day and no other.
        needs_sign: numbers alone may be a date of the usual calendar.
        triggers: what else stands wherever it does, if its year says too little.
    """

    day: date
    years: dict[str, bool]
    months: tuple[str, ...]
    number: int
    days: tuple[str, ...]
    is_exact: bool
    needs_sign: bool = False
    triggers: tuple[str, ...] = ()

    @property
    def keys(self) -> Iterator[str]:
        """Yield word characters of which some stand in each text that holds it."""
        return map(compact, self.triggers or self.years)


@dataclass(frozen=True, slots=True, eq=False)
class _Search:
    """A way to write a day, with its patterns."""

    written: _Written
    year: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]

    def find(self, folded: str) -> Iterator[tuple[int, int, date, bool]]:
        """Yield places around each year that may be its own."""
        for year in self.year.finditer(folded):
            first, last = max(0, year.start() - _ROOM), year.end() + _ROOM
            for pattern in self.patterns:
                for match in pattern.finditer(folded, first, last):
                    yield from _place(folded, match, self.written)


class CalendarDates:
    """Finds days in those calendars."""

    def __init__(self, days: Sequence[date]) -> None:
        found: dict[str, list[_Search]] = {}
        for day in days:
            for written in _written(day):
                year = re.compile(_choice(written.years))
                search = _Search(written, year, tuple(_patterns(written)))
                for key in written.keys:
                    found.setdefault(key, []).append(search)
        self._searches = tuple(found.values())
        self._automaton = AhoCorasick(list(found))
        self.keys = frozenset(
            compact(year)
            for searches in self._searches
            for search in searches
            for year, is_full in search.written.years.items()
            if is_full and search.written.is_exact
        )

    def find(self, reading: TextForms) -> Iterator[tuple[int, int, date, bool]]:
        """Yield begin and end in the folded text, the day, and whether that is certain."""
        matches = self._automaton.find_matches_as_indexes(reading.key, overlapping=True)
        searches = {one: None for index, _, _ in matches for one in self._searches[index]}
        for search in searches:
            yield from dict.fromkeys(search.find(reading.whole.folded))


def _place(
    folded: str, match: re.Match[str], written: _Written
) -> Iterator[tuple[int, int, date, bool]]:
    is_full = next(
        (full for year, full in written.years.items() if re.fullmatch(_words(year), match["year"])),
        False,
    )
    unit = _UNIT.match(folded, match.end())
    end = unit.end() if unit is not None else match.end()
    if written.needs_sign and match["month"].isdecimal():
        near = folded[max(0, match.start() - _ROOM) : end + _ROOM]
        if not _ETHIOPIC.search(near):
            return
        is_full = is_full and _ETHIOPIAN_SIGN.search(near) is not None
    yield match.start(), end, written.day, written.is_exact and is_full


def _patterns(written: _Written) -> Iterator[re.Pattern[str]]:
    year = rf"(?<![^\W_])(?P<year>{_choice(written.years)})(?!\d)"
    if any(not one.isascii() for one in written.years):
        year = rf"(?<!\d)(?P<year>{_choice(written.years)})(?!\d)"
    day = rf"(?<![\d])(?P<day>{_choice(written.days)})(?:st|nd|rd|th|er|e|-?го)?(?!\d)"
    if written.months:
        month = rf"(?P<month>{_choice(written.months)})"
        yield re.compile(rf"{day}{_GLUE}{month}[^\W\d_]{{0,4}}{_GLUE}{year}")
        yield re.compile(rf"{month}[^\W\d_]{{0,4}}{_GLUE}{day}{_GLUE}{year}")
        yield re.compile(rf"{year}{_GLUE}{month}[^\W\d_]{{0,4}}{_GLUE}{day}")
        yield re.compile(rf"{year}{_GLUE}{day}{_GLUE}{month}")
    if written.number:
        numbers = {str(written.number), f"{written.number:02}", _han_number(written.number)}
        month = rf"(?<!\d)(?P<month>{_choice(numbers)})(?!\d)"
        yield re.compile(rf"{year}{_SIGN}{month}{_SIGN}{day}")
        yield re.compile(rf"{day}{_SIGN}{month}{_SIGN}{year}")
        yield re.compile(rf"{month}{_SIGN}{day}{_SIGN}{year}")


def _written(day: date) -> Iterator[_Written]:
    yield from _islamic_dates(day)
    yield from _ethiopian_dates(day)
    yield from _hebrew_dates(day)
    yield from _thai_dates(day)
    yield from _era_dates(day)


def _islamic_dates(day: date) -> Iterator[_Written]:
    found: dict[tuple[int, int], list[int]] = {}
    for margin in range(-_ISLAMIC_MARGIN, _ISLAMIC_MARGIN + 1):
        year, month, number = islamic(day + timedelta(margin))
        found.setdefault((year, month), []).append(number)
    for (year, month), numbers in found.items():
        days = tuple(form for number in numbers for form in _digits(number))
        names = tuple(ISLAMIC_MONTHS[month - 1].split("/"))
        yield _Written(day, {str(year): True}, names, month, days, is_exact=False)


def _ethiopian_dates(day: date) -> Iterator[_Written]:
    year, month, number = ethiopian(day)
    names = tuple(ETHIOPIAN_MONTHS[month - 1].split("/"))
    yield _Written(
        *(day, {str(year): True}, names, month, _digits(number)), is_exact=True, needs_sign=True
    )


def _hebrew_dates(day: date) -> Iterator[_Written]:
    for evening in (0, 1):
        year, month, number = hebrew(day + timedelta(evening))
        names = tuple(HEBREW_MONTHS[month - 1].split("/"))
        years = {str(year): True} | dict.fromkeys(_hebrew_years(year), False)
        days = (*_digits(number), *_hebrew_number(number))
        yield _Written(day, years, names, 0, days, is_exact=not evening)


def _hebrew_years(year: int) -> Iterator[str]:
    for form in _hebrew_number(year % 1000):
        yield form
        yield f"ה{form}"
        yield f"ה'{form}"


def _hebrew_number(number: int) -> tuple[str, ...]:
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    letters = _HEBREW_DIGITS[2][hundreds]
    if number % 100 in (15, 16):  # never as the letters of the name of God
        letters += {15: "טו", 16: "טז"}[number % 100]
    else:
        letters += _HEBREW_DIGITS[1][tens] + _HEBREW_DIGITS[0][ones]
    if len(letters) == 1:
        return letters, f"{letters}'"
    forms = (letters, letters[:-1] + letters[-1].translate(_FINAL))
    marked = (f'{form[:-1]}"{form[-1]}' for form in forms)
    return tuple(dict.fromkeys((*marked, *(f"{form[:-1]}''{form[-1]}" for form in forms), *forms)))


def _thai_dates(day: date) -> Iterator[_Written]:
    years = buddhist_years(day)
    names = tuple(THAI_MONTHS[day.month - 1].split("/"))
    full = {str(year): True for year in years}
    yield _Written(day, full, names, day.month, _digits(day.day), is_exact=len(years) == 1)
    short = {f"{year % 100:02}": False for year in years}
    yield _Written(*(day, short, names, 0, _digits(day.day)), is_exact=False, triggers=names)
    yield _Written(day, {str(day.year): True}, names, 0, _digits(day.day), is_exact=True)


def _era_dates(day: date) -> Iterator[_Written]:
    days = (*_digits(day.day), _han_number(day.day))
    era = japanese_era(day)
    if era is not None:
        name, year = era
        numbers = (*_digits(year), _han_number(year), *(("元",) if year == 1 else ()))
        full = {
            f"{form}_{number}": True for form in (name, _ROMAN_ERAS[name]) for number in numbers
        }
        yield _Written(day, full, (), day.month, days, is_exact=True)
        short = {f"{_LATIN_ERAS[name]}_{number}": False for number in _digits(year)}
        whole = tuple(
            f"{letter}{month}{number}"
            for letter in short
            for month in _digits(day.month)
            for number in _digits(day.day)
        )
        yield _Written(day, short, (), day.month, days[:-1], is_exact=False, triggers=whole)
    year = republic_year(day)
    if year > 0:
        numbers = (*_digits(year), _han_number(year), *(("元",) if year == 1 else ()))
        names = ("民国", "民國", "minguo", "roc", "주체", "juche")
        full = {f"{name}_{number}": True for name in names for number in numbers}
        yield _Written(day, full, (), day.month, days, is_exact=True)


def _digits(number: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys((str(number), f"{number:02}")))


def _han_number(number: int) -> str:
    digits: tuple[str, ...] = ("", *"一二三四五六七八九")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    form = f"{digits[hundreds]}百" if hundreds else ""
    form += (f"{digits[tens]}十" if tens > 1 else "十") if tens else ""
    return form + digits[ones]
