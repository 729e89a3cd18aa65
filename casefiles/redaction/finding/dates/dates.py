"""Days of birth in a text, compared by day and not by string, in any language and order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casefiles.domain.language.folding import fold, fold_with_offsets
from casefiles.redaction.finding.dates.calendar_dates import CalendarDates
from casefiles.redaction.finding.dates.calendars import solar_hijri
from casefiles.redaction.finding.dates.date_tokens import DateToken, tokens_of
from casefiles.redaction.finding.dates.month_names import (
    NEW_YEAR,
    PERSIAN,
    YEAR_IN_WORDS,
    YEAR_WORDS,
    may_be_in_words,
)
from casefiles.redaction.finding.dates.word_values import end_of_words
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["Day", "Days", "days_of"]

_ROOM: Final = 48
"""Characters on each side of a year in which its day may stand."""
_MOST_GLUE: Final = 3
_LONGEST_GLUE: Final = 14
_REPUBLIC: Final = 1911
_LONG_YEAR: Final = 4
_UNIT: Final = re.compile(
    rf"\s?(?:[日号號]生?|生|-(?:го|й|ого|му|м)\b(?:\s?(?:год\w*|г\.))?|{fold('일')})|-(?:kun|{fold('كۈن')}|{fold('يىل')})\w*|\s?(?:г\.|р\.|год[ау]?\b|року\b|жыл\w*|ж\.|r\.|roku\b)"
)
"""What follows the last number of a date and is of it, folded."""
_HAN: Final = re.compile("[〇○零一二三四五六七八九十百]")
_RUN: Final = re.compile(r"\d+")
_WITHOUT_SIGNS: Final = 6
"""Digits from which a row of them may be a whole date."""
_COMPACT: Final = re.compile(r"(?<!\d)\d{6}(?:\d{2})?(?!\d)")
_IN_ID: Final = re.compile(r"(?<!\d)\d{6}(\d{8})\d{3}[\dx](?![^\W_])")
_IN_ZONE: Final = re.compile(r"(?<!\d)(\d{6})\d[mfx<]")
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MARCH: Final = 3
_FEAST: Final = range(20, 24)
"""Days of March that somebody may have been born on whose papers say "at Navruz"."""
_NEAR_FEAST: Final = 12
_DATE_PARTS: Final = 3
"""Year, month and day."""
_MOST_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Day:
    """A day that somebody was born on, as it stands in a text.

    Attributes:
        start: index of its first character in the text.
        end: index after its last.
        day: which.
        is_sure: its year stands in full.
    """

    start: int
    end: int
    day: date
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _CalendarDay:
    """A day as one calendar tells it."""

    year: dict[str, bool]
    month: int
    month_word: int
    number: int
    day: date


class Days:
    """Finds days in texts."""

    def __init__(self, days: Sequence[date]) -> None:
        self._days = tuple(dict.fromkeys(days))
        self._calendar_days = tuple(
            calendar_day for day in self._days for calendar_day in _calendar_days(day)
        )
        years = sorted(
            {form for one in self._calendar_days for form in one.year}, key=len, reverse=True
        )
        self._in_digits = frozenset(form for form in years if form.isdecimal())
        in_han = "|".join(re.escape(form) for form in years if not form.isdecimal())
        self._in_han = re.compile(rf"(?<!\d)(?:{in_han})(?!\d)") if in_han else None
        self._packed = {form: one for one in self._days for form in _packed(one)}
        self._others = CalendarDates(self._days)

    @property
    def keys(self) -> frozenset[str]:
        """Return word characters of which some stand in each date that is certain."""
        years = (form for one in self._calendar_days for form in one.year)
        found = {form for form in years if len(form) >= _LONG_YEAR}
        return frozenset(map(compact, found)) | self._others.keys

    def find(self, reading: TextForms) -> Iterator[Day]:
        """Yield places where one of the days is written."""
        for start, end, day, is_sure in (*self._in_usual(reading), *self._others.find(reading)):
            offsets = reading.whole.offsets
            yield Day(offsets[start], max(offsets[end - 1] + 1, offsets[end]), day, is_sure)

    def _in_usual(self, reading: TextForms) -> Iterator[tuple[int, int, date, bool]]:
        in_words = may_be_in_words(reading.key)
        if self._days and (in_words or self._may_hold(reading)):
            yield from self._find(reading.whole.folded, in_words=in_words)

    def _may_hold(self, reading: TextForms) -> bool:
        """Tell whether a year, digits of another script or a date without signs stand in a text."""
        if reading.has_digits and any(
            match[0] in self._in_digits or len(match[0]) >= _WITHOUT_SIGNS or not match[0].isascii()
            for match in _RUN.finditer(reading.text)
        ):
            return True
        if self._in_han is None or not reading.has_han:
            return False
        return self._in_han.search(reading.text) is not None

    def _find(self, folded: str, *, in_words: bool) -> Iterator[tuple[int, int, date, bool]]:
        for match in self._years_in(folded):
            tokens = _around_place(folded, match.start(), match.end())
            for one in self._calendar_days:
                is_sure = one.year.get(match[0])
                place = None if is_sure is None else _around(tokens, match.span(), one)
                if is_sure is not None and place is not None:
                    yield place[0], _with_unit(folded, place[1]), one.day, is_sure
        yield from self._run_together(folded)
        yield from self._at_new_year(folded)
        for match in YEAR_IN_WORDS.finditer(folded) if in_words else ():
            pair = _telling(_around_place(folded, match.start(), match.start())[::-1])[:2]
            for one in self._calendar_days:
                if len(pair) == len("md") and _is_day(pair, one):
                    end = end_of_words(folded, match.end(), YEAR_WORDS)
                    yield min(token.start for token in pair), end, one.day, False

    def _years_in(self, folded: str) -> list[re.Match[str]]:
        """Return where years stand, in order; a row of digits is one or it is none."""
        found = [match for match in _RUN.finditer(folded) if match[0] in self._in_digits]
        if self._in_han is None or not _HAN.search(folded):
            return found
        return sorted((*found, *self._in_han.finditer(folded)), key=lambda match: match.start())

    def _at_new_year(self, folded: str) -> Iterator[tuple[int, int, date, bool]]:
        """Yield what says only the feast of spring and a year: Navruz 1994."""
        feasts = (one for one in self._days if one.month == _MARCH and one.day in _FEAST)
        born = {str(one.year): one for one in feasts}
        for match in NEW_YEAR.finditer(folded) if born else ():
            near = [*_YEAR.finditer(folded, match.end(), match.end() + _NEAR_FEAST)][:1]
            before = max(0, match.start() - _NEAR_FEAST)
            near += [*_YEAR.finditer(folded, before, match.start())][-1:]
            for year in near:
                if year[0] in born:
                    start, end = min(match.start(), year.start()), max(match.end(), year.end())
                    yield start, end, born[year[0]], False

    def _run_together(self, folded: str) -> Iterator[tuple[int, int, date, bool]]:
        for match in _COMPACT.finditer(folded):
            if match[0] in self._packed:
                is_sure = len(match[0]) > len("910412")
                yield match.start(), match.end(), self._packed[match[0]], is_sure
        for pattern in (_IN_ID, _IN_ZONE):
            for match in pattern.finditer(folded):
                if match[1] in self._packed:
                    yield match.start(1), match.end(1), self._packed[match[1]], False


def days_of(value: str) -> tuple[date, ...]:
    """Return the day that a value is, whatever its kind is called; nothing for another thing.

    Two where it may be read with the day or with the month first: both are searched.
    """
    folded, _ = fold_with_offsets(value.strip())
    packed = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", folded)
    if packed:
        read = _date(int(packed[1]), int(packed[2]), int(packed[3]))
        return () if read is None else (read,)
    tokens = tokens_of(folded, 0)
    telling = [one for one in tokens if one.numbers or one.months]
    glue = [one for one in tokens if not (one.numbers or one.months)]
    if len(telling) != _DATE_PARTS or len(glue) > _MOST_WORDS:
        return ()
    if telling[0].is_year:
        return _days(telling[0], telling[1:])
    return _days(telling[2], telling[:2]) if telling[2].is_year else ()


def _days(year: DateToken, pair: Sequence[DateToken]) -> tuple[date, ...]:
    """Return the days that a year with two other tokens may be."""
    found = []
    for month, number in (pair, pair[::-1]):
        months = month.months if month.is_word else month.numbers
        for own in sorted(months):
            read = [_date(full, own, day) for full in year.numbers for day in number.numbers]
            found += [day for day in read if day is not None]
        if year.start == 0 and found and not month.is_word and not number.is_word:
            break  # after the year comes the month
    return tuple(dict.fromkeys(found))


def _calendar_days(day: date) -> Iterator[_CalendarDay]:
    yield _CalendarDay(_years(day), day.month, day.month, day.day, day)
    year, month, number = solar_hijri(day)
    years = {str(year): True, f"{year % 100:02}": False}
    yield _CalendarDay(years, month, PERSIAN + month, number, day)


def _years(day: date) -> dict[str, bool]:
    """Return how a year is written, folded, and whether that is in full."""
    year = str(day.year)
    han = "".join("〇一二三四五六七八九"[int(digit)] for digit in year)
    found = {year: True, han: True, han.replace("〇", "零"): True, han.replace("〇", "○"): True}
    if day.year > _REPUBLIC:
        found[f"{day.year - _REPUBLIC}"] = False
        found[_han_number(day.year - _REPUBLIC)] = False
    return found | {year[2:]: False, han[2:]: False}


def _han_number(number: int) -> str:
    digits = "〇一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    form = f"{digits[hundreds]}百" if hundreds else ""
    form += (f"{digits[tens]}十" if tens > 1 else "十") if tens else ""
    return form + (digits[ones] if ones else "")


def _packed(day: date) -> Iterator[str]:
    year, month, number = f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"
    yield from (year + month + number, number + month + year, month + number + year)
    yield from (year[2:] + month + number, number + month + year[2:], month + number + year[2:])


def _around_place(folded: str, start: int, end: int) -> list[DateToken]:
    begin = max(0, start - _ROOM)
    return tokens_of(folded[begin : end + (_ROOM if end > start else 0)], begin)


def _around(
    tokens: Sequence[DateToken], year: tuple[int, int], day: _CalendarDay
) -> tuple[int, int] | None:
    """Return where month and day stand beside a year, in any order, if they do."""
    at = next((at for at, one in enumerate(tokens) if one.start <= year[0] < one.end), None)
    if at is None:
        return None
    before, after = _telling(tokens[:at][::-1]), _telling(tokens[at + 1 :])
    for pair in (before[:2], after[:2], [*before[:1], *after[:1]]):
        if len(pair) == 2 and _is_day(pair, day):  # noqa: PLR2004 - month and day
            places = [year, *((one.start, one.end) for one in pair)]
            return min(start for start, _ in places), max(end for _, end in places)
    return None


def _telling(tokens: Sequence[DateToken]) -> list[DateToken]:
    """Return tokens that tell a number or a month, until too much stands between."""
    found: list[DateToken] = []
    glue = 0
    for one in tokens:
        if one.numbers or one.months:
            found.append(one)
            glue = 0
        else:
            glue += 1
            if one.is_and or glue > _MOST_GLUE or one.end - one.start > _LONGEST_GLUE:
                break
    return found


def _with_unit(folded: str, end: int) -> int:
    """Return the end of a date with the word for day or year that belongs to it."""
    match = _UNIT.match(folded, end)
    return match.end() if match is not None else end


def _is_day(pair: Sequence[DateToken], day: _CalendarDay) -> bool:
    for month, number in (pair, pair[::-1]):
        is_month = day.month_word in month.months
        is_month |= not month.is_word and day.month in month.numbers
        if is_month and day.number in number.numbers:
            return True
    return False


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
