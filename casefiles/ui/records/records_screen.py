"""A screen of records of some types: a list on the left, one of them in full on the right."""

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar, Final, Protocol

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.records.proceedings_records import REGISTERED, Registered
from casefiles.office.proceedings.proceedings_choices import FieldChoices, offers_for
from casefiles.office.proceedings.proceedings_list import (
    ProceedingsList,
    ProceedingsRow,
    register_list,
    register_list_after,
)
from casefiles.office.proceedings.proceedings_view import ShownRecord, shown_record
from casefiles.office.records.countdown import local_now
from casefiles.office.records.form_fields import type_code
from casefiles.office.records.record_commands import remove_record
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.row_commands import row_actions
from casefiles.ui.base.screen import Screen
from casefiles.ui.records.list_and_form import AROUND_FORM, ListAndForm
from casefiles.ui.records.record_form import ProceedingsForm
from casefiles.ui.records.record_pane import RecordPane
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.split_panes import ReadingSide, halves
from casefiles.words.language import msg, msg_of
from casefiles.words.register import TYPES

_WIDTHS: Final = (760, 330)
_KINDS: Final = {type_code(kind): kind for kind in REGISTERED}
_IN_ROWS: Final = (*_KINDS, "person")
"""Kinds whose records, or their names, stand in the list."""
_SHOWN: Final = (*_IN_ROWS, "case", "document", "exhibit", "own_term", "edition")


class ListOfRecords(Protocol):
    """What the list on the left of such a screen is asked for.

    Attributes:
        type: code of the type that is shown.
    """

    type: str
    filter: FilterBar
    table: RowTable

    @property
    def chosen(self) -> SignalInstance:
        """The row that was selected, or None."""

    def show_rows(self, rows: tuple[ProceedingsRow, ...]) -> None:
        """Show records."""

    def seek(self, record_id: str, code: str = "") -> bool:
        """Select a record, and its type; tells whether it is there."""

    def take_focus(self) -> None:
        """Put the focus on the rows."""


class RecordsScreen(ListAndForm[ProceedingsForm], Screen):
    """Shows records of the proceedings, and adds to them.

    Attributes:
        types: codes of those that are shown here.
        nothing: title and words beside the list, where nothing is chosen.
    """

    types: ClassVar[tuple[str, ...]] = ()
    nothing: ClassVar[str] = ""

    def __init__(self, context: Context, left: QWidget, rows: ListOfRecords) -> None:
        """Make a screen.

        Args:
            context: the surroundings.
            left: the list as a widget.
            rows: the same list, as it is asked.
        """
        super().__init__(context)
        self.rows = rows
        self.pane = RecordPane(context, self.key)
        self._is_requested = False
        self._known: ProceedingsList | None = None
        self._changed: frozenset[str] = frozenset()
        self._wish = ""
        self._type = ""
        self._nothing = EmptyState(
            context.theme, "folder-open", msg("No selection"), msg_of(self.nothing), None
        )
        self._right = ReadingSide(self._nothing, self.pane)
        self._whole = halves(self.key, left, self._right, _WIDTHS)
        bind = context.actions.bind
        for code in self.types:
            bind(f"{self.key}.add_{code}", self, partial(self.begin, code, {}))
        bind(f"{self.key}.add", self, self._on_add)
        bind(f"{self.key}.find", self, rows.filter.focus)
        bind(f"{self.key}.edit", self, self._on_edit)
        bind(f"{self.key}.remove", self, self._on_remove)
        rows.chosen.connect(self._on_chosen)
        rows.table.activated_row.connect(self._on_edit)
        rows.table.offer(self._acts_of)
        self.pane.begin_requested.connect(self.begin)

    def _open_list(self, record_id: str, code: str) -> None:
        """Show a record, or the records of a type."""
        self._wish, self._type = record_id, code
        if not self._is_requested:
            self._is_requested = True
            self._ask()
        elif self._wish or self._type:
            self._seek()

    @override
    def here(self) -> NavigationTarget:
        """Return the record that is shown, and the type of the list."""
        shown = self.pane.shown
        return NavigationTarget(
            self.key, shown.row.id if shown is not None else self._wish, self.rows.type
        )

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again for what is shown."""
        if self._is_requested and changes.concern(*_SHOWN):
            if changes.concern("own_term"):
                # Any row may say a word that is called otherwise now.
                self._known = None
            self._changed |= {one for kind in _IN_ROWS for one in changes.ids(kind)}
            self._ask()

    @Slot(str, dict)
    def begin(self, code: str, begins: dict[str, Any]) -> None:
        """Begin a new record of a type.

        Args:
            code: of the type.
            begins: what it begins with, by field.
        """
        self._ask_offers(_KINDS[code], begins)

    def _ask(self) -> None:
        session, case_id = self.context.session, self.context.case_id
        day = local_now(session.clock).date().isoformat()
        if self._known is not None and self._known.day == day:
            query = register_list_after(case_id, self._known, self._changed)
        else:
            query = register_list(case_id, day)
        session.ask(self, query, self._on_list)

    def _ask_for(self, record_id: str) -> None:
        """Ask for the list with a record that was just kept, and show that."""
        self._wish = record_id
        # What changed may be heard of only a moment later.
        self._changed |= {record_id}
        self._ask()

    def _on_list(self, found: ProceedingsList) -> None:
        # Of several questions only the last is answered, and it asked for all that had changed.
        self._known, self._changed = found, frozenset()
        self.rows.show_rows(found.rows)
        if not self._seek():
            self._show(self.rows.table.row())

    def _seek(self) -> bool:
        wish, code = self._wish, self._type
        self._wish = self._type = ""
        return bool(wish or code) and self.rows.seek(wish, code)

    @Slot(object)
    def _on_chosen(self, row: ProceedingsRow | None) -> None:
        if row is not None or self.form is None:
            self._leave_form()
        self._show(row)

    def _show(self, row: ProceedingsRow | None) -> None:
        if row is None:
            self.pane.shown = None
            self._enable()
            self._show_right()
            return
        job = shown_record(self.context.case_id, row.id)
        self.context.session.fetch(
            self, job, self._on_shown, channel="record", otherwise=self.context.notices.warn
        )

    def _on_shown(self, shown: ShownRecord | None) -> None:
        row = self.rows.table.row()
        if shown is None or row is None or row.id != shown.row.id:
            return
        self.pane.show_record(shown)
        self._enable()
        self._show_right()
        self.context.navigator.note(self.here())

    def _show_right(self) -> None:
        is_there = self.pane.shown is not None
        self._right.show_pane(is_there=is_there)
        # Beside an empty list, which says what to do, there is nothing to say.
        self._right.setVisible(is_there or self.form is not None)

    def _enable(self) -> None:
        """Let actions on a record be used while one is shown."""
        shown = self.pane.shown
        for name in ("edit", "remove"):
            self.context.actions[f"{self.key}.{name}"].setEnabled(shown is not None)

    def _acts_of(self, row: ProceedingsRow) -> Iterable[QAction | None]:
        return row_actions(self.context.actions, "task" if row.type == "task" else self.key)

    @property
    def _at_hand(self) -> Registered | None:
        """The record of the selected row, once it is shown: what a command is carried out on."""
        shown, row = self.pane.shown, self.rows.table.row()
        return (
            shown.record
            if shown is not None and row is not None and row.id == shown.row.id
            else None
        )

    def _on_add(self) -> None:
        self._ask_offers(_KINDS[self.rows.type], {})

    def _on_edit(self, _row: object = None) -> None:
        record = self._at_hand
        if record is not None:
            self._ask_offers(record, {})

    def _ask_offers(self, record: Registered | type[Registered], begins: dict[str, Any]) -> None:
        kind = record if isinstance(record, type) else type(record)
        self.context.session.fetch(
            self,
            offers_for(self.context.case_id, kind),
            lambda offers: self._show_form(record, offers, begins),
            channel="offers",
            otherwise=self.context.notices.warn,
        )

    def _show_form(
        self, record: Registered | type[Registered], offers: FieldChoices, begins: dict[str, Any]
    ) -> None:
        make = partial(ProceedingsForm, self.context, record, offers, begins)
        form = self._open_form(make, around=AROUND_FORM)
        self._right.show()
        form.record_saved.connect(self._on_saved)
        form.focus_first()

    @Slot(str, bool)
    def _on_saved(self, record_id: str, continues: bool) -> None:
        if continues:
            self.context.notices.post(msg("Saved. Ready for the next."), "app.undo")
            return
        self._leave_form()
        self._ask_for(record_id)

    @override
    def _focus_list(self) -> None:
        self.rows.take_focus()

    def _on_remove(self) -> None:
        record = self._at_hand
        if record is None:
            return
        code = type_code(type(record))
        edit = remove_record(type(record), record.id, f"remove_{code}")
        notices = self.context.notices
        words = msg_of(TYPES[code][0])
        self.context.session.run(
            self,
            edit,
            lambda _: notices.post(msg("{words} removed.", words=words), "app.undo"),
            otherwise=notices.warn,
        )
