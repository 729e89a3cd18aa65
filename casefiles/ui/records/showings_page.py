"""Who sees whom: people down, recipients across, and one cell to be changed below."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from casefiles.domain.foundation.changes import Changes
from casefiles.office.forum.person_fields import person_places
from casefiles.office.people.showings import (
    CaseAppearances,
    ShowingCell,
    ShowingRow,
    appearances_of_case,
    set_never_named,
)
from casefiles.ui.base.context import Context
from casefiles.ui.records.showing_editor import ShowingEditor
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import in_column
from casefiles.ui.widgets.panel import BackPage
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_n, msg_of
from casefiles.words.showings import APPEARANCES

_ORDER: Final = (
    *("requesting_state", "requested_state", "court_open", "public", "treaty_body"),
    *("court_closed", "ccf", "expert", "interpreter"),
)
"""Recipients whose papers reach the requesting State first, then those who keep them."""
_SHORT: Final = {
    "requesting_state": msg_mark("Requesting\nState"),
    "requested_state": msg_mark("Requested\nState"),
    "court_open": msg_mark("The court, in\nopen session"),
    "public": msg_mark("Public"),
    "treaty_body": msg_mark("Treaty body\nor ECtHR"),
    "court_closed": msg_mark("The court, in\nclosed session"),
    "ccf": msg_mark("CCF"),
    "expert": msg_mark("Expert"),
    "interpreter": msg_mark("Interpreter"),
}
_BECAUSE: Final = msg_mark("{shown}, because {reader} may read the same papers")
_WHY: Final = msg_mark(
    "What each recipient reads of each person. A recipient never reads more than everybody who may"
    " read the same papers: such cells are grey. The first five reach the requesting State."
)


class ShowingsPage(BackPage):
    """The table, and the editor of the cell that is chosen."""

    def __init__(self, context: Context, back: str = msg_mark("Back to people")) -> None:
        super().__init__(context, back)
        self._rows: tuple[ShowingRow, ...] = ()
        self._first = ""
        self.table = _table()
        self.editor = ShowingEditor(context)
        self.never = QCheckBox(msg("Withhold the name from everybody, the judge included"))
        self.fields = muted("")
        self.table.currentCellChanged.connect(self._on_cell)
        self.editor.saved.connect(self.ask)
        self.never.clicked.connect(self._on_never)
        self.lay_out(
            heading(msg("Who sees whom")),
            in_column(
                muted(msg_of(_WHY)),
                (self.table, 1),
                self.never,
                self.fields,
                self.editor,
                gap=8,
                margins=(0, 0, 12, 0),
            ),
        )
        self.editor.hide()

    def open(self, person_id: str = "") -> None:
        """Show everybody, with the row of one person chosen."""
        self._first = person_id
        self._context.session.fetch(
            self, person_places(), self.editor.offer, channel="person_places"
        )
        self.ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def ask(self) -> None:
        """Ask for everybody again."""
        query = appearances_of_case(self._context.case_id)
        self._context.session.ask(self, query, self._on_shown, channel="showings")

    def hear(self, changes: Changes) -> None:
        """Ask again after a change of people or readers."""
        if self.isVisible() and changes.concern("person", "reach", "exhibit", "field_answer"):
            self.ask()

    def _on_shown(self, shown: CaseAppearances) -> None:
        self.editor.offer_exhibits(shown.exhibits)
        self._on_rows(shown.rows)

    def _on_rows(self, rows: tuple[ShowingRow, ...]) -> None:
        at = self.table.currentRow(), self.table.currentColumn()
        self._rows = rows
        self.table.blockSignals(True)
        self.table.setRowCount(len(rows))
        for number, one in enumerate(rows):
            self.table.setVerticalHeaderItem(number, QTableWidgetItem(one.name))
            cells = {cell.audience: cell for cell in one.cells}
            for place, audience in enumerate(_ORDER):
                self.table.setItem(number, place, self._item(one, cells[audience]))
        self.table.blockSignals(False)
        ids = [str(one.person.id) for one in rows]
        number = ids.index(self._first) if self._first in ids else max(at[0], 0)
        self._first = ""
        if rows:
            number = min(number, len(rows) - 1)
            self.table.setCurrentCell(
                number, max(at[1], 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._on_cell()

    def _item(self, one: ShowingRow, cell: ShowingCell) -> QTableWidgetItem:
        shown = msg_of(APPEARANCES[cell.shown.appearance])
        item = QTableWidgetItem(shown)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.name}, {label(cell.audience)}")
        if cell.shown.because:
            reader = label(cell.shown.because)
            item.setToolTip(msg_of(_BECAUSE).format(shown=shown, reader=reader))
            item.setForeground(QBrush(self._context.theme.colour("muted")))
        if cell.showing is not None:
            font = QFont(self.table.font())
            font.setBold(True)
            item.setFont(font)
        return item

    @Slot()
    def _on_cell(self) -> None:
        number, place = self.table.currentRow(), self.table.currentColumn()
        is_there = 0 <= number < len(self._rows) and place >= 0
        for part in (self.editor, self.never):
            part.setVisible(is_there)
        if not is_there:
            self.fields.setText(msg("No people in this case yet. Add them in People."))
            return
        one = self._rows[number]
        cells = {cell.audience: cell for cell in one.cells}
        self.never.setChecked(one.person.never_named)
        count = len(one.in_fields)
        self.fields.setText(
            msg_n(
                "{name} has a choice of its own in {n} field of a form.",
                "{name} has choices of their own in {n} fields of forms.",
                count,
                name=one.name,
            )
        )
        documents = len(one.in_documents)
        if documents:
            own = msg_n(
                "{name} has a choice of its own in {n} exhibit.",
                "{name} has choices of their own in {n} exhibits.",
                documents,
                name=one.name,
            )
            self.fields.setText("  ".join([self.fields.text(), own] if count else [own]))
        self.fields.setVisible(count + documents > 0)
        self.editor.open(one, cells[_ORDER[place]])

    @Slot()
    def _on_never(self) -> None:
        one = self._rows[self.table.currentRow()]
        edit = set_never_named(one.person.id, is_never=self.never.isChecked())
        self._context.session.run(
            self, edit, lambda _: self.ask(), otherwise=self._context.notices.warn
        )


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_ORDER))
    table.setProperty("cells", True)
    table.setHorizontalHeaderLabels([msg_of(_SHORT[one]) for one in _ORDER])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setAccessibleName(msg("Who sees whom"))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setMinimumWidth(140)
    table.verticalHeader().setMaximumWidth(260)
    return table
