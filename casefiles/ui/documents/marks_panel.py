"""The marks of a document as a list, and the form of one of them."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DocumentId, MarkId
from casefiles.office import drafts
from casefiles.office.marking import (
    Area,
    MarkRow,
    MarkTerms,
    add_marks,
    edit_mark,
    on_pages,
    remove_mark,
)
from casefiles.ui.context import Context
from casefiles.ui.documents.begun_marks import BegunMarks
from casefiles.ui.documents.mark_form import MarkForm, areas_of, page_numbers, terms_of
from casefiles.ui.documents.panel_table import PanelTable
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.row_table import Column, RowModel
from casefiles.words import label

_COLUMNS: Final = (
    Column("number", "No.", 52, sorts=False),
    Column("page", "Page", 60, sorts=False),
    Column("reason", "Reason", 150, stretch=True, sorts=False),
    Column("person", "Protects", 110, sorts=False),
)
_NONE: Final = (
    "Nothing is marked. Select words (W) or an area (A) on the page and press M. "
    "Marks stay outlines that you can change; only a dossier has black."
)
_LEGEND: Final = "Dashed amber lines go by themselves: they name a protected person."
_QUICK: Final = 3
"""Pages that are drawn for new marks without a place on the task shelf."""


class MarksPanel(QWidget):
    """Lists marks, makes, changes and removes them.

    Attributes:
        chosen: a `MarkRow` was chosen in the list, or None.
        opened: a `MarkRow` whose place is wanted.
        made: marks were made: what was selected is dealt with.
        resumed: tuple of `Area`: marks that were begun before go on.
        left: the form was left without a change.
    """

    chosen = Signal(object)
    opened = Signal(object)
    made = Signal()
    left = Signal()
    resumed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._areas: tuple[Area, ...] = ()
        self._edited: MarkId | None = None
        self.form: MarkForm | None = None
        self._model = RowModel(_COLUMNS, self._text, parent=self)
        self.table = PanelTable(self._model, context.theme, "Marks")
        self.edit = button("Edit", "pencil-simple")
        self.remove = button("Remove", "trash")
        self.begun = BegunMarks()
        self._none = muted(_NONE)
        self._legend = muted(_LEGEND)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.table.chosen.connect(self.chosen)
        self.table.activated_row.connect(self.opened)
        self.table.removal_wanted.connect(self.remove_chosen)
        self.table.edit_wanted.connect(self._on_edit)
        self.edit.clicked.connect(self._on_edit)
        self.remove.clicked.connect(self.remove_chosen)
        self.begun.wanted.connect(self._on_resumed)
        self.begun.unwanted.connect(self._on_dropped)

    def show_document(self, document_id: DocumentId) -> None:
        """Begin with another document."""
        self._leave_form()
        self._document_id = document_id
        self.begun.hide()
        self._ask_for_begun()
        self.set_marks(())

    def set_marks(self, marks: Sequence[MarkRow]) -> None:
        """List marks, numbered as on the pages."""
        self.table.set_rows(tuple(marks))
        has_any = bool(marks)
        self.table.setVisible(has_any)
        self._none.setVisible(not has_any)
        self.edit.setVisible(has_any)
        self.remove.setVisible(has_any)

    def choose(self, mark_id: str) -> None:
        """Choose a mark that was clicked on the page."""
        self._leave_form()
        self.table.select(mark_id)

    def begin(self, areas: Sequence[Area], last_page: int) -> None:
        """Open the form for what was selected.

        Args:
            areas: to be marked.
            last_page: up to which a single area can be repeated; 0 for not at all.
        """
        self._areas, self._edited = tuple(areas), None
        form = self._open_form(self._draft_name, _title(areas))
        form.repeat_up_to(last_page)
        form.load_terms(MarkTerms(""), self._areas)
        form.focus_first()

    @property
    def _draft_name(self) -> str:
        return f"mark:{self._document_id}"

    def _ask_for_begun(self) -> None:
        """Ask whether marks of this document were begun and not made."""
        # In the row of edits, so that it is asked after a draft was kept or dropped.
        then = partial(self._on_begun, self._document_id)
        self._context.session.run(self, drafts.draft(self._draft_name), then)

    def _on_begun(self, document_id: DocumentId, values: dict[str, Any] | None) -> None:
        if document_id == self._document_id:
            self.begun.show_areas(areas_of(values.get("areas")) if values is not None else ())

    @Slot()
    def _on_resumed(self) -> None:
        self.resumed.emit(self.begun.areas)

    @Slot()
    def _on_dropped(self) -> None:
        self.begun.hide()
        self._context.session.run(self, drafts.drop(self._draft_name))

    def keep_draft_now(self) -> None:
        """Keep what the form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    def _lay_out(self) -> None:
        listing = QWidget(self)
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.begun)
        column.addWidget(self.table, 1)
        column.addWidget(self._none)
        row = QHBoxLayout()
        row.addWidget(self.edit)
        row.addWidget(self.remove)
        row.addWidget(self._legend, 1)
        column.addLayout(row)
        column.addStretch(0)
        self._stack.addWidget(listing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _text(self, row: MarkRow, key: str) -> str:
        if key == "number":
            return str(self._model.index_of(row.id) + 1)
        if key == "reason":
            return f"{row.terms.reason}{_readers(row.terms.audiences)}"
        return str(getattr(row, key, ""))

    def _open_form(self, draft_name: str, title: str) -> MarkForm:
        self._leave_form()
        self.form = MarkForm(self._context, draft_name, title)
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
            self._ask_for_begun()

    @Slot()
    def _on_edit(self) -> None:
        row = self.table.row()
        if row is not None:
            form = self._open_form(f"mark:{row.id}", f"Mark on page {row.page}")
            self._edited = row.id
            form.load_terms(row.terms)
            form.focus_first()

    @Slot()
    def remove_chosen(self) -> None:
        """Remove the mark that is chosen in the list."""
        row = self.table.row()
        if row is not None:
            self._context.session.run(self, remove_mark(row.id), self._on_removed)

    def _on_removed(self, _nothing: None) -> None:
        self._context.notices.tell("The mark was removed.", "app.undo")

    @Slot(dict)
    def _on_wanted(self, values: dict[str, Any]) -> None:
        form, session = self.form, self._context.session
        if form is None:
            return
        form.setEnabled(False)
        terms = terms_of(values)
        if self._edited is not None:
            session.run(
                self, edit_mark(self._edited, terms), self._on_edited, otherwise=self._on_refused
            )
            return
        areas = self._areas
        if len(areas) == 1:
            areas = on_pages(areas[0], page_numbers(values["pages"], form.pages.last) or ())
        job = add_marks(areas, terms)
        if len({(area.document_id, area.page) for area in areas}) <= _QUICK:
            session.fetch(self, job, self._on_made, channel="making", otherwise=self._on_refused)
        else:
            words = f"Marking {len(areas)} places"
            session.start(self, words, job, self._on_made, otherwise=self._on_refused)

    def _on_made(self, made: tuple[MarkId, ...]) -> None:
        places = "1 place is" if len(made) == 1 else f"{len(made)} places are"
        self._context.notices.tell(f"{places} marked.", "app.undo")
        self._finish()
        self.made.emit()

    def _on_edited(self, _nothing: None) -> None:
        self._finish()
        self.left.emit()

    def _finish(self) -> None:
        if self.form is not None:
            self.form.setEnabled(True)
            self.form.saved()
        self._leave_form()

    def _on_refused(self, error: CasefilesError) -> None:
        if self.form is not None:
            self.form.setEnabled(True)
        self._context.notices.warn(error)

    @Slot()
    def _on_left(self) -> None:
        form = self.form
        if form is not None and not form.is_changed():
            # Who typed nothing and leaves gives up the places too.
            form.saved()
        self._leave_form()
        self.left.emit()


def _readers(audiences: Sequence[str]) -> str:
    """Return for whom a mark holds, where that is not everyone."""
    if not audiences:
        return ""
    return f" ({label(audiences[0])})" if len(audiences) == 1 else f" ({len(audiences)} readers)"


def _title(areas: Sequence[Area]) -> str:
    pages = sorted({area.page for area in areas})
    where = f"page {pages[0]}" if len(pages) == 1 else f"{len(pages)} pages"
    what = "a place" if len(areas) == 1 else f"{len(areas)} places"
    return f"Mark {what} on {where}"
