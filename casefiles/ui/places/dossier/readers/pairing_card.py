"""One question about two recipients: yes or no with a reason, and nothing chosen beforehand."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.pairings import MayJoin
from casefiles.office.draft.pairings import PairAnswer, answer_pair, withdraw_answer
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted, words_in_line
from casefiles.ui.widgets.layout import column, flow, row, say, words
from casefiles.words.language import msg, msg_mark, msg_of

_UNANSWERED: Final = msg_mark("Not answered: this counts as no.")
_VOID: Final = msg_mark(
    "The earlier answer is void: readers or protection have changed since. Until you answer again,"
    " this counts as no."
)
_ANSWERED: Final = {
    MayJoin.YES: msg_mark(
        "Answered: yes. Equal placeholders, equal exhibit numbers, records in one only and other"
        " words do not block. What readers gain always does."
    ),
    MayJoin.NO: msg_mark(
        "Answered: no. Assign other pseudonyms or exhibit numbers, or leave out what the other"
        " edition lacks."
    ),
}


class PairingCard(QFrame):
    """Asks about two recipients, and shows what was answered.

    Attributes:
        saved: an answer was kept or withdrawn.
        buttons: yes and no.
    """

    saved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: PairAnswer | None = None
        self.setProperty("card", "true")
        self.question = words(role="label")
        self.state = muted("")
        self.buttons = {
            MayJoin.YES: QRadioButton(msg("Yes")),
            MayJoin.NO: QRadioButton(msg("No")),
        }
        self._group = QButtonGroup(self)
        for one in self.buttons.values():
            self._group.addButton(one)
            one.toggled.connect(self._allow)
        self.reason = private_line(msg("Reason for the answer (internal)"))
        self.reason.setPlaceholderText(msg("Reason for the answer (internal)"))
        self.problem = words(role="problem")
        self.problem.hide()
        self.keep = button(msg("Save answer"), "check", primary=True)
        self.ask_again = quiet_button(msg("Withdraw answer"), "arrow-counter-clockwise")
        self.reason.textChanged.connect(self._allow)
        self.reason.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self.ask_again.clicked.connect(self._on_ask_again)
        context.actions.barred.connect(self._allow)
        self.setFocusProxy(self.buttons[MayJoin.YES])
        column(
            self.question,
            row(*self.buttons.values(), (self.reason, 1), gap=12),
            flow(self.keep, self.ask_again, gap=8),
            self.state,
            self.problem,
            gap=8,
            margins=(12, 10, 12, 10),
            of=self,
        )

    @property
    def chosen(self) -> MayJoin | None:
        """What is chosen; None while nothing is."""
        return next((one for one, box in self.buttons.items() if box.isChecked()), None)

    def show_answer(self, pair: PairAnswer) -> None:
        """Show a question; what is being typed for the same one stays."""
        if pair == self._shown:
            return
        self._shown = pair
        self.question.setText(pair.question)
        # A group lets go of its choice only while it need not have one.
        self._group.setExclusive(False)
        for answer, box in self.buttons.items():
            box.setChecked(answer is pair.holds)
            box.setAccessibleDescription(pair.question)
        self._group.setExclusive(True)
        self.reason.setText(pair.reason if pair.holds is not None else "")
        if pair.holds is not None:
            self.state.setText(msg_of(_ANSWERED[pair.holds]))
        else:
            self.state.setText(msg_of(_VOID) if pair.is_void else msg_of(_UNANSWERED))
        self.ask_again.setVisible(pair.answer is not None)
        say(self.problem, "")
        self._allow()

    @Slot()
    def _allow(self) -> None:
        """Let be saved what is whole and new, in an open case only."""
        is_open = self._context.actions.refusal is None
        for one in (*self.buttons.values(), self.reason, self.ask_again):
            one.setEnabled(is_open)
        pair, reason = self._shown, self.reason.text().strip()
        is_whole = self.chosen is not None and bool(reason)
        is_new = pair is None or (self.chosen, reason) != (pair.holds, pair.reason)
        self.keep.setEnabled(is_open and is_whole and is_new)

    @Slot()
    def _on_keep(self) -> None:
        answer = self.chosen
        if self._shown is None or answer is None or not self.keep.isEnabled():
            return
        randomness = self._context.session.vault.workplace.randomness
        edit = answer_pair(
            self._context.case_id, self._shown.pair, answer, self.reason.text(), randomness
        )
        self._context.session.run(
            self, edit, lambda _: self.saved.emit(), otherwise=self._on_refused
        )

    @Slot()
    def _on_ask_again(self) -> None:
        if self._shown is not None:
            edit = withdraw_answer(self._context.case_id, self._shown.pair)
            self._context.session.run(
                self, edit, lambda _: self.saved.emit(), otherwise=self._on_refused
            )

    def _on_refused(self, error: CasefilesError) -> None:
        say(self.problem, words_in_line(error))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
