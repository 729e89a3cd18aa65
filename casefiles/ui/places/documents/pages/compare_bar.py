"""A bar above the pages that names other documents, with what can be decided about the first."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.workplace.operations import Query
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip
from casefiles.words.language import msg


class CompareBar(QWidget):
    """Looks for documents that one has to do with; hidden where there is none.

    Attributes:
        compare_requested: id of a document to be shown beside this one.
        document_id: the one that is looked at.
        first: the first that was found; None where there is none.
    """

    compare_requested = Signal(str)

    def __init__(
        self,
        context: Context,
        find: Callable[[DocumentId], Query[Any]],
        other: Callable[[Any], str],
    ) -> None:
        """Make a bar that is hidden.

        Args:
            context: of the window.
            find: returns what looks for others, the most urgent first.
            other: returns the id of a document that was found.
        """
        super().__init__()
        self._context = context
        self._find, self._other = find, other
        self.document_id = DocumentId("")
        self.first: Any = None
        self._words = Chip("", parent=self)
        self.compare: Button = button(msg("Compare"), "columns")
        self.compare.clicked.connect(self._on_compare)
        self._flow = FlowLayout(self)
        self.add(self._words, self.compare)
        self.hide()

    def add(self, *widgets: QWidget) -> None:
        """Put widgets behind those that are there."""
        for one in widgets:
            self._flow.addWidget(one)

    def show_document(self, document_id: DocumentId) -> None:
        """Look for others of a document."""
        if document_id != self.document_id:
            self.document_id = document_id
            self._show(())
        self.ask()

    def ask(self) -> None:
        """Look again."""
        if self.document_id:
            then = partial(self._on_found, self.document_id)
            self._context.session.ask(self, self._find(self.document_id), then, channel="beside")

    def words(self) -> str:
        """Return what is said."""
        return "" if self.isHidden() else self._words.text()

    def show_first(self, more: int) -> None:
        """Say what was found first, and offer what can be decided.

        Args:
            more: how many others were found.
        """

    def _on_found(self, document_id: DocumentId, found: tuple[Any, ...]) -> None:
        if document_id == self.document_id:
            self._show(found)

    def _show(self, found: tuple[Any, ...]) -> None:
        self.first = found[0] if found else None
        if found:
            self.show_first(len(found) - 1)
        self.setVisible(bool(found))

    def _on_compare(self) -> None:
        if self.first is not None:
            self.compare_requested.emit(self._other(self.first))

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)
