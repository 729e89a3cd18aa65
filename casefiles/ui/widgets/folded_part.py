"""Fields of a form that are seldom filled: folded away until they are, or somebody opens them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from casefiles.ui.widgets.buttons import Button, quiet_button
from casefiles.ui.widgets.field import Field, same
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg


class FoldedPart(QObject):
    """Shows fields below a button that opens and closes them.

    Attributes:
        button: opens or closes.
    """

    def __init__(self, form: RecordForm, words: str, fields: Sequence[Field]) -> None:
        """Add fields to a form.

        Args:
            form: that is being made; nothing is loaded yet.
            words: on the button, such as "More about the person".
            fields: in their order.
        """
        super().__init__(form)
        self._words = words
        self._fields = tuple(fields)
        self._is_open = False
        self.button: Button = quiet_button(words, "caret-right")
        self.button.clicked.connect(self._on_pressed)
        line = QWidget()
        row(self.button, ..., margins=0, of=line)
        form.add_words(line)
        for one in self._fields:
            form.add(one)
        self._empty = {one.name: one.draft() for one in self._fields}
        self._show()
        form.filled.connect(self._on_filled)

    @Slot()
    def _on_filled(self) -> None:
        """Open where something is told, so that nobody believes that it is not."""
        if not same({one.name: one.draft() for one in self._fields}, self._empty):
            self._is_open = True
        self._show()

    @Slot()
    def _on_pressed(self) -> None:
        self._is_open = not self._is_open
        self._show()
        if self._is_open:
            self._fields[0].take_focus()

    def _show(self) -> None:
        for one in self._fields:
            one.setVisible(self._is_open)
        self.button.show_icon("caret-down" if self._is_open else "caret-right")
        self.button.setAccessibleDescription(msg("open") if self._is_open else msg("closed"))
