"""The headers of RAR 5.0: what libarchive 3.7 passes over, encryption and checksums of files.

After RARLAB's "RAR 5.0 archive format": each block has a checksum, its size, type and flags, what
is particular to it, records of extras, and data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from casefiles.evidence.channel.unreadable import BROKEN_FILE, UnreadableFile

MARK: Final = b"Rar!\x1a\x07\x01\x00"
_FILE, _LAST = 2, 5
_HAS_EXTRA, _HAS_DATA = 0x1, 0x2
_HAS_TIME, _HAS_CHECKSUM = 0x2, 0x4
_ENCRYPTION: Final = 1
_CHECKSUM_BYTES: Final = 4
_LARGEST_HEAD: Final = 2 << 20
_MOST_BITS: Final = 63
_MORE: Final = 0x80


@dataclass(frozen=True, slots=True)
class RarEntry:
    """A file of an archive.

    Attributes:
        checksum: CRC-32 of its bytes; None if there is none, or it is of the encrypted ones.
    """

    is_encrypted: bool
    checksum: int | None


def rar_entries(file: BinaryIO) -> tuple[RarEntry, ...]:
    """Return the files and folders of a RAR 5.0 archive, in their order.

    Raises:
        Unreadable: `broken_file`.
    """
    try:
        return tuple(_entries(file))
    except (IndexError, ValueError, OverflowError) as error:
        raise UnreadableFile(BROKEN_FILE) from error


class _Head:
    """The bytes of a header, read from the front."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self) -> int:
        """Return the next number, seven bits a byte, the least first."""
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & ~_MORE) << shift
            if not byte & _MORE:
                return value
            shift += 7
            if shift > _MOST_BITS:
                raise ValueError

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        if size > len(self._data) - self._at:
            raise ValueError
        self._at += size
        return self._data[self._at - size : self._at]


def _entries(file: BinaryIO) -> Iterator[RarEntry]:
    end = file.seek(0, 2)
    at = len(MARK)
    while at < end:
        file.seek(at + _CHECKSUM_BYTES)
        size_field = _Head(file.read(10))
        size = size_field.number()
        if not 0 < size <= _LARGEST_HEAD:
            raise ValueError
        start = at + _CHECKSUM_BYTES + _width(size)
        file.seek(start)
        head = _Head(file.read(size))
        kind, flags = head.number(), head.number()
        extra_bytes = head.number() if flags & _HAS_EXTRA else 0
        data_bytes = head.number() if flags & _HAS_DATA else 0
        if kind == _LAST:
            return
        if kind == _FILE:
            file.seek(start + size - extra_bytes)
            yield _entry(head, file.read(extra_bytes))
        at = start + size + data_bytes


def _width(value: int) -> int:
    return max(1, (value.bit_length() + 6) // 7)


def _entry(head: _Head, extra: bytes) -> RarEntry:
    flags = head.number()
    head.number(), head.number()
    if flags & _HAS_TIME:
        head.take(4)
    checksum = int.from_bytes(head.take(4), "little") if flags & _HAS_CHECKSUM else None
    is_encrypted = _ENCRYPTION in _records(extra)
    return RarEntry(is_encrypted, None if is_encrypted else checksum)


def _records(extra: bytes) -> Iterator[int]:
    at = 0
    while at < len(extra):
        record = _Head(extra[at:])
        size = record.number()
        yield record.number()
        at += _width(size) + size
