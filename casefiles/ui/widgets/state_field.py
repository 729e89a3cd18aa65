"""A field in which a State is entered: chosen from a list, or typed in any spelling."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter

from casefiles.office.law.states import state_meant, state_names
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.field import ChoiceField
from casefiles.words.language import msg_mark, msg_of

_CHOOSE: Final = msg_mark("Choose a State, or type it in any spelling")
_MEANS: Final = msg_mark("Understood as {}.")
_UNKNOWN: Final = msg_mark(
    "Not a State in the list. Kept as typed; time limits and treaties cannot be matched to it."
)


class StateField(ChoiceField):
    """Takes a State; what was typed stays as it was typed, and the field says what it means."""

    def __init__(
        self, context: Context, name: str, label: str, hint: str = "", *, required: bool = False
    ) -> None:
        super().__init__(name, label, [], hint, required=required, free=True)
        self._session, self._first = context.session, hint
        line = self.box.lineEdit()
        if line is not None:
            line.setPlaceholderText(msg_of(_CHOOSE))
        self.box.editTextChanged.connect(self._ask)
        warn = context.notices.warn
        self._session.fetch(self, state_names(), self._on_names, otherwise=warn)

    def _on_names(self, names: tuple[str, ...]) -> None:
        self.set_choices([(name, name) for name in names])
        # A list below, never a completion in the line: what was typed stays unless one is chosen.
        completer = QCompleter(names, self.box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        words = self.value()
        if not words:
            self.show_hint(self._first)
            return
        self._session.fetch(self, state_meant(words), self._on_meant, channel="meant")

    def _on_meant(self, meant: str) -> None:
        message = msg_of(_MEANS).format(meant) if meant else msg_of(_UNKNOWN)
        self.show_hint(f"{message} {self._first}".strip() if self.value() else self._first)
