"""The question that one item asks: its words in their context, the answers, the page below."""

from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.redaction.redaction_queue import QueuedSuggestion
from casefiles.office.redaction.suggestion_decisions import is_word
from casefiles.office.redaction.suggestions import KINDS, NOWHERE
from casefiles.ui.base.context import Context
from casefiles.ui.look.mirroring import sentence
from casefiles.ui.places.dossier.redact.asking_pane import AskingPane
from casefiles.ui.places.dossier.redact.kinship_answers import KinshipAnswers
from casefiles.ui.places.dossier.redact.location_view import LocationView
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import Chip, muted, rule
from casefiles.ui.widgets.layout import TOP, flow, row, say, words
from casefiles.words.language import msg, msg_number, msg_of

_AROUND: Final = 160
"""Characters of a text of the lawyer's shown on each side."""
_ANSWERS: Final = ("accept", "reject", "accept_same", "reject_same")


class QuestionPane(AskingPane):
    """The right side of the room."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Select a suggestion to see its page."))
        self._row: QueuedSuggestion | None = None
        self.stage = LocationView(context.session, context.theme)
        self.context_words = words()
        selectable(self.context_words)
        self.why = muted("", wrap=True)
        self.state = Chip("")
        self.buttons = {name: self._button(name, is_first=name == _ANSWERS[0]) for name in _ANSWERS}
        self.kinship = KinshipAnswers(context)
        self.kinship.wants_person.connect(self.ask_person)
        self.person = quiet_button(msg("Assign to a person…  (5)"), "user")
        self.person.clicked.connect(context.actions["redaction.person"].trigger)
        self.open = quiet_button(msg("Open document  (O)"), "files")
        self.open.clicked.connect(context.actions["redaction.open"].trigger)
        self._lay_out()

    @property
    def row(self) -> QueuedSuggestion | None:
        """The item that is shown."""
        return self._row

    def offers(self, number: int) -> bool:
        """Tell whether the answer at a number can be given to the question in sight."""
        shown = (*self.buttons.values(), self.person)
        return number <= len(shown) and not shown[number - 1].isHidden()

    def show_item(self, row: QueuedSuggestion | None, similar: int) -> None:
        """Show an item.

        Args:
            row: None for none.
            similar: how many others wait that have the same text.
        """
        self._row = row
        self._turn(is_chosen=row is not None)
        if row is None:
            return
        item, kind = row.item, msg_of(KINDS[row.item.kind])
        self.question.setText(kind.question)
        page = msg(", page {page}", page=msg_number(item.page)) if item.page else ""
        person = msg("  ·  may lead to {person}", person=row.person) if row.person else ""
        self.where.setText(f"{row.title}{page}{person}")
        self.context_words.setText(_in_context(row))
        say(self.why, sentence(item.words))
        self._show_state(row)
        self._show_answers(row, similar)
        self.stage.setVisible(bool(item.page))
        self._filler.setVisible(not item.page)
        if item.page:
            words = msg(
                "{title}, page {page}: {words}", title=row.title, page=item.page, words=item.text
            )
            self.stage.show_spot(item.document_id, item.page, item.boxes, words)

    @override
    def ask_person(self) -> None:
        """Let the person at the desk say whom the item leads to."""
        if self._row is not None:
            super().ask_person()

    def _show_state(self, row: QueuedSuggestion) -> None:
        self.state.setVisible(row.verdict is not None)
        if row.verdict is SuggestionVerdict.ACCEPTED:
            self.state.show_state(msg("Redacted"), "eraser", "danger")
        elif row.verdict is SuggestionVerdict.REJECTED:
            self.state.show_state(msg("Not redacted"), "check", "ok")

    def _show_answers(self, row: QueuedSuggestion, similar: int) -> None:
        kind = msg_of(KINDS[row.item.kind])
        self.kinship.show_item(row)
        is_plain = not self.kinship.is_shown()
        for name in ("accept", "reject"):
            self.buttons[name].setVisible(is_plain)
        self.buttons["accept"].setText(f"{kind.accept}  (1)")
        self.buttons["reject"].setText(f"{kind.reject}  (2)")
        of_word = is_word(row.item)
        all_of_it, none_of_it = (
            msg("Remove all {number} with this text", number=msg_number(similar + 1)),
            msg("Do not redact any occurrence"),
        )
        if of_word:
            all_of_it, none_of_it = (
                msg("The person: everywhere and later"),
                msg("Never this person"),
            )
        self.buttons["accept_same"].setText(msg("{all_of_it}  (3)", all_of_it=all_of_it))
        self.buttons["reject_same"].setText(msg("{none_of_it}  (4)", none_of_it=none_of_it))
        for name in ("accept_same", "reject_same"):
            self.buttons[name].setVisible(bool(row.item.same))
        self.buttons["accept_same"].setVisible(bool(row.item.same) and (similar > 0 or of_word))
        self.person.setVisible(is_plain and not row.item.person_id)
        self.open.setVisible(row.item.document_id != NOWHERE)

    def _lay_out(self) -> None:
        answers = QWidget()
        flow(*self.buttons.values(), self.person, self.open, gap=8, of=answers)
        self._filler = QWidget()
        self._lay_out_parts(
            row((self.question, 1), (self.state, TOP)),
            self.where,
            self.context_words,
            self.why,
            self.kinship,
            answers,
            self.chooser,
            4,
            rule(),
            (self.stage, 1),
            (self._filler, 1),
            below=0,
        )


def _in_context(row: QueuedSuggestion) -> str:
    item = row.item
    before, after = item.before[-_AROUND:], item.after[:_AROUND]
    if not before and not after:
        return item.text
    first = "… " if before else ""
    last = " …" if after else ""
    return f"{first}{before}“{item.text}”{after}{last}"
