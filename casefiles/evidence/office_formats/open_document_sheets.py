"""Reads ods: every sheet, hidden or not, with the values that it shows and its formulas."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
    Visibility,
)
from casefiles.domain.foundation.numbers import whole
from casefiles.evidence.isolation.safe_xml import Element, attribute, below, children, name_of
from casefiles.evidence.layout.blocks import BlockContent, BlockTable
from casefiles.evidence.layout.sheets import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    SheetData,
    SheetRowData,
    add_sheets,
    column_letters,
    trimmed,
)
from casefiles.evidence.office_formats.open_document_file import OpenDocument
from casefiles.evidence.office_formats.open_document_text import hidden_styles

_CELLS: Final = frozenset(("table-cell", "covered-table-cell"))
_HIDDEN: Final = frozenset(("collapse", "filter"))
_MOST_SPACES: Final = 200


def read_open_sheets(data: bytes) -> BlockContent:
    """Read a spreadsheet.

    Raises:
        Unreadable: see `OpenDocument`.
    """
    document = OpenDocument(data)
    content = BlockContent("OpenDocument spreadsheet")
    hidden = hidden_styles(document.content, document.styles)
    reviewers: dict[str, None] = {}
    left = MOST_CELLS
    sheets = []
    for table in below(document.body, "table"):
        if name_of(table.getparent()) != "spreadsheet":
            continue
        sheet = _sheet(table, hidden, left, reviewers)
        left -= sum(len(row.cells) for row in sheet.rows)
        sheets.append(sheet)
    add_sheets(content, sheets)
    _add_names(content, document.body)
    content.add_items(*(MetadataItem(MetadataKind.REVIEWER, name) for name in reviewers))
    content.add_items(*document.items())
    return content


def _sheet(
    table: Element, hidden: frozenset[str], left: int, reviewers: dict[str, None]
) -> SheetData:
    is_hidden = attribute(table, "style-name") in hidden
    sheet = SheetData(
        attribute(table, "name"), Visibility.HIDDEN if is_hidden else Visibility.VISIBLE
    )
    _take_columns(table, sheet)
    number = 0
    for row in _own(table, "table-row"):
        times = _times(row, "number-rows-repeated", LAST_ROW)
        cells = _cells(row, sheet, number + 1, reviewers)
        is_hidden = attribute(row, "visibility") in _HIDDEN
        for repeated in range(times if cells else 0):
            left -= len(cells)
            if left < 0:
                sheet.is_cut = True
                return sheet
            sheet.rows.append(SheetRowData(number + repeated + 1, cells, is_hidden))
        number += times
        if number >= LAST_ROW:
            break
    return sheet


def _own(table: Element, name: str) -> Iterator[Element]:
    """Yield the rows or columns of a table, in whatever groups, but not of tables inside it."""
    for one in table:
        if name_of(one) == name:
            yield one
        elif name_of(one).startswith("table-") and name_of(one) not in _CELLS:
            yield from _own(one, name)


def _times(element: Element, name: str, most: int) -> int:
    return max(1, min(whole(attribute(element, name)) or 1, most))


def _take_columns(table: Element, sheet: SheetData) -> None:
    at = 0
    for column in _own(table, "table-column"):
        times = _times(column, "number-columns-repeated", LAST_COLUMN)
        if attribute(column, "visibility") in _HIDDEN:
            sheet.hidden_columns.update(range(at, min(at + times, LAST_COLUMN)))
        at += times


def _cells(row: Element, sheet: SheetData, number: int, reviewers: dict[str, None]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if name_of(cell) not in _CELLS:
            continue
        times = _times(cell, "number-columns-repeated", LAST_COLUMN)
        place = f"{column_letters(min(len(cells), LAST_COLUMN))}{number}"
        shown = _shown(cell)
        formula = attribute(cell, "formula").partition(":")[2]
        if formula:
            sheet.formulas.append((place, formula))
        _take_comment(cell, sheet, place, reviewers)
        for link in below(cell, "a"):
            sheet.links.append((place, attribute(link, "href")))
        cells += [shown] * min(times, LAST_COLUMN - len(cells))
    return trimmed(cells)


def _shown(cell: Element) -> str:
    """Return a cell as it is shown, or its value where it shows nothing."""
    lines = ["".join(_texts_of(one)) for one in children(cell, "p")]
    return "\n".join(lines) or attribute(cell, "value") or attribute(cell, "date-value")


def _texts_of(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        if name_of(one) == "s":
            yield " " * _times(one, "c", _MOST_SPACES)
        elif name_of(one) != "annotation":
            yield from _texts_of(one)
        yield one.tail or ""


def _take_comment(cell: Element, sheet: SheetData, place: str, reviewers: dict[str, None]) -> None:
    for comment in children(cell, "annotation"):
        names = [one.text or "" for one in below(comment, "creator")]
        if names and names[0]:
            reviewers[names[0]] = None
        text = " ".join("".join(one.itertext()) for one in below(comment, "p"))
        sheet.comments.append((place, ": ".join(part for part in (*names[:1], text) if part)))


def _add_names(content: BlockContent, body: Element) -> None:
    pairs = [
        (
            attribute(one, "name"),
            attribute(one, "cell-range-address") or attribute(one, "expression"),
        )
        for name in ("named-range", "named-expression")
        for one in below(body, name)
    ]
    if pairs:
        with content.aside():
            content.say("Defined names", level=3)
            content.add_item_here(FileWarning(FileWarningCode.DEFINED_NAMES, len(pairs)))
            content.blocks.append(BlockTable(pairs))
