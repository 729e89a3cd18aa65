"""Days that papers tell by their feasts: the eve of Nawruz, Christmas, the new year."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from casefiles.domain.language.folding import fold

__all__ = ["Feast", "feasts_in"]

_Days = frozenset[tuple[int, int]]
_FEASTS: Final = {
    "наурыз|навруз|нооруз|nawr[uo]z|navr[uo]z|nowr[uo]z|nour[uo]z|noroz|norooz|nevruz|newroz|nauryz"
    "|نوروز|نورۇز": "3-20 3-21 3-22",
    "christmas eve|heiligabend|heiliger abend|wigili|nochebuena|сочельник|святвечір|святий вечір"
    "|vigilia di natale|réveillon|štědrý den": "12-24",
    "christmas(?! eve)|weihnacht|рождеств|різдв|noël|navidad|natale|boże narodzenie|vánoc|圣诞|noel"
    "|χριστούγεννα": "12-25 1-7",
    "orthodox christmas": "1-7",
    "independence day|незалежност|независимост|тәуелсіздік|egemendik|unabhängigkeitstag|mustaqillik"
    "|мустақиллик|эгемендик|bağımsızlık günü|niepodległości": (
        "7-4 8-24 12-16 9-1 8-31 9-9 11-11 8-27 10-18 5-26 9-21 8-19 10-27 8-15 2-16 2-18 2-24"
    ),
    "national day|国庆|國慶|nationalfeiertag": "10-1 7-14 10-26 10-3",
    "star wars day|may the fourth": "5-4",
    "holiness'?s? birthday|dalai lama'?s? birthday|འཁྲུངས་སྐར": "7-6",
    "yalda|یلدا|yaldâ|chelleh": "12-20 12-21",
    "longest night|winter solstice|μεγαλυτερη νυχτα|längste nacht|wintersonnenwende|冬至"
    "|самая длинная ночь|najdłuższa noc|en uzun gece": "12-21 12-22",
    "longest day|summer solstice|夏至|sommersonnenwende": "6-20 6-21 6-22",
    "first day of school|knowledge day|день знаний|день знань|першого вересня": "9-1",
    "new year'?s day|元旦|neujahr|новый год|новий рік|nowy rok|yılbaşı|jour de l'an"
    "|año nuevo": "1-1",
    "new year'?s eve|silvester|sylwester|除夕": "12-31",
    "women'?s day|8 марта|восьмое марта|восьме березня|三八节|frauentag|dzień kobiet": "3-8",
    "victory day|день победы|день перемоги": "5-9",
    "children'?s day|六一|儿童节|兒童節|день защиты детей|dzień dziecka": "6-1 4-23",
    "valentine'?s day|valentinstag|walentynki|день святого валентина|情人节": "2-14",
    "may day|labou?r day|первомай|劳动节|勞動節|1 мая": "5-1",
    "halloween": "10-31",
    "all saints|wszystkich świętych|allerheiligen": "11-1",
    "bastille day": "7-14",
    "epiphany|trzech króli|dreikönig|крещение|водохреще": "1-6 1-19",
}  # fmt: skip
"""How feasts are called, and on which days they may lie."""
_NEW_YEAR: Final = (
    "大年初一|年初一|正月初一|春节|春節|chinese new year|lunar new year|spring festival"
)
_EVE: Final = re.compile(
    "|".join(
        map(
            fold,
            (
                "eve of|day before|tag vor|бір күн бұрын|день до|за день|dzień przed|bir gün önce",
                "бир кун бурун|كۈن بۇرۇن|前一天|前夜|jour avant|día antes|bir kün burun",
                "напередодні|накануне|یک روز قبل|روز پیش",
            ),
        )
    )
)
_NEAR_EVE: Final = 30


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast in a folded text.

    Attributes:
        days: month and day on which it may lie; none where it moves with the moon.
        is_eve: the day before it is meant.
    """

    start: int
    end: int
    days: _Days
    is_eve: bool

    def may_be(self, day: date) -> bool:
        """Tell whether a day may be it."""
        own = day + timedelta(days=1) if self.is_eve else day
        if not self.days:
            return own == _lunar_new_year(own.year)
        return (own.month, own.day) in self.days


def feasts_in(folded: str) -> Iterator[Feast]:
    """Yield the feasts of a folded text."""
    for found in _pattern().finditer(folded):
        days = _days_by_group()[found.lastindex or 0]
        near = folded[max(0, found.start() - _NEAR_EVE) : found.end() + _NEAR_EVE]
        yield Feast(found.start(), found.end(), days, _EVE.search(near) is not None)


@cache
def _pattern() -> re.Pattern[str]:
    groups = [f"({fold(names)})\\w*" for names in (*_FEASTS, _NEW_YEAR)]
    return re.compile("|".join(groups))


@cache
def _days_by_group() -> dict[int, _Days]:
    found = {number: _days(form) for number, form in enumerate(_FEASTS.values(), start=1)}
    return {**found, len(found) + 1: frozenset()}


def _days(form: str) -> _Days:
    pairs = (one.partition("-") for one in form.split())
    return frozenset((int(month), int(day)) for month, _, day in pairs)


@cache
def _lunar_new_year(year: int) -> date:
    """Return the Chinese new year: the second new moon behind that before the winter solstice."""
    solstice = date(year - 1, 12, 22)
    moons = [_new_moon(number) for number in range(*_around(year))]
    first = max(one for one in moons if one <= solstice)
    return sorted(one for one in moons if one > first)[1]


def _around(year: int) -> tuple[int, int]:
    middle = int((year - 2000) * 12.3685)
    return middle - 4, middle + 4


def _new_moon(number: int) -> date:
    """Return the day in China of a new moon, counted from that of January 2000 (Meeus)."""
    t = number / 1236.85
    moment = 2451550.09766 + 29.530588861 * number + 0.00015437 * t * t
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number)
    node = math.radians(160.7108 + 390.67050284 * number)
    moment += (
        -0.40720 * math.sin(moon)
        + 0.17241 * math.sin(sun)
        + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * node)
        + 0.00739 * math.sin(moon - sun)
        - 0.00514 * math.sin(moon + sun)
        + 0.00208 * math.sin(2 * sun)
    )
    # A Julian day begins at noon in London; in China it is eight hours later.
    return date.fromordinal(int(moment + 0.5 + 8 / 24) - 1721425)
