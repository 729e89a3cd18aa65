"""What the door does with a damaged vault: it asks, and only then repairs, restores or reads."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError, NotAVault, VaultDamaged
from casefiles.office.case.restoring import count_backups
from casefiles.office.case.vault_repair import (
    LOST,
    READABLE,
    accept_as_found,
    is_of_vault,
    open_read_only,
    repair_vault,
    repair_words,
)
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.keys import Opener
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.ui.base.file_choice import choose_folder
from casefiles.ui.unlock.damage_page import DamagePage
from casefiles.ui.unlock.page import Page
from casefiles.ui.unlock.pending_operations import PendingOperations
from casefiles.ui.unlock.working_page import WorkingPage
from casefiles.words.catalogue import explain
from casefiles.words.language import msg_mark, msg_of

ACCEPTED: Final = msg_mark(
    "The vault was accepted as found. All its content was verified; changes may be missing."
    " History records this."
)
_REPAIRING: Final = msg_mark("Repairing the vault…")
_REPAIRING_WORDS: Final = msg_mark(
    "The damaged file is kept until a copy is verified. You can stop at any time."
)
_READING: Final = msg_mark("Looking for intact data…")
_READING_WORDS: Final = msg_mark("Nothing in the folder of the vault is changed.")
_ACCEPTING: Final = msg_mark("Verifying the vault…")


class RepairFlowHost(Protocol):
    """What the flow needs of the door."""

    vault: OpenVault | None
    errands: PendingOperations

    @property
    def working(self) -> WorkingPage:
        """Shows how far work is."""

    def show_page(self, page: Page) -> None:
        """Show a page."""

    def come_in(self, vault: OpenVault, words: str) -> None:
        """Go on with a vault that is open now, and tell words in its window."""

    def ask_again(self) -> None:
        """Ask for the passphrase."""

    def go_on(self) -> None:
        """Go on to the open vault."""


class RepairFlow(QObject):
    """Leads from a vault that is damaged to one that is open.

    Attributes:
        page: asks what shall be done.
        closing: an open vault is closed to be repaired; nothing is open meanwhile.
        restore_chosen: folder of the vault, and what opens it: a backup shall be restored.
    """

    closing = Signal()
    restore_chosen = Signal(object, object)

    def __init__(self, host: RepairFlowHost, desk: VaultService, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._desk = host, desk
        self.page = DamagePage()
        self.ticket = CancellationToken()
        self._folder = Path()
        self._opener: Opener = ""
        self.page.repair_requested.connect(self._on_repair)
        self.page.usb_backups_requested.connect(self._on_usb_backups)
        self.page.restore_chosen.connect(self._on_restore)
        self.page.read_requested.connect(self._on_read)
        self.page.accept_requested.connect(self._on_accept)
        self.page.back.connect(self.leave)

    def takes(self, error: CasefilesError, folder: Path | None, opener: Opener) -> bool:
        """Ask what shall be done about damage that opening met; tell whether it was that."""
        if folder is None or not opener:
            return False
        is_lost = error.code in LOST and is_of_vault(folder)
        if not is_lost and error.code not in READABLE:
            return False
        self._begin(folder, opener, error)
        return True

    def offer(self, vault: OpenVault, opener: Opener) -> None:
        """Offer to repair a vault that is open; it stays open until that is wanted."""
        self._folder, self._opener = vault.folder, opener
        self.page.show_offer()
        self._host.show_page(self.page)

    def _begin(self, folder: Path, opener: Opener, error: CasefilesError) -> None:
        self._folder, self._opener = folder, opener
        self.page.show_fault(error)
        self._host.show_page(self.page)
        self._host.errands.do(lambda: _counted(folder), self._on_counted, lambda _fault: None)

    def _on_counted(self, counted: tuple[int, int | None]) -> None:
        count, newest = counted
        self.page.show_backups(count, newest or 0, self._desk.clock.wall())

    def _do(
        self,
        work: Callable[[CancellationToken], tuple[OpenVault, str]],
        words: tuple[str, str],
        *,
        can_stop: bool = True,
    ) -> None:
        self.ticket = CancellationToken(listener=self._host.errands.report_progress)
        ticket = self.ticket
        self._host.working.begin(*words, can_stop=can_stop)
        self._host.show_page(self._host.working)
        self._host.errands.do(lambda: work(ticket), self._on_done, self._on_fault)

    def _on_done(self, done: tuple[OpenVault, str]) -> None:
        self._opener = ""
        self._host.come_in(*done)

    def _on_fault(self, error: CasefilesError) -> None:
        if error.code == "repair_failed":
            self.page.show_what_is_left()
        self._host.show_page(self.page)
        if not isinstance(error, Cancelled):
            self.page.show_problem(explain(error.code, error.safe))

    @Slot()
    def _on_repair(self) -> None:
        self._repair(None)

    @Slot()
    def _on_usb_backups(self) -> None:
        choose_folder(self.page, lambda chosen: self._repair(chosen[0]))

    def _repair(self, usb_path: Path | None) -> None:
        """Repair from the backups beside the vault, and from those on a stick."""
        desk, folder, opener = self._desk, self._folder, self._opener
        opened, self._host.vault = self._host.vault, None
        if opened is not None:
            self.closing.emit()

        def work(ticket: CancellationToken) -> tuple[OpenVault, str]:
            if opened is not None:
                # What cannot be folded in any more is what the repair is for.
                with suppress(CasefilesError):
                    opened.close()
            report = repair_vault(desk, folder, opener, ticket, usb_path)
            return desk.unlock(folder, opener), repair_words(report)

        self._do(work, (msg_of(_REPAIRING), msg_of(_REPAIRING_WORDS)))

    @Slot()
    def _on_restore(self) -> None:
        opener, self._opener = self._opener, ""
        self.restore_chosen.emit(self._folder, opener)

    @Slot()
    def _on_read(self) -> None:
        desk, folder, opener = self._desk, self._folder, self._opener

        def work(ticket: CancellationToken) -> tuple[OpenVault, str]:
            return open_read_only(desk, folder, opener, ticket), ""

        self._do(work, (msg_of(_READING), msg_of(_READING_WORDS)))

    @Slot()
    def _on_accept(self) -> None:
        desk, folder, opener = self._desk, self._folder, self._opener

        def work(_ticket: CancellationToken) -> tuple[OpenVault, str]:
            return accept_as_found(desk, folder, opener), msg_of(ACCEPTED)

        self._do(work, (msg_of(_ACCEPTING), ""), can_stop=False)

    @Slot()
    def leave(self) -> None:
        """Forget the secret, and go on: to the vault if it is open, else by asking again."""
        self._opener = ""
        if self._host.vault is not None:
            self._host.go_on()
        else:
            self._host.ask_again()


def _counted(folder: Path) -> tuple[int, int | None]:
    try:
        return count_backups(folder)
    except (NotAVault, VaultDamaged):
        return 0, None
