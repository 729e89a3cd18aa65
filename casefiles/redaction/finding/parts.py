"""The parts of which a name is made, each a word of its own in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.han_readings import cuts
from casefiles.redaction.finding.words import DOUBLE_FAMILIES
from casefiles.redaction.names.patterns import compact

__all__ = ["HANGUL", "PARTICLES", "NamePart", "is_han", "parts_of", "pieces_of", "script_of"]

_HAN_NAME: Final = re.compile("[々\u3400-\u9fff\U00020000-\U0003ffff]+")
HANGUL: Final = "[\uac00-\ud7a3]"
_HANGUL_NAME: Final = re.compile(rf"{HANGUL}{{2,4}}")
_DOTS: Final = re.compile("[·•・‧.．]")
_BETWEEN: Final = re.compile(r"[\s,،;·•・‧_<]+")
_TSHEG: Final = re.compile("[\u0f0b\u0f0c\u0f0d\\s]+")
_SYLLABLES: Final = 2
_WRITTEN_AS_ONE: Final = frozenset(["ཀརྨ", "པདྨ", "པདྨོ", "བཛྲ", "རཏྣ", "དྷརྨ", "བུདྡྷ"])
"""Words of Sanskrit that are a part of two syllables with no sign between them: Karma, Pema."""
_LONGEST_HAN: Final = 4
_LEAST_WITHIN: Final = 3
_LEAST_STEM: Final = 4
PARTICLES: Final = frozenset(
    fold(
        "van von vom zu zur zum der den de del della di da dal das dos do du la le el al y e i und"
        " bin ibn ben bint binti oghli oghlu oglu oğlu ogli uly uli qizi kizi kızı kyzy uulu ugli"
        " улы кызы қызы оглы оғлу ibnu abu umm ئوغلى قىزى بن بنت ابن أبو أم"
    ).split()
)
"""Words within names that are no parts by themselves, folded."""
_KUNYA: Final = frozenset({"abu", "umm", "ibn", "bint"})
"""Particles that may have a capital."""
_SERVANT: Final = re.compile(
    r"\b(Abd[uea]?l?)[ -]+((?:[aeu][a-z]{1,2})[ -])?(?=\w)|(?<!\w)(عبد) (?=ال)", re.IGNORECASE
)
_ARTICLE: Final = re.compile(
    r"(?:(?:a[lrszdnt]|ash|e[lrsn]|ul)-|(?:d|l|dell|dall|de|o)['’ʼ])(?=[^\W\d_]{3})", re.IGNORECASE
)
_SERVED: Final = re.compile(
    r"(?:Abd[uea]?l?[- ]+(?:[aeu][a-z]{1,2}[- ])?|عبد[- ]ال)", re.IGNORECASE
)
_IRISH: Final = re.compile(r"o['’ʼ]", re.IGNORECASE)
_ARABIC_ARTICLE: Final = re.compile("ال(?=\\w{3})")
_TURKIC_TAIL: Final = re.compile(
    "(?:jan|xan|khan|gul|gül|niyaz|axun|akhun|nur|nisa|bek|хан|жан|гүл|нұр|бек|جان|خان|گۈل|نۇر|نىسا|بەك)\\Z"
)
_DIVINE_TAIL: Final = re.compile("[\u200c]?(?:الله|اللہ|الدین|الدين|ullah|ollah|uddin|oddin)\\Z")
"""How names of Afghanistan and its neighbours end that are shortened to what stands before."""
_PATRONYMIC_TAIL: Final = re.compile(r"(?:uly|uli|ұлы|улы|оглы|oglu|oğlu|қызы|кызы|qizi|kyzy)\Z")

What = Literal["family", "given", "part", "within"]


@dataclass(frozen=True, slots=True)
class NamePart:
    """A part of a name.

    Attributes:
        key: its word characters, folded.
        text: as written.
        position: which one it is in its name, from 0.
        what: family, given, part, or within: a piece of a part.
        is_jointed: blanks or dashes may stand in it, as in "Abd al-Karim" and "Xiao Ming".
        lead: particles before it, folded.
    """

    key: str
    text: str
    position: int
    what: What
    is_jointed: bool = False
    lead: tuple[str, ...] = ()


def script_of(key: str) -> str:
    """Return the kind of the first letter of a folded text; see `word_kind`."""
    return next((kind for char in key if (kind := word_kind(char)) and kind != "d"), "")


def is_han(text: str) -> bool:
    """Tell whether a text is of Han characters, dots and blanks alone."""
    return _HAN_NAME.fullmatch("".join(_DOTS.sub("", text).split())) is not None


def parts_of(name: str) -> tuple[NamePart, ...]:
    """Return the parts of one name; a name of one word is one part."""
    if is_han(name):
        found = _of_han(name)
    elif any(word_kind(char) == "t" for char in fold(name)):
        found = _of_tibetan(name)
    elif _HANGUL_NAME.fullmatch("".join(name.split())):
        found = _of_hangul("".join(name.split()))
    else:
        found = _of_words(name)
    return tuple(part for part in found if part.key)


def pieces_of(part: NamePart) -> tuple[str, ...]:
    """Return the pieces of a part that may have initials of their own: Jean-Philippe, Xiaoming."""
    pieces = [compact(one) for one in re.split(r"[-'’ ]", part.text) if compact(one)]
    if len(pieces) == 1 and part.is_jointed:
        syllables = next((cut for cut in cuts(part.key) if len(cut) == _SYLLABLES), None)
        return syllables or (part.key,)
    return tuple(pieces)


def _of_han(name: str) -> Iterator[NamePart]:
    if _DOTS.search(name):
        pieces = [one for one in _DOTS.split("".join(name.split())) if len(one) > 1]
        for position, piece in enumerate(pieces):
            yield NamePart(compact(piece), piece, position, "part")
        return
    bare = "".join(name.split())
    if len(bare) > _LONGEST_HAN:
        yield NamePart(compact(bare), bare, 0, "part")
        return
    if len(bare) < _SYLLABLES:
        return
    is_double = compact(bare[:2]) in DOUBLE_FAMILIES and len(bare) > _SYLLABLES
    cut = 2 if is_double else 1
    yield NamePart(compact(bare[:cut]), bare[:cut], 0, "family")
    yield NamePart(compact(bare[cut:]), bare[cut:], 1, "given")
    if len(bare) == _LONGEST_HAN and not is_double:
        # Tibetan names in Han have two of two characters.
        yield NamePart(compact(bare[:2]), bare[:2], 0, "within")
        yield NamePart(compact(bare[2:]), bare[2:], 1, "within")


def _of_hangul(name: str) -> Iterator[NamePart]:
    yield NamePart(compact(name[0]), name[0], 0, "family")
    yield NamePart(compact(name[1:]), name[1:], 1, "given")


def _of_tibetan(name: str) -> Iterator[NamePart]:
    position, pair = 0, [one for one in _TSHEG.split(name) if one]
    while pair:
        size = 1 if pair[0] in _WRITTEN_AS_ONE else _SYLLABLES
        piece = "\u0f0b".join(pair[:size])
        yield NamePart(compact(piece), piece, position, "part", is_jointed=True)
        position, pair = position + 1, pair[size:]


def _of_words(name: str) -> Iterator[NamePart]:
    joined = _SERVANT.sub(lambda found: found[0].replace(" ", "-"), name)
    words = [one for one in _BETWEEN.split(joined) if compact(one)]
    is_chinese = _is_chinese(words)
    lead: list[str] = []
    position = 0
    for word in words:
        if _is_particle(word) and len(words) > 1:
            lead.append(fold(word).strip(".'’"))
            continue
        yield from _of_word(word, position, tuple(lead), is_chinese=is_chinese)
        lead.clear()
        position += 1


def _is_particle(word: str) -> bool:
    folded = fold(word).strip(".'’")
    return folded in PARTICLES if word == word.lower() else folded in _KUNYA


def _of_word(
    word: str, position: int, lead: tuple[str, ...], *, is_chinese: bool
) -> Iterator[NamePart]:
    is_servant = _SERVANT.search(word.replace("-", " ")) is not None
    is_spelled = is_chinese and _has_two_syllables(compact(word))
    is_jointed = is_servant or is_spelled
    yield NamePart(compact(word), word, position, "part", is_jointed, lead)
    article = _ARTICLE.match(word) or _ARABIC_ARTICLE.match(word)
    if is_servant:
        piece = _SERVED.sub("", word)
        if len(compact(piece)) > _LEAST_WITHIN:
            yield NamePart(compact(piece), piece, position, "within")
    elif article is not None and not _IRISH.match(word):
        yield NamePart(compact(word[article.end() :]), word[article.end() :], position, "part")
    elif "-" in word and not is_jointed:
        for piece in word.split("-"):
            if len(compact(piece)) >= _LEAST_WITHIN:
                yield NamePart(compact(piece), piece, position, "within")
    else:
        stem = _PATRONYMIC_TAIL.sub("", _TURKIC_TAIL.sub("", _DIVINE_TAIL.sub("", word)))
        if stem != word and len(stem) >= _LEAST_STEM:
            yield NamePart(compact(stem), stem, position, "within")


def _is_chinese(words: list[str]) -> bool:
    """Tell whether all words of a name can be read as pinyin, or its relatives with a hyphen."""
    keys = [compact(word) for word in words]
    if not 1 < len(keys) <= _LONGEST_HAN:
        return False
    return all(key.isascii() and cuts(key) for key in keys)


def _has_two_syllables(key: str) -> bool:
    return len(key) > _SYLLABLES and any(len(cut) == _SYLLABLES for cut in cuts(key))
