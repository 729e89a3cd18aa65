"""Records in their order, in a table, and the form of the one that is selected beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.workplace import drafts
from casefiles.office.workplace.operations import Edit, Query
from casefiles.ui.base.context import Context
from casefiles.ui.records.list_and_form import ListAndForm
from casefiles.ui.widgets.buttons import button, icon_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import Part, in_column
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import Icon, ListColumn, Role, RowModel, Text
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.split_panes import ReadingSide, halves, lay_out_page
from casefiles.words.language import msg


class OrderedRow(Protocol):
    """What a row of the table says of its record."""

    @property
    def id(self) -> str:
        """The id of the record."""

    @property
    def position(self) -> int:
        """Its place among the others, from 1."""


R = TypeVar("R", bound=OrderedRow)
F = TypeVar("F", bound=RecordForm)


@dataclass(frozen=True, slots=True)
class TableSpec(Generic[R]):
    """What an editor is called, shows, says and does.

    Attributes:
        name: by which it is remembered how a person divided it.
        listed: what a screen reader calls the table.
        columns: of the table; `cells` are the words, icon and colour role of one.
        nothing: icon and title where no record is selected.
        purpose: words below these while there are none; `pick` once there are.
        new: words of the button for another record; `moves` of those that move one up and down.
        removed: said once a record is removed.
        query: asks for the rows of a case.
        counted: says how many there are, and what they lack.
        move: brings the record of an id to a place; `removal` takes it away.
        widths: of both halves at first, in pixels.
    """

    name: str
    listed: str
    columns: Sequence[ListColumn]
    cells: tuple[Text, Icon, Role]
    nothing: tuple[str, str]
    purpose: str
    pick: str
    new: str
    moves: tuple[str, str]
    removed: str
    query: Callable[[CaseId], Query[tuple[R, ...]]]
    counted: Callable[[Sequence[R]], str]
    move: Callable[[Any, int], Edit[None]]
    removal: Callable[[Any], Edit[None]]
    widths: Sequence[int] = ()


class TableAndForm(ListAndForm[F], BackPage, Generic[R, F]):
    """Puts records in order, adds, changes and removes them.

    Attributes:
        table: the records.
        chosen: another record is selected.
    """

    chosen = Signal()

    def __init__(self, context: Context, spec: TableSpec[R]) -> None:
        super().__init__(context)
        self._spec = spec
        model = RowModel(spec.columns, *spec.cells)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(spec.listed)
        self._counts = muted("")
        self.new = button(spec.new, "plus", primary=True)
        self.remove = button(msg("Remove"), "trash")
        self.up = icon_button(spec.moves[0], "arrow-up")
        self.down = icon_button(spec.moves[1], "arrow-down")
        self._nothing = EmptyState(context.theme, *spec.nothing, spec.pick, None)
        self._right = ReadingSide(self._nothing)
        self._rows: tuple[R, ...] = ()
        self._beginning: tuple[QWidget, ...] = (self.new,)
        self._of_buttons = (self.up, self.down, None, self.remove)
        self._of_rows: tuple[QWidget, ...] = (self.remove, self.up, self.down)
        self.table.chosen.connect(self._on_chosen)
        self.table.offer(lambda _row: self._of_buttons)
        self.table.activated_row.connect(self._on_activated)
        self.new.clicked.connect(self._on_new)
        self.remove.clicked.connect(self._on_remove)
        self.up.clicked.connect(lambda: self.move_selected(-1))
        self.down.clicked.connect(lambda: self.move_selected(1))
        context.actions.barred.connect(self._allow)

    @property
    def record_id(self) -> str:
        """The record that is selected; empty for none."""
        row = self._row()
        return row.id if row is not None else ""

    def ask(self) -> None:
        """Ask for the records."""
        query = self._spec.query(self._context.case_id)
        self._context.session.ask(self, query, self._on_rows, channel="rows")

    def open(self, record_id: str) -> None:
        """Show the records, one of them selected."""
        if record_id:
            self.table.select(record_id)
        self.ask()
        self._focus_list()

    def move_selected(self, steps: int) -> None:
        """Move the selected record down, or up if negative."""
        row = self._row()
        if row is not None:
            edit = self._spec.move(row.id, row.position + steps)
            self._context.session.run(self, edit, otherwise=self._context.notices.warn)

    def set_upright(self, *, is_upright: bool) -> None:
        """Put the form below the records, or beside them."""
        upright, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self._halves.setOrientation(upright if is_upright else across)

    # What differs from one to another

    def _listed(self) -> Sequence[R]:
        """Return the rows that the table shows."""
        return self._rows

    def _form_for(self, row: R) -> F:
        """Return the form of a record, loaded."""
        raise NotImplementedError

    def _new_form(self, after: R | None) -> F:
        """Return the form of a new record, loaded; `after` is the row that is selected."""
        raise NotImplementedError

    def _submit(self, form: F, values: dict[str, Any]) -> None:
        """Save what was typed; see `_change` and `_on_added`."""
        raise NotImplementedError

    def _on_fault(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)

    def _is_in_new_form(self) -> bool:
        """Tell whether a new record is being written, which no other row takes away."""
        return self.form is not None and not self._form_of

    # What happens

    def _row(self) -> R | None:
        row: R | None = self.table.row()
        return row

    def _on_rows(self, rows: tuple[R, ...]) -> None:
        self._rows = rows
        self.table.set_rows(self._listed())
        self._counts.setText(self._spec.counted(rows))
        self._nothing.words.setText(self._spec.pick if rows else self._spec.purpose)
        self._allow()
        if rows and self._row() is None:
            self.table.select_first()

    @Slot()
    def _allow(self) -> None:
        """Let be pressed what may be done."""
        is_open = self._context.actions.refusal is None
        for one in self._beginning:
            one.setEnabled(is_open)
        for one in self._of_rows:
            one.setEnabled(is_open and bool(self._rows))

    @Slot(object)
    def _on_chosen(self, row: R | None) -> None:
        if row is None or self._is_in_new_form():
            return
        if row.id != self._form_of:
            self._show(partial(self._form_for, row), row.id)
        self.chosen.emit()

    @Slot(object)
    def _on_activated(self, row: R) -> None:
        self._on_chosen(row)
        if self.form is not None:
            self.form.focus_first()

    @Slot()
    def _on_new(self) -> None:
        self._show(partial(self._new_form, self._row())).focus_first()

    def _show(self, make: Callable[[], F], record_id: str = "") -> F:
        form = self._open_form(make, record_id)
        form.submitted.connect(self._on_submitted)
        return form

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        if self.form is not None:
            self._submit(self.form, values)

    def _change(self, form: F, edit: Edit[None]) -> None:
        """Save a record that was there before; its form stays."""
        saved = partial(self._on_saved, form)
        self._context.session.run(self, edit, saved, otherwise=self._on_fault)

    def _on_saved(self, form: F, _nothing: None) -> None:
        if form is self.form:
            form.saved()
        else:
            self._context.session.run(self, drafts.discard_draft(form.draft_name))

    def _on_added(self, record_id: str) -> None:
        if self.form is not None and not self._form_of:
            self.form.saved()
            self._close_form()
        self.table.select(record_id)
        self.ask()
        self._focus_list()

    @Slot()
    def _on_remove(self) -> None:
        row = self._row()
        if row is not None:
            self._context.session.run(self, self._spec.removal(row.id), self._on_removed)

    def _on_removed(self, _nothing: None) -> None:
        self._close_form()
        self._context.notices.post(self._spec.removed, "app.undo")

    @override
    def _focus_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_halves(self, head: QLayout, left: Sequence[Part], right: Sequence[Part]) -> None:
        """Lay out the page.

        Args:
            head: above both halves.
            left: above the table.
            right: above the form.
        """
        self._halves = halves(
            self._spec.name,
            in_column(*left, (self.table, 1), margins=(16, 0, 12, 12)),
            in_column(*right, (self._right, 1), margins=(16, 0, 16, 12)),
            self._spec.widths,
            shares=(3, 2),
        )
        lay_out_page(self, head, self._halves)
