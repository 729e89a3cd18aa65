"""Where an assertion is proven: documents and their pages."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QSpinBox
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.rules.citation_text import citation_from, citation_words
from casefiles.office.records.pickers import PickerItem, documents_to_choose
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.chooser import Chooser
from casefiles.ui.widgets.field import EnterMovesOn
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, row
from casefiles.ui.widgets.rows_field import FieldRow, RowsField
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_LAST_PAGE = 99_999
_INSET = 6
"""A style sheet does not reach the text of a number field."""
_NOT_FOUND = msg_mark("(a document)")


class CitationRow(FieldRow):
    """One document and page."""

    def __init__(self) -> None:
        super().__init__("source")
        self._id = ""
        self._part: list[Any] = []
        self._pages: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self.chooser = Chooser(msg("Exhibit number, title or file name"), keeps=True)
        self.chooser.picked.connect(self._on_picked)
        self.chooser.textEdited.connect(self._on_edited)
        self.page = QSpinBox()
        self.page.setRange(1, _LAST_PAGE)
        self.page.setAccessibleName(msg("Page"))
        self.page.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self.page.installEventFilter(EnterMovesOn(self))
        self.page.valueChanged.connect(self._on_page)
        self.part = muted("")
        self.part.hide()
        self._what = QLabel(msg("page"), self)
        self.row.addLayout(column(self.chooser, row(self._what, self.page, self.part, ...)), 1)
        self.first = self.chooser

    def set_documents(self, documents: tuple[PickerItem, ...]) -> None:
        """Offer documents."""
        self._pages = {one.id: one.pages for one in documents}
        self._words = {one.id: one.words for one in documents}
        self.chooser.suggestions.choices = documents
        self._show()

    @override
    def value(self) -> list[Any] | None:
        """Return document id and page; None while nothing is chosen or typed."""
        if self._id:
            return [self._id, self.page.value(), *self._part]
        return ["", self.page.value()] if self.chooser.text().strip() else None

    @override
    def draft(self) -> list[Any] | None:
        """Return what `value` does, and the words typed while no document is chosen."""
        typed = self.chooser.text().strip()
        if self._id:
            return [self._id, self.page.value(), *self._part]
        return ["", self.page.value(), typed] if typed else None

    @override
    def set_value(self, value: Any) -> None:
        """Show document id and page, and words typed for no document yet."""
        self._id = str(value[0])
        if not self._id:
            self.chooser.setText(str(value[2]))
        self._keep_part([one for one in value[2:] if not isinstance(one, str)] if self._id else [])
        self.page.blockSignals(True)
        self.page.setValue(int(value[1]))
        self.page.blockSignals(False)
        self._show()

    @override
    def check(self) -> str:
        """A cite needs a document of the case and a page of it."""
        if self.chooser.text().strip() and not self._id:
            return msg("Choose a document from the list.")
        pages = self._pages.get(self._id, 0)
        if pages and self.page.value() > pages:
            return msg_n("That document has {n} page.", "That document has {n} pages.", pages)
        return ""

    @Slot(object)
    def _on_picked(self, document: PickerItem) -> None:
        if document.id != self._id:
            self._keep_part([])
        self._id = document.id
        self.emit_changed()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text != self._words.get(self._id):
            self._id = ""
            self.emit_changed()

    @Slot()
    def _on_page(self) -> None:
        """An area lies on its own page only."""
        self._keep_part([])
        self.emit_changed()

    def _keep_part(self, part: list[Any]) -> None:
        """Keep what of the document is cited beside its page: a time, or an area."""
        self._part = part
        cite = citation_from([self._id, self.page.value(), *part])
        is_time = cite.start is not None
        is_exact = is_time or cite.message is not None
        self.page.setVisible(not is_time)
        self._what.setText(msg("at") if is_time else msg("page"))
        self.part.setText(
            citation_words(cite) if is_exact else msg("and an area of it") if part else ""
        )
        self.part.setVisible(bool(part))

    def _show(self) -> None:
        if self._id:
            self.chooser.setText(self._words.get(self._id, msg_of(_NOT_FOUND)))
            self.chooser.setCursorPosition(0)


class CitationsField(RowsField[CitationRow]):
    """Holds (document id, page) of each source, in their order."""

    def __init__(
        self,
        context: Context,
        name: str,
        label: str = msg_mark("Evidence"),
        hint: str = "",
        *,
        required: bool = False,
    ) -> None:
        super().__init__(name, msg_of(label), hint, required=required, add=msg("Add evidence"))
        self._context = context
        self._documents: tuple[PickerItem, ...] = ()
        context.session.changed.connect(self._on_vault_changed)
        self._ask()

    @override
    def make_row(self) -> CitationRow:
        """Return an empty source."""
        row = CitationRow()
        row.set_documents(self._documents)
        return row

    def set_documents(self, documents: tuple[PickerItem, ...]) -> None:
        """Offer documents."""
        self._documents = documents
        for line in self.rows:
            line.set_documents(documents)

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if changes.concern("document", "exhibit", "reading"):
            self._ask()

    def _ask(self) -> None:
        context = self._context
        context.session.ask(self, documents_to_choose(context.case_id), self.set_documents)
