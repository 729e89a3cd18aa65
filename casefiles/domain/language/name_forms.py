"""The ways to write a name that can be told from one written form of it: proposals for finding."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.han_readings import latin_spellings
from casefiles.domain.language.name_equivalents import equivalents_of
from casefiles.domain.language.phonetic_forms import phonetic_form, uyghur_latin
from casefiles.domain.language.tibetan import is_tibetan

__all__ = ["is_han", "name_words", "other_spellings", "sounds_of_words"]

_BETWEEN: Final = re.compile(r"[\s,،;·•・‧./_\-]+")


def name_words(name: str) -> tuple[str, ...]:
    """Cut a name at spaces, dots and dashes."""
    return tuple(part for part in _BETWEEN.split(name) if part)


def is_han(word: str) -> bool:
    """Tell whether a word is all of Han characters."""
    return bool(word) and all(word_kind(char) == "h" for char in fold(word))


@lru_cache(512)
def other_spellings(name: str) -> tuple[str, ...]:
    """Return other ways to write a name, in any script; its own words in another order too."""
    return tuple(form for form in dict.fromkeys(_spellings(name)) if form and form != name)


def _spellings(name: str) -> Iterator[str]:
    words = name_words(name)
    if len(words) > 1:
        yield " ".join([words[-1], *words[:-1]])
        yield " ".join([*words[1:], words[0]])
    joined = "".join(words)
    if is_han(joined):
        yield from (" ".join(form) for form in latin_spellings(joined))
    latin = " ".join(uyghur_latin(word) for word in words)
    if latin.isascii() and not name.isascii():
        yield latin
    if is_tibetan(name):
        yield from equivalents_of(name)
    for word in words:
        yield from equivalents_of(word)


def sounds_of_words(name: str) -> str:
    """Return the sounds of the words of a name in Latin letters."""
    return " ".join(sound for word in name_words(name) if (sound := phonetic_form(word)))
