"""The left of the room: types of records with their counts, and the records of one type."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from casefiles.office.proceedings.proceedings_list import ProceedingsRow
from casefiles.ui.base.context import Context
from casefiles.ui.places.proceedings.course_bar import CourseBar
from casefiles.ui.places.proceedings.extra_page import Extra
from casefiles.ui.places.proceedings.extras import extras_for
from casefiles.ui.records.filtered_list import FilteredList
from casefiles.ui.records.record_rows import record_rows
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import clear, column, in_column, row
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.splits import Split
from casefiles.ui.widgets.tools.tool_row import ToolRow
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.register import IN_PROCEEDINGS, NEW_RECORD, NO_RECORDS, PURPOSES, TYPES

TYPE_COLUMNS: Final = (
    ListColumn("words", msg_mark("Type"), 120, stretch=True, sorts=False),
    ListColumn("count", msg_mark("Records"), 44, align_right=True, sorts=False),
)
_WIDTHS: Final = (190, 480)
_LEAST_TYPES: Final = 150
ALL: Final = ""
"""The type of the list that shows all of them by date."""
_BEGIN: Final = ("request", "hearing", "notice")
"""Types that an empty case offers first."""
_LATER: Final = ("task", "issue", "relief", "incident", "relationship")
"""Types that stand after the course of the case, and not in the list of all by date."""


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
        type: code of the type that is shown; `ALL` for all of them by date.
        type_chosen: code of the type that was selected.
        extra_requested: an `Extra` whose page is wanted.
    """

    type_chosen = Signal(str)
    extra_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, msg("Filter all records…  /"), msg("Records"), record_rows(context.theme)
        )
        self._context = context
        self._rows: tuple[ProceedingsRow, ...] = ()
        self._given: tuple[ProceedingsRow, ...] = ()
        self._was_shown = False
        self.type = ALL
        self.types = RowTable(_types_model(self), context.theme)
        self.types.setAccessibleName(msg("Types of records"))
        self.types.horizontalHeader().hide()
        self.types.chosen.connect(self._on_type)
        self.add = button(msg("New"), "plus", primary=True)
        self.add.clicked.connect(context.actions["register.add"].trigger)
        self.tools = ToolRow(msg("Tools of the proceedings"))
        context.actions["register.add"].changed.connect(self._follow)
        self._extras = QWidget()
        self._flow = row(of=self._extras, gap=4, margins=0)
        words = msg("No record matches.")
        self._not_found = self._add_nothing(msg("Nothing found"), words, msg("Show all records"))
        self._none = QWidget()
        self._stack.addWidget(self._none)
        self._lay_out()
        self._show_type()

    def show_rows(self, rows: tuple[ProceedingsRow, ...]) -> None:
        """Show records; the selection stays."""
        if rows is self._given and self._was_shown:
            return
        self._rows = tuple(row for row in rows if row.type in IN_PROCEEDINGS)
        self._given, self._was_shown = rows, True
        # Rows that come by themselves close no form: nobody chose anything.
        self._find(is_chosen=False)

    def seek(self, record_id: str, code: str = "") -> bool:
        """Select a record, and its type; tells whether it is there."""
        row = next((one for one in self._rows if one.id == record_id), None)
        requested = row.type if row is not None else code
        is_in_all = self.type == ALL and row is not None and row.type not in _LATER and not code
        if requested in IN_PROCEEDINGS and requested != self.type and not is_in_all:
            self.type = requested
            self._show_type()
            self._find()
        if row is None:
            return False
        if row not in self.table.rows_model.rows:
            self.filter.clear()
        return self.table.select(record_id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the course of the case where there is room for it."""
        super().resizeEvent(event)
        self.types.setMinimumWidth(self._theme.pixels(_LEAST_TYPES))
        self.course.give_room(self.width() - self.types.width())

    @override
    def hasHeightForWidth(self) -> bool:
        """Ask for no more height where it is narrow: rows scroll."""
        return False

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
        words = msg("New record") if self.type == ALL else msg_of(NEW_RECORD[self.type])
        self.add.setText(words)
        clear(self._flow)
        for extra in extras_for(self.type or "request"):
            self._flow.addWidget(self._extra(extra))
        self.tools.offer(self._extras, is_offered=bool(self._flow.count()))
        self._stack.removeWidget(self._none)
        self._none.deleteLater()
        self._none = self._nothing_of_all() if self.type == ALL else self._nothing_of_type()
        self._stack.addWidget(self._none)

    def _nothing_of_type(self) -> EmptyState:
        add = button(msg_of(NEW_RECORD[self.type]), "plus", primary=True)
        add.clicked.connect(self._context.actions["register.add"].trigger)
        icon, title = TYPES[self.type][2], msg_of(NO_RECORDS[self.type])
        return EmptyState(
            self._context.theme, icon, title, msg_of(PURPOSES[self.type]), self._following(add)
        )

    def _nothing_of_all(self) -> EmptyState:
        actions = self._context.actions
        buttons = []
        for number, code in enumerate(_BEGIN):
            add = button(msg_of(NEW_RECORD[code]), TYPES[code][2], primary=number == 0)
            add.clicked.connect(actions[f"register.add_{code}"].trigger)
            buttons.append(self._following(add))
        other = button(msg("Other…"), "plus")
        other.clicked.connect(lambda: self.show_add_menu(other))
        return EmptyState(
            self._context.theme,
            "gavel",
            msg("No records yet"),
            msg("Begin with what you hold. None of them needs another first."),
            *(*buttons, self._following(other)),
        )

    def _following(self, add: Button) -> Button:
        """Let a button be of use while records can be added."""
        action = self._context.actions["register.add"]
        add.setEnabled(action.isEnabled())
        action.enabledChanged.connect(add.setEnabled)
        return add

    def show_add_menu(self, below: QWidget | None = None) -> None:
        """Offer all types of records, below a button."""
        menu = self.add_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = below or self.add
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def add_menu(self) -> QMenu:
        """Return a menu of the commands that begin a record, in the order of the list."""
        menu = QMenu(self)
        for code in in_list_order():
            menu.addAction(self._context.actions[f"register.add_{code}"])
        return menu

    def _extra(self, extra: Extra) -> Button:
        shown = quiet_button(extra.words, extra.icon)
        shown.clicked.connect(lambda: self.extra_requested.emit(extra))
        return shown

    @override
    def _find(self, *, is_chosen: bool = True) -> None:
        found = self._with_words(self._rows, lambda row: row.folded)
        counts = Counter(row.type for row in found)
        course = [row for row in found if row.type not in _LATER]
        types = msg_of(TYPES)
        self.types.set_rows(
            [
                TypeRow(ALL, msg("All by date"), "rows", len(course)),
                *(TypeRow(code, *types[code][1:], counts[code]) for code in in_list_order()),
            ]
        )
        self.types.select(self.type, emits=False)
        shown = [row for row in found if row.type == self.type]
        if self.type == ALL:
            shown = sorted(course, key=lambda one: one.by_date)
        self.table.set_rows(shown)
        empty = self._not_found if self.filter.is_narrowing() else self._none
        self._say_none_of(self._not_found, len(self._rows))
        self._stack.setCurrentWidget(self.table if shown else empty)
        # The empty list has the one button by which a record is begun.
        self.tools.offer(self.add, is_offered=bool(shown) or empty is self._not_found)
        if shown and self.table.row() is None:
            self.table.select(shown[0].id, emits=is_chosen)
        elif not shown:
            self.chosen.emit(None)

    def _lay_out(self) -> None:
        self.tools.add(in_column(..., self.filter, ..., margins=0), 0, share=1)
        self.tools.add(self._extras, 2)
        self.tools.add(self.add, 0)
        self.tools.filled = self._fill_more
        self.parted = Split("register kinds", Qt.Orientation.Horizontal)
        self.parted.setChildrenCollapsible(False)
        self.parted.addWidget(self.types)
        self.course = CourseBar(self._context.theme)
        self.parted.addWidget(in_column(self.course, (self._stack, 1), gap=0, margins=0))
        self.parted.setStretchFactor(1, 1)
        self.parted.setSizes(list(_WIDTHS))
        column(self.parted, margins=0, of=self)

    def _fill_more(self, menu: QMenu) -> None:
        """Offer what there is no room for, and every type of record."""
        if self._extras.isHidden():
            for extra in extras_for(self.type or "request"):
                action = menu.addAction(extra.words)
                action.triggered.connect(partial(self._on_extra, extra))
        for action in self.add_menu().actions():
            menu.addAction(action)

    def _on_extra(self, extra: Extra, _checked: bool = False) -> None:
        self.extra_requested.emit(extra)


def in_list_order() -> tuple[str, ...]:
    """Return the types from top to bottom: the course of the case, then what stands beside it."""
    return (*(code for code in IN_PROCEEDINGS if code not in _LATER), *_LATER)


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
