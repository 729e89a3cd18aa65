"""What can be done with a vault that is damaged: nothing is done before it is chosen."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.case.vault_repair import ACCEPTABLE, READABLE, REPAIRABLE
from casefiles.office.vault.backups import moment_in
from casefiles.ui.unlock.page import Page
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.layout import words
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_FOUND: Final = msg_mark(
    "The vault opens, but the last verification found damage. It is closed during repair."
)
_REPAIR: Final = msg_mark(
    "Repair builds a verified copy from local backups and the ledger, then replaces the damaged"
    " file, which is kept. This may take minutes."
)
_RESTORE: Final = msg_mark(
    "Restore creates and verifies a new vault from a backup. Later changes are not included."
    " Nothing is overwritten."
)
_NO_BACKUPS: Final = msg_mark("No local backup. Choose one on a USB drive.")
_READ: Final = msg_mark("Read-only mode shows all verified content. Changes cannot be saved.")
_ACCEPT: Final = msg_mark(
    "Accept as found opens the vault in its present state if all its content can be verified."
    " Missing changes remain missing; History records this. Look for a newer copy first."
)


class DamagePage(Page):
    """Choices for a damaged vault; how it is opened is known already.

    Attributes:
        repair_requested: make a whole copy.
        usb_backups_requested: make one with the backups on a stick too.
        restore_chosen: make a new vault of a backup.
        read_requested: open what is sound.
        accept_requested: take it as it was found.
    """

    repair_requested = Signal()
    usb_backups_requested = Signal()
    restore_chosen = Signal()
    read_requested = Signal()
    accept_requested = Signal()

    def __init__(self) -> None:
        super().__init__(msg("This vault is damaged"), "shield-warning")
        self.description = words("")
        self.column.addWidget(self.description)
        self._repair_words = words(msg_of(_REPAIR), "muted")
        self.repair = button(msg("Repair"), "seal-check")
        self.usb_backups = quiet_button(msg("Repair with backups on a USB drive…"), "usb")
        self._restore_words = words(msg_of(_RESTORE), "muted")
        self.restore = button(msg("Restore from a backup…"), "clock-counter-clockwise")
        self._read_words = words(msg_of(_READ), "muted")
        self.read = button(msg("Open read-only"), "eye")
        self._accept_words = words(msg_of(_ACCEPT), "muted")
        self.accept = button(msg("Accept as found"), "check")
        choices = (
            (self._repair_words, self.repair, self._on_repair),
            (self._restore_words, self.restore, self._on_restore),
            (self._read_words, self.read, self._on_read),
            (self._accept_words, self.accept, self._on_accept),
        )
        for label, press, pressed in choices:
            self.column.addWidget(label)
            self.column.addWidget(press)
            press.clicked.connect(pressed)
        self.column.insertWidget(self.column.indexOf(self.repair) + 1, self.usb_backups)
        self.usb_backups.clicked.connect(self._on_usb_backups)
        self.back_button = QPushButton(msg("Back"))
        self.back_button.clicked.connect(self.back)
        self.end_with(self.back_button)
        self.primary = None

    def show_offer(self) -> None:
        """Offer the repair of a vault that opens, and of which a check found parts damaged."""
        self.show_problem("")
        self.title.setText(msg("Repair this vault"))
        self.description.setText(msg_of(_FOUND))
        self.back_button.setText(msg("Not now"))
        self._offer(is_repairable=True, is_acceptable=False, is_readable=False, is_closed=False)

    def show_fault(self, error: CasefilesError) -> None:
        """Say what is damaged, and offer what can be done about that."""
        self.show_problem("")
        self.description.setText(explain(error.code, error.safe))
        self.title.setText(msg("This vault is damaged"))
        self.back_button.setText(msg("Back"))
        self._restore_words.setText(msg_of(_RESTORE))
        self._offer(
            is_repairable=error.code in REPAIRABLE,
            is_acceptable=error.code in ACCEPTABLE,
            is_readable=error.code in READABLE,
            is_closed=True,
        )

    def show_what_is_left(self) -> None:
        """Offer what can be done where a repair found no way."""
        self._offer(is_repairable=True, is_acceptable=False, is_readable=True, is_closed=True)

    def show_backups(self, count: int, newest: int, now: int) -> None:
        """Say how many backups lie beside the vault; times in nanoseconds since 1970."""
        message = msg_of(_NO_BACKUPS)
        if count:
            message = msg_n(
                "{n} backup beside this vault, of {moment}.",
                "{n} backups beside this vault, the newest of {moment}.",
                count,
                moment=moment_in(newest, now),
            )
        self._restore_words.setText(f"{msg_of(_RESTORE)} {message}")

    def _offer(
        self, *, is_repairable: bool, is_acceptable: bool, is_readable: bool, is_closed: bool
    ) -> None:
        choices = (
            (is_repairable, self._repair_words, self.repair),
            (is_closed, self._restore_words, self.restore),
            (is_readable, self._read_words, self.read),
            (is_acceptable, self._accept_words, self.accept),
        )
        for is_offered, label, press in choices:
            label.setVisible(is_offered)
            press.setVisible(is_offered)
        self.usb_backups.setVisible(is_repairable)
        order = (self.repair, self.read, self.restore)
        self.first = next(one for one in order if not one.isHidden())

    @Slot()
    def _on_repair(self) -> None:
        self.repair_requested.emit()

    @Slot()
    def _on_usb_backups(self) -> None:
        self.usb_backups_requested.emit()

    @Slot()
    def _on_restore(self) -> None:
        self.restore_chosen.emit()

    @Slot()
    def _on_read(self) -> None:
        self.read_requested.emit()

    @Slot()
    def _on_accept(self) -> None:
        self.accept_requested.emit()
