"""Buttons: they follow the theme, and the action that they stand for."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from typing_extensions import override

from casefiles.ui.base.actions import CATALOGUE
from casefiles.ui.look import theme
from casefiles.words.language import msg_of

_ICON = 16
_RING = 2
_ICON_OF = {entry.name: entry.icon for entry in CATALOGUE}


class Button(QPushButton):
    """A button with words."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        primary: bool = False,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._icon = icon
        self._is_primary = primary
        self._tinted: tuple[str, bool] | None = None
        self.setProperty("primary", "true" if primary else "false")
        self.setProperty("quiet", "true" if quiet else "false")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tint()

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.tint()

    def tint(self) -> None:
        """Draw the icon in the colours that hold now."""
        look = theme.applied()
        role = "on_accent" if self._is_primary and self.isEnabled() else "text"
        if self.property("quiet") == "true":
            role = "accent"
        size = look.pixels(_ICON)
        self.setIconSize(QSize(size, size))
        if self._icon:
            self.setIcon(look.icon(self._icon, role))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button; on the accent, the ring of the focus stands within it."""
        super().paintEvent(event)
        if self._is_primary and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.applied().colour("on_accent"), _RING))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 4, 4)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the colours change, or when the button can be used or not."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self.tint()


class IconButton(QToolButton):
    """A button with an icon only; its name is for tooltip and screen reader."""

    def __init__(
        self, name: str, icon: str, role: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._role = role
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tint()

    def stand_for(self, action: QAction) -> None:
        """Do an action, and be of use only while it is."""
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())

    def show_icon(self, icon: str, role: str = "") -> None:
        """Show another icon."""
        self._icon = icon
        self._role = role or self._role
        self.tint()

    def tint(self) -> None:
        """Draw the icon in the colours that hold now."""
        look = theme.applied()
        size = look.pixels(_ICON)
        self.setIconSize(QSize(size, size))
        self.setIcon(look.icon(self._icon, "accent" if self.isChecked() else self._role))

    @override
    def checkStateSet(self) -> None:
        """Tint the icon anew when the button is pressed in."""
        super().checkStateSet()
        self.tint()

    @override
    def nextCheckState(self) -> None:
        """Tint the icon anew when the button is pressed in."""
        super().nextCheckState()
        self.tint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.tint()


class ActionButton(Button):
    """A button that stands for an action: its words, icon, keys and whether it can be used.

    Where room is short it shows only what stands before a colon: Undo, of "Undo: event added".
    """

    def __init__(
        self,
        action: QAction,
        *,
        primary: bool = False,
        short: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(action.text(), primary=primary, parent=parent)
        self._action = action
        self._is_short = short
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        words = self._action.text()
        if self._is_short:
            self.setAccessibleName(words)
            words = words.partition(":")[0]
        self.setText(words.replace("&", "&&"))
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(_tooltip(self._action))
        self.tint()

    @override
    def tint(self) -> None:
        """Draw the icon of the action; on the accent, in the colour that shows there."""
        super().tint()
        name = icon_name(self._action) if hasattr(self, "_action") else ""
        if name:
            look = theme.applied()
            role = "on_accent" if self._is_primary and self.isEnabled() else "text"
            self.setIcon(look.icon(name, role))


def icon_name(action: QAction) -> str:
    """Return the name of the icon that the catalogue gives an action; empty for none."""
    return msg_of(_ICON_OF.get(action.objectName(), ""))


def button(text: str, icon: str = "", primary: bool = False) -> Button:
    """Return a button with words."""
    return Button(text, icon, primary=primary)


def quiet_button(text: str, icon: str = "") -> Button:
    """Return a button without a frame, for what is seldom wanted."""
    return Button(text, icon, quiet=True)


def icon_button(name_for_screen_reader: str, icon: str) -> IconButton:
    """Return a button with an icon only."""
    return IconButton(name_for_screen_reader, icon)


def action_button(action: QAction, primary: bool = False) -> ActionButton:
    """Return a button that stands for an action."""
    return ActionButton(action, primary=primary)


def _tooltip(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = action.text().rstrip("…")
    return f"{words}  {keys}" if keys else words
