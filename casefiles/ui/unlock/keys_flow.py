"""Acts upon the keys at the door: one page after the other, once the passphrase has opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.keys import (
    KeysState,
    Opener,
    add_colleague,
    add_key_file,
    keys_state,
    names_in_vault,
    remove_key_file,
    save_shares,
    set_passphrase,
)
from casefiles.office.vault.recovery_shares import NewShares, drawn_shares
from casefiles.office.vault.rekeying import TRAVEL, RekeyingRequest, RekeyingResult
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.office.workplace.operations import Job
from casefiles.ui.unlock.message_page import MessagePage
from casefiles.ui.unlock.operation_page import Given, OperationPage
from casefiles.ui.unlock.operation_texts import ACTS, AWAY, DONE_FOR_CAUSE, FOR_CAUSE, RENEWED
from casefiles.ui.unlock.page import Page
from casefiles.ui.unlock.pending_operations import PendingOperations
from casefiles.ui.unlock.shares_page import SharesPage
from casefiles.ui.unlock.working_page import WorkingPage
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_of

_DERIVING: Final = msg_mark("Deriving key…")
_REKEYING_TITLE: Final = msg_mark("Re-encrypting the vault…")
_REKEYING_TEXT: Final = msg_mark("The old vault is kept until the new one is verified.")
_KEY_FILE_TEXT: Final = msg_mark(
    "Key file: {name}. From now on choose “With a key file” when unlocking. Copy it to a second"
    " USB drive kept elsewhere."
)
_KEY_FILES_TEXT: Final = msg_mark(
    "Key file on the USB drive: {name}. Remove the drive now. To open the vault, choose “Keys on a"
    " USB drive” when unlocking; you can also move the keys back there."
)


class KeysFlowHost(Protocol):
    """What the flow needs of the door."""

    vault: OpenVault | None
    errands: PendingOperations

    @property
    def working(self) -> WorkingPage:
        """Shows how far work is."""

    def show_page(self, page: Page) -> None:
        """Show a page."""

    def show_sheet(self) -> None:
        """Draw a recovery sheet and show it."""

    def go_on(self) -> None:
        """Go on to the open vault."""

    def ask_again(self) -> None:
        """Ask for the passphrase."""


class KeysFlow(QObject):
    """Leads through one errand.

    Attributes:
        changing: everything is being encrypted anew; nothing is open meanwhile.
        relock_requested: all is done; what the door of a fresh window says of it.
    """

    changing = Signal()
    relock_requested = Signal(str)

    def __init__(self, host: KeysFlowHost, desk: VaultService, home: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._desk = host, desk
        self.act = OperationPage(home, desk.randomness)
        self.shares, self.message_page = SharesPage(desk.randomness), MessagePage()
        self.pages: tuple[Page, ...] = (self.act, self.shares, self.message_page)
        self.ticket = CancellationToken()
        self._operation = ""
        self._folder = Path()
        self._opener: Opener = ""
        self._state: KeysState | None = None
        self._new_shares: NewShares | None = None
        self._after: Callable[[], None] = host.go_on
        self.act.submitted.connect(self._on_submitted)
        self.act.put_off.connect(self._on_put_off)
        self.shares.proven.connect(self._on_proven)
        self.shares.put_off.connect(self._on_put_off)
        self.message_page.read.connect(self._on_read)

    def begin(self, operation: str, vault: OpenVault, opener: Opener) -> None:
        """Do an errand with a vault that something has just opened."""
        self._operation, self._folder, self._opener = operation, vault.folder, opener

        def look() -> tuple[KeysState, frozenset[str]]:
            return vault.work(keys_state(), CancellationToken()), vault.ask(names_in_vault())

        self._do(look, self._on_state)

    def forget(self) -> None:
        """Forget every secret."""
        self._opener, self._new_shares = "", None

    def _do(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._host.working.begin(msg_of(_DERIVING), "", can_stop=False)
        self._host.show_page(self._host.working)
        self._host.errands.do(work, then, self._on_fault)

    def _on_state(self, values: tuple[KeysState, frozenset[str]]) -> None:
        self._state, names = values
        self.act.part.refuse_names(names)
        if self._operation == "sheet":
            self._host.show_sheet()
        elif self._operation == "shares":
            self._new_shares = drawn_shares(self._desk.randomness)
            self._host.show_page(self.shares)
            self.shares.show_shares(self._new_shares.shares)
        else:
            self.act.show_act(msg_of(ACTS[self._operation]))
            self._host.show_page(self.act)

    @Slot(object)
    def _on_submitted(self, given: Given) -> None:
        if self._operation in FOR_CAUSE:
            self._change(given)
            return
        jobs: dict[str, Callable[[], Job[Any]]] = {
            "passphrase": lambda: set_passphrase(self._opener, given.passphrase),
            "set_passphrase": lambda: set_passphrase(self._opener, given.passphrase),
            "key_file_add": lambda: add_key_file(self._opener, given.folder),
            "key_file_remove": lambda: remove_key_file(self._opener),
            "colleague": lambda: add_colleague(given.name, given.passphrase),
        }
        vault, job = self._host.vault, jobs[self._operation]()
        if vault is not None:
            self._do(lambda: vault.work(job, CancellationToken()), self._on_done)

    def _on_done(self, result: object) -> None:
        if isinstance(result, Path):
            self._show_message(
                msg("Key file created"), msg_of(_KEY_FILE_TEXT).format(name=result.name)
            )
        else:
            self._host.go_on()

    @Slot()
    def _on_proven(self) -> None:
        vault, new = self._host.vault, self._new_shares
        self._new_shares = None
        if vault is not None and new is not None:
            self._do(
                lambda: vault.work(save_shares(new), CancellationToken()),
                lambda _: self._host.go_on(),
            )

    def _change(self, given: Given) -> None:
        """Close the vault, and encrypt everything anew."""
        state, vault = self._state, self._host.vault
        if state is None:
            return
        cause = self._operation
        wish = RekeyingRequest(cause, state, self._opener, given.passphrase, given.folder)  # type: ignore[arg-type]  # one of the causes
        self.ticket = CancellationToken(listener=self._host.errands.report_progress)
        ticket, folder = self.ticket, self._folder
        self._host.vault = None
        self.changing.emit()

        def change() -> RekeyingResult:
            if vault is not None:
                vault.close()
            return self._desk.change_keys(folder, wish, ticket)

        self._host.working.begin(msg_of(_REKEYING_TITLE), msg_of(_REKEYING_TEXT), can_stop=True)
        self._host.show_page(self._host.working)
        self._host.errands.do(change, self._on_changed, self._on_fault)

    def _on_changed(self, done: RekeyingResult) -> None:
        name = done.key_file.name if done.key_file is not None else ""
        text = (
            msg_of(_KEY_FILES_TEXT).format(name=name)
            if name
            else msg_of(DONE_FOR_CAUSE[self._operation])
        )
        if done.is_old_left:
            text = f"{text}\n\n{explain('old_copy_left', {})}"
        title = (
            msg("Keys moved to the USB drive")
            if self._operation == TRAVEL
            else msg("The keys were changed")
        )
        self._end_with(title, text)

    def _end_with(self, title: str, text: str) -> None:
        self.forget()
        message = AWAY if self._operation == TRAVEL else RENEWED
        self._after = lambda: self.relock_requested.emit(message)
        self.message_page.show_words(title, text, msg("Lock"))
        self._host.show_page(self.message_page)

    def _show_message(self, title: str, text: str) -> None:
        self._after = self._host.go_on
        self.message_page.show_words(title, text, msg("Continue"))
        self._host.show_page(self.message_page)

    @Slot()
    def _on_read(self) -> None:
        self._after()

    @Slot()
    def _on_put_off(self) -> None:
        self._new_shares = None
        if self._host.vault is not None:
            self._host.go_on()
        else:
            self.forget()
            self._host.ask_again()

    def _on_fault(self, error: CasefilesError) -> None:
        """Tell a fault on the page of the act; the way on stays open."""
        text = explain(error.code, error.safe)
        if self._operation in ACTS:
            self._host.show_page(self.act)
            self.act.show_problem(text)
        else:
            self._show_message(msg("Not completed"), text)
