"""Text of a spreadsheet, set in columns again: rows come as lines whose cells two blanks part."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedParagraph
from casefiles.dossier.parts.languages import spans
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow, VerticalSpace

_BETWEEN: Final = "  "
"""White space alone, so that a name in two cells is found as one before it leaves."""
_MOST_COLUMNS: Final = 7
_NARROWEST, _WIDEST = 12, 30
"""Letters by which the width of a column is told."""


def sheet_columns(paragraphs: Sequence[DisclosedParagraph]) -> int:
    """Return how many columns a text has; 0 where it is no sheet, or one too wide for a page.

    It is one where at least half of its lines have the same cells: prose with two blanks after
    full stops is none.
    """
    lines = [_cells(one) for one in paragraphs]
    if not lines or any(one.head for one in paragraphs):
        return 0
    count, found = Counter(len(cells) for cells in lines).most_common(1)[0]
    return count if 1 < count <= _MOST_COLUMNS and found * 2 >= len(lines) else 0


def sheet_blocks(
    paragraphs: Sequence[DisclosedParagraph], columns: int, language: str, place: TextPosition
) -> Iterator[Block]:
    """Yield the rows of a sheet as tables, and lines of other cells as they are, in their order."""
    rows = [_cells(one) for one in paragraphs]
    full = [cells for cells in rows if len(cells) == columns]
    widths = [
        min(_WIDEST, max(_NARROWEST, *(len(cells[at]) for cells in full))) for at in range(columns)
    ]
    shares = tuple(width / sum(widths) for width in widths)
    for is_full, found in groupby(rows, lambda cells: 1 < len(cells) <= columns):
        if is_full:
            yield VerticalSpace(6)
            padded = ([*cells, *[""] * (columns - len(cells))] for cells in found)
            yield Table(shares, (), tuple(_row(cells, language, place) for cells in padded))
            continue
        for cells in found:
            words = " | ".join(one for one in cells if one)
            if words:
                yield Paragraph(spans(words, language, is_as_written=True), Role.BODY, place)


def _row(cells: Sequence[str], language: str, place: TextPosition) -> TableRow:
    return TableRow(
        tuple(
            (Paragraph(spans(one, language, is_as_written=True), Role.CELL, place),) if one else ()
            for one in cells
        )
    )


def _cells(paragraph: DisclosedParagraph) -> list[str]:
    line = paragraph.text.replace("\n", " ").rstrip()
    return [one.strip() for one in line.split(_BETWEEN)]
