"""Rough forms of names that romanisations share: a sound, and consonants by classes alone."""

import re
from functools import lru_cache
from typing import Final

from casefiles.domain.sounds import sound_of, uyghur_latin

__all__ = ["first_class", "frames_of", "loose_sound"]

_GREEK: Final = str.maketrans(
    {
        **dict(zip("αβγδεζηθικλμνξοπρσςτυφχω", "avgdezitiklmnxoprsstyfho", strict=True)),
        "ψ": "ps",
    }
)
_CLUSTERS: Final = (
    *(("tsch", "c"), ("dzh", "c"), ("dsch", "c"), ("tch", "c"), ("sch", "s"), ("shch", "s")),
    *(("ch", "c"), ("zh", "c"), ("dj", "c"), ("cz", "c"), ("sz", "s"), ("rz", "c"), ("sh", "s")),
    *(("kh", ""), ("gh", "k"), ("ph", "p"), ("th", "t"), ("dh", "t"), ("ts", "c"), ("tz", "c")),
    *(("ck", "k"), ("ng", "nk"), ("x", "ks")),
)
_CLASSES: Final = str.maketrans(
    {
        **dict.fromkeys("bpfvw", "p"),
        **dict.fromkeys("dt", "t"),
        **dict.fromkeys("gkq", "k"),
        **dict.fromkeys("szc", "s"),
        **dict.fromkeys("aeiouyh'", ""),
    }
)
_FIRSTS: Final = str.maketrans(
    {
        **dict.fromkeys("bpfvw", "p"),
        **dict.fromkeys("dt", "t"),
        **dict.fromkeys("gkqhx", "k"),
        **dict.fromkeys("szc", "s"),
        "j": "a",
        "y": "a",
    }
)
_DOUBLED: Final = re.compile(r"(.)\1+")
_I_GLIDES: Final = re.compile("i+")


@lru_cache(8192)
def loose_sound(word: str) -> str:
    """Return how a word sounds, with j as y and what else transliterations of Slavic confuse."""
    sound = sound_of(word)
    told = sound.replace("j", "i").replace("ii", "i")
    return _I_GLIDES.sub("i", told.removeprefix("i"))


@lru_cache(8192)
def first_class(word: str) -> str:
    """Return the class of the first sound of a word; one for all vowels."""
    latin = uyghur_latin(word[:2].lower().translate(_GREEK)).lower()
    first = latin[:1].translate(_FIRSTS)
    return "a" if first in {"", *"aeiou"} else first


@lru_cache(8192)
def frames_of(word: str) -> frozenset[str]:
    """Return the consonants of a word by classes; two ways where j may be a vowel or none.

    Args:
        word: as written, in Latin, Cyrillic, Greek or Arabic letters, without spaces.
    """
    latin = uyghur_latin(word.lower().translate(_GREEK)).lower()
    letters = "".join(char for char in latin if char.isascii() and char.isalpha())
    found = set()
    for glide in ("", "s"):
        told = letters
        for cluster, sound in _CLUSTERS:
            told = told.replace(cluster, sound)
        told = told.replace("j", glide).translate(_CLASSES)
        told = _DOUBLED.sub(r"\1", told)
        if told:
            found.add(told)
    return frozenset(found)
