"""Pages that lie in their file, turned so that their lines run across like those of any other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import TURNS, Box, turned

_HALF = 2


def turns_of(lines: Iterable[TextLine]) -> int:
    """Return the quarters by which a page is turned clockwise so that most lines can be read.

    Lines are counted and not letters, whose number hangs on what is hidden in them.

    Args:
        lines: of the page, those that decide: not what is hidden.
    """
    count = Counter(line.turns for line in lines if line.text.strip())
    return max(count, key=lambda turns: (count[turns], -turns), default=0)


def upright(page: PageText, turns: int) -> PageText:
    """Return a page as it is after so many quarter turns clockwise."""
    if turns == 0:
        return page
    width, height = (page.height, page.width) if turns % 2 else (page.width, page.height)
    lines = tuple(_upright_line(line, turns) for line in page.lines)
    return replace(page, width=width, height=height, lines=lines)


def upright_boxes(boxes: Iterable[Box], turns: int) -> tuple[Box, ...]:
    """Return places of a page as it lies where they are after so many turns."""
    return tuple(turned(box, turns) for box in boxes)


def as_it_lies(boxes: Iterable[Box], turns: int) -> tuple[Box, ...]:
    """Return places of a page that was turned where they are on the page as it lies."""
    return upright_boxes(boxes, TURNS - turns)


def _upright_line(line: TextLine, turns: int) -> TextLine:
    edges = line.edges
    if turns == _HALF or (turns == 1) != line.runs_across:
        # What was counted from the top is counted from the right, and so on.
        edges = tuple((1.0 - last, 1.0 - first) for first, last in edges)
    left = (line.turns - turns) % TURNS
    return replace(line, box=turned(line.box, turns), edges=edges, turns=left)
