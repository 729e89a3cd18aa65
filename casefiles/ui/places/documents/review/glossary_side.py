"""The glossary beside the pages: what selected words mean, and any term that is wanted."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.office.documents.glossary import GlossaryEntry, GlossaryExplanation, look_up
from casefiles.ui.base.context import Context
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.documents.marking.panel_table import PanelTable
from casefiles.ui.places.documents.pages.explained_words import PINYIN, readings_words, source_words
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.current_stack import CurrentStack
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column, row
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.review import language_words

_PAUSE: Final = 150
_PURPOSE: Final = msg_mark(
    "Legal and police terms in the languages of such files, with their meaning in English. Select"
    " fewer words on the page, or type a possible meaning."
)
_COLUMNS: Final = (
    ListColumn("term", msg_mark("Term"), 150, sorts=False),
    ListColumn("english", msg_mark("Meaning"), 200, stretch=True, sorts=False),
    ListColumn("language", msg_mark("Language"), 82, sorts=False, drops=True),
    ListColumn("badge", "", 92, sorts=False, drops=True),
)


class GlossarySide(QWidget):
    """Searches the glossary.

    Attributes:
        closed: the list is wanted again.
    """

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.line = private_line(msg("Look up"))
        self.line.setPlaceholderText(msg("Term or meaning"))
        self.line.setClearButtonEnabled(True)
        self.readings = muted("")
        self.readings.hide()
        self._model = RowModel(msg_of(_COLUMNS), _text, role=_role, parent=self)
        self.table = PanelTable(self._model, context.theme, msg("Glossary"))
        self.detail = muted("")
        every = quiet_button(msg("Show all terms"))
        every.clicked.connect(self.line.clear)
        self.nothing = EmptyState(
            context.theme,
            "book-open",
            msg("No glossary term found"),
            msg_of(_PURPOSE),
            every,
        )
        self._stack = CurrentStack()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        self._timer = made_timer(self, _PAUSE, self._ask)
        close = quiet_button(msg("Back to the list"), "arrow-left")
        close.clicked.connect(self.closed)
        column(
            row(heading(msg("Glossary")), ..., close),
            self.line,
            self.readings,
            (self._stack, 1),
            self.detail,
            gap=10,
            margins=(20, 16, 12, 16),
            of=self,
        )
        self.line.textChanged.connect(self._on_text)
        self.table.chosen.connect(self._on_chosen)

    def begin(self, text: str) -> None:
        """Look up what was selected; with nothing selected, show all terms."""
        self.line.setText(" ".join(text.split()))
        self.line.setFocus()
        self.line.selectAll()
        self._ask()

    def take_focus(self) -> None:
        """Put the focus into the line."""
        self.line.setFocus()

    @Slot()
    def _on_text(self) -> None:
        self._timer.start()

    @Slot()
    def _ask(self) -> None:
        self._timer.stop()
        job = look_up(self.line.text())
        self._context.session.fetch(self, job, self._on_found, channel="terms")

    def _on_found(self, explained: GlossaryExplanation) -> None:
        words = readings_words(explained)
        self.readings.setText(msg_of(PINYIN).format(words))
        self.readings.setVisible(bool(words))
        self.table.set_rows(explained.terms)
        self._stack.setCurrentWidget(self.table if explained.terms else self.nothing)
        self.detail.setVisible(bool(explained.terms))
        if self.table.row() is None:
            self.detail.setText(msg("Choose a term to see its source."))

    @Slot(object)
    def _on_chosen(self, term: GlossaryEntry | None) -> None:
        if term is not None:
            others = msg("Also {names}. ", names=", ".join(term.forms)) if term.forms else ""
            note = f"{term.note} " if term.note else ""
            self.detail.setText(f"{note}{others}{source_words(term)}")


def _text(term: GlossaryEntry, key: str) -> str:
    if key == "language":
        return language_words(term.language)
    if key == "badge":
        return "unverified" if term.is_unverified else "sourced"
    return str(getattr(term, key, ""))


def _role(_term: GlossaryEntry, key: str) -> str:
    return "muted" if key in {"language", "badge"} else "text"
