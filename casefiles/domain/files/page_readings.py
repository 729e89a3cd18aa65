"""All that machines read on a page, as texts to be searched: one for each language and way up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casefiles.domain.files.ocr import OcrLine, OcrPage, is_right_to_left
from casefiles.domain.foundation.boxes import Box

_SAME_ROW: Final = 0.5


@dataclass(frozen=True, slots=True)
class LineRead:
    """What a line says in one way.

    Attributes:
        plain: the text without words that were hardly read.
    """

    text: str
    plain: str
    box: Box


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page says in one language and one way up.

    Attributes:
        way: which; empty for what is shown of the page, whatever it was read in.
    """

    way: str
    lines: tuple[LineRead, ...]

    @property
    def text(self) -> str:
        """The lines, joined by line ends."""
        return "\n".join(line.text for line in self.lines)

    @property
    def plain(self) -> str:
        """The lines without words that were hardly read."""
        return "\n".join(line.plain for line in self.lines)


def readings_of(page: OcrPage) -> tuple[PageRead, ...]:
    """Return what is shown of a page, then each other way in which lines of it were read.

    A way holds its lines that are shown too: a name may begin on one and end on another.
    """
    lines = (*page.lines, *page.faint)
    ways = dict.fromkeys(one.way for line in lines for one in line.others)
    shown = PageRead("", tuple(_shown(line) for line in page.lines))
    others = (PageRead(way, tuple(_in_way(lines, way))) for way in ways)
    return (*((shown,) if shown.lines else ()), *others)


def _shown(line: OcrLine) -> LineRead:
    return LineRead(line.text, line.text, line.box)


def _in_way(lines: Iterable[OcrLine], way: str) -> list[LineRead]:
    line_reads = []
    for line in lines:
        if line.text and line.way == way:
            line_reads.append(_shown(line))
        line_reads += [
            LineRead(one.text, one.plain, line.box) for one in line.others if one.way == way
        ]
    if any(is_right_to_left(one.text) for one in line_reads):
        return _from_right(line_reads)
    return line_reads


def _from_right(lines: Iterable[LineRead]) -> list[LineRead]:
    """Return lines with those of one row from the right."""
    rows: list[list[LineRead]] = []
    for line in sorted(lines, key=lambda one: one.box.y0 + one.box.y1):
        first = rows[-1][0].box if rows else None
        if first is not None and _middle(line.box) - _middle(first) < _SAME_ROW * (
            first.y1 - first.y0
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda one: -one.box.x0)]


def _middle(box: Box) -> float:
    return (box.y0 + box.y1) / 2
