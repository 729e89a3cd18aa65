"""How names sound, by classes: as they are listed, and as other letters write foreign names.

Consonants that one script has and another has not fall together, and so do vowels: e and i, o and
u. A y is a vowel.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from casefiles.domain.language.han_readings import cuts, readings
from casefiles.redaction.finding.likeness import latin_of
from casefiles.redaction.finding.parts import is_han
from casefiles.redaction.names.patterns import compact

__all__ = [
    "Unit",
    "WordSound",
    "agrees",
    "folded",
    "frame_of",
    "listed_sounds",
    "of_arabic",
    "of_ethiopic",
    "of_tibetan",
    "shape_of",
]

_NAMED: Final = {
    **dict.fromkeys(("shch", "tsch", "tch", "sch", "dzh", "zh", "ch", "sh"), "C"),
    **dict.fromkeys(("dj", "dz", "ts", "tz", "j"), "C"),
    **dict.fromkeys(("kh", "gh", "ck", "g", "k", "q"), "K"),
    **dict.fromkeys(("ph", "b", "p", "f", "v", "w"), "P"),
    **dict.fromkeys(("th", "dh", "t", "d"), "T"),
    **dict.fromkeys("sz", "S"),
    **dict(zip(("ng", *"lmnrh"), "GLMNRH", strict=True)),
    **dict(zip("aeiyou", "aeeeoo", strict=True)),
}
_PINYIN: Final = {"q": "C", "x": "C", "c": "C"}
_ELSEWHERE: Final = ({"c": "K", "x": "K"}, {"c": "C", "x": "KS"})
"""What else c or x may be: Turkish, Polish and Kazakh read them otherwise than English."""
_PIECES: Final = re.compile("shch|tsch|tch|sch|dzh|zh|ch|sh|dj|dz|ts|tz|kh|gh|ck|ph|th|dh|ng|.")
_SILENT: Final = re.compile(r"(?<=[lmnr])h|h\Z")
"""An h that other letters do not write: of Sarah, of John."""
_ARTICLES: Final = frozenset({"al", "el"})
_VOWELS: Final = frozenset("aeo")
_LONGEST: Final = 40
_VOWEL: Final = "a"
"""Any vowel of a shape; consonants are capitals."""
_DOUBLED: Final = re.compile("([^a])\\1+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sound: a consonant by its class, or a vowel.

    Attributes:
        consonant: its class; empty for a vowel.
        vowels: classes that the vowel may be of.
        may_be_none: it may stand where two consonants meet.
        usual: classes that it is of in short names.
    """

    consonant: str
    vowels: frozenset[str] = frozenset()
    may_be_none: bool = False
    usual: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WordSound:
    """A word by its consonants, and by the vowels before, between and after them.

    Attributes:
        frame: classes of the consonants.
        gaps: classes of the vowels.
        usual: the same, as they usually are.
        is_open: whether each gap may also be none.
    """

    frame: str
    gaps: tuple[frozenset[str], ...]
    usual: tuple[frozenset[str], ...]
    is_open: tuple[bool, ...]

    @property
    def voiced(self) -> int:
        """How many gaps have a vowel."""
        return sum(map(bool, self.gaps))


def folded(units: Iterable[Unit]) -> WordSound:
    """Return sounds in a row as one; a consonant that is doubled counts once."""
    frame, gaps, usual, is_open = "", [set[str]()], [set[str]()], [True]
    for unit in units:
        if not unit.consonant:
            gaps[-1] |= unit.vowels
            usual[-1] |= unit.usual
            is_open[-1] &= unit.may_be_none
        elif not frame or frame[-1] != unit.consonant or gaps[-1]:
            frame += unit.consonant
            gaps.append(set())
            usual.append(set())
            is_open.append(True)
    sets = tuple(map(frozenset, gaps)), tuple(map(frozenset, usual))
    return WordSound(frame, *sets, tuple(is_open))


def shape_of(units: Iterable[Unit]) -> str:
    """Return sounds in a row as their consonants, with one sign for any vowel."""
    return "".join(unit.consonant or _VOWEL for unit in units)


@lru_cache(16384)
def frame_of(shape: str) -> str:
    """Return the frame of the sounds of a shape, as `folded` has it."""
    return _DOUBLED.sub(r"\1", shape).replace(_VOWEL, "")


def agrees(
    listed: WordSound, sound: WordSound, *, unwritten: int = 0, is_exact: bool = False
) -> bool:
    """Tell whether the vowels of a text may be those of a listed name with the same consonants.

    Args:
        listed: the name.
        sound: the text.
        unwritten: vowels of the name that the text may lack.
        is_exact: each vowel has to be there, and no other.
    """
    if is_exact:
        return listed.gaps == sound.usual
    lacking = 0
    for own, texts, is_open in zip(listed.gaps, sound.gaps, sound.is_open, strict=True):
        if own and not texts:
            lacking += 1
        elif (own and not own & texts) or (texts and not own and not is_open):
            return False
    return lacking <= unwritten


def listed_sounds(name: str) -> frozenset[WordSound]:
    """Return how a listed name or a part of one sounds; none where that is not known.

    Args:
        name: in Latin, Cyrillic, Greek or Han letters.
    """
    if is_han(name):
        texts = [next(iter(readings(char)), "") for char in compact(name)]
        return frozenset({_of_pinyin(texts)}) if all(texts) else frozenset()
    words = [_plain(word) for word in re.split(r"[\s’'ʼ-]+", name) if word]
    words = [word for word in words if word not in _ARTICLES]
    joined = "".join(words)
    if not (joined.isascii() and joined.isalpha()) or len(joined) > _LONGEST:
        return frozenset()
    if all(map(cuts, words)):
        return frozenset({_of_pinyin([one for word in words for one in cuts(word)[0]])})
    spoken = dict.fromkeys((joined, _SILENT.sub("", joined)))
    return frozenset(_of_latin(one, way) for one in spoken for way in _ELSEWHERE)


def _plain(word: str) -> str:
    form = unicodedata.normalize("NFKD", latin_of(word).replace("ı", "i").replace("ə", "e"))
    return "".join(char for char in form if char.isalpha())


def _of_latin(word: str, more: dict[str, str]) -> WordSound:
    return folded(_spelled(word, more))


def _of_pinyin(syllables: Iterable[str]) -> WordSound:
    return folded(unit for one in syllables for unit in _spelled(one, _PINYIN))


def _spelled(word: str, more: dict[str, str]) -> Iterator[Unit]:
    return _units("".join((_NAMED | more).get(one, "") for one in _PIECES.findall(word)))


def _units(classes: str) -> Iterator[Unit]:
    for one in classes:
        yield _vowel(one) if one in _VOWELS else Unit(one)


def _vowel(classes: str, usual: str = "", *, may_be_none: bool = False) -> Unit:
    return Unit("", frozenset(classes), may_be_none, frozenset(usual or classes))


# Tibetan: a syllable of a foreign name has no letter before or above its root.

_TIBETAN: Final = re.compile(
    "(?P<root>ཧྥ|[ཀ-ཬ])(?P<below>[ྱྲྭ]?)ཱ?(?P<vowel>[ིེོུ]?)(?P<second>(?:འ[ིོུ])?)"
    "(?P<end>[གངདནབམརལསཀཏཔཕཝཤཊཌ]?)"
)
_ROOTS: Final = {
    **dict.fromkeys("ཀཁག", "K"),
    **dict.fromkeys("ཅཆཇཙཚཛཞཤཥ", "C"),
    **dict.fromkeys("ཏཐདཊཋཌ", "T"),
    **dict.fromkeys(("པ", "ཕ", "བ", "ཝ", "ཧྥ"), "P"),
    **dict.fromkeys("ཟས", "S"),
    **dict.fromkeys("ཉནཎ", "N"),
    **dict.fromkeys("འཨ", ""),
    **dict(zip("ངམརལཧཡ", "GMRLHe", strict=True)),
}
_SIGNS: Final = {"": "a", "ི": "e", "ེ": "e", "ུ": "o", "ོ": "o"}
_LOOSE: Final = frozenset("ིེུ")
"""Vowels that stand between two consonants of other languages."""
_FOREIGN: Final = re.compile("[ཝཊཋཌཎཥ]|ཧྥ|ཀྲ|ཏྲ")
"""Letters that foreign names have, and words of Tibetan seldom."""
_FOREIGN_FIRST: Final = "ཨ"
"""With which such names begin more often than words of Tibetan do."""


@lru_cache(8192)
def of_tibetan(
    syllable: str, *, is_first: bool = False, is_last: bool = False
) -> tuple[tuple[tuple[Unit, ...], ...], bool]:
    """Return how a syllable of a foreign name may sound, and whether its letters are foreign.

    Args:
        syllable: without tsheg.
        is_first: it may begin a name.
        is_last: a particle may be joined to it.
    """
    match = _TIBETAN.fullmatch(syllable)
    if match is None or match["root"] not in _ROOTS:
        return (), False
    root, end = _ROOTS[match["root"]], match["end"]
    onsets = [root]
    if match["below"] == "ྲ":
        onsets = ["C", f"{root}R"]
    elif match["below"]:
        onsets = [f"{root}{'e' if match['below'] == 'ྱ' else 'o'}"]
    is_loose = bool(root) and not end and not match["second"] and match["vowel"] in _LOOSE
    vowel = _vowel(_SIGNS[match["vowel"]], may_be_none=is_loose)
    seconds, ends = [match["second"]], [end]
    if is_last:
        seconds += [""] if match["second"] == "འི" and not end else []
        ends += [""] if end in {"ར", "ས"} else []
    found = []
    for onset, second, last in product(onsets, seconds, ends):
        after = (_SIGNS[second[1:]] if second else "") + (_ROOTS[last] if last else "")
        found.append((*_units(onset), vowel, *_units(after)))
    is_foreign = is_first and syllable.startswith(_FOREIGN_FIRST)
    return tuple(dict.fromkeys(found)), is_foreign or _FOREIGN.search(syllable) is not None


# Ethiopic: each sign is a consonant with a vowel; the sixth may have none.

_ROWS: Final = dict(
    zip(
        range(0x1200, 0x1358, 8),
        (
            *("H", "L", "H", "M", "S", "R", "S", "C", "K", "K", "K", "K", "P", "P", "T", "C", "H"),
            *("H", "N", "N", "", "K", "K", "K", "K", "P", "", "S", "C", "e", "T", "T", "C", "K"),
            *("K", "G", "T", "C", "P", "C", "C", "P", "P"),
        ),
        strict=True,
    )
)
_ORDERS: Final = ("e", "o", "e", "a", "e", "", "o", "oa")
_FIRST: Final = "ae"
_FIRST_OF_W: Final = "aeo"
_NONE: Final = 5
_W: Final = 0x12C8
_ETHIOPIC_BEFORE: Final = frozenset("በለየከንብዝእም")
_ETHIOPIC_AFTER: Final = frozenset("ንምናስ")
_LEAST_SIGNS: Final = 3


@lru_cache(8192)
def of_ethiopic(word: str) -> tuple[tuple[Unit, ...], ...]:
    """Return how a word in Ethiopic letters may sound, without what may be joined to it, too."""
    words = [word]
    if len(word) > _LEAST_SIGNS and word[0] in _ETHIOPIC_BEFORE:
        words.append(word[1:])
    words += [one[:-1] for one in words if len(one) > _LEAST_SIGNS and one[-1] in _ETHIOPIC_AFTER]
    return tuple(tuple(unit for sign in one for unit in _of_sign(sign)) for one in words)


def _of_sign(sign: str) -> Iterator[Unit]:
    row, order = ord(sign) & ~7, ord(sign) & 7
    if row not in _ROWS:
        return
    yield from _units(_ROWS[row])
    if order == _NONE:
        yield Unit("", frozenset("e"), may_be_none=True)
    elif order:
        yield _vowel(_ORDERS[order])
    else:
        yield _vowel(_FIRST_OF_W if row == _W else _FIRST, _ORDERS[0])


# Arabic letters: a vowel that is not written is none.

_ARABIC: Final = str.maketrans(
    {
        **dict.fromkeys("اأإآٱةەۀ", "a"),
        **dict.fromkeys("يىیېئ", "e"),
        **dict.fromkeys("وۇۆۈؤ", "o"),
        **dict.fromkeys("هھحہ", "H"),
        **dict.fromkeys("بپفڤۋ", "P"),
        **dict.fromkeys("تطدضذ", "T"),
        **dict.fromkeys("زسصظث", "S"),
        **dict.fromkeys("شچژج", "C"),
        **dict.fromkeys("قكگغکخ", "K"),
        **dict(zip("ڭلمنر", "GLMNR", strict=True)),
    }
)
_FINAL_H: Final = re.compile(r"[هہ]\Z")
_ARABIC_PAIRS: Final = (("تش", "ش"), ("دج", "ج"), ("نغ", "ڭ"))
_ARABIC_BEFORE: Final = frozenset("وبلف")
_LEAST_ARABIC: Final = 5


@lru_cache(8192)
def of_arabic(word: str) -> tuple[tuple[Unit, ...], ...]:
    """Return how a word in Arabic letters may sound, without what may be joined to it, too."""
    words = [word]
    if len(word) > _LEAST_ARABIC and word[0] in _ARABIC_BEFORE:
        words.append(word[1:])
    return tuple(tuple(_units(_of_letters(one))) for one in words)


def _of_letters(word: str) -> str:
    for pair, letter in _ARABIC_PAIRS:
        word = word.replace(pair, letter)
    form = _FINAL_H.sub("ا", word).translate(_ARABIC)
    # A waw before a vowel begins a word as a consonant.
    form = f"P{form[1:]}" if form.startswith("oa") else form
    return "".join(one for one in form if one.isascii() and one.isalpha())
