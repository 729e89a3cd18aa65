"""The rows of one sheet as Qt asks for them: a few hundred at a time, when they come into sight."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from casefiles.domain.files.extracted_items import Sheet, SheetRow
from casefiles.domain.foundation.alphabetic_numbering import letters_from_number
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.worksheets import ROWS_AT_ONCE, sheet_rows
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.inputs import runs_leftwards
from casefiles.words.language import msg

_MOST_BLOCKS: Final = 60
_NOTHING: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """One sheet; rows that are not here yet are asked for, and shown as dots until they come."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self.sheet = Sheet("")
        self._hidden: frozenset[str] = frozenset()
        self._blocks: dict[int, tuple[SheetRow, ...]] = {}
        self._requested: set[int] = set()

    def show_sheet(self, document_id: DocumentId, sheet: Sheet) -> None:
        """Begin with another sheet."""
        self.beginResetModel()
        self._document_id, self.sheet = document_id, sheet
        self._hidden = frozenset(sheet.hidden_columns)
        self._blocks, self._requested = {}, set()
        self.endResetModel()

    def row_at(self, number: int) -> SheetRow | None:
        """Return a row, or None if it is not here yet; it is asked for then."""
        block, place = divmod(number, ROWS_AT_ONCE)
        rows = self._blocks.get(block)
        if rows is None:
            self._ask(block)
            return None
        return rows[place] if place < len(rows) else None

    @override
    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Return how many rows the sheet has."""
        return 0 if parent.isValid() else self.sheet.rows

    @override
    def columnCount(self, parent: Index = _NOTHING) -> int:
        """Return how many columns are in use."""
        return 0 if parent.isValid() else self.sheet.columns

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what Qt and screen readers ask of a cell."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return "\u2026" if role == Qt.ItemDataRole.DisplayRole else None
        text = row.cells[index.column()] if index.column() < len(row.cells) else ""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column_letters(index.column())}{row.number}: {text}"
        return self._look(row, index.column(), text, role)

    def _look(self, row: SheetRow, column: int, text: str, role: int) -> Any:
        """Return in which colour a cell is written, and at which side."""
        if role == Qt.ItemDataRole.ForegroundRole and self._is_hidden(row, column):
            return self._context.theme.colour("muted")
        if role == Qt.ItemDataRole.TextAlignmentRole and runs_leftwards(text):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return letters of columns and numbers of rows, with a sign where they are hidden."""
        is_column = orientation == Qt.Orientation.Horizontal
        row = None if is_column else self.row_at(section)
        letters = column_letters(section)
        is_hidden = letters in self._hidden if is_column else row is not None and bool(row.hidden)
        if role == Qt.ItemDataRole.DisplayRole:
            name = letters if is_column else str(row.number) if row is not None else "\u2026"
            return msg("{name} hidden", name=name) if is_hidden else name
        if role == Qt.ItemDataRole.ToolTipRole and is_hidden:
            return msg("Hidden by the file's own program.")
        return None

    def _is_hidden(self, row: SheetRow, column: int) -> bool:
        return bool(row.hidden) or column_letters(column) in self._hidden

    def _ask(self, block: int) -> None:
        if block in self._requested:
            return
        self._requested.add(block)
        sheet, document_id = self.sheet, self._document_id

        def then(rows: tuple[SheetRow, ...]) -> None:
            if sheet is self.sheet:
                self._take(block, rows)

        query = sheet_rows(document_id, sheet, block * ROWS_AT_ONCE)
        self._context.session.ask(self, query, then, channel=f"rows {block}")

    def _take(self, block: int, rows: tuple[SheetRow, ...]) -> None:
        self._blocks[block] = rows
        if len(self._blocks) > _MOST_BLOCKS:
            oldest = next(iter(self._blocks))
            del self._blocks[oldest]
            self._requested.discard(oldest)
        first = block * ROWS_AT_ONCE
        last = min(first + ROWS_AT_ONCE, self.sheet.rows) - 1
        if last >= first and self.sheet.columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.sheet.columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)


def column_letters(index: int) -> str:
    """Return the letters of a column, whose index counts from 0."""
    return letters_from_number(index + 1)
