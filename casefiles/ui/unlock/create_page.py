"""A new vault: where it lies, and the passphrase that opens it."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import Randomness
from casefiles.office.vault.generated_passphrase import WordList
from casefiles.office.vault.vaults_at_hand import DEFAULT
from casefiles.ui.unlock.folder_line import FolderLine
from casefiles.ui.unlock.page import Page, labelled
from casefiles.ui.unlock.passphrase_part import PassphrasePart
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import words
from casefiles.words.language import msg


class CreatePage(Page):
    """Offers six words, and takes any passphrase that is hard enough to guess.

    Attributes:
        submitted: folder and passphrase of the new vault.
    """

    submitted = Signal(object, str)

    def __init__(self, home: Path, randomness: Randomness) -> None:
        super().__init__(msg("Create vault"), "lock")
        self.folder = FolderLine(msg("Vault folder"), home, DEFAULT)
        self.part = PassphrasePart(randomness)
        self.offered, self.strength = self.part.offered, self.part.strength
        self.passphrase, self.again = self.part.passphrase, self.part.again
        self.column.addLayout(labelled(msg("Folder"), self.folder))
        self.column.addWidget(self.part)
        self.column.addWidget(
            words(
                msg("Without the passphrase or the recovery sheet nobody can open the vault."),
                "muted",
            )
        )
        self.go_back = button(msg("Back"))
        self.create_button = button(msg("Create vault"), primary=True)
        self.end_with(self.go_back, self.create_button)
        self.first = self.passphrase
        self.folder.changed.connect(self._judge)
        self.part.changed.connect(self._judge)
        self.go_back.clicked.connect(self.back)
        self.create_button.clicked.connect(self._on_create)
        self._judge()

    def offer_from(self, word_list: WordList) -> None:
        """Take the list of words, and offer the first six."""
        self.part.offer_from(word_list)

    @override
    def wipe(self) -> None:
        """Forget what was typed, and what was offered."""
        self.part.wipe()

    @Slot()
    def _judge(self) -> None:
        self.show_problem("")
        self.create_button.setEnabled(self.part.is_good and self.folder.is_filled())

    @Slot()
    def _on_create(self) -> None:
        self.submitted.emit(self.folder.path(), self.passphrase.text())
