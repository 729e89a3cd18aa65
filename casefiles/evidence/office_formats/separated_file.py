"""Tells whether a text is a table whose cells are set apart by a sign, and reads it."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from casefiles.evidence.layout.blocks import BlockContent
from casefiles.evidence.layout.sheets import (
    LAST_COLUMN,
    MOST_CELLS,
    SheetData,
    SheetRowData,
    add_sheets,
    trimmed,
)

_SIGNS: Final = ("\t", ";", ",", "|")
_SAMPLE: Final = 200
_LEAST_ROWS: Final = 3
_LONGEST_CELL: Final = 1 << 20
_LONGEST_LINE: Final = 20_000
_SURE: Final = 3
"""Columns from which a table is told by their number alone."""


def separator_of(text: str) -> str:
    """Return the sign between the cells of a table, or nothing if a text is none.

    A table has the same number of cells in every row. Prose has not; and two columns set apart by
    a comma and a space are rather a list of names, or a chat.
    """
    head = "\n".join(text[: 1 << 20].split("\n")[:_SAMPLE])
    if any(len(line) > _LONGEST_LINE for line in head.split("\n")):
        return ""
    return next((sign for sign in _SIGNS if _is_table(head, sign, text)), "")


def _is_table(head: str, sign: str, text: str) -> bool:
    if head.count(sign) < _LEAST_ROWS:
        return False
    try:
        rows = [row for row in csv.reader(io.StringIO(head), delimiter=sign) if row]
    except csv.Error:
        return False
    if len(head) < len(text):
        # The last row may have been cut within a quoted cell.
        rows = rows[:-1]
    widths = {len(row) for row in rows}
    if len(rows) < _LEAST_ROWS or len(widths) != 1:
        return False
    (width,) = widths
    is_list = sign == "," and any(cell.startswith(" ") for row in rows for cell in row[1:])
    return (
        1 < width <= LAST_COLUMN
        and (width >= _SURE or not is_list)
        and not (is_list and width < _SURE + 1)
    )


def read_separated(text: str, sign: str) -> BlockContent:
    """Read a table."""
    content = BlockContent("Table in plain text")
    sheet = SheetData("")
    left = MOST_CELLS
    for number, cells in enumerate(_rows(text, sign), start=1):
        left -= len(cells)
        if left < 0:
            sheet.is_cut = True
            break
        if cells:
            sheet.rows.append(SheetRowData(number, cells))
    add_sheets(content, [sheet])
    return content


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for row in csv.reader(io.StringIO(text), delimiter=sign):
            yield trimmed(cell.strip() for cell in row[:LAST_COLUMN])
    except csv.Error:
        # A quote that never closes: what is left is told line by line.
        for line in text.split("\n"):
            yield trimmed(cell.strip() for cell in line.split(sign))
