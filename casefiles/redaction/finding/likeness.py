"""Rough forms of names that romanisations share: a sound, and consonants by classes alone."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from casefiles.domain.language.phonetic_forms import phonetic_form, uyghur_latin
from casefiles.redaction.finding.scripts.sounded_letters import in_latin

__all__ = [
    "are_vowels_similar",
    "first_class",
    "frames_of",
    "latin_of",
    "loose_sound",
    "loose_sounds",
    "outlines_of",
    "rough_sound",
    "vowels_of",
]

_GREEK: Final = str.maketrans(
    {
        **dict(zip("αβγδεζηθικλμνξοπρσςτυφχω", "avgdezitiklmnxoprsstyfho", strict=True)),
        "ψ": "ps",
    }
)
_GREEK_PAIRS: Final = (
    *(("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "g"), ("τζ", "j"), ("τσ", "ch"), ("ου", "u")),
)
_MORE_ARABIC: Final = str.maketrans("أإآٱؤڕڵێڤڪ", "ااااورلېفك")
"""Letters of Arabic, Persian and Sorani as those that stand for the same in Uyghur."""
_SERBIAN: Final = str.maketrans(
    {"ј": "j", "ћ": "c", "ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dj", "đ": "dj", "ў": "у", "ع": "ا"}
)
"""Letters of Serbian and Belarusian, and one of Arabic that is none in Latin."""
_ARABIC_FIRST: Final = {"ه": "ھ"}
"""What begins a word as a consonant, and may be a vowel within one."""
_D_GLIDES: Final = (("dzh", "c"), ("dsch", "c"), ("dj", "c"))
_WAYS: Final = (("", True), ("s", True), ("s", False))
"""What a j is, and whether a d before one is of the same sound."""
_CLUSTERS: Final = (
    *(("tsch", "c"), ("tch", "c"), ("sch", "s"), ("shch", "s")),
    *(("ch", "c"), ("zh", "c"), ("cz", "c"), ("sz", "s"), ("rz", "c"), ("sh", "s")),
    *(("kh", ""), ("gh", "k"), ("ph", "p"), ("th", "t"), ("dh", "t"), ("ts", "c"), ("tz", "c")),
    *(("ck", "k"), ("ng", "nk"), ("x", "ks")),
)
_WITHOUT_H: Final = tuple(pair for pair in _CLUSTERS if "h" not in pair[0])
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
_VOWELS: Final = re.compile("[aeiouy]+")
_NO_VOWELS: Final = re.compile("[هہةى]")
"""Letters of Arabic that are read in several ways."""
_VOWEL_RUNS: Final = re.compile("[aeiouyw]+")
_SAME_VOWEL: Final = str.maketrans("iyuw", "eeoo")
_BROAD: Final = (
    *(("iu", "u"), ("yu", "u"), ("ju", "u"), ("ou", "u"), ("oe", "o"), ("ue", "u"), ("ae", "e")),
    *(("ia", "a"), ("ya", "a"), ("ie", "e"), ("iy", "i"), ("yi", "i"), ("y", "i")),
)
"""Vowels that one name has in two languages: Экелюнд, Joumabekov, Oezdogan."""
_BARRED: Final = re.compile("[łŁ]")
_DOUBLED: Final = re.compile(r"(.)\1+")
_I_GLIDES: Final = re.compile("i+")
_OF_SH: Final = re.compile("sch|sh|sz|[şšșш]")
_OF_H: Final = re.compile(r"(?<![cghkpstzx])[hxх](?=[^\Waeiouyаеиоуыэюяə])")
_OF_CH: Final = re.compile("(?<![ts])ch")


@lru_cache(8192)
def latin_of(word: str) -> str:
    """Return a word in small Latin letters, from those of any script that stands for sounds."""
    lower = word.lower()
    if not lower.isascii():
        sounded = in_latin(lower)
        if sounded:
            return sounded
        lower = lower.replace("ё", "йо").translate(_MORE_ARABIC).translate(_SERBIAN)
        lower = _ARABIC_FIRST.get(lower[0], lower[0]) + lower[1:]
        if "\u0370" <= lower[0] <= "\u03ff" or "\u1f00" <= lower[0] <= "\u1fff":
            lower = "".join(
                one for one in unicodedata.normalize("NFD", lower) if not unicodedata.combining(one)
            )
            for pair, sound in _GREEK_PAIRS:
                lower = lower.replace(pair, sound)
            lower = lower.translate(_GREEK)
    return uyghur_latin(lower).lower()


@lru_cache(8192)
def rough_sound(word: str) -> str:
    """Return how a word sounds as `sound_of` does, in Greek and Sorani letters too."""
    return phonetic_form(latin_of(word))


@lru_cache(8192)
def loose_sound(word: str) -> str:
    """Return how a word sounds, with j as y and what else transliterations of Slavic confuse."""
    sound = phonetic_form(word)
    form = sound.replace("j", "i").replace("ii", "i")
    return _I_GLIDES.sub("i", form.removeprefix("i"))


def loose_sounds(name: str) -> frozenset[str]:
    """Return how a name sounds, also where another language reads its letters.

    Args:
        name: as listed: French writes Chukriye for Şükriye, and says Rachid as Rashid.
    """
    lower = name.lower()
    french = _OF_SH.sub("ch", lower).replace("ش", "چ")
    english = _OF_CH.sub("sh", lower)
    german = _OF_H.sub("ch", lower)
    return frozenset(map(loose_sound, (name, french, english, german)))


@lru_cache(8192)
def first_class(word: str) -> str:
    """Return the class of the first sound of a word; one for all vowels."""
    latin = latin_of(word[:2])
    first = latin[:1].translate(_FIRSTS)
    return "a" if first in {"", *"aeiou"} else first


@lru_cache(8192)
def frames_of(word: str) -> frozenset[str]:
    """Return the consonants of a word by classes; two ways where j may be a vowel or none.

    Args:
        word: as written, in Latin, Cyrillic, Greek or Arabic letters, without spaces.
    """
    letters = "".join(char for char in latin_of(word) if char.isascii() and char.isalpha())
    # Other scripts write the ł of Polish as a vowel.
    found = set(frames_of(_BARRED.sub("", word))) if _BARRED.search(word) else set()
    ways = _WAYS if "d" in letters else _WAYS[:2]
    for glide, is_joined in ways if "j" in letters or "dzh" in letters else ways[:1]:
        form = letters
        clusters = _CLUSTERS if "h" in letters else _WITHOUT_H
        for cluster, sound in (*_D_GLIDES, *clusters) if is_joined else clusters:
            form = form.replace(cluster, sound)
        form = form.replace("j", glide).translate(_CLASSES)
        form = _DOUBLED.sub(r"\1", form)
        if form:
            found.add(form)
    return frozenset(found)


@lru_cache(8192)
def vowels_of(word: str) -> str:
    """Return the vowels of a word by classes, those that follow one another as the first."""
    return "".join(run[0][0] for run in _VOWEL_RUNS.finditer(latin_of(word))).translate(_SAME_VOWEL)


def are_vowels_similar(listed: str, word: str, *, is_full: bool) -> bool:
    """Tell whether a word may have the vowels of a listed name in letters of another script.

    Args:
        listed: the name.
        word: as a text has it.
        is_full: the script of the name writes every vowel.
    """
    if is_full:
        return vowels_of(listed) == vowels_of(word)
    left = iter(vowels_of(word))
    return all(vowel in left for vowel in vowels_of(_NO_VOWELS.sub("", listed)) if vowel == "a")


@lru_cache(8192)
def vowel_outline(word: str) -> tuple[str, str]:
    """Return what stands for a vowel that begins a word, and the vowels as languages spell both."""
    folded = latin_of(word)
    for written, sound in _BROAD:
        folded = folded.replace(written, sound)
    vowels = "".join(run[0][0] for run in _VOWELS.finditer(folded))
    return "a" if folded[:1] in set("aeiouy") else "", vowels


@lru_cache(8192)
def outlines_of(word: str) -> frozenset[str]:
    """Return the consonants of a word by classes with its vowels, as languages spell both."""
    is_open, vowels = vowel_outline(word)
    return frozenset(f"{is_open}{frame}-{vowels}" for frame in frames_of(word))
