"""A form that fills a side of a room until it is saved or left."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.layout import column


class FormPage(QWidget):
    """Holds one form.

    Attributes:
        ended: saved or left.
        field_of_fault: where a refusal is said, by its code.
        usual_field: where any other is; empty for the window's message bar.
    """

    ended = Signal()
    field_of_fault: ClassVar[Mapping[str, str]] = {}
    usual_field: ClassVar[str] = ""

    def __init__(self, context: Context, draft_name: str, title: str) -> None:
        super().__init__()
        self._context = context
        self.form = RecordForm(context, draft_name, title)
        self.form.submitted.connect(self._on_submitted)
        self.form.left.connect(self.ended)
        column(self.form, margins=(20, 16, 20, 16), of=self)

    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault."""
        self.form.keep_draft_now()

    def take_focus(self) -> None:
        """Put the focus into the first field."""
        self.form.focus_first()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        self._keep(values)

    def _keep(self, values: dict[str, Any]) -> None:
        """Save what the form holds."""
        raise NotImplementedError

    def _run(self, edit: Edit[Any]) -> None:
        """Make a change, and end; what is refused is said at its field."""
        self._context.session.run(self, edit, self._end, otherwise=self._show_refusal)

    def _end(self, _done: object) -> None:
        self.form.saved()
        self.ended.emit()

    def _show_refusal(self, error: CasefilesError) -> None:
        field = self.field_of_fault.get(error.code, self.usual_field)
        if field:
            self.form.problem(field, words_in_line(error))
        else:
            self._context.notices.warn(error)
