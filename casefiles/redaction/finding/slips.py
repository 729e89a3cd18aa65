"""Words that are a part of a name but for one letter, or sound as one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.finding.endings import endings_of
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.likeness import (
    are_vowels_similar,
    first_class,
    frames_of,
    loose_sound,
    loose_sounds,
)
from casefiles.redaction.finding.part_search import PartHit
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.respelled import Respelled
from casefiles.redaction.finding.words import ordinary_words, says_little
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.uncertain_mentions import is_one_edit

__all__ = ["Slips"]

_COMPOUND: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_CASED: Final = frozenset("lcg")
_MOST_CACHED: Final = 50_000
"""Words that are kept at most."""
_LEAST: Final = 6
"""Letters of a part of which one may be another, missing, added or swapped."""
_FAMILY: Final = re.compile("(.{4,}(?:[ое]в|[иы]н))[а-я]{0,3}")
"""A family name of Russian with whatever ending, also one that a machine misread: Соловьевон."""
_LEAST_DOUBLED: Final = 5
_DOUBLED: Final = re.compile(r"([^\W\d_aeiouаеиоуыэюя])\1")
"""A consonant written twice: Yassin and Yasin are one name, of many people or of few."""
_LEAST_SOUND: Final = 5
_LEAST_WORD: Final = 2
_LEAST_FRAME: Final = 5
"""Consonants that two words in a row have at least to be taken for two parts of a name."""
_LEAST_FRAME_VOICED: Final = 3
"""The same, where their vowels are those of a name that is listed in another script."""
_WITHOUT_VOWELS: Final = frozenset("ar")
"""Scripts that leave vowels out."""
_LONGEST_SYLLABLE: Final = 6
_BEGINNING: Final = 3
_LONGEST_ENDING: Final = 5
_ARTICLE: Final = re.compile(r"(?<![^\W_])(?:a[lrsnzdt]|ash|el)-\Z", re.IGNORECASE)
_LONGEST_JOINT: Final = 6
_BROKEN: Final = re.compile(r"(?<![^\W_])([^\W\d_]{2,})[-\u2010]\n([^\W\d_]{2,})")
"""A word over a line end, with its hyphen."""
_SMALL_REST: Final = re.compile(r"([ \u00a0\t|\n/-]{1,80})([^\W\d_]{2,})(?![^\W_])")
_JOINT: Final = re.compile(r"[ \u00a0,\n-]{1,2}(?:(?:al|ben|bin|ibn|el|von|de)[- ])?\Z")


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word that may be a name is like.

    Attributes:
        like: what it may be, how, and whether only beside another part of the name.
        may_begin: a part may begin with it and end in the next word.
    """

    like: tuple[Base, str, bool] | None
    may_begin: bool


class Slips:
    """Finds words that differ little from parts of names; always questions."""

    def __init__(self, index: Index) -> None:
        self._near: defaultdict[str, list[Base]] = defaultdict(list)
        self._families: dict[str, Base] = {}
        self._undoubled: dict[str, Base] = {}
        self._sounds: defaultdict[str, list[Base]] = defaultdict(list)
        self._frames: defaultdict[str, list[Base]] = defaultdict(list)
        self._frame_firsts: set[str] = set()
        self._respelled = Respelled(index)
        self._rejected = index.rejected
        # Words of one page are those of the next: what each is like is found once.
        self._framed_words: dict[str, tuple[Base, ...]] = {}
        self._framed_seen: set[str] = set()
        self._counted: dict[str, _Word | None] = {}
        self._beginnings: set[str] = set()
        self._known = frozenset(key for key, base in index.bases.items() if base.is_listed)
        for key, base in index.bases.items():
            if base.script in {"h", "t"} or not base.is_listed:
                continue
            self._add_other_ends(key, base)
            if len(key) >= _LEAST and base.owners:
                for form in _shortened(key):
                    self._near[form].append(base)
            is_stated = base.text.isalpha() and not says_little(key)
            for sound in loose_sounds(base.text) if is_stated else ():
                if len(sound) >= _LEAST_SOUND:
                    self._sounds[sound].append(base)
                    self._beginnings.add(sound[:_BEGINNING])
            for frame in frames_of(base.text):
                self._frames[frame].append(base)
                self._frame_firsts.add(first_class(base.text))

    def _add_other_ends(self, key: str, base: Base) -> None:
        """Take a family name without its ending, and a name without what is written twice."""
        family = _FAMILY.fullmatch(key)
        if family is not None and base.owners and base.is_telling:
            self._families.setdefault(family[1], base)
        if len(key) >= _LEAST_DOUBLED and base.owners and base.script in _CASED:
            self._undoubled.setdefault(_DOUBLED.sub(r"\1", key), base)

    def find(self, reading: TextForms, hits: Sequence[PartHit]) -> Iterator[FoundSpan]:
        """Yield words that may be slips, and two in a row that may be a name spelled otherwise."""
        if not self._near and not self._sounds and not self._frames:
            return
        text = reading.text
        words = self._counting(reading)
        adjacent: dict[int, list[Base]] | None = None
        for match, word in words:
            if word.like is None:
                continue
            base, kind, is_common = word.like
            if is_common and adjacent is None:
                adjacent = _edges(hits)
            if not is_common or _is_adjacent(base, match.span(), adjacent or {}):
                yield from self._place(match.start(), match.end(), text, base, kind)
        yield from self._broken(text)
        yield from self._parted(text, words)
        matches = [match for match, _ in words]
        yield from self._pairs(text, matches)
        if "-" in text:
            yield from self._pairs(text, _with_compounds(text, matches))

    def _counting(self, reading: TextForms) -> list[tuple[re.Match[str], _Word]]:
        """Return words that may be names."""
        counted = self._counted
        if len(counted) > _MOST_CACHED or len(self._framed_words) > _MOST_CACHED:
            counted.clear()
            self._framed_words.clear()
            self._framed_seen.clear()
        for word in reading.different_words:
            if word not in counted:
                counted[word] = self._as_word(word) if _may_count(word) else None
        found = [(match, counted[match[0]]) for match in reading.words]
        return [(match, counted_word) for match, counted_word in found if counted_word is not None]

    def _as_word(self, word: str) -> _Word:
        return _Word(self._like(word), self._respelled.may_begin(word))

    def _like(self, word: str) -> tuple[Base, str, bool] | None:
        """Return what a word may be, how, and whether only beside another part of the name."""
        key = compact(word)
        if len(key) < _LEAST - 1 or key in self._known:
            return None
        is_common = says_little(key)
        family = _FAMILY.fullmatch(key)
        if family is not None and family[1] in self._families:
            return self._families[family[1]], "slip", False
        doubled = self._undoubled.get(_DOUBLED.sub(r"\1", key))
        is_doubled = doubled is not None and abs(len(key) - len(doubled.key)) == 1
        if doubled is not None and is_doubled and key not in ordinary_words():
            return doubled, "slip", False
        for form in _shortened(key):
            for base in self._near.get(form, ()):
                if is_one_edit(key, base.key):
                    return base, "slip", is_common or says_little(base.key)
        if is_common:
            return None
        like = self._sounding(word, key) or self._respelled.of(word, key)
        return None if like is None else (like, "sounds", False)

    def _sounding(self, word: str, key: str) -> Base | None:
        if not word.isalpha() or loose_sound(word)[:_BEGINNING] not in self._beginnings:
            return None
        endings = endings_of(script_of(key))
        for cut in range(min(_LONGEST_ENDING, len(word) - _LEAST) + 1):
            stem = word[: len(word) - cut]
            bases = self._sounds.get(loose_sound(stem))
            if bases and (not cut or compact(word[-cut:]) in endings):
                return bases[0]
        return None

    def _broken(self, text: str) -> Iterator[FoundSpan]:
        """Yield words over the end of a line that may be slips when they are joined."""
        is_broken = "-\n" in text or "\u2010\n" in text
        for match in _BROKEN.finditer(text) if is_broken else ():
            word = match[1] + match[2]
            like = self._like(word) if match[2][0].islower() and _may_count(word) else None
            if like is not None and not like[2]:
                yield from self._place(match.start(), match.end(), text, like[0], like[1])

    def _parted(
        self, text: str, words: Sequence[tuple[re.Match[str], _Word]]
    ) -> Iterator[FoundSpan]:
        beginning = [at for at, (_, word) in enumerate(words) if word.may_begin]
        for at in beginning:
            if at + 1 == len(words):
                break
            one, other = words[at][0], words[at + 1][0]
            gap = text[one.end() : other.start()]
            base = self._respelled.parted(one[0], gap, other[0])
            if base is not None:
                yield from self._place(one.start(), other.end(), text, base, "part")
        # Small letters may go on with a word in the next cell, where they are none: Tes | falem.
        for at in beginning:
            one = words[at][0]
            rest = _SMALL_REST.match(text, one.end())
            base = self._respelled.parted(one[0], *rest.groups()) if rest is not None else None
            if rest is not None and base is not None:
                yield from self._place(one.start(), rest.end(), text, base, "part")

    def _pairs(self, text: str, words: Sequence[re.Match[str]]) -> Iterator[FoundSpan]:
        """Yield two words in a row whose consonants are those of two parts of one person."""
        known = self._framed_words
        for word in {one[0] for one in words} - self._framed_seen:
            self._framed_once(word)
        framed = [
            (at, bases)
            for at, one in enumerate(words[:-1])
            if (bases := known[one[0]]) and words[at + 1].start() - one.end() <= _LONGEST_JOINT
        ]
        for at, bases in framed:
            one, other = words[at], words[at + 1]
            if not _JOINT.match(text, one.end(), other.start()):
                continue
            others = self._framed_once(other[0])
            both = _of_one(bases, others, one[0], other[0]) if others else None
            if both is not None:
                yield from self._place(one.start(), other.end(), text, both, "sounds")
        yield from self._of_three(text, words, framed)

    def _of_three(
        self,
        text: str,
        words: Sequence[re.Match[str]],
        framed: Sequence[tuple[int, tuple[Base, ...]]],
    ) -> Iterator[FoundSpan]:
        """Yield three words in a row: a given name of two syllables may be two words."""
        for at, bases in framed:
            if at + len("gf") >= len(words):
                break
            one, other, third = words[at : at + 3]
            is_near = third.start() - other.end() <= _LONGEST_JOINT
            if is_near and _are_syllables(text, one, other, third):
                both = _of_one(bases, self._framed(other[0] + third[0]))
                if both is not None:
                    yield from self._place(one.start(), third.end(), text, both, "sounds")

    def _framed_once(self, word: str) -> tuple[Base, ...]:
        framed = self._framed_words
        if word not in framed:
            framed[word] = self._framed(word)
            self._framed_seen.add(word)
        return framed[word]

    def _framed(self, word: str) -> tuple[Base, ...]:
        """Return parts with the consonants of a word, and a first letter of the same class."""
        first = first_class(word)
        if first not in self._frame_firsts:
            return ()
        found = tuple(
            base
            for frame in frames_of(word)
            for base in self._frames.get(frame, ())
            if first_class(base.text) == first
        )
        if found and compact(word) in ordinary_words():
            # Selam is a word of Turkish, and a name of Ethiopia in other letters.
            return tuple(base for base in found if base.script not in _CASED)
        return found

    def _place(self, start: int, end: int, text: str, base: Base, kind: str) -> Iterator[FoundSpan]:
        article = _ARTICLE.search(text, max(0, start - len("ash-")), start)
        start = start if article is None else article.start()
        word = compact(text[start:end])
        everyone = base.owners or frozenset(base.near)
        owners = frozenset(own for own in everyone if word not in self._rejected[own])
        if owners and (word not in self._known or kind == "part"):
            place = start, end, owners, len(word), kind, word, base.text
            yield FoundSpan(*place, is_certain=False)


def _are_syllables(text: str, *words: re.Match[str]) -> bool:
    if any(len(word[0]) > _LONGEST_SYLLABLE for word in words[1:]):
        return False
    return all(text[one.end() : other.start()] in {" ", "-"} for one, other in pairwise(words))


def _edges(hits: Sequence[PartHit]) -> dict[int, list[Base]]:
    """Return which parts begin or end at each place."""
    found: defaultdict[int, list[Base]] = defaultdict(list)
    for hit in hits:
        found[hit.start].append(hit.base)
        found[hit.end].append(hit.base)
    return found


def _is_adjacent(base: Base, span: tuple[int, int], edges: dict[int, list[Base]]) -> bool:
    """Tell whether another part of the same person stands beside a word."""
    return any(
        other.key != base.key and other.near.keys() & base.near.keys()
        for at in (span[0] - 1, span[0] - 2, span[1] + 1, span[1] + 2)
        for other in edges.get(at, ())
    )


def _with_compounds(text: str, words: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return words with those that a hyphen joins as one: Un-gyong."""
    return [match for word in words if (match := _COMPOUND.match(text, word.start())) is not None]


def _of_one(
    bases: Iterable[Base], others: Sequence[Base], first: str = "", second: str = ""
) -> Base | None:
    """Return a part if two lists hold parts of one person in two places of one name.

    Args:
        bases: what the first word may be.
        others: what the second may be.
        first: the first word; where both have the vowels of a name that is listed in another
            script, fewer consonants are enough.
        second: the second word.
    """
    for base in bases:
        for other in others:
            if other.key == base.key or not base.near.keys() & other.near.keys():
                continue
            size = max(map(len, frames_of(base.text))) + max(map(len, frames_of(other.text)))
            is_long = size >= _LEAST_FRAME or (
                size >= _LEAST_FRAME_VOICED
                and _has_its_vowels(base, first)
                and _has_its_vowels(other, second)
            )
            if is_long and _are_apart(base, other):
                return base
    return None


def _has_its_vowels(base: Base, word: str) -> bool:
    """Tell whether a word in Latin, Cyrillic or Greek has the vowels of a part in other letters."""
    if base.script in _CASED or script_of(compact(word)) not in _CASED:
        return False
    return are_vowels_similar(base.text, word, is_full=base.script not in _WITHOUT_VOWELS)


def _are_apart(base: Base, other: Base) -> bool:
    return any(
        one.name == two.name and one.position != two.position
        for own in base.near.keys() & other.near.keys()
        for one in base.near[own]
        for two in other.near[own]
    )


def _may_count(word: str) -> bool:
    """Tell whether a word may be a name: it has a capital, or its script has none."""
    if len(word) < _LEAST_WORD or word[0].islower():
        return False
    first = word_kind(compact(word[0])[:1] or " ")
    return first in {"a", "r"} or (first in _CASED and word[0].isupper())


def _shortened(key: str) -> Iterable[str]:
    """Return a word, and the word without each of its letters."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}
