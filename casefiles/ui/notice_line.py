"""A quiet message above the task shelf: shown for a while, or until it is put away."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from casefiles.ui.theme import Theme
from casefiles.ui.widgets.buttons import icon_button

_SHOWN: Final = 6_000
"""Milliseconds that good news stays; what went wrong stays until it is put away."""
_ICON: Final = 18


class NoticeLine(QWidget):
    """One message at a time; the newest counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icon, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        close = icon_button("Put this message away", "x")
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(10)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is or was shown last."""
        return self._words.text()

    @Slot(str, str, str)
    def tell(self, text: str, kind: str, _action: str) -> None:
        """Show a message; kind is info or danger."""
        is_bad = kind == "danger"
        self._icon.setPixmap(
            self._theme.pixmap(
                "warning" if is_bad else "check-circle", _ICON, "danger" if is_bad else "ok"
            )
        )
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        if is_bad:
            self._timer.stop()
        else:
            self._timer.start(_SHOWN)
