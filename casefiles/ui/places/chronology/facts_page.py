"""The facts of the case with what proves each, in the order in which they are stated."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.domain.rules.citation_text import place_detail
from casefiles.office.narrative.facts import FactRow, facts_of
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.widgets.buttons import action_button, button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.lines.line_rows import LineRows
from casefiles.ui.widgets.lines.row_lines import RowLines
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of

_COLUMNS: Final = (ListColumn("text", msg_mark("Fact"), 200, stretch=True, sorts=False),)
_PURPOSE: Final = msg_mark(
    "A fact is one assertion with the pages that prove it. Select words on a page in Documents and"
    " press Ctrl+E."
)


def fact_lines(row: FactRow) -> RowLines:
    """Return what a row of the list says."""
    cites = "; ".join(cite.words for cite in row.cites)
    is_bare = not row.cites
    return RowLines(
        row.text,
        second=cites or msg("No evidence yet"),
        lead=str(row.position),
        side=label(row.standing),
        icon=("question", "warn") if is_bare else ("quotes", "muted"),
        tone="warn" if is_bare else "muted",
    )


class FactsPage(QWidget):
    """Lists facts; one that is opened leads to the page that proves it.

    Attributes:
        table: the facts.
        proof_requested: id of a document, and where in it.
    """

    proof_requested = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        model = RowModel(msg_of(_COLUMNS))
        self.table = LineRows(model, context.theme, fact_lines, high=46)
        self.table.setAccessibleName(msg("Facts in the order of the statement"))
        self.table.activated_row.connect(self._on_opened)
        self._source = QAction(msg("Open source"), self)
        self._source.triggered.connect(self._on_source)
        self._statement = QAction(msg("Edit in statement of facts"), self)
        self._statement.triggered.connect(self._on_statement)
        self.table.offer(lambda row: (self._source if row.cites else None, self._statement))
        documents = button(msg("Open Documents"), "files", primary=True)
        documents.clicked.connect(context.actions["app.go_documents"].trigger)
        edit = action_button(context.actions["dossier.edit_facts"])
        self._empty = EmptyState(
            context.theme, "quotes", msg("No facts yet"), msg_of(_PURPOSE), documents, edit
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column((self._stack, 1), margins=0, of=self)

    def ask(self) -> None:
        """Ask for the facts again."""
        self._context.session.ask(
            self, facts_of(self._context.case_id), self._on_facts, channel="facts"
        )

    def take_focus(self) -> None:
        """Put the focus on the facts."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_facts(self, rows: tuple[FactRow, ...]) -> None:
        self.table.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)

    @Slot()
    def _on_source(self) -> None:
        if self.table.row() is not None:
            self._on_opened(self.table.row())

    @Slot()
    def _on_statement(self) -> None:
        row: FactRow | None = self.table.row()
        if row is not None:
            self._context.navigator.go(NavigationTarget("dossier", row.id, "facts"))

    @Slot(object)
    def _on_opened(self, row: FactRow) -> None:
        if row.cites:
            cite = row.cites[0].cite
            self.proof_requested.emit(cite.document_id, place_detail(cite))
