"""The rail: the places of the window from top to bottom, the vault, and the lock."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from casefiles.ui.base.actions import Actions
from casefiles.ui.base.places import PLACES, VAULT, Place
from casefiles.ui.look.accessible_roles import with_role
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg, msg_of

_ICON: Final = 22
_ALONE: Final = 26
"""Pixels of an icon without words at the most: nine stand one below another in a low window."""
_WIDTH: Final = 80
_NARROW: Final = 48
_ENTRY: Final = 52
_GAP: Final = 4
_EDGE: Final = 8
_SIDE: Final = 4


_ALONG: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


@with_role(QAccessible.Role.PageTab)
class RailButton(QToolButton):
    """An entry of the rail; arrows are the rail's."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that go along the rail to it."""
        if event.key() in _ALONG:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _RailCommand(RailButton):
    """An entry of the rail that does something and opens no place."""


class NavigationRail(QWidget):
    """A button for each place; the one in use is marked. It never scrolls.

    Where the window is too low for words below icons, icons stand alone and words are their tips.

    Attributes:
        place_chosen: key of a place that was chosen.
    """

    place_chosen = Signal(str)

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions, self._theme = actions, theme
        self._icons: dict[QToolButton, str] = {}
        self._words: dict[QToolButton, str] = {}
        self._places: dict[str, QToolButton] = {}
        for place in msg_of((*PLACES, VAULT)):
            self._places[place.key] = self._place_button(place)
        self._lock = self._button(msg("Lock"), "lock", _RailCommand())
        self._lock.clicked.connect(actions["app.lock"].trigger)
        *case, vault = self._places.values()
        margins = (_SIDE, _EDGE, _SIDE, _EDGE)
        column(*case, ..., vault, self._lock, gap=_GAP, margins=margins, of=self)
        theme.changed.connect(self._tint)
        self._stop = self._places[PLACES[0].key]
        self._be_stop(self._stop)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Offer the places that there are; the others begin with a case."""
        for place in (*PLACES, VAULT):
            button = self._places[place.key]
            rooms = {one.room for one in place.views} or {place.key}
            button.setEnabled(any(self._actions[f"app.go_{key}"].isEnabled() for key in rooms))
        self._tint()

    def focus_current(self) -> None:
        """Give the keyboard to the place that is open."""
        self._stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the rail by arrows; Tab leaves it."""
        order = [one for one in self._words if one.isEnabled()]
        at = next((number for number, one in enumerate(order) if one.hasFocus()), 0)
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(order) - 1,
        }
        if key not in steps:
            super().keyPressEvent(event)
            return
        order[max(0, min(steps[key], len(order) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab come back to where the keyboard was on the rail."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QToolButton):
            self._be_stop(watched)
        return super().eventFilter(watched, event)

    def _be_stop(self, button: QToolButton) -> None:
        """Make a button the one of all that Tab comes to."""
        self._stop = button
        for one in self._words:
            is_stop = one is button
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(policy)

    def mark(self, place: str) -> None:
        """Show which place is open; empty for none."""
        if place in self._places and not any(one.hasFocus() for one in self._words):
            self._be_stop(self._places[place])
        for key, button in self._places.items():
            button.setChecked(key == place)
            state = msg(", open") if key == place else ""
            button.setAccessibleName(f"{self._words[button]}{state}")
        self._tint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where the window is too low for them."""
        super().resizeEvent(event)
        self._tint()

    def _place_button(self, place: Place) -> QToolButton:
        button = self._button(place.text, place.icon, RailButton())
        button.setCheckable(True)
        button.clicked.connect(lambda: self.place_chosen.emit(place.key))
        rooms = {one.room for one in place.views} or {place.key}
        for key in rooms:
            self._actions[f"app.go_{key}"].enabledChanged.connect(self._follow)
        return button

    def _button(self, words: str, icon: str, button: RailButton) -> QToolButton:
        button.setProperty("nav", True)
        button.setText(words)
        button.setAccessibleName(words)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.installEventFilter(self)
        self._icons[button], self._words[button] = icon, words
        return button

    def _has_room(self) -> bool:
        entry = self._theme.pixels(_ENTRY) + _GAP
        return self.height() >= entry * len(self._icons) + 2 * _EDGE

    @Slot()
    def _tint(self) -> None:
        style = Qt.ToolButtonStyle
        has_room = self._has_room()
        placed = style.ToolButtonTextUnderIcon if has_room else style.ToolButtonIconOnly
        side = self._theme.pixels(_ICON) if has_room else min(self._theme.pixels(_ICON), _ALONE)
        for button, icon in self._icons.items():
            role = "accent" if button.isChecked() else "muted"
            button.setIcon(self._theme.icon(icon, role))
            button.setIconSize(QSize(side, side))
            button.setToolButtonStyle(placed)
            button.setToolTip(self._tip_of(button))
        self.setFixedWidth(self._needed_width(has_room=has_room))

    def _needed_width(self, *, has_room: bool) -> int:
        if not has_room:
            return max(self._theme.pixels(_NARROW), _NARROW) + 2
        widest = max(one.sizeHint().width() for one in self._icons)
        return max(_WIDTH, widest + 2 * _SIDE + 1)

    def _tip_of(self, button: QToolButton) -> str:
        words = self._words[button]
        if button is self._lock:
            return msg("Lock now  {keys}", keys=self._actions["app.lock"].shortcut().toString())
        if not button.isEnabled():
            return msg("Create a case first")
        key = next(one for one, other in self._places.items() if other is button)
        keys = self._actions[f"app.go_{key}"].shortcut().toString()
        return f"{words}  {keys}"
