"""The first page: three ways in."""

from PySide6.QtCore import Signal

from casefiles.ui.unlock.page import Page
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.layout import words
from casefiles.words.language import msg


class WelcomePage(Page):
    """What is shown while no vault is chosen.

    Attributes:
        create_requested: a new vault.
        open_requested: a vault that is there.
        sample_requested: the invented case.
        restore_chosen: a vault shall be made of a backup.
    """

    create_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    restore_chosen = Signal()

    def __init__(self) -> None:
        super().__init__("Casefiles", "scales")
        self.create_button = button(msg("Create vault"), "plus", primary=True)
        self.open_button = button(msg("Open vault…"), "folder-open")
        self.sample_button = button(msg("Explore a sample case"), "eye")
        self.restore_button = quiet_button(msg("Restore from a backup…"), "clock-counter-clockwise")
        self.restore_button.clicked.connect(self.restore_chosen)
        self.create_button.clicked.connect(self.create_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        self.column.addWidget(
            words(
                msg(
                    "A vault is an encrypted folder on this computer that holds your cases. Only"
                    " dossiers that you export leave it."
                )
            )
        )
        self.column.addSpacing(8)
        for one in (
            *(self.create_button, self.open_button, self.sample_button, self.restore_button),
        ):
            self.column.addWidget(one)
        self.primary = self.first = self.create_button
