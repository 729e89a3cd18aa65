"""The narrative: its blocks in their order, what their cites lack, and the form of one of them."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QWidget,
)

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import NarrativeBlockId
from casefiles.domain.records.narrative import BlockKind
from casefiles.office.narrative.blocks import (
    BlockInput,
    BlockRow,
    add_block,
    edit_block,
    move_block,
    narrative_of,
    remove_block,
)
from casefiles.office.workplace import drafts
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.block_form import BlockForm, terms_of
from casefiles.ui.widgets.buttons import button, icon_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import heading, muted, words_in_line
from casefiles.ui.widgets.layout import flow, in_column, row, words
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.split_panes import ReadingSide, halves, lay_out_page
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.narrative import CITE_DOUBTS

_COLUMNS: Final = (
    ListColumn("number", msg_mark("No."), 52, align_right=True, sorts=False),
    ListColumn("text", msg_mark("Text"), 340, stretch=True, sorts=False),
    ListColumn("cites", msg_mark("Cites"), 150, sorts=False, drops=True),
)
_PURPOSE: Final = msg_mark(
    "The story as counsel tells it, in running text, beside the single"
    " facts. Write it here, or take it in from a Word file: headings,"
    " numbers and footnotes come with it."
)
_PICK: Final = msg_mark("Choose a part of the narrative to change it.")
_SHOWN: Final = ("narrative_block", "person", "document", "exhibit", "reading")
_STEP: Final = "    "
_WIDTHS: Final = (660, 480)


class NarrativeEditor(BackPage):
    """Puts the narrative in order and changes it.

    Attributes:
        table: the blocks.
        form: the form that is open, if any.
        import_requested: a Word file shall be taken in.
        names_requested: known names shall be looked over.
        chosen: another block is selected.
    """

    import_requested = Signal()
    names_requested = Signal()
    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form: BlockForm | None = None
        self._form_of = ""
        self._new_at = 0
        self._is_requested = False
        self._rows: tuple[BlockRow, ...] = ()
        self.table = RowTable(RowModel(msg_of(_COLUMNS), _text, _icon, _role), context.theme)
        self.table.setAccessibleName(msg("Narrative, part by part"))
        self._counts = muted("")
        self.headings = QCheckBox(msg("Headings only"))
        self.new = button(msg("New part below"), "plus", primary=True)
        self.take_in = button(msg("From a Word file…"), "download-simple")
        self.names = button(msg("Names…"), "users")
        self.names.setToolTip(msg("Known names that are typed in it, to be made references"))
        self.remove = button(msg("Remove"), "trash")
        self.up = icon_button(msg("Move up (Alt+Up)"), "arrow-up")
        self.down = icon_button(msg("Move down (Alt+Down)"), "arrow-down")
        self.doubts = words(role="problem")
        self._nothing = EmptyState(
            context.theme, "text-indent", msg("Narrative"), msg_of(_PURPOSE), None
        )
        self._right = ReadingSide(self._nothing)
        self._lay_out()
        self._connect()

    @property
    def has_blocks(self) -> bool:
        """Whether anything is written yet."""
        return bool(self._rows)

    @property
    def block_id(self) -> str:
        """The block that is selected; empty for none."""
        row = self.table.row()
        return str(row.id) if row is not None else ""

    def open(self, block_id: str) -> None:
        """Show the narrative, one block of it selected."""
        if block_id:
            self.headings.setChecked(False)
            self.table.select(block_id)
        self._is_requested = True
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_selected(self, steps: int) -> None:
        """Move the selected block down, or up if negative."""
        row = self.table.row()
        if row is not None:
            edit = move_block(row.id, row.position + steps)
            self._context.session.run(self, edit, otherwise=self._context.notices.warn)

    def set_upright(self, *, is_upright: bool) -> None:
        """Put the form below the parts, or beside them."""
        upright, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self._halves.setOrientation(upright if is_upright else across)

    def keep_drafts(self) -> None:
        """Keep what the form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    def _ask(self) -> None:
        self._context.session.ask(
            self, narrative_of(self._context.case_id), self._on_blocks, channel="narrative"
        )

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if self._is_requested and changes.concern(*_SHOWN):
            self._ask()

    def _on_blocks(self, rows: tuple[BlockRow, ...]) -> None:
        self._rows = rows
        self._show_rows()
        numbered = sum(bool(row.number) for row in rows)
        dead = sum(len(row.doubts) for row in rows)
        bare = sum(row.is_bare for row in rows)
        parts = [msg("{numbered} numbered paragraphs", numbered=numbered)]
        parts += [msg("{bare} without a cite", bare=bare)] if bare else []
        parts += [msg("cites that lead nowhere: {dead}", dead=dead)] if dead else []
        self._counts.setText(" · ".join(parts) if rows else "")
        self._allow()
        if not rows:
            self._nothing.words.setText(msg_of(_PURPOSE))
        else:
            self._nothing.words.setText(msg_of(_PICK))
            if self.table.row() is None:
                self.table.select_first()
        self._show_doubts(self.table.row())

    @Slot()
    def _show_rows(self) -> None:
        is_outline = self.headings.isChecked()
        rows = [row for row in self._rows if not is_outline or row.terms.kind is BlockKind.HEADING]
        self.table.set_rows(rows)

    @Slot()
    def _allow(self) -> None:
        """Let be pressed what may be done."""
        is_open = self._context.actions.refusal is None
        self.new.setEnabled(is_open)
        self.take_in.setEnabled(is_open)
        for one in (self.remove, self.up, self.down, self.names):
            one.setEnabled(is_open and bool(self._rows))

    @Slot(object)
    def _on_chosen(self, row: BlockRow | None) -> None:
        self._show_doubts(row)
        if row is None or (self.form is not None and not self._form_of):
            return
        if row.id != self._form_of:
            title = msg_of(KIND_TITLES[row.terms.kind])
            words = f"{title} {row.number}" if row.number else title
            form = self._made_form(f"narrative:{row.id}", words, row.id)
            form.load_terms(row.terms)
        self.chosen.emit()

    def _show_doubts(self, row: BlockRow | None) -> None:
        doubts = () if row is None else row.doubts
        lines = [CITE_DOUBTS[one.code].format(cite=one.cite, pages=one.pages) for one in doubts]
        self.doubts.setText("\n".join(lines))
        self.doubts.setVisible(bool(lines))

    @Slot(object)
    def _on_activated(self, row: BlockRow) -> None:
        self._on_chosen(row)
        if self.form is not None:
            self.form.focus_first()

    @Slot()
    def _on_new(self) -> None:
        row = self.table.row()
        self._new_at = len(self._rows) + 1 if row is None else row.position + 1
        form = self._made_form(f"narrative:new:{self._context.case_id}", msg("New part"), "")
        form.load_terms(BlockInput(BlockKind.NUMBERED, 0, ""))
        form.focus_first()

    def _made_form(self, draft_name: str, title: str, block_id: str) -> BlockForm:
        self._close_form()
        self.form = BlockForm(self._context, draft_name, title)
        self._form_of = block_id
        self.form.submitted.connect(self._on_submitted)
        self.form.left.connect(self._on_left)
        self._right.show_form(self.form, self.form.keep_draft_now)
        return self.form

    def _close_form(self) -> None:
        self.form, self._form_of = None, ""
        self._right.take_form()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        terms, session = terms_of(values), self._context.session
        if self._form_of:
            edit = edit_block(NarrativeBlockId(self._form_of), terms)
            session.run(self, edit, partial(self._on_saved, self.form), otherwise=self._on_fault)
        else:
            job = add_block(self._context.case_id, self._new_at, terms)
            session.fetch(self, job, self._on_added, channel="add", otherwise=self._on_fault)

    def _on_saved(self, form: BlockForm | None, _nothing: None) -> None:
        if form is not None and form is self.form:
            form.saved()
        elif form is not None:
            self._context.session.run(self, drafts.discard_draft(form.draft_name))

    def _on_added(self, block_id: NarrativeBlockId) -> None:
        if self.form is not None and not self._form_of:
            self.form.saved()
            self._close_form()
        self.headings.setChecked(False)
        self.table.select(block_id)
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fault(self, error: CasefilesError) -> None:
        if self.form is not None:
            words = words_in_line(error)
            is_of_notes = error.code == "footnotes_do_not_agree"
            self.form.problem("notes" if is_of_notes else "text", words)

    @Slot()
    def _on_left(self) -> None:
        self._close_form()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_remove(self) -> None:
        row = self.table.row()
        if row is not None:
            self._context.session.run(self, remove_block(row.id), self._on_removed)

    def _on_removed(self, _nothing: None) -> None:
        self._close_form()
        self._context.notices.post(msg("That part was removed. Undo brings it back."), "app.undo")

    def _connect(self) -> None:
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(self._on_activated)
        self.headings.toggled.connect(self._show_rows)
        self.new.clicked.connect(self._on_new)
        self.take_in.clicked.connect(self.import_requested)
        self.names.clicked.connect(self.names_requested)
        self.remove.clicked.connect(self._on_remove)
        self.up.clicked.connect(lambda: self.move_selected(-1))
        self.down.clicked.connect(lambda: self.move_selected(1))
        self._context.actions.barred.connect(self._allow)
        self._context.session.changed.connect(self._on_vault_changed)

    def _lay_out(self) -> None:
        head = row(self.back, heading(msg("Narrative")), (self._counts, 1), gap=10)
        tools = QWidget()
        flow(
            self.new,
            self.take_in,
            self.names,
            self.remove,
            self.up,
            self.down,
            self.headings,
            gap=8,
            of=tools,
        )
        left = in_column(tools, (self.table, 1), margins=(16, 0, 12, 12))
        right = in_column(self.doubts, (self._right, 1), margins=(16, 0, 16, 12))
        self._halves = halves("narrative", left, right, _WIDTHS, shares=(3, 2))
        lay_out_page(self, head, self._halves)


KIND_TITLES: Final = {
    BlockKind.HEADING: msg_mark("Heading"),
    BlockKind.NUMBERED: msg_mark("Paragraph"),
    BlockKind.PLAIN: msg_mark("Paragraph without a number"),
    BlockKind.QUOTE: msg_mark("Quotation"),
    BlockKind.POINT: msg_mark("Point of a list"),
}
_SIGNS: Final = {BlockKind.POINT: "\u2022  ", BlockKind.QUOTE: "\u201c  "}


def _text(row: BlockRow, key: str) -> str:
    if key == "number":
        return f"{row.number}." if row.number else ""
    if key == "text":
        step = _STEP * (row.terms.level - 1) if row.terms.kind is BlockKind.HEADING else _STEP
        return f"{step}{_SIGNS.get(row.terms.kind, '')}{' '.join(row.text.split())}"
    if row.doubts:
        return msg("{count} of {cites} dead", count=len(row.doubts), cites=row.cites)
    return str(row.cites) if row.cites else ""


def _icon(row: BlockRow, key: str) -> tuple[str, str] | None:
    if key == "cites" and row.doubts:
        return "seal-warning", "warn"
    is_heading = row.terms.kind is BlockKind.HEADING
    return ("bookmark-simple", "accent") if key == "number" and is_heading else None


def _role(row: BlockRow, key: str) -> str:
    if key == "cites":
        return "warn" if row.doubts else "muted"
    return "text"
