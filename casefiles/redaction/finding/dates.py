"""Days of birth in a text, compared by day and not by string, in any language and order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casefiles.domain.folding import fold, fold_with_offsets, word_kind
from casefiles.redaction.finding.month_names import days_by_word, months_by_word
from casefiles.redaction.patterns import compact

__all__ = ["Day", "Days", "days_of"]

_ROOM: Final = 48
"""Characters on each side of a year in which its day may stand."""
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+")
_HAN_DIGITS: Final = {
    char: str(digit)
    for digit, row in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in row
}
_HAN: Final = "〇零○一二三四五六七八九十廿卅元"
_HAN_NUMBER: Final = re.compile(rf"[{_HAN}]+")
_MOST_GLUE: Final = 3
_LONGEST_GLUE: Final = 14
_LONGEST_MONTH_ENDING: Final = 4
_REPUBLIC: Final = 1911
_LONG_YEAR: Final = 4
_UNIT: Final = re.compile(
    rf"\s?(?:[日号號])|-(?:kun|{fold('كۈن')}|{fold('يىل')})\w*|\s?(?:г\.|р\.|год[ау]?\b|року\b|жыл\w*|ж\.|r\.|roku\b)"
)
"""What follows the last number of a date and is of it, folded."""
_COMPACT: Final = re.compile(r"(?<!\d)\d{6}(?:\d{2})?(?!\d)")
_IN_ID: Final = re.compile(r"(?<!\d)\d{6}(\d{8})\d{3}[\dx](?![^\W_])")
_TOLD: Final = 3
"""Year, month and day."""
_MOST_WORDS: Final = 6
_FIRST_YEAR: Final = 1000


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
class _Token:
    start: int
    end: int
    numbers: frozenset[int]
    months: frozenset[int]
    is_word: bool

    @property
    def is_year(self) -> bool:
        return any(number >= _FIRST_YEAR for number in self.numbers)


class Days:
    """Finds days in texts."""

    def __init__(self, days: Sequence[date]) -> None:
        self._days = tuple(dict.fromkeys(days))
        years = {form for day in self._days for form in _years(day)}
        long = sorted(years, key=len, reverse=True)
        choice = "|".join(map(re.escape, long))
        self._years = re.compile(rf"(?<!\d)(?:{choice})(?!\d)") if choice else None
        self._packed = {form: one for one in self._days for form in _packed(one)}

    @property
    def keys(self) -> frozenset[str]:
        """Return word characters of which some stand in each date that is certain."""
        found = {form for day in self._days for form in _years(day) if len(form) >= _LONG_YEAR}
        return frozenset(map(compact, found))

    def find(self, text: str) -> Iterator[Day]:
        """Yield places where one of the days is written."""
        if self._years is None:
            return
        if self._years.search(text) is None and not self._may_hold(text):
            return
        folded, offsets = fold_with_offsets(text)
        for start, end, day, is_sure in self._find(folded):
            yield Day(offsets[start], max(offsets[end - 1] + 1, offsets[end]), day, is_sure)

    def _may_hold(self, text: str) -> bool:
        return any(not char.isascii() and char.isdigit() for char in text) or any(
            len(run) > 1 for run in re.findall(r"\d{6,}", text)
        )

    def _find(self, folded: str) -> Iterator[tuple[int, int, date, bool]]:
        assert self._years is not None  # noqa: S101 - asked before
        for told in self._years.finditer(folded):
            begin = max(0, told.start() - _ROOM)
            room = folded[begin : told.end() + _ROOM]
            tokens = list(_tokens(room, begin))
            for day in self._days:
                year = _years(day).get(told[0])
                if year is not None:
                    place = _around(tokens, (told.start(), told.end()), day)
                    if place is not None:
                        yield place[0], _with_unit(folded, place[1]), day, year
        yield from self._run_together(folded)

    def _run_together(self, folded: str) -> Iterator[tuple[int, int, date, bool]]:
        for told in _COMPACT.finditer(folded):
            if told[0] in self._packed:
                is_sure = len(told[0]) > len("910412")
                yield told.start(), told.end(), self._packed[told[0]], is_sure
        for told in _IN_ID.finditer(folded):
            if told[1] in self._packed:
                yield told.start(), told.end(), self._packed[told[1]], False


def days_of(value: str) -> tuple[date, ...]:
    """Return the day that a value is, whatever its kind is called; nothing for another thing.

    Two where it may be read with the day or with the month first: both are searched.
    """
    folded, _ = fold_with_offsets(value.strip())
    packed = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", folded)
    if packed:
        read = _date(int(packed[1]), int(packed[2]), int(packed[3]))
        return () if read is None else (read,)
    tokens = list(_tokens(folded, 0))
    telling = [one for one in tokens if one.numbers or one.months]
    glue = [one for one in tokens if not (one.numbers or one.months)]
    if len(telling) != _TOLD or len(glue) > _MOST_WORDS:
        return ()
    if telling[0].is_year:
        return _days(telling[0], telling[1:])
    return _days(telling[2], telling[:2]) if telling[2].is_year else ()


def _days(year: _Token, pair: Sequence[_Token]) -> tuple[date, ...]:
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
    told = f"{digits[hundreds]}百" if hundreds else ""
    told += (f"{digits[tens]}十" if tens > 1 else "十") if tens else ""
    return told + (digits[ones] if ones else "")


def _packed(day: date) -> Iterator[str]:
    year, month, number = f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"
    yield from (year + month + number, number + month + year, month + number + year)
    yield from (year[2:] + month + number, number + month + year[2:], month + number + year[2:])


def _tokens(folded: str, at: int) -> Iterator[_Token]:
    months, days = months_by_word(), days_by_word()
    for told in _TOKEN.finditer(folded):
        word = told[0]
        start = at + told.start()
        if word.isdigit():
            yield _Token(
                start, start + len(word), frozenset((int(word),)), frozenset(), is_word=False
            )
        elif word_kind(word[0]) == "h":
            yield from _han_tokens(word, start)
        else:
            key = compact(word)
            number = frozenset((days[key],)) if key in days else frozenset[int]()
            yield _Token(start, start + len(word), number, _months(key, months), is_word=True)


def _han_tokens(word: str, at: int) -> Iterator[_Token]:
    end = 0
    for told in _HAN_NUMBER.finditer(word):
        if told.start() > end:
            yield _Token(at + end, at + told.start(), frozenset(), frozenset(), is_word=True)
        number = _read_han(told[0])
        numbers = frozenset[int]() if number is None else frozenset((number,))
        yield _Token(at + told.start(), at + told.end(), numbers, frozenset(), is_word=False)
        end = told.end()
    if end < len(word):
        yield _Token(at + end, at + len(word), frozenset(), frozenset(), is_word=True)


def _read_han(text: str) -> int | None:
    plain = text.replace("廿", "二十").replace("卅", "三十").replace("元", "一")
    if "十" not in plain:
        return int("".join(_HAN_DIGITS[char] for char in plain))
    tens, _, ones = plain.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return None
    return 10 * int(_HAN_DIGITS.get(tens, "1")) + int(_HAN_DIGITS.get(ones, "0"))


def _months(key: str, months: dict[str, frozenset[int]]) -> frozenset[int]:
    """Return which months a word may be, with an ending or without."""
    for cut in range(len(key), max(len(key) - _LONGEST_MONTH_ENDING, 2) - 1, -1):
        told = months.get(key[:cut])
        if told is not None and (cut == len(key) or cut >= _LONGEST_MONTH_ENDING):
            return told
    return months.get(key, frozenset())


def _around(tokens: Sequence[_Token], year: tuple[int, int], day: date) -> tuple[int, int] | None:
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


def _telling(tokens: Sequence[_Token]) -> list[_Token]:
    """Return tokens that tell a number or a month, until too much stands between."""
    found: list[_Token] = []
    glue = 0
    for one in tokens:
        if one.numbers or one.months:
            found.append(one)
            glue = 0
        else:
            glue += 1
            if glue > _MOST_GLUE or one.end - one.start > _LONGEST_GLUE:
                break
    return found


def _with_unit(folded: str, end: int) -> int:
    """Return the end of a date with the word for day or year that belongs to it."""
    told = _UNIT.match(folded, end)
    return told.end() if told is not None else end


def _is_day(pair: Sequence[_Token], day: date) -> bool:
    for month, number in (pair, pair[::-1]):
        is_month = day.month in month.months or (not month.is_word and day.month in month.numbers)
        if is_month and day.day in number.numbers:
            return True
    return False


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
