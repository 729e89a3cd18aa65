"""Bringing an edited Word file of the argument back: each paragraph beside ours, taken or left."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.rules.edited_paragraphs import differing
from casefiles.office.law.edited_argument import (
    EditedArgument,
    EditKind,
    ParagraphEdit,
    read_edited_argument,
)
from casefiles.office.law.edits_taken import take_edits
from casefiles.office.records.record_names import date_in_words
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.places.dossier.contents.compared_text import ComparedText
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.field import ChoiceField
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import LEFT, clear, column, flow, in_column, row, say, words
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.catalogue import explain, label
from casefiles.words.edited_paper import edit_in_words, notes_in_words, outside_in_words
from casefiles.words.language import msg, msg_mark, msg_n, msg_of
from casefiles.words.narrative import edited_in_words

_COLUMNS: Final = (
    ListColumn("decision", msg_mark("Decision"), 90, sorts=False),
    ListColumn("kind", msg_mark("In the file"), 220, sorts=False),
    ListColumn("text", msg_mark("Paragraph"), 420, stretch=True, sorts=False),
)
_PURPOSE: Final = msg_mark(
    "Choose a Word file of this argument that was exported here and edited since. It is read in a"
    " sandbox. Nothing changes until you take paragraphs; one undo restores all of them."
)
_TAKE: Final = msg_mark("Take")
_LEAVE: Final = msg_mark("Leave")
_STAYS: Final = msg_mark("Keep as text")
_WHO: Final = msg_mark("Who is {words}?")
_OPEN: Final = "?"
"""Answer of a question that nobody answered."""


class EditedFilePage(BackPage):
    """Asks for a file, compares it, and takes what was chosen.

    Attributes:
        left: back to the argument.
        compared: what the file says; None before.
        chosen: keys of the paragraphs to be taken.
    """

    taken = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Back to the argument"))
        self.profile = ""
        self.compared: EditedArgument | None = None
        self.chosen: set[str] = set()
        self.names: dict[str, ChoiceField] = {}
        self.choose = button(msg("Choose a Word file…"), "folder-open")
        model = RowModel(msg_of(_COLUMNS), self._text, _no_icon, self._role)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Paragraphs that differ"))
        self.ours = ComparedText(context.theme, msg("In Casefiles"), "danger")
        self.theirs = ComparedText(context.theme, msg("In the Word file"), "ok")
        self._counts = muted("")
        self._found = muted("")
        self._notes = words()
        self._left = muted("")
        self.problem = words(role="problem")
        self.take = button(msg_of(_TAKE), "check")
        self.stay = button(msg_of(_LEAVE), "x")
        self.take_all = button(msg("Take all without conflict"))
        self.stay_all = button(msg("Leave all"))
        self.go = button(msg("Bring in"), "check", primary=True)
        self._unclear = QWidget()
        self._names_column = column(margins=0, gap=6, of=self._unclear)
        self._lay_out()
        self.choose.clicked.connect(lambda: choose_files(self, self._on_files))
        self.table.chosen.connect(self._on_row)
        self.table.activated_row.connect(lambda _row: self._on_turn())
        self.take.clicked.connect(lambda: self._decide(is_taken=True))
        self.stay.clicked.connect(lambda: self._decide(is_taken=False))
        self.take_all.clicked.connect(self._on_take_all)
        self.stay_all.clicked.connect(self._on_stay_all)
        self.go.clicked.connect(self._on_go)

    def open(self, profile: str) -> None:
        """Ask for a file."""
        self.profile = profile
        self.compared = None
        self.chosen.clear()
        self._show()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_file(self, path: Path) -> None:
        """Compare a file."""
        job = read_edited_argument(self._context.case_id, self.profile, path)
        self._context.session.fetch(
            self, job, self._on_compared, channel="edited", otherwise=self._on_fault
        )

    def _on_files(self, found: list[Path]) -> None:
        if found:
            self.read_file(found[0])

    def _on_compared(self, compared: EditedArgument) -> None:
        self.compared = compared
        self.chosen = {one.key for one in compared.edits if not one.is_conflict}
        self._show()
        if compared.edits:
            self.table.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fault(self, error: CasefilesError) -> None:
        self.compared = None
        self._show()
        say(self.problem, explain(error.code, error.safe))

    def _show(self) -> None:
        compared = self.compared
        edits = compared.edits if compared is not None else ()
        self.problem.hide()
        self._notes.hide()
        self._left.hide()
        self._counts.setText(_counted(compared))
        self._found.setText("\n".join(_about(compared)))
        self._found.setVisible(bool(self._found.text()))
        self._show_names(edits)
        self.table.set_rows(edits)
        for one in (self.table, self.ours, self.theirs, self._sides, self._tools, self._end):
            one.setVisible(bool(edits))
        self._filler.setVisible(not edits)
        if not edits:
            self._show_row(None)
        self._show_choice()

    def _show_names(self, edits: tuple[ParagraphEdit, ...]) -> None:
        clear(self._names_column)
        self.names = {}
        for name in {one.words: one for edit in edits for one in edit.unclear}.values():
            choices = [(_OPEN, ""), *((str(own), text) for own, text in name.persons)]
            choices += [("", msg_of(_STAYS))] if name.may_stay else []
            field = ChoiceField(
                f"name:{len(self.names)}", msg_of(_WHO).format(words=name.words), choices
            )
            self.names[name.words] = field
            self._names_column.addWidget(field)
        self._unclear.setVisible(bool(self.names))

    def _answers(self) -> Mapping[str, str]:
        values = {name: str(field.value() or "") for name, field in self.names.items()}
        return {name: one for name, one in values.items() if one != _OPEN}

    def _on_row(self, edit: ParagraphEdit | None) -> None:
        self._show_row(edit)

    def _show_row(self, edit: ParagraphEdit | None) -> None:
        ours, theirs = (edit.now, edit.after) if edit is not None else ("", "")
        if edit is not None and edit.kind is EditKind.MOVED:
            ours = theirs
        spans = differing(ours, theirs)
        self.ours.show_text(ours, spans[0])
        self.theirs.show_text(theirs, spans[1])
        lines = tuple(notes_in_words(edit.lost, edit.named)) if edit is not None else ()
        self._notes.setText("\n".join(lines))
        self._notes.setVisible(bool(lines))
        is_conflict = edit is not None and edit.is_conflict and bool(edit.left_as)
        left = msg("As it left: {text}", text=edit.left_as) if edit and is_conflict else ""
        self._left.setText(left)
        self._left.setVisible(is_conflict)

    def _decide(self, *, is_taken: bool) -> None:
        edit = self.table.row()
        if edit is not None:
            (self.chosen.add if is_taken else self.chosen.discard)(edit.key)
            self._show_choice()

    def _on_turn(self) -> None:
        edit = self.table.row()
        if edit is not None:
            self._decide(is_taken=edit.key not in self.chosen)

    @Slot()
    def _on_take_all(self) -> None:
        edits = self.compared.edits if self.compared is not None else ()
        self.chosen |= {one.key for one in edits if not one.is_conflict}
        self._show_choice()

    @Slot()
    def _on_stay_all(self) -> None:
        self.chosen.clear()
        self._show_choice()

    def _show_choice(self) -> None:
        count = len(self.chosen)
        text = msg_n("Bring in {n} paragraph", "Bring in {n} paragraphs", count)
        self.go.setText(text if count else msg("Bring in"))
        is_open = self._context.actions.refusal is None
        self.go.setEnabled(is_open and count > 0)
        self.table.viewport().update()

    @Slot()
    def _on_go(self) -> None:
        if self.compared is None:
            return
        chosen = [one for one in self.compared.edits if one.key in self.chosen]
        values = self.profile, chosen, self._answers(), self.compared.audience
        job = take_edits(self._context.case_id, *values)
        self._context.session.fetch(
            self, job, self._on_taken, channel="take", otherwise=self._on_refused
        )

    def _on_refused(self, error: CasefilesError) -> None:
        say(self.problem, explain(error.code, error.safe))

    def _on_taken(self, count: int) -> None:
        text = msg_n(
            "{n} paragraph came in from the Word file.",
            "{n} paragraphs came in from the Word file.",
            count,
        )
        self._context.notices.post(text, "app.undo")
        self.taken.emit()
        self.left.emit()

    def _text(self, edit: ParagraphEdit, key: str) -> str:
        if key == "decision":
            return msg_of(_TAKE if edit.key in self.chosen else _LEAVE)
        if key == "kind":
            return edit_in_words(
                str(edit.kind),
                is_there=bool(edit.block_id),
                is_conflict=edit.is_conflict,
                is_moved=edit.is_moved,
            )
        return " ".join((edit.after or edit.now).split())

    def _role(self, edit: ParagraphEdit, key: str) -> str:
        if key == "kind" and (edit.is_conflict or edit.lost or edit.unclear):
            return "warn"
        is_left = key == "decision" and edit.key not in self.chosen
        return "muted" if is_left else "text"

    def _lay_out(self) -> None:
        self._tools = QWidget()
        flow(self.take, self.stay, self.take_all, self.stay_all, gap=8, of=self._tools)
        self._sides = QWidget()
        row(
            (in_column(subheading(msg("In Casefiles")), (self.ours, 1), gap=4, margins=0), 1),
            (in_column(subheading(msg("In the Word file")), (self.theirs, 1), gap=4, margins=0), 1),
            gap=12,
            margins=0,
            of=self._sides,
        )
        self._end, self._filler = QWidget(), QWidget()
        row(self.go, ..., margins=0, of=self._end)
        # All of it is higher than a small screen with large letters.
        within = in_column(
            muted(msg_of(_PURPOSE)),
            (self.choose, LEFT),
            self.problem,
            self._found,
            self._tools,
            (self.table, 3),
            (self._sides, 2),
            self._notes,
            self._left,
            self._unclear,
            self._end,
            (self._filler, 1),
            gap=8,
            margins=0,
        )
        column(
            row(self.back, heading(msg("Edited Word file")), (self._counts, 1), gap=10),
            (ColumnScroll(within, frame=False), 1),
            gap=8,
            margins=(16, 12, 16, 12),
            of=self,
        )


def _counted(compared: EditedArgument | None) -> str:
    if compared is None:
        return ""
    if not compared.edits:
        return msg("The file agrees with the argument.")
    differ = msg_n("{n} paragraph differs", "{n} paragraphs differ", len(compared.edits))
    same = msg_n("{n} as it left", "{n} as they left", compared.unchanged)
    return f"{differ} · {same}"


def _about(compared: EditedArgument | None) -> list[str]:
    if compared is None:
        return []
    when, reader = date_in_words(compared.day), label(compared.audience)
    lines = [msg("Exported on {date} for: {recipient}", date=when, recipient=reader)]
    lines += edited_in_words(compared.reading)
    lines += filter(None, [outside_in_words(compared.outside)])
    return lines


def _no_icon(_row: object, _key: str) -> None:
    return None
