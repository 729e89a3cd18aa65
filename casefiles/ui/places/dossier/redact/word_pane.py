"""The question that one word asks: some of its places, the answers, and the documents it is in."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from casefiles.office.records.pickers import PickerItem, people_to_choose
from casefiles.office.redaction.redaction_queue import QueuedSuggestion
from casefiles.office.redaction.review_words import WordAt, WordRow
from casefiles.office.redaction.suggestions import KINDS
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import Button
from casefiles.ui.widgets.chooser import Chooser
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import muted, rule, subheading
from casefiles.ui.widgets.layout import column, flow, in_column, words
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

_AROUND: Final = 60
"""Characters of a text shown on each side of a place."""
_LEAST_TABLE: Final = 120
_SNIPPETS: Final = 3
_DOCUMENTS: Final = (
    ListColumn("title", msg_mark("Document"), 200, stretch=True, sorts=False),
    ListColumn("count", msg_mark("Times"), 66, align_right=True, sorts=False),
)
_NOTHING: Final = msg_mark("Nothing chosen")
_NOTHING_WORDS: Final = msg_mark(
    "Choose a word on the left: where it stands and the answers are shown here."
)
_ORDINARY: Final = msg_mark(
    "It is an ordinary word too: as a name of the person it would go"
    " wherever it stands, in small letters as well. Deciding by"
    " document takes less."
)
_PERSON_HINT: Final = msg_mark("Whom does it lead to? Type a part of the name")


class WordPane(QWidget):
    """The right side of the view of words.

    Attributes:
        person_chosen: id of whom the word leads to, said by the person at the desk.
    """

    person_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row: WordRow | None = None
        self.question = subheading("")
        self.question.setWordWrap(True)
        self.where = muted("")
        self.snippets = tuple(_snippet() for _ in range(_SNIPPETS))
        self.ordinary = muted(msg_of(_ORDINARY))
        self.chooser = Chooser(msg_of(_PERSON_HINT), keeps=False)
        self.chooser.hide()
        self.chooser.picked.connect(self._on_person)
        names = ("word_everywhere", "word_never", "word_documents", "word_places")
        self.buttons = {name: self._button(name) for name in names}
        self.documents = RowTable(
            RowModel(msg_of(_DOCUMENTS), _document_text, parent=self), context.theme
        )
        self.documents.setAccessibleName(msg("Documents with this word"))
        self.documents.setMinimumHeight(_LEAST_TABLE)
        self.here = {name: self._button(name) for name in ("word_remove_here", "word_leave_here")}
        self._nothing = EmptyState(
            context.theme, "eraser", msg_of(_NOTHING), msg_of(_NOTHING_WORDS), None
        )
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def row(self) -> WordRow | None:
        """The word that is shown."""
        return self._row

    @property
    def document(self) -> WordAt | None:
        """The document that is selected."""
        found: WordAt | None = self.documents.row()
        return found

    def show_row(self, row: WordRow | None) -> None:
        """Show a word; None for none."""
        self._row = row
        self.chooser.hide()
        self._stack.setCurrentIndex(0 if row is not None else 1)
        if row is None:
            self.documents.set_rows(())
            return
        self.question.setText(f"“{row.text}”: {msg_of(KINDS[row.kind].question)}")
        person = row.person or msg("several people")
        documents = len(row.places)
        self.where.setText(
            msg_n(
                "May lead to {person}  ·  {count} {times} in {n} document",
                "May lead to {person}  ·  {count} {times} in {n} documents",
                documents,
                person=person,
                count=msg_number(row.count),
                times=_times(row.count),
            )
        )
        shown = row.snippets
        for label, one in zip(self.snippets, (*shown, *(None,) * _SNIPPETS), strict=False):
            label.setVisible(one is not None)
            label.setText("" if one is None else _in_context(one))
        self.ordinary.setVisible(row.is_ordinary and row.is_for_case)
        self._word_answers(row)
        self.documents.set_rows(row.places)
        self.documents.select_first()

    def ask_person(self) -> None:
        """Let the person at the desk say whom the word leads to."""
        query = people_to_choose(self._context.case_id)
        self._context.session.ask(self, query, self._on_people, channel="people")

    def _word_answers(self, row: WordRow) -> None:
        if row.is_for_case:
            everywhere, never = msg("The person: everywhere and later"), msg("Never this person")
        else:
            everywhere, never = (
                msg("Remove all {count}", count=msg_number(row.count)),
                msg("Leave all, and later ones"),
            )
        self.buttons["word_everywhere"].setText(f"{everywhere}  (1)")
        self.buttons["word_never"].setText(f"{never}  (2)")

    def _on_people(self, people: tuple[PickerItem, ...]) -> None:
        self.chooser.suggestions.choices = people
        self.chooser.show()
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_person(self, person: PickerItem) -> None:
        self.chooser.hide()
        self.person_chosen.emit(person.id)

    def _button(self, name: str) -> Button:
        action = self._context.actions[f"redaction.{name}"]
        words = f"{action.text()}  ({action.shortcut().toString()})"
        made = Button(words, "", primary=name == "word_everywhere")
        made.clicked.connect(action.trigger)
        action.enabledChanged.connect(made.setEnabled)
        made.setEnabled(action.isEnabled())
        return made

    def _lay_out(self) -> None:
        answers, here = QWidget(), QWidget()
        for row, made in ((answers, self.buttons), (here, self.here)):
            flow(*made.values(), gap=8, of=row)
        within = in_column(
            self.question,
            self.where,
            *self.snippets,
            self.ordinary,
            answers,
            self.chooser,
            4,
            rule(),
            (self.documents, 1),
            here,
            gap=8,
            margins=(20, 16, 20, 16),
        )
        # Large letters need more height than a small screen has.
        self._stack.addWidget(ColumnScroll(within))
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentIndex(1)
        column(self._stack, margins=0, of=self)


def _snippet() -> QLabel:
    made = words()
    selectable(made)
    return made


def _document_text(at: WordAt, key: str) -> str:
    return at.title if key == "title" else f"{at.count:,}"


def _times(count: int) -> str:
    return msg_n("time", "times", count)


def _in_context(row: QueuedSuggestion) -> str:
    item = row.item
    before, after = item.before[-_AROUND:], item.after[:_AROUND]
    page = msg(", page {page}", page=msg_number(item.page)) if item.page else ""
    first, last = "… " if before else "", " …" if after else ""
    return f"{first}{before}“{item.text}”{after}{last}\n{row.title}{page}"
