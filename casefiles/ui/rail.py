"""The rail: the places of the program, from top to bottom, and the lock."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from casefiles.ui.actions import CATALOGUE, ROOMS, Actions
from casefiles.ui.theme import Theme

_ICON = 22
_WIDTH = 92


class Rail(QWidget):
    """Buttons for the rooms; the one in use is marked."""

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icons: dict[QToolButton, str] = {}
        self._rooms: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        layout.setSpacing(4)
        layout.addWidget(self._menu_button(actions))
        for key, words, icon in ROOMS:
            button = self._button(words, icon)
            button.setCheckable(True)
            action = actions[f"app.go_{key}"]
            button.setToolTip(f"{words}  {action.shortcut().toString()}")
            button.clicked.connect(action.trigger)
            self._rooms[key] = button
            layout.addWidget(button)
        layout.addStretch(1)
        lock = self._button("Lock", "lock")
        lock.setToolTip(f"Lock now  {actions['app.lock'].shortcut().toString()}")
        lock.clicked.connect(actions["app.lock"].trigger)
        layout.addWidget(lock)
        theme.changed.connect(self._tint)
        self._tint()

    def mark(self, room: str) -> None:
        """Show which room is open."""
        for key, button in self._rooms.items():
            button.setChecked(key == room)
            state = ", open" if key == room else ""
            button.setAccessibleName(f"{button.text()}{state}")
        self._tint()

    def _menu_button(self, actions: Actions) -> QToolButton:
        button = self._button("Menu", "list")
        button.setToolTip("Every command  F10")
        button.setShortcut("F10")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(command_menu(actions, button))
        return button

    def _button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("nav", True)
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(_WIDTH)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icons[button] = icon
        return button

    def _tint(self) -> None:
        for button, icon in self._icons.items():
            role = "accent" if button.isChecked() else "muted"
            button.setIcon(self._theme.icon(icon, role))


def command_menu(actions: Actions, parent: QWidget) -> QMenu:
    """Return a menu that holds every action of the catalogue."""
    menu = QMenu(parent)
    parts: dict[str, QMenu] = {}
    for entry in CATALOGUE:
        part = parts.get(entry.menu) or menu.addMenu(entry.menu)
        parts[entry.menu] = part
        part.addAction(actions[entry.name])
    return menu
