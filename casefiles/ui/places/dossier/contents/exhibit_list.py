"""The exhibits of a dossier: ticked, moved by dragging and by keys."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from casefiles.office.draft.dossiers import PlannedExhibit
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.dossier.contents.contents_rows import Rows, moved, spoken, ticked
from casefiles.ui.places.dossier.contents.exhibit_delegate import ExhibitDelegate
from casefiles.ui.widgets.tools.row_menu import RowMenu
from casefiles.words.language import msg

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_KIND: Final = "application/x-casefiles-row"
"""What is dragged: the number of a row, and no word of the case."""
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ExhibitModel(QAbstractListModel):
    """The rows of an outline."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = ()

    def show_rows(self, rows: Rows) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, number: int) -> PlannedExhibit | None:
        """Return a row by its place; None outside the list."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def place_of(self, document_id: str) -> int:
        """Return the place of an exhibit; -1 if it is not there."""
        return next((at for at, row in enumerate(self.rows) if row.id == document_id), -1)

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many exhibits are offered."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what Qt and screen readers ask of a row."""
        row = self.row_at(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return f"{row.mark} {row.title}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.is_requested else Qt.CheckState.Unchecked
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let rows be ticked, and wanted ones be dragged."""
        row = self.row_at(index.row())
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flag = Qt.ItemFlag
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable
        return flags | flag.ItemIsDragEnabled if row.is_requested else flags

    @override
    def mimeTypes(self) -> list[str]:
        """Return the one kind that can be dropped here."""
        return [_KIND]

    @override
    def mimeData(self, indexes: Any) -> QMimeData:
        """Return what is dragged."""
        data = QMimeData()
        data.setData(_KIND, str(indexes[0].row() if indexes else -1).encode())
        return data

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        """Let rows be moved."""
        return Qt.DropAction.MoveAction


class ExhibitList(QListView):
    """The list of exhibits.

    Attributes:
        rearranged: rows are in another order, or taken in or left out, by a person.
        opened: id of a document that was asked for by Enter or two clicks.
        selected: the exhibit that is selected now; None for none.
    """

    rearranged = Signal()
    opened = Signal(str)
    selected = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exhibits = ExhibitModel()
        self._theme = theme
        self._delegate = ExhibitDelegate(theme, self)
        self.setModel(self.exhibits)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(msg("Exhibits in order"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._include = QAction(self)
        self._include.triggered.connect(self.tick_current)
        self._open = QAction(msg("Open document"), self)
        self._open.triggered.connect(self._on_open)
        self._moves: tuple[QAction | None, ...] = ()
        self.row_menu = RowMenu(self, self._acts)
        theme.changed.connect(self._on_theme)

    def offer(self, moves: Iterable[QAction | None]) -> None:
        """Let the menu of a row offer these commands, too."""
        self._moves = tuple(moves)

    def _acts(self) -> Iterable[QAction | None]:
        row = self.exhibits.row_at(self.currentIndex().row())
        is_in = row is not None and row.is_requested
        self._include.setText(msg("Leave out") if is_in else msg("Include"))
        return (self._include, *(self._moves if is_in else ()), None, self._open)

    @Slot()
    def _on_open(self) -> None:
        row = self.exhibits.row_at(self.currentIndex().row())
        if row is not None:
            self.opened.emit(row.id)

    @property
    def rows(self) -> Rows:
        """What is shown."""
        return self.exhibits.rows

    def show_rows(self, rows: Rows) -> None:
        """Show other rows; the selection stays on its exhibit."""
        if rows == self.exhibits.rows:
            return
        current = self.exhibits.row_at(self.currentIndex().row())
        scrolled = self.verticalScrollBar().value()
        self.exhibits.show_rows(rows)
        self.verticalScrollBar().setValue(scrolled)
        if current is not None:
            self.select(current.id)

    def select(self, document_id: str) -> None:
        """Select an exhibit and show it."""
        number = self.exhibits.place_of(document_id)
        if number >= 0:
            self.setCurrentIndex(self.exhibits.index(number, 0))

    def move_current(self, steps: int) -> None:
        """Move the selected exhibit down, or up if negative."""
        number = self.currentIndex().row()
        self._take(moved(self.rows, number, number + steps))

    def tick_current(self) -> None:
        """Take the selected exhibit in, or leave it out, and go on to the next."""
        number = self.currentIndex().row()
        row = self.exhibits.row_at(number)
        if row is not None:
            following = number if row.is_requested else min(number + 1, len(self.rows) - 1)
            self._take(ticked(self.rows, number))
            self.setCurrentIndex(self.exhibits.index(following, 0))

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which exhibit is selected now."""
        super().currentChanged(current, previous)
        self.selected.emit(self.exhibits.row_at(current.row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter opens the document."""
        row = self.exhibits.row_at(self.currentIndex().row())
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.tick_current()
        elif event.key() in _ENTER and row is not None:
            self.opened.emit(row.id)
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the commands of the room."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        index = self.indexAt(event.position().toPoint())
        box = self._delegate.box(self.visualRect(index))
        if index.isValid() and box.contains(event.position().toPoint()):
            self.setCurrentIndex(index)
            self.tick_current()
            event.accept()
        else:
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks open the document; on the box they tick twice."""
        index = self.indexAt(event.position().toPoint())
        row = self.exhibits.row_at(index.row())
        if row is not None and self._delegate.box(self.visualRect(index)).contains(
            event.position().toPoint()
        ):
            self.mousePressEvent(event)
        elif row is not None:
            self.opened.emit(row.id)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged exhibit where it was dropped."""
        data = event.mimeData()
        if event.source() is not self or not data.hasFormat(_KIND):
            event.ignore()
            return
        number = int(bytes(data.data(_KIND).data()).decode() or "-1")
        # Taken as a copy, so that Qt does not remove the row which has moved already.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.drop_at(number, event.position().toPoint())
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def drop_at(self, number: int, point: QPoint) -> None:
        """Move an exhibit to where a point of the list is."""
        index = self.indexAt(point)
        gap = index.row() if index.isValid() else len(self.rows)
        rect = self.visualRect(index)
        if index.isValid() and point.y() > rect.center().y():
            gap += 1
        self._take(moved(self.rows, number, gap - 1 if gap > number else gap))

    @override
    def sizeHint(self) -> QSize:
        """Ask for some rows."""
        return QSize(self._theme.pixels(240), self._delegate.height() * 4)

    def _take(self, rows: Rows) -> None:
        if rows != self.rows:
            self.show_rows(rows)
            self.rearranged.emit()

    @Slot()
    def _on_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
