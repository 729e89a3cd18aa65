"""Names below an open folder: none is followed, and what Casefiles would not make is refused.

Whoever gets at a folder before it is opened may have put links, pipes or devices into it, so that
what the program does to its own files is done to others. So each name is looked at before it is
opened, opened without following it, and looked at again.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from casefiles.domain.foundation.errors import NotAVault

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_ALWAYS: Final = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_KINDS: Final = (
    (stat.S_ISLNK, "is_a_link"),
    (stat.S_ISDIR, "is_a_folder"),
    (lambda mode: not stat.S_ISREG(mode), "is_no_file"),
)
_BACKUP: Final = re.compile(r"[0-9a-f]{32}(\.part.*)?\Z")


def is_of_backups(name: str) -> bool:
    """Tell whether a file of this name in a folder of backups is the program's."""
    return _BACKUP.match(name) is not None


def prepared(name: str, reason: str) -> NotAVault:
    """Return the error that names what somebody made of a folder.

    Args:
        name: of the file, below the vault's folder.
        reason: code of what it is.
    """
    return NotAVault("folder_prepared", name=name, reason=reason)


def status_of(folder: int, name: str) -> os.stat_result | None:
    """Return what a name is, not what it leads to; None if there is none.

    Raises:
        OSError: the disk fails.
    """
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None


def require_own(name: str, status: os.stat_result, owner: int | None, names: int = 1) -> None:
    """Refuse what is not a file of one name that belongs to us.

    Args:
        name: of the file, below the vault's folder.
        status: what it is.
        owner: whose it must be; None where that is not known, or does not matter.
        names: how many it may have.

    Raises:
        NotAVault: it is something else.
    """
    for is_kind, reason in _KINDS:
        if is_kind(status.st_mode):
            raise prepared(name, reason)
    if status.st_nlink > names:
        raise prepared(name, "has_other_names")
    if owner is not None and status.st_uid != owner:
        raise prepared(name, "is_of_somebody_else")


def opened(folder: int, name: str, flags: int, owner: int | None = None, names: int = 1) -> int:
    """Open a file below an open folder; what is no file of ours is not even opened.

    Args:
        folder: descriptor of the folder.
        name: of the file.
        flags: as for `os.open`.
        owner: see `require_own`.
        names: likewise.

    Raises:
        NotAVault: the name is something else.
        OSError: there is no such file, or the disk fails.
    """
    before = status_of(folder, name)
    if before is not None:
        require_own(name, before, owner, names)
    descriptor = os.open(name, flags | _ALWAYS, 0o600, dir_fd=folder)
    try:
        require_own(name, os.fstat(descriptor), owner, names)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def require_own_folder(name: str, status: os.stat_result, owner: int | None) -> None:
    """Refuse what is not a folder that belongs to us.

    Raises:
        NotAVault: it is something else.
    """
    if not stat.S_ISDIR(status.st_mode):
        raise prepared(name, "is_a_link" if stat.S_ISLNK(status.st_mode) else "is_no_folder")
    if owner is not None and status.st_uid != owner:
        raise prepared(name, "is_of_somebody_else")


def names_in(folder: int) -> list[str]:
    """Return the names in an open folder.

    Raises:
        OSError: the disk fails.
    """
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries]


@contextmanager
def folder_below(folder: int, name: str, owner: int | None = None) -> Iterator[int | None]:
    """Open a folder below an open one; None if there is none.

    Raises:
        NotAVault: the name is something else.
        OSError: the disk fails.
    """
    status = status_of(folder, name)
    if status is None:
        yield None
        return
    require_own_folder(name, status, owner)
    descriptor = os.open(name, _FOLDER, dir_fd=folder)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def require_backups(folder: int, name: str, owner: int | None) -> None:
    """Refuse a folder of backups in which one is no file of ours; others' files are left alone.

    Raises:
        NotAVault: see there.
        OSError: the disk fails.
    """
    with folder_below(folder, name, owner) as backups:
        for one in sorted(filter(is_of_backups, names_in(backups))) if backups else ():
            status = status_of(backups, one) if backups else None
            if status is not None:
                require_own(f"{name}/{one}", status, owner)
