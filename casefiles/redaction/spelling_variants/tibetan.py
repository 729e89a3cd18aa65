"""Tibetan names: in Wylie, as they are spoken, and by their Chinese characters and pinyin."""

from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.domain.language.name_equivalents import NameElement, NameTradition, elements_in
from casefiles.domain.language.names import PersonName, Transliteration
from casefiles.redaction.spelling_variants.forms import combined, proposed, titled
from casefiles.redaction.spelling_variants.mandarin import pinyin_of_rendering
from casefiles.redaction.spelling_variants.traditions import NameInput
from casefiles.redaction.spelling_variants.wylie import spoken, wylie

__all__ = ["from_any"]

_MOST: Final = 9
_TSHEG: Final = "་"


def from_any(name: NameInput) -> Iterator[PersonName]:
    """Yield the other ways to write a Tibetan name."""
    elements = tuple(
        one
        for word in name.words
        for one in elements_in(word)
        if one.tradition is NameTradition.TIBETAN
    )
    is_known = _is_whole(name, elements)
    if name.script == "t":
        yield from _of_letters(name.text, name.text)
    elif is_known:
        own = _TSHEG.join(one.own for one in elements)
        yield proposed(own, Transliteration.TIBETAN, name.text, script="Tibt")
        yield from _of_letters(own, name.text)
    if is_known:
        yield from _of_elements(elements, name.text)
    elif name.script == "h":
        yield proposed(pinyin_of_rendering(name.words), Transliteration.PINYIN, name.text)


def _is_whole(name: NameInput, elements: Sequence[NameElement]) -> bool:
    """Tell whether each word of a name is made of known elements."""
    return bool(elements) and all(elements_in(word) for word in name.words)


def _of_letters(tibetan: str, origin: str) -> Iterator[PersonName]:
    syllables = [part for part in tibetan.replace("༌", _TSHEG).split(_TSHEG) if part.strip("། ")]
    spelled = [wylie(syllable) for syllable in syllables]
    if not all(spelled):
        return
    yield proposed(" ".join(spelled), Transliteration.WYLIE, origin)
    texts = [spoken(syllable) for syllable in syllables]
    pairs = ["".join(texts[at : at + 2]) for at in range(0, len(texts), 2)]
    yield proposed(titled(pairs), Transliteration.TIBETAN_SPOKEN, origin)


def _of_elements(elements: Sequence[NameElement], origin: str) -> Iterator[PersonName]:
    for words in combined([one.latin for one in elements], _MOST):
        yield proposed(titled(words), Transliteration.TIBETAN_SPOKEN, origin)
    for rows in combined([one.chinese for one in elements], _MOST):
        yield proposed("".join(rows), Transliteration.CHINESE, origin, script="Hans")
        yield proposed(pinyin_of_rendering(rows), Transliteration.PINYIN, origin)
