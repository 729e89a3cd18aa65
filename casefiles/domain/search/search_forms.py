"""What the search index holds of a text: as written, loosely, and by sound.

The index has four columns. `text` is the text folded, each Han character a word of its own; it
keeps the letters of Uyghur apart. `loose` is the same with everything joined that people mistake
for one another: simplified and traditional characters, forms of Arabic letters, figures that a
machine read for letters. It is empty where it would say the same. `sound` has pinyin for Han
characters, a sound for each word in Cyrillic or Arabic letters, and Wylie for Tibetan. `names`,
for records and senders only, has the ways to write a name that can be told from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, product
from typing import Final

from casefiles.domain.language.folding import (
    FOLD_VERSION,
    fold,
    folds_without_arabic,
    han_variants,
    word_kind,
)
from casefiles.domain.language.han_readings import ambiguous_characters, is_surname, readings
from casefiles.domain.language.phonetic_forms import SHORTEST, phonetic_form
from casefiles.domain.language.tibetan import wylie_of

__all__ = ["INDEX_VERSION", "Forms", "forms_of", "loose_form", "sound_form", "strict_form"]

INDEX_VERSION: Final = f"{FOLD_VERSION}.5"
"""Another one means that a vault's index is made again."""

_ARABIC: Final = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_HAN: Final = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SOUNDED: Final = re.compile(
    "[\u0400-\u052f]+|[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+|[\u0f40-\u0fbc]+"
    "|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_FIGURE_IN_WORD: Final = re.compile("[a-z][015]|[015][a-z]")
_MIXED: Final = re.compile(r"\b(?=\w*[^\W\d_])(?=\w*[0-9])\w{4,40}\b")
_TWO_SCRIPTS: Final = re.compile("\\b(?=\\w*[a-z])(?=\\w*[\u0370-\u03ff\u0400-\u04ff])\\w{3,40}\\b")
_CYRILLIC_OR_GREEK: Final = re.compile("[a-z][\u0370-\u04ff]|[\u0370-\u04ff][a-z]")
_TOO_COMMON: Final = frozenset(
    "的了不是得地着和在他她它这那有个我你们上下中大为与会要没可以就都也还说到过去来看看"
)
"""Characters that are on every page and in hardly any name."""
_LOOK_ALIKES: Final = str.maketrans(
    "авеёкмнорстухіјѕԁԛԝαεικορτυνχ", "abeekmhopctyxijsdqwaeikoptuvx"
)
_FIGURES: Final = (str.maketrans("015", "ols"), str.maketrans("015", "ois"))
_MOST_TURNS: Final = 4
_END: Final = "0"
"""Stands between pieces that are not to be read as one."""


@dataclass(frozen=True, slots=True)
class Forms:
    """A text as the columns of the index have it; words apart by spaces."""

    text: str
    loose: str = ""
    sound: str = ""
    names: str = ""


def forms_of(text: str) -> Forms:
    """Return what the index holds of a text; `names` stays empty."""
    strict = strict_form(text)
    return Forms(strict, _loose_column(text, strict), sound_form(text))


def strict_form(text: str) -> str:
    """Return the folded text, each Han character apart, the letters of Uyghur distinct."""
    if text.isascii():
        return text.lower()
    return text.translate(_strict())


def loose_form(text: str) -> str:
    """Return the folded text with everything joined that is mistaken for one another."""
    if text.isascii():
        return text.lower()
    return text.translate(_loose())


def _loose_column(text: str, strict: str) -> str:
    loose = strict
    if _ARABIC.search(text) or _HAN.search(text):
        loose = loose_form(text)
    readings_of_figures = list(_misread(strict))
    retained = [] if loose == strict else [loose]
    return f" {_END} ".join([*retained, *readings_of_figures])


def _misread(strict: str) -> Iterator[str]:
    """Yield words that a machine may have misread, or that mix letters which look alike."""
    if _FIGURE_IN_WORD.search(strict):
        for found in _MIXED.finditer(strict):
            for table in _FIGURES:
                yield found.group().translate(table)
    if _CYRILLIC_OR_GREEK.search(strict):
        for found in _TWO_SCRIPTS.finditer(strict):
            yield found.group().translate(_LOOK_ALIKES)


class _Forms(dict[int, str]):
    """Forms by code point, made on first use."""

    def __init__(self, *, is_loose: bool) -> None:
        self._is_loose = is_loose

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if self._is_loose:
            form = "".join(_loosened(part) for part in fold(char))
        else:
            form = folds_without_arabic(char)
        form = "".join(chain(*(f" {at} " if word_kind(at) == "h" else at for at in form)))
        self[code] = form
        return form


def _loosened(char: str) -> str:
    return "" if char == "ء" else han_variants().get(ord(char), char)


@cache
def _strict() -> _Forms:
    return _Forms(is_loose=False)


@cache
def _loose() -> _Forms:
    return _Forms(is_loose=True)


def sound_form(text: str) -> str:
    """Return how the words of a text sound, but those in Latin letters."""
    if text.isascii() or _SOUNDED.search(text) is None:
        return ""
    words = [_sound_of_piece(found.group()) or _END for found in _SOUNDED.finditer(text)]
    other = [" ".join(turn) for turn in _other_readings(text)]
    return f" {_END} ".join([" ".join(words), *other])


def _sound_of_piece(piece: str) -> str:
    if "\u0f40" <= piece[0] <= "\u0fbc":
        return wylie_of(piece)
    if _HAN.match(piece):
        return piece.translate(_usual_readings())
    sound = phonetic_form(piece)
    return sound if len(sound) >= SHORTEST - 1 else ""


class _Readings(dict[int, str]):
    """The usual reading of each Han character, with a space after it."""

    def __missing__(self, code: int) -> str:
        self[code] = f"{(readings(chr(code)) or (_END,))[0]} "
        return self[code]


@cache
def _usual_readings() -> _Readings:
    return _Readings()


@cache
def _read_in_two_ways() -> re.Pattern[str]:
    chars = "".join(sorted(ambiguous_characters() - _TOO_COMMON))
    return re.compile(f"[{chars}]")


def _other_readings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the rarer readings of what may be a name: a family name and up to two characters."""
    done = -1
    for found in _read_in_two_ways().finditer(text):
        for at in range(max(found.start() - 2, done + 1), found.start() + 1):
            if is_surname(text[at]):
                done = at
                collected = [readings(one) or (_END,) for one in text[at : at + 3]]
                yield from islice(product(*collected), 1, _MOST_TURNS)
