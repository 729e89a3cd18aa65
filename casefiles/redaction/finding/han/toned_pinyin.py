"""Names in pinyin by syllables, as interpreters note them: Zhang1 Guo2qiang2, Re Na."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import cuts, readings
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index, proposed_names
from casefiles.redaction.finding.parts import is_han, parts_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.spelling_variants.traditions import is_chinese_latin

__all__ = ["TonedPinyin"]

_TONE: Final = "[1-5][ \u00a0'-]?"


class TonedPinyin:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        found: defaultdict[str, list[tuple[re.Pattern[str], PersonId, str]]] = defaultdict(list)
        for own, names in index.names.items():
            for name in (*names, *proposed_names(index.people[own])):
                if is_chinese_latin(tuple(name.split())):
                    words = (compact(word) for word in name.split())
                    first, *rest = [one for word in words for one in min(cuts(word), key=len)]
                    pattern = re.compile(
                        _TONE.join(("", *rest)) + "[1-5](?![^\\W_])", re.IGNORECASE
                    )
                    found[first.capitalize()].append((pattern, own, name))
        self._by_first = dict(found)
        self._parts = tuple(_of_foreign(index))

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield where a text has such names."""
        begun = reading.different_words & self._by_first.keys()
        for word in reading.words if begun and reading.has_digits else ():
            for pattern, own, name in self._by_first.get(word[0], ()):
                match = pattern.match(reading.text, word.end())
                key = "" if match is None else compact(reading.text[word.start() : match.end()])
                if match is not None and key not in self._rejected[own]:
                    place = word.start(), match.end(), frozenset((own,)), len(key), "sounds", key
                    yield FoundSpan(*place, name, is_certain=False)
        for pattern, own, name in self._parts:
            for match in pattern.finditer(reading.text):
                key = compact(match[0])
                if key not in self._rejected[own]:
                    place = match.start(), match.end(), frozenset((own,)), len(key), "sounds", key
                    yield FoundSpan(*place, name, is_certain=False)


def _of_foreign(index: Index) -> Iterator[tuple[re.Pattern[str], PersonId, str]]:
    """Yield what finds the first part of a foreign name in Han by its syllables: Re Na, RE NA."""
    for own, names in index.names.items():
        for name in filter(is_han, names):
            part = next(iter(parts_of(name)), None)
            if part is None or part.what != "part":
                continue
            sounds = [next(iter(readings(char)), "") for char in part.key]
            if all(sounds) and len(sounds) > 1:
                ways = (map(str.capitalize, sounds), map(str.upper, sounds))
                choice = "|".join("[ \u00a0-]".join(way) for way in ways)
                yield re.compile(rf"(?<![^\W_])(?:{choice})(?![^\W_])"), own, name
