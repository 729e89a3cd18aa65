"""The list of figures and authorities: filter, and one row for each, adverse ones first."""

from typing import Final

from typing_extensions import override

from casefiles.office.law.reference import (
    NOTED,
    SIDES,
    ReferenceEntry,
    ReferenceFilter,
    ReferenceResults,
)
from casefiles.ui.base.context import Context
from casefiles.ui.records.filtered_list import FilteredList
from casefiles.ui.widgets.current_stack import CurrentStack
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.words.language import msg, msg_mark, msg_of

COLUMNS: Final = (
    ListColumn("side", msg_mark("Position"), 140, sorts=False),
    ListColumn("title", msg_mark("Reference"), 200, stretch=True, sorts=False),
    ListColumn(
        "source", msg_mark("Court, status or claimant"), 150, stretch=True, sorts=False, drops=True
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


class ReferenceList(FilteredList):
    """What stands on the left of the room."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            msg("Filter authorities and figures…  /"),
            msg("Authorities, figures, instruments and spellings"),
            RowModel(msg_of(COLUMNS), cell_text, cell_icon, cell_role),
            CurrentStack(),
        )
        self._results = ReferenceResults()
        self.counts = muted("")
        self.counts.setWordWrap(False)
        sides = [("", msg("Everything")), (NOTED, msg("With your notes")), *msg_of(SIDES).items()]
        self.filter.add_choice("side", msg("Position or type"), sides)
        self.filter.add_choice("state", msg("State"), [("", msg("Any State"))])
        self.filter.add_choice("ground", msg("Ground or topic"), [("", msg("Any ground"))])
        words = msg("No entry matches.")
        self._nothing = self._add_nothing(msg("Nothing found"), words, msg("Show all"))
        column(self.filter, (self._stack, 1), self.counts, gap=8, margins=(20, 10, 12, 8), of=self)

    def show_references(self, reference_results: ReferenceResults) -> None:
        """Offer what a pack holds."""
        self._results = reference_results
        self.filter.set_choices("state", [("", msg("Any State")), *reference_results.states])
        self.filter.set_choices("ground", [("", msg("Any ground")), *reference_results.grounds])
        self._find()

    @override
    def _find(self) -> None:
        found = self._results.find(ReferenceFilter(**self.filter.values()))
        self._show_found(found, self._nothing)
        total = len(self._results.all)
        is_narrowing = self.filter.is_narrowing()
        self.counts.setText(
            msg("{count} of {total}", count=len(found), total=total) if is_narrowing else f"{total}"
        )
