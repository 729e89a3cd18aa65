"""A list of rows: quiet lines, one selection, all by keyboard, smooth at any length."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.row_delegate import RowDelegate
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.tools.row_menu import Offered, RowMenu
from casefiles.words.language import msg

__all__ = ["ListColumn", "RowModel", "RowTable"]

_PAUSE: Final = 60
_HEADER: Final = 32
_NARROWEST: Final = 32
_LEAST_SHARE: Final = 0.5
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WHOLE_ROW: Final = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
_ANOTHER_ROW: Final = (
    QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
)


class RowTable(QTableView):
    """A list over a `RowModel`.

    Attributes:
        chosen: the selected row, or None; sent a moment after the selection rests.
        activated_row: a row on which Enter was pressed or which was clicked twice.
        row_menu: of the selected row, and of the orders.
        sort_requested: column key, and whether the greatest comes first.
    """

    chosen = Signal(object)
    activated_row = Signal(object)
    sort_requested = Signal(str, bool)

    def __init__(
        self,
        model: RowModel,
        theme: Theme,
        *,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a model.

        Args:
            model: the rows.
            theme: colours and sizes.
            many: several rows can be selected at once.
            parent: owner.
        """
        super().__init__(parent)
        self.rows_model = model
        self._theme = theme
        self._sorted_by = ("", False)
        self._emitted: str | None = None
        self._requested = ""
        self._place = 0
        self._several: tuple[str, ...] = ()
        self._widths: dict[int, int] = {}
        self._is_sharing = False
        self._timer = made_timer(self, _PAUSE, self._emit_chosen)
        self.delegate = RowDelegate(theme, self)
        self._acts: Callable[[Any], Iterable[Offered]] = lambda _row: ()
        self._dress(many=many)
        self.row_menu = RowMenu(
            self, self._acts_of_row, chosen=self._emit_chosen, orders=self.fill_orders
        )
        self.setModel(model)
        self._arrange()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_click)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.horizontalHeader().sectionClicked.connect(self._on_header)
        theme.changed.connect(self._arrange)

    def row(self) -> Any:
        """Return the selected row; None if there is none."""
        return self.rows_model.row_at(self.currentIndex().row())

    def selected_rows(self) -> tuple[Any, ...]:
        """Return all selected rows, from top to bottom."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows_model.row_at(number) for number in numbers)

    def set_rows(self, rows: Sequence[Any], places: dict[str, int] | None = None) -> None:
        """Show other rows; the selection stays on its row, or near it if that is gone."""
        self.rows_model.set_rows(rows, places)

    def select(self, identity: str, *, emits: bool = True) -> bool:
        """Select a row and show it; one that is not in the list yet is selected when it comes.

        Returns:
            Whether it is in the list.
        """
        number = self.rows_model.index_of(identity)
        self._requested = "" if number >= 0 else identity
        if number < 0:
            return False
        if not emits:
            self._emitted = identity
        self._select_at(number)
        return True

    def select_first(self) -> None:
        """Select the first row, if there is one."""
        if self.rows_model.rows:
            self._select_at(0)

    def show_order(self, key: str, *, descending: bool) -> None:
        """Show by which column the rows are ordered."""
        self._sorted_by = (key, descending)
        keys = [column.key for column in self.rows_model.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(keys.index(key) if key in keys else -1, order)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a row; Home and End go to the first and last."""
        key = event.key()
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.row() is not None:
                self._emit_chosen()
                self.activated_row.emit(self.row())
        elif key == Qt.Key.Key_Home:
            self._select_at(0)
        elif key == Qt.Key.Key_End:
            self._select_at(len(self.rows_model.rows) - 1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} or key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the commands of the room; the filter finds."""

    def offer(self, acts: Callable[[Any], Iterable[Offered]], *, is_short: bool = False) -> None:
        """Let the menu of a row offer what can be done to it, above the orders.

        Args:
            acts: returns actions for a row; None is a line between two.
            is_short: what cannot be done now is left out, rather than shown in grey.
        """
        self._acts = acts
        self.row_menu.is_short = is_short

    def _acts_of_row(self) -> Iterable[Offered]:
        return self._acts(self.row()) if self.row() is not None else ()

    def fill_orders(self, menu: QMenu) -> None:
        """Put into a menu the columns that rows can be ordered by."""
        for number, column in enumerate(self.rows_model.columns):
            if column.sorts:
                action = menu.addAction(msg("Order by: {title}", title=column.title))
                action.setCheckable(True)
                action.setChecked(self._sorted_by[0] == column.key)
                action.setData(number)
                action.triggered.connect(partial(self._on_header, number))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Let the row under the pointer be seen, not only its cell."""
        if event.type() in {QEvent.Type.HoverMove, QEvent.Type.HoverLeave, QEvent.Type.Leave}:
            self._hover(event)
        return super().viewportEvent(event)

    def _hover(self, event: QEvent) -> None:
        is_over = event.type() == QEvent.Type.HoverMove
        number = self.rowAt(event.position().toPoint().y()) if is_over else -1  # type: ignore[attr-defined] # QHoverEvent
        if number != self.delegate.hovered:
            self.delegate.hovered = number
            self.viewport().update()

    def _dress(self, *, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setItemDelegate(self.delegate)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)

    @Slot()
    def _arrange(self) -> None:
        """Give rows and columns their sizes."""
        self.verticalHeader().setMinimumSectionSize(self._theme.row_height)
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
        self.verticalScrollBar().setSingleStep(self._theme.row_height)
        self.horizontalHeader().setFixedHeight(self._theme.pixels(_HEADER))
        self.horizontalHeader().setMinimumSectionSize(self._theme.pixels(_NARROWEST))
        self._widths = {
            number: self._theme.pixels(column.width)
            for number, column in enumerate(self.rows_model.columns)
        }
        self._share_width()
        self.delegate.forget()
        self.viewport().update()

    def _share_width(self) -> None:
        """Give each column its width and the stretching ones the rest; if it is tight, all less."""
        room = self.viewport().width()
        shown = self._fitting_columns(room)
        widths = self._shares(shown, room)
        stretching = [number for number in shown if self.rows_model.columns[number].stretch]
        more = max(room - sum(widths.values()), 0) // max(len(stretching), 1)
        self._is_sharing = True
        for number, width in self._widths.items():
            self.setColumnHidden(number, number not in widths)
            own = widths.get(number, width)
            self.setColumnWidth(number, own + more if number in stretching else own)
        self._is_sharing = False

    def _shares(self, shown: list[int], room: int) -> dict[int, int]:
        """Return widths within a room: the same part of its own for each, but none too narrow."""
        least = self.horizontalHeader().minimumSectionSize()
        widths, rest = dict.fromkeys(shown, least), list(shown)
        while rest:
            left = room - least * (len(shown) - len(rest))
            part = left / max(sum(self._widths[number] for number in rest), 1)
            factor = max(min(1.0, part), _LEAST_SHARE)
            wide = [number for number in rest if int(self._widths[number] * factor) >= least]
            if wide == rest:
                widths |= {number: int(self._widths[number] * factor) for number in rest}
                break
            rest = wide
        return widths

    def _fitting_columns(self, room: int) -> list[int]:
        """Return which columns are shown: all, or those that may not drop and as many as fit."""
        shown = list(self._widths)
        for number in reversed(list(self._widths)):
            if sum(self._widths[one] for one in shown) <= room:
                break
            if self.rows_model.columns[number].drops:
                shown.remove(number)
        return shown

    @Slot(int, int, int)
    def _on_resized(self, number: int, _before: int, now: int) -> None:
        """Remember what a person chose; the stretching columns take the difference."""
        if not self._is_sharing:
            self._widths[number] = now
            self._share_width()

    def _select_at(self, number: int) -> None:
        index = self.rows_model.index(number, 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)
            self.scrollTo(index)

    @Slot()
    def _remember(self) -> None:
        row = self.row()
        if row is not None:
            self._place = self.currentIndex().row()
            self._requested = self._requested or self.rows_model.identity(row)
        rows = self.selected_rows()
        self._several = tuple(map(self.rows_model.identity, rows)) if len(rows) > 1 else ()

    @Slot()
    def _restore(self) -> None:
        self.delegate.forget()
        requested, self._requested = self._requested, ""
        if not requested:
            self._select_several()
            return
        number = self.rows_model.index_of(requested)
        if number < 0 and self._emitted is not None:
            number = min(self._place, len(self.rows_model.rows) - 1)
        if number >= 0:
            self._select_at(number)
            if requested in self._several:
                self._select_several()
        else:
            self._requested = requested if self._emitted is None else ""
            self._timer.start()

    def _select_several(self) -> None:
        """Select again, beside the current row, those that were selected with it."""
        for identity in self._several:
            number = self.rows_model.index_of(identity)
            if number >= 0:
                self.selectionModel().select(self.rows_model.index(number, 0), _ANOTHER_ROW)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._timer.start()

    @Slot()
    def _emit_chosen(self) -> None:
        self._timer.stop()
        row = self.row()
        identity = None if row is None else self.rows_model.identity(row)
        if identity != self._emitted:
            self._emitted = identity
            self.chosen.emit(row)

    @Slot(QModelIndex)
    def _on_double_click(self, index: QModelIndex) -> None:
        self._emit_chosen()
        self.activated_row.emit(self.rows_model.row_at(index.row()))

    @Slot(int)
    def _on_header(self, section: int, _checked: bool = False) -> None:
        column = self.rows_model.columns[section]
        if not column.sorts:
            self.show_order(self._sorted_by[0], descending=self._sorted_by[1])
            return
        descending = self._sorted_by == (column.key, False)
        self.show_order(column.key, descending=descending)
        self.sort_requested.emit(column.key, descending)
