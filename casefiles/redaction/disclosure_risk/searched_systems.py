"""In which writing systems a search knows anybody's name: listed, derived, or heard by its sounds.

Whether a name is heard is not assumed but tried: the name is spelled out in letters of the writing
system, as any clerk would, and the rules are asked whether they hear somebody in it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final

from casefiles.domain.language.han_readings import cuts, readings
from casefiles.domain.language.writing_systems import block_of, systems_of_letters
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.finding.index import proposed_names
from casefiles.redaction.finding.likeness import latin_of
from casefiles.redaction.finding.listed import cleaned_names
from casefiles.redaction.finding.parts import is_han, parts_of
from casefiles.redaction.finding.scripts.other_scripts import in_cyrillic, in_other_scripts
from casefiles.redaction.finding.scripts.sounded_letters import in_latin
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.sought import Sought, SoughtPerson
from casefiles.redaction.spelling_variants.forms import letters

__all__ = ["listed_names", "searched_systems", "spelled_in"]

_MOST: Final = 256
"""People whose names are kept at most."""
_ARABIC: Final = letters(
    "ch چ gh غ kh خ ng ڭ ph ف sh ش th ت ts س zh ژ a ا b ب c ك d د e ې f ف g گ h ھ i ى j ج k ك l ل"
    " m م n ن o و p پ q ق r ر s س t ت u ۇ v ۋ w ۋ x خ y ي z ز"
)
_GREEK: Final = letters(
    "ch τσ gh γ kh χ sh σ th θ ts τσ zh ζ a α b μπ c κ d ντ e ε f φ g γκ h χ i ι j τζ k κ l λ m μ"
    " n ν o ο p π q κ r ρ s σ t τ u ου v β w ου x ξ y ι z ζ"
)
_TIBETAN: Final = letters(
    "ch ཆ gh ག kh ཁ ng ང sh ཤ th ཐ ts ཚ zh ཞ b བ c ཀ d ད f ཕ g ག h ཧ j ཇ k ཀ l ལ m མ n ན p པ q ཀ"
    " r ར s ས t ཏ v ཝ w ཝ x ཁ y ཡ z ཟ"
)
_TIBETAN_VOWELS: Final = {"a": "", "e": "ེ", "i": "ི", "o": "ོ", "u": "ུ", "": "ི"}
"""Where no vowel follows a consonant, clerks write one that is hardly heard."""
_TIBETAN_ENDS: Final = {"l": "ལ", "m": "མ", "n": "ན", "ng": "ང", "r": "ར"}
_TIBETAN_SYLLABLE: Final = re.compile(
    "(ch|gh|kh|ng|sh|th|ts|zh|[bcdfghjklmnpqrstvwxyz]?)([aeiou]?)[aeiou]*((?:ng|[lmnr])(?![aeiou]))?"
)
_HAN: Final = {
    **dict.fromkeys("bfpvw", "布"),
    **dict.fromkeys("dt", "特"),
    **dict.fromkeys("gkq", "克"),
    **dict.fromkeys("cjsz", "斯"),
    **dict.fromkeys("lr", "尔"),
    **dict(zip("mn", "姆恩", strict=True)),
}
"""One character for each class of consonants, since Chinese spellings are heard by these."""
_HAN_PIECES: Final = re.compile("shch|sch|tch|ch|sh|zh|kh|gh|ts|tz|th|ph|ng|[a-z]")
_HAN_OTHERS: Final = {"kh": "h", "ng": "n", "ph": "p", "th": "t", "gh": "g"}
_AS_OTHERS: Final = letters(
    "b p c k d t e i f p g k i y j y l r o u p b q k r l u w v w w v x s y i z s"
)
"""What is written for a letter that a writing system has not."""
_PAIRED: Final = frozenset(
    ("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Thai")
)
"""Systems in which a vowel is a sign beside its consonant."""
_SIGNS_BEFORE: Final = frozenset("เแโใไ")
_SIGNS_AFTER: Final = frozenset("ะาำ")
_WORD_ENDS: Final = frozenset("ךםןףץ")
_VIRAMA: Final = 9
"""The combining class of the sign by which a consonant has no vowel."""
_CASED: Final = frozenset({"Grek", "Armn"})
_HANGUL_BARE: Final = "eu"
"""The vowel behind a consonant that has none."""


def listed_names(person: SoughtPerson) -> tuple[str, ...]:
    """Return the names of somebody, without what only tells whose kin it is."""
    return tuple(
        name for text in person.names if text not in person.phrases for name in cleaned_names(text)
    )


def searched_systems(person: SoughtPerson, systems: Collection[str]) -> frozenset[str]:
    """Return those of some writing systems in which a search knows a name of somebody.

    Args:
        person: whose names are listed.
        systems: ISO 15924 codes; see `writing_systems`.
    """
    known = _derived(person)
    return frozenset(one for one in systems if one in known or _is_heard(person, one))


@lru_cache(_MOST)
def _derived(person: SoughtPerson) -> frozenset[str]:
    """Return the writing systems of names that are listed, and of those that follow from them."""
    names = listed_names(person)
    forms = (*names, *proposed_names(person), *in_other_scripts(names))
    return frozenset(system for form in forms for system in systems_of_letters(form))


@lru_cache(_MOST * 8)
def _is_heard(person: SoughtPerson, system: str) -> bool:
    """Tell whether rules hear somebody in a name that is spelled out in a writing system."""
    return any(
        any(True for _ in _rules(person).certain(text))
        or bool(_rules(person).questions(text, (), is_machine_read=False))
        for name in listed_names(person)
        if (text := spelled_in(name, system))
    )


@lru_cache(4)
def _rules(person: SoughtPerson) -> NameRules:
    return NameRules(Sought((person,)))


def spelled_in(name: str, system: str) -> str:
    """Return a name as a clerk may spell it in a writing system; empty where nobody would.

    Args:
        name: of one person, cleaned.
        system: ISO 15924 code.
    """
    words = tuple(word for word in _latin_words(name, system) if word)
    match system:
        case "Latn":
            return " ".join(word.capitalize() for word in words)
        case "Cyrl":
            return " ".join(map(in_cyrillic, words))
        case "Hani":
            # Chinese and Tibetan names have characters of their own, which no sound tells.
            is_spelled = len(words) > 1 and not all(map(cuts, words))
            return "·".join(map(_in_han, words)) if is_spelled else ""
        case "Tibt":
            return "་".join(map(_in_tibetan, words))
        case _:
            found = [text for word in words if (text := _in_signs(word, _signs(system)))]
            is_cased = system in _CASED
            return " ".join(one[:1].upper() + one[1:] if is_cased else one for one in found)


def _latin_words(name: str, system: str) -> Iterator[str]:
    """Yield the words of a name in small Latin letters."""
    if is_han(name):
        for part in parts_of(name):
            if part.what != "within":
                yield "".join(next(iter(readings(char)), "") for char in part.key)
        return
    # Chinese parts with a dot what a hyphen joins.
    for word in (name.replace("-", " ") if system == "Hani" else name).split():
        latin = "".join(one for one in compact(latin_of(word)) if one.isascii() and one.isalpha())
        yield latin


def _in_han(word: str) -> str:
    pieces = (_HAN_OTHERS.get(one, one[0]) for one in _HAN_PIECES.findall(word))
    text = "".join(_HAN.get(one, "") for one in pieces)
    return text if len(text) > 1 else f"阿{text}"


def _in_tibetan(word: str) -> str:
    found = []
    for match in _TIBETAN_SYLLABLE.finditer(word):
        if match[0]:
            root = _TIBETAN.get(match[1], "ཨ")
            found.append(root + _TIBETAN_VOWELS[match[2]] + _TIBETAN_ENDS.get(match[3] or "", ""))
    return "་".join(found)


def _in_signs(word: str, signs: Mapping[str, str]) -> str:
    """Return a word by the longest sounds that a writing system has signs for."""
    longest = max(map(len, signs), default=0)
    text, at = "", 0
    while at < len(word):
        size = next((one for one in range(longest, 0, -1) if word[at : at + one] in signs), 0)
        if size:
            text += signs[word[at : at + size]]
        else:
            other = _AS_OTHERS.get(word[at], "")
            text += signs.get(word[at] + _HANGUL_BARE, signs.get(other, ""))
        at += size or 1
    return text


@lru_cache
def _signs(system: str) -> Mapping[str, str]:
    """Return the signs of a writing system by what they sound like in Latin letters."""
    if system == "Arab":
        return _ARABIC
    if system == "Grek":
        return _GREEK
    found: dict[str, str] = {}
    for text in _sounding(system):
        sound = in_latin(text)
        if sound.isascii() and sound.isalpha():
            found.setdefault(sound, text)
    return found


def _sounding(system: str) -> Iterator[str]:
    """Yield letters with their vowels, then letters alone."""
    block = [one for one in block_of(system) if one not in _WORD_ENDS]
    if system in _PAIRED:
        yield from (
            one + other
            for one in block
            for other in block
            if not _is_sign(one)
            and (one in _SIGNS_BEFORE or other in _SIGNS_AFTER or _is_vowel_sign(other))
        )
    yield from block


def _is_sign(char: str) -> bool:
    return unicodedata.category(char) in {"Mc", "Mn"}


def _is_vowel_sign(char: str) -> bool:
    """Tell whether a sign says the vowel of a consonant, or that it has none."""
    return _is_sign(char) and (bool(in_latin(char)) or unicodedata.combining(char) == _VIRAMA)
