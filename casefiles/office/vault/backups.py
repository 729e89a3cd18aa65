"""Backups as a lawyer speaks of them: those beside the vault, and those on other media."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, NotEnoughSpace, Refused, VaultDamaged
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.backup.backup_generations import backup_directory_at
from casefiles.store.backup.backup_packs import is_as_written
from casefiles.store.backup.backup_retention import HOUR, needs_tending, tend
from casefiles.store.backup.backup_taking import newest_of, take_backup
from casefiles.store.backup.backup_writing import pack_size
from casefiles.store.files.in_folder import DATABASE, sync_folder
from casefiles.store.maintenance.restoring import USB_BACKUP_FOLDER
from casefiles.store.vault.open_vault import Vault
from casefiles.words.language import msg

ELSEWHERE: Final = "back_up_elsewhere"
"""What the ledger says of a backup that was written to another medium."""
EVERY: Final = HOUR
"""Nanoseconds between two backups while the vault is open."""
_PAGE: Final = 16_384
_SECOND: Final = 1_000_000_000
_FAT_LIMIT: Final = (1 << 32) - 1
_FAT: Final = frozenset({"vfat", "msdos"})
_OF_THE_MEDIUM: Final = {
    "vault_read_only": "stick_read_only",
    "no_space_for_backup": "no_space_on_stick",
    "no_space": "no_space_on_stick",
    "backup_not_kept": "stick_not_kept",
}
"""What a fault of the vault's own disk is called where it is one of another medium."""


@dataclass(frozen=True, slots=True)
class CopiesElsewhere:
    """Backups that erasing cannot reach.

    Attributes:
        count: how many were made on other media, as far as the ledger knows.
        last: when the last one was made, in nanoseconds since 1970; None if none was.
    """

    count: int
    last: int | None


@dataclass(frozen=True, slots=True)
class BackupResult:
    """What a backup came to.

    Attributes:
        wall: of the moment that can be given back, in nanoseconds since 1970.
        size: bytes that were written; 0 if nothing had changed since the moment.
        folder: where it lies.
        trouble: code of what kept older backups from being put together; the new one is sound.
        same_disk: a backup elsewhere lies on the very disk of the vault.
    """

    wall: int
    size: int
    folder: Path
    trouble: str = ""
    same_disk: bool = False


@dataclass(frozen=True, slots=True)
class BackupState:
    """What there is of backups.

    Attributes:
        last: when the newest moment was taken, in nanoseconds since 1970; None if there is none.
        first: the same of the oldest.
        proven: whether the newest was proven to bring the vault back.
        count: how many moments can be given back.
        size: bytes that all of it takes on the disk.
        unreadable: how many files should be backups and are none any more.
        elsewhere: backups on other media.
    """

    last: int | None
    first: int | None
    proven: bool
    count: int
    size: int
    unreadable: int
    elsewhere: CopiesElsewhere


def copies_elsewhere() -> Query[CopiesElsewhere]:
    """Tell how many backups were written to other media, and when the last one was."""

    def query(reader: ReadTransaction) -> CopiesElsewhere:
        made = [entry.wall for entry in reader.entries(None) if entry.action == ELSEWHERE]
        return CopiesElsewhere(len(made), made[-1] if made else None)

    return query


def backup_state() -> Job[BackupState]:
    """Look at the backups beside the vault, and at what the ledger knows of others."""

    def work(workplace: JobContext, _ticket: CancellationToken) -> BackupState:
        vault = workplace.vault
        elsewhere = vault.read(copies_elsewhere())
        shelf, keys = vault.own_shelf()
        moments = shelf.generations()
        walls = [one.manifest.wall for one in moments]
        return BackupState(
            last=walls[0] if walls else None,
            first=walls[-1] if walls else None,
            proven=bool(moments) and moments[0].is_proven(keys),
            count=len(moments),
            size=sum(pack.size for pack in shelf.packs),
            unreadable=len(shelf.unreadable),
            elsewhere=elsewhere,
        )

    return work


def back_up_now() -> Job[BackupResult]:
    """Take a backup beside the vault; once a day put the older ones together.

    Raises:
        NotEnoughSpace: it does not fit; nothing was begun.
        VaultDamaged: not even a whole copy proves itself.
        CasefilesError: the disk fails, or somebody asked to stop; earlier backups are whole.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> BackupResult:
        vault = workplace.vault
        _sign(vault)
        with vault.backing_up() as source:
            taken = take_backup(source, source.shelf_folder, ticket)
            trouble = ""
            try:
                if needs_tending(source):
                    tend(source, ticket)
            except (NotEnoughSpace, VaultDamaged) as error:
                trouble = error.code
            newest = taken or newest_of(backup_directory_at(source.shelf_folder).of(source.keys))
            wall = newest.manifest.wall if newest else source.clock.wall()
            size = taken.chain[-1].size if taken else 0
            return BackupResult(wall, size, source.shelf_folder, trouble)

    return work


def back_up_elsewhere(target: Path) -> Job[BackupResult]:
    """Take a backup into a folder on another medium, and read all of it back from there.

    The first one there is whole; later ones hold what changed since. The ledger is told.

    Args:
        target: folder on the medium; a folder for the backups is made in it.

    Raises:
        Refused: the folder is not there, is part of the vault, or cannot hold such a file.
        NotEnoughSpace: it does not fit; nothing was begun.
        CasefilesError: the medium fails, was pulled, or somebody asked to stop; what was there
            before is whole.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> BackupResult:
        vault = workplace.vault
        folder = _set_below(target, vault.folder)
        _sign(vault)
        with vault.backing_up() as source, _faults_of_the_medium(target):
            taken = take_backup(source, folder, ticket)
            newest = taken or newest_of(backup_directory_at(folder).of(source.keys))
            if newest is None or not all(map(is_as_written, newest.chain)):
                raise VaultDamaged("backup_not_kept")
            sync_folder(target)
        vault.write(lambda work: work.note(ELSEWHERE))
        return BackupResult(
            newest.manifest.wall,
            taken.chain[-1].size if taken else 0,
            folder,
            same_disk=target.stat().st_dev == vault.folder.stat().st_dev,
        )

    return work


def _sign(vault: Vault) -> None:
    # A backup carries a signed checkpoint; on a full disk it goes without.
    with suppress(NotEnoughSpace):
        vault.sign_ledger()


def _set_below(target: Path, vault_folder: Path) -> Path:
    """Return the folder of the set, having looked at whether it can be there."""
    try:
        if not target.is_dir():
            raise Refused("stick_missing")
        place, own = target.resolve(), vault_folder.resolve()
        if place.is_relative_to(own):
            raise Refused("stick_in_vault")
        size = pack_size((own / DATABASE).stat().st_size // _PAGE)
        if size > _FAT_LIMIT and _kind_of_disk(place) in _FAT:
            raise Refused("stick_of_small_files")
        is_set = target.name == USB_BACKUP_FOLDER or bool(backup_directory_at(target).packs)
    except OSError:
        raise Refused("stick_gone") from None
    return target if is_set else target / USB_BACKUP_FOLDER


def _kind_of_disk(folder: Path) -> str:
    """Return what kind of file system a folder lies on, such as vfat; empty if unknown."""
    device = folder.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    with suppress(OSError):
        for line in Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines():
            before, _, after = line.partition(" - ")
            if before.split(" ")[2:3] == [number]:
                return after.split(" ")[0]
    return ""


@contextmanager
def _faults_of_the_medium(target: Path) -> Iterator[None]:
    """Say of a fault that it is the stick's, not the vault's."""
    try:
        yield
    except CasefilesError as error:
        code = _OF_THE_MEDIUM.get(error.code, "")
        if not target.is_dir() or error.code in {"disk_failed", "vault_missing"}:
            code = "stick_gone"
        if not code:
            raise
        safe = error.safe
    else:
        return
    if code == "no_space_on_stick":
        raise NotEnoughSpace(code, missing_mb=safe.get("missing_mb", 1))
    raise Refused(code)


def moment_in(wall: int, now: int) -> str:
    """Say when something was, as within a sentence: today at 14:05, on 3 November at 09:00.

    Args:
        wall: in nanoseconds since 1970.
        now: likewise; decides how much of the date is said.
    """
    then = datetime.fromtimestamp(wall / _SECOND, UTC).astimezone()
    today = datetime.fromtimestamp(now / _SECOND, UTC).astimezone().date()
    if then.date() == today:
        return msg("today at {then}", then=f"{then:%H:%M}")
    if then.date() == today - timedelta(days=1):
        return msg("yesterday at {then}", then=f"{then:%H:%M}")
    year = f" {then.year}" if then.year != today.year else ""
    return msg(
        "on {day} {month}{year} at {time}",
        day=then.day,
        month=f"{then:%B}",
        year=year,
        time=f"{then:%H:%M}",
    )


def size_in(size: int) -> str:
    """Say how large something is, such as 48 MB."""
    for unit, letters in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            value = size / unit
            return f"{value:.1f} {letters}" if value < 10 else f"{value:,.0f} {letters}"  # noqa: PLR2004
    return msg("{size} bytes", size=size)
