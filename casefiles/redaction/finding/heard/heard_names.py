"""Foreign names in Tibetan, Ethiopic and Arabic letters, by their sounds: སེ་རིག་བོལ་ is Serikbol."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.name_equivalents import NameTradition, elements_in
from casefiles.domain.language.name_forms import name_words
from casefiles.redaction.finding.heard.heard_sounds import (
    Unit,
    WordSound,
    agrees,
    folded,
    frame_of,
    listed_sounds,
    of_arabic,
    of_ethiopic,
    of_tibetan,
    shape_of,
)
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import is_han, parts_of, script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["HeardNames"]

_LISTED: Final = frozenset("lcgh")
_TIBETAN: Final = re.compile("[\u0f40-\u0fbc]+")
_ETHIOPIC: Final = re.compile("[\u1200-\u135a]+")
_ARABIC: Final = re.compile("[\u0620-\u063f\u0641-\u064a\u0671-\u06d5\u06fa-\u06ff]+")
_TSHEG: Final = re.compile("[\u0f0b\u0f0c]")
_GAP: Final = re.compile(r"[ \u00a0\u1361-]{1,2}")
_SYLLABLES: Final = 7
_WORDS: Final = 3
_SURE: Final = 4
"""Consonants by which a name is known though a vowel differs."""
_FEW: Final = 3
"""Consonants from which a name with enough vowels is known, if these are the same."""
_UNWRITTEN: Final = 2
"""Vowels that Arabic letters may leave out of a long name."""
_MOST_CACHED: Final = 50_000
"""Words that are kept at most."""

Parts = tuple[Unit, ...]
"""Sounds in a row."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read letters: its sounds, and their shape."""

    units: Parts
    shape: str


@dataclass(frozen=True, slots=True)
class _Listed:
    """A name, or a part of one, as it is listed."""

    form: str
    sound: WordSound
    owners: frozenset[PersonId]


class HeardNames:
    """Finds names by how they sound in letters in which nobody listed them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        owners: defaultdict[tuple[str, WordSound], set[PersonId]] = defaultdict(set)
        for own, names in index.names.items():
            for form in dict.fromkeys(form for name in names for form in _forms_of(name)):
                for sound in listed_sounds(form):
                    if sound.frame:
                        owners[form, sound].add(own)
        self._by_frame: defaultdict[str, list[_Listed]] = defaultdict(list)
        for (form, sound), found in owners.items():
            self._by_frame[sound.frame].append(_Listed(form, sound, frozenset(found)))
        self._begun = {frame[:size] for frame in self._by_frame for size in range(len(frame) + 1)}
        # Words of one page are those of the next: what each may begin is found once.
        self._firsts: dict[str, tuple[_Listed | None, tuple[_Way, ...]]] = {}

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield what sounds as a name does."""
        text = reading.text
        if text.isascii() or not self._by_frame:
            return
        if _TIBETAN.search(text):
            yield from self._in_tibetan(text)
        if _ETHIOPIC.search(text):
            yield from self._in_words(text, _ETHIOPIC, _ethiopic_ways, _is_ethiopic)
        if _ARABIC.search(text):
            yield from self._in_words(text, _ARABIC, _arabic_ways, _is_arabic)

    def _in_tibetan(self, text: str) -> Iterator[FoundSpan]:
        """Yield names of syllables in a row; the longest at each place."""
        syllables = list(_TIBETAN.finditer(text))
        for at, first in enumerate(syllables):
            found: tuple[_Listed, int] | None = None
            begun: tuple[_Way, ...] = (_NOTHING,)
            is_foreign = False
            for number, one in enumerate(syllables[at : at + _SYLLABLES], 1):
                before = syllables[at + number - 2].end()
                if number > 1 and not _TSHEG.fullmatch(text, before, one.start()):
                    break
                ways, is_marked = _tibetan_ways(one[0], is_first=number == 1)
                is_foreign |= is_marked
                last = _tibetan_ways(one[0], is_last=True)[0]
                is_right = partial(_is_tibetan, number, is_foreign=is_foreign)
                listed = self._heard(_together(begun, last), is_right)
                found = (listed, one.end()) if listed is not None else found
                begun = self._going_on(_together(begun, ways))
                if not begun:
                    break
            if found is not None:
                yield from self._place(text, first.start(), found[1], found[0])

    def _in_words(
        self,
        text: str,
        words: re.Pattern[str],
        ways_of: Callable[[str], tuple[_Way, ...]],
        is_right: Callable[[_Listed, WordSound], bool],
    ) -> Iterator[FoundSpan]:
        """Yield names of whole words, of two or three where they are written apart."""
        if len(self._firsts) > _MOST_CACHED:
            self._firsts.clear()
        found = list(words.finditer(text))
        for at, first in enumerate(found):
            known = self._firsts.get(first[0])
            if known is None:
                ways = ways_of(first[0])
                known = self._heard(ways, is_right), self._going_on(ways)
                self._firsts[first[0]] = known
            listed, begun = known
            end = first.end()
            for number, one in enumerate(found[at + 1 : at + _WORDS] if begun else (), at + 1):
                if not _GAP.fullmatch(text, found[number - 1].end(), one.start()):
                    break
                together = tuple(_together(begun, ways_of(one[0])))
                heard = self._heard(together, is_right)
                listed, end = (heard, one.end()) if heard is not None else (listed, end)
                begun = self._going_on(together)
                if not begun:
                    break
            if listed is not None:
                yield from self._place(text, first.start(), end, listed)

    def _going_on(self, ways: Iterable[_Way]) -> tuple[_Way, ...]:
        """Return the ways to read letters with which a listed name begins."""
        return tuple(one for one in ways if frame_of(one.shape) in self._begun)

    def _heard(
        self, ways: Iterable[_Way], is_right: Callable[[_Listed, WordSound], bool]
    ) -> _Listed | None:
        """Return the listed name that one way to read a text sounds as."""
        for way in ways:
            bases = self._by_frame.get(frame_of(way.shape))
            if bases is None:
                continue
            sound = folded(way.units)
            for one in bases:
                if is_right(one, sound):
                    return one
        return None

    def _place(self, text: str, start: int, end: int, listed: _Listed) -> Iterator[FoundSpan]:
        word = compact(text[start:end])
        owners = frozenset(one for one in listed.owners if word not in self._rejected[one])
        if owners:
            place = start, end, owners, len(word), "sounds", word, listed.form
            yield FoundSpan(*place, is_certain=False)


_NOTHING: Final = _Way((), "")


def _together(begun: Iterable[_Way], ways: Sequence[_Way]) -> Iterator[_Way]:
    return (_Way((*one.units, *end.units), one.shape + end.shape) for one in begun for end in ways)


def _ways(ways: Iterable[Parts]) -> tuple[_Way, ...]:
    return tuple(_Way(units, shape_of(units)) for units in ways)


@lru_cache(8192)
def _arabic_ways(word: str) -> tuple[_Way, ...]:
    return _ways(of_arabic(word))


@lru_cache(8192)
def _ethiopic_ways(word: str) -> tuple[_Way, ...]:
    return _ways(of_ethiopic(word))


@lru_cache(8192)
def _tibetan_ways(
    syllable: str, *, is_first: bool = False, is_last: bool = False
) -> tuple[tuple[_Way, ...], bool]:
    ways, is_foreign = of_tibetan(syllable, is_first=is_first, is_last=is_last)
    return _ways(ways), is_foreign


def _forms_of(name: str) -> Iterator[str]:
    """Yield a name, its words in the other order, and each of its parts."""
    if script_of(compact(name)) not in _LISTED or _is_tibetan_name(name):
        return
    yield name
    if is_han(name):
        return
    words = name.split()
    if len(words) > 1:
        yield " ".join((*words[1:], words[0]))
        yield " ".join((words[-1], *words[:-1]))
        if len(words) > _WORDS - 1:
            yield f"{words[0]} {words[-1]}"
            yield " ".join(words[:-1])
    for part in parts_of(name):
        if part.what != "within":
            yield part.text


def _is_tibetan_name(name: str) -> bool:
    """Tell whether a name is of Tibetan words, which Tibetan spells in its own way."""
    found = [elements_in(word) for word in name_words(name)]
    return all(
        any(one.tradition is NameTradition.TIBETAN for one in elements) for elements in found
    )


def _is_tibetan(syllables: int, listed: _Listed, sound: WordSound, *, is_foreign: bool) -> bool:
    size = len(listed.sound.frame)
    if size >= _SURE:
        return syllables > 1 and agrees(listed.sound, sound)
    is_same = agrees(listed.sound, sound, is_exact=True)
    if size == _FEW and listed.sound.voiced >= _FEW:
        return syllables > 1 and is_same
    return is_foreign and is_same and (syllables > 1 or sound.frame[:1] == "P")


def _is_ethiopic(listed: _Listed, sound: WordSound) -> bool:
    size = len(listed.sound.frame)
    if size >= _SURE:
        return agrees(listed.sound, sound)
    return size + listed.sound.voiced > _SURE and agrees(listed.sound, sound, is_exact=True)


def _is_arabic(listed: _Listed, sound: WordSound) -> bool:
    size = len(listed.sound.frame)
    if size < _SURE:
        is_known = size == _FEW and listed.sound.voiced >= _FEW
        return is_known and agrees(listed.sound, sound)
    unwritten = min(_UNWRITTEN, size - _FEW) if size > _SURE else 0
    return sound.voiced > 0 and agrees(listed.sound, sound, unwritten=unwritten)
