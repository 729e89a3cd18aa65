"""Putting a finished file where it was asked for: whole and safe on disk, or not at all."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casefiles.domain.errors import CasefilesError, NotEnoughSpace, Refused
from casefiles.domain.ids import Randomness

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def check_target(target: Path, vault_folder: Path, *, replace: bool) -> None:
    """Refuse a target before any work is done.

    Raises:
        Refused: no folder, a folder itself, inside the vault, or a file that may not be replaced.
    """
    folder = target.parent
    if not folder.is_dir():
        raise Refused("target_folder_missing")
    if folder.resolve().is_relative_to(vault_folder.resolve()):
        raise Refused("target_in_vault")
    if target.is_dir() or (target.exists() and not target.is_file()):
        raise Refused("target_not_a_file")
    if os.path.lexists(target) and not replace:
        raise Refused("target_exists")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Refused("target_read_only")


def deliver(data: bytes, target: Path, randomness: Randomness, *, replace: bool) -> None:
    """Write a file: `.part`, fsync, rename, fsync of the folder, then read it back.

    Args:
        data: the whole file.
        target: its path.
        randomness: for the name of the part.
        replace: whether a file that stands there may go.

    Raises:
        NotEnoughSpace: the disk is full; no file is left.
        Refused: the target vanished, cannot be written, or appeared meanwhile; no file is left.
        CasefilesError: what was read back differs; the file was removed.
    """
    with _faults_in_words(), _open_folder(target.parent) as folder:
        part = f".{randomness(8).hex()}.part"
        try:
            _write(data, part, folder)
            if replace:
                os.replace(part, target.name, src_dir_fd=folder, dst_dir_fd=folder)
            else:
                os.link(part, target.name, src_dir_fd=folder, dst_dir_fd=folder)
                os.unlink(part, dir_fd=folder)
        except BaseException:
            _remove(part, folder)
            raise
        os.fsync(folder)
        _read_back(data, target.name, folder)


def withdraw(target: Path) -> None:
    """Remove a file that was delivered but could not be recorded."""
    with _faults_in_words(), _open_folder(target.parent) as folder:
        _remove(target.name, folder)
        os.fsync(folder)


def _write(data: bytes, name: str, folder: int) -> None:
    descriptor = os.open(name, _NEW, 0o600, dir_fd=folder)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read_back(data: bytes, name: str, folder: int) -> None:
    digest = hashlib.sha256()
    descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    try:
        while block := os.read(descriptor, 1 << 20):
            digest.update(block)
    finally:
        os.close(descriptor)
    if digest.digest() != hashlib.sha256(data).digest():
        _remove(name, folder)
        raise CasefilesError("target_not_kept")


@contextmanager
def _open_folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _remove(name: str, folder: int) -> None:
    try:
        os.unlink(name, dir_fd=folder)
    except OSError:
        return  # gone already, or the stick is: nothing more can be done from here


@contextmanager
def _faults_in_words() -> Iterator[None]:
    """Turn the world's faults into errors with codes."""
    try:
        yield
    except FileExistsError:
        raise Refused("target_exists") from None
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise NotEnoughSpace("no_space_for_target") from None
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise Refused("target_read_only") from None
        raise Refused("target_vanished", reason=error.errno or 0) from None
