"""The sheets of a document as tables: their rows, asked for as they come into sight."""

from typing import Final

from casefiles.domain.files.extracted_items import Sheet, SheetRow
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.language.folding import fold
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction

ROWS_AT_ONCE: Final = 200
_SEARCHED_AT_ONCE: Final = 2_000


def sheets_of(document_id: DocumentId) -> Query[tuple[Sheet, ...]]:
    """Return the sheets of a document that have rows; none for what is no table."""
    return lambda reader: tuple(one for one in reader.items(document_id, Sheet) if one.rows)


def sheet_rows(document_id: DocumentId, sheet: Sheet, start: int) -> Query[tuple[SheetRow, ...]]:
    """Return some rows of a sheet.

    Args:
        document_id: of the document.
        sheet: one of its own.
        start: place of the first row within the sheet, from 0.
    """
    first = sheet.first + start
    last = min(first + ROWS_AT_ONCE, sheet.first + sheet.rows) - 1
    return lambda reader: reader.items(document_id, SheetRow, first, last)


def next_cell(
    document_id: DocumentId, sheet: Sheet, words: str, after: tuple[int, int]
) -> Query[tuple[int, int] | None]:
    """Find the next cell that holds words, in whatever script and case; from the top at the end.

    Args:
        document_id: of the document.
        sheet: one of its own.
        words: to be found.
        after: row and column, from 0, behind which to begin.

    Returns:
        A query for row and column, or None.
    """
    requested = fold(words.strip())

    def ask(reader: ReadTransaction) -> tuple[int, int] | None:
        if not requested:
            return None
        first: tuple[int, int] | None = None
        for start in range(0, sheet.rows, _SEARCHED_AT_ONCE):
            low = sheet.first + start
            high = min(low + _SEARCHED_AT_ONCE, sheet.first + sheet.rows) - 1
            rows = reader.items(document_id, SheetRow, low, high)
            for at, row in enumerate(rows, start=start):
                for column, text in enumerate(row.cells):
                    if requested in fold(text):
                        first = first or (at, column)
                        if (at, column) > after:
                            return at, column
        return first

    return ask
