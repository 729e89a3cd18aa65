"""Answers that are lists: a line for each row, its cells parted by a bar, set as a table."""

from typing import Final

from casefiles.domain.answers import CELL
from casefiles.dossier.form_values import worded_date
from casefiles.dossier.forums import FieldType, FormField
from casefiles.dossier.languages import spans
from casefiles.dossier.mark_links import linked
from casefiles.dossier.material import Material
from casefiles.typeset.tree import Paragraph, Place, Role, Row, Table

_WIDE: Final = 4
"""Columns up to which one has room for the page beside a mark."""
_A_LINE: Final = ", a line each"
_TRUTH: Final = " Y/N"
"""Ends the name of a column that holds Y or N."""
_TRUTHS: Final = {"Y": "yes", "N": "no"}


def columns_of(field: FormField) -> tuple[str, tuple[str, ...]]:
    """Return what a list is called, and its columns as its label tells them; else none."""
    title, _, told = field.label.rpartition(": ")
    if field.type is not FieldType.LIST or not title:
        return field.label, ()
    cut = [column.strip() for column in told.split(CELL if CELL in told else ",")]
    if len(cut) == 1:
        return field.label, ()
    return title.removesuffix(_A_LINE), tuple(f"{one[:1].upper()}{one[1:]}" for one in cut)


def is_tabular(field: FormField, value: str) -> bool:
    """Tell whether an answer is set as a table."""
    return field.type is FieldType.LIST and CELL in value


def lines_as_table(columns: tuple[str, ...], value: str, material: Material, place: Place) -> Table:
    """Return the lines of a list as rows; what a line has beyond the columns stands in the last.

    Where its label names no columns, there are as many as the longest line has cells.
    """
    lines = [line for line in value.splitlines() if line.strip()]
    count = len(columns) or max(line.count(CELL) for line in lines) + 1
    rows = tuple(_row(line, columns, count, material, place) for line in lines)
    language = material.profile.language
    named = (one.removesuffix(_TRUTH) for one in columns)
    head = tuple(Paragraph(spans(one, language), Role.CELL_HEAD, place) for one in named)
    return Table((1 / count,) * count, head, rows)


def _row(line: str, columns: tuple[str, ...], count: int, material: Material, place: Place) -> Row:
    cells = [cell.strip() for cell in line.split(CELL, count - 1)]
    named = (*columns, *[""] * (count - len(columns)))
    words = (_worded(cell, column, material) for cell, column in zip(cells, named, strict=False))
    told = [*words, *[""] * (count - len(cells))]
    return Row(
        tuple(
            (Paragraph(linked(cell, material, has_pages=count <= _WIDE), Role.CELL, place),)
            if cell
            else ()
            for cell in told
        )
    )


def _worded(cell: str, column: str, material: Material) -> str:
    """Return what is printed of a cell: dates in words, and yes or no for a letter."""
    if column.endswith(_TRUTH) and cell in _TRUTHS:
        return material.profile.say(_TRUTHS[cell])
    return worded_date(cell)
