"""Country reports or treaties of a case: the records of one type, below a filter."""

from typing import Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.office.proceedings.proceedings_list import ProceedingsRow
from casefiles.ui.base.context import Context
from casefiles.ui.records.filtered_list import FilteredList
from casefiles.ui.records.record_rows import record_rows
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column, in_column
from casefiles.ui.widgets.tools.tool_row import ToolRow
from casefiles.words.language import msg, msg_of
from casefiles.words.register import NEW_RECORD, NO_RECORDS, OF_COUNTRIES, PURPOSES, TYPES

_FIRST: Final = OF_COUNTRIES[0]


class SourceList(FilteredList):
    """What stands on the left of country reports and treaties.

    Attributes:
        type: code of the type that is shown.
        tools: stand above both sides.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, msg("Filter these records…  /"), msg("Records"), record_rows(context.theme)
        )
        self._context = context
        self._rows: tuple[ProceedingsRow, ...] = ()
        self.type = _FIRST
        self.tools = ToolRow(msg("Tools of country information"))
        action = context.actions["sources.add"]
        self.add = button("", "plus", primary=True)
        self.add.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self.tools.add(in_column(..., self.filter, ..., margins=0), 0, share=1)
        self.tools.add(self.add, 0)
        self._begin: list[Button] = []
        self._not_found = self._add_nothing(
            msg("Nothing found"), msg("No record matches."), msg("Show all records")
        )
        self._none = {code: self._nothing_of(code) for code in OF_COUNTRIES}
        column(self._stack, margins=0, of=self)
        self.show_type(_FIRST)

    def show_rows(self, rows: tuple[ProceedingsRow, ...]) -> None:
        """Show records; the selection stays."""
        self._rows = tuple(row for row in rows if row.type in OF_COUNTRIES)
        # Rows that come by themselves close no form: nobody chose anything.
        self._find(is_chosen=False)

    def show_type(self, code: str) -> None:
        """Show the records of one type."""
        self.type = code
        self.add.setText(msg_of(NEW_RECORD[code]))
        self.table.setAccessibleName(msg_of(TYPES[code][1]))
        self._find()

    def seek(self, record_id: str, code: str = "") -> bool:
        """Select a record, and its type; tells whether it is there."""
        row = next((one for one in self._rows if one.id == record_id), None)
        requested = row.type if row is not None else code
        if requested in OF_COUNTRIES and requested != self.type:
            self.show_type(requested)
        if row is None:
            return False
        if row not in self.table.rows_model.rows:
            self.filter.clear()
        return self.table.select(record_id)

    @Slot()
    def _follow(self) -> None:
        """Let records be begun while that is open."""
        is_open = self._context.actions["sources.add"].isEnabled()
        for one in (self.add, *self._begin):
            one.setEnabled(is_open)

    def _nothing_of(self, code: str) -> EmptyState:
        add = button(msg_of(NEW_RECORD[code]), "plus", primary=True)
        add.clicked.connect(self._context.actions[f"sources.add_{code}"].trigger)
        self._begin.append(add)
        icon, title = TYPES[code][2], msg_of(NO_RECORDS[code])
        nothing = EmptyState(self._context.theme, icon, title, msg_of(PURPOSES[code]), add)
        self._stack.addWidget(nothing)
        return nothing

    @override
    def _find(self, *, is_chosen: bool = True) -> None:
        found = self._with_words(self._rows, lambda row: row.folded)
        shown = [row for row in found if row.type == self.type]
        total = sum(row.type == self.type for row in self._rows)
        self._say_none_of(self._not_found, total)
        is_narrow = bool(total) and self.filter.is_narrowing()
        empty = self._not_found if is_narrow else self._none[self.type]
        self.table.set_rows(shown)
        self._announce_count(len(shown))
        self._stack.setCurrentWidget(self.table if shown else empty)
        # The empty list has the one button by which a record is begun.
        self.tools.offer(self.add, is_offered=bool(shown) or is_narrow)
        if shown and self.table.row() is None:
            self.table.select(shown[0].id, emits=is_chosen)
        elif not shown:
            self.chosen.emit(None)
