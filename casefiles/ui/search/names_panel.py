"""Search by a list of names: many lines are pasted, and each tells how often it was found."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit

from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.case.search import NameFound, SearchFilter, names_found
from casefiles.ui.base.context import Context
from casefiles.ui.search.kinds import count_words, several_of
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.inputs import PRIVATE_INPUT
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

_COLUMNS: Final = (
    ListColumn("name", msg_mark("Name"), 180, stretch=True, sorts=False),
    ListColumn("total", msg_mark("Found"), 120, align_right=True, sorts=False),
    ListColumn("where", msg_mark("Found in"), 260, stretch=True, sorts=False, drops=True),
)
_HEIGHT: Final = 250
_LONG: Final = 20
"""Names from which the search stands on the task shelf, with Stop."""
_NONE: Final = msg_mark("Not found in any known spelling")


class _NameRow:
    """A name as the table shows it."""

    def __init__(self, found: NameFound) -> None:
        self.found = found
        self.id = found.name


class NamesPanel(QFrame):
    """Takes names, one to a line, and tells of each how much was found.

    Attributes:
        name_requested: a name whose places are wanted.
    """

    name_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("card", "true")
        self.names = QPlainTextEdit()
        prevent_dragging(self.names)
        self.names.setAccessibleName(msg("Names, one to a line"))
        self.names.setPlaceholderText(msg("Paste names, one per line, in any script"))
        self.names.setInputMethodHints(PRIVATE_INPUT)
        self.names.setTabChangesFocus(True)
        self.go = button(msg("Find all these names"), "magnifying-glass", primary=True)
        self.table = RowTable(RowModel(msg_of(_COLUMNS), _text, _icon, _role), context.theme)
        self.table.setAccessibleName(msg("Results per name. Enter opens"))
        self._state = muted(msg("Each name is searched for in every spelling and script."))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.addWidget(subheading(msg("Names")), 0, 0)
        grid.addWidget(self._state, 0, 1)
        grid.addWidget(self.names, 1, 0)
        grid.addWidget(self.table, 1, 1, 2, 1)
        grid.addWidget(self.go, 2, 0, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        self.go.clicked.connect(self._ask)
        self.table.activated_row.connect(self._on_opened)
        self.table.chosen.connect(self._on_chosen)

    def has_names(self) -> bool:
        """Tell whether names were put in."""
        return bool(self.names.toPlainText().strip())

    def take_focus(self) -> None:
        """Put the keys where names are typed."""
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, room: int) -> None:
        """Take a part of the height of a room, and no more than is needed."""
        self.setFixedHeight(min(self._context.theme.pixels(_HEIGHT), max(room * 2 // 5, 1)))

    @Slot()
    def _ask(self) -> None:
        search_filter = SearchFilter(self.names.toPlainText(), self._context.case_id)
        self._state.setText(msg("Searching…"))
        session = self._context.session
        job = names_found(search_filter)
        if self.names.blockCount() > _LONG:
            session.start(
                self, msg("Finding names"), job, self._on_found, otherwise=self._on_refused
            )
        else:
            session.fetch(self, job, self._on_found, channel="names", otherwise=self._on_refused)

    def _on_refused(self, error: CasefilesError) -> None:
        self._state.setText(msg("Each name is searched for in every spelling and script."))
        if not isinstance(error, Cancelled):
            self._context.notices.warn(error)

    def _on_found(self, found: tuple[NameFound, ...]) -> None:
        missing = sum(not one.total for one in found)
        words = msg_n("{n} name", "{n} names", len(found))
        self._state.setText(
            msg("{words}, {missing} not found", words=words, missing=msg_number(missing))
            if found
            else msg("No names entered.")
        )
        self.table.set_rows([_NameRow(one) for one in found])

    @Slot(object)
    def _on_chosen(self, row: _NameRow | None) -> None:
        if row is not None and row.found.total:
            self.name_requested.emit(row.found.name)

    @Slot(object)
    def _on_opened(self, row: _NameRow) -> None:
        self.name_requested.emit(row.found.name)


def _text(row: _NameRow, key: str) -> str:
    if key == "name":
        return row.found.name
    if key == "total":
        return count_words(row.found.total)
    if not row.found.total:
        return msg_of(_NONE)
    return " · ".join(
        f"{several_of(kind)} {count_words(count)}" for kind, count in row.found.counts
    )


def _icon(row: _NameRow, key: str) -> tuple[str, str] | None:
    if key == "name":
        return ("check", "ok") if row.found.total else ("x-circle", "muted")
    return None


def _role(row: _NameRow, key: str) -> str:
    return "text" if key == "name" and row.found.total else "muted"
