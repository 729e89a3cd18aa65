"""The door: one calm column that leads to an open vault."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, QTimer, QTimeZone, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused, WrongPassphrase
from casefiles.office.case.desk import Desk
from casefiles.office.vault.privilege_notice import privilege_notice_at
from casefiles.office.vault.vaults_at_hand import vault_at_hand
from casefiles.office.workplace.clock import (
    later_than,
    moment_in_words,
    note_clock,
    note_clock_back,
    was_confirmed,
)
from casefiles.office.workplace.handover import Handover
from casefiles.ui.base.file_choice import choose_folder
from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.ui.unlock.later_pages import LaterPages
from casefiles.ui.unlock.page import Page
from casefiles.ui.unlock.pending_operations import PendingOperations
from casefiles.words.language import msg, msg_of

# ruff: noqa: PLC0415 - what the passphrase is asked without is loaded once the window is painted
if TYPE_CHECKING:
    from casefiles.office.vault.generated_passphrase import WordList
    from casefiles.office.vault.keys import Opener
    from casefiles.office.vault.recovery import NewSheet
    from casefiles.office.workplace.open_vault import OpenVault
    from casefiles.ui.unlock.later_pages import Host
    from casefiles.ui.unlock.open_shares_page import OpenSharesPage
    from casefiles.ui.unlock.printed_page import PrintedPage
    from casefiles.ui.unlock.sheet_page import SheetPage

T = TypeVar("T")

_TYPED: Final = 300
"""Milliseconds after a key until the folder that was typed is looked at."""
_UNPAINTED: Final = 500
"""Milliseconds after which a window that nobody sees goes on as if it were painted."""


class UnlockWindow(LaterPages):
    """Leads from the start to an open vault.

    Attributes:
        opened: an `OpenVault`, and words to be told in its window.
        unlocked: an `OpenVault`, before the last pages have asked what they ask.
        confirmed: the clock was confirmed.
        left: the person closes the window.
        rekeying: everything is being encrypted anew; no vault is open meanwhile.
        relock_requested: keys were changed; what the door of a fresh window says of it.
        vault: the vault that is open already, while pages still ask something.
    """

    opened = Signal(object, str)
    unlocked = Signal(object)
    confirmed = Signal()
    left = Signal()
    rekeying = Signal()
    relock_requested = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, handover: Handover) -> None:
        super().__init__(theme, desk, handover.home)
        self.vault: OpenVault | None = None
        self.errands = PendingOperations(self)
        self._handover = handover
        self._folder, self._ticket = handover.vault, CancellationToken()
        self._asking_page: Page | None = None
        self._needs_clock, self._is_given_up, self._is_painted = True, False, False
        self._new_sheet: NewSheet | None = None
        self._opener: Opener = ""
        self._pending, self._words = handover.pending_operation, ""
        self._hidden.timeout.connect(self.wipe)
        self._look_soon = made_timer(self, _TYPED, self._look_at_place)
        self.shown.connect(self._look_soon.start)
        self._begin_soon = made_timer(self, _UNPAINTED, self.errands.begin)
        self._begin_soon.start()
        theme.changed.connect(self._fit)
        self._fit()
        self.errands.do_once_painted(_words_to_offer, self.offer_words, self._on_fault)
        found = handover.vault or vault_at_hand(handover.home)
        self._shown = self.welcome if found is None else self.unlock
        if found is None:
            self._show(self.welcome)
        else:
            self._ask_for(found)

    @override
    def host(self) -> "Host":
        return self

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Load the rest once the first page is on the screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.errands, self.errands.begin)

    def come_in(self, vault: "OpenVault", words: str) -> None:
        """Go on with a vault that is open now, and tell words in its window."""
        self._words = words
        self._on_open(vault)

    @override
    def connect_page(self, name: str) -> None:
        """Connect a page or flow that was just made."""
        connections: dict[str, Callable[[], object]] = {
            "welcome": self._connect_welcome,
            "unlock": self._connect_unlock,
            "new_vault": self._connect_new_vault,
            "sample": self._connect_sample,
            "sheet": lambda: self._connect_paper(self.sheet),
            "shares": lambda: self._connect_paper(self.shares),
            "usb_key": self._connect_usb_key,
            "working": self._connect_working,
            "recovery": self._connect_recovery,
            "clock": lambda: self.clock.answered.connect(self._on_clock),
            "keys": self._connect_keys,
            "rescue": self._connect_rescue,
            "news": lambda: self.news.done.connect(self._on_operation),
        }
        if name in connections:
            connections[name]()

    def _connect_welcome(self) -> None:
        self.welcome.create_requested.connect(lambda: self._show(self.new_vault))
        self.welcome.sample_requested.connect(lambda: self._show(self.sample))
        self.welcome.open_requested.connect(self._choose)
        self.welcome.restore_chosen.connect(lambda: self.ways_back.begin(self.welcome, None))

    def _connect_unlock(self) -> None:
        self.unlock.back.connect(lambda: self._show(self.welcome))
        self.unlock.submitted.connect(self._on_passphrase)
        self.unlock.sheet_requested.connect(lambda: self._show(self.sheet))
        self.unlock.shares_requested.connect(lambda: self._show(self.shares))
        self.unlock.usb_keys_requested.connect(lambda: self._show(self.usb_key))
        self.unlock.other_requested.connect(self._choose)
        self.unlock.restore_chosen.connect(lambda: self.ways_back.begin(self.unlock, self._folder))
        self.unlock.other_keys_requested.connect(self._on_other_keys)

    def _connect_new_vault(self) -> None:
        self.new_vault.back.connect(lambda: self._show(self.welcome))
        self.new_vault.submitted.connect(self._on_create)
        self.new_vault.folder.changed.connect(self._look_soon.start)

    def _connect_sample(self) -> None:
        self.sample.back.connect(lambda: self._show(self.welcome))
        self.sample.submitted.connect(self._on_sample)
        self.sample.folder.changed.connect(self._look_soon.start)

    def _connect_paper(self, page: "SheetPage | OpenSharesPage") -> None:
        page.back.connect(lambda: self._show(self.unlock))
        page.submitted.connect(self._open)

    def _connect_usb_key(self) -> None:
        self.usb_key.back.connect(lambda: self._show(self.unlock))
        self.usb_key.submitted.connect(self._on_usb_key)

    def _connect_working(self) -> None:
        self.working.stop_requested.connect(self._on_stop)
        self.errands.stepped.connect(self.working.step)

    def _connect_recovery(self) -> None:
        self.recovery.print_requested.connect(self._on_print)
        self.recovery.proven.connect(self._on_proven)
        self.recovery.put_off.connect(self._on_put_off)

    def _connect_keys(self) -> None:
        self.keys.shares.print_requested.connect(self._on_print)
        self.keys.changing.connect(self.rekeying)
        self.keys.relock_requested.connect(self.relock_requested)

    def _connect_rescue(self) -> None:
        self.rescue.closing.connect(self.rekeying)
        self.rescue.restore_chosen.connect(
            lambda folder, opener: self.ways_back.begin_with(self.unlock, folder, opener)
        )

    def ask_again(self) -> None:
        """Ask for the passphrase."""
        if self._folder is not None:
            self._pending = ""
            self._ask_for(self._folder)

    def go_on(self) -> None:
        """Go on to the open vault, past what may still be asked first."""
        vault = self.vault
        self._pending = ""
        if self.is_made("keys"):
            self.keys.forget()
        if vault is not None:
            self._remind(vault)

    def _remind(self, vault: "OpenVault") -> None:
        """Show a recovery sheet, if one is due, and go on."""
        due = self.rest.is_reminder_due()
        self.errands.do(
            lambda: vault.work(due, CancellationToken()), self._on_reminder, self._on_fault
        )

    @Slot(object)
    def _on_print(self, paper: "PrintedPage") -> None:
        """Warn before something is printed, and come back to what it was."""
        previous_page = self.page
        self.printing.done.connect(
            lambda: self._show(previous_page), Qt.ConnectionType.SingleShotConnection
        )
        self.printing.show_paper(paper)
        self._show(self.printing)

    @Slot()
    def _look_at_place(self) -> None:
        """Say what speaks against the folder of a new vault."""
        for name in ("new_vault", "sample"):
            if self.is_made(name) and self._shown is getattr(self, name):
                line = self.new_vault.folder if name == "new_vault" else self.sample.folder
                if line.is_filled():
                    look = partial(self.rest.doubts_of, line.path())
                    self.errands.do(look, line.show_doubts, self._on_fault)

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, lambda chosen: self._ask_for(chosen[0]))

    def _ask_for(self, folder: Path) -> None:
        self._folder = folder
        before = msg_of(self.rest.BEFORE.get(self._pending, "")) if self._pending else ""
        self.unlock.show_folder(folder, privilege_notice_at(folder), before)
        self._show(self.unlock)
        self.errands.do_once_painted(
            lambda: self._desk.service().fault_of_use(folder),
            self._on_fault_of_use,
            self._on_fault,
        )

    def _on_fault_of_use(self, fault: CasefilesError | None) -> None:
        """Say before the passphrase is typed that the vault is open elsewhere."""
        if fault is not None and self.page is self.unlock:
            self.unlock.show_problem(self.rest.explain(fault.code, fault.safe))

    def _do(self, work: Callable[[], T], then: Callable[[T], None], words: str = "") -> None:
        """Do something while the bar is shown; faults are told on the page that asked."""
        if self.page is not self.working:
            self._asking_page = self.page
        why = "" if words else msg_of(self.rest.DERIVING)
        self.working.begin(words or msg("Deriving key…"), why, can_stop=False)
        self._show(self.working)
        self.errands.do(work, then, self._on_fault)

    @Slot(object, str)
    def _on_create(self, folder: Path, passphrase: str) -> None:
        self._folder = folder
        self._do(
            lambda: self.rest.reminded(self._desk.service().found(folder, passphrase)),
            self._on_founded,
        )

    def _on_founded(self, vault: "OpenVault") -> None:
        if not self._is_too_late(vault):
            self.vault = vault
            self.unlocked.emit(vault)
            self.show_sheet()

    def show_sheet(self) -> None:
        """Draw a sheet, which opens the vault once it was copied and proven."""
        self._new_sheet = self.rest.drawn_sheet(self._desk.randomness)
        self._show(self.recovery)
        self.recovery.show_parts(self._new_sheet.groups)

    @Slot(object)
    def _on_sample(self, folder: Path) -> None:
        self._folder, self._needs_clock = folder, False
        self._ticket = ticket = CancellationToken(listener=self.errands.report_progress)
        words = msg("Creating the sample vault…")
        self._do(lambda: self._desk.service().found_sample(folder, ticket), self._on_open, words)
        self.working.begin(words, msg_of(self.rest.DERIVING), can_stop=True)

    @Slot()
    def _on_stop(self) -> None:
        self._ticket.stop.set()
        if self.is_made("rescue"):
            self.rescue.ticket.stop.set()
        if self.is_made("keys"):
            self.keys.ticket.stop.set()

    @Slot(str, object)
    def _on_passphrase(self, passphrase: str, path: Path | None) -> None:
        if path is None:
            self._open(passphrase)
            return
        try:
            opener, keys_at = self.rest.chosen_file(passphrase, path)
        except Refused as error:
            self.unlock.show_problem(self.rest.explain(error.code, error.safe))
            return
        if keys_at is not None:
            self._on_usb_key(passphrase, keys_at, is_brought=False)
        else:
            self._open(opener)

    @Slot(object)
    def _open(self, opener: "Opener") -> None:
        self._unlock(
            opener, lambda folder: self._desk.service().unlock(folder, opener, ticket=self._ticket)
        )

    @Slot(str, object, bool)
    def _on_usb_key(self, passphrase: str, path: Path, is_brought: bool) -> None:
        """Open with keys from a stick; nothing else is done with them there."""
        self._pending = ""

        def unlocked(folder: Path) -> "OpenVault":
            vault = self._desk.service().unlock(folder, passphrase, path, self._ticket)
            return self.rest.with_keys(vault) if is_brought else vault

        self._unlock(passphrase, unlocked)

    def _unlock(self, opener: "Opener", work: "Callable[[Path], OpenVault]") -> None:
        folder = self._folder
        if folder is not None:
            self._needs_clock, self._opener = True, opener
            self._ticket = CancellationToken(listener=self.errands.report_progress)
            self._do(lambda: work(folder), self._on_open)

    def run_operation(
        self, work: Callable[[CancellationToken], T], then: Callable[[T], None], words: str
    ) -> None:
        """Do something that can be stopped while the bar is shown."""
        self._ticket = ticket = CancellationToken(listener=self.errands.report_progress)
        self._do(lambda: work(ticket), then, words)
        self.working.begin(words, "", can_stop=True)

    def on_opened(
        self, folder: Path, vault: "OpenVault", opener: "Opener", words: str = ""
    ) -> None:
        """Go on with a vault that came back, by what opened it; tell words in its window."""
        self._folder, self._needs_clock, self._opener = folder, True, opener
        self.come_in(vault, words)

    @Slot()
    def _on_other_keys(self) -> None:
        if self._folder is not None:
            self.ways_back.bring_keys(self.unlock, self._folder)

    def give_up(self) -> None:
        """Let a vault that is still being opened be closed as soon as it is open."""
        self._is_given_up = True
        self._on_stop()

    def _is_too_late(self, vault: "OpenVault") -> bool:
        if self._is_given_up:
            with suppress(CasefilesError):
                vault.close()
        return self._is_given_up

    def _on_open(self, vault: "OpenVault") -> None:
        if self._is_too_late(vault):
            return
        self.vault = vault
        self.unlocked.emit(vault)
        self.news.show_news(vault, can_act=bool(self._opener))

    @Slot(str)
    def _on_operation(self, operation: str) -> None:
        vault, self._pending = self.vault, operation or self._pending
        if vault is None:
            return
        # A passphrase is let go of as soon as nothing asks for it any more.
        opener, self._opener = self._opener, ""
        operation = self._pending or ("" if self.rest.is_passphrase(opener) else "set_passphrase")
        if vault.is_read_only:
            self._end("")
        elif operation == self.rest.REPAIR:
            self._pending = ""
            self.rescue.offer(vault, opener)
        elif operation in self.rest.ACTS or operation in self.rest.PAPERS:
            self.keys.begin(operation, vault, opener)
        elif not operation and (self._handover.is_after_lock or not self._needs_clock):
            self._ask_clock()
        else:
            self._remind(vault)

    def _on_reminder(self, is_due: bool) -> None:
        if is_due and self.vault is not None:
            self.show_sheet()
        else:
            self._ask_clock()

    @Slot()
    def _on_proven(self) -> None:
        sheet, self._new_sheet = self._new_sheet, None
        if sheet is not None:
            keep = self.rest.save_recovery_sheet(sheet)
            self._with_vault(lambda vault: vault.work(keep, CancellationToken()), self._ask_clock)

    @Slot()
    def _on_put_off(self) -> None:
        self._new_sheet = None
        self._with_vault(lambda vault: vault.run(self.rest.remind_later()), self._ask_clock)

    def _ask_clock(self) -> None:
        """Ask whether the clock is right; one that went back is entered, and always asked of."""
        now, doubts = self._desk.clock.wall(), list[int]()

        def look(vault: "OpenVault") -> None:
            last = vault.ask(later_than(now))
            if last is not None:
                doubts.append(last)
                vault.run(note_clock_back())
            self._needs_clock &= last is not None or not vault.ask(was_confirmed(now))

        self._with_vault(look, lambda: self._on_inspected(now, doubts))

    def _on_inspected(self, now: int, doubts: list[int]) -> None:
        is_trusted = not self._needs_clock or self._handover.trusts(self._desk.clock)
        if is_trusted and not doubts:
            self._end("")
            return
        zone = QTimeZone.systemTimeZoneId().toStdString()
        last_use = moment_in_words(doubts[0], zone) if doubts else ""
        self.clock.show_moment(moment_in_words(now, zone), last_use)
        self._show(self.clock)

    @Slot(bool)
    def _on_clock(self, is_right: bool) -> None:
        if is_right:
            self.confirmed.emit()
        words = "" if is_right else msg_of(self.rest.CLOCK_WRONG)
        self._with_vault(
            lambda vault: vault.run(note_clock(is_right=is_right)), lambda: self._end(words)
        )

    def _with_vault(self, work: "Callable[[OpenVault], None]", then: Callable[[], None]) -> None:
        vault = self.vault
        if vault is not None:
            self._do(lambda: work(vault), lambda _: then(), msg("Saving your answer…"))

    def _end(self, words: str) -> None:
        vault, self.vault = self.vault, None
        message, self._words = self._words, ""
        if vault is not None:
            self.opened.emit(vault, "\n".join(part for part in (message, words) if part))

    def _on_fault(self, error: CasefilesError) -> None:
        """Tell a fault where the person can do something about it."""
        if self.vault is not None:
            # It is open: what could not be noted must not keep the person from the case.
            self._end(self.rest.explain(error.code, error.safe))
            return
        opener, self._opener = self._opener, ""
        if self.rescue.takes(error, self._folder, opener):
            return
        page = self._asking_page or self.welcome
        text = self.rest.explain(self._code_of(error, page), error.safe)
        self._show(page)
        if page is self.unlock:
            self.unlock.offer_other_keys(self.ways_back.offered(error))
        if isinstance(error, WrongPassphrase) and page is self.unlock:
            self.unlock.refuse(text)
        else:
            page.show_problem(text)

    def _code_of(self, error: CasefilesError, page: Page) -> str:
        """Return the code of what is told of a fault on a page."""
        if isinstance(error, Refused) and error.code == "folder_not_empty":
            return "vault_folder_taken"
        if not isinstance(error, WrongPassphrase):
            return error.code
        if self.is_made("ways_back") and page in self.ways_back.pages:
            return "wrong_for_backups"
        if page is self.unlock and self.unlock.add_file.path is not None:
            return "wrong_passphrase_or_file"
        papers = {"sheet": "wrong_recovery_sheet", "shares": "wrong_shares"}
        shown = [name for name in papers if self.is_made(name) and page is getattr(self, name)]
        return papers[shown[0]] if shown else "wrong_passphrase"

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the vault be closed first, if it is open already."""
        event.ignore()
        self._ticket.stop.set()
        self.left.emit()


def _words_to_offer() -> "WordList":
    from casefiles.office.vault.generated_passphrase import WordList

    return WordList()
