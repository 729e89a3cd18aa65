"""The left of the room: types of records with their counts, and the records of one type."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.office.proceedings.proceedings_list import ProceedingsRow
from casefiles.ui.base.context import Context
from casefiles.ui.places.proceedings.extra_page import Extra
from casefiles.ui.places.proceedings.extras import extras_for
from casefiles.ui.records.filtered_list import FilteredList
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import clear, column, in_column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.splits import Split
from casefiles.ui.widgets.wrapping_row import WrappingRow
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.register import NEW_RECORD, NO_RECORDS, PURPOSES, TYPES

TYPE_COLUMNS: Final = (
    ListColumn("words", msg_mark("Type"), 160, stretch=True, sorts=False),
    ListColumn("count", msg_mark("Records"), 70, align_right=True, sorts=False),
)
COLUMNS: Final = (
    ListColumn("name", msg_mark("Record"), 180, stretch=True, sorts=False),
    ListColumn("state", msg_mark("State"), 150, sorts=False),
)
_HEIGHTS: Final = (220, 380)


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type, and how many records of it the filter lets through."""

    id: str
    words: str
    icon: str
    count: int


class RecordList(FilteredList):
    """What stands on the left of the room.

    Attributes:
        type: code of the type that is shown.
        type_chosen: code of the type that was selected.
        extra_requested: an `Extra` whose page is wanted.
    """

    type_chosen = Signal(str)
    extra_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, msg("Filter all records…  /"), msg("Records of this type"), _records_model()
        )
        self._context = context
        self._rows: tuple[ProceedingsRow, ...] = ()
        self._was_shown = False
        self.type = next(iter(TYPES))
        self.types = RowTable(_types_model(self), context.theme)
        self.types.setAccessibleName(msg("Types of records"))
        self.types.horizontalHeader().hide()
        self.types.chosen.connect(self._on_type)
        self.add = button(msg("New"), "plus", primary=True)
        self.add.clicked.connect(context.actions["register.add"].trigger)
        context.actions["register.add"].changed.connect(self._follow)
        self._extras = QWidget()
        self._flow = FlowLayout(self._extras)
        words = msg("No record matches.")
        self._not_found = self._add_nothing(msg("Nothing found"), words, msg("Show all records"))
        self._none = QWidget()
        self._stack.addWidget(self._none)
        self._lay_out()
        self._show_type()

    def show_rows(self, rows: tuple[ProceedingsRow, ...]) -> None:
        """Show records; the selection stays."""
        if rows is self._rows and self._was_shown:
            return
        self._rows, self._was_shown = rows, True
        # Rows that come by themselves close no form: nobody chose anything.
        self._find(is_chosen=False)

    def seek(self, record_id: str, code: str = "") -> bool:
        """Select a record, and its type; tells whether it is there."""
        row = next((one for one in self._rows if one.id == record_id), None)
        requested = row.type if row is not None else code
        if requested in TYPES and requested != self.type:
            self.type = requested
            self._show_type()
            self._find()
        if row is None:
            return False
        if row not in self.table.rows_model.rows:
            self.filter.clear()
        return self.table.select(record_id)

    @override
    def take_focus(self) -> None:
        """Put the focus on the rows, or on the types where there are none."""
        shown = self.table if self._stack.currentWidget() is self.table else self.types
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _follow(self) -> None:
        self.add.setEnabled(self._context.actions["register.add"].isEnabled())

    @Slot(object)
    def _on_type(self, row: TypeRow | None) -> None:
        if row is not None and row.id != self.type:
            self.type = row.id
            self._show_type()
            self._find()
            self.type_chosen.emit(row.id)

    def _show_type(self) -> None:
        """Show what is added to this type, and what else can be done with it."""
        self.add.setText(msg_of(NEW_RECORD[self.type]))
        clear(self._flow)
        for extra in extras_for(self.type):
            self._flow.addWidget(self._extra(extra))
        self._extras.setVisible(bool(self._flow.count()))
        self._stack.removeWidget(self._none)
        self._none.deleteLater()
        icon = TYPES[self.type][2]
        self._none = EmptyState(
            self._context.theme,
            icon,
            msg_of(NO_RECORDS[self.type]),
            msg_of(PURPOSES[self.type]),
            None,
        )
        self._stack.addWidget(self._none)

    def _extra(self, extra: Extra) -> Button:
        shown = quiet_button(extra.words, extra.icon)
        shown.clicked.connect(lambda: self.extra_requested.emit(extra))
        return shown

    @override
    def _find(self, *, is_chosen: bool = True) -> None:
        found = self._with_words(self._rows, lambda row: row.folded)
        counts = Counter(row.type for row in found)
        self.types.set_rows(
            [
                TypeRow(code, many, icon, counts[code])
                for code, (_, many, icon) in msg_of(TYPES).items()
            ]
        )
        self.types.select(self.type, emits=False)
        shown = [row for row in found if row.type == self.type]
        self.table.set_rows(shown)
        empty = self._not_found if self.filter.is_narrowing() else self._none
        self._stack.setCurrentWidget(self.table if shown else empty)
        if shown and self.table.row() is None:
            self.table.select(shown[0].id, emits=is_chosen)
        elif not shown:
            self.chosen.emit(None)

    def _lay_out(self) -> None:
        top = QWidget()
        row = WrappingRow(top, spacing=12)
        row.addWidget(heading(msg("Proceedings")))
        row.addWidget(self.add)
        parted = Split("register lists", Qt.Orientation.Vertical)
        parted.setChildrenCollapsible(False)
        parted.addWidget(self.types)
        parted.addWidget(self._stack)
        parted.setSizes(list(_HEIGHTS))
        within = in_column(
            top, self.filter, self._extras, (parted, 1), gap=10, margins=(20, 16, 12, 16)
        )
        # Large letters need more height than a small screen has.
        column(ColumnScroll(within), margins=0, of=self)


def _types_model(parent: QWidget) -> RowModel:
    def text(row: TypeRow, key: str) -> str:
        if key == "words":
            return row.words
        return f"{row.count:,}" if row.count else ""

    def icon(row: TypeRow, key: str) -> tuple[str, str] | None:
        return (row.icon, "accent" if row.count else "muted") if key == "words" else None

    def role(row: TypeRow, _key: str) -> str:
        return "text" if row.count else "muted"

    return RowModel(msg_of(TYPE_COLUMNS), text, icon, role, parent=parent)


def _records_model() -> RowModel:
    def text(row: ProceedingsRow, key: str) -> str:
        return row.name if key == "name" else row.state.words

    def icon(row: ProceedingsRow, key: str) -> tuple[str, str] | None:
        state = row.state
        return (state.icon, state.role) if key == "state" and state.icon else None

    def role(row: ProceedingsRow, key: str) -> str:
        return "text" if key == "name" else row.state.role

    return RowModel(msg_of(COLUMNS), text, icon, role)
