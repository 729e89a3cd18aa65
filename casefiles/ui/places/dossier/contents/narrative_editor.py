"""The narrative: its blocks in their order, what their cites lack, and the form of one of them."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

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
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.contents.block_form import BlockForm, terms_of
from casefiles.ui.records.table_and_form import TableAndForm, TableSpec
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import heading, words_in_line
from casefiles.ui.widgets.layout import flow, row, say, words
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.narrative import CITE_DOUBTS

_COLUMNS: Final = (
    ListColumn("number", msg_mark("No."), 52, align_right=True, sorts=False),
    ListColumn("text", msg_mark("Text"), 340, stretch=True, sorts=False),
    ListColumn("cites", msg_mark("Citations"), 150, sorts=False, drops=True),
)
_SHOWN: Final = ("narrative_block", "person", "document", "exhibit", "reading")
_STEP: Final = "    "
KIND_TITLES: Final = {
    BlockKind.HEADING: msg_mark("Heading"),
    BlockKind.NUMBERED: msg_mark("Paragraph"),
    BlockKind.PLAIN: msg_mark("Unnumbered paragraph"),
    BlockKind.QUOTE: msg_mark("Quotation"),
    BlockKind.POINT: msg_mark("List item"),
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


def _counted(rows: Sequence[BlockRow]) -> str:
    numbered = sum(bool(row.number) for row in rows)
    dead = sum(len(row.doubts) for row in rows)
    bare = sum(row.is_bare for row in rows)
    parts = [msg("{numbered} numbered paragraphs", numbered=numbered)]
    parts += [msg("{bare} without a cite", bare=bare)] if bare else []
    parts += [msg("cites that lead nowhere: {dead}", dead=dead)] if dead else []
    return " · ".join(parts) if rows else ""


_SPEC: Final[TableSpec[BlockRow]] = TableSpec(
    name="narrative",
    listed=msg_mark("Narrative"),
    columns=_COLUMNS,
    cells=(_text, _icon, _role),
    nothing=("text-indent", msg_mark("Narrative")),
    purpose=(
        msg_mark(
            "Running text by counsel, in addition to the statement of facts. Write it here or"
            " import a Word file with its headings, numbering and footnotes."
        )
    ),
    pick=msg_mark("Choose a paragraph to edit it."),
    new=msg_mark("Add paragraph below"),
    moves=(msg_mark("Move up (Alt+Up)"), msg_mark("Move down (Alt+Down)")),
    removed=msg_mark("Paragraph removed. Undo restores it."),
    query=narrative_of,
    counted=_counted,
    move=move_block,
    removal=remove_block,
    widths=(660, 480),
)


class NarrativeEditor(TableAndForm[BlockRow, BlockForm]):
    """Puts the narrative in order and changes it.

    Attributes:
        import_requested: a Word file shall be taken in.
        names_requested: known names shall be looked over.
    """

    import_requested = Signal()
    names_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg_of(_SPEC))
        self._new_at = 0
        self._is_requested = False
        self.headings = QCheckBox(msg("Headings only"))
        self.take_in = button(msg("Import Word file…"), "download-simple")
        self.names = button(msg("Names…"), "users")
        self.names.setToolTip(msg("Convert typed names to references"))
        self.doubts = words(role="problem")
        self._beginning += (self.take_in,)
        self._of_rows += (self.names,)
        acts = (self.new, self.take_in, self.names, self.remove, self.up, self.down)
        tools = QWidget()
        flow(*acts, self.headings, gap=8, of=tools)
        head = row(self.back, heading(msg("Narrative")), (self._counts, 1), gap=10)
        self._lay_out_halves(head, (tools,), (self.doubts,))
        self.headings.toggled.connect(self._show_rows)
        self.take_in.clicked.connect(self.import_requested)
        self.names.clicked.connect(self.names_requested)
        context.session.changed.connect(self._on_vault_changed)

    @property
    def has_blocks(self) -> bool:
        """Whether anything is written yet."""
        return bool(self._rows)

    @override
    def open(self, record_id: str) -> None:
        """Show the narrative, one block of it selected."""
        if record_id:
            self.headings.setChecked(False)
        self._is_requested = True
        super().open(record_id)

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if self._is_requested and changes.concern(*_SHOWN):
            self.ask()

    @override
    def _on_rows(self, rows: tuple[BlockRow, ...]) -> None:
        super()._on_rows(rows)
        self._show_doubts(self._row())

    @override
    def _listed(self) -> Sequence[BlockRow]:
        is_outline = self.headings.isChecked()
        return [row for row in self._rows if not is_outline or row.terms.kind is BlockKind.HEADING]

    @Slot()
    def _show_rows(self) -> None:
        self.table.set_rows(self._listed())

    @Slot(object)
    @override
    def _on_chosen(self, row: BlockRow | None) -> None:
        self._show_doubts(row)
        super()._on_chosen(row)

    def _show_doubts(self, row: BlockRow | None) -> None:
        doubts = () if row is None else row.doubts
        lines = [
            msg_of(CITE_DOUBTS[one.code]).format(cite=one.cite, pages=one.pages) for one in doubts
        ]
        say(self.doubts, "\n".join(lines))

    @override
    def _form_for(self, row: BlockRow) -> BlockForm:
        title = msg_of(KIND_TITLES[row.terms.kind])
        words = f"{title} {row.number}" if row.number else title
        return BlockForm(self._context, f"narrative:{row.id}", words, row.terms)

    @override
    def _new_form(self, after: BlockRow | None) -> BlockForm:
        self._new_at = len(self._rows) + 1 if after is None else after.position + 1
        name = f"narrative:new:{self._context.case_id}"
        return BlockForm(
            self._context, name, msg("New paragraph"), BlockInput(BlockKind.NUMBERED, 0, "")
        )

    @override
    def _submit(self, form: BlockForm, values: dict[str, Any]) -> None:
        terms, session = terms_of(values), self._context.session
        if self._form_of:
            self._change(form, edit_block(NarrativeBlockId(self._form_of), terms))
        else:
            job = add_block(self._context.case_id, self._new_at, terms)
            session.fetch(self, job, self._on_added, channel="add", otherwise=self._on_fault)

    @override
    def _on_added(self, record_id: str) -> None:
        self.headings.setChecked(False)
        super()._on_added(record_id)

    @override
    def _on_fault(self, error: CasefilesError) -> None:
        if self.form is not None:
            is_of_notes = error.code == "footnotes_do_not_agree"
            self.form.problem("notes" if is_of_notes else "text", words_in_line(error))
