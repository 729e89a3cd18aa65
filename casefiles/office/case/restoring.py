"""Getting a vault back: from backups beside it, or from a stick."""

from dataclasses import dataclass, field
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.keys import is_passphrase
from casefiles.office.vault.recovery import note_recovery
from casefiles.office.workplace.open_vault import OpenVault, write_first
from casefiles.store.backup.backup_verification import summary_of
from casefiles.store.keys.key_slots import Opener
from casefiles.store.maintenance import restoring
from casefiles.store.search.store_environment import StoreEnvironment


@dataclass(frozen=True, slots=True)
class BackupChoice:
    """One backup, as a person chooses among them.

    Attributes:
        number: 1 for the newest.
        wall: when it was taken, in nanoseconds since 1970.
        changed: when the newest entry in it was written, likewise.
        proven: it was proven to bring the vault back after it was written.
        size: bytes of the vault that it becomes.
    """

    number: int
    wall: int
    cases: int
    documents: int
    events: int
    entries: int
    changed: int
    proven: bool
    size: int


def counts_in(one: BackupChoice) -> str:
    """Say how much a backup holds, such as 1 case, 16 documents, 44 events."""
    counts = ((one.cases, "case"), (one.documents, "document"), (one.events, "event"))
    return ", ".join(f"{count:,} {name if count == 1 else name + 's'}" for count, name in counts)


@dataclass(frozen=True, slots=True)
class OpenBackups:
    """Backups that were opened; holds their keys, so let it go soon.

    Attributes:
        moments: newest first.
        unreadable: how many files should be backups and are none any more.
        by_paper: a recovery key opened them.
    """

    moments: tuple[BackupChoice, ...]
    unreadable: int
    by_paper: bool
    _opened: restoring.OpenedBackups = field(repr=False)


def count_backups(chosen: Path) -> tuple[int, int | None]:
    """Look for backups without opening them: of how many moments, and when the newest was taken.

    Raises:
        NotAVault: there is none.
        CasefilesError: the disk fails.
    """
    packs = [pack for shelf in restoring.shelves_below(chosen) for pack in shelf.packs]
    moments = {pack.manifest.generation for pack in packs}
    return len(moments), max((pack.manifest.wall for pack in packs), default=None)


def open_backups(chosen: Path, opener: Opener, keys_at: Path | None = None) -> OpenBackups:
    """Open the backups in the folder of a vault or on a stick.

    Args:
        chosen: the folder.
        opener: what opened the vault when they were made.
        keys_at: the vault's own key file, where it was moved to a stick.

    Raises:
        NotAVault: there is none.
        WrongPassphrase: it opens none of them.
        CasefilesError: the disk fails.
    """
    opened = restoring.unlocked_backups(chosen, opener, keys_at)
    moments = []
    for number, generation in enumerate(opened.generations, 1):
        manifest, summary = generation.manifest, summary_of(generation, opened.keys)
        moments.append(
            BackupChoice(
                number,
                manifest.wall,
                summary.cases,
                summary.documents,
                summary.events,
                summary.entries,
                summary.changed,
                generation.is_proven(opened.keys),
                manifest.page_count * 16_384,
            )
        )
    by_paper = not is_passphrase(opener)
    return OpenBackups(tuple(moments), opened.unreadable, by_paper, opened)


def restore(
    desk: VaultService, backups: OpenBackups, number: int, target: Path, ticket: CancellationToken
) -> OpenVault:
    """Make a vault of a backup in a new folder, and open it for a window.

    Args:
        desk: of the office.
        backups: opened ones.
        number: of the moment, 1 for the newest.
        target: new or empty folder.
        ticket: stops the work.

    Raises:
        CasefilesError: see `casefiles.store.maintenance.restoring.restore`.
    """
    surroundings = StoreEnvironment(desk.clock, desk.randomness, ballast=desk.ballast)
    opened = backups._opened  # noqa: SLF001  # keys are nothing for others
    generation = opened.generations[number - 1]
    vault = restoring.restore(opened, generation, target, surroundings, ticket)
    if backups.by_paper:
        write_first(vault, note_recovery())
    return desk.at_work(vault)


def restore_key_file(desk: VaultService, folder: Path, chosen: Path, opener: Opener) -> OpenVault:
    """Put a lost key file back from a copy or from backups, and open the vault with it.

    Raises:
        CasefilesError: see `restoring.bring_back_keys` of the store, and `Desk.unlock`.
    """
    restoring.bring_back_keys(folder, chosen, opener)
    vault = desk.unlock(folder, opener)
    try:
        vault.run(lambda work: work.note("bring_back_keys"))
    except BaseException:
        vault.close()
        raise
    return vault
