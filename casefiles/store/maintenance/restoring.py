"""Out of backups alone: finding them, opening them, and making a vault of one."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotAVault,
    Refused,
    VaultDamaged,
    WrongPassphrase,
)
from casefiles.store.backup.backup_generations import (
    BackupDirectory,
    Generation,
    backup_directory_at,
)
from casefiles.store.backup.backup_verification import rebuild, require_intact, summary_of
from casefiles.store.backup.backup_writing import require_room
from casefiles.store.database.connection import PAGE_SIZE, Connection
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.files.folder import (
    BACKUPS,
    KEYS,
    KEYS_COPY,
    VaultFolder,
    make_folder,
    require_no_journal,
)
from casefiles.store.files.in_folder import DATABASE, on_disk, read_chosen, sync_folder
from casefiles.store.keys.key_file import (
    KEY_FILE_SIZE,
    KeyFile,
    Keys,
    open_key_file,
    open_key_file_at,
    without_slots,
    write_keys,
)
from casefiles.store.keys.key_slots import Opener
from casefiles.store.pages.damage_diagnosis import require_memory
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.key_ring import Unlocked
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import move, open_as_new_device, open_unlocked, require_free

USB_BACKUP_FOLDER: Final = "Casefiles backup"
"""Name of the folder on a stick that backups are put into."""
_MOST_KEY_FILES: Final = 12
_MARGIN: Final = 32 << 20


@dataclass(frozen=True, slots=True)
class OpenedBackups:
    """Backups that somebody opened.

    Attributes:
        key_file: the one that was opened.
        keys: of the vault.
        place: of the key file, where it is on a stick and shall stay there.
        generations: the moments that can be given back, newest first.
        unreadable: how many files there should be backups and are none any more.
    """

    key_file: KeyFile
    keys: Keys
    generations: tuple[Generation, ...]
    unreadable: int
    place: Path | None = None


def shelves_below(chosen: Path) -> tuple[BackupDirectory, ...]:
    """Return the sets of backups of a vault's folder, of a stick, or right in a folder.

    Raises:
        NotAVault: there is none.
        VaultDamaged: there were some, and none can be read any more.
        CasefilesError: the disk fails.
    """
    found = _shelves(chosen)
    shelves = tuple(shelf for shelf in found if shelf.packs)
    unreadable = sum(len(shelf.unreadable) for shelf in found)
    if not shelves and unreadable:
        raise VaultDamaged("no_backup_left", unreadable=unreadable)
    if not shelves:
        raise NotAVault("no_backups_there")
    for shelf in shelves:
        _settle_names(shelf.folder)
    return shelves


def _shelves(chosen: Path) -> tuple[BackupDirectory, ...]:
    return tuple(map(backup_directory_at, (chosen / BACKUPS, chosen, chosen / USB_BACKUP_FOLDER)))


def _settle_names(folder: Path) -> None:
    """Make names durable that a killed program may have left unsynced, before they are relied on.

    The medium may be one that cannot be written, and then its names are as they are.
    """
    for place in (folder, folder.absolute().parent):
        with suppress(CasefilesError):
            sync_folder(place)


def unlocked_backups(chosen: Path, opener: Opener, keys_at: Path | None = None) -> OpenedBackups:
    """Open the backups of a folder by its own key file, or by one that they hold.

    Args:
        chosen: folder of a vault, or of a stick.
        opener: what opened the vault when they were made.
        keys_at: the vault's key file on a stick, which alone opens backups of a journey.

    Raises:
        NotAVault: there is no backup.
        WrongPassphrase: the opener opens none of them.
        VaultDamaged: no key file is sound.
        CasefilesError: the disk fails.
    """
    shelves = shelves_below(chosen)
    if keys_at is None:
        file, keys = _opened(_key_files(chosen, shelves), opener)
    else:
        file, keys = open_key_file_at(keys_at, opener)
    own = [shelf.of(keys) for shelf in shelves]
    moments = {one.id: one for shelf in own for one in shelf.generations()}
    newest_first = sorted(moments.values(), key=lambda one: one.manifest.wall, reverse=True)
    unreadable = sum(len(shelf.unreadable) for shelf in own)
    return OpenedBackups(file, keys, tuple(newest_first), unreadable, keys_at)


def _key_files(chosen: Path, shelves: Iterable[BackupDirectory]) -> Iterator[bytes]:
    """Yield key files: the vault's own first, then those that backups hold, newest first."""
    seen: set[bytes] = set()
    packs = [pack.manifest for shelf in shelves for pack in shelf.packs]
    packs.sort(key=lambda manifest: manifest.wall, reverse=True)
    own = [read_chosen(chosen / name, KEY_FILE_SIZE + 1) for name in (KEYS, KEYS_COPY)]
    for data in (*own, *(manifest.key_file for manifest in packs)):
        if data and data not in seen and len(seen) < _MOST_KEY_FILES:
            seen.add(data)
            yield data


def _opened(candidates: Iterable[bytes], opener: Opener) -> tuple[KeyFile, Keys]:
    is_any_sound = False
    for data in candidates:
        try:
            return open_key_file(data, opener)
        except WrongPassphrase:
            is_any_sound = True
        except VaultDamaged:
            continue
    if is_any_sound:
        raise WrongPassphrase("wrong_passphrase")
    raise VaultDamaged("key_file_damaged")


def restore(
    backups: OpenedBackups,
    generation: Generation,
    target: Path,
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
) -> Vault:
    """Make a vault of a backup, in a new folder; it is there whole and proven, or not at all.

    The new vault is a device of its own, so that the ledgers of both may go on, and its ledger
    says that it was restored.

    Args:
        backups: the opened ones.
        generation: the moment, one of theirs.
        target: does not exist yet, or is empty; the folder around it exists.
        surroundings: clock and randomness.
        ticket: stops the work.

    Raises:
        Refused: the place is taken.
        NotEnoughSpace: it does not fit; nothing is left.
        VaultDamaged: the backup does not bring back what was there; nothing is left.
        CasefilesError: the disk fails, or somebody asked to stop; nothing is left.
    """
    require_free(target)
    found = Unlocked(backups.key_file, backups.keys, backups.place)
    name = f".{target.name}.{surroundings.randomness(4).hex()}.part"
    part = target.absolute().with_name(name)
    make_folder(part)
    try:
        size = generation.manifest.page_count * PAGE_SIZE + _MARGIN
        require_room(part, size, "no_space_for_restore")
        rebuild(generation, part / DATABASE, backups.keys, ticket)
        require_intact(part / DATABASE, backups.keys, summary_of(generation, backups.keys), ticket)
        write_keys(part, _local_file(backups, surroundings), backups.keys)
        open_as_new_device(part, found, surroundings, "restore_backup").close()
        move(part, target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return open_unlocked(target, found, surroundings)


def _local_file(backups: OpenedBackups, surroundings: StoreEnvironment) -> KeyFile:
    """Return the key file for the new vault: without slots where they are on a stick."""
    if backups.place is None:
        return backups.key_file
    return without_slots(backups.key_file, surroundings.randomness)


def bring_back_keys(folder: Path, chosen: Path, opener: Opener) -> None:
    """Write the key file of a vault anew, from a copy of it or from backups.

    Args:
        folder: of the vault, which lacks its key file.
        chosen: where a copy of the key file or backups are; often the same folder.
        opener: that opened the vault when the copy or the backup was made.

    Raises:
        NotAVault: there is neither a copy nor a backup, or no database.
        WrongPassphrase: the opener opens none.
        Refused: they are of another vault.
        CasefilesError: the disk refused, or the vault is in use.
    """
    place = VaultFolder(folder)
    try:
        require_no_journal(place)
        database = place.file(DATABASE)
        if not database.is_file():
            raise NotAVault("database_missing")
        candidates = [*_key_files_in(chosen), *_key_files(chosen, _shelves(chosen))]
        if not candidates:
            raise NotAVault("no_keys_there")
        file, keys = _opened(candidates, opener)
        _require_same(database, keys)
        write_keys(place, file, keys)
    finally:
        place.close()


@on_disk
def _key_files_in(chosen: Path) -> list[bytes]:
    """Return what lies in a folder and may be a copy of a key file, under whatever name."""
    if not chosen.is_dir():
        return []
    likely = (path for path in sorted(chosen.iterdir()) if path.is_file())
    sized = (path for path in likely if path.stat().st_size == KEY_FILE_SIZE)
    return [path.read_bytes() for path in islice(sized, _MOST_KEY_FILES)]


def _require_same(database: Path, keys: Keys) -> None:
    if not any(_is_of(database, keys) for _ in range(2)):
        require_memory()
        raise Refused("keys_do_not_fit")


def _is_of(database: Path, keys: Keys) -> bool:
    try:
        connection = Connection(database, keys.cipher_key(), query_only=True)
        try:
            known = connection.rows("SELECT id FROM vault")
        finally:
            connection.close()
    except SuspectedDamage:
        return False
    return known == [(keys.vault_id,)]
