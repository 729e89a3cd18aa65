"""Above the pages: documents that look or read like this one, until a person decides."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DocumentId
from casefiles.office.likenesses import Alike, alike_of, tell_apart, tell_same
from casefiles.ui.context import Context
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip

_LONGEST = 60
_HOW = {
    "looks": "Looks like",
    "reads": "Says much the same as",
    "inside": "Holds a preview that shows something else:",
    "holds": "Is the preview inside a picture that shows something else:",
}


class AlikeBar(QWidget):
    """Names the first of them, with what can be decided; hidden where there is none.

    Attributes:
        compare_wanted: id of a document to be shown beside this one.
        document_id: the one that is looked at.
    """

    compare_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.document_id = DocumentId("")
        self._found: tuple[Alike, ...] = ()
        self._words = Chip("", parent=self)
        self.compare: Button = button("Compare", "columns")
        self.same: Button = button("It is a copy", "copy")
        self.apart: Button = button("They differ", "x")
        flow = FlowLayout(self)
        for widget in (self._words, self.compare, self.same, self.apart):
            flow.addWidget(widget)
        self.compare.clicked.connect(self._on_compare)
        self.same.clicked.connect(self._on_same)
        self.apart.clicked.connect(self._on_apart)
        self.setAccessibleName("Documents like this one")
        self.hide()

    def show_document(self, document_id: DocumentId) -> None:
        """Look for what is like a document."""
        if document_id != self.document_id:
            self.document_id = document_id
            self._show(())
        self.ask()

    def ask(self) -> None:
        """Look again."""
        query, document_id = alike_of(self.document_id), self.document_id
        then = partial(self._on_found, document_id)
        self._context.session.ask(self, query, then, channel="alike")

    def words(self) -> str:
        """Return what is said."""
        return "" if self.isHidden() else self._words.text()

    def _on_found(self, document_id: DocumentId, found: tuple[Alike, ...]) -> None:
        if document_id == self.document_id:
            self._show(found)

    def _show(self, found: tuple[Alike, ...]) -> None:
        self._found = found
        if found:
            name = found[0].name
            short = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            self._words.show_state(f"{_HOW[found[0].how]} {short}{more}", "copy", "warn")
            is_copy = found[0].how in {"looks", "reads"}
            self.same.setVisible(is_copy)
            self.apart.setVisible(is_copy)
        self.setVisible(bool(found))

    def _on_compare(self) -> None:
        if self._found:
            self.compare_wanted.emit(self._found[0].document_id)

    def _on_same(self) -> None:
        if self._found:
            context = self._context
            randomness = context.session.vault.workplace.randomness
            other = self._found[0].document_id
            edit = tell_same(context.case_id, self.document_id, other, randomness)
            context.session.run(self, edit, self._on_same_kept, otherwise=self._on_refused)

    def _on_same_kept(self, _nothing: None) -> None:
        words = "It is kept as a copy of the other; see Links beside the pages."
        self._context.notices.tell(words, "app.undo")
        self.ask()

    def _on_apart(self) -> None:
        if self._found:
            randomness = self._context.session.vault.workplace.randomness
            edit = tell_apart(self.document_id, self._found[0].document_id, randomness)
            self._context.session.run(self, edit, self._on_apart_kept)

    def _on_apart_kept(self, _nothing: None) -> None:
        self.ask()

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)
