"""Ways back into a vault that does not open as it should: backups, and files it can do without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Slot

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotAVault,
    Refused,
    VaultDamaged,
    WrongPassphrase,
)
from casefiles.office.case.restoring import OpenBackups, open_backups, restore, restore_key_file
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.backups import moment_in
from casefiles.office.vault.keys import Opener, chosen_file
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.ui.unlock.open_shares_page import OpenSharesPage
from casefiles.ui.unlock.page import Page
from casefiles.ui.unlock.restore_pages import (
    BRING_KEYS,
    RESTORE,
    ChooseBackupPage,
    FindBackupsPage,
    Purpose,
)
from casefiles.ui.unlock.sheet_page import SheetPage
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_of

KEYS_LOST: Final = frozenset({"key_file_missing", "key_file_empty", "key_file_damaged"})
"""Codes of damage to the key file alone, which every backup has a copy of."""
_RESTORED: Final = msg_mark(
    "This vault was made from the backup taken {taken}. What was"
    " changed after that is not in it; what is left of the earlier"
    " vault is where it was."
)
_KEYS: Final = msg_mark("Restore the key file…")


class RestoreFlowHost(Protocol):
    """What the ways back need of the door."""

    def show_page(self, page: Page) -> None:
        """Show a page."""

    def run_operation(
        self, work: Callable[[CancellationToken], Any], then: Callable[[Any], None], words: str
    ) -> None:
        """Do something that can be stopped while the bar is shown."""

    def on_opened(self, folder: Path, vault: OpenVault, opener: Opener, words: str = "") -> None:
        """Go on with an open vault, by what opened it."""


class RestoreFlow(QObject):
    """The pages that lead from backups to a vault, and what else gets one open again.

    Attributes:
        find: asks where backups are, and for a passphrase.
        sheet: asks for the recovery sheet instead.
        shares: asks for two shares instead.
        choose: asks which backup.
        pages: all of these.
    """

    def __init__(self, desk: VaultService, home: Path, host: RestoreFlowHost) -> None:
        super().__init__()
        self.find, self.choose = FindBackupsPage(home), ChooseBackupPage(home)
        self.sheet = SheetPage(msg("With the recovery sheet"), msg("Continue"))
        self.shares = OpenSharesPage(msg("With recovery shares"), msg("Continue"))
        self.pages: tuple[Page, ...] = (self.find, self.sheet, self.shares, self.choose)
        self._desk, self._host = desk, host
        self._came_from: Page = self.find
        self._source = home
        self._lacking: Path | None = None
        self._opener: Opener = ""
        self._backups: OpenBackups | None = None
        self.find.submitted.connect(self._on_find)
        self.find.back.connect(self._on_back)
        self.find.sheet_requested.connect(lambda: self._ask_for(self.sheet))
        self.find.shares_requested.connect(lambda: self._ask_for(self.shares))
        for page in (self.sheet, self.shares):
            page.back.connect(self._on_back_to_find)
            page.submitted.connect(self._use)
        self.choose.back.connect(self._on_back_to_find)
        self.choose.submitted.connect(self._on_choose)

    def begin(self, came_from: Page, folder: Path | None) -> None:
        """Ask where backups are, beginning with a vault."""
        self._begin(came_from, folder, msg_of(RESTORE), None)

    def bring_keys(self, came_from: Page, folder: Path) -> None:
        """Ask where a copy of a vault's key file is, beginning with its own backups."""
        self._begin(came_from, folder, msg_of(BRING_KEYS), folder)

    def _begin(
        self, came_from: Page, folder: Path | None, purpose: Purpose, lacking: Path | None
    ) -> None:
        self._came_from, self._lacking = came_from, lacking
        self.find.show_purpose(purpose, folder)
        self._host.show_page(self.find)

    def begin_with(self, came_from: Page, folder: Path, opener: Opener) -> None:
        """Show the backups beside a vault; where they do not open, ask where others are."""
        self._came_from, self._source = came_from, folder
        self._lacking, self._opener = None, opener
        self.find.show_purpose(msg_of(RESTORE), folder)

        def look(_ticket: CancellationToken) -> OpenBackups | CasefilesError:
            try:
                return open_backups(folder, opener)
            except (NotAVault, VaultDamaged, WrongPassphrase) as error:
                return error

        def on_opened(found: OpenBackups | CasefilesError) -> None:
            if isinstance(found, OpenBackups):
                self._on_found(found)
                return
            self.begin(came_from, folder)
            self.find.show_problem(explain(found.code, found.safe))

        self._host.run_operation(look, on_opened, msg("Reading the backups…"))

    @staticmethod
    def offered(error: CasefilesError) -> str:
        """Return what a fault of opening lets one do, in words for a button; empty for nothing."""
        return msg_of(_KEYS) if error.code in KEYS_LOST else ""

    def _ask_for(self, page: Page) -> None:
        self._source = self.find.folder.path()
        page.show_problem("")
        self._host.show_page(page)

    @Slot()
    def _on_back(self) -> None:
        self._forget()
        self._host.show_page(self._came_from)

    @Slot()
    def _on_back_to_find(self) -> None:
        self._forget()
        self._host.show_page(self.find)

    def _forget(self) -> None:
        self._backups, self._opener = None, ""

    @Slot(object, str, object)
    def _on_find(self, folder: Path, passphrase: str, path: Path | None) -> None:
        self._source = folder
        try:
            opener, keys_at = chosen_file(passphrase, path) if path else (passphrase, None)
        except Refused as error:
            self.find.show_problem(explain(error.code, error.safe))
            return
        self._use(opener, keys_at)

    @Slot(object)
    def _use(self, opener: Opener, keys_at: Path | None = None) -> None:
        """Open what the folder holds."""
        source, lacking = self._source, self._lacking
        if lacking is None:
            self._opener = opener
            self._host.run_operation(
                lambda _ticket: open_backups(source, opener, keys_at),
                self._on_found,
                msg("Reading the backups…"),
            )
            return

        def work(_ticket: CancellationToken) -> OpenVault:
            chosen = source if keys_at is None else keys_at.parent
            return restore_key_file(self._desk, lacking, chosen, opener)

        def done(vault: OpenVault) -> None:
            self._host.on_opened(lacking, vault, opener)

        self._host.run_operation(work, done, msg("Opening the vault…"))

    def _on_found(self, backups: OpenBackups) -> None:
        self._backups = backups
        self.choose.show_backups(backups, _adjacent_folder(self._source), self._desk.clock.wall())
        self._host.show_page(self.choose)

    @Slot(int, object)
    def _on_choose(self, number: int, target: Path) -> None:
        backups, opener = self._backups, self._opener
        if backups is None:
            return
        taken = moment_in(backups.moments[number - 1].wall, self._desk.clock.wall())
        words = msg_of(_RESTORED).format(taken=taken)

        def work(ticket: CancellationToken) -> OpenVault:
            if target.absolute().is_relative_to(self._source.absolute()):
                raise Refused("restore_within")
            return restore(self._desk, backups, number, target, ticket)

        def done(vault: OpenVault) -> None:
            self._forget()
            self._host.on_opened(target, vault, opener, words)

        self._host.run_operation(work, done, msg("Restoring the backup…"))


def _adjacent_folder(source: Path) -> Path:
    """Return a new folder beside a vault; a stick is no place for one."""
    name = msg("{name} restored", name=source.name)
    number, place = 2, source.with_name(name)
    while place.exists():
        place = source.with_name(f"{name} {number}")
        number += 1
    return place
