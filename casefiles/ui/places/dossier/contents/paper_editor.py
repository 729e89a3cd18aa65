"""The argument as prose: its blocks in their order, drafting them, and the form of one of them."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import PaperBlockId
from casefiles.domain.records.papers import Paper, PaperBlockKind, PaperState
from casefiles.office.law.paper_drafting import MapChange, draft_argument
from casefiles.office.law.papers import (
    KINDS,
    PaperBlockInput,
    PaperRow,
    add_paper_block,
    edit_paper_block,
    move_paper_block,
    paper_of_case,
    paper_rows,
    remove_paper_block,
    set_ready,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.paper_form import PaperBlockForm, block_terms
from casefiles.ui.records.table_and_form import TableAndForm, TableSpec
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import heading, words_in_line
from casefiles.ui.widgets.layout import flow, row
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_COLUMNS: Final = (
    ListColumn("number", msg_mark("No."), 52, align_right=True, sorts=False),
    ListColumn("text", msg_mark("Text"), 340, stretch=True, sorts=False),
    ListColumn("origin", msg_mark("Origin"), 110, sorts=False, drops=True),
)
_SHOWN: Final = ("paper", "paper_block", "person", "fact")
_STEPS: Final = {PaperBlockKind.HEADING: "", PaperBlockKind.SUB: "  "}
_SIGNS: Final = {PaperBlockKind.POINT: "\u2022  ", PaperBlockKind.QUOTE: "\u201c  "}
_INDENT: Final = "    "


def _text(row: PaperRow, key: str) -> str:
    if key == "number":
        return f"{row.number}." if row.number else ""
    if key == "text":
        kind = row.terms.kind
        return f"{_STEPS.get(kind, _INDENT)}{_SIGNS.get(kind, '')}{' '.join(row.text.split())}"
    if row.is_gap:
        return msg("Missing")
    return msg("Drafted") if row.is_drafted else msg("Written")


def _icon(row: PaperRow, key: str) -> tuple[str, str] | None:
    if key == "origin" and row.is_gap:
        return "seal-warning", "danger"
    is_heading = row.terms.kind is PaperBlockKind.HEADING
    return ("bookmark-simple", "accent") if key == "number" and is_heading else None


def _role(row: PaperRow, key: str) -> str:
    if row.is_gap:
        return "danger"
    return "muted" if key == "origin" else "text"


def _counted(rows: Sequence[PaperRow]) -> str:
    numbered = sum(bool(row.number) for row in rows)
    gaps = sum(row.is_gap for row in rows)
    parts = [msg_n("{n} numbered paragraph", "{n} numbered paragraphs", numbered)]
    parts += [msg_n("{n} gap", "{n} gaps", gaps)] if gaps else []
    return " · ".join(parts) if rows else ""


def _unasked(_case_id: str) -> Any:
    raise NotImplementedError


_SPEC: Final[TableSpec[PaperRow]] = TableSpec(
    name="paper",
    listed=msg_mark("Argument"),
    columns=_COLUMNS,
    cells=(_text, _icon, _role),
    nothing=("scales", msg_mark("Argument")),
    purpose=msg_mark(
        "The argument as numbered paragraphs for this forum. Draft it from the argument map, then"
        " edit it here; it is printed in place of the table of grounds."
    ),
    pick=msg_mark("Choose a paragraph to edit it."),
    new=msg_mark("Add paragraph below"),
    moves=(msg_mark("Move up (Alt+Up)"), msg_mark("Move down (Alt+Down)")),
    removed=msg_mark("Paragraph removed. Undo restores it."),
    query=_unasked,
    counted=_counted,
    move=move_paper_block,
    removal=remove_paper_block,
    widths=(660, 480),
)


class PaperEditor(TableAndForm[PaperRow, PaperBlockForm]):
    """Puts the argument in order and changes it.

    Attributes:
        changes_requested: what the map says otherwise is to be shown.
        pinpoints_requested: places in authorities are to be shown.
        edited_requested: a Word file that was edited is to come back.
        profile: of the forum whose argument this is; empty while none is chosen.
        audience: the recipient, whose papers have a language.
    """

    changes_requested = Signal()
    pinpoints_requested = Signal()
    edited_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg_of(_SPEC))
        self._new_at = 0
        self._is_requested = False
        self.profile = self.audience = ""
        self.draft = button(msg("Draft the argument"), "scales", primary=True)
        self.changed = button(msg("What changed in the map…"), "arrow-clockwise")
        self.pinpoints = button(msg("Pinpoints…"), "bookmark-simple")
        self.edited = button(msg("Import edited Word file…"), "folder-open")
        self.ready = QCheckBox(msg("Ready to file"))
        self.ready.setToolTip(msg("Broken links and unread pinpoints then block the export"))
        self._beginning += (self.draft,)
        self._of_rows += (self.changed, self.pinpoints, self.edited, self.ready)
        acts = (self.draft, self.new, self.changed, self.pinpoints, self.edited)
        tools = QWidget()
        flow(*acts, self.remove, self.up, self.down, self.ready, gap=8, of=tools)
        head = row(self.back, heading(msg("Argument")), (self._counts, 1), gap=10)
        self._lay_out_halves(head, (tools,), ())
        self.draft.clicked.connect(self._on_draft)
        self.changed.clicked.connect(self.changes_requested)
        self.pinpoints.clicked.connect(self.pinpoints_requested)
        self.edited.clicked.connect(self.edited_requested)
        self.ready.clicked.connect(self._on_ready)
        context.session.changed.connect(self._on_vault_changed)

    def show_papers(self, profile: str, audience: str) -> None:
        """Show the argument of another forum, or in the language of another recipient's papers."""
        if (profile, audience) != (self.profile, self.audience):
            self.keep_drafts()
            self._close_form()
            self.profile, self.audience = profile, audience
        self._is_requested = True
        self.ask()

    @override
    def ask(self) -> None:
        """Ask for the blocks."""
        if not self.profile:
            return
        session = self._context.session
        of = self._context.case_id, self.profile, self.audience
        session.ask(self, paper_rows(*of), self._on_rows, channel="rows")
        session.ask(self, paper_of_case(*of), self._on_paper, channel="paper")

    def _on_paper(self, paper: Paper | None) -> None:
        self.ready.setChecked(paper is not None and paper.state is PaperState.READY)

    @override
    def _on_rows(self, rows: tuple[PaperRow, ...]) -> None:
        super()._on_rows(rows)
        self.draft.setText(msg("Redraft") if rows else msg("Draft the argument"))

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if self._is_requested and changes.concern(*_SHOWN):
            self.ask()

    @Slot()
    def _on_draft(self) -> None:
        if self.profile:
            self.keep_drafts()
            self._context.session.fetch(
                self,
                draft_argument(self._context.case_id, self.profile, self.audience),
                self._on_drafted,
                channel="draft",
                otherwise=self._context.notices.warn,
            )

    def _on_drafted(self, edited: tuple[MapChange, ...]) -> None:
        self._close_form()
        words = msg("Argument drafted. What you wrote is unchanged.")
        if edited:
            count = len(edited)
            words = msg_n(
                "Argument drafted. The map differs from {n} paragraph that you edited.",
                "Argument drafted. The map differs from {n} paragraphs that you edited.",
                count,
            )
        self._context.notices.post(words, "app.undo")
        self.ask()

    @Slot()
    def _on_ready(self) -> None:
        of = self._context.case_id, self.profile, self.audience
        edit = set_ready(*of, is_ready=self.ready.isChecked())
        self._context.session.run(self, edit, otherwise=self._context.notices.warn)

    @override
    def _form_for(self, row: PaperRow) -> PaperBlockForm:
        title = msg_of(KINDS[row.terms.kind])
        words = f"{title} {row.number}" if row.number else title
        return PaperBlockForm(self._context, f"paper:{row.id}", words, row.terms)

    @override
    def _new_form(self, after: PaperRow | None) -> PaperBlockForm:
        self._new_at = len(self._rows) + 1 if after is None else after.position + 1
        name = f"paper:new:{self._context.case_id}:{self.profile}"
        empty = PaperBlockInput(PaperBlockKind.NUMBERED, "")
        return PaperBlockForm(self._context, name, msg("New paragraph"), empty)

    @override
    def _submit(self, form: PaperBlockForm, values: dict[str, Any]) -> None:
        terms = block_terms(values)
        if self._form_of:
            self._change(form, edit_paper_block(PaperBlockId(self._form_of), terms))
            return
        of = self._context.case_id, self.profile
        job = add_paper_block(*of, self._new_at, terms, self.audience)
        self._context.session.fetch(
            self, job, self._on_added, channel="add", otherwise=self._on_fault
        )

    @override
    def _on_fault(self, error: CasefilesError) -> None:
        if self.form is not None:
            is_of_notes = error.code == "footnotes_do_not_agree"
            self.form.problem("notes" if is_of_notes else "text", words_in_line(error))
