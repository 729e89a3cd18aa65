"""Chinese names in the four digits of each character that notices of police print: 0674 7456."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import is_han
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["TelegraphCodes"]

_CODES: Final = r"\d{4}(?:[ \u00a0,/;|-]{0,3}\d{4}){1,9}"
_LABELS: Final = (
    r"(?:telegraph(?:ic)?|commercial)[ \u00a0]codes?(?:[ \u00a0]numbers?)?"
    r"|telecodes?|\bSTC\b|\bCTC\b|\bCCC\b|code[ \u00a0]t[ée]l[ée]graphique"
    r"|código[ \u00a0]telegráfico|telegrafencode|telgraf[ \u00a0]kod\w*"
    r"|телеграфн\w+[ \u00a0]код\w*|标准电码|电报码|電報碼|中文电码|中文電碼|电码|電碼"
)
_LABELED: Final = re.compile(
    rf"(?:{_LABELS})[^\w\n]{{0,4}}(?:no\.?|nr\.?|is)?[^\w\n]{{0,4}}({_CODES})(?!\d)", re.IGNORECASE
)
_CODE: Final = re.compile(r"\d{4}")
_LEAST: Final = 2


class TelegraphCodes:
    """Finds codes that are as many as the characters of a name; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._owners: defaultdict[int, set[PersonId]] = defaultdict(set)
        self._forms: dict[int, str] = {}
        for own, names in index.names.items():
            for name in filter(is_han, names):
                size = len(compact(name))
                for count in {size, size - 1, size - 2} - {0}:
                    self._owners[count].add(own)
                    self._forms.setdefault(count, name)

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield codes behind what tells that they are codes of characters."""
        for match in _LABELED.finditer(reading.text) if self._owners else ():
            word = compact(match[1])
            count = len(word) // 4
            owners = frozenset(
                own for own in self._owners.get(count, ()) if word not in self._rejected[own]
            )
            if owners and count >= _LEAST:
                place = *match.span(1), owners, len(word), "sounds", word, self._forms[count]
                yield FoundSpan(*place, is_certain=False)
