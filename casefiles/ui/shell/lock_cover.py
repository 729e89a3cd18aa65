"""The blank frame: shown at once when the vault is locked, over everything of the case."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from casefiles.ui.look.theme import Theme


class LockCover(QWidget):
    """Lies over a whole window, and is not taken away again."""

    def __init__(self, window: QWidget, theme: Theme, text: str) -> None:
        super().__init__(window)
        self._theme = theme
        self._text = text
        self.setAutoFillBackground(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(window.rect())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill everything, and say in the middle what happens."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("bg"))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


def blank(window: QWidget, theme: Theme, text: str) -> LockCover:
    """Blank a window now, and put every other window of the program away."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.hide()
    window.setWindowTitle("Casefiles")
    cover = LockCover(window, theme, text)
    cover.show()
    cover.raise_()
    cover.setFocus()
    cover.repaint()
    return cover
