"""The menu of a row of a list: by the right button, the menu key, or Shift and F10."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QMenu, QWidget
from typing_extensions import override

Offered = QAction | QMenu | QAbstractButton | None
"""What a menu shows: an action, a menu, what a button does, or a line."""
Fill = Callable[[], Iterable[Offered]]
"""Returns what is offered for the row that is selected."""


class RowMenu(QObject):
    """Offers what can be done to the selected row; a row under the pointer is selected first.

    Attributes:
        is_short: what cannot be done now is left out, rather than shown in grey.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        fill: Fill,
        *,
        chosen: Callable[[], object] | None = None,
        orders: Callable[[QMenu], None] | None = None,
        is_short: bool = False,
    ) -> None:
        """Give a list its menu.

        Args:
            view: the list.
            fill: see `Fill`.
            chosen: called once a row was selected by the pointer, before the menu is filled.
            orders: adds to the menu how rows can be ordered.
            is_short: see the class.
        """
        super().__init__(view)
        self._view, self._fill, self._chosen, self._orders = view, fill, chosen, orders
        self.is_short = is_short
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu."""
        if isinstance(event, QContextMenuEvent) and event.type() == QEvent.Type.ContextMenu:
            by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
            if by_keys:
                self.open_at(self._below_row())
            elif watched is self._view.viewport():
                self._select(self._view.indexAt(event.pos()))
                self.open_at(event.globalPos())
            else:
                return False
            event.accept()
            return True
        if watched is self._view and asks_for_menu(event):
            self.open_at(self._below_row())
            return True
        return False

    def menu(self) -> QMenu:
        """Return the menu of the row that is selected, then of the list."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._view.currentIndex().isValid():
            if self._chosen is not None:
                self._chosen()
            fill_menu(menu, self._fill(), is_short=self.is_short)
        if self._orders is not None:
            if menu.actions():
                menu.addSeparator()
            self._orders(menu)
        return menu

    def open_at(self, at: QPoint) -> None:
        """Open the menu, if it offers anything."""
        menu = self.menu()
        if menu.actions():
            menu.popup(at)
        else:
            menu.deleteLater()

    def _select(self, index: QModelIndex) -> None:
        selection = self._view.selectionModel()
        # Of several that are selected, all are meant.
        if index.isValid() and not selection.isSelected(index):
            self._view.setCurrentIndex(index)

    def _below_row(self) -> QPoint:
        row = self._view.visualRect(self._view.currentIndex())
        return self._view.viewport().mapToGlobal(row.bottomLeft())


class CardMenu(QObject):
    """Offers the buttons of a card as a menu: its buttons are the one list of what it can do."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        card.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu, also for a part of the card that has the keyboard."""
        if isinstance(event, QContextMenuEvent) and event.type() == QEvent.Type.ContextMenu:
            self._open(event.globalPos())
            event.accept()
            return True
        if asks_for_menu(event):
            self._open(self._card.mapToGlobal(self._card.rect().bottomLeft()))
            return True
        return False

    def menu(self) -> QMenu:
        """Return a menu of the buttons that are in sight and of use."""
        menu = QMenu(self._card)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        buttons = self._card.findChildren(QAbstractButton)
        fill_menu(menu, [one for one in buttons if one.isVisible() and one.isEnabled()])
        return menu

    def _open(self, at: QPoint) -> None:
        menu = self.menu()
        if menu.actions():
            menu.popup(at)
        else:
            menu.deleteLater()


def fill_menu(menu: QMenu, offered: Iterable[Offered], *, is_short: bool = False) -> None:
    """Put into a menu what is offered; no line is at its beginning, and no two follow."""
    waits = False
    for one in offered:
        if one is None:
            waits = bool(menu.actions())
            continue
        if is_short and not one.isEnabled():
            continue
        if waits:
            menu.addSeparator()
            waits = False
        if isinstance(one, QMenu):
            menu.addMenu(one)
        elif isinstance(one, QAbstractButton):
            # An icon alone has its words as its name.
            action = menu.addAction(one.icon(), one.text() or one.accessibleName())
            action.setEnabled(one.isEnabled())
            action.triggered.connect(partial(_press, one))
        else:
            menu.addAction(one)


def asks_for_menu(event: QEvent) -> bool:
    """Tell whether an event is a press of the keys for the menu of a row."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() == Qt.Key.Key_F10
        and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    )


def _press(button: QAbstractButton, _checked: Any = False) -> None:
    button.click()
