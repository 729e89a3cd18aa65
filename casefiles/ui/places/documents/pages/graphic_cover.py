"""Covers what is marked as graphic, until a person decides to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import HCENTER, column, words
from casefiles.words.language import msg, msg_mark, msg_of

_WORDS = msg_mark(
    "Graphic content: hidden and muted until you choose to show it. It is hidden again when you"
    " open another document."
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
        title = heading(msg("Covered"))
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text = words(msg_of(_WORDS))
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.show_it = button(msg("Show"), "eye")
        self.show_it.clicked.connect(self.lifted)
        column(
            ...,
            title,
            text,
            (self.show_it, HCENTER),
            (..., 2),
            gap=12,
            margins=(40, 20, 40, 20),
            of=self,
        )
        self.setAccessibleName(msg("Covered: this document is marked as graphic"))
        self.setFocusProxy(self.show_it)
