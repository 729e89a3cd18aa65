"""Where an assertion is proven: documents and their pages."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout
from typing_extensions import override

from casefiles.domain.changes import Changes
from casefiles.office.choosing import Choice, documents_to_choose
from casefiles.ui.context import Context
from casefiles.ui.widgets.chooser import Chooser
from casefiles.ui.widgets.field import EnterMovesOn
from casefiles.ui.widgets.rows_field import FieldRow, RowsField

_LAST_PAGE = 99_999
_INSET = 6
"""A style sheet does not reach the text of a number field."""
_NOT_FOUND = "(a document)"


class CiteRow(FieldRow):
    """One document and page."""

    def __init__(self) -> None:
        super().__init__("source")
        self._id = ""
        self._pages: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self.chooser = Chooser("Mark, title or file name", keeps=True)
        self.chooser.picked.connect(self._on_picked)
        self.chooser.textEdited.connect(self._on_edited)
        self.page = QSpinBox()
        self.page.setRange(1, _LAST_PAGE)
        self.page.setAccessibleName("Page")
        self.page.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self.page.installEventFilter(EnterMovesOn(self))
        self.page.valueChanged.connect(self.tell)
        below = QHBoxLayout()
        below.addWidget(QLabel("page", self))
        below.addWidget(self.page)
        below.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(self.chooser)
        column.addLayout(below)
        self.row.addLayout(column, 1)
        self.first = self.chooser

    def set_documents(self, documents: tuple[Choice, ...]) -> None:
        """Offer documents."""
        self._pages = {one.id: one.pages for one in documents}
        self._words = {one.id: one.words for one in documents}
        self.chooser.suggestions.choices = documents
        self._show()

    @override
    def value(self) -> list[Any] | None:
        """Return document id and page; None while nothing is chosen or typed."""
        if self._id:
            return [self._id, self.page.value()]
        return ["", self.page.value()] if self.chooser.text().strip() else None

    @override
    def draft(self) -> list[Any] | None:
        """Return what `value` does, and the words typed while no document is chosen."""
        typed = self.chooser.text().strip()
        return [self._id, self.page.value(), typed] if self._id or typed else None

    @override
    def set_value(self, value: Any) -> None:
        """Show document id and page, and words typed for no document yet."""
        self._id = str(value[0])
        if not self._id:
            self.chooser.setText(str(value[2]))
        self.page.blockSignals(True)
        self.page.setValue(int(value[1]))
        self.page.blockSignals(False)
        self._show()

    @override
    def check(self) -> str:
        """A cite needs a document of the case and a page of it."""
        if self.chooser.text().strip() and not self._id:
            return "Choose the document from the list that opens below."
        pages = self._pages.get(self._id, 0)
        if pages and self.page.value() > pages:
            return f"That document has {pages} page{'' if pages == 1 else 's'}."
        return ""

    @Slot(object)
    def _on_picked(self, document: Choice) -> None:
        self._id = document.id
        self.tell()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text != self._words.get(self._id):
            self._id = ""
            self.tell()

    def _show(self) -> None:
        if self._id:
            self.chooser.setText(self._words.get(self._id, _NOT_FOUND))
            self.chooser.setCursorPosition(0)


class CitesField(RowsField[CiteRow]):
    """Holds (document id, page) of each source, in their order."""

    def __init__(
        self,
        context: Context,
        name: str,
        label: str = "Sources",
        hint: str = "",
        *,
        required: bool = False,
    ) -> None:
        super().__init__(name, label, hint, required=required, add="Add a source")
        self._context = context
        self._documents: tuple[Choice, ...] = ()
        context.session.changed.connect(self._on_vault_changed)
        self._ask()

    @override
    def make_row(self) -> CiteRow:
        """Return an empty source."""
        row = CiteRow()
        row.set_documents(self._documents)
        return row

    def set_documents(self, documents: tuple[Choice, ...]) -> None:
        """Offer documents."""
        self._documents = documents
        for row in self.rows:
            row.set_documents(documents)

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if changes.concern("document", "exhibit", "reading"):
            self._ask()

    def _ask(self) -> None:
        context = self._context
        context.session.ask(self, documents_to_choose(context.case_id), self.set_documents)
