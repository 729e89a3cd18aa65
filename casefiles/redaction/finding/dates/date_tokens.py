"""What words and numbers of a text may be in a date: numbers, months, years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.finding.dates.month_names import (
    added_after,
    days_by_word,
    months_by_word,
    tens_by_word,
    turkic_ones,
)
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.patterns import compact

__all__ = ["DateToken", "tokens_of"]

_TOKEN: Final = re.compile("\\d+|[\u0f40-\u0fbc\u0f0b]+|[^\\W\\d_]+")
"""Numbers, syllables of Tibetan with their vowels and dots, words."""
_HAN_DIGITS: Final = {
    char: str(digit)
    for digit, row in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in row
}
_HAN: Final = "〇零○一二三四五六七八九十廿卅元"
_HAN_NUMBER: Final = re.compile(rf"[{_HAN}]+")
_LONGEST_MONTH_ENDING: Final = 4
_FIRST_YEAR: Final = 1000
_DIGIT: Final = range(1, 10)
_MONTHS_OF_TWO: Final = frozenset(map(compact, ("تشرين", "كانون")))
_TURKIC_TEN: Final = frozenset(map(compact, ("on", "он", "ئون")))
_AND: Final = frozenset(map(compact, words_of("and or und oder et ou lub oraz и или і та ve")))


@dataclass(frozen=True, slots=True)
class DateToken:
    """A word or a number where it stands in a folded text.

    Attributes:
        start: index of its first character.
        end: index after its last.
        numbers: which numbers it may be.
        months: which months; see `months_by_word`.
        is_word: it is written in letters.
        is_and: it joins two things, so that no date runs over it: in 1987 and on 14 March.
    """

    start: int
    end: int
    numbers: frozenset[int]
    months: frozenset[int]
    is_word: bool
    is_and: bool = False

    @property
    def is_year(self) -> bool:
        """Whether it may be a year told in full."""
        return any(number >= _FIRST_YEAR for number in self.numbers)


def tokens_of(folded: str, at: int) -> list[DateToken]:
    """Return the words and numbers of a stretch of a folded text.

    Args:
        folded: the stretch.
        at: where it begins in the text.
    """
    found: list[DateToken] = []
    tens = tens_by_word()
    before, last = 0, ""
    for one in _tokens(folded, at):
        word, earlier = compact(folded[one.start - at : one.end - at]), last
        last = word
        if earlier in _TURKIC_TEN and word in turkic_ones():
            before = 10
        if earlier in _MONTHS_OF_TWO and found and word in days_by_word():
            found[-1] = replace(found[-1], end=one.end)  # the second Teshrin is November
            continue
        more = added_after().get(word, 0) if one.is_word else 0
        if more and found and found[-1].is_word and found[-1].numbers:
            # الثاني عشر, السابع والعشرين
            numbers = frozenset(more + number for number in found[-1].numbers if number in _DIGIT)
            found[-1] = replace(found[-1], end=one.end, numbers=numbers)
            continue
        if before and found and one.is_word and one.numbers and min(one.numbers) in _DIGIT:
            # двадцать седьмого, twenty-first, treinta y uno
            numbers = frozenset(before + number for number in one.numbers)
            found[-1] = replace(one, start=found[-1].start, numbers=numbers)
            before = 0
            continue
        if not (before and word == "y"):
            before = tens.get(word, 0)
            found.append(replace(one, is_and=True) if word in _AND else one)
    return found


def _tokens(folded: str, at: int) -> Iterator[DateToken]:
    for match in _TOKEN.finditer(folded):
        word = match[0]
        start = at + match.start()
        if word.isdigit():
            yield DateToken(
                start, start + len(word), frozenset((int(word),)), frozenset(), is_word=False
            )
        elif word_kind(word[0]) == "h":
            yield from _han_tokens(word, start)
        else:
            yield DateToken(start, start + len(word), *_read_word(word), is_word=True)


@lru_cache(8192)
def _read_word(word: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return which numbers and which months a word in letters may be."""
    key = compact(word)
    day = days_by_word().get(key)
    number = frozenset[int]() if day is None else frozenset((day,))
    return number, _months(key, months_by_word())


def _han_tokens(word: str, at: int) -> Iterator[DateToken]:
    end = 0
    for match in _HAN_NUMBER.finditer(word):
        if match.start() > end:
            yield DateToken(at + end, at + match.start(), frozenset(), frozenset(), is_word=True)
        number = _read_han(match[0])
        numbers = frozenset[int]() if number is None else frozenset((number,))
        yield DateToken(at + match.start(), at + match.end(), numbers, frozenset(), is_word=False)
        end = match.end()
    if end < len(word):
        yield DateToken(at + end, at + len(word), frozenset(), frozenset(), is_word=True)


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
        month = months.get(key[:cut])
        if month is not None and (cut == len(key) or cut >= _LONGEST_MONTH_ENDING):
            return month
    return months.get(key, frozenset())
