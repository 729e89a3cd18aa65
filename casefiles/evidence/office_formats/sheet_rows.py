"""Reads the rows of one sheet of SpreadsheetML, row by row, so that no tree of it is built."""

import io
import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from casefiles.domain.foundation.numbers import whole
from casefiles.evidence.isolation.safe_xml import DEFINITIONS, Element, attribute, name_of
from casefiles.evidence.layout.sheets import (
    LAST_COLUMN,
    LAST_ROW,
    SheetData,
    SheetRowData,
    column_index,
    column_letters,
    trimmed,
)
from casefiles.evidence.text.number_formats import PLAIN, shown_number

_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_TAGS: Final = ("{*}row", "{*}col", "{*}hyperlink", "{*}extLst")
_OFF: Final = frozenset(("", "0", "false"))
_MOST_LISTED: Final = 20_000


@dataclass(slots=True)
class Workbook:
    """What the sheets of a workbook share.

    Attributes:
        strings: texts that cells refer to by number.
        formats: how each style of cells shows numbers.
        left: cells that may still be read.
    """

    strings: list[str]
    formats: list[str]
    from_1904: bool
    left: int


def read_rows(data: bytes, sheet: SheetData, book: Workbook) -> bool:
    """Read the rows, hidden columns, formulas and links of a sheet.

    Returns:
        Whether all of it could be read.
    """
    if any(mark in data for mark in DEFINITIONS):
        return False
    events = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=_TAGS,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        for _, element in events:
            _take(element, sheet, book)
            element.clear(keep_tail=False)
            if sheet.is_cut:
                break
    except etree.XMLSyntaxError:
        return False
    return True


def _take(element: Element, sheet: SheetData, book: Workbook) -> None:
    name = name_of(element)
    if name == "row":
        _take_row(element, sheet, book)
    elif name == "col" and attribute(element, "hidden").lower() not in _OFF:
        first, last = whole(attribute(element, "min")), whole(attribute(element, "max"))
        if first is not None and last is not None:
            sheet.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN)))
    elif name == "hyperlink":
        link = next((str(value) for key, value in element.items() if key.endswith("}id")), "")
        if link:
            sheet.links.append((attribute(element, "ref"), link))


def _take_row(element: Element, sheet: SheetData, book: Workbook) -> None:
    value = whole(element.get("r", ""))
    before = sheet.rows[-1].number if sheet.rows else 0
    number = value if value is not None and 0 < value <= LAST_ROW else before + 1
    cells: list[str] = []
    column = -1
    for cell in element:
        found = _PLACE.match(cell.get("r", ""))
        column = column_index(found[1]) if found else column + 1
        if not 0 <= column < LAST_COLUMN:
            continue
        text = _text(cell, sheet, book, f"{column_letters(column)}{number}")
        if text and column >= len(cells):
            cells += [""] * (column + 1 - len(cells))
        if text:
            cells[column] = text
    retained = trimmed(cells)
    book.left -= len(retained)
    if book.left < 0:
        sheet.is_cut = True
    elif retained:
        is_hidden = element.get("hidden", "").lower() not in _OFF
        sheet.rows.append(SheetRowData(number, retained, is_hidden))


def _text(cell: Element, sheet: SheetData, book: Workbook, place: str) -> str:
    """Return a cell as it is shown: the value that was last computed, or else its formula."""
    value = formula = inline = ""
    for one in cell:
        name = name_of(one)
        if name == "v":
            value = one.text or ""
        elif name == "f":
            formula = one.text or ""
        elif name == "is":
            inline = "".join(each.text or "" for each in one.iter("{*}t"))
    if formula and len(sheet.formulas) < _MOST_LISTED:
        sheet.formulas.append((place, f"={formula}"))
    shown = inline or _shown(value, cell, book)
    return shown or (f"={formula}" if formula else "")


def _shown(value: str, cell: Element, book: Workbook) -> str:
    kind = cell.get("t", "n")
    if not value:
        return ""
    if kind == "s":
        place = whole(value)
        return "" if place is None or place >= len(book.strings) else book.strings[place]
    if kind == "b":
        return "FALSE" if value in _OFF else "TRUE"
    if kind != "n":
        return value
    style = whole(cell.get("s", ""))
    form = PLAIN if style is None or style >= len(book.formats) else book.formats[style]
    return shown_number(value, form, from_1904=book.from_1904)
