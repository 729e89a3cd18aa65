"""Beside the pages: how this document leaves the house, and what goes from its words."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId, MarkId
from casefiles.domain.records.case_records import RedactionKind
from casefiles.domain.records.replacement_texts import ExportFormat
from casefiles.office.redaction.marking import MarkInput, marks_made_words
from casefiles.office.redaction.replacement_texts import (
    ExportFormState,
    choose_export_format,
    export_form_of,
    mark_words,
    text_to_correct,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.marking.export_text import ExportText
from casefiles.ui.places.documents.marking.mark_form import MarkForm, terms_of
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, row
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.split_panes import ReadingSide
from casefiles.words.language import msg, msg_mark, msg_of

_RULE: Final = msg_mark("Default for this file type")
_WORDS: Final = {
    ExportFormat.PAGES: msg_mark("Page images"),
    ExportFormat.MESSAGES: msg_mark("Re-typeset text"),
    ExportFormat.RETYPED: msg_mark("Retyped by you"),
    ExportFormat.SUMMARY: msg_mark("Summary"),
    ExportFormat.TRANSCRIPT: msg_mark("Transcript"),
}
_SHOWS_MORE: Final = msg_mark(
    "Exported as re-typeset text, because its pages show comments, deleted text or other content"
    " that its own program does not print."
)
_DRAWN_ON: Final = msg_mark("Exported as page images, because it has marks on its pages.")
_MARKED: Final = msg_mark(
    "Exported as re-typeset text to every recipient for whom something is redacted."
)
_PAGES_OR_WORDS: Final = msg_mark(
    "Exported as page images; as re-typeset text to recipients for whom something is redacted."
)
_PAGES_RULE: Final = msg_mark("Exported as page images with all marks applied.")
_TRACEABLE: Final = msg_mark(
    "Traceable by copy: its pages are never exported. Retype or summarise it here."
)
_PLAYED: Final = msg_mark(
    "Recordings are never exported: a voice identifies a person. A transcript can be exported."
    " Check it for details that identify the speaker."
)
_WRITTEN: Final = msg_mark("Names of protected persons are replaced by placeholders.")
_STALE: Final = msg_mark(
    "The text has changed since some marks were made. Export is blocked until you remove these"
    " marks and mark the text again."
)
_CHOOSE: Final = msg_mark("Select words to redact. Red text is redacted.")


class ReplacementTextForm(RecordForm):
    """Takes the words that stand in place of pages."""

    def __init__(self, context: Context, draft_name: str, title: str) -> None:
        super().__init__(context, draft_name, title)
        self.words = MentionField(
            context, "text", msg("Text"), msg_of(_WRITTEN), required=True, rows=12
        )
        self.add(self.words)


class ExportFormatPanel(QWidget):
    """Chooses how a document leaves; below, its words or what stands in their place."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._export_state: ExportFormState | None = None
        self._writing: ExportFormat | None = None
        self.form: ReplacementTextForm | MarkForm | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName(msg("Export format"))
        self.explanation = muted("")
        self.words = ExportText(context.theme)
        self.mark = button(msg("Mark these words"), "eraser")
        self.read = button(msg("Use recognised text"), "text-t")
        self.write = button(msg("Write"), "pencil-simple")
        self._lay_out()
        self.choice.activated.connect(self._on_choice)
        self.mark.clicked.connect(self._on_mark)
        self.read.clicked.connect(self._on_read)
        self.write.clicked.connect(self._on_write)

    def show_document(self, document_id: DocumentId) -> None:
        """Begin with another document."""
        self._leave_form()
        self._document_id, self._export_state, self._writing = document_id, None, None
        self.ask()

    def ask(self) -> None:
        """Ask again how it leaves."""
        if self._document_id:
            then = partial(self._on_export_state, self._document_id)
            job = export_form_of(self._document_id)
            self._context.session.fetch(self, job, then, channel="leaving", otherwise=_drop)

    def keep_draft_now(self) -> None:
        """Keep what a form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    def _lay_out(self) -> None:
        listing = QWidget(self)
        column(
            self.choice,
            self.explanation,
            (self.words, 1),
            row(self.mark, self.write, self.read, ...),
            (..., 0),
            gap=8,
            margins=0,
            of=listing,
        )
        self._right = ReadingSide(listing)
        column(self._right, margins=0, of=self)

    def _on_export_state(
        self, document_id: DocumentId, export_state: ExportFormState | None
    ) -> None:
        if document_id == self._document_id and export_state is not None:
            self._export_state = export_state
            self._show(export_state)

    def _show(self, export_state: ExportFormState) -> None:
        kinds = [ExportFormat.RETYPED, ExportFormat.SUMMARY]
        if export_state.is_played:
            kinds = [ExportFormat.TRANSCRIPT, ExportFormat.SUMMARY]
        elif export_state.blocks:
            kinds = [ExportFormat.PAGES, ExportFormat.MESSAGES, *kinds]
        self.choice.clear()
        self.choice.addItem(msg_of(_RULE), "")
        for kind in kinds:
            self.choice.addItem(msg_of(_WORDS[kind]), str(kind))
        chosen = self._writing or export_state.kind
        self.choice.setCurrentIndex(max(0, self.choice.findData(str(chosen or ""))))
        is_written = chosen is not None and chosen.is_written
        is_own = not is_written and chosen is not ExportFormat.PAGES
        has_words = bool(export_state.blocks) and is_own
        self.explanation.setText(_format_text(export_state, chosen))
        self.words.setVisible(has_words)
        self.mark.setVisible(has_words)
        self.write.setVisible(is_written)
        self.read.setVisible(is_written and not export_state.text and not export_state.is_played)
        if has_words:
            self.words.show_export_state(export_state)

    @Slot()
    def _on_choice(self) -> None:
        value = str(self.choice.currentData() or "")
        kind = ExportFormat(value) if value else None
        export_state = self._export_state
        if export_state is None:
            return
        if kind is not None and kind.is_written and not export_state.text.strip():
            self._writing = kind
            self._show(export_state)
            self._on_write()
            return
        self._writing = None
        self._choose(kind, export_state.text)

    def _choose(self, kind: ExportFormat | None, text: str) -> None:
        session = self._context.session
        edit = choose_export_format(
            self._document_id, kind, text, session.vault.workplace.randomness
        )
        session.run(self, edit, self._on_chosen, otherwise=self._on_refused)

    def _on_chosen(self, _nothing: None) -> None:
        self._context.notices.post(msg("Export format saved."), "app.undo")
        self.ask()

    @Slot()
    def _on_write(self) -> None:
        export_state = self._export_state
        kind = self._writing or (export_state.kind if export_state is not None else None)
        if export_state is not None and kind is not None and kind.is_written:
            self._writing = kind
            form = ReplacementTextForm(
                self._context, f"text:{self._document_id}", msg_of(_WORDS[kind])
            )
            self._open(form)
            form.load({"text": export_state.text})
            form.focus_first()

    @Slot()
    def _on_read(self) -> None:
        """Begin with what was read, to be corrected."""
        self._on_write()
        if isinstance(self.form, ReplacementTextForm):
            then = partial(self._on_text, self.form)
            query = text_to_correct(self._document_id)
            self._context.session.ask(self, query, then, channel="text to correct")

    def _on_text(self, form: ReplacementTextForm, text: str) -> None:
        if form is self.form and not form.words.value():
            form.words.set_value(text)
            form.keep_draft_now()

    @Slot()
    def _on_mark(self) -> None:
        places = self.words.places
        if not places:
            return
        has_selection = self.words.textCursor().hasSelection()
        count = msg("words") if has_selection else msg("a message")
        form = MarkForm(
            self._context, f"words:{self._document_id}", msg("Mark {count}", count=count)
        )
        self._open(form)
        form.kind.offer_words()
        kind = RedactionKind.SPAN if has_selection else RedactionKind.MESSAGE
        form.load_terms(MarkInput("", kind=kind))
        form.focus_first()

    def _open(self, form: ReplacementTextForm | MarkForm) -> None:
        self._leave_form()
        self.form = form
        form.submitted.connect(self._on_submitted)
        form.left.connect(self._leave_form)
        self._right.show_form(form, form.keep_draft_now)

    @Slot()
    def _leave_form(self) -> None:
        self.form = None
        self._right.take_form()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        form = self.form
        session = self._context.session
        if isinstance(form, MarkForm):
            job = mark_words(self._document_id, self.words.places, terms_of(values))
            session.fetch(
                self,
                job,
                partial(self._on_marked, form),
                channel="marking words",
                otherwise=self._on_refused,
            )
        elif form is not None and self._writing is not None:
            randomness = session.vault.workplace.randomness
            edit = choose_export_format(
                self._document_id, self._writing, values["text"], randomness
            )
            then = partial(self._on_written, form)
            session.run(self, edit, then, otherwise=self._on_refused)

    def _on_marked(self, form: MarkForm, made: tuple[MarkId, ...]) -> None:
        if form is self.form:
            form.saved()
            self._leave_form()
        self._context.notices.post(marks_made_words(len(made)), "app.undo")
        self.ask()

    def _on_written(self, form: ReplacementTextForm, _nothing: None) -> None:
        if form is self.form:
            form.saved()
            self._leave_form()
        self._writing = None
        self._on_chosen(None)

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)


def _format_text(export_state: ExportFormState, kind: ExportFormat | None) -> str:
    """Say what the choice means for this document."""
    if kind is not None and kind.is_written:
        return msg_of(_WRITTEN)
    if not export_state.blocks:
        return _of_pages(export_state)
    if export_state.stale:
        return msg_of(_STALE)
    if export_state.page_marks and kind is ExportFormat.MESSAGES:
        return msg(
            "Marks on page images do not apply to text. Mark the words here and remove the page"
            " marks."
        )
    return (
        msg_of(_CHOOSE)
        if kind is ExportFormat.MESSAGES
        else f"{_by_rule(export_state)} {msg_of(_CHOOSE)}"
    )


def _by_rule(export_state: ExportFormState) -> str:
    """Say how a document with words of its own leaves while nobody chose."""
    if export_state.shows_more:
        return msg_of(_SHOWS_MORE)
    if export_state.page_marks:
        return msg_of(_DRAWN_ON)
    return msg_of(_MARKED) if export_state.marks else msg_of(_PAGES_OR_WORDS)


def _of_pages(export_state: ExportFormState) -> str:
    """Say how a document leaves that has no words set here."""
    if export_state.is_played:
        return msg_of(_PLAYED)
    return msg_of(_TRACEABLE) if export_state.is_traceable else msg_of(_PAGES_RULE)


def _drop(_error: CasefilesError) -> None:
    """Show nothing: the document went meanwhile."""
