"""One vocabulary: its words in order, and what can be done to them."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casefiles.office.records.vocabularies import ShownTerm, ShownVocabulary
from casefiles.ui.base.context import Context
from casefiles.ui.base.row_commands import row_actions, row_commands
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

COLUMNS: Final = (
    ListColumn("words", msg_mark("Term"), 170, stretch=True, sorts=False),
    ListColumn("state", msg_mark("State"), 128, sorts=False),
    ListColumn("source", msg_mark("From"), 140, stretch=True, sorts=False, drops=True),
)


def state_words(row: ShownTerm) -> str:
    """Return what was made of a word here; empty if it is as it came."""
    if row.is_hidden:
        return msg("Hidden")
    if row.is_own:
        return msg("Added by you")
    return msg("Renamed") if row.is_renamed else ""


def cell_text(row: ShownTerm, key: str) -> str:
    """Return the words of a cell."""
    return state_words(row) if key == "state" else str(getattr(row, key))


def cell_icon(row: ShownTerm, key: str) -> tuple[str, str] | None:
    """Return icon and colour role of a cell."""
    if key != "state" or not state_words(row):
        return None
    return ("eye-slash", "muted") if row.is_hidden else ("pencil-simple", "accent")


def cell_role(row: ShownTerm, key: str) -> str:
    """Return the colour role of a cell's words; what is not offered is quiet as a whole."""
    return "muted" if row.is_hidden or key == "source" else "text"


class TermsPane(QWidget):
    """What stands on the right of the page.

    Attributes:
        chosen: the word that was selected, or None.
        opened: a word that is to be changed.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.shown: ShownVocabulary | None = None
        self._title = heading("")
        self._title.setWordWrap(True)
        self._note = muted("")
        self.about = muted("")
        self.about.setMinimumHeight(self.about.fontMetrics().lineSpacing())
        model = RowModel(msg_of(COLUMNS), cell_text, cell_icon, cell_role, parent=self)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Terms"))
        self.table.chosen.connect(self._on_chosen)
        self.table.offer(lambda _row: row_actions(context.actions, "term"))
        self.table.activated_row.connect(lambda _row: self.opened.emit())
        buttons = FlowLayout(spacing=8)
        for name in ("library.add_word", *row_commands("term")):
            is_first = name == "library.add_word"
            buttons.addWidget(action_button(context.actions[name], primary=is_first))
        column(
            self._title,
            self._note,
            (self.table, 1),
            self.about,
            buttons,
            gap=8,
            margins=(12, 12, 20, 16),
            of=self,
        )

    @property
    def row(self) -> ShownTerm | None:
        """The word that is selected."""
        found: ShownTerm | None = self.table.row()
        return found

    def show_vocabulary(self, shown: ShownVocabulary) -> None:
        """Show a vocabulary; the selection stays on its word."""
        is_another = self.shown is None or self.shown.id != shown.id
        self.shown = shown
        self._title.setText(shown.title)
        self._note.setText(shown.note)
        self.table.set_rows(shown.terms)
        if is_another or self.table.row() is None:
            self.table.select_first()
        self._on_chosen(self.row)

    def take_focus(self) -> None:
        """Put the focus on the words."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, row: ShownTerm | None) -> None:
        self.about.setText("" if row is None else _about(row))
        self.chosen.emit(row)


def _about(row: ShownTerm) -> str:
    parts = [row.note]
    if row.is_renamed:
        parts.append(msg("It came as “{given}”.", given=row.given))
    if row.is_own:
        records = msg_n("{n} record", "{n} records", row.uses)
        parts.append(
            msg("In {records}.", records=records) if row.uses else msg("Not used in any record.")
        )
    return "  ".join(part for part in parts if part)
