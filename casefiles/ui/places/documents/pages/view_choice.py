"""Two ways to see a document: as what it is, or as its pages."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg


class ViewChoice(QWidget):
    """Two buttons, one of which is down; others may stand beside them.

    Attributes:
        chosen: whether it is wanted as what it is.
    """

    chosen = Signal(bool)

    def __init__(self, words: str, icon: str) -> None:
        super().__init__()
        self.itself: Button = button(words, icon)
        self.pages: Button = button(msg("Pages"), "file-text")
        self._group = QButtonGroup(self)
        self._row = row(gap=6, margins=0, of=self)
        for one in (self.itself, self.pages):
            one.setCheckable(True)
            self._group.addButton(one)
            self._row.addWidget(one)
        self._row.addStretch(1)
        self._group.buttonClicked.connect(self._on_clicked)
        self.hide()

    def add(self, widget: QWidget) -> None:
        """Put something at the far end of the row."""
        self._row.addWidget(widget)

    def show_words(self, words: str, icon: str) -> None:
        """Say what the document is."""
        self.itself.setText(words)
        self.itself.show_icon(icon)

    def show_chosen(self, *, is_itself: bool) -> None:
        """Show which way is taken."""
        (self.itself if is_itself else self.pages).setChecked(True)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.itself.isChecked())
