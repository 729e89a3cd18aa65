"""Pet names that languages make of parts of names: Патишка, Ομιντάκι, Rojcan, Eko; always asked.

A word is cut into a stem that sounds as a part of a name, in whichever script, and an ending that
its own script writes onto names. What the table of short forms knows counts as a part here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.likeness import latin_of, rough_sound
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import common_names, ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["PetNames"]


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(compact, words.split()))


_CASED: Final = frozenset("lcg")
_SCRIPTS: Final = frozenset("lcga")
_LEAST: Final = 3
_LEAST_WHOLE: Final = 4
_LEAST_TAIL: Final = 3
_LONGEST: Final = 24
_OPENING: Final = 4
"""Letters of a word that tell whether any name begins so."""
_LONGEST_TAIL: Final = 6
_MOST_CACHED: Final = 50_000
"""Words that are kept at most."""
_PETS: Final[Mapping[str, frozenset[str]]] = {
    "l": _folded(
        "cim cım cum cüm im can jan jon ko ka ik ek uś us usia uccio uccia ino ina etto etta ello"
        " ito ita cito inho inha chik chka shka ska sh sha cik cuk cığım xan hon oş aki ulis"
        " m unia eczka yê ê ekê o"
    ),
    "c": _folded(
        "шка шки шке шку шкой ша ши ше шу шей ш шик ик ика ику иком он она ону оном чик чика чику"
        " чиком усь уся усю юся юша юшу юшка юшку ушка ушку ка ки ке ку кой ко очка очку ечка"
        " енька еньку уля ули улю улей юля юли юлю юлей улька ульку"
        " ёк тай жан джан жон джон хон ім шім ым шым еке ів ёнок"
    ),
    "a": _folded("كا جان خان جون كام گيان و ۆ ە ى جانا"),
    "g": _folded("άκι άκης άκη ούλα ούλης ίτσα ίκος άκος ε"),
}
_CASES: Final[Mapping[str, frozenset[str]]] = {
    "l": _folded("owi em iem a u ie e i ą ę o y"),
    "c": _folded("а у ом е ы и ой ою ей ю я о ь"),
    "g": _folded("ς ου ο"),
    "a": _folded("و"),
}
_CLIPPED: Final[Mapping[str, frozenset[str]]] = {
    "l": _folded("o ko i y ie ish ji la can oş os uş ik ka ishka yusha yushka"),
    "c": _folded(
        "о ко и уш ик ош я ю ька ьки ьке ьку юша юши юше юшу юшка юшки юшке юшку ишка"
        " уша уши уше ушу ушка ушки ушке ушку"
    ),
    "a": _folded("و ۆ كو ى"),
    "g": _folded("ι ης"),
}
_SURE_CLIPPED: Final = _folded("o ko i о ко и ι و")
_SOFT: Final = ("я", "ю", "е", "є")
_VOCATIVE: Final = ("ь", "ś")
_TAILS: Final = {
    script: frozenset(("", *_VOCATIVE)) | pets | _CASES[script] for script, pets in _PETS.items()
}
"""What may stand behind a stem that sounds as a part of a name; see `_is_told`."""
_ELEMENTS: Final = re.compile(
    "(?:gul|hon|han|jan|bak|bai|bik|nur|bano|banu|nisa|nisah|din|idin|bibi|bubu|ai|sult[ao]n)\\Z"
)
"""Second elements of names of Central Asia as they sound: Pati-gül, Ali-khan."""
_VOWEL_END: Final = re.compile("[aiu]\\Z")
_VOWELS_END: Final = re.compile("[aiu]+\\Z")
_DOUBLED: Final = re.compile(r"(.)\1")
_HEAD: Final = re.compile("([^aeiou]?)([aeiou])([^aeiou]{1,2})")


class PetNames:
    """Finds them where they are written as names."""

    def __init__(self, index: Index, short: Mapping[str, frozenset[str]]) -> None:
        """Take parts of names and what each is called for short.

        Args:
            index: what is looked for.
            short: folded short forms of each part that is listed.
        """
        self._rejected = index.rejected
        self._bases = index.bases
        self._stems: defaultdict[str, list[tuple[Base, str, str]]] = defaultdict(list)
        self._clipped: dict[str, Base] = {}
        for key, base in index.bases.items():
            is_given = not base.what <= {"family"} and not base.what <= {"within"}
            if not (base.is_listed and base.owners and is_given and base.script in _SCRIPTS):
                continue
            for stem, kind, text in _stems(base, short.get(key, frozenset())):
                self._stems[stem].append((base, kind, text))
            if any(slot.position == 0 for slots in base.near.values() for slot in slots):
                for stem in _clipped(latin_of(base.text)):
                    self._clipped.setdefault(stem, base)
        self._beginnings = frozenset(stem[:2] for stem in self._stems)
        self._openings = frozenset(stem[:2] for stem in self._clipped)
        self._opened: dict[str, bool] = {}
        # Words of one page are those of the next: what each may be is found once.
        self._seen: dict[str, Base | None] = {}

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield words that may be pet names of somebody."""
        if not self._stems:
            return
        if len(self._seen) > _MOST_CACHED:
            self._seen.clear()
            self._opened.clear()
        for match in reading.words:
            word = match[0]
            if word not in self._seen:
                self._seen[word] = self._pet_of(word)
            base = self._seen[word]
            if base is None:
                continue
            key = compact(word)
            owners = frozenset(own for own in base.owners if key not in self._rejected[own])
            if owners:
                place = match.start(), match.end(), owners, len(key), "short", key, base.text
                yield FoundSpan(*place, is_certain=False)

    def _pet_of(self, word: str) -> Base | None:
        opening = word[:_OPENING].lower()
        if opening not in self._opened:
            self._opened[opening] = self._may_begin(opening)
        if not self._opened[opening]:
            return None
        key = compact(word)
        script = script_of(key)
        if not _LEAST <= len(word) <= _LONGEST or script not in _SCRIPTS or not word.isalpha():
            return None
        if script in _CASED and not (word[0].isupper() and word[1:].islower()):
            return None
        if key in ordinary_words() or key in self._bases:
            return None
        is_common = key in common_names()
        for cut in range(min(_LONGEST_TAIL, len(word) - 2) + 1):
            stem, tail = word[: len(word) - cut], word[len(word) - cut :]
            found = self._of_stem(stem, tail, script, is_common=is_common)
            if found is not None:
                return found
        return None

    def _may_begin(self, opening: str) -> bool:
        """Tell whether what somebody is called may begin with some letters."""
        if rough_sound(opening)[:2] in self._beginnings:
            return True
        return latin_of(opening)[:2] in self._openings

    def _of_stem(self, stem: str, end: str, script: str, *, is_common: bool) -> Base | None:
        tail = end if end in _VOCATIVE else compact(end)
        if tail in _CLIPPED[script] and not is_common:
            base = self._clipped.get(latin_of(stem))
            if base is not None and (len(stem) + len(tail) > _LEAST or tail in _SURE_CLIPPED):
                return base
        return self._sounding(stem, tail, script, is_common=is_common)

    def _sounding(self, stem: str, tail: str, script: str, *, is_common: bool) -> Base | None:
        if tail not in _TAILS[script]:
            return None
        sound = rough_sound(stem)
        if sound[:2] not in self._beginnings:
            return None
        # A soft vowel of Cyrillic is two sounds, of which the first is of the stem.
        for form in (sound, f"{sound}i") if tail[:1] in _SOFT else (sound,):
            for base, kind, text in self._stems.get(form, ()):
                is_same = base.script == script
                if is_common and kind not in {"element", "whole"}:
                    continue
                if _is_pet_name(kind, tail, script, is_same=is_same) and _are_equivalent(
                    stem, text
                ):
                    return base
        return None


def _is_pet_name(kind: str, tail: str, script: str, *, is_same: bool) -> bool:
    """Tell whether a stem of a kind with an ending is a name by which somebody is called."""
    match kind:
        case "whole":
            # Cases of a name in its own script are found as parts are.
            return tail in _PETS[script] or (not is_same and (not tail or tail in _CASES[script]))
        case "ended" | "element":
            return tail in _PETS[script] or (kind == "element" and not tail)
        case "brief":
            # Of three sounds a name is told by what is written onto names alone: Рен-очка.
            return is_same and len(tail) >= _LEAST_TAIL and tail in _PETS[script]
        case "short":
            is_whole = not tail and not is_same
            is_pet = is_same and tail in _PETS[script]
            return script != "a" and (is_whole or is_pet or tail in _CASES[script])
        case "called":
            return tail in _VOCATIVE
        case _:
            return script != "a" and not tail


def _are_equivalent(stem: str, text: str) -> bool:
    """Tell whether a stem has no doubled letter, and no z, that what it may be lacks."""
    folded, own = latin_of(stem).replace("zh", "j"), latin_of(text).replace("zh", "j")
    is_doubled = _DOUBLED.search(folded) is not None and _DOUBLED.search(own) is None
    return not is_doubled and ("z" in folded) == ("z" in own)


def _stems(base: Base, short: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    sound = rough_sound(base.text)
    if len(sound) >= _LEAST_WHOLE:
        yield sound, "whole", base.text
    ended = _VOWEL_END.sub("", sound)
    if _LEAST_WHOLE <= len(ended) < len(sound):
        yield ended, "ended", base.text
    elif len(ended) == _LEAST and len(ended) < len(sound):
        yield ended, "brief", base.text
    first = _ELEMENTS.sub("", sound)
    if first != sound and len(first) >= _LEAST:
        yield first, "element", base.text
    for one in short:
        yield from _stems_of_short(one)


def _stems_of_short(one: str) -> Iterator[tuple[str, str, str]]:
    variant = rough_sound(one)
    stem = _VOWEL_END.sub("", variant)
    if len(variant) > _LEAST_WHOLE:
        yield variant, "known", one
    for form in (variant, stem):
        if len(form) >= _LEAST_WHOLE:
            yield form, "short", one
    called = _VOWELS_END.sub("", variant)
    if len(called) >= _LEAST:
        yield called, "called", one


def _clipped(latin: str) -> Iterator[str]:
    """Yield the beginning of a name to which people write a vowel: Rojda, Roj-i; Erkin, E-ko."""
    match = _HEAD.match(latin)
    if match is None or len(latin) <= match.end():
        return
    first, vowel, cluster = match.groups()
    if first or len(latin) == len("omid"):
        yield first + vowel + cluster[0]
    if len(cluster) > 1:
        yield first + vowel + cluster
    if not first and len(cluster) > 1:
        yield vowel + cluster[1]
