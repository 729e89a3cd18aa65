"""The question that one word asks: some of its places, the answers, and the documents it is in."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.office.redaction.redaction_queue import QueuedSuggestion
from casefiles.office.redaction.review_words import WordAt, WordRow
from casefiles.office.redaction.suggestions import KINDS
from casefiles.ui.base.context import Context
from casefiles.ui.base.row_commands import row_actions, row_commands
from casefiles.ui.places.dossier.redact.asking_pane import AskingPane
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import muted, rule
from casefiles.ui.widgets.layout import flow, words
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
_ORDINARY: Final = msg_mark(
    "Also an ordinary word: as a name of the person it would be redacted everywhere, in lower case"
    " too. Deciding by document redacts less."
)


class WordPane(AskingPane):
    """The right side of the view of words."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            msg("Select a word on the left to see its passages and the answers here."),
        )
        self._row: WordRow | None = None
        self.snippets = tuple(_snippet() for _ in range(_SNIPPETS))
        self.ordinary = muted(msg_of(_ORDINARY))
        names = _names_of("word")
        self.buttons = {name: self._button(name, is_first=name == names[0]) for name in names}
        self.documents = RowTable(
            RowModel(msg_of(_DOCUMENTS), _document_text, parent=self), context.theme
        )
        self.documents.setAccessibleName(msg("Documents with this word"))
        self.documents.setMinimumHeight(_LEAST_TABLE)
        self.documents.offer(lambda _row: row_actions(context.actions, "word_document"))
        self.here = {name: self._button(name) for name in _names_of("word_document")}
        self.documents.installEventFilter(self)
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
        self._turn(is_chosen=row is not None)
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
        for number, name in enumerate(("word_documents", "word_places"), start=3):
            words = self._context.actions[f"redaction.{name}"].text()
            self.buttons[name].setText(f"{words}  ({number})")
        self._number_documents()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Number the answers for a document while the list of these has the keyboard."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._number_documents()
        return super().eventFilter(watched, event)

    def _number_documents(self) -> None:
        has_focus = self.documents.hasFocus()
        for number, (name, made) in enumerate(self.here.items(), start=1):
            words = self._context.actions[f"redaction.{name}"].text()
            made.setText(f"{words}  ({number})" if has_focus else words)

    def _lay_out(self) -> None:
        answers, here = QWidget(), QWidget()
        for row, made in ((answers, self.buttons), (here, self.here)):
            flow(*made.values(), gap=8, of=row)
        self._lay_out_parts(
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
            below=16,
        )


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


def _names_of(kind: str) -> list[str]:
    """Return the commands of a kind of row, without their place."""
    return [name.partition(".")[2] for name in row_commands(kind)]
