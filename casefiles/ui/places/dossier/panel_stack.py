"""Where the cards of the room open: as tall as they are; what lies below gives way to them."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from casefiles.ui.look import theme
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.layout import column

_SIDE: Final = 16
_LEAST: Final = 120
"""Pixels at 100 % that an open card is shown with at least."""


class PanelStack(ColumnScroll):
    """Holds cards of which one at most is open, above what is hidden where both have no room."""

    def __init__(self, below: QWidget, *panels: QWidget) -> None:
        within = QWidget()
        body = column(*panels, gap=0, margins=(_SIDE, 0, _SIDE, 0), of=within)
        super().__init__(within)
        self._column = body
        self._below = below
        within.installEventFilter(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @override
    def sizeHint(self) -> QSize:
        """Return the height that the open card needs in this width."""
        return QSize(super().sizeHint().width(), self._needed())

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a part of it: the rest can be scrolled to."""
        least = min(self._needed(), theme.applied().pixels(_LEAST))
        return QSize(super().minimumSizeHint().width(), least)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height in another width, in which words wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self.make_room()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room once a card opens, closes or grows."""
        answer = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.make_room()
        return answer

    def make_room(self) -> None:
        """Hide what lies below while an open card and it cannot both be seen."""
        around = self.parentWidget()
        if around is None:
            return
        needed = self._needed()
        left = around.height() - self.y() - needed
        self._below.setVisible(not needed or left >= self._below.minimumSizeHint().height())

    def _needed(self) -> int:
        width = self.viewport().width()
        height = self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth() else -1
        return height if height >= 0 else self._column.totalSizeHint().height()
