"""From which traditions the names of a person come, as far as their letters tell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.han_readings import cuts, is_surname, readings, spelled_syllables
from casefiles.domain.language.name_equivalents import NameTradition, elements_in
from casefiles.domain.language.name_forms import is_han, name_words
from casefiles.domain.language.names import PersonName

__all__ = [
    "NameInput",
    "is_chinese_latin",
    "is_han_name",
    "plain_words",
    "traditions_of",
    "written",
]

_TURKIC_LETTERS: Final = re.compile("[әғқңөүұһҗіӘҒҚҢӨҮҰҺҖІ]")
_UYGHUR_LETTERS: Final = re.compile("[ەېۆۈۇڭئ\ufbd9-\ufbda\ufbd7-\ufbd8\ufbdb-\ufbdc\ufbe4-\ufbe7]")
"""Letters that Uyghur has, and Arabic, Persian and Urdu have not, or seldom begin words with."""
_KAZAKH_LETTERS: Final = re.compile("[ұіҰІ]")
_SLAVIC_ENDING: Final = re.compile(
    r"(?:ov|ova|ev|eva|yov|yova|in|ina|yn|yna|sky|skiy|skii|skaya|skaia|vich|vych|vna|enko|uly|kyzy)\Z"
)
_LONG_SURNAME: Final = 5
"""Letters from which an ending tells a family name of Russian."""
_HAN_NAME: Final = range(2, 5)
"""Han characters of a Chinese name."""
_DOT: Final = re.compile("[·•・‧]")
_CHINESE_ORDER: Final = 3
"""Syllables that a given name in Latin letters has at most, and one more for a double family."""


@dataclass(frozen=True, slots=True)
class NameInput:
    """A name as generators take it.

    Attributes:
        text: as it is kept.
        words: cut at spaces, dots and dashes.
        script: l Latin, c Cyrillic, a Arabic, h Han, t Tibetan; empty for any other.
    """

    text: str
    words: tuple[str, ...]
    script: str


def written(name: PersonName) -> NameInput:
    """Return a name as generators take it."""
    kinds = [kind for char in fold(name.text) if (kind := word_kind(char))]
    first = kinds[0] if kinds else ""
    is_pure = all(kind == first for kind in kinds)
    return NameInput(name.text, name_words(name.text), first if is_pure else "")


def traditions_of(names: Iterable[NameInput]) -> frozenset[NameTradition]:
    """Tell from which traditions the names of one person come."""
    return frozenset(tradition for name in names for tradition in _traditions(name))


def _traditions(name: NameInput) -> set[NameTradition]:
    found: set[NameTradition] = set()
    match name.script:
        case "t":
            found = {NameTradition.TIBETAN}
        case "a":
            found = {NameTradition.TURKIC} if _UYGHUR_LETTERS.search(name.text) else set()
        case "c":
            found = _of_cyrillic(name)
        case "h":
            found = _of_han(name)
        case "l":
            found = _of_latin(name)
    return found


def _of_cyrillic(name: NameInput) -> set[NameTradition]:
    if _KAZAKH_LETTERS.search(name.text):
        return {NameTradition.KAZAKH}
    if _TURKIC_LETTERS.search(name.text):
        return {NameTradition.TURKIC}
    is_known = all(elements_in(word) for word in name.words)
    return _of_elements(name.words) if is_known else {NameTradition.SLAVIC}


def _of_han(name: NameInput) -> set[NameTradition]:
    joined = "".join(name.words)
    name_traditions = _of_elements(name.words)
    if name_traditions:
        return name_traditions
    if _DOT.search(name.text) or len(joined) not in _HAN_NAME:
        return {NameTradition.TURKIC}
    return {NameTradition.CHINESE}


def _of_latin(name: NameInput) -> set[NameTradition]:
    name_traditions = _of_elements(name.words)
    words = plain_words(name.words)
    if any(len(word) >= _LONG_SURNAME and _SLAVIC_ENDING.search(word) for word in words):
        name_traditions = name_traditions | {NameTradition.SLAVIC}
    if not name_traditions and is_chinese_latin(name.words):
        return {NameTradition.CHINESE}
    return name_traditions


def _of_elements(words: tuple[str, ...]) -> set[NameTradition]:
    return {element.tradition for word in words for element in elements_in(word)}


def plain_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words folded, without apostrophes."""
    return tuple("".join(char for char in fold(word) if word_kind(char)) for word in words)


def is_chinese_latin(words: tuple[str, ...]) -> bool:
    """Tell whether words in Latin letters are a Chinese name: family name and given name."""
    folded = plain_words(words)
    if len(folded) < 2 or not all(word.isascii() and word.isalpha() for word in folded):  # noqa: PLR2004  # family and given name
        return False
    found = [cuts(word) for word in folded]
    if not all(found):
        return False
    syllables = sum(min(map(len, ways)) for ways in found)
    if syllables > _CHINESE_ORDER + 1:
        return False
    return any(_is_family(word) for word in (folded[0], folded[-1]))


def _is_family(word: str) -> bool:
    return any(syllable in _family_names() for syllable in spelled_syllables(word))


_FAMILIES: dict[str, frozenset[str]] = {}


def _family_names() -> frozenset[str]:
    """Return the syllables that are family names."""
    if not _FAMILIES:
        chars = (chr(code) for code in range(0x4E00, 0xA000) if is_surname(chr(code)))
        _FAMILIES["all"] = frozenset(one for char in chars for one in readings(char)[:1])
    return _FAMILIES["all"]


def is_han_name(words: tuple[str, ...]) -> bool:
    """Tell whether words are a Chinese name in Han characters."""
    joined = "".join(words)
    return len(joined) in _HAN_NAME and is_han(joined)
