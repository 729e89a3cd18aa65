"""Covers what is marked as graphic, until a person decides to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import heading

_WORDS = (
    "This document is marked as graphic. It stays covered, and silent, until you choose to see it."
    " It is covered again when you open another document."
)


class GraphicCover(QWidget):
    """Stands in the place of pages, pictures and films.

    Attributes:
        lifted: a person wants to see what is below.
    """

    lifted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        title = heading("Covered")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = QLabel(_WORDS)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.show_it = button("Show it", "eye")
        self.show_it.clicked.connect(self.lifted)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 20, 40, 20)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setAccessibleName("Covered: this document is marked as graphic")
        self.setFocusProxy(self.show_it)
