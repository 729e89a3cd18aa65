"""Several persons: chips, and a line that finds the next by any of their names."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QLayout, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.records.pickers import people_to_choose
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.words.language import msg, msg_mark

UNNAMED: Final = msg_mark("(a person)")
"""Shown until names have come, or where somebody is gone."""


class PeopleField(ChoicesField):
    """Holds ids of persons, in the order in which they were added; offers those of the case."""

    erased_text: ClassVar[str] = UNNAMED
    unknown: ClassVar[str] = msg_mark("Choose a person from the list or clear the field.")

    def __init__(
        self, context: Context, name: str, label: str, hint: str = "", *, required: bool = False
    ) -> None:
        super().__init__(name, label, msg("Type a name in any script"), hint, required=required)
        self._context = context
        context.session.changed.connect(self._on_vault_changed)
        self._ask()

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if changes.concern("person"):
            self._ask()

    def _ask(self) -> None:
        context = self._context
        context.session.ask(self, people_to_choose(context.case_id), self.offer)

    @override
    def _made_layout(self, within: QWidget) -> QLayout:
        """Let names stand beside one another."""
        return FlowLayout(within)

    @override
    def _made_label(self, words: str, chip: QWidget) -> QLabel:
        """Say a name whole."""
        label = QLabel(words, chip)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
