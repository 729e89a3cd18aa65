"""Capitals as a language writes them: Turkish keeps the dot of i, Greek drops its accents."""

import re
import unicodedata
from typing import Final

_DOTTED: Final = str.maketrans({"i": "İ", "ı": "I"})
_ACUTE, _DIAERESIS = "\u0301", "\u0308"
_OR: Final = "ή"
"""The one word that keeps its accent: without it, it would be the article."""
_WORD: Final = re.compile(r"\w+")


def capitals(text: str, language: str) -> str:
    """Return a text in capitals."""
    code = language.partition("-")[0]
    if code == "tr":
        return text.translate(_DOTTED).upper()
    if code == "el":
        return _WORD.sub(lambda found: _greek(found[0]), text)
    return text.upper()


def _greek(word: str) -> str:
    """Return a word without accents; vowels that an accent parted are parted by a diaeresis."""
    if word.casefold() == _OR:
        return word.upper()
    letters = ""
    is_parted = False
    for letter in unicodedata.normalize("NFD", word):
        if letter == _ACUTE:
            is_parted = letters[-1:].casefold() in {"α", "ε", "ο"}
            continue
        letters += letter
        if is_parted and letter.casefold() in {"ι", "υ"}:
            letters += _DIAERESIS
        is_parted = False
    return unicodedata.normalize("NFC", letters.upper())
