"""A new vault: where it lies, and the passphrase that opens it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from casefiles.domain.ids import Randomness
from casefiles.office.generated_passphrase import Strength, WordList
from casefiles.ui.unlock.caps_lock import CAPS_WORDS, CapsLockWatch
from casefiles.ui.unlock.folder_line import FolderLine
from casefiles.ui.unlock.page import Page, labelled, words
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.secret_field import SecretField


class CreatePage(Page):
    """Offers six words, and takes any passphrase that is hard enough to guess.

    Attributes:
        wanted: folder and passphrase of the new vault.
    """

    wanted = Signal(object, str)

    def __init__(self, home: Path, randomness: Randomness) -> None:
        super().__init__("Create a vault", "lock")
        self._randomness = randomness
        self._list: WordList | None = None
        self.folder = FolderLine("Folder of the vault", home, "Casefiles")
        self.offered = words("")
        self.offered.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.others = quiet_button("Other words", "arrow-clockwise")
        self.passphrase = SecretField("Passphrase", "these six words, or your own")
        self.again = SecretField("The same again")
        self._caps = words(CAPS_WORDS, "problem")
        self._caps.hide()
        self.strength = words("", "muted")
        self._again_row = QWidget()
        again = labelled("The same again", self.again)
        again.setContentsMargins(0, 0, 0, 0)
        self._again_row.setLayout(again)
        self._lay_out()
        self._listen()

    def offer_from(self, word_list: WordList) -> None:
        """Take the list of words, and offer the first six."""
        self._list = word_list
        self._offer()

    @override
    def wipe(self) -> None:
        """Forget what was typed, and what was offered."""
        for field in (self.passphrase, self.again):
            field.clear()
        if self._list is not None:
            self._offer()

    def _lay_out(self) -> None:
        self.column.addLayout(labelled("Folder", self.folder))
        head = QLabel("Six words you may use")
        head.setProperty("label", "true")
        card = QFrame()
        card.setProperty("band", "true")
        box = QHBoxLayout(card)
        box.setContentsMargins(10, 6, 4, 6)
        box.addWidget(self.offered, 1)
        box.addWidget(self.others, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(head)
        self.column.addWidget(card)
        self.column.addWidget(
            words(
                "Write them down, and keep the paper in a safe place until you know them.", "muted"
            )
        )
        self.column.addLayout(labelled("Passphrase", self.passphrase))
        self.column.addWidget(self._caps)
        self.column.addWidget(self.strength)
        self.column.addWidget(self._again_row)
        self.column.addWidget(
            words("Without the passphrase, or the recovery sheet that follows, nobody can open"
                  " the vault.", "muted")
        )  # fmt: skip
        self.go_back = button("Back")
        self.create_button = button("Create the vault", primary=True)
        self.end_with(self.go_back, self.create_button)
        self.first = self.passphrase

    def _listen(self) -> None:
        self.folder.changed.connect(self._judge)
        self.others.clicked.connect(self._offer)
        for field in (self.passphrase, self.again):
            field.changed.connect(self._judge)
            CapsLockWatch(field.line).told.connect(self._caps.setVisible)
        self.go_back.clicked.connect(self.back)
        self.create_button.clicked.connect(self._on_create)
        self._judge()

    @Slot()
    def _offer(self) -> None:
        if self._list is not None:
            self.offered.setText(self._list.offered(self._randomness))
            self._judge()

    @Slot()
    def _judge(self) -> None:
        """Say how good the passphrase is, and let it pass once it was typed twice."""
        self.show_problem("")
        typed = self.passphrase.text()
        is_offered = bool(typed) and typed == self.offered.text()
        self._again_row.setVisible(not is_offered)
        verdict = self._list.strength(typed) if typed and self._list is not None else None
        self.strength.setText(_words_for(typed, verdict, self.again.text(), is_offered=is_offered))
        is_same = is_offered or typed == self.again.text()
        is_good = verdict is not None and verdict.level != "easy"
        self.create_button.setEnabled(is_good and is_same and self.folder.is_filled())

    @Slot()
    def _on_create(self) -> None:
        self.wanted.emit(self.folder.path(), self.passphrase.text())


def _words_for(typed: str, verdict: Strength | None, again: str, *, is_offered: bool) -> str:
    """Say what is still to be done about a passphrase."""
    if verdict is None:
        return "Long is what counts: five or six unrelated words." if not typed else ""
    if is_offered:
        return "Strong: the six words as offered."
    if again and not typed.startswith(again):
        return f"{verdict.words} The two passphrases differ."
    return verdict.words
