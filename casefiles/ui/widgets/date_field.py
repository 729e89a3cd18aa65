"""A date of any precision, typed in words; what was understood is echoed below."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from casefiles.domain.dates.date_reading import UnreadDate
from casefiles.domain.dates.date_words import edtf_from_words, words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.ui.widgets.field import NEEDED, EnterMovesOn, Field
from casefiles.ui.widgets.inputs import PRIVATE_INPUT
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.layout import say
from casefiles.words.forms import DATE_EXAMPLES
from casefiles.words.language import msg, msg_of


class DateField(Field):
    """Holds EDTF; shows words."""

    def __init__(
        self, name: str, label: str, hint: str = DATE_EXAMPLES, *, required: bool = False
    ) -> None:
        super().__init__(name, label, hint, required=required)
        self.line = QLineEdit()
        self.line.setInputMethodHints(PRIVATE_INPUT)
        self.line.textChanged.connect(self._echo)
        self.line.textEdited.connect(self._touched)
        self.line.editingFinished.connect(self._on_left)
        self.line.installEventFilter(EnterMovesOn(self))
        self._hold(self.line)

    @override
    def value(self) -> str:
        """Return the date in EDTF; empty where none can be read."""
        return self._read()

    @override
    def set_value(self, value: Any) -> None:
        """Show a date given in EDTF."""
        text = str(value or "")
        self.line.setText(words_from_edtf(text) if is_edtf(text) else text)

    @override
    def draft(self) -> str:
        """Return what was typed, word for word."""
        return self.line.text()

    @override
    def set_draft(self, draft: Any) -> None:
        """Put back what was typed."""
        self.line.setText(str(draft or ""))

    @override
    def check(self) -> str:
        """Return in words why no date can be read."""
        if not self.line.text().strip():
            return msg_of(NEEDED) if self.required else ""
        return _fault(self.line.text())

    @Slot()
    def _on_left(self) -> None:
        self.problem(_fault(self.line.text()) if self.line.text().strip() else "")

    @Slot(str)
    def _echo(self, text: str) -> None:
        edtf = self._read()
        words = words_from_edtf(edtf) if edtf else ""
        message = (
            msg("Understood as: {words}", words=words)
            if words and words != text.strip()
            else self.hint
        )
        say(self._hint, message)
        self.line.setAccessibleDescription(message)

    def _read(self) -> str:
        try:
            return edtf_from_words(self.line.text())
        except UnreadDate:
            return ""


def _fault(text: str) -> str:
    try:
        edtf_from_words(text)
    except UnreadDate as fault:
        return words_in_line(fault.code)
    return ""
