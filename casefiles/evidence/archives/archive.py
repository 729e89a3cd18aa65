"""The parts of an office file that is a zip archive, inflated within bounds only."""

import io
import zipfile
import zlib
from typing import Final

from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    PASSWORD_NEEDED,
    TOO_LARGE,
    UnreadableFile,
)

MOST_PARTS: Final = 20_000
LARGEST_PART: Final = 96 << 20
_LARGEST_WHOLE: Final = 384 << 20
"""Bytes that may be inflated from one file, all parts together."""
_LARGEST_RATIO: Final = 400
_SMALL: Final = 32 << 20
"""Bytes of a part below which its ratio says nothing: tables of zeros pack well."""
_ENCRYPTED: Final = 0x1


class PartStore:
    """The parts of one file, by their names; names differ in case, slashes and roots."""

    def __init__(self, data: bytes) -> None:
        """Open an archive.

        Raises:
            Unreadable: `broken_file`, `password_needed` or `too_large`.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise UnreadableFile(BROKEN_FILE) from error
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS:
            raise UnreadableFile(TOO_LARGE)
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise UnreadableFile(PASSWORD_NEEDED)
        self._left = _LARGEST_WHOLE
        self._parts = {part_name(part.filename): part for part in parts}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts, as `part_name` makes them, in the order of the file."""
        return tuple(self._parts)

    def size(self, name: str) -> int:
        """Return the told size of a part, or 0."""
        part = self._parts.get(part_name(name))
        return 0 if part is None else part.file_size

    def read(self, name: str) -> bytes | None:
        """Return a part; None if there is none or it is broken.

        Raises:
            Unreadable: `too_large`, if it inflates beyond all sense.
        """
        part = self._parts.get(part_name(name))
        if part is None:
            return None
        most = min(LARGEST_PART, self._left)
        if part.file_size > most or _is_bomb(part):
            raise UnreadableFile(TOO_LARGE)
        try:
            with self._zip.open(part) as packed:
                data = packed.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError):
            return None
        except (RuntimeError, NotImplementedError):
            return None
        if len(data) > most:
            raise UnreadableFile(TOO_LARGE)
        self._left -= len(data)
        return data


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    ratio = part.file_size / max(1, part.compress_size)
    return part.file_size > _SMALL and ratio > _LARGEST_RATIO


def part_name(name: str) -> str:
    """Return a name in the one form in which parts are looked for."""
    return name.replace("\\", "/").lstrip("/").lower()
