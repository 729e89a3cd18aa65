"""Days of birth that are told as events: turned 30 on 4 May 2021, born on Christmas Eve.

Nothing goes because of them: they are asked about. They are looked for only where a text speaks of
a birth, a birthday or an age.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.dates.calendars import solar_hijri
from casefiles.redaction.finding.dates.date_tokens import DateToken, tokens_of
from casefiles.redaction.finding.dates.festivals import feasts_in
from casefiles.redaction.finding.dates.month_names import PERSIAN, days_by_word
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["BirthEvents", "DayForms", "belong"]

_WORDS: Final = """
birthday bday b-day born birth dob turned turning turns years_old
came_into_the_world will_be geburt geboren wurde_sie wurde_er naissance anniversaire née_le né_le
cumple cumpli nació nacid nacimiento compleanno nato_il nata_il compì nascita
родил рождения рождение исполнил стукнул юбиле летие летия народив народил народжен уродини
річчя виповни стукнуло urodzi urodzony urodzin skończył narozen narodil
doğum doğdu doğmuş doğan yaşına yaş_günü تۇغۇل tughul tughulghan туған туыл толды туулган туғил
tug'il به_دنیا تولد متولد ساله_شد زاده ولد مواليد ميلاد γεννηθ γενεθλ γεννημ jidayik rojbun སྐྱེས འཁྲུངས
生日 出生 生于 生於 天生 生的 周岁 週歲 诞辰 誕辰 出世 满岁 年生 födelse född fyllde
fyller fødsel født bursdag geboorte urodzon туғил narodz doğulub doğul
"""
"""Beginnings of words of birth and of growing older; a low line is a blank."""
_AGE_IN_HAN: Final = re.compile(r"[满滿][一二三四五六七八九十百零\d]{1,4}[周週]?[岁歲]")
_ROOM: Final = 90
_END: Final = re.compile(r"[。！？!?؟]|(?<=[^\W\d_]{4})\.\s|\n\s*\n")
_NUMERIC: Final = re.compile(r"\.\s?|[/月-]|\s?-\s?")
_WORDED: Final = 14
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_AGE: Final = re.compile(r"(?<![\d.,:/-])([1-9]\d?)(?![\d.,:/-]\d|\d)")
_OF_CARD: Final = re.compile(r"(?<!-)--(\d\d)-?(\d\d)(?!\d)")
"""A day without its year, as files of contacts have it: BDAY:--1102."""
_DAY_OF_YEAR: Final = re.compile(r"(?<!\w)(\w+) day of (?:the year )?((?:19|20)\d\d)(?!\d)")


class BirthEvents:
    """Finds where a text tells a birth, or a birthday, of one of some days."""

    def __init__(self, owners: Mapping[date, frozenset[PersonId]]) -> None:
        self._owners = owners
        self._days = tuple(DayForms(day) for day in owners)

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield places to ask about."""
        if not self._days or not _is_event_word(reading.key):
            return
        folded = reading.whole.folded
        yield from self._by_day_of_year(reading, folded)
        at = 0
        for found in _events(reading):
            if found.start() < at:
                continue
            start, end = _window(folded, found.start(), found.end())
            values: dict[tuple[int, int], list[date]] = {}
            for place, day in self._around(folded, start, end):
                values.setdefault(place, []).append(day)
            near = sorted(values, key=lambda one: _gap(one, found.span()))  # used now
            for place in near:
                first, last = place
                if place == near[0]:
                    # The nearest is what the word speaks of.
                    first, last = min(first, found.start()), max(last, found.end())
                yield self._place(reading, first, last, values[place])
                at = max(at, last)

    def _around(self, folded: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], date]]:
        window = folded[start:end]
        telling = [one for one in tokens_of(window, start) if one.numbers or one.months]
        for one, other in pairwise(telling):
            if belong(folded, one, other):
                for own in self._days:
                    if own.is_month_and_day(one, other):
                        yield (one.start, other.end), own.day
        for feast in feasts_in(window):
            for own in self._days:
                if feast.may_be(own.day):
                    yield (start + feast.start, start + feast.end), own.day
        yield from self._by_age(window, start)
        yield from self._on_card(window, start)

    def _on_card(self, window: str, start: int) -> Iterator[tuple[tuple[int, int], date]]:
        for card in _OF_CARD.finditer(window):
            for own in self._days:
                if (int(card[1]), int(card[2])) == (own.day.month, own.day.day):
                    yield (start + card.start(), start + card.end()), own.day

    def _by_age(self, window: str, start: int) -> Iterator[tuple[tuple[int, int], date]]:
        if _BIRTHDAY.search(window) is None:
            return
        for year in _YEAR.finditer(window):
            for age in _AGE.finditer(window):
                for own in self._days:
                    if int(year[1]) - int(age[1]) == own.day.year:
                        first, last = min(age.start(), year.start()), max(age.end(), year.end())
                        yield (start + first, start + last), own.day

    def _by_day_of_year(self, reading: TextForms, folded: str) -> Iterator[FoundSpan]:
        for found in _DAY_OF_YEAR.finditer(folded) if " day of " in folded else ():
            number = days_by_word().get(compact(found[1]))
            for own in self._days:
                if (own.day.month, own.day.day, str(own.day.year)) == (1, number, found[2]):
                    yield self._place(reading, found.start(), found.end(), [own.day])

    def _place(self, reading: TextForms, start: int, end: int, days: Sequence[date]) -> FoundSpan:
        first, last = reading.span(start, end - 1)
        own = sorted(dict.fromkeys(days))
        word, size = " ".join(day.isoformat() for day in own), len("19910412")
        owners = frozenset().union(*(self._owners[day] for day in own))
        return FoundSpan(
            first, last, owners, size, "date", word, own[0].isoformat(), is_certain=False
        )


class DayForms:
    """Month and day as calendars tell them."""

    def __init__(self, day: date) -> None:
        self.day = day
        _, month, number = solar_hijri(day)
        self._pairs = ((day.month, day.month, day.day), (0, PERSIAN + month, number))

    def is_month_and_day(self, one: DateToken, other: DateToken) -> bool:
        """Tell whether two tokens are its month and day, in any order."""
        for month, number in ((one, other), (other, one)):
            for digits, word, day in self._pairs:
                is_month = word in month.months
                is_month |= not month.is_word and digits in month.numbers
                if is_month and day in number.numbers:
                    return True
        return False


_BIRTHDAY: Final = re.compile("birthday|bday|geburtstag|anniversaire|cumplea|compleanno|生日")


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how far two stretches lie apart."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def belong(folded: str, one: DateToken, other: DateToken) -> bool:
    """Tell whether two tokens may be month and day of one date."""
    between = folded[one.end : other.start]
    if (one.months and one.is_word) or (other.months and other.is_word):
        return len(between) <= _WORDED and "\n\n" not in between
    return _NUMERIC.fullmatch(between) is not None


def _window(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a word, as far as it matters."""
    low, high = max(0, start - _ROOM), min(len(folded), end + _ROOM)
    for found in _END.finditer(folded, low, start):
        low = found.end()
    stop = _END.search(folded, end, high)
    return low, stop.start() if stop else high


@cache
def _triggers() -> AhoCorasick:
    words = {compact(one) for one in _WORDS.split()}
    return AhoCorasick(sorted(words | {"满", "岁", "dayof"}))


def _is_event_word(key: str) -> bool:
    return bool(_triggers().find_matches_as_indexes(key))


def _events(reading: TextForms) -> Iterator[re.Match[str]]:
    """Yield the words of birth in a folded text, as a search for all of them would."""
    pattern, at, whole = _pattern(), 0, reading.whole
    begun = _beginnings().find_matches_as_indexes(reading.key, overlapping=True)
    for start in sorted({whole.places[first] for _, first, _ in begun}):
        found = pattern.match(whole.folded, start) if start >= at else None
        if found is not None:
            at = found.end()
            yield found


@cache
def _beginnings() -> AhoCorasick:
    """Return what finds the first word of each."""
    words = (*(one.split("_")[0] for one in _WORDS.split()), "满", "滿", "річчя", "летие")
    return AhoCorasick(sorted({*map(compact, words)}))


@cache
def _pattern() -> re.Pattern[str]:
    spaced: list[str] = []
    joined: list[str] = []
    for one in _WORDS.split():
        plain = re.escape(fold(one.replace("_", " "))).replace("\\ ", r"\s")
        (spaced if one[0].isalpha() and one[0] < "\u0600" else joined).append(plain)
    own = r"|".join(sorted(spaced, key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![^\W\d_])|(?<=\d-))(?:{own})|{'|'.join(joined)}|{_AGE_IN_HAN.pattern}|річчя|летие"
    )
