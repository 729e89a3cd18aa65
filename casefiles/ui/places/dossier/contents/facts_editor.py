"""The statement of facts: each assertion in its order, what it rests on, and its form."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import FactId, new_id
from casefiles.domain.records.case_records import Fact
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.office.case.erasure import erase_record
from casefiles.office.narrative.facts import (
    FactRow,
    add_fact,
    edit_fact,
    facts_of,
    move_fact,
    new_fact,
    remove_fact,
)
from casefiles.office.records.record_names import short
from casefiles.office.workplace import drafts
from casefiles.ui.base.context import Context
from casefiles.ui.records.erase_page import ErasePage
from casefiles.ui.records.fact_form import FactForm
from casefiles.ui.widgets.buttons import button, icon_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import in_column, row
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.split_panes import ReadingSide, halves, lay_out_page
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_COLUMNS: Final = (
    ListColumn("position", msg_mark("No."), 52, align_right=True, sorts=False),
    ListColumn("text", msg_mark("Fact"), 320, stretch=True, sorts=False),
    ListColumn("standing", msg_mark("Rests on"), 210, sorts=False),
)
_STANDINGS: Final = {
    EvidentialStatus.CITED: ("check-circle", "ok"),
    EvidentialStatus.ON_INSTRUCTIONS: ("chat-text", "muted"),
    EvidentialStatus.EVIDENCE_TO_FOLLOW: ("hourglass", "warn"),
}
_PURPOSE: Final = msg_mark(
    "One assertion each, in the order in which the court reads them,"
    " each with the page that proves it."
)
_PICK: Final = msg_mark("Choose a fact to say it otherwise, or to change what proves it.")


class FactsEditor(BackPage):
    """Puts the narrative in order and changes it.

    Attributes:
        table: the facts.
        form: the form that is open, if any.
        chosen: another fact is selected.
    """

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form: FactForm | None = None
        self._form_of = ""
        model = RowModel(msg_of(_COLUMNS), text=_text, icon=_icon, role=_role)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Facts in their order"))
        self._counts = muted("")
        self.new = button(msg("New fact"), "plus", primary=True)
        self.remove = button(msg("Remove"), "trash")
        self.up = icon_button(msg("Tell it earlier (Alt+Up)"), "arrow-up")
        self.down = icon_button(msg("Tell it later (Alt+Down)"), "arrow-down")
        self._nothing = EmptyState(
            context.theme, "quotes", msg("Statement of facts"), msg_of(_PICK), None
        )
        self._right = ReadingSide(self._nothing)
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(self._on_activated)
        self.new.clicked.connect(self._on_new)
        self.remove.clicked.connect(self._on_remove)
        self.up.clicked.connect(lambda: self.move_selected(-1))
        self.down.clicked.connect(lambda: self.move_selected(1))
        context.actions.barred.connect(self._allow)

    @property
    def fact_id(self) -> str:
        """The fact that is selected; empty for none."""
        row = self.table.row()
        return str(row.id) if row is not None else ""

    def ask(self) -> None:
        """Ask for the facts."""
        self._context.session.ask(
            self, facts_of(self._context.case_id), self._on_facts, channel="facts"
        )

    def open(self, fact_id: str) -> None:
        """Show the facts, one of them selected."""
        if fact_id:
            self.table.select(fact_id)
        self.ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_selected(self, steps: int) -> None:
        """Tell the selected fact later, or earlier if negative."""
        row = self.table.row()
        if row is not None:
            self._context.session.run(self, move_fact(row.id, row.position + steps))

    def set_upright(self, *, is_upright: bool) -> None:
        """Put the form below the facts, or beside them."""
        upright, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self._halves.setOrientation(upright if is_upright else across)

    def keep_drafts(self) -> None:
        """Keep what the form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    def _on_facts(self, rows: tuple[FactRow, ...]) -> None:
        self.table.set_rows(rows)
        open_facts = sum(row.standing is EvidentialStatus.EVIDENCE_TO_FOLLOW for row in rows)
        words = msg_n("{n} fact", "{n} facts", len(rows))
        self._counts.setText(
            msg("{words} · {open_facts} without proof yet", words=words, open_facts=open_facts)
            if open_facts
            else words
        )
        self._allow()
        if not rows and self.form is None:
            self._nothing.words.setText(msg_of(_PURPOSE))
        elif self.table.row() is None and rows:
            self.table.select_first()

    @Slot()
    def _allow(self) -> None:
        """Let be pressed what may be done."""
        is_open = self._context.actions.refusal is None
        self.new.setEnabled(is_open)
        for one in (self.remove, self.up, self.down):
            one.setEnabled(is_open and bool(self.table.rows_model.rows))

    @Slot(object)
    def _on_chosen(self, row: FactRow | None) -> None:
        if row is None or self._is_in_new_form():
            return
        if row.id != self._form_of:
            self._open_form(row)
        self.chosen.emit()

    def _is_in_new_form(self) -> bool:
        """Tell whether somebody writes a new fact: rows that come late do not take it away."""
        # The stubs promise a widget where there may be none.
        focused: QWidget | None = self.window().focusWidget()
        form = self.form if not self._form_of else None
        return form is not None and focused is not None and form.isAncestorOf(focused)

    @Slot(object)
    def _on_activated(self, row: FactRow) -> None:
        self._on_chosen(row)
        if self.form is not None:
            self.form.focus_first()

    @Slot()
    def _on_new(self) -> None:
        context = self._context
        fact_id = FactId(new_id(context.session.vault.workplace.randomness))
        fact = new_fact(fact_id, context.case_id)
        self._show_form(f"fact:new:{context.case_id}", msg("New fact"), fact, "").focus_first()

    def _open_form(self, row: FactRow) -> None:
        self._show_form(
            f"fact:{row.id}", msg("Fact {position}", position=row.position), row.fact, row.id
        )

    def _show_form(self, draft_name: str, title: str, fact: Fact, fact_id: str) -> FactForm:
        self._close_form()
        self.form = FactForm(self._context, draft_name, title, fact)
        self._form_of = fact_id
        self.form.submitted.connect(self._on_submitted)
        self.form.left.connect(self._on_left)
        self._right.show_form(self.form, self.form.keep_draft_now)
        return self.form

    def _close_form(self) -> None:
        self.form, self._form_of = None, ""
        self._right.take_form()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        session, form = self._context.session, self.form
        if form is None:
            return
        fact = form.fact_of(values)
        if self._form_of:
            saved = partial(self._on_saved, form)
            session.run(self, edit_fact(fact), saved, otherwise=self._on_fault)
        else:
            session.run(self, add_fact(fact), self._on_added, otherwise=self._on_fault)

    def _on_saved(self, form: FactForm, _nothing: None) -> None:
        if form is self.form:
            form.saved()
        else:
            self._context.session.run(self, drafts.discard_draft(form.draft_name))

    def _on_added(self, fact_id: FactId) -> None:
        if self.form is not None and not self._form_of:
            self.form.saved()
            self._close_form()
        self.table.select(fact_id)
        self.ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fault(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)

    @Slot()
    def _on_left(self) -> None:
        self._close_form()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_remove(self) -> None:
        row = self.table.row()
        if row is not None:
            self._context.session.run(self, remove_fact(row.id), self._on_removed)

    def _on_removed(self, _nothing: None) -> None:
        self._close_form()
        self._context.notices.post(msg("The fact was removed. Undo brings it back."), "app.undo")

    def erase_selected(self) -> bool:
        """Ask on what grounds the selected fact shall go for good; tell whether there is one."""
        row = self.table.row()
        if row is None:
            return False
        # What is typed in its form is a draft of it, which goes with it.
        self._close_form()
        name = short(f"{row.position}.  {row.text}")
        sheet = ErasePage(
            self._context,
            name,
            lambda why, _: erase_record(Fact, row.id, why),
            self,
            (Fact, row.id),
        )
        sheet.accepted.connect(self._on_left)
        sheet.rejected.connect(self._open_selected)
        sheet.open()
        return True

    @Slot()
    def _open_selected(self) -> None:
        row = self.table.row()
        if row is not None and self.form is None:
            self._open_form(row)

    def _lay_out(self) -> None:
        self._counts.setWordWrap(False)
        head = row(
            self.back,
            heading(msg("Statement of facts")),
            self._counts,
            ...,
            self.up,
            self.down,
            self.remove,
            self.new,
            gap=10,
        )
        left = in_column(self.table, margins=(16, 0, 12, 12))
        right = in_column(self._right, margins=(16, 0, 16, 12))
        self._halves = halves("facts", left, right, shares=(3, 2))
        lay_out_page(self, head, self._halves)


def _text(row: FactRow, key: str) -> str:
    if key == "position":
        return f"{row.position}."
    if key == "text":
        return row.text
    if row.cites:
        return "; ".join(cite.words for cite in row.cites)
    return label(row.standing)


def _icon(row: FactRow, key: str) -> tuple[str, str] | None:
    return _STANDINGS[row.standing] if key == "standing" else None


def _role(row: FactRow, key: str) -> str:
    if key == "standing" and row.standing is EvidentialStatus.EVIDENCE_TO_FOLLOW:
        return "warn"
    return "text" if key == "text" else "muted"
