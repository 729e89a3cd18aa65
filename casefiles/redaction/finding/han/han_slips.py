"""Chinese spellings that sound as a name does: with a dot, and of two characters."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import readings
from casefiles.domain.language.phonetic_forms import phonetic_form
from casefiles.redaction.finding.han.han_sounds import HanSounds
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import is_han, parts_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["HanSlips"]

_DOTTED: Final = re.compile("[\u3400-\u9fff]{2,6}[·•・‧．.][\u3400-\u9fff]{2,6}")
_DOTS: Final = re.compile("[·•・‧．.]")
_HAN: Final = "[\u3400-\u9fff]"
_OF_LETTERS: Final = 4
"""One letter in so many of the sound may differ."""


class HanSlips:
    """Finds names that are written with other characters of the same sound; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._spoken = tuple(_spoken(index))
        self._sounds = HanSounds((own, names) for own, names in index.names.items())
        self._short: defaultdict[tuple[str, str], set[PersonId]] = defaultdict(set)
        self._names = frozenset(compact(name) for names in index.names.values() for name in names)
        for own, names in index.names.items():
            for name in names:
                parts = parts_of(name) if is_han(name) else ()
                if len(parts) > 1 and parts[0].what == "family" and len(parts[1].key) == 1:
                    for sound in readings(parts[1].key):
                        self._short[parts[0].key, sound].add(own)
        families = "|".join(sorted({re.escape(family) for family, _ in self._short}))
        self._pattern = (
            re.compile(rf"(?<!{_HAN})({families})({_HAN})(?!{_HAN})") if families else None
        )

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield names that sound as somebody's does."""
        if not reading.has_han:
            return
        text = reading.text
        sounds = self._sounds
        plain = reading.plain_han
        for found in (sounds.find(text), sounds.titled(plain), sounds.undotted(plain)):
            for start, end, owners in found:
                yield from self._place(text, (start, end), owners)
        if self._spoken and _DOTS.search(text):
            for match in _DOTTED.finditer(text):
                form = _pinyin(match[0])
                owners = frozenset(own for own, sound, _ in self._spoken if _is_close(form, sound))
                yield from self._place(text, match.span(), owners)
        yield from self._of_two(reading)

    def _of_two(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield names of two characters of which the second is another of the same sound."""
        for match in self._pattern.finditer(reading.plain_han) if self._pattern is not None else ():
            if match[0] not in self._names and match[0] not in ordinary_words():
                owners = frozenset(
                    own
                    for sound in readings(match[2])
                    for own in self._short.get((match[1], sound), ())
                )
                yield from self._place(reading.text, match.span(), owners)

    def _place(
        self, text: str, span: tuple[int, int], owners: frozenset[PersonId]
    ) -> Iterator[FoundSpan]:
        start, end = span
        word = compact(text[start:end])
        owners = frozenset(own for own in owners if word not in self._rejected[own])
        if owners:
            place = start, end, owners, len(word), "sounds", word, text[start:end]
            yield FoundSpan(*place, is_certain=False)


def _spoken(index: Index) -> Iterator[tuple[PersonId, str, str]]:
    for own, names in index.names.items():
        for name in names:
            words = name.split()
            if is_han(name) and _DOTS.search(name):
                yield own, _pinyin(name), name
            elif len(words) == 2 and all(map(str.isalpha, words)):  # noqa: PLR2004 - two words
                sound = "".join(map(phonetic_form, words))
                if sound:
                    yield own, sound, name


def _pinyin(text: str) -> str:
    return "".join(next(iter(readings(char)), "") for char in text)


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
