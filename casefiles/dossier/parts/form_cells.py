"""Answers that are lists, set as a table."""

from typing import Final

from casefiles.domain.records.form_answers import CELL
from casefiles.dossier.parts.form_rows import cells_of, heads_of, lines_of
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.mark_links import linked
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Paragraph, Role, Table, TableRow

_WIDE: Final = 4
"""Columns up to which one has room for the page beside a mark."""


def lines_as_table(
    columns: tuple[str, ...], value: str, material: Material, place: TextPosition
) -> Table:
    """Return the lines of a list as rows; what a line has beyond the columns stands in the last.

    Where its label names no columns, there are as many as the longest line has cells.
    """
    lines = lines_of(value)
    count = len(columns) or max((line.count(CELL) + 1 for line in lines), default=1)
    rows = tuple(_row(line, columns, count, material, place) for line in lines)
    language = material.profile.language
    head = tuple(
        Paragraph(spans(one, language), Role.CELL_HEAD, place) for one in heads_of(columns)
    )
    return Table((1 / count,) * count, head, rows)


def _row(
    line: str, columns: tuple[str, ...], count: int, material: Material, place: TextPosition
) -> TableRow:
    cells = cells_of(line, columns, material.profile.say, material.profile.dates)
    return TableRow(
        tuple(
            (Paragraph(linked(cell, material, has_pages=count <= _WIDE), Role.CELL, place),)
            if cell
            else ()
            for cell in (*cells, *[""] * (count - len(cells)))
        )
    )
