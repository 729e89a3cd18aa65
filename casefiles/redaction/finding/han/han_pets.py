"""What Chinese makes of a character of a given name: 阿欣, 小婷, 婷婷, 婷姐, 兰老师, 娜娜."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.han.han_short import ENDS_NAME
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.listed import HAN_TITLES
from casefiles.redaction.finding.parts import is_han, parts_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["HanPets"]

_TITLES: Final = "|".join(map(compact, HAN_TITLES))
_BEGINS: Final = f"(?:(?<![\u3400-\u9fff])|(?<=[{compact('他她我你叫和跟给对问的是找把让')}]))"


class HanPets:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._doubled: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        for own, names in index.names.items():
            for name in names:
                parts = parts_of(name) if is_han(name) else ()
                if len(parts) > 1 and parts[0].what == "family":
                    self._owners[parts[1].key[-1]].add(own)
                    self._forms.setdefault(parts[1].key[-1], name)
                elif parts and parts[0].what == "part":
                    for char in (parts[0].key[0], parts[0].key[-1]):
                        self._doubled[char].add(own)
                        self._forms.setdefault(char, name)
        self._twice = _twice(self._doubled)
        choice = "".join(map(re.escape, self._owners))
        form = (
            rf"(?:[小阿]([{choice}])|{_BEGINS}([{choice}])\2){ENDS_NAME}"
            rf"|{_BEGINS}([{choice}])(?:(?:大?[姐哥]|[妹弟姨叔婶嫂])(?![妹夫])|{_TITLES})"
        )
        self._pattern = re.compile(form) if choice else None

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield pet names that are no ordinary words."""
        if not reading.has_han:
            return
        for pattern, people in ((self._pattern, self._owners), (self._twice, self._doubled)):
            for match in pattern.finditer(reading.plain_han) if pattern is not None else ():
                last, word = next(filter(None, match.groups())), match[0]
                owners = frozenset(own for own in people[last] if word not in self._rejected[own])
                if owners and word not in ordinary_words():
                    place = match.start(), match.end(), owners, len(word), "short", word
                    yield FoundSpan(*place, self._forms[last], is_certain=False)


def _twice(people: Mapping[str, set[PersonId]]) -> re.Pattern[str] | None:
    """Return what finds an edge of a foreign name in Han said twice: 娜娜 for 热娜."""
    choice = "".join(map(re.escape, people))
    return re.compile(rf"{_BEGINS}([{choice}])\1(?!\1)") if choice else None
