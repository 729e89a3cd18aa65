"""Requests, notices and warrants side by side: what each changes, adds, drops, contradicts."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QBrush, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.proceedings.paper_comparison import (
    CellChange,
    ComparedCell,
    ComparedRow,
    PaperComparison,
    comparison_of,
    state_difference,
    stated_differences,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.proceedings.extra_page import ExtraPage
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column, flow, words
from casefiles.ui.widgets.wrapping_row import WrappingRow
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

MARKS: Final = {
    CellChange.ADDED: (msg_mark("New"), "plus", "ok"),
    CellChange.CHANGED: (msg_mark("Changed"), "pencil-simple", "warn"),
    CellChange.REMOVED: (msg_mark("No longer stated"), "minus", "warn"),
    CellChange.CONTRADICTING: (msg_mark("Contradicts"), "warning", "danger"),
}
"""How a cell that differs is told: a word, an icon, and a colour beside them."""
_SHOWN: Final = ("request", "notice", "warrant", "charge", "person", "document", "fact")
_HEAD: Final = 190
_COLUMN: Final = 230
_EMPTY: Final = msg_mark(
    "Add two or more requests, notices or warrants with their particulars to compare them."
)
_KEYS: Final = msg_mark(
    "Ctrl+Down next difference · Ctrl+Up previous · Enter open page · Ctrl+E create fact"
)


_KEYS_HERE: Final = {
    Qt.Key.Key_Down: "next",
    Qt.Key.Key_Up: "previous",
    Qt.Key.Key_E: "fact",
}
"""With Ctrl held."""


class ComparisonTable(QTableWidget):
    """Papers as columns, what they tell as rows.

    Attributes:
        key_pressed: enter, next, previous or fact.
    """

    key_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("cells", True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(msg("Compare papers"))
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().sectionResized.connect(self.resizeRowsToContents)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the keys of the page; arrows move among cells."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.key_pressed.emit("enter")
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key in _KEYS_HERE:
            self.key_pressed.emit(_KEYS_HERE[Qt.Key(key)])
        else:
            super().keyPressEvent(event)


class ComparisonPage(ExtraPage):
    """Shows papers side by side, and makes facts of what differs."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context = context
        self._first = record_id
        self.comparison: PaperComparison | None = None
        self._rows: tuple[ComparedRow, ...] = ()
        self._stated: frozenset[str] = frozenset()
        self.table = ComparisonTable()
        self.counts = muted("")
        self.words = words()
        self.words.setAccessibleName(msg("Differences"))
        self.only = QCheckBox(msg("Differences only"))
        self.only.toggled.connect(self._fill)
        self.open_here = button(msg("Open its page"), "file-text")
        self.open_there = button(msg("Open the other page"), "files")
        self.make = button(msg("Create fact"), "quotes", primary=True)
        self.open_here.clicked.connect(partial(self._open, is_other=False))
        self.open_there.clicked.connect(partial(self._open, is_other=True))
        self.make.clicked.connect(self.make_fact)
        self.table.currentCellChanged.connect(self._on_cell)
        self.table.key_pressed.connect(self._on_key)
        self.table.cellDoubleClicked.connect(partial(self._open, is_other=False))
        self._lay_out()
        self._ask()
        context.session.changed.connect(self._on_changed)
        context.theme.changed.connect(self._fill)

    @override
    def take_focus(self) -> None:
        """Put the focus into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def _ask(self) -> None:
        session, case_id = self._context.session, self._context.case_id
        session.ask(self, stated_differences(case_id), self._on_stated, channel="stated")
        session.ask(self, comparison_of(case_id), self._on_comparison, channel="papers")

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concern(*_SHOWN):
            self._ask()

    def _on_stated(self, stated: frozenset[str]) -> None:
        self._stated = stated
        self._show_summary()

    def _on_comparison(self, comparison: PaperComparison) -> None:
        self.comparison = comparison
        self._fill()
        ids = [one.id for one in comparison.papers]
        if self._first in ids and self.table.rowCount():
            self.table.setCurrentCell(0, ids.index(self._first) + 1)
        self._first = ""

    @Slot()
    def _fill(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        at = self.table.currentRow(), self.table.currentColumn()
        rows = comparison.rows
        self._rows = tuple(one for one in rows if one.differs) if self.only.isChecked() else rows
        if len(comparison.papers) < 2:  # noqa: PLR2004  # a pair
            self._rows = ()
        self.table.blockSignals(True)
        self.table.clear()
        self.table.setColumnCount(1 + len(comparison.papers))
        self.table.setRowCount(len(self._rows))
        names = [one.name.removeprefix("the ") for one in comparison.papers]
        heads = [name[:1].upper() + name[1:] for name in names]
        self.table.setHorizontalHeaderLabels(
            [
                msg("Particular"),
                *(head.replace(" no. ", "\nno. ").replace(" of ", "\n", 1) for head in heads),
            ]
        )
        for number, row in enumerate(self._rows):
            self._put_row(number, row)
        pixels = self._context.theme.pixels
        self.table.setColumnWidth(0, pixels(_HEAD))
        for body in range(1, self.table.columnCount()):
            self.table.setColumnWidth(body, pixels(_COLUMN))
        self.table.resizeRowsToContents()
        self.table.blockSignals(False)
        if self._rows:
            last = len(self._rows) - 1, self.table.columnCount() - 1
            self.table.setCurrentCell(min(max(at[0], 0), last[0]), min(max(at[1], 1), last[1]))
        self._show_counts()
        self._show_summary()

    def _put_row(self, number: int, row: ComparedRow) -> None:
        words = f"{row.group}\n{row.about}" if row.about else row.group
        head = QTableWidgetItem(words)
        head.setForeground(QBrush(self._context.theme.colour("muted")))
        self.table.setItem(number, 0, head)
        for at, cell in enumerate(row.cells, start=1):
            self.table.setItem(number, at, self._item(cell))

    def _item(self, cell: ComparedCell) -> QTableWidgetItem:
        theme = self._context.theme
        text = f"{cell.text}\np. {cell.page}" if cell.page else cell.text
        mark = msg_of(MARKS.get(cell.change))
        if mark is None:
            item = QTableWidgetItem(text or "\u2013")
            if not text:
                item.setForeground(QBrush(theme.colour("muted")))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, msg("Not stated"))
            return item
        word, icon, role = mark
        item = QTableWidgetItem(theme.icon(icon, role), f"{word}\n{text}" if text else word)
        item.setForeground(QBrush(theme.colour(role)))
        font = QFont(self.table.font())
        font.setBold(cell.change is CellChange.CONTRADICTING)
        item.setFont(font)
        return item

    def _show_counts(self) -> None:
        if self.comparison is None or len(self.comparison.papers) < 2:  # noqa: PLR2004  # a pair
            self.counts.setText(msg_of(_EMPTY))
            return
        differ = sum(row.differs for row in self.comparison.rows)
        clash = self.comparison.contradictions
        self.counts.setText(
            msg_n(
                "{papers} papers · {differ} of {of} things differ · {n} contradiction",
                "{papers} papers · {differ} of {of} things differ · {n} contradictions",
                clash,
                papers=len(self.comparison.papers),
                differ=differ,
                of=len(self.comparison.rows),
            )
        )

    # The cell that is chosen

    def _current(self) -> tuple[ComparedRow, int] | None:
        row, column = self.table.currentRow(), self.table.currentColumn() - 1
        if self.comparison is None or not 0 <= row < len(self._rows) or column < 0:
            return None
        return self._rows[row], column

    def _sentence(self) -> str:
        at = self._current()
        return self.comparison.difference(*at) if self.comparison is not None and at else ""

    @Slot()
    def _on_cell(self) -> None:
        self._show_summary()

    def _show_summary(self) -> None:
        sentence = self._sentence()
        is_stated = sentence in self._stated
        self.words.setText(
            msg("{sentence}\nA fact already states this.", sentence=sentence)
            if is_stated
            else sentence or msg_of(_KEYS)
        )
        self.make.setEnabled(bool(sentence) and not is_stated)
        self.open_here.setEnabled(self._place(is_other=False) is not None)
        self.open_there.setEnabled(self._place(is_other=True) is not None)

    def _place(self, *, is_other: bool) -> NavigationTarget | None:
        at = self._current()
        if at is None or self.comparison is None:
            return None
        row, column = at
        number = row.cells[column].against if is_other else column
        if number < 0:
            return None
        paper, page = self.comparison.papers[number], row.cells[number].page
        if not paper.document_id:
            return None
        return NavigationTarget("documents", paper.document_id, str(page or 1))

    def _open(self, *_: object, is_other: bool) -> None:
        place = self._place(is_other=is_other)
        if place is not None:
            self._context.navigator.go(place)

    @Slot(str)
    def _on_key(self, key: str) -> None:
        if key == "enter":
            self._open(is_other=False)
        elif key == "fact":
            self.make_fact()
        else:
            self.step(1 if key == "next" else -1)

    def step(self, way: int) -> None:
        """Go to the next cell that differs, or back."""
        if self.comparison is None or not self._rows:
            return
        width = len(self.comparison.papers)
        count = len(self._rows) * width
        now = self.table.currentRow() * width + max(self.table.currentColumn() - 1, 0)
        for steps in range(1, count + 1):
            row, column = divmod((now + way * steps) % count, width)
            if self._rows[row].cells[column].change in MARKS:
                self.table.setCurrentCell(row, column + 1)
                return

    @Slot()
    def make_fact(self) -> None:
        """Make a fact of what differs in the chosen cell."""
        at = self._current()
        sentence = self._sentence()
        if self.comparison is None or at is None or not sentence or sentence in self._stated:
            return
        row = self.comparison.rows.index(at[0])
        job = state_difference(self._context.case_id, self.comparison, row, at[1])
        notices = self._context.notices
        self._context.session.fetch(
            self,
            job,
            lambda _: notices.post(
                msg("Fact created with citations of both documents."), "app.undo"
            ),
            otherwise=notices.warn,
        )

    def _lay_out(self) -> None:
        back = quiet_button(msg("Back to the list"), "arrow-left")
        back.clicked.connect(lambda: self.left.emit(""))
        top = QWidget()
        line = WrappingRow(top)
        line.addWidget(heading(msg("Compare papers")))
        line.addWidget(self.only)
        line.addWidget(back)
        foot = QWidget()
        flow(self.make, self.open_here, self.open_there, of=foot)
        column(
            top,
            self.counts,
            (self.table, 1),
            self.words,
            foot,
            gap=10,
            margins=(18, 14, 18, 14),
            of=self,
        )
