"""The frame of the door: one calm column in the middle of a window, whatever page it shows."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.ui.unlock.page import Page
from casefiles.ui.widgets.layout import column

_COLUMN: Final = 420
_PADDING: Final = 32
_SIDE_SPACE: Final = 56
_USUAL: Final = (1100, 760)
_SMALLEST: Final = (560, 420)
_HIDDEN: Final = 30_000
"""Milliseconds out of sight after which what was half typed is forgotten."""


class PageColumn(QWidget):
    """Holds the pages, no wider than their text wants and the window allows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("Casefiles")
        self.setMinimumSize(*_SMALLEST)
        self.resize(QSize(*_USUAL).boundedTo(self.screen().availableSize()))
        self._theme = theme
        self._card = QFrame()
        self._pages: list[Page] = []
        self._hidden = made_timer(self, _HIDDEN)
        self._inside = column(margins=_PADDING, of=self._card)
        self._lay_out_column()

    def take(self, page: Page) -> None:
        """Take a page in; it is not shown yet."""
        page.hide()
        self._pages.append(page)
        self._inside.addWidget(page)

    def _lay_out_column(self) -> None:
        self._card.setProperty("card", "true")
        middle = QWidget()
        grid = QGridLayout(middle)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.addWidget(self._card, 1, 1)
        for number, weight in ((0, 2), (2, 3)):
            grid.setRowStretch(number, weight)
            grid.setColumnStretch(number, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        column(scroll, margins=0, of=self)

    @Slot()
    def _fit(self) -> None:
        """Keep the column as wide as its text wants, and no wider than the window."""
        requested = self._theme.pixels(_COLUMN) + 2 * _PADDING
        self._card.setFixedWidth(min(requested, self.width() - _SIDE_SPACE))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Count how long the window is out of sight."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            if self.isMinimized():
                self._hidden.start()
            else:
                self._hidden.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column within the window."""
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Quit on the usual key."""
        if event.matches(QKeySequence.StandardKey.Quit):
            self.close()
        else:
            super().keyPressEvent(event)
