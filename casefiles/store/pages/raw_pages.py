"""The database page by page, without the driver: which pages are authentic, and what they hold.

SQLCipher 4 seals each page with AES-256-CBC and HMAC-SHA512; the WAL holds pages sealed alike. One
bad page spoils a driver's connection, and the driver says the same of damage and of a lack of
memory. What is told here rests on the bytes of the disk and on the key alone.
"""

import itertools
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import pbkdf2_hmac
from hmac import compare_digest
from hmac import digest as hmac_digest
from struct import Struct, unpack
from types import TracebackType
from typing import Final, Self

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.folder import WAL
from casefiles.store.files.in_folder import DATABASE, Folder, Where, on_disk, open_file, within
from casefiles.store.keys.key_file import Keys

_IV_SIZE: Final = 16
_MAC_SIZE: Final = 64
USABLE: Final = PAGE_SIZE - _IV_SIZE - _MAC_SIZE
"""Bytes of a page that SQLite may use."""
SALT_SIZE: Final = 16
_MAGIC: Final = b"SQLite format 3\0"
_PENDING_PAGE: Final = (1 << 30) // PAGE_SIZE + 1
"""The page that SQLite never writes, because locks lie on its bytes."""
_MASK: Final = 0x3A
_WAL_HEADER: Final = Struct(">IIIIIIII")
_FRAME: Final = Struct(">IIIIII")
_FRAME_SUMMED: Final = 8
_WAL_MAGIC: Final = 0x377F0682
"""Of a WAL whose sums are of numbers with the low byte first."""
_WAL_VERSION: Final = 3_007_000
_REPORT_EVERY: Final = 256


@dataclass(frozen=True, slots=True)
class PageSeal:
    """Opens and makes the seals of a database's pages.

    Attributes:
        salt: 16 bytes, at the beginning of the file; nothing depends on them.
    """

    salt: bytes
    _key: bytes = field(repr=False)
    _mac_key: bytes = field(repr=False)

    @classmethod
    def of(cls, keys: Keys) -> "PageSeal":
        """Return the seal of the database that keys belong to."""
        key = keys.derived("database")
        masked = bytes(byte ^ _MASK for byte in keys.cipher_salt)
        return cls(keys.cipher_salt, key, pbkdf2_hmac("sha512", key, masked, 2, 32))

    def is_authentic(self, page: bytes, number: int) -> bool:
        """Tell whether a page is one that the holder of the key wrote at this number."""
        if len(page) != PAGE_SIZE:
            return False
        start = SALT_SIZE if number == 1 else 0
        bound = page[start:-_MAC_SIZE] + number.to_bytes(4, "little")
        return compare_digest(hmac_digest(self._mac_key, bound, "sha512"), page[-_MAC_SIZE:])

    def plain(self, page: bytes, number: int) -> bytes:
        """Return what an authentic page holds, `USABLE` bytes."""
        start = SALT_SIZE if number == 1 else 0
        opening = Cipher(AES(self._key), CBC(page[USABLE : USABLE + _IV_SIZE])).decryptor()
        stored = opening.update(page[start:USABLE]) + opening.finalize()
        return _MAGIC + stored if number == 1 else stored

    def sealed(self, stored: bytes, number: int, vector: bytes) -> bytes:
        """Return a page as it lies on the disk.

        Args:
            stored: `USABLE` bytes.
            number: of the page.
            vector: 16 bytes that no page was sealed with before.
        """
        start = SALT_SIZE if number == 1 else 0
        closing = Cipher(AES(self._key), CBC(vector)).encryptor()
        head = self.salt if number == 1 else b""
        page = head + closing.update(stored[start:]) + closing.finalize() + vector
        bound = page[start:] + number.to_bytes(4, "little")
        return page + hmac_digest(self._mac_key, bound, "sha512")


class PageFile:
    """A database and its WAL, read and never written.

    Attributes:
        seal: of its pages.
        count: how many pages there are, a last one that is cut off among them.
    """

    def __init__(self, folder: Folder, keys: Keys) -> None:
        """Open the files.

        Raises:
            CasefilesError: the disk refused.
        """
        self.seal = PageSeal.of(keys)
        self._descriptor = _opened(within(folder, DATABASE))
        try:
            self._wal, committed = _committed(within(folder, WAL))
            size = os.fstat(self._descriptor).st_size
        except BaseException:
            self.close()
            raise
        self.count = committed or -(-size // PAGE_SIZE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def sealed(self, number: int) -> bytes:
        """Return a page as it lies on the disk; less than a page where the disk gives no more."""
        if number in self._wal:
            return self._wal[number]
        try:
            return os.pread(self._descriptor, PAGE_SIZE, (number - 1) * PAGE_SIZE)
        except OSError:
            return b""

    def page(self, number: int) -> bytes | None:
        """Return what a page holds, or None if it is not authentic."""
        sealed = self.sealed(number)
        if not self.seal.is_authentic(sealed, number):
            return None
        return self.seal.plain(sealed, number)

    def is_sound(self, number: int) -> bool:
        """Tell whether a page is as it was written; the page that is never written always is."""
        sealed = self.sealed(number)
        if number == 1 and sealed[:SALT_SIZE] != self.seal.salt:
            return False
        return number == _PENDING_PAGE or self.seal.is_authentic(sealed, number)

    def bad(self, ticket: CancellationToken) -> Iterator[int]:
        """Yield the numbers of the pages that are not as they were written.

        Args:
            ticket: is told the pages read, label checking_pages.

        Raises:
            Cancelled: somebody asked to stop.
        """
        for number in range(1, self.count + 1):
            if not self.is_sound(number):
                yield number
            if number % _REPORT_EVERY == 0 or number == self.count:
                ticket.step(number, self.count, "checking_pages")

    def close(self) -> None:
        """Close; safe to call again."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class RepairedPages(PageFile):
    """A database some pages of which are read from elsewhere; whoever opened it closes it."""

    def __init__(self, pages: PageFile, instead: Mapping[int, bytes]) -> None:
        """Lay sealed pages over those of a database, by their numbers."""
        self.seal, self.count = pages.seal, pages.count
        self._pages, self._instead = pages, instead

    @override
    def sealed(self, number: int) -> bytes:
        """Return a page from where it is whole."""
        return self._instead.get(number) or self._pages.sealed(number)

    @override
    def close(self) -> None:
        """Leave the database open."""


@on_disk
def _opened(where: Where) -> int:
    return open_file(where, os.O_RDONLY)


@on_disk
def _committed(where: Where) -> tuple[dict[int, bytes], int]:
    """Return the newest committed pages of a WAL by their numbers, and the size in pages."""
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    size = 0
    for number, pages_after, page in _frames(where):
        waiting[number] = page
        if pages_after:
            pages.update(waiting)
            waiting, size = {}, pages_after
    return {number: page for number, page in pages.items() if number <= size}, size


def _frames(where: Where) -> Iterator[tuple[int, int, bytes]]:
    """Yield page number, pages of the database after the commit (or 0), and page of each frame."""
    try:
        file = os.fdopen(open_file(where, os.O_RDONLY), "rb")
    except FileNotFoundError:
        return
    with file:
        header = file.read(_WAL_HEADER.size)
        if len(header) < _WAL_HEADER.size:
            return
        magic, _, page_size, _, *salts, first, second = _WAL_HEADER.unpack(header)
        order = "<" if magic & 1 == 0 else ">"
        sums = _summed(header[:24], (0, 0), order)
        if sums != (first, second) or page_size != PAGE_SIZE:
            return
        while len(frame := file.read(_FRAME.size + PAGE_SIZE)) == _FRAME.size + PAGE_SIZE:
            number, pages_after, *own_salts, first, second = _FRAME.unpack_from(frame)
            page = frame[_FRAME.size :]
            sums = _summed(frame[:_FRAME_SUMMED] + page, sums, order)
            if own_salts != salts or sums != (first, second):
                return
            yield number, pages_after, page


@on_disk
def is_tail_harmed(where: Where, known: int) -> bool:
    """Tell whether a WAL holds frames that were once written and cannot be read.

    A frame of a run before has other salts, and a change that was given up left none that ends one.
    One whose writing was cut off by a fault of the power cannot be told from one that was harmed.

    Args:
        where: the WAL.
        known: how many of its frames the driver found committed.
    """
    try:
        file = os.fdopen(open_file(where, os.O_RDONLY), "rb")
    except FileNotFoundError:
        return False
    with file:
        header = file.read(_WAL_HEADER.size)
        frame = file.read(whole := _FRAME.size + PAGE_SIZE)
        if len(frame) < whole:
            return False
        magic, _, _, _, *salts, first, second = _WAL_HEADER.unpack(header)
        order = "<" if magic & 1 == 0 else ">"
        if _summed(header[:24], (0, 0), order) != (first, second):
            return True
        if known:
            file.seek(_WAL_HEADER.size + (known - 1) * whole)
            first, second = _FRAME.unpack(file.read(_FRAME.size))[-2:]
            file.seek(PAGE_SIZE, os.SEEK_CUR)
            frame = file.read(whole)
        pieces = itertools.chain([frame], iter(lambda: file.read(whole), b""))
        rest = itertools.takewhile(lambda one: len(one) == whole, pieces)
        return _holds_lost(rest, salts, (first, second), order)


def _holds_lost(
    frames: Iterable[bytes], salts: list[int], sums: tuple[int, int], order: str
) -> bool:
    """Tell whether frames hold one that ends a change, at or after the first that does not read."""
    is_broken = False
    for frame in frames:
        _, pages_after, *own, first, second = _FRAME.unpack_from(frame)
        if own[0] != salts[0] and own[1] != salts[1]:
            return False
        if not is_broken:
            sums = _summed(frame[:_FRAME_SUMMED] + frame[_FRAME.size :], sums, order)
            is_broken = sums != (first, second)
        if own != salts or (is_broken and pages_after):
            return True
    return False


def wal_frames(
    sealed: Iterable[tuple[int, bytes]], count: int, size: int, randomness: Randomness
) -> Iterator[bytes]:
    """Yield a WAL that holds some pages as one commit.

    Args:
        sealed: pages by their numbers.
        count: how many they are.
        size: of the database, in pages.
        randomness: for the salts.
    """
    salts = randomness(8)
    head = _WAL_HEADER.pack(_WAL_MAGIC, _WAL_VERSION, PAGE_SIZE, 0, 0, 0, 0, 0)[:16] + salts
    sums = _summed(head, (0, 0), "<")
    yield head + Struct(">II").pack(*sums)
    for at, (number, page) in enumerate(sealed, start=1):
        begin = Struct(">II").pack(number, size if at == count else 0)
        sums = _summed(begin + page, sums, "<")
        yield begin + salts + Struct(">II").pack(*sums) + page


def _summed(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """Return the running checksum of a WAL, as SQLite's file format defines it."""
    first, second = sums
    words = unpack(f"{order}{len(data) // 4}I", data)
    for at in range(0, len(words), 2):
        first = (first + words[at] + second) & 0xFFFFFFFF
        second = (second + words[at + 1] + first) & 0xFFFFFFFF
    return first, second
