"""The sample case: an invented case in a vault whose passphrase is public."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot

from casefiles.office.case.vault_service import DEMO_PASSPHRASE
from casefiles.ui.unlock.folder_line import FolderLine
from casefiles.ui.unlock.page import Page, labelled
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import words
from casefiles.words.language import msg


class SamplePage(Page):
    """Says what will be made, and where.

    Attributes:
        submitted: the folder.
    """

    submitted = Signal(object)

    def __init__(self, home: Path) -> None:
        super().__init__(msg("Explore a sample case"), "eye")
        self.folder = FolderLine(msg("Folder of the sample vault"), home, msg("Casefiles sample"))
        passphrase = words(DEMO_PASSPHRASE)
        self.column.addWidget(
            words(
                msg(
                    "Creates a vault with an invented case. Do not store real data in it: its"
                    " passphrase is public."
                )
            )
        )
        self.column.addLayout(labelled(msg("Folder"), self.folder))
        self.column.addLayout(labelled(msg("Passphrase"), passphrase))
        go_back = button(msg("Back"))
        go_back.clicked.connect(self.back)
        make = button(msg("Open sample vault"), primary=True)
        make.clicked.connect(self._on_make)
        self.end_with(go_back, make)
        self.folder.changed.connect(lambda: make.setEnabled(self.folder.is_filled()))
        self.first = make

    @Slot()
    def _on_make(self) -> None:
        self.submitted.emit(self.folder.path())
