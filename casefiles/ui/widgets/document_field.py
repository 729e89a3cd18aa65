"""One document of the case, found by typing any part of its mark, title or file name."""

from typing import Any

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.records.pickers import PickerItem, documents_to_choose
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.chooser import Chooser
from casefiles.ui.widgets.field import Field
from casefiles.words.language import msg, msg_mark, msg_of

_NOT_FOUND = msg_mark("(a document)")


class DocumentField(Field):
    """Holds the id of a document; empty for none."""

    def __init__(
        self, context: Context, name: str, label: str, hint: str = "", *, required: bool = False
    ) -> None:
        super().__init__(name, label, hint, required=required)
        self._context = context
        self._id = ""
        self._words: dict[str, str] = {}
        self.chooser = Chooser(msg("Exhibit number, title or file name"), keeps=True)
        self.chooser.picked.connect(self._on_picked)
        self.chooser.textEdited.connect(self._on_edited)
        self._hold(self.chooser)
        context.session.changed.connect(self._on_vault_changed)
        self._ask()

    def leave_out(self, document_id: str) -> None:
        """Offer every document but one."""
        self.chooser.besides = frozenset({document_id})

    @override
    def value(self) -> str:
        """Return the id."""
        return self._id

    @override
    def set_value(self, value: Any) -> None:
        """Show a document by its id."""
        self._id = str(value or "")
        self._show()

    @override
    def check(self) -> str:
        """What was typed must be a document of the case."""
        if self.chooser.text().strip() and not self._id:
            return msg("Choose a document from the list.")
        return super().check()

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if changes.concern("document", "exhibit"):
            self._ask()

    def _ask(self) -> None:
        context = self._context
        context.session.ask(self, documents_to_choose(context.case_id), self._on_documents)

    def _on_documents(self, documents: tuple[PickerItem, ...]) -> None:
        self._words = {one.id: one.words for one in documents}
        self.chooser.suggestions.choices = documents
        if self._id:
            self._show()

    @Slot(object)
    def _on_picked(self, document: PickerItem) -> None:
        self._id = document.id
        self._touched()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text != self._words.get(self._id):
            self._id = ""
            self._touched()

    def _show(self) -> None:
        self.chooser.setText(self._words.get(self._id, msg_of(_NOT_FOUND)) if self._id else "")
        self.chooser.setCursorPosition(0)
