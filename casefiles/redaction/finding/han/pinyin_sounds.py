"""Foreign names as passports spell them from their Chinese characters: Abudureyimu Yiming.

Chinese writes the name by syllables, and the police write the pinyin of these: of the name itself
little more than the consonants are left.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import cuts
from casefiles.redaction.finding.han.han_sounds import (
    SpokenName,
    spoken_names,
    syllable_consonants,
)
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["PinyinSounds"]

_JOINT: Final = re.compile(r"[ \u00a0,·.-]{1,2}\Z")
_SYLLABLES: Final = 2
_LEAST_WORD: Final = 5
_PARTS: Final = 2
_MOST: Final = 3
_MOST_CACHED: Final = 50_000
"""Words that are kept at most."""


class PinyinSounds:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._names: dict[SpokenName, str] = {}
        for own, names in index.names.items():
            for name in names:
                for one in spoken_names(own, (name,)):
                    self._names.setdefault(one, name)
        self._words = frozenset(word for one in self._names for word in one.words)
        self._known: set[str] = set()
        self._like: set[str] = set()
        self._listed = frozenset(key for key, base in index.bases.items() if base.is_listed)

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield two or three words of pinyin with the consonants of a name."""
        if not self._names:
            return
        begun = self._spelling(reading.different_words)
        if len(begun) < _PARTS:
            return
        words = [match for match in reading.words if match[0] in begun]
        for at, first in enumerate(words):
            row = [first]
            for match in words[at + 1 : at + _MOST]:
                if not _JOINT.match(reading.text, row[-1].end(), match.start()):
                    break
                row.append(match)
            for size in range(len(row), _PARTS - 1, -1):
                found = self._found([_spelled(match[0]) for match in row[:size]])
                if found is not None:
                    yield from self._place(reading.text, first.start(), row[size - 1].end(), found)
                    break

    def _spelling(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words that may spell a word of a name, found once for each."""
        if len(self._known) > _MOST_CACHED:
            self._known.clear()
            self._like.clear()
        new = words - self._known
        self._known |= new
        for word in new:
            ways = _spelled(word)
            if any(re.fullmatch(way, sound) for way in ways for sound in self._words):
                self._like.add(word)
        return words & self._like

    def _found(self, sounds: Sequence[tuple[str, ...]]) -> SpokenName | None:
        for one in self._names:
            if len(one.words) < len(sounds):
                continue
            for order in permutations(one.words, len(sounds)):
                pairs = zip(sounds, order, strict=True)
                if all(any(re.fullmatch(way, word) for way in ways) for ways, word in pairs):
                    return one
        return None

    def _place(self, text: str, start: int, end: int, one: SpokenName) -> Iterator[FoundSpan]:
        word = compact(text[start:end])
        if word not in self._rejected[one.owner] and word not in self._listed:
            owners: frozenset[PersonId] = frozenset((one.owner,))
            place = start, end, owners, len(word), "sounds", word, self._names[one]
            yield FoundSpan(*place, is_certain=False)


@lru_cache(8192)
def _spelled(word: str) -> tuple[str, ...]:
    """Return patterns of the consonants that a word of two or more syllables may stand for."""
    if len(word) < _LEAST_WORD or not word.isascii():
        return ()
    ways = [cut for cut in cuts(compact(word)) if len(cut) >= _SYLLABLES]
    return tuple(dict.fromkeys("".join(map(_consonants, way)) for way in ways))


def _consonants(syllable: str) -> str:
    return f"(?:{syllable_consonants(syllable)})"
