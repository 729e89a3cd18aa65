"""Opening the files that a case form names: below its folder only, no links, no devices."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from casefiles.domain.foundation.errors import InvalidInput, Refused

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
BLOCK = 1 << 20
"""Bytes read at a time."""


def read_form_file(path: Path, limit: int) -> bytes:
    """Return the bytes of the form itself.

    Raises:
        Refused: absent, unreadable, no regular file, or larger than the limit.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Refused("form_unreadable", reason=error.errno or 0) from None
    with open(descriptor, "rb") as file:  # noqa: PTH123 - Path has no way to open a descriptor
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Refused("form_not_a_file")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise InvalidInput("form_too_large", limit=limit)
    return data


@contextmanager
def open_below(folder: Path, name: str, place: str) -> Iterator[int]:
    """Open a file of the form, following no link on the way.

    Args:
        folder: the folder of the form.
        name: path as written in the form, with `/` between its parts.
        place: where it is written, for the error.

    Yields:
        A descriptor of a regular file, open for reading.

    Raises:
        InvalidForm: it leaves the folder, is a link, a device or no file, or cannot be read.
    """
    parts = _parts(name, place)
    folders: list[int] = []
    try:
        folders.append(os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))
        for part in parts[:-1]:
            folders.append(os.open(part, _FOLDER, dir_fd=folders[-1]))
        descriptor = os.open(parts[-1], _FILE, dir_fd=folders[-1])
    except FileNotFoundError:
        raise InvalidInput("file_missing", place=place) from None
    except OSError as error:
        raise InvalidInput("file_unreadable", place=place, reason=error.errno or 0) from None
    finally:
        for opened in folders:
            os.close(opened)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise InvalidInput("file_not_regular", place=place)
        yield descriptor
    finally:
        os.close(descriptor)


def blocks(descriptor: int, place: str) -> Iterator[bytes]:
    """Yield the bytes of an open file in blocks.

    Raises:
        Refused: reading failed on the way.
    """
    while True:
        try:
            block = os.read(descriptor, BLOCK)
        except OSError as error:
            raise Refused("file_unreadable", place=place, reason=error.errno or 0) from None
        if not block:
            return
        yield block


def _parts(name: str, place: str) -> tuple[str, ...]:
    path = PurePosixPath(name)
    outside = path.is_absolute() or ".." in path.parts or "\\" in name
    if outside or not path.parts or "\n" in name:
        raise InvalidInput("file_outside_folder", place=place)
    return path.parts
