"""A count that leads to its room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column


class Tile(QPushButton):
    """A number above what it counts."""

    def __init__(self, count: int, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{count:,} {what}")
        self._column = column(gap=0, margins=(14, 9, 14, 9), of=self)
        for label in (heading(f"{count:,}"), muted(what)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setWordWrap(False)
            self._column.addWidget(label)

    @override
    def sizeHint(self) -> QSize:
        """Return the size of what it holds."""
        return self._column.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least size of what it holds."""
        return self._column.minimumSize()
