"""Initials of two people before the one family name of both: V. and P. Melnikov."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import NamePart, parts_of, script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["SharedFamily"]

_CASED: Final = frozenset("lcg")
_LEAST: Final = 4
_ENDING: Final = 2
"""Letters in which the names of men and women of one family differ, and its plural."""
_TAILS: Final = "qyzy kyzy qizi kizi uly uli ulı қызы кызы ұлы улы оглы oglu"
_OF_FATHERS: Final = re.compile(f"(?:{'|'.join(map(compact, _TAILS.split()))})\\Z")
"""What makes a name of a father's, which the family may bear without it."""
_AND: Final = r"(?:[ \u00a0](?:and|und|et|y|e|i|и|й|і|та|және|ve|we|va|og|och|en|&)|,|/)[ \u00a0]"
_INITIAL: Final = r"[^\W\d_]\.(?:[ \u00a0]?[^\W\d_]\.){0,2}"
_TOGETHER: Final = re.compile(
    rf"(?<![^\W_.])((?:{_INITIAL}{_AND}){{1,3}})(?:{_INITIAL}[ \u00a0]?)([^\W\d_]{{4,}})"
)
_EACH: Final = re.compile(rf"({_INITIAL}){_AND}")


class SharedFamily:
    """Finds the initials that stand apart from the name; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._owners: defaultdict[tuple[str, str], set[PersonId]] = defaultdict(set)
        self._forms: dict[tuple[str, str], str] = {}
        for own, names in index.names.items():
            for name in names:
                parts = [one for one in parts_of(name) if script_of(one.key) in _CASED]
                places: defaultdict[str, set[int]] = defaultdict(set)
                for other in parts:
                    places[other.key[0]].add(other.position)
                for family in parts:
                    if len(family.key) >= _LEAST:
                        self._add(own, name, family, places)

    def _add(
        self, own: PersonId, name: str, family: NamePart, places: Mapping[str, set[int]]
    ) -> None:
        """Take a family name with the first letters of all other parts of the name."""
        bare = _OF_FATHERS.sub("", family.key)
        size = len(bare) - (_ENDING if bare == family.key else 0)
        for letter, where in places.items():
            if where != {family.position}:
                key = bare[: max(_LEAST, size)], letter
                self._owners[key].add(own)
                self._forms.setdefault(key, name)

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield each of the initials before the last."""
        if not reading.has_point_after_letter:
            return
        for match in _TOGETHER.finditer(reading.text):
            family = compact(match[2])
            for each in _EACH.finditer(reading.text, match.start(1), match.end(1)):
                letter = compact(each[1])[:1]
                keys = [
                    (family[:size], letter)
                    for size in range(_LEAST, len(family) + 1)
                    if (family[:size], letter) in self._owners
                ]
                word = compact(each[1]) + family
                owners = frozenset(
                    own
                    for key in keys
                    for own in self._owners[key]
                    if word not in self._rejected[own]
                )
                if owners and each[1][0].isupper() and match[2][0].isupper():
                    place = each.start(1), each.end(1), owners, len(word), "initials", word
                    yield FoundSpan(*place, self._forms[keys[0]], is_certain=False)
