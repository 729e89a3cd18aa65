"""Cells of a row of a table that is written as text."""

import re
from typing import Final

__all__ = ["cells_around"]

_PART: Final = re.compile(r"[;|\t]")
_LEAST: Final = 3
"""What parts cells, from which a line is a row."""


def cells_around(text: str, at: int) -> tuple[tuple[int, int], ...]:
    """Return the cells of the row in which a place lies, without blanks; none outside rows."""
    first = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    last = end if end >= 0 else len(text)
    marks = [found.start() for found in _PART.finditer(text, first, last)]
    if len(marks) < _LEAST:
        return ()
    cells = zip([first, *(one + 1 for one in marks)], [*marks, last], strict=True)
    return tuple(_stripped(text, *cell) for cell in cells)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
