"""What waits, word by word: one row for each person and word, and its question beside it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.office.redaction.redaction_queue import RedactionQueue
from casefiles.office.redaction.review_words import WordRow, words_of
from casefiles.ui.base.context import Context
from casefiles.ui.base.row_commands import row_actions
from casefiles.ui.places.dossier.redact.queue_list import SCANNING
from casefiles.ui.places.dossier.redact.word_pane import WordPane
from casefiles.ui.widgets.buttons import Button, quiet_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import ShortenedLabel, heading
from casefiles.ui.widgets.layout import column, in_column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.splits import Split
from casefiles.ui.widgets.wrapping_row import WrappingRow
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_WORDS: Final = (
    ListColumn("text", msg_mark("Word"), 150, stretch=True, sorts=False),
    ListColumn("person", msg_mark("Possible person"), 120, stretch=True, sorts=False, drops=True),
    ListColumn("count", msg_mark("Times"), 66, align_right=True, sorts=False),
    ListColumn("documents", msg_mark("Documents"), 104, align_right=True, sorts=False, drops=True),
)
_SEVERAL: Final = msg_mark("several people")
_DONE: Final = msg_mark("No word waits")
_DONE_WORDS: Final = msg_mark(
    "Every word that may name a person is decided. Possible OCR errors, numbers, codes and hidden"
    " text are decided passage by passage."
)
_UNSEARCHED: Final = msg_mark("Not scanned yet")
_UNSEARCHED_WORDS: Final = msg_mark("No scan yet for words that may name a person.")
_WIDTHS: Final = (460, 720)


class WordsView(QWidget):
    """The list of words with the question of the one that is selected.

    Attributes:
        chosen: the `WordRow` that is selected, or None.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._answered: frozenset[str] = frozenset()
        self._rows: tuple[WordRow, ...] = ()
        self._was_made = self._is_scanning = False
        self.progress = ShortenedLabel("")
        model = RowModel(msg_of(_WORDS), _text, role=_role, parent=self)
        self.words = RowTable(model, context.theme)
        self.words.setAccessibleName(msg("Words to decide"))
        self.words.chosen.connect(self._on_chosen)
        self.words.offer(lambda _row: row_actions(context.actions, "word"), is_short=True)
        self.pane = WordPane(context)
        self._lay_out(context)

    @property
    def row(self) -> WordRow | None:
        """The word that is selected."""
        found: WordRow | None = self.words.row()
        return found

    def show_queue(self, queue: RedactionQueue, *, is_scanning: bool = False) -> None:
        """Show what waits; the word that is selected stays. While it is made, none is decided."""
        self._rows, self._was_made = words_of(queue), queue.was_made
        self._is_scanning = is_scanning
        self._show()

    def forget_answers(self) -> None:
        """Take what the queue says as it is: it was searched since the last answer."""
        self._answered = frozenset()

    def go_on(self, row: WordRow) -> None:
        """Leave out a word that was answered, until the queue was searched again."""
        self.step(1)
        self._answered |= {row.id}
        self._show()

    def step(self, steps: int) -> None:
        """Select another word."""
        model = self.words.rows_model
        row = self.row
        at = model.index_of(row.id) + steps if row is not None else 0
        other = model.row_at(at)
        if other is not None:
            self.words.select(other.id)

    def take_focus(self) -> None:
        """Put the focus on the words."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        waiting = tuple(one for one in self._rows if one.id not in self._answered)
        self.words.set_rows(waiting)
        if self.words.row() is None:
            self.words.select_first()
        count = len(waiting)
        message = msg_n("{n} word to decide", "{n} words to decide", count)
        self.progress.show_words(message if self._was_made else "")
        self._stack.setCurrentWidget(self._page(is_waiting=bool(waiting)))
        self._on_chosen(self.row)

    def _page(self, *, is_waiting: bool) -> QWidget:
        if is_waiting:
            return self.words
        if self._is_scanning:
            return self._scanning
        return self._done if self._was_made else self._unsearched

    @Slot(object)
    def _on_chosen(self, row: WordRow | None) -> None:
        self.pane.show_row(row)
        self.chosen.emit(row)

    def _lay_out(self, context: Context) -> None:
        top = QWidget()
        bar = WrappingRow(top, spacing=12)
        bar.addWidget(heading(msg("Redaction: words")))
        places = quiet_button(msg("Place by place"), "list")
        places.clicked.connect(context.actions["redaction.words"].trigger)
        bar.addWidget(places)
        self._stack = QStackedWidget()
        theme = context.theme
        begin = Button(msg("Scan case"), "magnifying-glass", primary=True)
        begin.clicked.connect(context.actions["redaction.search"].trigger)
        self._unsearched = EmptyState(
            theme, "eraser", msg_of(_UNSEARCHED), msg_of(_UNSEARCHED_WORDS), begin
        )
        self._done = EmptyState(theme, "check-circle", msg_of(_DONE), msg_of(_DONE_WORDS), None)
        self._scanning = EmptyState(theme, "hourglass", *msg_of(SCANNING), None)
        for page in (self.words, self._unsearched, self._scanning, self._done):
            self._stack.addWidget(page)
        left = in_column(top, self.progress, (self._stack, 1), gap=10, margins=(20, 16, 12, 16))
        splitter = Split("redaction words", Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.pane)
        splitter.setSizes([context.theme.pixels(width) for width in _WIDTHS])
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        column(splitter, margins=0, of=self)


def _text(row: WordRow, key: str) -> str:
    match key:
        case "text":
            return row.text
        case "person":
            return row.person or msg_of(_SEVERAL)
        case "count":
            return f"{row.count:,}"
    return f"{len(row.places):,}"


def _role(_row: WordRow, key: str) -> str:
    return "muted" if key == "person" else "text"
