"""The room of the history: a list of acts, and beside it what each changed."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.records.history import (
    ChangeDetail,
    ChangeRow,
    HistoryFilter,
    HistoryPage,
    act_detail,
    acts_of,
)
from casefiles.office.records.undo import undo
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget, place_of
from casefiles.ui.base.row_commands import row_actions
from casefiles.ui.base.screen import Screen
from casefiles.ui.settings.history.change_pane import ChangePane
from casefiles.ui.settings.history.change_text import cell_icon, cell_role, cell_text
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import in_column, row
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.splits import Split
from casefiles.words.language import msg, msg_mark, msg_of

_COLUMNS: Final = (
    ListColumn("time", msg_mark("Time"), 152, sorts=False),
    ListColumn("words", msg_mark("Action"), 214, sorts=False),
    ListColumn("subject", msg_mark("Record"), 160, stretch=True, sorts=False),
    ListColumn("actor", msg_mark("By"), 76, sorts=False, drops=True),
    ListColumn("state", msg_mark("State"), 106, sorts=False),
)
_KINDS: Final = (
    ("", msg_mark("Everything")),
    ("person", msg_mark("People")),
    ("document", msg_mark("Documents")),
    ("exhibit", msg_mark("Exhibits")),
    ("mark", msg_mark("Redaction marks")),
    ("event", msg_mark("Events")),
    ("fact", msg_mark("Facts")),
    ("deadline", msg_mark("Dates")),
    ("case", msg_mark("The case")),
    ("edition", msg_mark("Exported dossiers")),
    ("vault", msg_mark("The vault")),
)
_NARROW: Final = 900
"""Width, at 100 % text, below which the pane stands under the list."""
_PANE: Final = 330
_PAGE: Final = 200
_LONGEST: Final = 2_000
"""Rows that are asked for again when something changes."""


class HistoryScreen(Screen):
    """Acts upon the case and its vault, newest first."""

    key: ClassVar[str] = "history"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: tuple[ChangeRow, ...] = ()
        self._next_before = 0
        self._is_asking = False
        self._is_requested = False
        self._chosen: ChangeRow | None = None
        self._sought = ""
        self._undo = context.actions.bind("history.undo_this", self, self._undo_chosen)
        self._undo.setEnabled(False)
        context.actions.bind("history.find", self, self._find)
        self.filter = FilterBar(msg("Filter history"))
        self.filter.add_choice("kind", msg("Kind of record"), msg_of(_KINDS))
        self.filter.changed.connect(self._on_filter)
        self.table = RowTable(
            RowModel(msg_of(_COLUMNS), cell_text, cell_icon, cell_role), context.theme
        )
        self.table.setAccessibleName(msg("Action"))
        self.table.chosen.connect(self._on_chosen)
        self.table.offer(lambda _row: row_actions(context.actions, "change"))
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.filter.left.connect(self.table.setFocus)
        self._split = Split("history", Qt.Orientation.Vertical)
        self.pane = ChangePane(self._undo)
        self.pane.show_requested.connect(self._on_show)
        self._lay_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what was done."""
        super().showEvent(event)
        self._fit()
        if not self._is_requested:
            self._ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pane where it has room."""
        super().resizeEvent(event)
        self._fit()

    def _share(self) -> None:
        """Give the list the larger part."""
        is_across = self._split.orientation() == Qt.Orientation.Horizontal
        length = self.width() if is_across else self.height()
        first = length * (60 if is_across else 50) // 100
        self._split.setSizes([first, length - first])

    @Slot(int, int)
    def _on_split(self, _at: int, _number: int) -> None:
        self._fit()

    @Slot()
    def _fit(self) -> None:
        pixels = self.context.theme.pixels
        is_narrow = self.width() < pixels(_NARROW)
        way = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self._split.orientation() != way:
            self._split.setOrientation(way)
            self._share()
        self.pane.setMinimumWidth(0 if is_narrow else pixels(_PANE))

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again, since each change of a record is an act."""
        if any(kind not in {"setting", "reading"} for kind, _ in changes.touched):
            self._ask()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Select an act by its number, and take the focus."""
        if place.record:
            is_listed = self.table.select(place.record)
            self._sought = "" if is_listed else place.record
            if self._sought.isdecimal():
                # An act of long ago is shown though the list does not reach so far.
                self._ask_detail(int(self._sought))
        elif self.table.row() is None:
            self.table.select_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def here(self) -> NavigationTarget:
        """Return the selected act."""
        return NavigationTarget(self.key, self._chosen.id if self._chosen else "")

    def _lay_out(self) -> None:
        self._count = muted("")
        self._count.setWordWrap(False)
        clear = quiet_button(msg("Show everything"))
        clear.clicked.connect(self.filter.clear)
        nothing = EmptyState(
            self.context.theme,
            "magnifying-glass",
            msg("Nothing found"),
            msg("No change matches."),
            clear,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        left = in_column(
            row(heading(msg("History")), self._count, ...),
            self.filter,
            (self._stack, 1),
            gap=10,
            margins=(18, 14, 10, 10),
        )
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self.pane)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.splitterMoved.connect(self._on_split)
        row(self._split, margins=0, of=self)
        self.context.theme.changed.connect(self._fit)

    def _filter_for(self, before: int, limit: int) -> HistoryFilter:
        values = self.filter.values()
        history_filter = HistoryFilter(
            self.context.case_id, values["text"], values["kind"], limit=limit
        )
        return history_filter if before == 0 else history_filter.older_than(before)

    def _ask(self) -> None:
        """Ask for the newest acts, as many as are shown."""
        limit = min(max(len(self._rows), _PAGE), _LONGEST)
        self._is_requested = True
        self._is_asking = True
        query = acts_of(self._filter_for(0, limit))
        self.context.session.ask(self, query, self._on_page, channel="acts")

    def _ask_older(self) -> None:
        self._is_asking = True
        query = acts_of(self._filter_for(self._next_before, _PAGE))
        self.context.session.ask(self, query, self._on_older, channel="acts")

    def _on_page(self, page: HistoryPage) -> None:
        self._rows = page.rows
        self._show(page)

    def _on_older(self, page: HistoryPage) -> None:
        self._rows += page.rows
        self._show(page)

    def _show(self, page: HistoryPage) -> None:
        self._is_asking = False
        self._next_before = page.next_before
        bar = self.table.verticalScrollBar()
        at = bar.value()
        self.table.set_rows(self._rows)
        bar.setValue(at)
        more = msg(" or more") if self._next_before else ""
        self._count.setText(
            msg("{count}{more} acts, newest first", count=len(self._rows), more=more)
        )
        self._stack.setCurrentIndex(0 if self._rows or self._next_before else 1)
        if self.table.row() is None:
            if not self._sought:
                self.table.select_first()
        elif self._chosen is not None:
            # It may be undone since.
            self._ask_detail(self._chosen.first)
        if self._next_before and len(self._rows) < _PAGE:
            self._ask_older()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        is_near = value >= self.table.verticalScrollBar().maximum() - self.table.height()
        if is_near and self._next_before and not self._is_asking:
            self._ask_older()

    @Slot(str)
    def _on_filter(self, _text: str) -> None:
        self._rows = ()
        self._ask()

    @Slot(object)
    def _on_chosen(self, row: ChangeRow | None) -> None:
        if row is None and self._sought:
            return
        self._sought = ""
        self._chosen = row
        self._undo.setEnabled(row is not None and row.can_be_undone)
        if row is None:
            self.pane.show_nothing()
            return
        if self.isVisible():
            self.context.navigator.note(self.here())
        self._ask_detail(row.first)

    def _ask_detail(self, first: int) -> None:
        query = act_detail(self.context.case_id, first)
        self.context.session.ask(self, query, self._on_detail, channel="detail")

    def _on_detail(self, detail: ChangeDetail | None) -> None:
        if detail is None:
            self.pane.show_nothing()
        else:
            self._chosen = detail.row
            self._undo.setEnabled(detail.row.can_be_undone)
            self.pane.show_act(detail)

    def _find(self) -> None:
        self.filter.focus()

    def _undo_chosen(self) -> None:
        row = self._chosen
        if row is not None and row.can_be_undone:
            words = f"{msg('Done again') if row.is_undoing else msg('Undone')}: {row.deed}"
            message = f"{words} ({row.subject})" if row.subject else words
            self.context.session.run(
                self, undo(row.first), lambda _: self.context.notices.post(f"{message}.")
            )

    @Slot(str, str)
    def _on_show(self, kind: str, record: str) -> None:
        place = place_of(kind, record)
        if place is not None:
            self.context.navigator.go(place)
