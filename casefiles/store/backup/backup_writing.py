"""Writing a pack: `.part`, fsync, rename, fsync of the folder, then reading it back."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import NotEnoughSpace, VaultError
from casefiles.domain.foundation.ids import Randomness, new_id
from casefiles.store.backup.backup_packs import (
    RECORD,
    TAG_SIZE,
    BackupPack,
    Manifest,
    is_as_written,
    manifest_bytes,
    read_pack,
    tail_bytes,
)
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.in_folder import free_bytes, on_disk, sync_folder
from casefiles.store.keys.key_file import Keys

Run = tuple[int, bytes]
"""Number of a page, from 1, and the bytes of it and of those that follow it."""

PART: Final = ".part"
_TAG_AT: Final = PAGE_SIZE - 80
_TAG_END: Final = _TAG_AT + TAG_SIZE
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_MARGIN: Final = 1 << 20
"""Bytes that stay free beside a pack; its manifest is smaller."""


@dataclass(frozen=True, slots=True)
class Press:
    """What packs are written with."""

    folder: Path
    keys: Keys
    randomness: Randomness


def pack_size(pages: int) -> int:
    """Return how many bytes a pack of so many pages takes at most."""
    return pages * (PAGE_SIZE + RECORD.size) + _MARGIN


def require_room(folder: Path, size: int, code: str = "no_space_for_backup") -> None:
    """Begin nothing that cannot fit.

    Args:
        folder: where it would be written.
        size: bytes of it.
        code: of what is told.

    Raises:
        NotEnoughSpace: less is free.
    """
    free = free_bytes(folder)
    if free < size:
        raise NotEnoughSpace(code, missing_mb=-(-(size - free) // 1_000_000))


def write_pack(press: Press, draft: Manifest, runs: Iterable[Run]) -> BackupPack:
    """Write a pack and read it back; after a crash it is there whole or not at all.

    Args:
        press: where, and with which keys.
        draft: everything but the pages in the pack and its digest.
        runs: its pages, by rising number.

    Raises:
        NotEnoughSpace: the disk is full; nothing is left.
        VaultError: the disk fails, or gives back other bytes than were written; nothing is left.
        Cancelled: the runs ended so; nothing is left.
    """
    path = press.folder / new_id(press.randomness)
    part = path.with_name(path.name + PART)
    try:
        _write(part, press, draft, runs)
        _name(part, path)
        return _read_back(path)
    except BaseException:
        for left in (part, path):
            # A pulled stick: nothing more can be done from here.
            with suppress(OSError):
                left.unlink()
        raise


def _read_back(path: Path) -> BackupPack:
    pack = read_pack(path)
    if pack is None or not is_as_written(pack):
        raise VaultError("backup_not_kept")
    return pack


@on_disk
def _write(part: Path, press: Press, draft: Manifest, runs: Iterable[Run]) -> None:
    descriptor = os.open(part, _NEW, 0o600)
    try:
        digest, index = sha256(), bytearray()
        for number, pages in runs:
            _put(descriptor, pages)
            digest.update(pages)
            index += _records(number, pages)
        _put(descriptor, index)
        digest.update(index)
        whole = replace(draft, pages=len(index) // RECORD.size, pack=digest.digest())
        data = manifest_bytes(whole, press.keys)
        _put(descriptor, data + tail_bytes(data))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _records(number: int, pages: bytes) -> bytes:
    return b"".join(
        RECORD.pack(number + at // PAGE_SIZE, pages[at + _TAG_AT : at + _TAG_END])
        for at in range(0, len(pages), PAGE_SIZE)
    )


def _put(descriptor: int, data: bytes | bytearray) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


@on_disk
def _name(part: Path, path: Path) -> None:
    part.rename(path)
    sync_folder(path.parent)


@on_disk
def remove_packs(packs: Iterable[BackupPack], folder: Path) -> None:
    """Remove packs that nothing stands on any more."""
    for pack in packs:
        pack.path.unlink(missing_ok=True)
    sync_folder(folder)


@on_disk
def sweep(folder: Path) -> None:
    """Remove what a crash or a pulled stick left half made."""
    for path in folder.iterdir():
        if PART in path.name and len(path.name.partition(PART)[0]) == 2 * TAG_SIZE:
            path.unlink(missing_ok=True)
