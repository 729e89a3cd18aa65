"""The list of vocabularies: what fields offer, and where the lawyer changed it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.language.folding import fold
from casefiles.office.records.vocabularies import VocabularyRow
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_of

COLUMNS: Final = (
    ListColumn("title", msg_mark("Vocabulary"), 170, stretch=True, sorts=False),
    ListColumn("terms", msg_mark("Words"), 62, align_right=True, sorts=False, drops=True),
    ListColumn("own", msg_mark("Yours"), 62, align_right=True, sorts=False, drops=True),
)


def cell_text(row: VocabularyRow, key: str) -> str:
    """Return the words of a cell."""
    if key == "own":
        return str(row.own) if row.own else ""
    return str(getattr(row, key))


def cell_role(_row: VocabularyRow, key: str) -> str:
    """Return the colour role of a cell's words."""
    return {"terms": "muted", "own": "accent"}.get(key, "text")


class VocabularyList(QWidget):
    """What stands on the left of the page.

    Attributes:
        chosen: the vocabulary that was selected, or None.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._rows: tuple[VocabularyRow, ...] = ()
        self.filter = FilterBar(msg("Find a word or vocabulary…  /"))
        self.filter.changed.connect(self._on_filter)
        self.filter.left.connect(self.take_focus)
        model = RowModel(msg_of(COLUMNS), cell_text, role=cell_role, parent=self)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Vocabularies"))
        self.table.chosen.connect(self.chosen)
        self.nothing = muted(msg("No vocabulary has this word."))
        self.nothing.hide()
        column(
            self.filter, self.nothing, (self.table, 1), gap=10, margins=(20, 12, 12, 16), of=self
        )

    def show_rows(self, rows: tuple[VocabularyRow, ...]) -> None:
        """Show the vocabularies; the selection stays."""
        self._rows = rows
        self._find()

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_filter(self, _words: str) -> None:
        self._find()

    def _find(self) -> None:
        words = fold(self.filter.values()["text"]).split()
        found = tuple(row for row in self._rows if all(word in row.searched for word in words))
        self.table.set_rows(found)
        self.nothing.setVisible(not found and bool(self._rows))
        if self.table.row() is None and found:
            self.table.select_first()
