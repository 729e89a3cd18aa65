"""An empty place says what it is for, and holds its one button."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from typing_extensions import override

from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import column, row

_PICTURE = 44
_WIDTH = 460


class EmptyState(QWidget):
    """What is shown where there is nothing yet."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        words: str,
        *buttons: QPushButton | None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title = heading(title)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title.setWordWrap(True)
        self.words = QLabel(words, self)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        # A wrapped text knows its height only in a column that gives it all the width.
        middle = QWidget(self)
        middle.setMaximumWidth(theme.pixels(_WIDTH))
        body = column(
            (..., 2), self._picture, self.title, self.words, gap=10, margins=16, of=middle
        )
        for button in buttons:
            if button is not None:
                body.addSpacing(6)
                body.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addStretch(3)
        row(..., (middle, 100), ..., margins=0, of=self)
        self._tint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Tint the picture anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        size = self._theme.pixels(_PICTURE)
        self._picture.setMinimumHeight(size)
        self._picture.setPixmap(self._theme.pixmap(self._icon, size, "muted"))
