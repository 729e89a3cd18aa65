"""The board of translations: what is wanted, with whom it is, what is late, how far it is."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.translation import TranslationStatus
from casefiles.office.documents.translations import (
    TranslationList,
    TranslationRow,
    move_translation,
    remove_translation,
    translation_board,
)
from casefiles.office.records.countdown import local_now
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.marking.panel_table import PanelTable
from casefiles.ui.widgets.buttons import Button, action_button, button, quiet_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import ShortenedLabel, heading
from casefiles.ui.widgets.layout import column, row
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.words.language import msg, msg_mark, msg_number, msg_of
from casefiles.words.review import choice_words, language_words

COLUMNS: Final = (
    ListColumn("name", msg_mark("Document"), 200, stretch=True, sorts=False),
    ListColumn("into", msg_mark("Languages"), 120, sorts=False, drops=True),
    ListColumn("state", msg_mark("Status"), 112, sorts=False),
    ListColumn("translator", msg_mark("Translator"), 120, sorts=False, drops=True),
    ListColumn("due", msg_mark("Due"), 132, sorts=False),
)
STATES: Final = (
    ("", msg_mark("All")),
    ("overdue", msg_mark("Overdue")),
    *((str(one), choice_words(one) or "") for one in TranslationStatus),
)
_ICONS: Final = {
    TranslationStatus.NONE: ("circle-dashed", "muted"),
    TranslationStatus.GIST: ("note", "muted"),
    TranslationStatus.DRAFT: ("pencil-simple", "warn"),
    TranslationStatus.CERTIFIED: ("seal-check", "ok"),
}
_PURPOSE: Final = msg_mark(
    "Documents to be translated, with translator and due date. Order a translation from the"
    " document list; link the translated document when it arrives."
)


class TranslationBoard(QWidget):
    """Lists translations; keys move them on from state to state.

    Attributes:
        chosen: a `TranslationRow` that was selected, or None.
        edit_requested: one whose form is wanted.
        closed: the list is wanted again.
    """

    chosen = Signal(object)
    edit_requested = Signal(object)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state = ""
        self._model = RowModel(msg_of(COLUMNS), _text, _icon, _role, parent=self)
        self.table = PanelTable(self._model, context.theme, msg("Translations"))
        self.counts = ShortenedLabel("")
        self.chips: dict[str, Button] = {}
        empty = EmptyState(
            context.theme,
            "translate",
            msg("No translations here"),
            msg_of(_PURPOSE),
            action_button(context.actions["documents.translate"], primary=True),
        )
        self._stack = QStackedWidget()
        for widget in (self.table, empty):
            self._stack.addWidget(widget)
        self._empty = empty
        self.edit = button(msg("Edit"), "pencil-simple")
        self.remove = button(msg("Remove"), "trash")
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(self.edit_requested)
        self.table.edit_requested.connect(self._on_edit)
        self.table.removal_requested.connect(self._on_remove)
        self.edit.clicked.connect(self._on_edit)
        self.remove.clicked.connect(self._on_remove)
        self._on_chosen(None)

    def ask(self) -> None:
        """Ask for the board again."""
        context = self._context
        query = translation_board(context.case_id, self._state, local_now(context.session.clock))  # type: ignore[arg-type]  # one of the states
        context.session.ask(self, query, self._on_board, channel="board")

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        self.table.setFocus()

    def move_on(self, steps: int) -> None:
        """Move the chosen translation on, or back if negative."""
        row = self.table.row()
        if row is not None:
            then = partial(self._on_moved, row)
            refused = partial(self._on_refused, row)
            edit = move_translation(row.id, steps)
            self._context.session.run(self, edit, then, otherwise=refused)

    def _on_moved(self, row: TranslationRow, state: TranslationStatus) -> None:
        words = choice_words(state) or ""
        self._context.notices.post(f"{row.name}: {words}.", "app.undo")

    def _on_refused(self, row: TranslationRow, error: CasefilesError) -> None:
        self._context.notices.warn(error)
        if error.code == "certificate_incomplete":
            self.edit_requested.emit(row)

    def _on_board(self, board: TranslationList) -> None:
        self.table.set_rows(board.rows)
        self._allow(self.table.row())
        total = sum(board.counts.get(str(one), 0) for one in TranslationStatus)
        pages = msg(" · {pages} pages to go", pages=msg_number(board.pages)) if board.pages else ""
        self.counts.show_words(
            msg("{total} in all{pages}", total=msg_number(total), pages=pages) if total else ""
        )
        for state, words in msg_of(STATES):
            count = total if not state else board.counts.get(state, 0)
            chip = self.chips[state]
            chip.setText(f"{words}  {count:,}")
            chip.setChecked(state == self._state)
            chip.setVisible(bool(count) or state in {"", self._state})
        self._stack.setCurrentWidget(self.table if board.rows else self._empty)

    @Slot(object)
    def _on_chosen(self, row: TranslationRow | None) -> None:
        self._allow(row)
        self.chosen.emit(row)

    def _allow(self, row: TranslationRow | None) -> None:
        """Offer what can be done with a row; nothing without one."""
        for name in ("translation_on", "translation_back"):
            self._context.actions[f"documents.{name}"].setEnabled(row is not None)
        for one in (self.edit, self.remove):
            one.setEnabled(row is not None)

    @Slot()
    def _on_edit(self) -> None:
        row = self.table.row()
        if row is not None:
            self.edit_requested.emit(row)

    @Slot()
    def _on_remove(self) -> None:
        row = self.table.row()
        if row is not None:
            self._context.session.run(self, remove_translation(row.id), self._on_removed)

    def _on_removed(self, _nothing: None) -> None:
        self._context.notices.post(msg("Translation removed."), "app.undo")

    def _choose(self, state: str, _checked: bool = False) -> None:  # a slot
        self._state = state
        self.ask()

    def _lay_out(self) -> None:
        close = quiet_button(msg("Back to the list"), "arrow-left")
        close.clicked.connect(self.closed)
        chips = QWidget(self)
        flow = FlowLayout(chips)
        for state, words in msg_of(STATES):
            chip = button(words)
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._choose, state))
            self.chips[state] = chip
            flow.addWidget(chip)
        below = QWidget(self)
        acts = FlowLayout(below)
        for name in ("translation_back", "translation_on"):
            acts.addWidget(action_button(self._context.actions[f"documents.{name}"]))
        acts.addWidget(self.edit)
        acts.addWidget(self.remove)
        column(
            row(heading(msg("Translations")), (self.counts, 1), close),
            chips,
            (self._stack, 1),
            below,
            gap=10,
            margins=(20, 16, 12, 16),
            of=self,
        )


def _text(row: TranslationRow, key: str) -> str:
    terms = row.terms
    match key:
        case "into":
            own = ", ".join(map(language_words, row.languages)) or "?"
            return f"{own} → {language_words(terms.into)}"
        case "state":
            return choice_words(terms.state) or ""
        case "translator":
            return terms.translator
        case "due":
            return row.due.away or row.due.words if row.due is not None else ""
    return row.name


def _icon(row: TranslationRow, key: str) -> tuple[str, str] | None:
    if key == "state":
        return _ICONS[row.terms.state]
    return ("warning", "danger") if key == "due" and row.is_overdue else None


def _role(row: TranslationRow, key: str) -> Any:
    if key == "due" and row.is_overdue:
        return "danger"
    is_done = row.terms.state is TranslationStatus.CERTIFIED
    return "muted" if is_done and key != "state" else "text"
