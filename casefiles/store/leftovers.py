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

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import Randomness, VaultId
from casefiles.store.folder import (
    BACKUPS,
    DATABASE,
    HEAD,
    KEYS,
    KEYS_COPY,
    PART,
    SHARED_MEMORY,
    WAL,
    VaultFolder,
    on_disk,
    read_file,
    sync_folder,
)
from casefiles.store.keys import KEY_FILE_SIZE, read_key_file

_OURS: Final = frozenset(
    {
        *(DATABASE, WAL, SHARED_MEMORY, f"{DATABASE}-journal", KEYS, KEYS_COPY, HEAD, BACKUPS),
        *(f"{name}{PART}" for name in (KEYS, KEYS_COPY, HEAD)),
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
        beside = [path for path in folder.absolute().parent.iterdir() if form.fullmatch(path.name)]
    except OSError:
        return ()
    return tuple(path for path in beside if _is_of(path, vault_id))


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
                put_away(path, folder)
            finally:
                taken.close()


@on_disk
def put_away(old: Path, new: Path) -> None:
    """Remove a replaced vault; files in it that are none of a vault's move to the new one.

    Raises:
        CasefilesError: the disk refused; some of it is still there.
    """
    for path in old.iterdir():
        if path.name not in _OURS and not (new / path.name).exists():
            path.rename(new / path.name)
    sync_folder(new)
    # First what could be opened, so that a crash on the way leaves no keys.
    for name in (KEYS, KEYS_COPY):
        (old / name).unlink(missing_ok=True)
    sync_folder(old)
    shutil.rmtree(old)
    sync_folder(old.absolute().parent)
