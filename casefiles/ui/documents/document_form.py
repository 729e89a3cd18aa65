"""The form of a document: what the lawyer says about it."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DocumentId
from casefiles.office.documents import DocumentDetail, form_values, keep_form
from casefiles.ui.context import Context
from casefiles.ui.documents.states import STATUSES
from casefiles.ui.widgets.fields import ChoiceField, DateField, LineField, TickField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.words import explain

_FIELD_OF_FAULT = {"exhibit_mark_taken": "mark", "witness_without_mark": "witness"}


class DocumentForm(QWidget):
    """Edits one document and its exhibit.

    Attributes:
        ended: saved or left.
    """

    ended = Signal()

    def __init__(self, context: Context, detail: DocumentDetail) -> None:
        super().__init__()
        self._context = context
        self.document_id: DocumentId = detail.document.id
        self.form = RecordForm(context, f"document:{self.document_id}", detail.name)
        self._add_fields(detail.document.file_name)
        self.form.load(form_values(detail))
        self.form.wanted.connect(self._on_wanted)
        self.form.left.connect(self.ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.form)

    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault."""
        self.form.keep_draft_now()

    def take_focus(self) -> None:
        """Put the focus into the first field."""
        self.form.focus_first()

    def _add_fields(self, file_name: str) -> None:
        form = self.form
        arrived = f"It arrived as {file_name}. @ names a person."
        form.add(MentionField(self._context, "title", "Title", arrived, rows=1))
        form.add(
            ChoiceField(
                "status",
                "What it is",
                STATUSES,
                "Only received papers and those to be served may stand in a dossier.",
            )
        )
        form.add(LineField("mark", "Exhibit mark", "Such as AB/1; empty if it is no exhibit."))
        produced = "The witness or party whose exhibit it is. @ names a person."
        form.add(MentionField(self._context, "witness", "Produced by", produced, rows=1))
        form.add(DateField("received", "Received"))
        form.add(LineField("source", "From whom", "Stays in the vault."))
        form.add(TickField("is_public", "It is published", "Anyone can find it elsewhere."))
        form.add(
            TickField(
                "is_looked_at",
                "Every page was looked at",
                "Somebody saw each page and decided what to mark on it.",
            )
        )

    @Slot(dict)
    def _on_wanted(self, values: dict[str, Any]) -> None:
        session = self._context.session
        edit = keep_form(self.document_id, values, session.vault.workplace.randomness)
        session.run(self, edit, self._on_saved, otherwise=self._on_refused)

    def _on_saved(self, _nothing: None) -> None:
        self.form.saved()
        self.ended.emit()

    def _on_refused(self, error: CasefilesError) -> None:
        field = _FIELD_OF_FAULT.get(error.code)
        if field is None:
            self._context.notices.warn(error)
        else:
            self.form.problem(field, explain(error.code, error.safe).replace("\n", " "))
