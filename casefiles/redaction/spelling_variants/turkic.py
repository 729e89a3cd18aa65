"""Names of Uyghurs and their neighbours: from any written form to the others, Chinese included."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from casefiles.domain.language.name_equivalents import (
    NameElement,
    NameTradition,
    elements_in,
    elements_of,
)
from casefiles.domain.language.names import PersonName, Transliteration
from casefiles.redaction.spelling_variants import uyghur
from casefiles.redaction.spelling_variants.forms import combined, proposed, titled
from casefiles.redaction.spelling_variants.mandarin import pinyin_of_rendering
from casefiles.redaction.spelling_variants.traditions import NameInput

__all__ = ["from_any"]

_MOST_LATIN: Final = 6
_MOST_CHINESE: Final = 12
_STYLES: Final = (
    Transliteration.ENGLISH,
    Transliteration.TURKISH,
    Transliteration.UYGHUR_NEW_SCRIPT,
)
_DOT: Final = "·"
_ENDINGS: Final = (
    "jan",
    "can",
    "xan",
    "khan",
    "gül",
    "gul",
    "nur",
    "axun",
    "جان",
    "خان",
    "گۈل",
    "نۇر",
)
"""What names are made longer by; Chinese writes them apart."""


def from_any(name: NameInput) -> Iterator[PersonName]:
    """Yield the other ways to write a Turkic name: letters, neighbours' spellings, Chinese."""
    elements = tuple(_turkic(word) for word in name.words)
    latin = _latin(name, elements)
    if latin:
        if name.script != "l":
            yield proposed(titled(latin), Transliteration.UYGHUR_LATIN, name.text)
        yield from _letters(latin, elements, name.text)
        yield from _neighbours(latin, name.text)
        yield from _latin_ways(latin, elements, name.text)
    yield from _chinese(name, elements)


def _turkic(word: str) -> tuple[NameElement, ...]:
    """Return the elements of a word, such as Barat and jan of Baratjan; empty if not all."""
    whole = _known(word) or tuple(elements_in(word))
    if whole:
        return whole if all(one.tradition is NameTradition.TURKIC for one in whole) else ()
    for ending in _ENDINGS:
        stem = word[: -len(ending)]
        if word.lower().endswith(ending) and _known(stem):
            return (*_known(stem), *_known(ending))
    return ()


def _known(word: str) -> tuple[NameElement, ...]:
    return tuple(one for one in elements_of(word) if one.tradition is NameTradition.TURKIC)[:1]


def _latin(name: NameInput, elements: Sequence[Sequence[NameElement]]) -> tuple[str, ...]:
    """Return the words of a name in the usual Latin letters; empty if they cannot be told."""
    match name.script:
        case "l":
            return tuple(
                word if any(c in "öüëé" for c in word.lower()) else _dotted(word, own)
                for word, own in zip(name.words, elements, strict=True)
            )
        case "a":
            words = tuple(uyghur.latin_of_arabic(word) for word in name.words)
        case "c":
            words = tuple(uyghur.latin_of_cyrillic(word) for word in name.words)
        case _:
            words = tuple("".join(one.latin[0] for one in own).capitalize() for own in elements)
    return words if all(words) else ()


def _dotted(word: str, elements: Sequence[NameElement]) -> str:
    """Return a word with the dots of its vowels, from the list of names or by the sound."""
    if len(elements) == 1 and elements[0].own:
        known = uyghur.latin_of_arabic(elements[0].own)
        if known and _plain(known) == _plain(word):
            return known
    return uyghur.with_dots(word)


def _plain(word: str) -> str:
    return word.lower().translate(str.maketrans("öüéë", "ouee"))


def _letters(
    latin: Sequence[str], elements: Sequence[Sequence[NameElement]], origin: str
) -> Iterator[PersonName]:
    """Yield a name in Uyghur's other alphabets."""
    own = [
        "".join(one.own for one in known) if known else uyghur.arabic_of(word)
        for word, known in zip(latin, elements, strict=True)
    ]
    spelled = [uyghur.arabic_of(word) for word in latin]
    for words in (own, spelled):
        if all(words):
            text = " ".join(words)
            yield proposed(text, Transliteration.UYGHUR_ARABIC, origin, script="Arab")
    cyrillic = [uyghur.cyrillic_of(word) for word in latin]
    if all(cyrillic):
        text = " ".join(cyrillic)
        yield proposed(text, Transliteration.UYGHUR_CYRILLIC, origin, script="Cyrl")


def _neighbours(latin: Sequence[str], origin: str) -> Iterator[PersonName]:
    """Yield how Russian, Turkish and English papers write a name."""
    for words in zip(*(tuple(uyghur.russian_of(word)) for word in latin), strict=False):
        yield proposed(" ".join(words), Transliteration.RUSSIAN, origin, script="Cyrl")
    for system in _STYLES:
        yield proposed(" ".join(uyghur.spelled_in(word, system) for word in latin), system, origin)


def _latin_ways(
    latin: tuple[str, ...], elements: Sequence[Sequence[NameElement]], origin: str
) -> Iterator[PersonName]:
    """Yield other spellings in Latin letters: those of the list of names, then swapped letters."""
    choices = [
        tuple(dict.fromkeys((word, *(known[0].latin if len(known) == 1 else ()))))
        for word, known in zip(latin, elements, strict=True)
    ]
    for words in chain(combined(choices, _MOST_LATIN), uyghur.swapped(latin)):
        yield proposed(titled(words), Transliteration.TURKIC_LATIN, origin)


def _chinese(name: NameInput, elements: Sequence[Sequence[NameElement]]) -> Iterator[PersonName]:
    """Yield a name in Chinese characters, in each way that is usual, and in pinyin of them."""
    rows = [name.words] if name.script == "h" else []
    if all(elements):
        ways = [_renderings(known) for known in elements]
        rows += combined(ways, _MOST_CHINESE)
    for words in rows:
        yield proposed(_DOT.join(words), Transliteration.CHINESE, name.text, script="Hans")
    for words in rows:
        pinyin = pinyin_of_rendering(words)
        if pinyin:
            yield proposed(pinyin, Transliteration.PINYIN, name.text)


def _renderings(elements: Sequence[NameElement]) -> tuple[str, ...]:
    """Return how Chinese writes a word of these elements."""
    return tuple(map("".join, combined([one.chinese for one in elements], _MOST_CHINESE)))
