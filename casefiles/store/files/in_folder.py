"""Files of ours, done to below a folder that is held open (`own_files`); errors name no path."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotAVault,
    NotEnoughSpace,
    VaultError,
    VaultReadOnly,
)
from casefiles.store.files.own_files import opened, status_of

DATABASE = "vault.db"
PART = ".part"
FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
MOST_NAMES = {DATABASE: 2}
"""A repair that was ended half-way leaves two in the folder, which `require_as_made` looks for."""

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_NO_PATH = frozenset({errno.ENAMETOOLONG, errno.ELOOP})
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}

P = ParamSpec("P")
T = TypeVar("T")


def disk_fault(number: int) -> CasefilesError:
    """Return the error for an errno; it names no path."""
    if number in _NO_SPACE:
        return NotEnoughSpace("no_space")
    if number in _READ_ONLY:
        return VaultReadOnly("vault_read_only")
    if number in _NO_PATH:
        return NotAVault("vault_missing")
    return VaultError("disk_failed", errno=number)


def on_disk(call: Callable[P, T]) -> Callable[P, T]:
    """Let a function raise this program's errors where the operating system would name a path."""

    @wraps(call)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return call(*args, **kwargs)
        except OSError as error:
            number = error.errno or 0
        raise disk_fault(number)

    return guarded


class OpenFolder:
    """A folder that is held open: what is done by name is done below it, wherever its path leads.

    Attributes:
        path: that it was opened by.
        descriptor: of the folder; -1 once it is closed.
        owner: whose its files must be; None where that is not known, or does not matter.
    """

    def __init__(self, path: Path, descriptor: int, owner: int | None = None) -> None:
        """Take over a descriptor."""
        self.path, self.descriptor, self.owner = path, descriptor, owner

    def file(self, name: str) -> Path:
        """Return the path of one of the vault's files, for the driver.

        Raises:
            VaultError: the path leads to another folder by now.
        """
        with suppress(OSError):
            if not os.path.samestat(self.path.stat(), os.fstat(self.descriptor)):
                raise VaultError("vault_gone")
        return self.path / name

    def close(self) -> None:
        """Let the folder go; safe to call again."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a folder that is held open, and must not be closed meanwhile."""

    folder: OpenFolder
    name: str


Folder = Path | OpenFolder
Where = Path | Spot
"""A file of ours: below a folder that is held open, or one that is opened for this by its path."""


def within(folder: Folder, name: str) -> Where:
    """Return where a file of a folder is."""
    return Spot(folder, name) if isinstance(folder, OpenFolder) else folder / name


def path_of(folder: Folder, name: str) -> Path:
    """Return the path of a file of a folder, for the driver; see `OpenFolder.file`."""
    return folder.file(name) if isinstance(folder, OpenFolder) else folder / name


@contextmanager
def entered(where: Where) -> Iterator[Spot]:
    """Hold the folder of a file open."""
    if isinstance(where, Spot):
        yield where
        return
    folder = OpenFolder(where.parent, os.open(where.parent, FOLDER_FLAGS))
    try:
        yield Spot(folder, where.name)
    finally:
        folder.close()


@on_disk
def new_file(where: Where) -> None:
    """Make an empty file for its owner only; SQLite gives its side files the same rights."""
    os.close(open_file(where, os.O_WRONLY | os.O_CREAT | os.O_EXCL))


def open_file(where: Where, flags: int, names: int = 0) -> int:
    """Open a file of ours, or make one for its owner only; no link is followed.

    Args:
        where: the file.
        flags: as for `os.open`.
        names: how many it may have; 0 for those that it should have.

    Returns:
        Its descriptor.

    Raises:
        NotAVault: it is no file, or has names elsewhere.
        OSError: there is none, or the disk refused.
    """
    with entered(where) as spot:
        most = names or MOST_NAMES.get(spot.name, 1)
        return opened(spot.folder.descriptor, spot.name, flags, spot.folder.owner, most)


@on_disk
def read_file(where: Where, limit: int) -> bytes | None:
    """Read a small file of ours.

    Args:
        where: the file.
        limit: most bytes that are read.

    Returns:
        Its bytes, or None if there is no such file.
    """
    try:
        descriptor = open_file(where, os.O_RDONLY)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read(limit)


@on_disk
def read_chosen(path: Path, limit: int) -> bytes | None:
    """Read a small file that somebody chose, also by a link to it.

    Returns:
        Its bytes, or None if there is no such file.
    """
    if not path.is_file():
        return None
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(limit)


def size_of(where: Where) -> int:
    """Return the bytes of a file of ours; -1 if there is none.

    Raises:
        OSError: the disk fails.
    """
    with entered(where) as spot:
        status = status_of(spot.folder.descriptor, spot.name)
    return -1 if status is None else status.st_size


@on_disk
def replace_file(where: Where, data: bytes) -> None:
    """Put a file in place as a whole: after a crash the old or the new one is there, synced.

    Raises:
        CasefilesError: the disk refused; the old file is still there.
    """
    with entered(where) as spot:
        folder, part = spot.folder.descriptor, spot.name + PART
        try:
            _write_synced(folder, part, data)
            os.rename(part, spot.name, src_dir_fd=folder, dst_dir_fd=folder)
        except OSError:
            _unlink(folder, part)
            raise
        sync_folder(spot.folder)


@on_disk
def remove_file(where: Where) -> None:
    """Remove a file, if it is there, for good."""
    with entered(where) as spot:
        _unlink(spot.folder.descriptor, spot.name)
        sync_folder(spot.folder)


def _unlink(folder: int, name: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(name, dir_fd=folder)


def _write_synced(folder: int, name: str, data: bytes) -> None:
    # What a crash left under this name goes, whatever else it may lead to.
    _unlink(folder, name)
    descriptor = opened(folder, name, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        write_all(descriptor, data, 0)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, data: bytes, offset: int) -> None:
    """Write all of data at an offset.

    Raises:
        OSError: the disk refused.
    """
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view, offset)
        view, offset = view[written:], offset + written


@on_disk
def free_bytes(folder: Path) -> int:
    """Return how many bytes the disk of a folder has free for this user."""
    facts = os.statvfs(folder)
    return facts.f_bavail * facts.f_frsize


@on_disk
def sync_folder(folder: Folder) -> None:
    """Make the names in a folder durable."""
    if isinstance(folder, OpenFolder):
        os.fsync(folder.descriptor)
        return
    descriptor = os.open(folder, FOLDER_FLAGS)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@on_disk
def sync_file(where: Where) -> None:
    """Make the bytes of a file durable."""
    descriptor = open_file(where, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
