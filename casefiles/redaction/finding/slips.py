"""Words that are a part of a name but for one letter, or sound as one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.folding import word_kind
from casefiles.domain.han_readings import readings
from casefiles.domain.ids import PersonId
from casefiles.domain.sounds import sound_of
from casefiles.redaction.finding.hits import Place
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.parts import is_han
from casefiles.redaction.finding.reading import Reading
from casefiles.redaction.finding.words import says_little
from casefiles.redaction.patterns import compact
from casefiles.redaction.uncertain import is_one_edit

__all__ = ["Slips"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_CASED: Final = frozenset("lcg")
_LEAST: Final = 6
"""Letters of a part of which one may be another, missing, added or swapped."""
_LEAST_SOUND: Final = 5
_LEAST_BESIDE: Final = 3
_SEPARATORS: Final = re.compile(r"[\s,]{1,3}\Z")
_DOTTED: Final = re.compile("[\u3400-\u9fff]{2,6}[·•・‧．.][\u3400-\u9fff]{2,6}")
_DOTS: Final = re.compile("[·•・‧．.]")
_OF_LETTERS: Final = 4
"""One letter in so many of the sound may differ."""


class Slips:
    """Finds words that differ little from parts of names."""

    def __init__(self, index: Index) -> None:
        self._near: defaultdict[str, list[Base]] = defaultdict(list)
        self._sounds: defaultdict[str, list[Base]] = defaultdict(list)
        self._rejected = index.rejected
        for key, base in index.bases.items():
            if base.script in {"h", "u", "t"} or not base.is_listed or not base.owners:
                continue
            if len(key) >= _LEAST and not says_little(key):
                for form in _shortened(key):
                    self._near[form].append(base)
            sound = sound_of(base.text) if base.text.isalpha() else ""
            if len(sound) >= _LEAST_BESIDE:
                self._sounds[sound].append(base)
        self._spoken = tuple(_spoken(index))
        self._known = frozenset(index.bases)

    def find(self, reading: Reading) -> Iterator[Place]:
        """Yield words that may be slips: always questions."""
        if not self._near and not self._sounds and not self._spoken:
            return
        words = [told for told in _WORD.finditer(reading.text) if self._may_count(told[0])]
        known: dict[str, tuple[Base | None, Base | None]] = {}
        before: tuple[int, Base] | None = None
        for told in words:
            word = told[0]
            if word not in known:
                key = compact(word)
                known[word] = self._slip(key), self._sound(word, key)
            slip, sound = known[word]
            if slip is not None:
                yield from self._place(told, slip, "slip")
            elif sound is not None:
                is_beside = before is not None and self._is_beside(
                    reading.text, before, told, sound
                )
                if is_beside or (len(sound.key) >= _LEAST and len(sound_of(word)) >= _LEAST_SOUND):
                    yield from self._place(told, sound, "sounds")
            before = (told.end(), sound) if sound is not None else None
        yield from self._dotted(reading.text)

    def _may_count(self, word: str) -> bool:
        if len(word) < _LEAST_BESIDE:
            return False
        first = word_kind(compact(word[0])[:1] or " ")
        return first in {"a", "r", "o"} or (first in _CASED and word[0].isupper())

    def _slip(self, key: str) -> Base | None:
        if len(key) < _LEAST - 1 or key in self._known or says_little(key):
            return None
        for form in _shortened(key):
            for base in self._near.get(form, ()):
                if is_one_edit(key, base.key):
                    return base
        return None

    def _sound(self, word: str, key: str) -> Base | None:
        if not word.isalpha() or (says_little(key) and key not in self._known):
            return None
        found = self._sounds.get(sound_of(word), ())
        return next((base for base in found if base.key != key), found[0] if found else None)

    def _is_beside(
        self, text: str, before: tuple[int, Base], told: re.Match[str], sound: Base
    ) -> bool:
        """Tell whether the word before is another part of the same person, or sounds as one."""
        end, other = before
        is_near = _SEPARATORS.match(text[end : told.start()]) is not None
        return is_near and other.key != sound.key and bool(other.near.keys() & sound.near.keys())

    def _place(self, told: re.Match[str], base: Base, kind: str) -> Iterator[Place]:
        word = compact(told[0])
        owners = frozenset(own for own in base.owners if word not in self._rejected[own])
        if owners and word not in self._known:
            yield Place(
                told.start(), told.end(), owners, len(word), kind, word, base.text, is_certain=False
            )

    def _dotted(self, text: str) -> Iterator[Place]:
        """Yield Chinese spellings of names that sound as somebody's does."""
        if not self._spoken or not _DOTS.search(text):
            return
        for told in _DOTTED.finditer(text):
            said = _pinyin(told[0])
            owners = frozenset(own for own, sound, _ in self._spoken if _is_close(said, sound))
            word = compact(told[0])
            owners = frozenset(own for own in owners if word not in self._rejected[own])
            if owners:
                form = next(name for own, _, name in self._spoken if own in owners)
                yield Place(
                    told.start(),
                    told.end(),
                    owners,
                    len(word),
                    "sounds",
                    word,
                    form,
                    is_certain=False,
                )


def _spoken(index: Index) -> Iterator[tuple[PersonId, str, str]]:
    for own, names in index.names.items():
        for name in names:
            if is_han(name) and _DOTS.search(name):
                yield own, _pinyin(name), name
            elif len(name.split()) == 2 and all(map(str.isalpha, name.split())):  # noqa: PLR2004 - two words
                sound = "".join(map(sound_of, name.split()))
                if sound:
                    yield own, sound, name


def _pinyin(text: str) -> str:
    return "".join(next(iter(readings(char)), "") for char in text)


def _shortened(key: str) -> Iterable[str]:
    """Return a word, and the word without each of its letters."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def _is_close(one: str, other: str) -> bool:
    """Tell whether two sounds differ little: by one edit in four letters."""
    most = max(len(one), len(other)) // _OF_LETTERS
    if not other or abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        last, row[0] = row[0], at
        for place, letter in enumerate(other, 1):
            edited = min(row[place] + 1, row[place - 1] + 1, last + (char != letter))
            last, row[place] = row[place], edited
        if min(row) > most:
            return False
    return row[-1] <= most
