"""Rows of a list as Qt asks for them: plain and frozen; asking never fails and never waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

T = TypeVar("T")
Text = Callable[[Any, str], str]
Icon = Callable[[Any, str], tuple[str, str] | None]
Role = Callable[[Any, str], str]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list.

    Attributes:
        key: names it in callables and in `sort_wanted`.
        title: words of its header.
        width: at 100 % text size.
        stretch: takes what room is left.
        align_right: for numbers.
        sorts: a click on its header asks for an order.
        drops: is left out where room is tight; the last of these first.
    """

    key: str
    title: str
    width: int
    stretch: bool = False
    align_right: bool = False
    sorts: bool = True
    drops: bool = False


def _no_icon(_row: Any, _key: str) -> tuple[str, str] | None:
    return None


def _plain(_row: Any, _key: str) -> str:
    return "text"


def _own_text(row: Any, key: str) -> str:
    return str(getattr(row, key, ""))


def _own_id(row: Any) -> str:
    return str(getattr(row, "id", ""))


class RowModel(QAbstractTableModel):
    """A list of frozen rows.

    Attributes:
        columns: in their order.
        rows: what is shown.
        spoken: returns a whole row in words, where its cells are not shown; empty otherwise.
    """

    def __init__(
        self,
        columns: Sequence[ListColumn],
        text: Text = _own_text,
        icon: Icon = _no_icon,
        role: Role = _plain,
        identity: Callable[[Any], str] = _own_id,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            columns: in their order.
            text: words of a cell, from row and column key; by default the row's own attribute.
            icon: name and colour role of a cell's icon, or None.
            role: colour role of a cell's words, such as muted.
            identity: what names a row; by default its id.
            parent: owner.
        """
        super().__init__(parent)
        self.columns: tuple[ListColumn, ...] = tuple(columns)
        self.rows: Sequence[Any] = ()
        self.spoken: Callable[[Any], str] | None = None
        self._text, self._icon, self._role, self._identity = text, icon, role, identity
        self._places: dict[str, int] | None = None

    def set_rows(self, rows: Sequence[Any], places: dict[str, int] | None = None) -> None:
        """Show other rows.

        Args:
            rows: from top to bottom.
            places: place of each by its identity, where that is known; else made when asked for.
        """
        self.beginResetModel()
        self.rows = rows
        self._places = places
        self.endResetModel()

    def row_at(self, number: int) -> Any:
        """Return a row by its place from 0; None outside the list."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def index_of(self, identity: str) -> int:
        """Return the place of a row; -1 if it is not in the list."""
        if self._places is None:
            name = self._identity
            self._places = {name(row): number for number, row in enumerate(self.rows)}
        return self._places.get(identity, -1)

    def identity(self, row: Any) -> str:
        """Return what names a row."""
        return self._identity(row)

    def words(self, number: int, column: int) -> str:
        """Return the words of a cell; empty if they cannot be told."""
        return self._cell(self._text, number, column, "")

    def picture(self, number: int, column: int) -> tuple[str, str] | None:
        """Return name and colour role of a cell's icon."""
        return self._cell(self._icon, number, column, None)

    def colour_role(self, number: int, column: int) -> str:
        """Return the colour role of a cell's words."""
        return self._cell(self._role, number, column, "text")

    def _cell(self, ask: Callable[[Any, str], T], number: int, column: int, fallback: T) -> T:
        try:
            return ask(self.rows[number], self.columns[column].key)
        except Exception:  # noqa: BLE001 - a fault here would surface in an unrelated call of Qt
            return fallback

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what Qt and screen readers ask of a cell."""
        if role == Qt.ItemDataRole.AccessibleTextRole and self.spoken is not None:
            row = self.row_at(index.row())
            if row is not None and (words := self.spoken(row)):
                return words
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.words(index.row(), index.column())
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].align_right else _LEFT
        return None
