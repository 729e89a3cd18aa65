"""The list of vocabularies: what fields offer, and where the lawyer changed it."""

from typing import Final

from typing_extensions import override

from casefiles.office.records.vocabularies import VocabularyRow
from casefiles.ui.base.context import Context
from casefiles.ui.records.filtered_list import FilteredList
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.words.language import msg, msg_mark, msg_of

COLUMNS: Final = (
    ListColumn("title", msg_mark("Vocabulary"), 170, stretch=True, sorts=False),
    ListColumn("terms", msg_mark("Terms"), 62, align_right=True, sorts=False, drops=True),
    ListColumn("own", msg_mark("Added by you"), 62, align_right=True, sorts=False, drops=True),
)


def cell_text(row: VocabularyRow, key: str) -> str:
    """Return the words of a cell."""
    if key == "own":
        return str(row.own) if row.own else ""
    return str(getattr(row, key))


def cell_role(_row: VocabularyRow, key: str) -> str:
    """Return the colour role of a cell's words."""
    return {"terms": "muted", "own": "accent"}.get(key, "text")


class VocabularyList(FilteredList):
    """What stands on the left of the page."""

    def __init__(self, context: Context) -> None:
        model = RowModel(msg_of(COLUMNS), cell_text, role=cell_role)
        super().__init__(context, msg("Filter terms…  /"), msg("Vocabularies"), model)
        self._rows: tuple[VocabularyRow, ...] = ()
        self.nothing = muted(msg("No vocabulary matches."))
        self.nothing.hide()
        column(
            self.filter, self.nothing, (self._stack, 1), gap=10, margins=(20, 12, 12, 16), of=self
        )

    def show_rows(self, rows: tuple[VocabularyRow, ...]) -> None:
        """Show the vocabularies; the selection stays."""
        self._rows = rows
        self._find()

    @override
    def _find(self) -> None:
        found = self._with_words(self._rows, lambda row: row.searched)
        self._show_found(found, self.table)
        self.nothing.setVisible(not found and bool(self._rows))
