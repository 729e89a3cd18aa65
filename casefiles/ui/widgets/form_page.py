"""A form that fills a side of a room until it is saved or left."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.ui.base.context import Context
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.layout import column


class FormPage(QWidget):
    """Holds one form.

    Attributes:
        ended: saved or left.
    """

    ended = Signal()

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
