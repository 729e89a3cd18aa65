"""Taking a backup: the pages that changed since the last one, while writing goes on."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import Cancelled, VaultDamaged, VaultError
from casefiles.domain.foundation.ids import Randomness, new_id
from casefiles.store.backup import summaries
from casefiles.store.backup.backup_generations import (
    BackupDirectory,
    Generation,
    PageSources,
    backup_directory_at,
)
from casefiles.store.backup.backup_packs import BackupPackKind, Manifest, note_proof
from casefiles.store.backup.backup_verification import verify_backup
from casefiles.store.backup.backup_writing import (
    Press,
    Run,
    pack_size,
    remove_packs,
    require_room,
    sweep,
    write_pack,
)
from casefiles.store.backup.frozen_database import FrozenDatabase, changed_pages, tags_of
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.folder import BACKUPS
from casefiles.store.files.in_folder import disk_fault, on_disk, sync_folder
from casefiles.store.files.own_files import prepared
from casefiles.store.keys.key_file import Keys

NO_MOMENT: Final = "0" * 32
"""What a first base has as the id of the moment before it."""
_RUN: Final = 256


@dataclass(frozen=True, slots=True)
class BackupSource:
    """A vault in exclusive use, as far as backups need it.

    Attributes:
        folder: of the vault.
        keys: of the vault.
        key_file: its bytes as they are now.
        clock: of this machine.
        randomness: source of ids and nonces.
        hold: holds the database file still for a while.
    """

    folder: Path
    keys: Keys
    key_file: bytes = field(repr=False)
    clock: Clock
    randomness: Randomness
    hold: Callable[[], AbstractContextManager[FrozenDatabase]]

    @property
    def shelf_folder(self) -> Path:
        """Where backups lie beside the vault."""
        return self.folder / BACKUPS

    def press(self, folder: Path) -> Press:
        """Return what packs are written with there."""
        return Press(folder, self.keys, self.randomness)


@on_disk
def prepare(folder: Path) -> None:
    """Make a folder for backups, and sweep what was left half made in it."""
    if folder.name == BACKUPS and folder.is_symlink():
        raise prepared(BACKUPS, "is_a_link")
    if not folder.is_dir():
        folder.mkdir(mode=0o700)
        sync_folder(folder.parent)
    sweep(folder)


def take_backup(
    source: BackupSource, folder: Path, ticket: CancellationToken, *, afresh: bool = False
) -> Generation | None:
    """Take a backup and prove it; a set that does not bring it back is begun afresh.

    Args:
        source: the vault.
        folder: of the set; made if it is not there.
        ticket: stops the work; nothing is left then.
        afresh: take every page, whatever is there.

    Returns:
        The new moment, or None if nothing changed since the last one.

    Raises:
        NotEnoughSpace: it does not fit; nothing was begun.
        VaultDamaged: not even a whole copy proves itself, so that the vault itself does not.
        VaultError: the disk fails.
        Cancelled: somebody asked to stop.
    """
    prepare(folder)
    drop_doubtful(source, folder)
    latest = None if afresh else _to_stand_on(source, folder, ticket)
    taken = _taken(source, backup_directory_at(folder).of(source.keys), latest, ticket)
    try:
        return None if taken is None else proven(taken, source, ticket)
    except VaultDamaged:
        is_whole_copy = latest is None
    if is_whole_copy:
        raise VaultDamaged("backup_of_damaged")
    return take_backup(source, folder, ticket, afresh=True)


def drop_doubtful(source: BackupSource, folder: Path) -> None:
    """Remove what a crash kept from being proven, where another pack leads to the same moment."""
    packs = backup_directory_at(folder).of(source.keys).packs
    sure = {pack.manifest.generation for pack in packs if pack.proven_at(source.keys) is not None}
    doubtful = [
        pack
        for pack in packs
        if pack.proven_at(source.keys) is None and pack.manifest.generation in sure
    ]
    if doubtful:
        remove_packs(doubtful, folder)


def _to_stand_on(
    source: BackupSource, folder: Path, ticket: CancellationToken
) -> Generation | None:
    """Return the newest moment, proven now if a crash kept it from being proven then."""
    while True:
        latest = newest_of(backup_directory_at(folder).of(source.keys))
        if latest is None or latest.chain[-1].proven_at(source.keys) is not None:
            return latest
        with suppress(VaultDamaged):
            return proven(latest, source, ticket)


def proven(generation: Generation, source: BackupSource, ticket: CancellationToken) -> Generation:
    """Prove the newest pack of a moment and note it there, or remove the pack.

    Raises:
        VaultDamaged: it does not bring back what was there; it is gone.
        Cancelled: somebody asked to stop; it is gone.
        CasefilesError: the disk fails.
    """
    pack = generation.chain[-1]
    try:
        verify_backup(generation, source.keys, source.randomness, ticket)
    except (VaultDamaged, Cancelled):
        remove_packs([pack], pack.path.parent)
        raise
    noted = note_proof(pack, source.keys, source.clock.wall())
    return Generation(noted.manifest, (*generation.chain[:-1], noted))


def newest_of(shelf: BackupDirectory) -> Generation | None:
    """Return the newest moment of a set that can be given back, or None."""
    return next(iter(shelf.generations()), None)


def _taken(
    source: BackupSource,
    shelf: BackupDirectory,
    latest: Generation | None,
    ticket: CancellationToken,
) -> Generation | None:
    before = PageSources(latest.chain).tags if latest else bytearray()
    sequence = 1 + max((pack.manifest.sequence for pack in shelf.packs), default=0)
    with source.hold() as still:
        tags = tags_of(still, ticket)
        pages = changed_pages(before, tags)
        if latest and len(tags) == len(before) and not pages:
            return None
        require_room(shelf.folder, pack_size(len(pages)))
        draft = _draft(source, still, latest, sequence, tags)
        runs = _runs(still, pages, ticket)
        pack = write_pack(source.press(shelf.folder), draft, runs)
    return Generation(pack.manifest, (*(latest.chain if latest else ()), pack))


def _draft(
    source: BackupSource,
    still: FrozenDatabase,
    latest: Generation | None,
    sequence: int,
    tags: bytearray,
) -> Manifest:
    generation = new_id(source.randomness)
    summary = summaries.summary_of(still.connection)
    return Manifest(
        kind=BackupPackKind.DELTA if latest else BackupPackKind.BASE,
        vault_id=source.keys.vault_id,
        generation=generation,
        base=latest.chain[0].manifest.generation if latest else generation,
        predecessor=latest.id if latest else NO_MOMENT,
        sequence=sequence,
        wall=source.clock.wall(),
        page_count=still.page_count,
        pages=0,
        tags=sha256(tags).digest(),
        pack=b"",
        key_file=source.key_file,
        sealed=summaries.sealed(summary, generation, source.keys, source.randomness),
    )


def _runs(still: FrozenDatabase, pages: Sequence[int], ticket: CancellationToken) -> Iterator[Run]:
    """Read pages, those that follow one another at once."""
    done = 0
    while done < len(pages):
        first, count = pages[done], 1
        while count < _RUN and done + count < len(pages) and pages[done + count] == first + count:
            count += 1
        yield first, _read(still.descriptor, (first - 1) * PAGE_SIZE, count * PAGE_SIZE)
        done += count
        ticket.step(done, len(pages), "backing_up")


def _read(descriptor: int, offset: int, size: int) -> bytes:
    try:
        data = os.pread(descriptor, size, offset)
    except OSError as error:
        raise disk_fault(error.errno or 0) from None
    if len(data) != size:
        raise VaultError("disk_failed")
    return data
