"""The statement of facts: each assertion in its order, what it rests on, and its form."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

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
from casefiles.ui.base.context import Context
from casefiles.ui.records.erase_page import ErasePage
from casefiles.ui.records.fact_form import FactForm
from casefiles.ui.records.table_and_form import TableAndForm, TableSpec
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import row
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_COLUMNS: Final = (
    ListColumn("position", msg_mark("No."), 52, align_right=True, sorts=False),
    ListColumn("text", msg_mark("Fact"), 320, stretch=True, sorts=False),
    ListColumn("standing", msg_mark("Evidence"), 210, sorts=False),
)
_STANDINGS: Final = {
    EvidentialStatus.CITED: ("check-circle", "ok"),
    EvidentialStatus.ON_INSTRUCTIONS: ("chat-text", "muted"),
    EvidentialStatus.EVIDENCE_TO_FOLLOW: ("hourglass", "warn"),
}


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


def _counted(rows: Sequence[FactRow]) -> str:
    open_facts = sum(row.standing is EvidentialStatus.EVIDENCE_TO_FOLLOW for row in rows)
    words = msg_n("{n} fact", "{n} facts", len(rows))
    return (
        msg("{words} · {open_facts} without evidence", words=words, open_facts=open_facts)
        if open_facts
        else words
    )


_SPEC: Final[TableSpec[FactRow]] = TableSpec(
    name="facts",
    listed=msg_mark("Facts in order"),
    columns=_COLUMNS,
    cells=(_text, _icon, _role),
    nothing=("quotes", msg_mark("Statement of facts")),
    purpose=(msg_mark("One assertion per fact, in reading order, each with its evidence.")),
    pick=msg_mark("Choose a fact to edit its text or evidence."),
    new=msg_mark("New fact"),
    moves=(msg_mark("Move up (Alt+Up)"), msg_mark("Move down (Alt+Down)")),
    removed=msg_mark("Fact removed. Undo restores it."),
    query=facts_of,
    counted=_counted,
    move=move_fact,
    removal=remove_fact,
)


class FactsEditor(TableAndForm[FactRow, FactForm]):
    """Puts the statement of facts in order and changes it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg_of(_SPEC))
        self._counts.setWordWrap(False)
        title = heading(msg("Statement of facts"))
        moves = (self.up, self.down, self.remove, self.new)
        self._lay_out_halves(row(self.back, title, self._counts, ..., *moves, gap=10), (), ())

    @property
    def fact_id(self) -> str:
        """The fact that is selected; empty for none."""
        return self.record_id

    def erase_selected(self) -> bool:
        """Ask on what grounds the selected fact shall go for good; tell whether there is one."""
        row = self._row()
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
        sheet.accepted.connect(self._on_erased)
        sheet.rejected.connect(self._open_selected)
        sheet.open()
        return True

    @Slot()
    def _on_erased(self) -> None:
        self._close_form()
        self._focus_list()

    @Slot()
    def _open_selected(self) -> None:
        row = self._row()
        if row is not None and self.form is None:
            self._show(partial(self._form_for, row), row.id)

    @override
    def _form_for(self, row: FactRow) -> FactForm:
        return FactForm(
            self._context, f"fact:{row.id}", msg("Fact {position}", position=row.position), row.fact
        )

    @override
    def _new_form(self, after: FactRow | None) -> FactForm:
        context = self._context
        fact_id = FactId(new_id(context.session.vault.workplace.randomness))
        fact = new_fact(fact_id, context.case_id)
        return FactForm(context, f"fact:new:{context.case_id}", msg("New fact"), fact)

    @override
    def _submit(self, form: FactForm, values: dict[str, Any]) -> None:
        fact = form.fact_of(values)
        if self._form_of:
            self._change(form, edit_fact(fact))
        else:
            session = self._context.session
            session.run(self, add_fact(fact), self._on_added, otherwise=self._on_fault)

    @override
    def _is_in_new_form(self) -> bool:
        """Tell whether somebody writes a new fact: rows that come late do not take it away."""
        # The stubs promise a widget where there may be none.
        focused: QWidget | None = self.window().focusWidget()
        form = self.form if not self._form_of else None
        return form is not None and focused is not None and form.isAncestorOf(focused)
