"""The list of figures and authorities: filter, and one row for each, adverse ones first."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.office.law.reference import (
    NOTED,
    SIDES,
    ReferenceEntry,
    ReferenceFilter,
    ReferenceResults,
)
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.current_stack import CurrentStack
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_of

COLUMNS: Final = (
    ListColumn("side", msg_mark("Side"), 140, sorts=False),
    ListColumn("title", msg_mark("Reference"), 200, stretch=True, sorts=False),
    ListColumn(
        "source", msg_mark("Court, status, who says so"), 150, stretch=True, sorts=False, drops=True
    ),
    ListColumn("note", msg_mark("Note"), 64, sorts=False, drops=True),
    ListColumn("date", msg_mark("Date"), 128, sorts=False, drops=True),
)
ICONS: Final = {
    "adverse": ("warning", "danger"),
    "for": ("check-circle", "ok"),
    "procedure": ("gavel", "accent"),
    "neutral": ("minus", "muted"),
    "figure": ("hash", "muted"),
    "instrument": ("handshake", "muted"),
    "spelling": ("text-aa", "muted"),
    "gone": ("circle-dashed", "warn"),
}
"""Icon and colour role of each side."""


def cell_text(row: ReferenceEntry, key: str) -> str:
    """Return the words of a cell."""
    match key:
        case "side":
            return msg_of(SIDES[row.side])
        case "date":
            return row.date_words
        case "note":
            return msg("Yes") if row.note else ""
    return str(getattr(row, key))


def cell_icon(row: ReferenceEntry, key: str) -> tuple[str, str] | None:
    """Return icon and colour role of a cell."""
    if key == "note" and row.note:
        return "note", "accent"
    return ICONS[row.side] if key == "side" else None


def cell_role(_row: ReferenceEntry, key: str) -> str:
    """Return the colour role of a cell's words."""
    return "muted" if key in {"source", "date"} else "text"


class ReferenceList(QWidget):
    """What stands on the left of the room.

    Attributes:
        chosen: the reference that was selected, or None.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._results = ReferenceResults()
        self.counts = muted("")
        self.counts.setWordWrap(False)
        self.filter = FilterBar(msg("Find names in any spelling, courts, numbers, words…  /"))
        sides = [("", msg("Everything")), (NOTED, msg("With your notes")), *msg_of(SIDES).items()]
        self.filter.add_choice("side", msg("Side, or what it is"), sides)
        self.filter.add_choice("state", msg("State"), [("", msg("Any State"))])
        self.filter.add_choice("ground", msg("Ground or topic"), [("", msg("Any ground"))])
        self.filter.changed.connect(self._on_filter)
        self.filter.left.connect(self.take_focus)
        model = RowModel(msg_of(COLUMNS), cell_text, cell_icon, cell_role, parent=self)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Authorities, figures, instruments and spellings"))
        self.table.chosen.connect(self.chosen)
        clear = quiet_button(msg("Show all"))
        clear.clicked.connect(self.filter.clear)
        words = msg("Nothing in the pack has these words on this side, for this State and ground.")
        self._nothing = EmptyState(
            context.theme, "magnifying-glass", msg("Nothing found"), words, clear
        )
        self._stack = CurrentStack()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._lay_out()

    def show_references(self, reference_results: ReferenceResults) -> None:
        """Offer what a pack holds."""
        self._results = reference_results
        self.filter.set_choices("state", [("", msg("Any State")), *reference_results.states])
        self.filter.set_choices("ground", [("", msg("Any ground")), *reference_results.grounds])
        self._find()

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_filter(self, _words: str) -> None:
        self._find()

    def _find(self) -> None:
        found = self._results.find(ReferenceFilter(**self.filter.values()))
        self.table.set_rows(found)
        total = len(self._results.all)
        is_narrowing = self.filter.is_narrowing()
        self.counts.setText(
            msg("{count} of {total}", count=len(found), total=total) if is_narrowing else f"{total}"
        )
        self._stack.setCurrentWidget(self.table if found else self._nothing)
        if self.table.row() is None and found:
            self.table.select_first()

    def _lay_out(self) -> None:
        column(self.filter, (self._stack, 1), self.counts, gap=8, margins=(20, 10, 12, 8), of=self)
