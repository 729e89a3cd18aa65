"""Ways back into a vault that does not open as it should: backups, and files it can do without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Slot

from casefiles.domain.errors import (
    CasefilesError,
    NotAVault,
    Refused,
    VaultDamaged,
    WrongPassphrase,
)
from casefiles.domain.ticket import Ticket
from casefiles.office.desk import Desk
from casefiles.office.keys import Opener
from casefiles.office.open_vault import OpenVault
from casefiles.office.restoring import BackupsAtHand, backups_at_hand, bring_back_keys, restore
from casefiles.ui.unlock.page import Page
from casefiles.ui.unlock.restore_pages import ChooseBackupPage, FindBackupsPage
from casefiles.words import explain

KEYS_LOST: Final = frozenset({"key_file_missing", "key_file_empty", "key_file_damaged"})
"""Codes of damage to the key file alone, which every backup has a copy of."""
_KEYS: Final = "Bring the key file back from its backups"
KEYS_WORDS: Final = "Its backups hold a copy of the key file: with the passphrase it can come back."


class Door(Protocol):
    """What the ways back need of the door."""

    def show_page(self, page: Page) -> None:
        """Show a page."""

    def do_errand(
        self, work: Callable[[Ticket], Any], then: Callable[[Any], None], words: str
    ) -> None:
        """Do something that can be stopped while the bar is shown."""

    def on_opened(self, folder: Path, vault: OpenVault) -> None:
        """Go on with an open vault."""


class WaysBack(QObject):
    """The pages that lead from backups to a vault, and what else gets one open again.

    Attributes:
        find: asks where backups are.
        choose: asks which one.
    """

    def __init__(self, desk: Desk, home: Path, door: Door) -> None:
        super().__init__()
        self.find, self.choose = FindBackupsPage(home), ChooseBackupPage(home)
        self._desk, self._door = desk, door
        self._came_from: Page = self.find
        self._source = home
        self._backups: BackupsAtHand | None = None
        self.find.wanted.connect(self._on_find)
        self.find.back.connect(self._on_back)
        self.choose.back.connect(self._on_back_to_find)
        self.choose.wanted.connect(self._on_choose)

    def begin(self, came_from: Page, folder: Path | None) -> None:
        """Ask where backups are, beginning with a vault."""
        self._came_from = came_from
        self.find.begin_at(folder)
        self._door.show_page(self.find)

    def begin_with(self, came_from: Page, folder: Path, opener: Opener) -> None:
        """Show the backups beside a vault; where they do not open, ask where others are."""
        self._came_from, self._source = came_from, folder

        def look(_ticket: Ticket) -> BackupsAtHand | CasefilesError:
            try:
                return backups_at_hand(folder, opener)
            except (NotAVault, VaultDamaged, WrongPassphrase) as error:
                return error

        def looked(found: BackupsAtHand | CasefilesError) -> None:
            if isinstance(found, BackupsAtHand):
                self._on_found(found)
                return
            self.begin(came_from, folder)
            self.find.show_problem(explain(found.code, found.safe))

        self._door.do_errand(look, looked, "Looking at the backups…")

    @staticmethod
    def offered(error: CasefilesError) -> tuple[str, str]:
        """Return what a fault of opening lets one do: words for a button, and what it means."""
        if error.code in KEYS_LOST:
            return _KEYS, KEYS_WORDS
        return "", ""

    def mend(self, folder: Path, passphrase: str) -> None:
        """Open a vault with the key file of its backups."""

        def work(_ticket: Ticket) -> OpenVault:
            return bring_back_keys(self._desk, folder, folder, passphrase)

        self._door.do_errand(
            work, lambda vault: self._door.on_opened(folder, vault), "Opening the vault…"
        )

    @Slot()
    def _on_back(self) -> None:
        self._door.show_page(self._came_from)

    @Slot()
    def _on_back_to_find(self) -> None:
        self._backups = None
        self._door.show_page(self.find)

    @Slot(object, str)
    def _on_find(self, folder: Path, passphrase: str) -> None:
        self._source = folder
        self._door.do_errand(
            lambda _ticket: backups_at_hand(folder, passphrase),
            self._on_found,
            "Looking at the backups…",
        )

    def _on_found(self, backups: BackupsAtHand) -> None:
        self._backups = backups
        self.choose.show_backups(backups, _beside(self._source), self._desk.clock.wall())
        self._door.show_page(self.choose)

    @Slot(int, object)
    def _on_choose(self, number: int, target: Path) -> None:
        backups = self._backups
        if backups is None:
            return

        def work(ticket: Ticket) -> OpenVault:
            if target.absolute().is_relative_to(self._source.absolute()):
                raise Refused("restore_within")
            return restore(self._desk, backups, number, target, ticket)

        def done(vault: OpenVault) -> None:
            self._backups = None
            self._door.on_opened(target, vault)

        self._door.do_errand(work, done, "Restoring the backup…")


def _beside(source: Path) -> Path:
    """Return a new folder beside a vault; a stick is no place for one."""
    name = f"{source.name} restored"
    number, place = 2, source.with_name(name)
    while place.exists():
        place = source.with_name(f"{name} {number}")
        number += 1
    return place
