"""Numbers of paragraphs and lists in a Word file: the word processor counts, from our starts."""

import re
from dataclasses import dataclass, field
from typing import Final

from casefiles.typeset.document.tree import ListNumbering
from casefiles.typeset.word.word_parts import HEAD, INDENT, NAMESPACES

_NUMBER: Final = re.compile(r"([0-9]{1,6})\.\Z")
DEEPEST: Final = 8
_FORMS: Final = {
    ListNumbering.BULLET: ("bullet", "\u2022"),
    ListNumbering.DECIMAL: ("decimal", "%{}."),
    ListNumbering.LETTER: ("lowerLetter", "(%{})"),
    ListNumbering.ROMAN: ("lowerRoman", "(%{})"),
}
_KINDS: Final = tuple(_FORMS)


@dataclass(slots=True)
class WordNumbering:
    """The series of a file, each with the kind, the depth and the start that it has.

    Attributes:
        series: kind, depth and first number of each, in the order of their ids from 1.
    """

    series: list[tuple[ListNumbering, int, int]] = field(default_factory=list)
    _running: tuple[int, int] = (0, 0)

    def of_label(self, label: str) -> int:
        """Return the series that gives a paragraph its label; 0 where no series can."""
        match = _NUMBER.match(label)
        if match is None:
            return 0
        number = int(match[1])
        series, last = self._running
        if not series or number != last + 1:
            series = self.begin(ListNumbering.DECIMAL, 0, number)
        self._running = series, number
        return series

    def begin(self, kind: ListNumbering, depth: int, first: int) -> int:
        """Begin a series; return its id."""
        self.series.append((kind, min(depth, DEEPEST), first))
        return len(self.series)

    def part(self) -> str:
        """Return the part of numberings."""
        abstract = "".join(_abstract(at, kind) for at, kind in enumerate(_KINDS))
        nums = "".join(
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{_KINDS.index(kind)}"/>'
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
            "</w:num>"
            for at, (kind, depth, first) in enumerate(self.series, start=1)
        )
        return f"{HEAD}<w:numbering {NAMESPACES}>{abstract}{nums}</w:numbering>"


def _abstract(at: int, kind: ListNumbering) -> str:
    form, text = _FORMS[kind]
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text.format(depth + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{INDENT * (depth + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
        for depth in range(DEEPEST + 1)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{at}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
