"""The rail: the places of the program, from top to bottom, and the lock."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from casefiles.ui.base.actions import CATALOGUE, ROOMS, Actions
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.layout import column, in_column
from casefiles.words.language import msg, msg_of

_ICON = 22
_WIDTH = 92
_LARGE = 1.6
"""Letters so many times as large leave a small screen no room for words beside icons."""
_VISIBLE_MARGIN = 24
"""Pixels of the next entry that show beside the open one, where they scroll."""


class _Column(QScrollArea):
    """Scrolls up and down only: as wide as what it holds, with its bar where it is needed.

    Attributes:
        bar_changed: how wide the bar is now; 0 where there is none.
    """

    bar_changed = Signal(int)

    @override
    def sizeHint(self) -> QSize:
        """Return the size of what it holds."""
        items_size = self._size_of_items()
        return QSize(self.minimumSizeHint().width(), items_size.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of what it holds, and the least height."""
        items_size = self._size_of_items()
        bar = (
            self.verticalScrollBar().sizeHint().width()
            if items_size.height() > self.height()
            else 0
        )
        return QSize(items_size.width() + bar, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Claim room for the bar, or give it back."""
        super().resizeEvent(event)
        self.updateGeometry()
        self.bar_changed.emit(self.width() - self.viewport().width())

    def _size_of_items(self) -> QSize:
        stored: QWidget | None = self.widget()
        return stored.minimumSizeHint() if stored is not None else QSize()


class _Line(QAction):
    """A command in the menu: goes to its room first, and leaves the keys to the rooms.

    The action itself would be in reach of its keys twice, and work on a room that nobody sees.
    """

    def __init__(self, actions: Actions, name: str, menu: QMenu) -> None:
        super().__init__(menu)
        self._actions, self._name = actions, name
        self.triggered.connect(self._on_triggered)
        actions[name].changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        action = self._actions[self._name]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{action.text()}\t{keys}" if keys else action.text())
        self.setIcon(action.icon())
        self.setEnabled(action.isEnabled())

    @Slot()
    def _on_triggered(self) -> None:
        self._actions.requested.emit(self._name)


class NavigationRail(QWidget):
    """Buttons for the rooms; the one in use is marked."""

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions, self._theme = actions, theme
        self._icons: dict[QToolButton, str] = {}
        self._rooms: dict[str, QToolButton] = {}
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._above.addWidget(self._menu_button(actions))
        for key, words, icon in msg_of(ROOMS):
            button = self._button(words, icon)
            button.setCheckable(True)
            action = actions[f"app.go_{key}"]
            action.enabledChanged.connect(self._follow)
            button.clicked.connect(action.trigger)
            self._rooms[key] = button
        self._column = _scrolled(list(self._rooms.values()))
        self._column.bar_changed.connect(self._leave_out)
        lock = self._button(msg("Lock"), "lock")
        lock.setToolTip(msg("Lock now  {keys}", keys=actions["app.lock"].shortcut().toString()))
        lock.clicked.connect(actions["app.lock"].trigger)
        self._below.addWidget(lock)
        column(self._above, (self._column, 1), self._below, gap=4, margins=(8, 10, 8, 10), of=self)
        theme.changed.connect(self._tint)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Offer the rooms that there are; the others begin with a case."""
        for key, button in self._rooms.items():
            action = self._actions[f"app.go_{key}"]
            button.setEnabled(action.isEnabled())
            keys = action.shortcut().toString()
            words = f"{button.text()}  {keys}" if button.isEnabled() else msg("Create a case first")
            button.setToolTip(words)
        self._tint()

    def mark(self, room: str) -> None:
        """Show which room is open, also where it was scrolled out of sight."""
        for key, button in self._rooms.items():
            button.setChecked(key == room)
            state = msg(", open") if key == room else ""
            button.setAccessibleName(f"{button.text()}{state}")
        self._tint()
        if room in self._rooms:
            self._column.ensureWidgetVisible(self._rooms[room], 0, _VISIBLE_MARGIN)

    @Slot(int)
    def _leave_out(self, bar: int) -> None:
        """Let what does not scroll stand in one line with what does, beside whose bar it is."""
        for part in (self._above, self._below):
            part.setContentsMargins(0, 0, bar, 0)

    def _menu_button(self, actions: Actions) -> QToolButton:
        button = self._button(msg("Menu"), "list")
        button.setToolTip(msg("All commands  F10"))
        button.setShortcut("F10")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(command_menu(actions, button))
        return button

    def _button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("nav", True)
        button.setText(words)
        button.setAccessibleName(words)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icons[button] = icon
        return button

    def _tint(self) -> None:
        is_large = self._theme.factor >= _LARGE
        style = Qt.ToolButtonStyle
        placed = style.ToolButtonTextUnderIcon if is_large else style.ToolButtonTextBesideIcon
        for button, icon in self._icons.items():
            role = "accent" if button.isChecked() else "muted"
            button.setIcon(self._theme.icon(icon, role))
            button.setToolButtonStyle(placed)
            button.setMinimumWidth(max(_WIDTH, button.minimumSizeHint().width()))


def _scrolled(buttons: list[QToolButton]) -> _Column:
    """Return buttons one below another, which scroll where the window is low."""
    within = in_column(*buttons, ..., gap=4, margins=0)
    area = _Column()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(within)
    return area


def command_menu(actions: Actions, parent: QWidget) -> QMenu:
    """Return a menu that holds every action of the catalogue."""
    menu = QMenu(parent)
    parts: dict[str, QMenu] = {}
    for entry in msg_of(CATALOGUE):
        part = parts.get(entry.menu) or menu.addMenu(entry.menu)
        parts[entry.menu] = part
        part.addAction(_Line(actions, entry.name, part))
    return menu
