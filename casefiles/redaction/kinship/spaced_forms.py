"""Every form of a word of kin in scripts with spaces, its language, and the owner it tells."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship import arabic_words, tajik_words, turkic_words
from casefiles.redaction.kinship.owner_words import (
    CLIENTS,
    FAMILIAR,
    FIRST,
    HOME_WORDS,
    I_WORDS,
    OWN,
    THIRD,
    WITNESSES,
)
from casefiles.redaction.kinship.phrase import Owner, kins_of
from casefiles.redaction.kinship.slavic_words import SLAVIC
from casefiles.redaction.kinship.western_words import WESTERN

JOINT: Final = "_"
"""Between the parts of a word of kin that is written as several."""
_PLURAL: Final = 3
"""Letters above which an ending holds that of the plural."""
_VOWELS_AS_WRITTEN: Final = frozenset("aeiouıöüəéаеиоуыіәөүұэяюёъاەىوۇۆۈې")
_VOWELS: Final = frozenset("aeiouаеиоуыіәөүұэяюёاەوۇۆۈيې")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form may mean in one language.

    Attributes:
        owner: told by the ending; NONE where it tells none.
    """

    language: str
    kins: frozenset[Kin]
    owner: Owner = Owner.NONE


def key_of(word: str) -> str:
    """Return a word as forms are compared: folded, without what joins or breaks it."""
    plain = "".join(char for char in fold(word) if char not in "\u00ad\u200c\u200d")
    return plain.replace("ʻ", "'").replace("’", "'").replace("‘", "'").replace("`", "'")


@cache
def forms() -> Mapping[str, tuple[Meaning, ...]]:
    """Return every form, by its key."""
    found: defaultdict[str, dict[tuple[str, Owner], frozenset[Kin]]] = defaultdict(dict)
    for form, one in _every():
        at = one.language, one.owner
        found[form][at] = found[form].get(at, frozenset()) | one.kins
    return {
        form: tuple(Meaning(language, kins, owner) for (language, owner), kins in values.items())
        for form, values in found.items()
    }


def _every() -> Iterator[tuple[str, Meaning]]:
    for language, table in {**WESTERN, **SLAVIC}.items():
        for kins, word in _lines(table):
            yield from ((key_of(form), Meaning(language, kins)) for form in _with_endings(word))
    for language, table in turkic_words.TURKIC.items():
        yield from _meant(language, table, partial(_turkic, language))
    yield from _meant("ar", arabic_words.ARABIC, _arabic)
    yield from _meant("fa", arabic_words.PERSIAN, _persian)
    yield from _meant("ckb", arabic_words.SORANI, _sorani)
    yield from _meant("tg", tajik_words.TAJIK, _tajik)


def _meant(
    language: str, table: str, ways: Callable[[str], Iterator[tuple[str, Owner]]]
) -> Iterator[tuple[str, Meaning]]:
    for kins, word in _lines(table):
        for form, owner in ways(word):
            yield form, Meaning(language, kins, owner)


def _lines(table: str) -> Iterator[tuple[frozenset[Kin], str]]:
    for line in table.strip().split("\n"):
        kins, _, words = line.partition(":")
        for word in words.split():
            yield kins_of(kins), word


def _with_endings(word: str) -> Iterator[str]:
    stem, stroke, endings = word.partition("|")
    if not stroke:
        yield word
    for ending in endings.split(",") if stroke else ():
        yield stem + ending.replace("-", "")


def _turkic(language: str, word: str) -> Iterator[tuple[str, Owner]]:
    first = turkic_words.FIRST_ENDINGS[language].split()
    third = turkic_words.THIRD_ENDINGS[language].split()
    cases = turkic_words.CASES[language].split()
    own, their = word.split("/")
    if own != "-":
        yield key_of(own), Owner.NONE
        yield from _joined(own, first, cases, Owner.FIRST)
        # The sound before "our" is that before "his" where it changes.
        ours = [one for one in first if len(one) > 1]
        yield from _joined(their if their != "-" else own, ours, cases, Owner.FIRST)
    if their != "-":
        yield from _joined(their, third, cases, Owner.THIRD)


def _joined(
    stem: str, endings: list[str], cases: list[str], owner: Owner
) -> Iterator[tuple[str, Owner]]:
    plain = key_of(stem)
    # Before folding: that makes one of two letters of Uyghur, of which one is a vowel.
    last = stem.casefold()[-2:]
    # A Kazakh у behind a vowel is a consonant: күйеу, күйеуім.
    is_open = last[-1] in _VOWELS_AS_WRITTEN and not (last[-1] == "у" and last[0] in _VOWELS)
    for ending in map(key_of, endings):
        # A vowel does not follow a vowel; two consonants need one between, but in the plural.
        begins_open = ending[0] in _VOWELS
        if begins_open == is_open and not (len(ending) > _PLURAL and not begins_open):
            continue
        for case in ["", *map(key_of, cases)]:
            yield plain + ending + case, owner


def _arabic(word: str) -> Iterator[tuple[str, Owner]]:
    plain, _, joined = word.partition("|")
    stem = joined or plain
    wholes = [(plain, Owner.NONE)] if plain else []
    wholes += [(stem + one, Owner.FIRST) for one in arabic_words.FIRST.split()]
    wholes += [(stem + one, Owner.THIRD) for one in arabic_words.THIRD.split()]
    if stem.endswith("ت"):
        wholes.append((stem + arabic_words.MISWRITTEN, Owner.THIRD))
    for whole, owner in wholes:
        for prefix in ["", *arabic_words.PREFIXES.split()]:
            yield exact_arabic(prefix + whole), owner


def _persian(word: str) -> Iterator[tuple[str, Owner]]:
    yield exact_arabic(word), Owner.NONE
    for form, owner in (
        (arabic_words.PERSIAN_FIRST, Owner.FIRST),
        (arabic_words.PERSIAN_THIRD, Owner.THIRD),
    ):
        for ending in form.split():
            yield exact_arabic(word + ending), owner


def _sorani(word: str) -> Iterator[tuple[str, Owner]]:
    for form, owner in (
        (arabic_words.SORANI_FIRST, Owner.FIRST),
        (arabic_words.SORANI_THIRD, Owner.THIRD),
    ):
        for ending in form.split():
            yield exact_arabic(word + ending), owner


def _tajik(word: str) -> Iterator[tuple[str, Owner]]:
    for stem in (word, *(word + plural for plural in tajik_words.PLURALS)):
        joint = "й" if stem[-1] in tajik_words.VOWELS else ""
        yield key_of(stem), Owner.NONE
        yield key_of(f"{stem}{joint}и"), Owner.NONE
        yield key_of(f"{stem}и"), Owner.NONE
        for form, owner in ((tajik_words.FIRST, Owner.FIRST), (tajik_words.THIRD, Owner.THIRD)):
            for ending in form.split():
                for case in ("", *tajik_words.CASES.split()):
                    yield key_of(stem + _after(joint, ending) + case), owner


def _after(joint: str, ending: str) -> str:
    """Return an ending as it stands behind a vowel: апа, апаям."""
    return ending.replace("а", "я", 1) if joint else ending


_FOLDED_ARABIC: Final = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ی": "ي", "ى": "ي", "ک": "ك", "ـ": "", "ئ": "ئ"}
    | dict.fromkeys(
        "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u200c\u200d\u200f\u200e", ""
    )
)


def exact_arabic(word: str) -> str:
    """Return an Arabic or Persian word as forms of it are compared; ه and ة stay apart."""
    return "\u0001" + word.translate(_FOLDED_ARABIC)


@cache
def owners() -> Mapping[str, Mapping[str, Owner]]:
    """Return what pronouns tell, by their keys and languages."""
    return _by_key({Owner.OWN: OWN, Owner.THIRD: THIRD, Owner.FIRST: FIRST})


@cache
def parties() -> Mapping[str, Mapping[str, Owner]]:
    """Return what papers call the client and others, by their keys and languages."""
    return _by_key({Owner.THIRD: WITNESSES, Owner.CLIENT: CLIENTS})


@cache
def speakers() -> Mapping[str, Mapping[str, Owner]]:
    """Return the words for whoever speaks, by their keys and languages."""
    return _by_key({Owner.FIRST: I_WORDS})


@cache
def home_words() -> Mapping[str, Mapping[str, Owner]]:
    """Return what people call their own kin, by keys and languages."""
    return _by_key({Owner.FIRST: HOME_WORDS})


@cache
def familiar_words() -> Mapping[str, Mapping[str, Owner]]:
    """Return what people call their own kin in short messages, by keys and languages."""
    return _by_key({Owner.FIRST: FAMILIAR})


def _by_key(
    tables: Mapping[Owner, Mapping[str, str]],
) -> Mapping[str, Mapping[str, Owner]]:
    found: defaultdict[str, dict[str, Owner]] = defaultdict(dict)
    for owner, table in tables.items():
        for language, words in table.items():
            for word in words.split():
                key = exact_arabic(word) if language in {"ar", "fa"} else key_of(word)
                found[key][language] = owner
    return found
