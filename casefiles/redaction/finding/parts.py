"""The parts of which a name is made, each a word of its own in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from casefiles.domain.folding import fold, word_kind
from casefiles.domain.han_readings import cuts
from casefiles.redaction.finding.words import DOUBLE_FAMILIES
from casefiles.redaction.patterns import compact

__all__ = ["PARTICLES", "Part", "is_han", "parts_of", "script_of"]

_HAN_NAME: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_DOTS: Final = re.compile("[·•・‧.．]")
_BETWEEN: Final = re.compile(r"[\s,،;·•・‧_<]+")
_TSHEG: Final = re.compile("[\u0f0b\u0f0c\u0f0d\\s]+")
_SYLLABLES: Final = 2
_LONGEST_HAN: Final = 4
_LEAST_OF_HYPHENED: Final = 3
PARTICLES: Final = frozenset(
    fold(
        "van von vom zu zur zum der den de del della di da dal das dos do du des la le el al y e i und"
        " bin ibn ben bint binti oghli oghlu oglu oğlu ogli uly uli qizi kizi kızı kyzy uulu ugli"
        " улы кызы қызы оглы оғлу ibnu abu umm ئوغلى قىزى بن بنت ابن"
    ).split()
)
"""Words within names that are no parts by themselves, folded."""
_ARABIC_ARTICLE: Final = re.compile(
    r"\b(Abd[uea]?l?)[ -]+((?:[aeu][a-z]{1,2})[ -])?(?=\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name.

    Attributes:
        key: its word characters, folded.
        text: as written.
        position: which one it is in its name, from 0.
        what: family, given, part, or within: a piece of a part.
        is_jointed: blanks or dashes may stand in it, as in "Abd al-Karim" and "Xiao Ming".
    """

    key: str
    text: str
    position: int
    what: Literal["family", "given", "part", "within"]
    is_jointed: bool = False


def script_of(key: str) -> str:
    """Return the kind of the first letter of a folded text; see `word_kind`."""
    return next((kind for char in key if (kind := word_kind(char)) and kind != "d"), "")


def is_han(text: str) -> bool:
    """Tell whether a text is of Han characters, dots and blanks alone."""
    return _HAN_NAME.fullmatch("".join(_DOTS.sub("", text).split())) is not None


def parts_of(name: str) -> tuple[Part, ...]:
    """Return the parts of one name; a name of one word is one part."""
    if is_han(name):
        return tuple(_of_han(name))
    if any(word_kind(char) == "t" for char in fold(name)):
        return tuple(_of_tibetan(name))
    return tuple(_of_words(name))


def _of_han(name: str) -> Iterator[Part]:
    if _DOTS.search(name):
        pieces = [one for one in _DOTS.split("".join(name.split())) if len(one) > 1]
        for position, piece in enumerate(pieces):
            yield Part(compact(piece), piece, position, "part")
        return
    bare = "".join(name.split())
    if len(bare) > _LONGEST_HAN:
        yield Part(compact(bare), bare, 0, "part")
    elif len(bare) > 1:
        cut = 2 if compact(bare[:2]) in DOUBLE_FAMILIES and len(bare) > len("欧阳") else 1
        yield Part(compact(bare[:cut]), bare[:cut], 0, "family")
        yield Part(compact(bare[cut:]), bare[cut:], 1, "given")


def _of_tibetan(name: str) -> Iterator[Part]:
    syllables = [one for one in _TSHEG.split(name) if one]
    for position, at in enumerate(range(0, len(syllables), _SYLLABLES)):
        piece = "\u0f0b".join(syllables[at : at + _SYLLABLES])
        yield Part(compact(piece), piece, position, "part", is_jointed=True)


def _of_words(name: str) -> Iterator[Part]:
    joined = _ARABIC_ARTICLE.sub(lambda found: found[0].replace(" ", "-"), name)
    words = [one for one in _BETWEEN.split(joined) if compact(one)]
    telling = [one for one in words if fold(one).strip(".'’") not in PARTICLES] or words
    is_chinese = _is_chinese(telling)
    for position, word in enumerate(telling):
        is_arabic = _ARABIC_ARTICLE.search(word) is not None
        is_spelled = is_chinese and len(word) > 2 and _has_two_syllables(compact(word))  # noqa: PLR2004 - shorter is one
        yield Part(compact(word), word, position, "part", is_jointed=is_arabic or is_spelled)
        if "-" in word and not (is_arabic or is_spelled):
            for piece in word.split("-"):
                if len(compact(piece)) >= _LEAST_OF_HYPHENED:
                    yield Part(compact(piece), piece, position, "within")


def _is_chinese(words: list[str]) -> bool:
    """Tell whether all words of a name can be read as pinyin."""
    keys = [compact(word) for word in words]
    return 1 < len(keys) <= _LONGEST_HAN and all(key.isascii() and cuts(key) for key in keys)


def _has_two_syllables(key: str) -> bool:
    return any(len(cut) == _SYLLABLES for cut in cuts(key))
