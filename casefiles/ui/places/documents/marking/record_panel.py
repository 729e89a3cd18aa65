"""A list of what hangs on a document, and the form of one of its rows in its place."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.workplace import drafts
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.marking.panel_table import PanelTable
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.split_panes import ReadingSide
from casefiles.words.language import msg

FormOf = TypeVar("FormOf", bound=RecordForm)


class RecordPanel(QWidget, Generic[FormOf]):
    """Lists rows; F2 or Edit puts the form of one in the place of the list.

    Attributes:
        left: the form was closed without anything new.
        form: that is open, or None.
    """

    left = Signal()

    def __init__(
        self, context: Context, columns: tuple[ListColumn, ...], name: str, nothing: str
    ) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self.form: FormOf | None = None
        self._model = RowModel(columns, self._text, role=self._role, parent=self)
        self.table = PanelTable(self._model, context.theme, name)
        self.edit = button(msg("Edit"), "pencil-simple")
        self._none = muted(nothing)
        self._column = QVBoxLayout()
        self._buttons = QHBoxLayout()
        self._lay_out()
        self.table.edit_requested.connect(self._on_edit)
        self.edit.clicked.connect(self._on_edit)
        self._for_a_row = [self.edit]
        self.table.chosen.connect(self._enable)
        self._enable()

    def keep_draft_now(self) -> None:
        """Keep what the form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    def _lay_out(self) -> None:
        listing = QWidget(self)
        body = self._column
        listing.setLayout(body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(self.table, 1)
        body.addWidget(self._none)
        self._buttons.addWidget(self.edit)
        body.addLayout(self._buttons)
        body.addStretch(0)
        self._right = ReadingSide(listing)
        column(self._right, margins=0, of=self)

    def _text(self, row: Any, key: str) -> str:
        raise NotImplementedError

    def _role(self, row: Any, key: str) -> str:  # noqa: ARG002  # others need them
        """Return the colour role of the words of a cell."""
        return "text"

    def _edit(self, row: Any) -> None:
        """Open the form of a row."""
        raise NotImplementedError

    def _want(self, form: FormOf, values: dict[str, Any]) -> None:
        """Do what a form wants; another may be open when the answer comes."""
        raise NotImplementedError

    @Slot()
    def _enable(self) -> None:
        """Offer what needs a chosen row only where one is chosen."""
        for one in self._for_a_row:
            one.setEnabled(self.table.row() is not None)

    def _list(self, rows: Sequence[Any]) -> None:
        self.table.set_rows(tuple(rows))
        self.table.setVisible(bool(rows))
        self.edit.setVisible(bool(rows))
        self._enable()
        self._none.setVisible(not rows)

    def _open_form(self, form: FormOf) -> FormOf:
        self._leave_form()
        self.form = form
        form.submitted.connect(self._on_submitted)
        form.left.connect(self._on_left)
        self._right.show_form(form, form.keep_draft_now)
        return form

    def _leave_form(self) -> None:
        self.form = None
        self._right.take_form()

    def _finish(self, form: FormOf) -> bool:
        """Take what a form held as saved, and show the list again.

        Returns:
            Whether the form was still open; if not, only its draft is dropped.
        """
        if form is not self.form:
            self._context.session.run(self, drafts.discard_draft(form.draft_name))
            return False
        form.setEnabled(True)
        form.saved()
        self._leave_form()
        return True

    def _on_refused(self, form: FormOf, error: CasefilesError) -> None:
        if form is self.form:
            form.setEnabled(True)
        self._context.notices.warn(error)

    @Slot()
    def _on_edit(self) -> None:
        row = self.table.row()
        if row is not None:
            self._edit(row)

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        if self.form is not None:
            self.form.setEnabled(False)
            self._want(self.form, values)

    @Slot()
    def _on_left(self) -> None:
        self._leave_form()
        self.left.emit()


class AddingPanel(RecordPanel[FormOf]):
    """Lists what hangs on one document; rows are added and removed here."""

    def __init__(
        self, context: Context, columns: tuple[ListColumn, ...], name: str, nothing: str
    ) -> None:
        super().__init__(context, columns, name, nothing)
        self.add = button(*self._adding())
        self.remove = button(msg("Remove"), "trash")
        self._buttons.insertWidget(0, self.add)
        self._buttons.addWidget(self.remove)
        self._buttons.addStretch(1)
        self._for_a_row.append(self.remove)
        self.add.clicked.connect(self.begin)
        self.remove.clicked.connect(self._on_remove)
        self.table.removal_requested.connect(self._on_remove)
        self._enable()

    def show_document(self, document_id: DocumentId) -> None:
        """Begin with another document."""
        self._leave_form()
        self._document_id = document_id
        self.ask()

    def ask(self) -> None:
        """Ask for the rows again."""
        raise NotImplementedError

    @Slot()
    def begin(self) -> None:
        """Open the form of a new row."""
        raise NotImplementedError

    def _adding(self) -> tuple[str, str]:
        """Return words and icon of the button that adds a row."""
        raise NotImplementedError

    def _removal(self, row: Any) -> tuple[Edit[None], str]:
        """Return what removes a row, and the words that say so afterwards."""
        raise NotImplementedError

    @Slot()
    def _on_remove(self) -> None:
        row = self.table.row()
        if row is not None:
            edit, words = self._removal(row)
            self._context.session.run(self, edit, partial(self._on_removed, words))

    def _on_removed(self, words: str, _nothing: None) -> None:
        self._context.notices.post(words, "app.undo")

    def _on_saved(self, form: FormOf, _id: object) -> None:
        if self._finish(form):
            self.table.setFocus()
