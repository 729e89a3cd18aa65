"""Known names that are typed in the narrative: proposed, and put where one says so."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.office.narrative.narrative_import import NameProposal, apply_names, name_proposals
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column, flow, row
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_COLUMNS: Final = (
    ListColumn("place", msg_mark("Paragraph"), 90, sorts=False),
    ListColumn("context", msg_mark("Typed name"), 420, stretch=True, sorts=False),
    ListColumn("person", msg_mark("Possible person"), 200, sorts=False),
)
_PURPOSE: Final = msg_mark(
    "A reference to a person is shown, replaced or withheld according to the person's protection."
    " Typed names are protected too, but are not linked to a person. Select the correct matches."
)
_NONE: Final = msg_mark("No typed names of known persons.")


class NarrativeNamesPage(BackPage):
    """Lists proposals; Space puts those that are selected.

    Attributes:
        left: back to the narrative.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Back to the narrative"))
        self._is_requested = False
        self.proposals: tuple[NameProposal, ...] = ()
        model = RowModel(msg_of(_COLUMNS), _text, lambda _row, _key: None, _role)
        self.table = RowTable(model, context.theme, many=True)
        self.table.setAccessibleName(msg("Typed names in the narrative"))
        self._counts = muted("")
        self.accept = button(msg("Convert to reference"), "check", primary=True)
        self.accept.setToolTip(msg("Convert selected (Space)"))
        self.accept_all = button(msg("Convert all"), "check-square")
        self._lay_out()
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._on_accept)
        self.accept.clicked.connect(self._on_accept)
        self.accept_all.clicked.connect(lambda: self._put(self.proposals))
        context.session.changed.connect(self._on_vault_changed)
        context.actions.barred.connect(self._allow)

    def open(self) -> None:
        """Look for names."""
        self._is_requested = True
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        query = name_proposals(self._context.case_id)
        self._context.session.ask(self, query, self._on_found, channel="names")

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if self._is_requested and self.isVisible() and changes.concern("narrative_block", "person"):
            self._ask()

    def _on_found(self, found: tuple[NameProposal, ...]) -> None:
        self.proposals = found
        self.table.set_rows(found)
        count = msg_n("{n} name", "{n} names", len(found))
        self._counts.setText(msg("{count} to check", count=count) if found else msg_of(_NONE))
        if found and self.table.row() is None:
            self.table.select_first()
        self._allow()

    @Slot()
    def _allow(self) -> None:
        is_open = self._context.actions.refusal is None and bool(self.proposals)
        self.accept.setEnabled(is_open)
        self.accept_all.setEnabled(is_open)

    @Slot()
    def _on_accept(self) -> None:
        self._put(self.table.selected_rows())

    def _put(self, some: Sequence[NameProposal]) -> None:
        if some:
            self._context.session.run(
                self, apply_names(some), self._on_put, otherwise=self._context.notices.warn
            )

    def _on_put(self, count: int) -> None:
        names = msg_n("{n} name is a reference now.", "{n} names are references now.", count)
        self._context.notices.post(names, "app.undo")

    def _lay_out(self) -> None:
        tools = QWidget()
        flow(self.accept, self.accept_all, gap=8, of=tools)
        column(
            row(self.back, heading(msg("Names in the narrative")), (self._counts, 1), gap=10),
            muted(msg_of(_PURPOSE)),
            tools,
            (self.table, 1),
            gap=10,
            margins=(16, 12, 16, 12),
            of=self,
        )


def _text(row: NameProposal, key: str) -> str:
    if key == "place":
        return (
            msg("{position}, note {note}", position=row.position, note=row.note)
            if row.note
            else str(row.position)
        )
    if key == "context":
        words = f"{row.before}\u2039{row.found}\u203a{row.after}"
        return " ".join(words.split())
    return row.name


def _role(_row: NameProposal, key: str) -> str:
    return "muted" if key == "place" else "text"
