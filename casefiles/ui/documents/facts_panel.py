"""The facts that a document proves, and the form of a new one from what is selected."""

from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DocumentId, FactId
from casefiles.domain.records import Cite, Standing
from casefiles.office.facts import FactRow, FactTerms, add_fact, edit_fact, facts_citing
from casefiles.ui.context import Context
from casefiles.ui.documents.panel_table import PanelTable
from casefiles.ui.fact_form import FactForm, terms_of
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.row_table import Column, RowModel
from casefiles.words import label

_COLUMNS: Final = (
    Column("position", "No.", 52, sorts=False),
    Column("text", "Fact", 200, stretch=True, sorts=False),
    Column("pages", "Page", 62, sorts=False),
    Column("standing", "Rests on", 110, sorts=False),
)
_NONE: Final = (
    "No fact cites this document yet. Select words on a page and press Ctrl+E: the fact is told "
    "last in the statement of facts, with this page as its proof."
)


class FactsPanel(QWidget):
    """Lists facts, and makes and changes them.

    Attributes:
        counted: how many facts cite the document.
        opened: number of a page that proves the chosen fact.
        left: the form was closed.
    """

    counted = Signal(int)
    opened = Signal(int)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._edited: FactId | None = None
        self.form: FactForm | None = None
        self._model = RowModel(_COLUMNS, self._text, parent=self)
        self.table = PanelTable(self._model, context.theme, "Facts that cite this document")
        self.edit = button("Edit", "pencil-simple")
        self._none = muted(_NONE)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.table.activated_row.connect(self._on_opened)
        self.table.edit_wanted.connect(self._on_edit)
        self.edit.clicked.connect(self._on_edit)

    def show_document(self, document_id: DocumentId) -> None:
        """Begin with another document."""
        self._leave_form()
        self._document_id = document_id
        self.ask()

    def ask(self) -> None:
        """Ask for the facts again."""
        query = facts_citing(self._context.case_id, self._document_id)
        self._context.session.ask(self, query, self._on_facts, channel="facts")

    def begin(self, text: str, page: int) -> None:
        """Open the form of a new fact.

        Args:
            text: that was selected.
            page: it stands on.
        """
        self._edited = None
        form = self._open_form(f"fact:new:{self._document_id}", "New fact")
        cites = (Cite(self._document_id, page),)
        form.load_terms(FactTerms(" ".join(text.split()), Standing.CITED, cites))
        form.focus_first()

    def keep_draft_now(self) -> None:
        """Keep what the form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    def _lay_out(self) -> None:
        listing = QWidget(self)
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self._none)
        row = QHBoxLayout()
        row.addWidget(self.edit)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(0)
        self._stack.addWidget(listing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _text(self, row: FactRow, key: str) -> str:
        if key == "pages":
            own = {cite.page for cite in row.cites if cite.document_id == self._document_id}
            return ", ".join(str(page) for page in sorted(own))
        if key == "standing":
            return label(row.standing)
        return str(getattr(row, key, ""))

    def _on_facts(self, rows: tuple[FactRow, ...]) -> None:
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.edit.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.counted.emit(len(rows))

    def _open_form(self, draft_name: str, title: str) -> FactForm:
        self._leave_form()
        self.form = FactForm(self._context, draft_name, title)
        self.form.wanted.connect(self._on_wanted)
        self.form.left.connect(self._on_left)
        self._stack.addWidget(self.form)
        self._stack.setCurrentWidget(self.form)
        return self.form

    def _leave_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.keep_draft_now()
            self._stack.removeWidget(form)
            form.hide()
            form.deleteLater()

    @Slot(object)
    def _on_opened(self, row: FactRow) -> None:
        own = [cite.page for cite in row.cites if cite.document_id == self._document_id]
        if own:
            self.opened.emit(own[0])

    @Slot()
    def _on_edit(self) -> None:
        row = self.table.row()
        if row is not None:
            form = self._open_form(f"fact:{row.id}", f"Fact {row.position}")
            self._edited = row.id
            form.load_terms(row.terms)
            form.focus_first()

    @Slot(dict)
    def _on_wanted(self, values: dict[str, Any]) -> None:
        form, session = self.form, self._context.session
        if form is None:
            return
        form.setEnabled(False)
        terms = terms_of(values)
        if self._edited is not None:
            edit = edit_fact(self._edited, terms)
            session.run(self, edit, self._on_saved, otherwise=self._on_refused)
            return
        job = add_fact(self._context.case_id, terms)
        session.fetch(self, job, self._on_added, channel="adding", otherwise=self._on_refused)

    def _on_added(self, _fact_id: FactId) -> None:
        self._context.notices.tell("The fact is told last in the statement of facts.", "app.undo")
        self._on_saved(None)

    def _on_saved(self, _nothing: None) -> None:
        if self.form is not None:
            self.form.setEnabled(True)
            self.form.saved()
        self._leave_form()
        self.left.emit()

    def _on_refused(self, error: CasefilesError) -> None:
        if self.form is not None:
            self.form.setEnabled(True)
        self._context.notices.warn(error)

    @Slot()
    def _on_left(self) -> None:
        self._leave_form()
        self.left.emit()
