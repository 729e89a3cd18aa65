"""Names of which somebody says character by character how they are written: 欧洲的欧，太阳的阳."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import is_han
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["HanDescribed"]

_HAN: Final = "[\u3400-\u9fff]"
_ONE: Final = re.compile(rf"{_HAN}{{1,4}}的({_HAN})(?!{_HAN})")
_JOINT: Final = re.compile(r"[\s，、,;；和]{0,3}\Z")
_LEAST: Final = 2


class HanDescribed:
    """Finds two or more characters of a name in a row; always questions."""

    def __init__(self, index: Index) -> None:
        self._names = tuple(
            (own, compact(name), name)
            for own, names in index.names.items()
            for name in names
            if is_han(name)
        )
        self._rejected = index.rejected

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield where a text spells a name by words that have its characters."""
        if not self._names or not reading.has_han or "的" not in reading.signs:
            return
        text = reading.plain_han
        row: list[re.Match[str]] = []
        for match in _ONE.finditer(text):
            if match[1] not in match[0][:-1]:
                continue
            if row and not _JOINT.match(text[row[-1].end() : match.start()]):
                yield from self._of(row)
                row = []
            row.append(match)
        yield from self._of(row)

    def _of(self, row: list[re.Match[str]]) -> Iterator[FoundSpan]:
        described = "".join(one[1] for one in row)
        for own, key, form in self._names:
            if (
                len(described) >= _LEAST
                and described in key
                and described not in self._rejected[own]
            ):
                place = row[0].start(), row[-1].end(), frozenset((own,)), len(described)
                yield FoundSpan(*place, "sounds", described, form, is_certain=False)
