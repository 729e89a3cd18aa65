"""Two of three shares in place of the passphrase; each word is judged as it is finished."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from casefiles.domain.foundation.errors import Refused
from casefiles.office.vault.recovery_shares import (
    WORDS_PER_SHARE,
    is_whole,
    key_from_shares,
    words_of,
    wrong_word,
)
from casefiles.ui.unlock.page import Page, labelled
from casefiles.ui.unlock.secret_lines import SecretLines
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import words
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_of

_LINES = 4


class OpenSharesPage(Page):
    """Asks for the words of two shares.

    Attributes:
        submitted: the key that the office put together.
    """

    submitted = Signal(object)

    def __init__(
        self, title: str = msg_mark("Unlock with recovery shares"), go_on: str = msg_mark("Unlock")
    ) -> None:
        super().__init__(msg_of(title), "users-three")
        names = (msg("Words of the first share"), msg("Words of the second share"))
        self.fields = tuple(SecretLines(name, _LINES) for name in names)
        self.counts = tuple(words("", "muted") for _ in self.fields)
        go_back = button(msg("Back"))
        self.unlock = button(msg_of(go_on), "lock-open", primary=True)
        message = msg(
            "Type the {words_per_share} words of any two shares, in their"
            " order. Four letters of each word are enough.",
            words_per_share=WORDS_PER_SHARE,
        )
        self.column.addWidget(words(message))
        labels = (msg("First share"), msg("Second share"))
        for name, field, count in zip(labels, self.fields, self.counts, strict=True):
            self.column.addLayout(labelled(name, field))
            self.column.addWidget(count)
            field.textChanged.connect(self._judge)
            field.entered.connect(self._on_entered)
        self.end_with(go_back, self.unlock)
        self.first = self.fields[0]
        go_back.clicked.connect(self.back)
        self.unlock.clicked.connect(self._on_unlock)
        self._judge()

    @override
    def wipe(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            field.setPlainText("")

    @Slot()
    def _judge(self) -> None:
        self.show_problem("")
        whole = [
            _judged(field.toPlainText(), count)
            for field, count in zip(self.fields, self.counts, strict=True)
        ]
        self.unlock.setEnabled(all(whole))

    @Slot()
    def _on_entered(self) -> None:
        """Go to the other share, or on."""
        if self.unlock.isEnabled():
            self.unlock.click()
        else:
            self.fields[self.fields[0].hasFocus()].setFocus()

    @Slot()
    def _on_unlock(self) -> None:
        one, other = (field.toPlainText() for field in self.fields)
        try:
            key = key_from_shares((one, other))
        except Refused as error:
            self.show_problem(explain(error.code, error.safe))
            return
        self.wipe()
        self.submitted.emit(key)


def _judged(text: str, count: QLabel) -> bool:
    """Say how far a share is, and return whether it is whole."""
    wrong, number = wrong_word(text), len(words_of(text))
    message = msg(
        "{count} of {words_per_share} words.",
        count=min(number, WORDS_PER_SHARE),
        words_per_share=WORDS_PER_SHARE,
    )
    if wrong > WORDS_PER_SHARE:
        message = msg(
            "These are more than {words_per_share} words.", words_per_share=WORDS_PER_SHARE
        )
    elif wrong:
        message = msg("Word {wrong} is not as on the paper.", wrong=wrong)
    elif number == WORDS_PER_SHARE and not is_whole(text):
        message = msg("Several words are wrong or out of order. Compare them one by one.")
    count.setText(message)
    return is_whole(text)
