"""Sheets of whatever format as blocks and items: tables with row numbers and column letters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    Sheet,
    SheetRow,
    Visibility,
)
from casefiles.domain.foundation.alphabetic_numbering import (
    letters_from_number,
    number_from_letters,
)
from casefiles.evidence.layout.blocks import BlockContent, BlockTable, Cell, RunStyle, TextRun

MOST_CELLS: Final = 3_000_000
"""Cells of one file, empty ones before the last of a row included."""
MOST_ROWS: Final = 50_000
"""Rows of one file that are kept as rows; all others are on the pages only."""
LAST_COLUMN: Final = 16_384
LAST_ROW: Final = 1_048_576
_MOST_LISTED: Final = 500
_MOST_NAMED: Final = 100
_SIGNS: Final = {Visibility.HIDDEN: " (hidden)", Visibility.VERY_HIDDEN: " (hidden for good)"}


@dataclass(frozen=True, slots=True)
class SheetRowData:
    """One row: its number from 1, and its cells from the first column on."""

    number: int
    cells: Sequence[str]
    is_hidden: bool = False


@dataclass(slots=True)
class SheetData:
    """One sheet as read from a file.

    Attributes:
        rows: those that hold anything, from the top.
        hidden_columns: indices from 0.
        comments: place, and author with text.
        formulas: place and formula.
        links: place and target.
        texts: of boxes and charts that lie on the sheet.
        is_cut: it has more rows.
        is_table: it has cells; else it shows a chart or holds macros.
    """

    name: str
    visibility: Visibility = Visibility.VISIBLE
    rows: list[SheetRowData] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    comments: list[tuple[str, str]] = field(default_factory=list)
    formulas: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    is_cut: bool = False
    is_table: bool = True


def column_letters(index: int) -> str:
    """Return the letters of a column, whose index counts from 0."""
    return letters_from_number(index + 1)


def column_index(letters: str) -> int:
    """Return the index of a column by its letters; -1 for none."""
    return number_from_letters(letters) - 1


def trimmed(cells: Iterable[str]) -> list[str]:
    """Return cells without the empty ones at the end."""
    retained = list(cells)
    while retained and not retained[-1]:
        retained.pop()
    return retained


def add_sheets(content: BlockContent, sheets: Sequence[SheetData]) -> None:
    """Add sheets to the content of a file."""
    first = 1
    for number, sheet in enumerate(sheets, start=1):
        first += _add_sheet(content, sheet, (number, len(sheets)), first)


def _add_sheet(content: BlockContent, sheet: SheetData, place: tuple[int, int], first: int) -> int:
    """Add one sheet; returns how many rows were kept as rows."""
    columns = sorted({at for row in sheet.rows for at, text in enumerate(row.cells) if text})
    row_count = min(len(sheet.rows), max(0, MOST_ROWS + 1 - first))
    content.add_item_here(
        Sheet(
            sheet.name,
            0,
            first if row_count else 0,
            row_count,
            min(columns[-1] + 1, 1_000) if columns else 0,
            sheet.visibility,
            tuple(column_letters(at) for at in columns if at in sheet.hidden_columns)[:1_000],
        )
    )
    for finding in _findings(sheet, columns, row_count):
        content.add_item_here(finding)
    content.add_items(
        *(
            SheetRow(row.number, tuple(row.cells), int(row.is_hidden))
            for row in sheet.rows[:row_count]
        )
    )
    sign = _SIGNS.get(sheet.visibility, "")
    number, count = place
    with content.aside(applies=sheet.visibility is not Visibility.VISIBLE):
        content.border(
            f"Sheet {number} of {count}: {sheet.name}{sign}" if count > 1 or sheet.name else "Table"
        )
        if columns:
            content.blocks.append(_table(sheet, columns))
        else:
            content.say("This sheet is empty.", look=RunStyle.QUIET)
    _add_lists(content, sheet)
    return row_count


def _findings(sheet: SheetData, columns: Sequence[int], row_count: int) -> Iterator[FileWarning]:
    name = sheet.name
    if sheet.visibility is not Visibility.VISIBLE:
        yield FileWarning(FileWarningCode.HIDDEN_SHEETS, 1, 0, name + _SIGNS[sheet.visibility])
    rows = [row.number for row in sheet.rows if row.is_hidden]
    if rows:
        yield FileWarning(FileWarningCode.HIDDEN_ROWS, len(rows), 0, f"{name}: {_ranges(rows)}")
    hidden = [at for at in columns if at in sheet.hidden_columns]
    if hidden:
        content = ", ".join(map(column_letters, hidden[:_MOST_NAMED]))
        yield FileWarning(FileWarningCode.HIDDEN_COLUMNS, len(hidden), 0, f"{name}: {content}")
    for place, text in sheet.comments[:_MOST_LISTED]:
        yield FileWarning(FileWarningCode.COMMENTS, 1, 0, f"{name} {place}: {text}"[:300])
    for place, target in sheet.links[:_MOST_LISTED]:
        yield FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, 0, f"{name} {place}: {target}"[:300])
    if sheet.formulas:
        yield FileWarning(FileWarningCode.FORMULAS, len(sheet.formulas), 0, name)
    if sheet.is_cut or row_count < len(sheet.rows):
        yield FileWarning(FileWarningCode.LEFT_OFF, 1, 0, name)


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers as 3-7, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    texts = [str(low) if low == high else f"{low}-{high}" for low, high in runs[:_MOST_NAMED]]
    return ", ".join(texts)


def _table(sheet: SheetData, columns: Sequence[int]) -> BlockTable:
    head: list[Cell] = [""]
    for at in columns:
        letters = column_letters(at)
        is_hidden = at in sheet.hidden_columns
        head.append(
            (TextRun(f"{letters} hidden", RunStyle.HIDDEN | RunStyle.BOLD),)
            if is_hidden
            else (TextRun(letters, RunStyle.BOLD),)
        )
    rows: list[Sequence[Cell]] = [head]
    rows += (_row(row, columns, sheet.hidden_columns) for row in sheet.rows)
    return BlockTable(rows, head=1, is_sheet=True)


def _row(row: SheetRowData, columns: Sequence[int], hidden: set[int]) -> list[Cell]:
    name = f"{row.number} hidden" if row.is_hidden else str(row.number)
    look = RunStyle.HIDDEN if row.is_hidden else RunStyle.QUIET
    cells: list[Cell] = [(TextRun(name, look),)]
    last = len(row.cells)
    for at in columns:
        text = row.cells[at] if at < last else ""
        is_hidden = text and (row.is_hidden or at in hidden)
        cells.append((TextRun(text, RunStyle.HIDDEN),) if is_hidden else text)
    return cells


def _add_lists(content: BlockContent, sheet: SheetData) -> None:
    """Add what stands beside the cells: comments, links, formulas, text on the sheet."""
    for title, pairs in (
        ("Comments", sheet.comments),
        ("Links", sheet.links),
        ("Formulas (the table shows the values that were last computed)", sheet.formulas),
    ):
        with content.aside():
            _add_list(content, title, pairs)
    with content.aside(applies=sheet.visibility is not Visibility.VISIBLE):
        if sheet.texts:
            content.say("Text that lies on the sheet", level=3)
        for text in sheet.texts[:_MOST_LISTED]:
            content.say(text)


def _add_list(content: BlockContent, title: str, entries: Sequence[tuple[str, str]]) -> None:
    if entries:
        content.say(title, level=3)
        content.blocks.append(BlockTable([(place, text) for place, text in entries[:_MOST_LISTED]]))
        if len(entries) > _MOST_LISTED:
            content.say(f"and {len(entries) - _MOST_LISTED:,} more", look=RunStyle.QUIET)
