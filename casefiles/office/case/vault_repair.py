"""Ways back into a vault that does not open as it should."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.case.vault_service import VaultService
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.store.backup.backup_generations import BackupDirectory, backup_directory_at, page_of
from casefiles.store.files.folder import BACKUPS, HEAD, KEYS, KEYS_COPY
from casefiles.store.keys.key_file import Keys
from casefiles.store.keys.key_slots import Opener
from casefiles.store.maintenance import damaged, repair
from casefiles.store.maintenance.damaged import ACCEPTABLE, READABLE, REPAIRABLE
from casefiles.store.maintenance.repair import Candidates, RepairReport
from casefiles.store.maintenance.restoring import shelves_below
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault import opening
from casefiles.words.language import msg, msg_n

__all__ = [
    "ACCEPTABLE",
    "LOST",
    "READABLE",
    "REPAIRABLE",
    "accept_as_found",
    "is_of_vault",
    "open_read_only",
    "repair_vault",
    "repair_words",
]

LOST: Final = frozenset(
    {"database_missing", "database_empty", "database_foreign", "vault_mismatch"}
)
"""Codes of damage that leave nothing but backups."""
_OF_A_VAULT: Final = (KEYS, KEYS_COPY, HEAD, BACKUPS)


def is_of_vault(folder: Path) -> bool:
    """Tell whether something in a folder without a database says that a vault was there."""
    return any((folder / name).exists() for name in _OF_A_VAULT)


def accept_as_found(desk: VaultService, folder: Path, opener: Opener) -> OpenVault:
    """Open a vault whose head is lost, damaged or ahead, on the owner's word.

    What its database holds must prove itself. What the head may have known beyond it is given up,
    and the ledger says so.

    Raises:
        CasefilesError: see `casefiles.store.vault.opening.accept_as_found`.
    """
    return desk.at_work(
        opening.accept_as_found(folder, opener, desk.clock, desk.randomness, desk.ballast)
    )


def open_read_only(
    desk: VaultService, folder: Path, opener: Opener, ticket: CancellationToken
) -> OpenVault:
    """Open what is sound of a damaged vault, to be read; nothing in its folder is changed.

    Raises:
        CasefilesError: see `casefiles.store.maintenance.damaged.open_damaged`.
    """
    surroundings = StoreEnvironment(desk.clock, desk.randomness)
    return desk.at_work(damaged.open_damaged(folder, opener, surroundings, ticket))


def repair_vault(
    desk: VaultService,
    folder: Path,
    opener: Opener,
    ticket: CancellationToken,
    usb_path: Path | None = None,
) -> RepairReport:
    """Put a whole copy in the place of a damaged database, from backups and from its own ledger.

    Args:
        desk: of the office.
        folder: of the vault.
        opener: what opens it.
        ticket: stops the work.
        usb_path: where more backups are than those beside the vault.

    Raises:
        NotAVault: there are no backups on the stick.
        CasefilesError: see `casefiles.store.maintenance.repair.repair`; nothing was changed.
    """
    surroundings = StoreEnvironment(desk.clock, desk.randomness)
    shelves = [backup_directory_at(folder / BACKUPS)]
    if usb_path is not None:
        shelves += shelves_below(usb_path)
    return repair.repair(folder, opener, surroundings, _pages_of(shelves), ticket)


def _pages_of(shelves: list[BackupDirectory]) -> Callable[[Keys], Candidates]:
    """Return where pages may be taken from, once the keys are known: the newest backup first."""

    def of(keys: Keys) -> Candidates:
        found = [one for shelf in shelves for one in shelf.of(keys).generations()]
        generations = sorted(found, key=lambda one: one.manifest.wall, reverse=True)

        def candidates(number: int) -> Iterator[bytes]:
            for generation in generations:
                page = page_of(generation, number)
                if page is not None:
                    yield page

        return candidates

    return of


def repair_words(report: RepairReport) -> str:
    """Return what a repair did, in words."""
    if not report.aside:
        return msg("No damage found in the database. The vault is intact.")
    pages = len(report.bad_pages)
    counted = msg_n("{n} damaged page", "{n} damaged pages", pages)
    how = msg("{counted} came back from backups.", counted=counted)
    if report.is_rebuilt:
        stored = (
            msg("{counted}: what they held", counted=counted)
            if pages
            else msg("What the ledger did not vouch for")
        )
        how = (
            msg(
                "{stored} was made again from backups, the rest of the vault and its ledger.",
                stored=stored,
            )
            if report.from_backups
            else msg(
                "{stored} was made again from the rest of the vault and its ledger.", stored=stored
            )
        )
    return msg(
        "The vault is repaired and whole. {how} The damaged file is kept"
        " beside it, as {aside}; nothing needs it any more.",
        how=how,
        aside=report.aside,
    )
