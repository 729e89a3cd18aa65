"""What a change of keys leaves beside a vault's folder when it is interrupted, and its removal.

Such a folder is either the new vault that was not finished, or the old one that was replaced: in
both cases the vault at its place is whole, and nothing in the leftover is needed, but for files
that somebody else put into it.
"""

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import Randomness, VaultId
from casefiles.store.backup.backups import remove_local_backups
from casefiles.store.files.folder import (
    BACKUPS,
    BALLAST,
    HEAD,
    KEYS,
    KEYS_COPY,
    NOTICE,
    REPAIR_PART,
    SHARED_MEMORY,
    WAL,
    VaultFolder,
    is_damaged_copy,
)
from casefiles.store.files.in_folder import DATABASE, PART, on_disk, read_file, sync_folder
from casefiles.store.files.own_files import is_of_backups
from casefiles.store.keys.key_file import KEY_FILE_SIZE, read_key_file

_OURS: Final = frozenset(
    {
        *(DATABASE, WAL, SHARED_MEMORY, f"{DATABASE}-journal", KEYS, KEYS_COPY, HEAD, BACKUPS),
        BALLAST,
        *(f"{name}{PART}" for name in (KEYS, KEYS_COPY, HEAD)),
        REPAIR_PART,
    }
)
_MARK: Final = 4
"""Random bytes in the name of a folder that is being made."""


def part_folder(folder: Path, randomness: Randomness) -> Path:
    """Return where a vault is made that shall take the place of a folder."""
    return folder.absolute().with_name(f".{folder.name}.{randomness(_MARK).hex()}{PART}")


def leftovers(folder: Path, vault_id: VaultId) -> tuple[Path, ...]:
    """Return the folders that an interrupted change of this vault's keys left beside it."""
    name = re.escape(f".{folder.absolute().name}.")
    form = re.compile(rf"{name}[0-9a-f]{{{2 * _MARK}}}{re.escape(PART)}")
    try:
        paths = [path for path in folder.absolute().parent.iterdir() if form.fullmatch(path.name)]
    except OSError:
        return ()
    return tuple(path for path in paths if _is_of(path, vault_id))


def _is_of(path: Path, vault_id: VaultId) -> bool:
    """Tell whether a folder was made for this vault: its keys say so, or came to be too late."""
    if path.is_symlink() or not path.is_dir():
        return False
    for name in (KEYS, KEYS_COPY):
        with suppress(CasefilesError):
            file = read_key_file(read_file(path / name, KEY_FILE_SIZE + 1) or b"")
            if file is not None:
                return file.vault_id == vault_id
    return True


def sweep(folder: Path, vault_id: VaultId) -> None:
    """Remove what an interrupted change of keys left; what cannot be removed stays.

    Args:
        folder: of the vault, which has just proven to be whole, and is in exclusive use.
        vault_id: of it.
    """
    for path in leftovers(folder, vault_id):
        with suppress(CasefilesError):
            # A folder in use belongs to somebody who is at work.
            taken = VaultFolder(path)
            try:
                discard_replaced_vault(path, folder)
            finally:
                taken.close()


@on_disk
def discard_replaced_vault(old: Path, new: Path) -> None:
    """Remove a replaced vault; files in it that are none of a vault's move to the new one.

    Its local backups and damaged databases open with the replaced keys, and end with them.

    Raises:
        CasefilesError: the disk refused; some of it is still there.
    """
    # First what holds keys, so that neither a crash on the way nor a stubborn file leaves any.
    for name in (KEYS, KEYS_COPY):
        (old / name).unlink(missing_ok=True)
    sync_folder(old)
    remove_local_backups(old)
    _move_foreign(old, new)
    shutil.rmtree(old)
    sync_folder(old.absolute().parent)


def _move_foreign(old: Path, new: Path) -> None:
    # One that the vault holds was written anew in it.
    ours = _OURS | {NOTICE} if (new / NOTICE).exists() else _OURS
    for path in old.iterdir():
        if path.name not in ours and not is_damaged_copy(path.name):
            _move(path, new / path.name)
    adjacent_backups = old / BACKUPS
    if adjacent_backups.is_dir() and not adjacent_backups.is_symlink():
        for path in adjacent_backups.iterdir():
            if not is_of_backups(path.name):
                (new / BACKUPS).mkdir(mode=0o700, exist_ok=True)
                _move(path, new / BACKUPS / path.name)
    sync_folder(new)


def _move(path: Path, target: Path) -> None:
    """Move a file that is not the program's, under another name where its own is taken."""
    free, number = target, 1
    while free.exists():
        number += 1
        free = target.with_name(f"{target.name} {number}")
    path.rename(free)
