"""Whole names cut into other words, and spelled otherwise: Mamat Tursun Hoxur."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.phonetic_forms import phonetic_form
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["JoinedSounds"]

_JOINT: Final = re.compile(r"[ \u00a0'’-]{1,2}\Z")
_LEAST: Final = 9
"""Sounds of a whole name from which it is nobody else's."""
_LEAST_PART: Final = 8
"""The same of one part."""
_BEGINNING: Final = 3
_FIRST_LETTERS, _FIRST_SOUNDS = 4, 2
_MOST_WORDS: Final = 4
_LONGEST: Final = 120
"""Sounds that four words can have at most; every beginning of a name is kept at hand."""
_MOST_CACHED: Final = 50_000
_CASED: Final = frozenset("lcg")


class JoinedSounds:
    """Finds two to four words that sound together as a whole name; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._names: dict[str, tuple[PersonId, str]] = {}
        for own, names in index.names.items():
            for name in names:
                key = compact(name)
                for sound in _sounds(key) if script_of(key) in _CASED else ():
                    if _LEAST <= len(sound) <= _LONGEST:
                        self._names.setdefault(sound, (own, name))
        for base in index.bases.values():
            is_long = base.is_listed and base.owners and base.script in _CASED
            for sound in _sounds(base.key) if is_long else ():
                if _LEAST_PART <= len(sound) <= _LONGEST:
                    self._names.setdefault(sound, (min(base.owners), base.text))
        self._begun = frozenset(
            sound[:size] for sound in self._names for size in range(_BEGINNING, len(sound))
        )
        self._first_sounds = frozenset(sound[:_FIRST_SOUNDS] for sound in self._names)
        self._seen: set[str] = set()
        self._beginning: set[str] = set()
        self._listed = frozenset(compact(name) for _, name in self._names.values())

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield such words."""
        begun = self._may_begin(reading.different_words) if self._begun else frozenset()
        if not begun:
            return
        words = reading.words
        for at, first in enumerate(words[:-1]):
            if first[0] not in begun:
                continue
            row = [first]
            for word in words[at + 1 : at + _MOST_WORDS]:
                if not _JOINT.match(reading.text, row[-1].end(), word.start()):
                    break
                row.append(word)
                yield from self._whole("".join(one[0] for one in row), row[0].start(), word.end())

    def _whole(self, joined: str, start: int, end: int) -> Iterator[FoundSpan]:
        key = compact(joined)
        if key in self._listed or not key.isalpha():
            return
        known = next((self._names[one] for one in _sounds(key) if one in self._names), None)
        if known is not None and key not in self._rejected[known[0]]:
            place = start, end, frozenset((known[0],)), len(key), "sounds", key, known[1]
            yield FoundSpan(*place, is_certain=False)

    def _may_begin(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words with which a name may begin, found once for each."""
        if len(self._seen) > _MOST_CACHED:
            self._seen.clear()
            self._beginning.clear()
        for word in words - self._seen:
            self._seen.add(word)
            # The last sound of a word may be another beside the next.
            may_begin = _first_sounds(word[:_FIRST_LETTERS]) in self._first_sounds
            if may_begin and any(one[:-1] in self._begun for one in _sounds(compact(word))):
                self._beginning.add(word)
        return words & self._beginning


@lru_cache(maxsize=_MOST_CACHED)
def _first_sounds(letters: str) -> str:
    """Return the first two sounds of a word by its first four letters."""
    return phonetic_form(compact(letters))[:_FIRST_SOUNDS]


def _sounds(key: str) -> tuple[str, ...]:
    """Return the sounds of a word, with the x of passports as sh too."""
    return tuple(dict.fromkeys((phonetic_form(key), phonetic_form(key.replace("x", "sh")))))
