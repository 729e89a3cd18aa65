"""A quiet message over the foot of a room: shown for a while, or until it is put away.

It lies over the room, so that nothing moves under the pointer when it comes and goes.
"""

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.mirroring import in_direction
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.buttons import ActionButton, icon_button
from casefiles.words.language import msg

_SHOWN: Final = 6_000
"""Milliseconds that good news stays; what must be read stays until it is put away."""
_ICONS: Final = {
    "info": ("check-circle", "ok"),
    "note": ("info", "muted"),
    "lasting": ("info", "muted"),
    "danger": ("warning", "danger"),
}
LASTING: Final = ("lasting", "danger")
_ICON: Final = 18
_BEFORE_CLOSE: Final = 2
_WIDEST: Final = 560


class MessageBar(QWidget):
    """One message at a time; the newest counts. What must be read stays among the warnings.

    Attributes:
        left: a message that somebody put away, or whose act was done.
    """

    left = Signal(str)

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("floating", True)
        self._before: QWidget | None = None
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icon, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._offered: QWidget | None = None
        self._is_passing = True
        close = icon_button(msg("Dismiss message"), "x")
        close.clicked.connect(self._leave)
        self._row = QHBoxLayout(self)
        layout = self._row
        layout.setContentsMargins(*in_direction(16, 8, 8, 8))
        layout.setSpacing(10)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._words, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = made_timer(self, _SHOWN, self._leave)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is or was shown last."""
        return self._words.text()

    def show_message(self, text: str, kind: str, action: QAction | None = None) -> None:
        """Show a message, with a button for what can be done about it.

        Args:
            text: what happened, in words.
            kind: info for what was done, note for what is so, lasting for what must be read,
                danger for what went wrong.
            action: what is offered, such as Undo.
        """
        name, role = _ICONS.get(kind, _ICONS["info"])
        focused: QWidget | None = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self._icon.setPixmap(self._theme.pixmap(name, self._theme.pixels(_ICON), role))
        self._words.setText(text)
        self._offer(action)
        self._is_passing = kind not in LASTING
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        if kind in LASTING:
            self._timer.stop()
        else:
            self._timer.start()

    def lie_within(self, room: QRect) -> None:
        """Lie at the foot of a rectangle, as high as the words need."""
        width = min(room.width(), self._theme.pixels(_WIDEST))
        height = max(self._row.heightForWidth(width), self._row.minimumSize().height())
        self.setGeometry(room.left(), room.bottom() + 1 - height, width, height)

    @Slot()
    def _leave(self) -> None:
        """Go, and give the keyboard back to what had it before."""
        before, focused = self._before, QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        if not self._is_passing:
            self.left.emit(self.text)

    def put_away(self) -> None:
        """Say and offer nothing any more: the case that it was about is left."""
        self._offer(None)
        self.hide()

    def _offer(self, action: QAction | None) -> None:
        old, self._offered = self._offered, None
        if old is not None:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        if action is not None:
            button = ActionButton(action, short=True)
            button.clicked.connect(self._leave)
            self._offered = button
            self._row.insertWidget(_BEFORE_CLOSE, button, 0, Qt.AlignmentFlag.AlignVCenter)
