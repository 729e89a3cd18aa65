"""One form for all ways to write a character: what search and redaction compare.

Folding goes character by character, so that places in the folded text lead back to the original:
compatibility decomposition, case folding, marks and format characters dropped (Tibetan keeps its
vowel signs), digits of any script made ASCII, then the tailoring below. Tables come from one
version of Unicode that is committed here, because `unicodedata` differs between Pythons.
"""

import base64
import json
import re
import zlib
from bisect import bisect_right
from functools import cache
from itertools import chain
from typing import Any, Final

from casefiles.domain import unicode_tables
from casefiles.domain.unicode_tables import UNICODE_VERSION

__all__ = [
    "FOLD_VERSION",
    "UNICODE_VERSION",
    "fold",
    "fold_with_offsets",
    "folds_without_arabic",
    "han_variants",
    "search_form",
    "word_kind",
]

FOLD_VERSION: Final = 1
"""Kept in each vault; another number means that its search index is rebuilt."""

# Letters that keyboards, fonts and orthographies swap for one another in the same name.
_ARABIC: Final = {
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ه": "ە",
    "ھ": "ە",
    "ہ": "ە",
    "ة": "ە",
    "ۃ": "ە",
    "ٱ": "ا",
    "ـ": "",
    "\u0674": "",
}
# Letters that Unicode does not decompose, and apostrophes that count as letters.
_LATIN: Final = {
    "ı": "i",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ø": "o",
    "ħ": "h",
    "ə": "e",
    "ŋ": "ng",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
} | dict.fromkeys("ʹʻʼʽʾʿˈ", "'")
# Letters without a shape, and the tsheg that does not break.
_OTHER: Final = dict.fromkeys("\u115f\u1160", "") | {"\u0f0c": "\u0f0b"}
_TAILORING: Final = str.maketrans(_ARABIC | _LATIN | _OTHER)
_SHAPELESS: Final = {letter: form for letter, form in _ARABIC.items() if not form}
_TAILORING_BUT_ARABIC: Final = str.maketrans(_SHAPELESS | _LATIN | _OTHER)

_NOT_ONE: Final = re.compile("[^\x02]")
_SYLLABLES: Final = range(0xAC00, 0xD7A4)
_LEADING, _VOWEL, _TRAILING = 0x1100, 0x1161, 0x11A7
_VOWELS, _TRAILINGS = 21, 28


def fold(text: str) -> str:
    """Return the folded form of a text; folding it again changes nothing."""
    return text.translate(_folds())


def fold_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """Fold a text and tell where each folded character comes from.

    Returns:
        The folded text, and for each of its characters the index in `text`; one more entry at the
        end is the length of `text`.
    """
    offsets: list[int] = []
    at = 0
    # Most characters fold to one: only the others are looked at one by one.
    for other in _NOT_ONE.finditer(text.translate(_lengths())):
        offsets.extend(range(at, other.start()))
        offsets.extend([other.start()] * (ord(other[0]) - 1))
        at = other.end()
    offsets.extend(range(at, len(text) + 1))
    return fold(text), tuple(offsets)


def search_form(text: str) -> str:
    """Return the folded text with a space around each Han character, each one a search term."""
    return text.translate(_search_forms())


def folds_without_arabic(char: str) -> str:
    """Return the folded form of a character, with Arabic letters that are taken for another kept.

    In Uyghur some of those that `fold` joins are different letters.
    """
    form = _folds_as_given().get(ord(char), char)
    return form.translate(_TAILORING_BUT_ARABIC)


def word_kind(char: str) -> str:
    """Tell what kind of word character a folded character is.

    Returns:
        l Latin, c Cyrillic, g Greek, a Arabic, r another script from right to left, h Han, t
        Tibetan, u another script without spaces between words, o any other letter, d digit; empty
        for whatever separates words.
    """
    return _kinds()[ord(char)]


@cache
def han_variants() -> dict[int, str]:
    """Return a `str.translate` table that joins simplified and traditional Han characters."""
    return _by_code_point(unicode_tables.HAN_VARIANTS)


def _decoded(packed: str) -> list[Any]:
    values: list[Any] = json.loads(zlib.decompress(base64.b85decode(packed)))
    return values


def _by_code_point(packed: str) -> dict[int, str]:
    values = _decoded(packed)
    table = {}
    code = 0
    for step, form in zip(values[::2], values[1::2], strict=True):
        code += step
        table[code] = form
    return table


@cache
def _folds_as_given() -> dict[int, str]:
    table = _by_code_point(unicode_tables.FOLDS)
    return table | {code: _syllable(code) for code in _SYLLABLES}


@cache
def _folds() -> dict[int, str]:
    table = _folds_as_given()
    tailored = {code: form.translate(_TAILORING) for code, form in table.items()}
    return {code: str(form) for code, form in _TAILORING.items()} | tailored


def _syllable(code: int) -> str:
    index = code - _SYLLABLES.start
    vowel, trailing = divmod(index % (_VOWELS * _TRAILINGS), _TRAILINGS)
    parts = [_LEADING + index // (_VOWELS * _TRAILINGS), _VOWEL + vowel]
    if trailing:
        parts.append(_TRAILING + trailing)
    return "".join(map(chr, parts))


class _Kinds(dict[int, str]):
    """Kinds by code point, looked up in the ranges on first use."""

    def __init__(self) -> None:
        values = _decoded(unicode_tables.KINDS)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._letters: list[str] = values[2::3]
        end = 0
        for gap, length in zip(values[::3], values[1::3], strict=True):
            self._starts.append(end + gap)
            end += gap + length
            self._ends.append(end)

    def __missing__(self, code: int) -> str:
        index = bisect_right(self._starts, code) - 1
        kind = self._letters[index] if index >= 0 and code < self._ends[index] else ""
        self[code] = kind
        return kind


@cache
def _kinds() -> _Kinds:
    return _Kinds()


class _SearchForms(dict[int, str]):
    """Search forms by code point, made on first use."""

    def __missing__(self, code: int) -> str:
        form = fold(chr(code))
        form = "".join(chain(*(f" {char} " if word_kind(char) == "h" else char for char in form)))
        self[code] = form
        return form


class _Lengths(dict[int, str]):
    """By code point a character whose own code is one more than what it folds to is long."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(len(fold(chr(code))) + 1)
        return self[code]


@cache
def _lengths() -> _Lengths:
    return _Lengths()


@cache
def _search_forms() -> _SearchForms:
    return _SearchForms()
