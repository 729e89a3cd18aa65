"""The key file of a vault on a stick: written, read back, and nowhere else meanwhile."""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import CasefilesError, Refused, VaultError
from casefiles.domain.foundation.ids import Randomness, VaultId, is_id
from casefiles.store.backup.backup_packs import read_pack
from casefiles.store.files.folder import BACKUPS, KEYS, KEYS_COPY
from casefiles.store.files.in_folder import PART, on_disk, read_file, replace_file
from casefiles.store.files.own_files import is_of_backups
from casefiles.store.keys.key_file import KEY_FILE_SIZE, read_key_file
from casefiles.store.search.store_environment import StoreEnvironment

_MARK: Final = 4
_MOST_READ: Final = 2_000
"""Files in a folder beside the vault that are looked at."""
_TRASHES: Final = (".local/share/Trash/files", ".Trash-*/files")
"""Of the home folder, and of a disk or stick."""
ENDING: Final = ".keys"


@on_disk
def require_apart(place: Path, folder: Path) -> None:
    """Refuse a place for keys that would be seized with the vault.

    Raises:
        Refused: it is no folder, or on the medium of the vault itself.
    """
    _require_folder(place)
    if place.stat().st_dev == folder.stat().st_dev:
        raise Refused("keys_place_same_disk")


def write_to_medium(place: Path, data: bytes, surroundings: StoreEnvironment) -> Path:
    """Write the key file of a vault to a stick, see `write_named`."""
    return write_named(place, data, ENDING, surroundings.randomness)


def write_named(place: Path, data: bytes, ending: str, randomness: Randomness) -> Path:
    """Write a file of keys under a new name that tells nothing, and read it back.

    Returns:
        Where it is.

    Raises:
        Refused: the folder is not there.
        VaultError: the stick did not give back what was written.
        CasefilesError: it refused.
    """
    _require_folder(place)
    path = place / f"casefiles-{randomness(_MARK).hex()}{ending}"
    if path.exists():
        raise Refused("keys_place_taken")
    replace_file(path, data)
    _forget_cached(path)
    if read_file(path, len(data) + 1) != data:
        raise VaultError("stick_not_proven")
    return path


@on_disk
def _require_folder(place: Path) -> None:
    if not place.is_dir():
        raise Refused("keys_place_missing")


@on_disk
def _forget_cached(path: Path) -> None:
    """Let what is read next come from the stick, as far as the system allows."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with suppress(AttributeError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def strays_of(folder: Path, vault_id: VaultId) -> tuple[Path, ...]:
    """Return the files that would still open a vault after its keys were moved to a stick.

    Looked at are the vault's folder, but for its own key files and its local backups, which end
    with the old keys; what lies beside it; and the trash.
    """
    folder = folder.absolute()
    own = {folder / f"{name}{end}" for name in (KEYS, KEYS_COPY) for end in ("", PART)}
    found = {
        path
        for path in key_files_within(folder, vault_id)
        if path not in own and not _is_local_backup(path, folder)
    }
    for place in _places_around(folder):
        found |= set(key_files_within(place, vault_id, limit=_MOST_READ))
    return tuple(sorted(found))


def _is_local_backup(path: Path, folder: Path) -> bool:
    return path.parent == folder / BACKUPS and is_of_backups(path.name)


def _places_around(folder: Path) -> list[Path]:
    try:
        paths = [path for path in folder.parent.iterdir() if path != folder]
    except OSError:
        paths = []
    trash = [place for above in folder.parents for form in _TRASHES for place in above.glob(form)]
    return [*paths, *trash]


def key_files_within(root: Path, vault_id: VaultId, limit: int = 10_000) -> tuple[Path, ...]:
    """Return the files below a folder that hold a key file of a vault, whatever they are called.

    Args:
        root: where to look, links are not followed; or one file.
        vault_id: of the vault.
        limit: of files that are looked at.
    """
    files = iter((root,)) if root.is_file() else _files_below(root)
    return tuple(sorted(path for path in islice(files, limit) if _holds_keys(path, vault_id)))


def _files_below(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root):
        yield from (Path(folder) / name for name in names)


def _holds_keys(path: Path, vault_id: VaultId) -> bool:
    """Tell whether a file is a key file of a vault, or a backup, which has one in it."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        if path.stat().st_size == KEY_FILE_SIZE:
            file = read_key_file(path.read_bytes())
            return file is not None and file.vault_id == vault_id
        pack = read_pack(path) if is_id(path.name) else None
    except (OSError, CasefilesError):
        return False
    return pack is not None and pack.manifest.vault_id == vault_id
