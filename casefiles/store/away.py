"""The key file of a vault on a stick: written, read back, and nowhere else meanwhile."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from casefiles.domain.errors import Refused, VaultError
from casefiles.domain.ids import Randomness, VaultId
from casefiles.store.folder import on_disk, read_file, replace_file
from casefiles.store.keys import KEY_FILE_SIZE, read_key_file
from casefiles.store.opened import Surroundings

_MARK: Final = 4
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


def write_away(place: Path, data: bytes, surroundings: Surroundings) -> Path:
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


def key_files_within(root: Path, vault_id: VaultId, limit: int = 10_000) -> tuple[Path, ...]:
    """Return the files below a folder that are key files of a vault, whatever they are called.

    Args:
        root: where to look, links are not followed.
        vault_id: of the vault.
        limit: of files that are looked at.
    """
    found: list[Path] = []
    looked_at = 0
    for folder, _, names in os.walk(root):
        for name in names:
            looked_at += 1
            if looked_at > limit:
                return tuple(found)
            path = Path(folder) / name
            if _is_key_file(path, vault_id):
                found.append(path)
    return tuple(sorted(found))


def _is_key_file(path: Path, vault_id: VaultId) -> bool:
    try:
        if path.is_symlink() or path.stat().st_size != KEY_FILE_SIZE:
            return False
        file = read_key_file(path.read_bytes())
    except OSError:
        return False
    return file is not None and file.vault_id == vault_id
