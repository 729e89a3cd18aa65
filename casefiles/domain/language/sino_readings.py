"""How Han characters are read in Korean names and in Japanese."""

import base64
import json
import zlib
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import Final

from casefiles.domain.language import sino_reading_tables

__all__ = ["han_read_in_korean", "japanese_readings", "korean_readings"]

_FIRST: Final = 0xAC00
_OF_ONE_INITIAL: Final = 588
_N, _R, _SILENT = 2, 5, 11
"""Numbers of the initials that the South does not write at the beginning of a name, and of none."""


@cache
def _rows(packed: str) -> dict[str, str]:
    values: list[str] = json.loads(zlib.decompress(base64.b85decode(packed)))
    return dict(zip(values[::2], values[1::2], strict=True))


@cache
def _by_character(packed: str) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for reading, chars in _rows(packed).items():
        for char in chars:
            found[char].append(reading)
    return {char: tuple(char_readings) for char, char_readings in found.items()}


def han_read_in_korean(syllable: str) -> str:
    """Return the characters of names that are read as a syllable of Hangul, by any initial.

    The South writes no r, and often no n, where a name begins: 이 and 리 are both 李.
    """
    readings = (_rows(sino_reading_tables.KOREAN).get(one, "") for one in _with_initials(syllable))
    return "".join(dict.fromkeys(chain(*readings)))


def korean_readings(char: str) -> tuple[str, ...]:
    """Return how a character is read in Korean names, in the South and in the North."""
    readings = _by_character(sino_reading_tables.KOREAN).get(char, ())
    return tuple(dict.fromkeys(form for one in readings for form in (one, *_without_initial(one))))


def japanese_readings(char: str) -> tuple[str, ...]:
    """Return how a character is read in Japanese, in hiragana."""
    return _by_character(sino_reading_tables.JAPANESE).get(char, ())


def _with_initials(syllable: str) -> tuple[str, ...]:
    number, rest = divmod(ord(syllable) - _FIRST, _OF_ONE_INITIAL)
    if number not in {_N, _SILENT}:
        return (syllable,)
    return tuple(chr(_FIRST + one * _OF_ONE_INITIAL + rest) for one in (number, _N, _R))


def _without_initial(syllable: str) -> tuple[str, ...]:
    number, rest = divmod(ord(syllable) - _FIRST, _OF_ONE_INITIAL)
    others = {_R: (_N, _SILENT), _N: (_SILENT,)}.get(number, ())
    return tuple(chr(_FIRST + one * _OF_ONE_INITIAL + rest) for one in others)
