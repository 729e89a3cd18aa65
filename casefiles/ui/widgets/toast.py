"""A message that comes, can be acted on, and goes; it never takes the focus."""

from typing import Final, Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from casefiles.ui import theme
from casefiles.ui.widgets.buttons import icon_button

ToastKind = Literal["info", "danger"]
_ICONS: Final = {"info": ("info", "accent"), "danger": ("warning-circle", "danger")}
_ICON: Final = 18
_STAYS: Final = {"info": 7_000, "danger": 0}
"""Milliseconds; 0 means until it is closed."""


class Toast(QFrame):
    """One message.

    Attributes:
        gone: it was closed, or its time is over.
    """

    gone = Signal()

    def __init__(
        self,
        text: str,
        kind: ToastKind = "info",
        button: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a message.

        Args:
            text: what happened, in words.
            kind: info goes by itself, danger stays until it is closed.
            button: what can be done about it.
            parent: owner.
        """
        super().__init__(parent)
        self._kind: ToastKind = kind
        self.setProperty("toast", kind)
        self.setAccessibleName(text)
        self._picture = QLabel(self)
        self.words = QLabel(text, self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.close_button = icon_button("Close this message", "x")
        self.close_button.clicked.connect(self.gone)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        if button is not None:
            row.addWidget(button)
            button.clicked.connect(self.gone)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.gone)
        self._start()
        self._tint()

    @override
    def enterEvent(self, event: QEvent) -> None:
        """Stay while it is pointed at."""
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Go again, some time after."""
        self._start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._tint()

    def _start(self) -> None:
        if _STAYS[self._kind]:
            self._timer.start(_STAYS[self._kind])

    def _tint(self) -> None:
        look = theme.applied()
        icon, role = _ICONS[self._kind]
        self._picture.setPixmap(look.pixmap(icon, look.pixels(_ICON), role))
