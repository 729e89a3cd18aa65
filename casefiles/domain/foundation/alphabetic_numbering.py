"""Counting by letters, as columns, items and inserted pages are counted: A to Z, then AA, AB."""

from functools import lru_cache
from typing import Final

_LETTERS: Final = 26
_KNOWN: Final = 16_384
"""As many as the columns of a sheet, which are asked for again and again."""
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
LARGEST_ROMAN: Final = 3999


@lru_cache(maxsize=_KNOWN)
def letters_from_number(number: int) -> str:
    """Return the letters for a number from 1: A, Z for 26, AA for 27; none for 0."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_from_letters(letters: str) -> int:
    """Return the number that capital letters stand for; 0 for none."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in small Roman figures."""
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
