"""Putting a finished file where it was asked for: whole and safe on disk, or all as before."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import CasefilesError, NotEnoughSpace, Refused
from casefiles.domain.foundation.ids import Randomness

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_OLD: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NO_LINKS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
"""What file systems of sticks answer, which know no second name for a file."""
_BLOCK: Final = 1 << 20


def check_target(target: Path, vault_folder: Path, *, replace: bool) -> None:
    """Refuse a target before any work is done.

    Raises:
        Refused: no folder, a folder itself, inside the vault, or a file that may not be replaced.
    """
    with _faults_in_words():
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


@contextmanager
def new_folder(target: Path) -> Iterator[None]:
    """Make a folder for files that leave together; if the body fails, it is taken away again.

    Raises:
        Refused: the target vanished, cannot be written, or appeared meanwhile.
    """
    with _faults_in_words():
        parent = os.open(target.parent, _FOLDER)
    try:
        with _faults_in_words():
            os.mkdir(target.name, 0o700, dir_fd=parent)
            os.fsync(parent)
        try:
            yield
        except BaseException:
            with suppress(OSError):  # files of others may have come into it
                os.rmdir(target.name, dir_fd=parent)
            raise
    finally:
        os.close(parent)


@contextmanager
def delivered(
    data: bytes, target: Path, randomness: Randomness, *, replace: bool
) -> Iterator[None]:
    """Write a file: `.part`, fsync, rename, fsync of the folder, then read it back.

    If the body fails, the file is taken away again, and one that it replaced comes back.

    Args:
        data: the whole file.
        target: its path.
        randomness: for the names on the way.
        replace: whether a file that stands there may go.

    Raises:
        NotEnoughSpace: the disk is full; all is as before.
        Refused: the target vanished, cannot be written, or appeared meanwhile; all is as before.
        CasefilesError: what was read back differs; all is as before.
    """
    with _faults_in_words():
        folder = os.open(target.parent, _FOLDER)
    try:
        with _faults_in_words():
            earlier = _set_aside(target.name, folder, randomness) if replace else ""
            try:
                _put(data, target.name, folder, randomness, replace=replace)
            except BaseException:
                _take_back(target.name, earlier, folder, is_new=False)
                raise
        try:
            yield
        except BaseException:
            _take_back(target.name, earlier, folder, is_new=True)
            raise
        if earlier:
            _remove(earlier, folder)
    finally:
        os.close(folder)


def _set_aside(name: str, folder: int, randomness: Randomness) -> str:
    """Keep the file that stands there under a second name; empty if none stands there."""
    second = f".{randomness(8).hex()}.earlier"
    try:
        os.link(name, second, src_dir_fd=folder, dst_dir_fd=folder)
    except FileNotFoundError:
        return ""
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _write(_read(name, folder), second, folder)
    return second


def _take_back(name: str, earlier: str, folder: int, *, is_new: bool) -> None:
    """Make all as before, as far as the disk is still there."""
    with suppress(OSError):
        if earlier:
            os.replace(earlier, name, src_dir_fd=folder, dst_dir_fd=folder)
        elif is_new:
            os.unlink(name, dir_fd=folder)
        os.fsync(folder)


def _put(data: bytes, name: str, folder: int, randomness: Randomness, *, replace: bool) -> None:
    part = f".{randomness(8).hex()}.part"
    try:
        _write(data, part, folder)
        if replace:
            os.replace(part, name, src_dir_fd=folder, dst_dir_fd=folder)
        else:
            _give_name(part, name, folder)
        os.fsync(folder)
    except BaseException:
        _remove(part, folder)
        raise
    if hashlib.sha256(_read(name, folder)).digest() != hashlib.sha256(data).digest():
        _remove(name, folder)
        raise CasefilesError("target_not_kept")


def _give_name(part: str, name: str, folder: int) -> None:
    """Give the part its name, unless a file of that name appeared meanwhile."""
    try:
        os.link(part, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        with suppress(FileNotFoundError):
            os.stat(name, dir_fd=folder, follow_symlinks=False)
            raise FileExistsError from None
        os.rename(part, name, src_dir_fd=folder, dst_dir_fd=folder)
    else:
        os.unlink(part, dir_fd=folder)


def _write(data: bytes, name: str, folder: int) -> None:
    descriptor = os.open(name, _NEW, 0o600, dir_fd=folder)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(name: str, folder: int) -> bytes:
    descriptor = os.open(name, _OLD, dir_fd=folder)
    try:
        return b"".join(iter(lambda: os.read(descriptor, _BLOCK), b""))
    finally:
        os.close(descriptor)


def _remove(name: str, folder: int) -> None:
    with suppress(OSError):  # gone already, or the stick is: nothing more can be done from here
        os.unlink(name, dir_fd=folder)


@contextmanager
def _faults_in_words() -> Iterator[None]:
    """Turn the world's faults into errors with codes."""
    try:
        yield
    except FileExistsError:
        raise Refused("target_exists") from None
    except OSError as error:
        number = error.errno or 0
    else:
        return
    if number in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        raise NotEnoughSpace("no_space_for_target")
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        raise Refused("target_read_only")
    if number in {errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL}:
        raise Refused("target_name_unusable")
    raise Refused("target_vanished", reason=number)
