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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Final

from casefiles.domain.language import unicode_tables
from casefiles.domain.language.unicode_tables import UNICODE_VERSION

__all__ = [
    "FOLD_VERSION",
    "UNICODE_VERSION",
    "fold",
    "fold_with_offsets",
    "folded_in_place",
    "folds_without_arabic",
    "han_variants",
    "non_word",
    "others_than_all_but",
    "replaced",
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

_FEW: Final = 64
"""Characters below which a text is looked up sign by sign at once."""
_MANY: Final = 200
"""Signs of a text that differ from their forms, from which each is looked up where it stands."""
_PLANE: Final = 0x10000
_SYLLABLES: Final = range(0xAC00, 0xD7A4)
_LEADING, _VOWEL, _TRAILING = 0x1100, 0x1161, 0x11A7
_VOWELS, _TRAILINGS = 21, 28


def fold(text: str) -> str:
    """Return the folded form of a text; folding it again changes nothing."""
    if len(text) < _FEW or text.isascii():
        return text.translate(_folds())
    return _folded_page(text)


@lru_cache(maxsize=4)
def _folded_page(text: str) -> str:
    """Return the same of what several searches of one text ask for."""
    return replaced(text, _folds(), _changed_by_folding())


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text and tell where each folded character comes from.

    Returns:
        The folded text, and for each of its characters the index in `text`; one more entry at the
        end is the length of `text`.
    """
    # Most characters fold to one: only the others are looked at one by one.
    others = [] if text.isascii() else [*_of_other_length().finditer(text)]
    if not others:
        return fold(text), range(len(text) + 1)
    offsets: list[int] = []
    at = 0
    table = _folds()
    for other in others:
        offsets.extend(range(at, other.start()))
        offsets.extend([other.start()] * len(table.get(ord(other[0]), other[0])))
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

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Yield the first and the last of all word characters in a row."""
        for start, end in zip(self._starts, self._ends, strict=True):
            yield start, end - 1

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


@lru_cache(maxsize=4)
def folded_in_place(text: str) -> str:
    """Return a text of equal length: what folds to one character folded, all else as it is."""
    return replaced(text, _single_folds(), _changed_by_folding())


@cache
def _single_folds() -> dict[int, str]:
    return {code: form for code, form in _folds().items() if len(form) == 1}


def replaced(text: str, forms: Mapping[int, str], changed: re.Pattern[str]) -> str:
    """Return a text as `str.translate` does, fast where few of its signs differ from their forms.

    Args:
        text: any text.
        forms: by code point; the form of a form is itself.
        changed: finds at least all signs that have another form.
    """
    if len(text) < _FEW or text.isascii():
        return text.translate(forms)
    found = set(changed.findall(text))
    if len(found) > _MANY:
        return text.translate(forms)
    for char in found:
        text = text.replace(char, forms.get(ord(char), char))
    return text


def others_than(retained: Iterable[tuple[int, int]]) -> re.Pattern[str]:
    """Return what finds all characters but those in some ranges of the first plane, in order.

    A pattern of the first plane alone is looked up in a table; with others it would be tried range
    by range.
    """
    ranges = ((first, min(last, _PLANE - 1)) for first, last in retained if first < _PLANE)
    text = "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)
    return re.compile(f"[^{text}]")


def others_than_all_but(changed: Iterable[int]) -> re.Pattern[str]:
    """Return what finds some characters of the first plane, and all of the other planes."""
    gaps, at = [], 0
    for code in sorted(one for one in changed if one < _PLANE):
        if at < code:
            gaps.append((at, code - 1))
        at = code + 1
    return others_than([*gaps, (at, _PLANE - 1)] if at < _PLANE else gaps)


@cache
def non_word() -> re.Pattern[str]:
    """Return what finds all that separates words in a folded text, and all of the other planes."""
    return others_than(_kinds().ranges())


@cache
def _changed_by_folding() -> re.Pattern[str]:
    return others_than_all_but(code for code, form in _folds().items() if form != chr(code))


@cache
def _of_other_length() -> re.Pattern[str]:
    return others_than_all_but(code for code, form in _folds().items() if len(form) != 1)


@cache
def _search_forms() -> _SearchForms:
    return _SearchForms()
