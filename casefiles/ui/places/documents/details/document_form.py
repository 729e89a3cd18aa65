"""The form of a document: what the lawyer says about it."""

from typing import Any

from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.provenance import (
    AcquisitionMethod,
    Originality,
    Privilege,
    Sensitivity,
)
from casefiles.office.documents.document_records import DocumentDetail, form_values, save_document
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.list.states import STATUSES
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, LineField, TextField, TickField
from casefiles.ui.widgets.form_page import FormPage
from casefiles.ui.widgets.labels import muted, subheading, words_in_line
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.small_fields import OnePersonField
from casefiles.words.language import msg_of
from casefiles.words.review import CHOICES

_FIELD_OF_FAULT = {"exhibit_mark_taken": "mark", "witness_without_mark": "witness"}


class DocumentForm(FormPage):
    """Edits one document and its exhibit."""

    def __init__(self, context: Context, detail: DocumentDetail) -> None:
        super().__init__(context, f"document:{detail.document.id}", detail.name)
        self.document_id: DocumentId = detail.document.id
        self._add_fields(detail.document.file_name)
        self._add_exhibit()
        self._add_origin()
        self._add_protection()
        self.form.load(form_values(detail))

    def _add_fields(self, file_name: str) -> None:
        form = self.form
        arrived = f"It arrived as {file_name}. @ names a person."
        form.add(MentionField(self._context, "title", "Title", arrived, rows=1))
        form.add(
            ChoiceField(
                "status",
                "What it is",
                msg_of(STATUSES),
                "Only received papers and those to be served may stand in a dossier.",
            )
        )
        written = "With commas between them: zh, ug. Review and translations go by them."
        form.add(LineField("languages", "Languages it is in", written))
        form.add(DateField("received", "Received"))
        form.add(TickField("is_public", "It is published", "Anyone can find it elsewhere."))

    def _add_exhibit(self) -> None:
        form = self.form
        form.add_words(subheading("As an exhibit"))
        form.add(LineField("mark", "Exhibit mark", "Such as AB/1; empty if it is no exhibit."))
        produced = "The witness or party whose exhibit it is. @ names a person."
        form.add(MentionField(self._context, "witness", "Produced by", produced, rows=1))
        message = "Who says I in it; nobody here means the client. Never leaves the vault."
        form.add(OnePersonField(self._context, "spoken_by", "Whose statement is this?", message))
        form.add_words(subheading("What its front sheet says"))
        form.add_words(muted("Readers see this; what is empty is not printed."))
        form.add(DateField("exhibit_dated", "Date it bears"))
        named = "In the words of the dossier, such as Chinese."
        form.add(LineField("exhibit_language", "Language on the front sheet", named))
        copied = "Such as copy; the original is with the court. @ names a person."
        sheet = "Copy or original, on the front sheet"
        form.add(MentionField(self._context, "exhibit_original", sheet, copied, rows=1))

    def _add_origin(self) -> None:
        form = self.form
        form.add_words(subheading("Where it comes from"))
        form.add_words(muted("Nothing of this leaves the vault."))
        form.add(LineField("source", "Obtained from"))
        form.add(LineField("obtained_by", "Obtained by"))
        form.add(DateField("obtained_on", "Obtained on"))
        form.add(ChoiceField("obtained_how", "How", CHOICES[AcquisitionMethod]))
        form.add(LineField("obtained_at", "Where"))
        form.add(LineField("carrier", "Device or carrier", "Such as a phone, a stick, paper."))
        form.add(ChoiceField("originality", "Original or copy", CHOICES[Originality]))
        before = "Who held it before, when it was handed on, how it was sealed."
        form.add(TextField("custody", "Custody before it came here", before))

    def _add_protection(self) -> None:
        form = self.form
        form.add_words(subheading("Protection"))
        form.add(ChoiceField("sensitivity", "Sensitivity", CHOICES[Sensitivity]))
        form.add(
            ChoiceField(
                "privilege",
                "Privilege",
                CHOICES[Privilege],
                "A privileged document leaves in no dossier, as if it did not exist.",
            )
        )
        form.add(LineField("privilege_reason", "Why it is privileged"))
        form.add(
            LineField(
                "do_not_use",
                "Do not use, because",
                "With a reason here it leaves in no dossier either; empty if it may be used.",
            )
        )
        form.add(
            TickField(
                "is_traceable",
                "Traceable by copy",
                "Its copy would show who gave it away: its pages never leave, only new text.",
            )
        )

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
