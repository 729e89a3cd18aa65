"""What lies outside of files that were about to be written when the program stopped."""

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from casefiles.domain.records.editions import ExportedFile

_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_BLOCK: Final = 1 << 20


def found_in(folder: Path, pack: str, files: Sequence[ExportedFile]) -> Iterator[ExportedFile]:
    """Yield the files that lie in a folder, under their names and with their bytes.

    Args:
        folder: where they were to be written.
        pack: the folder in it that holds them; empty for a file that was to lie there itself.
        files: what was to be written.

    Raises:
        OSError: the folder cannot be looked into.
    """
    with _opened(folder) as outer:
        if not pack:
            yield from (one for one in files if _is_there(one, outer))
            return
        with suppress(FileNotFoundError), _opened(pack, outer) as inner:
            yield from (one for one in files if _is_there(one, inner))


def tidy(folder: Path, name: str, pack: str, token: str) -> None:
    """Remove what the end left under the names on the way; a file that was replaced comes back."""
    part, earlier = (f".{token}.{end}" for end in ("part", "earlier"))
    inside, target = folder / pack, folder / name
    with suppress(OSError):
        (inside / part).unlink(missing_ok=True)
    with suppress(OSError):
        if os.path.lexists(target):
            (inside / earlier).unlink(missing_ok=True)
        elif os.path.lexists(inside / earlier):
            (inside / earlier).rename(target)
    if pack:
        with suppress(OSError):  # files of others, or of the pack, may be in it
            target.rmdir()


def disk_of(folder: Path) -> int:
    """Return what tells one disk from another, also after the computer was started again."""
    try:
        return os.statvfs(folder).f_fsid
    except OSError:
        return 0


@contextmanager
def _opened(path: str | Path, outer: int | None = None) -> Iterator[int]:
    follows = 0 if outer is None else os.O_NOFOLLOW
    descriptor = os.open(path, _FOLDER | follows, dir_fd=outer)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _is_there(file: ExportedFile, folder: int) -> bool:
    """Tell whether a file lies there with the bytes that were written."""
    try:
        descriptor = os.open(file.name, _READ, dir_fd=folder)
    except OSError:
        return False
    try:
        values = os.fstat(descriptor)
        if not stat.S_ISREG(values.st_mode) or values.st_size != file.size:
            return False
        digest = hashlib.sha256()
        while block := os.read(descriptor, _BLOCK):
            digest.update(block)
        return digest.hexdigest() == file.sha256
    finally:
        os.close(descriptor)
