"""Numbers as somebody dictates them, word for word: zero six, forty-seven, twice the eight.

A row of words of numbers has many readings, since nobody says where one number ends: "five hundred
forty one" is 541 or 500, 40, 1. So a row is not read, but compared with the numbers that are
looked for, sign by sign, with every way in which its words may be joined.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from casefiles.redaction.finding.dates.word_values import HUNDRED, value_of, values
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.patterns import compact

__all__ = ["Atom", "parts_of", "places_of", "renderings", "rows_in"]

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\d{1,6}")
_GAP: Final = re.compile(r"[^\w]{0,8}")
_CUT: Final = re.compile(r"[-‐‑]\s?\n\s?")
"""Parts one word at the end of a line."""
_ALSO: Final = {
    compact(word): value
    for value, row in {
        1: "ein eine einen один één",
        10: "on он o'n ўн ئون",
        100: "set sta stě hundre hundra honderd",
        1000: "thousand ming min bin мың миң минг mille mil tausend tusen مىڭ ألف هزار",
    }.items()
    for word in row.split()
}
"""What is too common a word to be one of a date, or one of a number by itself."""
_BEGIN_THOUSAND: Final = ("тысяч", "тисяч", "tysiac", "tisic")
_THOUSANDS: Final = 1000
_AGAIN: Final = {
    compact(word): times
    for times, row in {
        2: "double doble doppel dobbel dubbel çift қос кош қош qosh cüt podwójn dvojit twice",
        3: "triple treble üçlü",
    }.items()
    for word in row.split()
}
"""What says of the next sign how often it stands."""
_BETWEEN: Final = frozenset(
    map(
        compact,
        words_of(
            "and und ve и і й و et y e og och a i u fois le la les die der das el los las times"
            " de mal ta та تا the по"
        ),
    )
)
"""May stand between two words of one number."""
_ARABIC_BEFORE: Final = frozenset("وب")
"""And, with: written onto a word."""
_JOINERS: Final = words_of("und og och et e i y ve")
_LEAST_WORD: Final = 2
_LONGEST_WORD: Final = 60
_MOST_ATOMS: Final = 80
_LONGEST_DIGITS: Final = 3
_LEAST_ATOMS: Final = 2
_LEAST_OF_WHOLE: Final = 3
"""Words without which nobody can say a number of six signs."""
_MOST_JOINED: Final = 7
_MOST_REPEATED: Final = 6
_OTHERS: Final = 2
_MOST_READINGS: Final = 400
_DIGITS: Final = 10
_SCORES: Final = (60, 80)
_TEENS: Final = range(10, 20)


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of a number, or a part of one, in a folded text.

    Attributes:
        value: what it is worth; less than nothing for what is no number.
        sign: the letter that it is, which may also be a word between two others.
        times: how often the next stands.
        may_pass: it may say nothing of the number.
    """

    start: int
    end: int
    value: int
    sign: str = ""
    times: int = 1
    may_pass: bool = False


def rows_in(folded: str) -> Iterator[Sequence[Atom]]:
    """Yield words of numbers in a row, as far as nothing else stands between them."""
    row: list[Atom] = []
    for start, end, word in _words(folded):
        atoms = _atoms(start, end, word)
        gap = _GAP.fullmatch(folded, row[-1].end, start) if row else None
        if row and (not atoms or gap is None or len(row) > _MOST_ATOMS):
            yield from _telling(row)
            row = []
        row += atoms
    yield from _telling(row)


def places_of(row: Sequence[Atom], signs: str) -> Iterator[tuple[int, int]]:
    """Yield where a row says signs and nothing else, as stretches of the text."""
    if sum(one.value >= 0 for one in row) < _LEAST_OF_WHOLE:
        return
    at = 0
    while at < len(row):
        end = None if _is_silent(row[at]) else _end_of(row, at, signs)
        if end is None:
            at += 1
            continue
        while _is_silent(row[end - 1]):
            end -= 1
        yield row[at].start, row[end - 1].end
        at = end


def _end_of(row: Sequence[Atom], start: int, signs: str) -> int | None:
    """Return where words end that say signs from a place on; None if none do."""
    failed: set[tuple[int, int]] = set()

    def read(at: int, done: int) -> int | None:
        if done == len(signs):
            return at
        if at >= len(row) or (at, done) in failed:
            return None
        for following, form in _steps(row, at):
            end = read(following, done + len(form)) if signs.startswith(form, done) else None
            if end is not None:
                return end
        failed.add((at, done))
        return None

    return read(start, 0)


def _is_silent(one: Atom) -> bool:
    return one.may_pass and not one.sign


def parts_of(row: Sequence[Atom], within: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield what a row may say of some numbers, and where; a word at its ends may be another's.

    The last in "acaba en noventa y cuatro" is 94, though "en" is one in Swedish.
    """
    found: dict[str, tuple[int, int]] = {}
    for first in range(min(_OTHERS, len(row))):
        for last in range(len(row), max(first, len(row) - _OTHERS), -1):
            for signs in sorted(renderings(row[first:last], within)):
                found[signs] = row[first].start, row[last - 1].end  # the shortest comes last
    yield from ((signs, *place) for signs, place in found.items())


def renderings(row: Sequence[Atom], within: Sequence[str]) -> frozenset[str]:
    """Return what a whole row may say, as far as it stands within one of some numbers."""
    found: set[str] = set()
    steps = 0

    def read(at: int, done: str) -> None:
        nonlocal steps
        steps += 1
        if steps > _MOST_READINGS:
            return
        if at >= len(row):
            found.add(done)
            return
        for following, form in _steps(row, at):
            if any(done + form in one for one in within):
                read(following, done + form)

    read(0, "")
    return frozenset(found)


def _steps(row: Sequence[Atom], at: int) -> Iterator[tuple[int, str]]:
    """Yield what the next words may be: how far they reach, and their signs."""
    one = row[at]
    if one.may_pass:
        yield at + 1, ""
    if one.sign:
        yield at + 1, one.sign
    following = next((n for n in range(at + 1, len(row)) if not row[n].may_pass), None)
    other = row[following] if following is not None else None
    if one.times > 1 and following is not None and other is not None and other.value >= 0:
        yield following + 1, str(other.value) * one.times
    if one.value < 0:
        return
    for count, value in _joined(row, at):
        yield count, str(value)
    is_count = 1 < one.value <= _MOST_REPEATED
    if is_count and following is not None and other is not None and 0 <= other.value < HUNDRED:
        yield following + 1, str(other.value) * one.value


def _joined(row: Sequence[Atom], at: int) -> Iterator[tuple[int, int]]:
    """Yield how far words are one number from a place on, the longest first, and which."""
    found: list[tuple[int, int]] = []
    parts: list[int] = []
    for place in range(at, min(len(row), at + _MOST_JOINED)):
        if row[place].may_pass:
            continue
        if row[place].value < 0:
            break
        parts.append(row[place].value)
        value = _sum_of(tuple(parts))
        if value is not None:
            found.append((place + 1, value))
    yield from reversed(found)


@lru_cache(8192)
def _sum_of(parts: tuple[int, ...]) -> int | None:
    """Return what words are together; None where they are no number of any language."""
    thousands, own = 0, -1
    for part in parts:
        if part == _THOUSANDS and not thousands:
            thousands, own = (own if own > 0 else 1) * _THOUSANDS, -1
        elif own < 0:
            own = part
        else:
            joined = _with(own, part)
            if joined is None:
                return None
            own = joined
    return thousands + max(own, 0)


def _with(own: int, part: int) -> int | None:
    """Return a number with the next word of it: four hundred, forty one, one and forty, 4 x 20."""
    tens = own % HUNDRED
    if part == HUNDRED:
        return own * HUNDRED if 0 < own < HUNDRED else None
    if part == 20 and tens == 4:  # noqa: PLR2004 - quatre-vingt
        return own - tens + 80
    if tens in _SCORES and part in _TEENS:
        return own + part
    if 0 < tens < _DIGITS and HUNDRED > part >= 20 and part % 10 == 0:  # noqa: PLR2004 - 1 and 40
        return own + part
    room = 10 ** (len(str(own)) - len(str(own).rstrip("0"))) if own else 0
    return own + part if 0 < part < room else None


def _telling(row: list[Atom]) -> Iterator[Sequence[Atom]]:
    """Yield a row without what says nothing at its ends, if a word of a number is left."""
    first, last = 0, len(row)
    while first < last and _is_silent(row[first]):
        first += 1
    while last > first and _is_silent(row[last - 1]):
        last -= 1
    if sum(one.value >= 0 for one in row[first:last]) >= _LEAST_ATOMS:
        yield row[first:last]


def _words(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield words, those that a line's end parts as one where they are a number together."""
    before: re.Match[str] | None = None
    for match in _TOKEN.finditer(folded):
        if before is not None:
            is_cut = _CUT.fullmatch(folded, before.end(), match.start()) is not None
            if is_cut and _value(before[0] + match[0]):
                yield before.start(), match.end(), before[0] + match[0]
                before = None
                continue
            yield before.start(), before.end(), before[0]
        before = match
    if before is not None:
        yield before.start(), before.end(), before[0]


def _atoms(start: int, end: int, word: str) -> list[Atom]:
    return [replace(one, start=start, end=end) for one in _meant(word)]


@lru_cache(8192)
def _meant(word: str) -> tuple[Atom, ...]:
    """Return what a word may be in a number, wherever it stands."""
    key = compact(word)
    if word.isdigit():
        return (Atom(0, 0, int(word)),) if len(word) <= _LONGEST_DIGITS else ()
    if key in _AGAIN:
        return (Atom(0, 0, -1, times=_AGAIN[key]),)
    is_letter = len(key) == 1 and key.isascii()
    if key in _BETWEEN or is_letter:
        sign = key if is_letter else ""
        return (Atom(0, 0, -1, sign, may_pass=key in _BETWEEN),)
    return tuple(Atom(0, 0, value) for value in _value(word))


def _value(word: str) -> tuple[int, ...]:
    """Return what a word is worth; several numbers where it is several words run together."""
    key = compact(word)
    if key.startswith(_BEGIN_THOUSAND):
        return (_THOUSANDS,)
    if key in _ALSO or key in values():
        return (_ALSO[key] if key in _ALSO else values()[key][0],)
    run = _run_together(key) if key.isascii() and len(key) <= _LONGEST_WORD else ()
    if len(run) > 1:
        return run
    found = value_of(word)[0]
    if found is None and word[:1] in _ARABIC_BEFORE:
        found = value_of(word[1:])[0]
    return () if found is None else (found,)


@lru_cache(8192)
def _run_together(key: str) -> tuple[int, ...]:
    """Return the numbers of which a word is made: einhunderteinundsiebzig, quarantasette."""
    if not key:
        return ()
    for size in range(len(key), _LEAST_WORD - 1, -1):
        value = _pieces().get(key[:size])
        if value is None:
            continue
        rest = key[size:]
        if not rest:
            return (value,)
        following = _run_together(rest)
        for joiner in () if following else _JOINERS:
            if rest.startswith(joiner):
                following = following or _run_together(rest.removeprefix(joiner))
        if following:
            return (value, *following)
    return ()


@cache
def _pieces() -> dict[str, int]:
    """Return what may stand within such a word, in Latin letters."""
    found = {one: number for one, (number, _) in values().items() if one.isascii()}
    also = {"ein": 1, "cent": 100, "zwei": 2, "vent": 20, "veinti": 20, "tju": 20, "tjue": 20}
    also |= {"quarant": 40, "cinquant": 50, "sessant": 60, "settant": 70, "ottant": 80}
    also |= {"novant": 90, "trent": 30, "mille": 1000, "tausend": 1000, "tusen": 1000, "bin": 1000}
    return found | also
