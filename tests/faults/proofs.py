"""What was proven once of the same bytes need not be read again.

Most states of a campaign come to hold, once they were opened, what a state before them held. A
vault that is open is known by what every page of its database holds, decrypted and proven by its
seal: with the same pages the same reading tells the same. Each state is opened and closed all the
same, and of every few all is read anew and must agree with what was remembered.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import Any, TypeVar

from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.folder import WAL
from casefiles.store.files.in_folder import DATABASE
from casefiles.store.pages.raw_pages import PageSeal
from casefiles.store.vault.open_vault import Vault

T = TypeVar("T")

SHARED = "vault.db-shm"
_INDEX = Struct("=16xII")
"""Of shared memory: the last valid frame of the WAL, and the pages of the database after it."""
_HEAD, _FRAME = 32, 24


def digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


@dataclass
class Proofs:
    """Remembers what was read, by the bytes it was read of.

    Attributes:
        is_fresh: all is read anew, and must agree with what is remembered.
    """

    is_fresh: bool = False
    _said: dict[Hashable, Any] = field(default_factory=dict)
    _seals: dict[bytes, PageSeal] = field(default_factory=dict)
    _latest: dict[tuple[bytes, int], tuple[bytes, bytes]] = field(default_factory=dict)
    _known: dict[tuple[bytes, int, bytes], bytes] = field(default_factory=dict)

    def of(self, mark: Hashable | None, read: Callable[[], T]) -> T:
        """Return what reading tells, or told when the same bytes were read before.

        Args:
            mark: stands for those bytes; None if nothing can.
            read: raises where something is wrong, and then nothing is remembered.
        """
        if mark is None:
            return read()
        is_known = mark in self._said
        if is_known and not self.is_fresh:
            return self._said[mark]
        told = read()
        assert not is_known or told == self._said[mark], "the same bytes told something else"
        self._said[mark] = told
        return told

    def of_vault(self, vault: Vault) -> Hashable | None:
        """Return what stands for the contents of a vault that is being read, and not written."""
        keys = vault._parts.keys
        key = keys.derived("database")
        if key not in self._seals:
            self._seals[key] = PageSeal.of(keys)
        database, newer, count = _sealed(vault.folder)
        plain = self._of_database(key, database)[:count]
        plain += [b""] * (count - len(plain))
        for number, page in newer.items():
            if number <= count:
                plain[number - 1] = self._plain(key, number, page)
        return digest(key + b"".join(plain)) if all(plain) else None

    def _of_database(self, key: bytes, database: bytes) -> list[bytes]:
        plain = []
        for at in range(0, len(database) - PAGE_SIZE + 1, PAGE_SIZE):
            page = database[at : at + PAGE_SIZE]
            # To compare is much faster than to digest, and most pages are those of before.
            latest = self._latest.get((key, at))
            if latest is None or latest[0] != page:
                self._latest[key, at] = latest = page, self._plain(key, at // PAGE_SIZE + 1, page)
            plain.append(latest[1])
        return plain

    def _plain(self, key: bytes, number: int, page: bytes) -> bytes:
        """Return a digest of what a page holds; nothing if its seal does not prove it."""
        mark = (key, number, digest(page))
        if mark not in self._known:
            seal = self._seals[key]
            is_ours = seal.is_authentic(page, number)
            self._known[mark] = digest(seal.plain(page, number)) if is_ours else b""
        return self._known[mark]


def of_files(paths: Iterable[Path]) -> Hashable:
    """Return what stands for the names and contents of files."""
    return tuple((path.name, digest(path.read_bytes())) for path in sorted(paths))


def _sealed(folder: Path) -> tuple[bytes, dict[int, bytes], int]:
    """Return the database, what is newer in the WAL by the driver's index, and how many pages."""
    database = (folder / DATABASE).read_bytes()
    last, count = _INDEX.unpack_from((folder / SHARED).read_bytes())
    if not last:
        return database, {}, len(database) // PAGE_SIZE
    wal = (folder / WAL).read_bytes()
    newer = {}
    for frame in range(last):
        at = _HEAD + frame * (_FRAME + PAGE_SIZE)
        number = int.from_bytes(wal[at : at + 4], "big")
        newer[number] = wal[at + _FRAME : at + _FRAME + PAGE_SIZE]
    return database, newer, count
