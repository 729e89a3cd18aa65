"""Numbers that are written as words: six hundred, four hundred seventeen, zero eighty-five.

Words are told by how they begin, so that cases and ordinals count: trzydziestym pierwszym is 31.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.redaction.finding.dates.word_values import (
    HUNDRED,
    LEAST_WORDS,
    value_of,
    values,
)

__all__ = ["Spoken", "may_be_spoken", "spoken_in"]

_REPEATS: Final = {"double": 2, "triple": 3, "treble": 3}
"""What says of the next digit how often it stands: triple five."""
_TIMES: Final = frozenset({"hundred", "hundert", "yüz"})
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d{1,4}")
_JOINT: Final = re.compile(r"[\s,.;:/-]{1,3}|\s(?:and|und|ve|и|і|i|και|و)\s")
_MOST_REPEATED: Final = 6
_IN_A_ROW: Final = 1
_NEAR: Final = 40
"""Word characters in which so many more words of a number as its end has must begin."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of numbers in a row, in a folded text.

    Attributes:
        digits: all of them, one behind the other.
        singles: the same where each word is one digit, as a telephone is dictated: "five zero"
            is 50 and not five noughts; empty where a word is more.
    """

    start: int
    end: int
    digits: str
    singles: str


def may_be_spoken(key: str) -> bool:
    """Tell whether word characters of a text may hold some words of numbers close together."""
    starts = [start for _, start, _ in _finder().find_matches_as_indexes(key)]
    return any(
        last - first < _NEAR for first, last in zip(starts, starts[_IN_A_ROW:], strict=False)
    )


def spoken_in(folded: str, start: int = 0, end: int | None = None) -> Iterator[Spoken]:
    """Yield rows of words of numbers; a single word is one too."""
    row: list[_Word] = []
    times, begun = 1, 0
    for found in _TOKEN.finditer(folded, start, len(folded) if end is None else end):
        if found[0] in _REPEATS:
            times, begun = _REPEATS[found[0]], found.start()
            continue
        value, word = value_of(found[0])
        own_times, first = (times, begun) if times > 1 else (1, found.start())
        times = 1
        if value is None and not row:
            continue
        joint = _JOINT.fullmatch(folded[row[-1].end : first]) if row else None
        if row and (value is None or joint is None):
            yield from _spoken_in(row)
            row = []
        if value is not None:
            is_close = joint is not None and "," not in joint[0]
            row.append(_Word(first, found.end(), value, word, is_close, own_times))
    yield from _spoken_in(row)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a number; digits have no word.

    Attributes:
        is_close: no comma parts it from the word before.
        times: how often it counts.
    """

    start: int
    end: int
    value: int
    word: str
    is_close: bool
    times: int


def _spoken_in(row: list[_Word]) -> Iterator[Spoken]:
    if any(one.word for one in row):
        is_single = all(one.value < 10 for one in row)  # noqa: PLR2004 - digits
        singles = "".join(str(one.value) * one.times for one in row) if is_single else ""
        yield Spoken(row[0].start, row[-1].end, "".join(_digits(row)), singles)


def _digits(row: list[_Word]) -> Iterator[str]:
    """Yield the digits of a row: what can be one number is one; three noughts are three."""
    at = 0
    while at < len(row):
        value, word = row[at].value, row[at].word
        following = row[at + 1] if at + 1 < len(row) else None
        is_row = following is not None and following.is_close and following.value == 0
        if is_row and word and 1 < value <= _MOST_REPEATED:
            yield "0" * value
            at += 2
            continue
        if row[at].times > 1:
            yield str(value) * row[at].times
            at += 1
            continue
        at += 1
        if word in _TIMES:
            value = HUNDRED
        while at < len(row) and row[at].is_close:
            more, other = row[at].value, row[at].word
            if other in _TIMES and 0 < value < HUNDRED // 10:
                value *= HUNDRED
            elif word and other and 0 < more < 10 ** _noughts(value):
                value += more
            else:
                break
            at += 1
        yield str(value)


def _noughts(value: int) -> int:
    form = str(value)
    return len(form) - len(form.rstrip("0")) if value else 0


@cache
def _finder() -> AhoCorasick:
    # What is one is an article, too, and says of no text that numbers are spoken in it.
    words = (one for one, (number, _) in values().items() if number != 1)
    return AhoCorasick(sorted(one for one in words if len(one) > LEAST_WORDS))
