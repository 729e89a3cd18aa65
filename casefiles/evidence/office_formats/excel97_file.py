"""Reads xls and xlsb with calamine, and from xls itself what calamine does not tell."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import olefile
from python_calamine import (
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, Visibility
from casefiles.evidence.channel.unreadable import BROKEN_FILE, PASSWORD_NEEDED, UnreadableFile
from casefiles.evidence.layout.blocks import BlockContent
from casefiles.evidence.layout.sheets import (
    LAST_COLUMN,
    MOST_CELLS,
    SheetData,
    SheetRowData,
    add_sheets,
    trimmed,
)
from casefiles.evidence.office_formats.compound import compound
from casefiles.evidence.office_formats.ole_metadata import old_office_items

_BOF, _EOF, _ROW, _COLUMN, _FILE_PASS = 0x0809, 0x000A, 0x0208, 0x007D, 0x002F
_HIDDEN_ROW: Final = 0x20
_WORKSHEET: Final = 0x0010
_LONGEST_NEEDED: Final = 16
"""Bytes of a record that are looked at."""
_STREAMS: Final = ("Workbook", "Book")
"""Numbers are those of [MS-XLS]."""


def read_old_workbook(data: bytes) -> BlockContent:
    """Read a workbook of Excel 97 or of the binary kind of Excel 2007.

    Raises:
        Unreadable: `broken_file`, `password_needed` or `too_large`.
    """
    hidden = hidden_parts(data) if olefile.isOleFile(data) else []
    try:
        sheets = _sheets(data)
    except UnreadableFile:
        raise
    except PasswordError as error:
        raise UnreadableFile(PASSWORD_NEEDED) from error
    except MemoryError:
        raise
    except BaseException as error:
        # A panic of Rust is no Exception.
        raise UnreadableFile(BROKEN_FILE) from error
    content = BlockContent("Workbook")
    if olefile.isOleFile(data):
        tables = [sheet for sheet in sheets if sheet.is_table]
        for sheet, (rows, columns) in zip(tables, hidden, strict=False):
            sheet.hidden_columns = columns
            sheet.rows = [
                SheetRowData(row.number, row.cells, row.number in rows) for row in sheet.rows
            ]
        content.add_items(*old_office_items(data))
    else:
        content.add_items(
            FileWarning(FileWarningCode.LEFT_OFF, 0, 0, "hidden rows and columns are not told")
        )
    add_sheets(content, sheets)
    return content


def _sheets(data: bytes) -> list[SheetData]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    left = MOST_CELLS
    sheets = []
    for metadata in book.sheets_metadata:
        sheet = SheetData(metadata.name, _visibility(metadata))
        sheet.is_table = metadata.typ == SheetTypeEnum.WorkSheet
        sheets.append(sheet)
        for number, row in enumerate(_values(book, sheet), start=1):
            cells = trimmed(_shown(value) for value in row[:LAST_COLUMN])
            left -= len(cells)
            if left < 0:
                sheet.is_cut = True
                return sheets
            if cells:
                sheet.rows.append(SheetRowData(number, cells))
    return sheets


def _values(book: CalamineWorkbook, sheet: SheetData) -> list[list[Any]]:
    """Return the cells of a sheet; none where it cannot be read, which does not harm the others."""
    try:
        found = book.get_sheet_by_name(sheet.name)
        if found.total_height * found.total_width > 4 * MOST_CELLS:
            sheet.is_cut = True
            return []
        return found.to_python(skip_empty_area=False)
    except MemoryError:
        raise
    except BaseException:  # noqa: BLE001  a panic of Rust is no Exception
        sheet.is_cut = sheet.is_table
        return []


def _visibility(metadata: SheetMetadata) -> Visibility:
    if metadata.visible == SheetVisibleEnum.Visible:
        return Visibility.VISIBLE
    is_hidden = metadata.visible == SheetVisibleEnum.Hidden
    return Visibility.HIDDEN if is_hidden else Visibility.VERY_HIDDEN


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}".removesuffix(" 00:00:00")
    if isinstance(value, date | time | timedelta | int):
        return str(value)
    return ""


def hidden_parts(data: bytes) -> list[tuple[set[int], set[int]]]:
    """Return for each worksheet of an xls which rows and columns it hides.

    Returns:
        Numbers of rows from 1, indices of columns from 0.

    Raises:
        Unreadable: `password_needed`.
    """
    found: list[tuple[set[int], set[int]]] = []
    is_sheet = False
    for kind, short in _records(_stream(data)):
        body = short.ljust(_LONGEST_NEEDED, b"\0")
        if kind == _BOF:
            is_sheet = int.from_bytes(body[2:4], "little") == _WORKSHEET
            if is_sheet:
                found.append((set(), set()))
        elif kind == _FILE_PASS:
            raise UnreadableFile(PASSWORD_NEEDED)
        elif is_sheet and kind == _ROW and body[12] & _HIDDEN_ROW:
            found[-1][0].add(int.from_bytes(body[:2], "little") + 1)
        elif is_sheet and kind == _COLUMN and body[8] & 1:
            first, last = (int.from_bytes(body[at : at + 2], "little") for at in (0, 2))
            found[-1][1].update(range(first, min(last + 1, LAST_COLUMN)))
        elif kind == _EOF:
            is_sheet = False
    return found


def _stream(data: bytes) -> bytes:
    try:
        with compound(data) as file:
            name = next((one for one in _STREAMS if file.exists(one)), "")
            return bytes(file.openstream(name).read()) if name else b""
    except (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError):
        return b""


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind = int.from_bytes(stream[at : at + 2], "little")
        size = int.from_bytes(stream[at + 2 : at + 4], "little")
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
