"""What can be done with a vault that is damaged: nothing is done before it is chosen."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton

from casefiles.domain.errors import CasefilesError
from casefiles.office.recovering import ACCEPTABLE, REPAIRABLE
from casefiles.ui.unlock.page import Page, words
from casefiles.ui.widgets.buttons import button
from casefiles.words import explain

_REPAIR: Final = (
    "Repair makes a copy in which every page, record and document proves itself, from the backups"
    " beside the vault and from the ledger. Only then it takes the place of the damaged file, which"
    " is kept. It may take minutes."
)
_READ: Final = (
    "Opening to read shows everything that is sound, and writes nothing: what you change cannot be"
    " kept."
)
_ACCEPT: Final = (
    "Taking it as found opens the vault as it is, if all that it holds proves itself. Changes that"
    " are missing stay missing, and the history says so. Look for a newer copy first."
)


class DamagePage(Page):
    """Choices for a damaged vault; how it is opened is known already.

    Attributes:
        repair_wanted: make a whole copy.
        read_wanted: open what is sound.
        accept_wanted: take it as it was found.
    """

    repair_wanted = Signal()
    read_wanted = Signal()
    accept_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("This vault is damaged", "shield-warning")
        self.told = words("")
        self.column.addWidget(self.told)
        self._repair_words = words(_REPAIR, "muted")
        self.repair = button("Repair", "seal-check")
        self._read_words = words(_READ, "muted")
        self.read = button("Open what is sound, read-only", "eye")
        self._accept_words = words(_ACCEPT, "muted")
        self.accept = button("Take it as found", "check")
        choices = (
            (self._repair_words, self.repair, self._on_repair),
            (self._read_words, self.read, self._on_read),
            (self._accept_words, self.accept, self._on_accept),
        )
        for told, press, pressed in choices:
            self.column.addWidget(told)
            self.column.addWidget(press)
            press.clicked.connect(pressed)
        self.back_button = QPushButton("Back")
        self.back_button.clicked.connect(self.back)
        self.end_with(self.back_button)
        self.primary = None

    def show_fault(self, error: CasefilesError) -> None:
        """Say what is damaged, and offer what can be done about that."""
        self.show_problem("")
        self.told.setText(explain(error.code, error.safe))
        is_repairable = error.code in REPAIRABLE
        for part in (self._repair_words, self.repair):
            part.setVisible(is_repairable)
        for part in (self._accept_words, self.accept):
            part.setVisible(error.code in ACCEPTABLE)
        self.first = self.repair if is_repairable else self.read

    @Slot()
    def _on_repair(self) -> None:
        self.repair_wanted.emit()

    @Slot()
    def _on_read(self) -> None:
        self.read_wanted.emit()

    @Slot()
    def _on_accept(self) -> None:
        self.accept_wanted.emit()
