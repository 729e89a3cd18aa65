"""The facts that a document proves, and the form of a new one from what is selected."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId, FactId, new_id
from casefiles.domain.records.case_records import Fact
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.office.narrative.facts import (
    FactRow,
    ShownCitation,
    add_fact,
    edit_fact,
    facts_citing,
    new_fact,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.marking.record_panel import RecordPanel
from casefiles.ui.records.fact_form import FactForm
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of

_COLUMNS: Final = (
    ListColumn("position", msg_mark("No."), 52, sorts=False),
    ListColumn("text", msg_mark("Fact"), 200, stretch=True, sorts=False),
    ListColumn("pages", msg_mark("Page"), 150, sorts=False),
    ListColumn("standing", msg_mark("Evidence"), 110, sorts=False),
)
_NONE: Final = msg_mark(
    "No fact cites this document. Select words on a page and press Ctrl+E to add a fact with this"
    " page as evidence."
)


class FactsPanel(RecordPanel[FactForm]):
    """Lists facts, and makes and changes them.

    Attributes:
        counted: how many facts cite the document.
        opened: a `Cite`: where the chosen fact is proven.
    """

    counted = Signal(int)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, msg_of(_COLUMNS), msg("Facts citing this document"), msg_of(_NONE)
        )
        self._is_new = False
        self._buttons.addStretch(1)
        self.table.activated_row.connect(self._on_opened)

    def show_document(self, document_id: DocumentId) -> None:
        """Begin with another document."""
        self._leave_form()
        self._document_id = document_id
        self.ask()

    def ask(self) -> None:
        """Ask for the facts again."""
        query = facts_citing(self._context.case_id, self._document_id)
        self._context.session.ask(self, query, self._on_facts, channel="facts")

    def begin(self, text: str, cite: Citation) -> None:
        """Open the form of a new fact.

        Args:
            text: that was selected.
            cite: where it stands.
        """
        context, words = self._context, " ".join(text.split())
        fact_id = FactId(new_id(context.session.vault.workplace.randomness))
        fact = new_fact(fact_id, context.case_id, words, EvidentialStatus.CITED, (cite,))
        self._open(f"fact:new:{self._document_id}", msg("New fact"), fact, is_new=True)

    def _open(self, draft_name: str, title: str, fact: Fact, *, is_new: bool) -> None:
        form = self._open_form(FactForm(self._context, draft_name, title, fact))
        self._is_new = is_new
        form.focus_first()

    @override
    def _edit(self, row: FactRow) -> None:
        self._open(
            f"fact:{row.id}", msg("Fact {position}", position=row.position), row.fact, is_new=False
        )

    def _own(self, row: FactRow) -> list[ShownCitation]:
        own = [cite for cite in row.cites if cite.document_id == self._document_id]
        return sorted(own, key=lambda one: (one.page, one.cite.start or one.cite.message or 0))

    @override
    def _text(self, row: FactRow, key: str) -> str:
        if key == "pages":
            return ", ".join(dict.fromkeys(cite.place for cite in self._own(row)))
        if key == "standing":
            return label(row.standing)
        return str(getattr(row, key, ""))

    def _on_facts(self, rows: tuple[FactRow, ...]) -> None:
        self._list(rows)
        self.counted.emit(len(rows))

    @Slot(object)
    def _on_opened(self, row: FactRow) -> None:
        own = self._own(row)
        if own:
            self.opened.emit(own[0].cite)

    @override
    def _want(self, form: FactForm, values: dict[str, Any]) -> None:
        fact, session = form.fact_of(values), self._context.session
        refused = partial(self._on_refused, form)
        if self._is_new:
            session.run(self, add_fact(fact), partial(self._on_added, form), otherwise=refused)
        else:
            session.run(self, edit_fact(fact), partial(self._on_saved, form), otherwise=refused)

    def _on_added(self, form: FactForm, _fact_id: FactId) -> None:
        self._context.notices.post(
            msg("Fact added at the end of the statement of facts."), "app.undo"
        )
        self._on_saved(form, None)

    def _on_saved(self, form: FactForm, _nothing: None) -> None:
        if self._finish(form):
            self.left.emit()
