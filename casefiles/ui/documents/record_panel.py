"""A list of what hangs on a document, and the form of one of its rows in its place."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DocumentId
from casefiles.office import drafts
from casefiles.ui.context import Context
from casefiles.ui.documents.panel_table import PanelTable
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.row_table import Column, RowModel

FormOf = TypeVar("FormOf", bound=RecordForm)


class RecordPanel(QWidget, Generic[FormOf]):
    """Lists rows; F2 or Edit puts the form of one in the place of the list.

    Attributes:
        left: the form was closed without anything new.
        form: that is open, or None.
    """

    left = Signal()

    def __init__(
        self, context: Context, columns: tuple[Column, ...], name: str, nothing: str
    ) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self.form: FormOf | None = None
        self._model = RowModel(columns, self._text, parent=self)
        self.table = PanelTable(self._model, context.theme, name)
        self.edit = button("Edit", "pencil-simple")
        self._none = muted(nothing)
        self._stack = QStackedWidget(self)
        self._column = QVBoxLayout()
        self._buttons = QHBoxLayout()
        self._lay_out()
        self.table.edit_wanted.connect(self._on_edit)
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
        column = self._column
        listing.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self._none)
        self._buttons.addWidget(self.edit)
        column.addLayout(self._buttons)
        column.addStretch(0)
        self._stack.addWidget(listing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _text(self, row: Any, key: str) -> str:
        raise NotImplementedError

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
        form.wanted.connect(self._on_wanted)
        form.left.connect(self._on_left)
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        return form

    def _leave_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.keep_draft_now()
            self._stack.removeWidget(form)
            form.hide()
            form.deleteLater()

    def _finish(self, form: FormOf) -> bool:
        """Take what a form held as saved, and show the list again.

        Returns:
            Whether the form was still open; if not, only its draft is dropped.
        """
        if form is not self.form:
            self._context.session.run(self, drafts.drop(form.draft_name))
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
    def _on_wanted(self, values: dict[str, Any]) -> None:
        if self.form is not None:
            self.form.setEnabled(False)
            self._want(self.form, values)

    @Slot()
    def _on_left(self) -> None:
        self._leave_form()
        self.left.emit()
