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

_LINES = 4


class OpenSharesPage(Page):
    """Asks for the words of two shares.

    Attributes:
        submitted: the key that the office put together.
    """

    submitted = Signal(object)

    def __init__(self, title: str = "Unlock with two shares", go_on: str = "Unlock") -> None:
        super().__init__(title, "users-three")
        self.fields = tuple(SecretLines(f"Words of the {one} share", _LINES) for one in
                            ("first", "second"))  # fmt: skip
        self.counts = tuple(words("", "muted") for _ in self.fields)
        go_back = button("Back")
        self.unlock = button(go_on, "lock-open", primary=True)
        message = (
            f"Type the {WORDS_PER_SHARE} words of any two shares, in their order. Four letters"
        )
        self.column.addWidget(words(f"{message} of each word are enough."))
        for name, field, count in zip(("One share", "Another share"), self.fields, self.counts,
                                      strict=True):  # fmt: skip
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
    message = f"{min(number, WORDS_PER_SHARE)} of {WORDS_PER_SHARE} words."
    if wrong > WORDS_PER_SHARE:
        message = f"These are more than {WORDS_PER_SHARE} words."
    elif wrong:
        message = f"Word {wrong} is not as on the paper."
    elif number == WORDS_PER_SHARE and not is_whole(text):
        message = "Several words are wrong, or changed places: compare them one by one."
    count.setText(message)
    return is_whole(text)
