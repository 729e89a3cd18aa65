"""The vault's folder: names of its files, exclusive use, and files replaced as a whole."""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from casefiles import hardening
from casefiles.domain.errors import (
    CasefilesError,
    NotAVault,
    NotEnoughSpace,
    VaultError,
    VaultReadOnly,
)
from casefiles.store.guarded import require_guarded
from casefiles.store.holder import in_use

DATABASE = "vault.db"
WAL = "vault.db-wal"
KEYS = "vault.keys"
KEYS_COPY = "vault.keys.copy"
HEAD = "vault.head"
BACKUPS = "backups"
BALLAST = "vault.ballast"
SHARED_MEMORY = "vault.db-shm"
DAMAGED = "vault.db.damaged"
"""How the names begin under which a repair keeps damaged databases."""
REPAIR_PART = ".repair.part"
"""Where a repair makes its copy."""
PART = ".part"

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_NO_PATH = frozenset({errno.ENAMETOOLONG, errno.ELOOP})
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_HERE = -100
"""AT_FDCWD of linux/fcntl.h: paths count from the working folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of linux/fs.h."""

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


class VaultFolder:
    """A vault's folder in exclusive use, until closed or the process ends."""

    def __init__(self, path: Path) -> None:
        """Take the folder.

        Raises:
            NotAVault: there is no such folder.
            VaultInUse: another process, or another vault object, has it.
            VaultReadOnly: it cannot be read or written.
            Refused: everybody may write to a folder above it.
        """
        require_guarded(path)
        self.path = path
        self._descriptor = _open_folder(path)
        try:
            _lock(self._descriptor, path)
        except BaseException:
            self.close()
            raise

    def file(self, name: str) -> Path:
        """Return the path of one of the vault's files."""
        return self.path / name

    def close(self) -> None:
        """Let the folder go; safe to call again."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _open_folder(path: Path) -> int:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        number = error.errno or 0
    else:
        return descriptor
    if number in {errno.ENOENT, errno.ENOTDIR}:
        raise NotAVault("vault_missing")
    raise disk_fault(number)


@on_disk
def _lock(descriptor: int, path: Path) -> None:
    is_free = True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        is_free = False
    if not is_free:
        raise in_use(path)


@on_disk
def make_folder(path: Path) -> None:
    """Make a folder that only its owner may enter.

    Raises:
        CasefilesError: the disk refused, or everybody may write to a folder above it.
    """
    require_guarded(path)
    path.mkdir(mode=0o700)


def restrict(folder: Path) -> None:
    """Close the folder and its files to everybody else; they may come from a lax medium.

    A medium without rights, or a folder of somebody else, stays as it is.
    """
    backups = folder / BACKUPS
    with suppress(OSError):
        folder.chmod(0o700)
        for path in _files(folder):
            path.chmod(0o600)
        (folder / BALLAST).chmod(0o600)
    with suppress(OSError):
        backups.chmod(0o700)
        for path in backups.iterdir():
            path.chmod(0o600)


def _files(folder: Path) -> list[Path]:
    names = (DATABASE, WAL, KEYS, KEYS_COPY, HEAD)
    return [folder / name for name in names if (folder / name).is_file()]


@on_disk
def require_writable(folder: Path) -> None:
    """Refuse a folder in which the vault could not be kept up.

    Raises:
        VaultReadOnly: the folder, or a file of the vault in it, cannot be written.
    """
    if not all(os.access(path, os.R_OK | os.W_OK) for path in (folder, *_files(folder))):
        raise VaultReadOnly("vault_read_only")


@on_disk
def new_file(path: Path) -> None:
    """Make an empty file for its owner only; SQLite gives its side files the same rights."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))


@on_disk
def read_file(path: Path, limit: int) -> bytes | None:
    """Read a small file.

    Args:
        path: the file.
        limit: most bytes that are read.

    Returns:
        Its bytes, or None if there is no such file.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except (FileNotFoundError, IsADirectoryError):
        return None


@on_disk
def replace_file(path: Path, data: bytes) -> None:
    """Put a file in place as a whole: after a crash the old or the new one is there, synced.

    Raises:
        CasefilesError: the disk refused; the old file is still there.
    """
    part = path.with_name(path.name + ".part")
    try:
        _write_synced(part, data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@on_disk
def remove_file(path: Path) -> None:
    """Remove a file, if it is there, for good."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def _write_synced(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
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
def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@on_disk
def sync_file(path: Path) -> None:
    """Make the bytes of a file durable."""
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def exchange(one: Path, other: Path) -> None:
    """Let two folders side by side change names, at once: nobody ever finds neither, or one twice.

    It is durable once the folder around them is synced.

    Raises:
        VaultError: this medium, or this system, cannot do that.
        CasefilesError: the disk refused; nothing was changed.
    """
    architecture = hardening.this_architecture()
    if architecture is None:
        raise VaultError("medium_unsuitable_for_exchange")
    names = [ctypes.create_string_buffer(os.fsencode(path)) for path in (one, other)]
    first, second = (ctypes.addressof(name) for name in names)
    number = architecture.calls["renameat2"]
    if hardening.system_call(number, _HERE, first, _HERE, second, _EXCHANGE) != 0:
        fault = ctypes.get_errno()
        if fault in {errno.EINVAL, errno.ENOSYS, errno.ENOTTY, errno.EOPNOTSUPP}:
            raise VaultError("medium_unsuitable_for_exchange")
        raise disk_fault(fault)


def is_damaged_copy(name: str) -> bool:
    """Tell whether a file of this name is a damaged database that a repair kept, or its WAL."""
    return name.startswith(f"{DAMAGED}.")


@on_disk
def remove_damaged_copies(folder: Path) -> None:
    """Remove what repairs left, whole or half made: it may hold what was erased since."""
    for path in folder.iterdir():
        if is_damaged_copy(path.name):
            path.unlink(missing_ok=True)
    if (folder / REPAIR_PART).is_dir():
        shutil.rmtree(folder / REPAIR_PART)
    sync_folder(folder)
