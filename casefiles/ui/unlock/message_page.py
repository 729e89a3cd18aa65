"""What was done, told before the way goes on."""

from PySide6.QtCore import Signal

from casefiles.ui.unlock.page import Page
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import words
from casefiles.words.language import msg


class MessagePage(Page):
    """Words and one button.

    Attributes:
        read: the person goes on.
    """

    read = Signal()

    def __init__(self) -> None:
        super().__init__("", "check-circle")
        self.body = words("")
        self.go = button(msg("Continue"), primary=True)
        self.column.addWidget(self.body)
        self.end_with(self.go)
        self.first = self.go
        self.go.clicked.connect(self.read)
        self.back.connect(self.read)

    def show_words(self, title: str, text: str, button_words: str) -> None:
        """Tell something else."""
        self.title.setText(title)
        self.body.setText(text)
        self.go.setText(button_words)
