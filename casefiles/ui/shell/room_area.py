"""Where screens are shown: as high as the window has room for, and no higher than they need."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

_LEAST: Final = 200
"""Pixels of height that a screen has at the least; below what it needs, it scrolls."""


class _Shown(QStackedWidget):
    """Asks for the room that the shown screen needs, whatever the others would."""

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what the shown screen needs."""
        # The stubs promise a widget where there may be none.
        shown: QWidget | None = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize()


class RoomArea(QScrollArea):
    """Shows one screen at a time; where letters are large and the window low, it scrolls.

    Attributes:
        stack: the screens.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stack = _Shown()
        self.stack.currentChanged.connect(self.updateGeometry)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(self.stack)

    @override
    def minimumSizeHint(self) -> QSize:
        """Claim the width that the shown screen needs, and a part of its height."""
        needed = self.stack.minimumSizeHint()
        return QSize(needed.width(), min(needed.height(), _LEAST))
