"""Tibetan syllables as Wylie spells them, as far as finding needs it: the vowel a is left out.

Where a syllable has no sign of a vowel, Wylie writes an a behind the root, and which letter is the
root cannot always be told from the letters. Without a and a-chung both scripts spell alike.
"""

import re
from typing import Final

__all__ = ["is_tibetan", "wylie_key", "wylie_of"]

_LETTERS: Final = {
    "ཀ": "k",
    "ཁ": "kh",
    "ག": "g",
    "ང": "ng",
    "ཅ": "c",
    "ཆ": "ch",
    "ཇ": "j",
    "ཉ": "ny",
    "ཏ": "t",
    "ཐ": "th",
    "ད": "d",
    "ན": "n",
    "པ": "p",
    "ཕ": "ph",
    "བ": "b",
    "མ": "m",
    "ཙ": "ts",
    "ཚ": "tsh",
    "ཛ": "dz",
    "ཝ": "w",
    "ཞ": "zh",
    "ཟ": "z",
    "འ": "",
    "ཡ": "y",
    "ར": "r",
    "ལ": "l",
    "ཤ": "sh",
    "ས": "s",
    "ཧ": "h",
    "ཨ": "",
    "ཊ": "t",
    "ཋ": "th",
    "ཌ": "d",
    "ཎ": "n",
    "ཥ": "sh",
    "ཪ": "r",
}
_SUBJOINED: Final = {chr(ord(letter) + 0x50): form for letter, form in _LETTERS.items()} | {
    "ྭ": "w",
    "ྱ": "y",
    "ྲ": "r",
}
_VOWELS: Final = {"ི": "i", "ུ": "u", "ེ": "e", "ོ": "o", "ཱ": "", "ཻ": "e", "ཽ": "o", "ྀ": "i"}
_TABLE: Final = str.maketrans(_LETTERS | _SUBJOINED | _VOWELS)
_DROPPED: Final = re.compile(r"[a'’+.]")
_TIBETAN: Final = re.compile("[\u0f40-\u0fbc]")


def is_tibetan(text: str) -> bool:
    """Tell whether a text has Tibetan letters."""
    return _TIBETAN.search(text) is not None


def wylie_of(syllable: str) -> str:
    """Return a syllable of Tibetan letters as Wylie spells it, without a and a-chung."""
    form = syllable.translate(_TABLE)
    return form if form.isascii() and form.isalpha() else ""


def wylie_key(word: str) -> str:
    """Return a word in Latin letters, taken for a syllable in Wylie, in the same form."""
    return _DROPPED.sub("", word.lower())
