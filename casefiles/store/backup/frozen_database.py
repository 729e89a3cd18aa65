"""One moment of the database file itself, held still while writing goes on into the WAL."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultError, VaultInUse
from casefiles.store.backup.backup_packs import TAG_SIZE
from casefiles.store.database.connection import PAGE_SIZE, Connection
from casefiles.store.files.folder import WAL
from casefiles.store.files.in_folder import (
    DATABASE,
    Folder,
    Where,
    disk_fault,
    open_file,
    path_of,
    size_of,
    within,
)
from casefiles.store.keys.key_file import Keys

_TAG_AT: Final = PAGE_SIZE - 80
"""Where a page has its random tag, the IV that each writing of the page makes anew."""
_TRIES: Final = 400
_PAUSE: Final = 0.01
_STEP: Final = 4096
"""Pages between two reports."""


@dataclass(frozen=True, slots=True)
class FrozenDatabase:
    """A database file that nothing changes.

    Attributes:
        descriptor: of the file; all that was committed is in it.
        page_count: of the database.
        connection: reads this very moment.
    """

    descriptor: int
    page_count: int
    connection: Connection


class RawFile:
    """The database file below its driver, opened once and closed after every connection.

    Closing any descriptor of a file drops all locks that the process has on it, SQLite's too.
    """

    def __init__(self, folder: Folder) -> None:
        self._where = within(folder, DATABASE)
        self._descriptor = -1

    def get(self) -> int:
        """Return the descriptor.

        Raises:
            CasefilesError: the disk refused.
        """
        if self._descriptor < 0:
            try:
                self._descriptor = open_file(self._where, os.O_RDONLY)
            except OSError as error:
                raise disk_fault(error.errno or 0) from None
        return self._descriptor

    def close(self) -> None:
        """Close; safe to call again."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


@contextmanager
def frozen_database(folder: Folder, keys: Keys, raw: RawFile) -> Iterator[FrozenDatabase]:
    """Fold the WAL in and keep it from being folded in again until the body is done.

    Args:
        folder: of the vault, in exclusive use.
        keys: of the vault.
        raw: the database file.

    Raises:
        VaultError: writers and readers left no gap.
        SuspectedDamage: the database does not read.
        CasefilesError: the disk fails.
    """
    path = path_of(folder, DATABASE)
    connection = Connection(path, keys.cipher_key(), query_only=True)
    try:
        for _ in range(_TRIES):
            with suppress(VaultInUse):
                connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            with connection.reading():
                connection.rows("SELECT count(*) FROM sqlite_schema")
                # A reader of an empty WAL keeps checkpoints from touching the file.
                if _is_empty(within(folder, WAL)):
                    descriptor = raw.get()
                    count = os.fstat(descriptor).st_size // PAGE_SIZE
                    yield FrozenDatabase(descriptor, count, connection)
                    return
            time.sleep(_PAUSE)
    finally:
        connection.close()
    raise VaultError("backup_found_no_gap")


def _is_empty(wal: Where) -> bool:
    try:
        return size_of(wal) == 0
    except OSError:
        return False


def tags_of(still: FrozenDatabase, ticket: CancellationToken) -> bytearray:
    """Return the tags of all pages, in order.

    Raises:
        CasefilesError: the disk fails.
        Cancelled: somebody asked to stop.
    """
    tags = bytearray()
    read, descriptor = os.pread, still.descriptor
    for first in range(0, still.page_count, _STEP):
        ticket.step(first, still.page_count, "comparing_pages")
        pages = range(first, min(first + _STEP, still.page_count))
        try:
            parts = [read(descriptor, TAG_SIZE, page * PAGE_SIZE + _TAG_AT) for page in pages]
        except OSError as error:
            raise disk_fault(error.errno or 0) from None
        tags += b"".join(parts)
    return tags


def changed_pages(before: bytes | bytearray, after: bytes | bytearray) -> list[int]:
    """Return the numbers, from 1, of pages whose tags differ, or that were not there before."""
    block = _STEP * TAG_SIZE
    changed: list[int] = []
    for start in range(0, len(after), block):
        old, new = before[start : start + block], after[start : start + block]
        if old != new:
            changed += [
                (start + at) // TAG_SIZE + 1
                for at in range(0, len(new), TAG_SIZE)
                if old[at : at + TAG_SIZE] != new[at : at + TAG_SIZE]
            ]
    return changed
