"""The form of a document: what the lawyer says about it."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document, Exhibit
from casefiles.office.documents.document_records import DocumentDetail, form_values, save_document
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.records.vocabularies import all_choices
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.list.states import STATUSES
from casefiles.ui.records.derived_form import add_fields
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.field import ChoiceField
from casefiles.ui.widgets.form_page import FormPage
from casefiles.ui.widgets.labels import words_in_line
from casefiles.words.forms import HINTS
from casefiles.words.language import msg_of

_FIELD_OF_FAULT = {"exhibit_mark_taken": "mark", "witness_without_mark": "witness"}


class DocumentForm(FormPage):
    """Edits one document and its exhibit."""

    def __init__(self, context: Context, detail: DocumentDetail) -> None:
        super().__init__(context, f"document:{detail.document.id}", detail.name)
        self.document_id: DocumentId = detail.document.id
        maker = FieldFactory(context, FieldChoices(offered={"status": msg_of(STATUSES)}))
        add_fields(self.form, Document, maker, before={"source": Exhibit})
        arrived = msg_of(HINTS["document.title"]).format(file=detail.document.file_name)
        self.form.fields["title"].show_hint(arrived)
        self.form.load(form_values(detail))
        context.session.ask(self, all_choices("document_type"), self._on_choices)

    def _on_choices(self, choices: Mapping[str, tuple[tuple[str, str], ...]]) -> None:
        kind = self.form.fields["kind"]
        if isinstance(kind, ChoiceField):
            kind.set_choices(choices["document_type"])

    @override
    def _keep(self, values: dict[str, Any]) -> None:
        session = self._context.session
        edit = save_document(self.document_id, values, session.vault.workplace.randomness)
        session.run(self, edit, self._on_saved, otherwise=self._on_refused)

    def _on_saved(self, _nothing: None) -> None:
        self.form.saved()
        self.ended.emit()

    def _on_refused(self, error: CasefilesError) -> None:
        field = _FIELD_OF_FAULT.get(error.code)
        if field is None:
            self._context.notices.warn(error)
        else:
            self.form.problem(field, words_in_line(error))
