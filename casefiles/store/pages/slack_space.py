"""Bytes of pages that belong to nothing: what SQLite leaves there of cells that moved on.

`secure_delete` overwrites what is deleted, but not the copies that stay behind in a page when
its cells are laid out anew (`rebuildPage` in btree.c). So an erasure ends with a look at every
page: what no cell, pointer or header claims becomes zero. The file format is SQLite's
(https://sqlite.org/fileformat2.html).

Pages are written as frames of a WAL that the driver folds in when it opens the database next: a
crash on the way leaves the database as it was, and the WAL without its commit is passed over.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.domain.foundation.errors import VaultError
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.folder import WAL
from casefiles.store.files.in_folder import (
    Folder,
    Where,
    entered,
    on_disk,
    open_file,
    remove_file,
    size_of,
    sync_folder,
    within,
)
from casefiles.store.keys.key_file import Keys
from casefiles.store.pages.btree import PageOf, is_map, parent_of, varint
from casefiles.store.pages.raw_pages import USABLE, PageFile, wal_frames

_HEADER_ON_FIRST: Final = 100
_INNER_INDEX, _INNER_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13
_TREES: Final = {1, 5}
_CHAIN: Final = 3
"""Kind of the first page of a chain of overflow; its parent is the page with the cell."""
_CLEARED: Final = {*_TREES, 2}
"""Kinds of pages in the map of parents: of trees, and free ones too."""
_LARGEST_IN_INDEX: Final = (USABLE - 12) * 64 // 255 - 23
_LARGEST_IN_TABLE: Final = USABLE - 35
_SMALLEST: Final = (USABLE - 12) * 32 // 255 - 23
_ROOM: Final = USABLE - 4
_LEAST_CELL: Final = 4
_REPORT_EVERY: Final = 256
_AT_ONCE: Final = 8192
"""Pages that are held in memory before they are written."""
_ZEROS: Final = bytes(USABLE)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell: where it lies, and where its overflow begins and how long that is."""

    start: int
    end: int
    overflow: int = 0
    rest: int = 0


@dataclass(frozen=True, slots=True)
class SlackProgress:
    """How many pages were cleared, and from which one on others follow; 0 if none do."""

    pages: int
    next_page: int


def wipe_slack(
    folder: Folder,
    keys: Keys,
    randomness: Randomness,
    first: int = 1,
    most: int = _AT_ONCE,
    ticket: CancellationToken = QUIET,
) -> SlackProgress:
    """Let no page hold bytes that belong to nothing; nobody has the database open.

    The WAL is empty before. What is written here is in the database once it is opened and folded;
    then the next pages have their turn.

    Args:
        folder: of the vault.
        keys: of its database.
        randomness: for the vectors of pages and the salts of the WAL.
        first: page from which on it is done.
        most: pages of trees that are held in memory before they are written.
        ticket: is told the pages looked at, label clearing_pages.

    Raises:
        Cancelled: somebody asked to stop; the database is as it was.
        CasefilesError: the disk fails; the database is as it was.
    """
    with PageFile(folder, keys) as pages:
        tails = _Tails(pages)
        changed = dict(islice(_changed(pages, tails, first, ticket), most))
        next_start = max(changed) + 1 if len(changed) == most else 0
        changed.update(tails.cleared(changed))
        if changed:
            sealed = (
                (number, pages.seal.sealed(stored, number, randomness(16)))
                for number, stored in changed.items()
            )
            _write(within(folder, WAL), wal_frames(sealed, len(changed), pages.count, randomness))
    return SlackProgress(len(changed), next_start)


def _changed(
    pages: PageFile, tails: "_Tails", first: int, ticket: CancellationToken
) -> Iterator[tuple[int, bytes]]:
    # A page of the map tells of thousands of pages: it is opened once for all of them.
    map_page = lru_cache(maxsize=1)(pages.page)
    with_chains = {at for _, kind, at in _map_entries(map_page, 1, pages.count) if kind == _CHAIN}
    for number, kind, _ in _map_entries(map_page, first, pages.count):
        if number % _REPORT_EVERY == 0:
            ticket.step(number, pages.count, "clearing_pages")
        has_chain = number in with_chains
        passes_over = kind in _TREES and not has_chain
        stored = _stored(pages, number, passes_over) if kind in _CLEARED else None
        if stored is None:
            continue
        if kind not in _TREES:
            cleared = _free(stored)
        elif has_chain or _has_fragments(stored, number):
            cells = cells_of_page(stored, number)
            tails.note(cells)
            cleared = without_gaps(stored, number, cells)
        else:
            cleared = without_free_blocks(stored, number)
        if cleared != stored:
            yield number, cleared


def _stored(pages: PageFile, number: int, passes_over: bool) -> bytes | None:
    """Return what a page holds; None where it is not authentic, or full and may be passed over.

    Most are full: none of these is written, so that none need prove itself.
    """
    sealed = pages.sealed(number)
    if len(sealed) != PAGE_SIZE:
        return None
    stored = pages.seal.plain(sealed, number)
    if passes_over and is_full(stored, number):
        return None
    return stored if pages.seal.is_authentic(sealed, number) else None


def _map_entries(map_page: PageOf, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Yield number, kind and parent of the pages of which the map tells."""
    for number in range(first, last + 1):
        entry = (1, 0) if number == 1 else parent_of(map_page, number)
        if entry is not None and not is_map(number):
            yield number, *entry


class _Tails:
    """The last page of each chain of overflow, and how many of its bytes are meant."""

    def __init__(self, pages: PageFile) -> None:
        self._pages = pages
        self._meant: dict[int, int] = {}

    def note(self, cells: tuple[_Cell, ...]) -> None:
        """Walk the chains of some cells."""
        for cell in cells:
            number, rest = cell.overflow, cell.rest
            while number and rest > _ROOM:
                stored = self._pages.page(number)
                if stored is None:
                    number = 0
                    break
                number, rest = int.from_bytes(stored[:4], "big"), rest - _ROOM
            if number:
                self._meant[number] = rest

    def cleared(self, others: dict[int, bytes]) -> Iterator[tuple[int, bytes]]:
        """Yield the last pages that hold more than is meant."""
        for number, rest in self._meant.items():
            stored = self._pages.page(number) if number not in others else None
            if stored is not None and any(stored[4 + rest :]):
                yield number, stored[: 4 + rest] + bytes(USABLE - 4 - rest)


def without_gaps(stored: bytes, number: int, cells: tuple[_Cell, ...]) -> bytes:
    """Return a page of a tree with zeros wherever nothing lies; its free blocks stay chained."""
    start = _HEADER_ON_FIRST if number == 1 else 0
    made = bytearray(USABLE)
    count = int.from_bytes(stored[start + 3 : start + 5], "big")
    head = start + (12 if stored[start] in {_INNER_INDEX, _INNER_TABLE} else 8) + 2 * count
    made[:head] = stored[:head]
    for cell in cells:
        made[cell.start : cell.end] = stored[cell.start : cell.end]
    block = int.from_bytes(stored[start + 1 : start + 3], "big")
    while block:
        made[block : block + 4] = stored[block : block + 4]
        block = int.from_bytes(stored[block : block + 2], "big")
    return bytes(made)


def without_free_blocks(stored: bytes, number: int) -> bytes:
    """Return a page of a tree without fragments as `without_gaps` does, cell by cell not looked at.

    What is neither a free block nor before the first cell is then a cell's, see `is_full`.
    """
    start = _HEADER_ON_FIRST if number == 1 else 0
    made = bytearray(stored)
    head, first = _gap(stored, start)
    made[head:first] = bytes(max(first - head, 0))
    block = int.from_bytes(stored[start + 1 : start + 3], "big")
    while block:
        following = int.from_bytes(stored[block : block + 2], "big")
        size = int.from_bytes(stored[block + 2 : block + 4], "big")
        made[block + 4 : block + size] = bytes(max(size - 4, 0))
        block = following
    return bytes(made)


def _has_fragments(stored: bytes, number: int) -> bool:
    return bool(stored[(_HEADER_ON_FIRST if number == 1 else 0) + 7])


def _gap(stored: bytes, start: int) -> tuple[int, int]:
    """Return where the pointers of a page of a tree end, and where its first cell begins."""
    count = int.from_bytes(stored[start + 3 : start + 5], "big")
    head = start + (12 if stored[start] in {_INNER_INDEX, _INNER_TABLE} else 8) + 2 * count
    return head, int.from_bytes(stored[start + 5 : start + 7], "big")


def is_full(stored: bytes, number: int) -> bool:
    """Tell by the header of a page of a tree that all of it is cells, and zeros before them.

    No free block, no fragment, and nothing between the pointers and the first cell: SQLite counts
    every other byte as a cell's, and its integrity check holds it to that. So most pages need not
    be read cell by cell.
    """
    start = _HEADER_ON_FIRST if number == 1 else 0
    if stored[start + 1 : start + 3] != b"\0\0" or stored[start + 7]:
        return False
    head, first = _gap(stored, start)
    return head <= first <= USABLE and stored[head:first] == _ZEROS[: first - head]


def cells_of_page(stored: bytes, number: int) -> tuple[_Cell, ...]:
    """Return the cells of a page of a tree."""
    start = _HEADER_ON_FIRST if number == 1 else 0
    kind = stored[start]
    count = int.from_bytes(stored[start + 3 : start + 5], "big")
    first = start + (12 if kind in {_INNER_INDEX, _INNER_TABLE} else 8)
    places = (
        int.from_bytes(stored[at : at + 2], "big") for at in range(first, first + 2 * count, 2)
    )
    return tuple(_cell(stored, kind, at) for at in places)


def _cell(stored: bytes, kind: int, at: int) -> _Cell:
    begin = at
    if kind in {_INNER_INDEX, _INNER_TABLE}:
        at += 4
    if kind == _INNER_TABLE:
        return _Cell(begin, max(varint(stored, at)[1], begin + _LEAST_CELL))
    size, at = varint(stored, at)
    if kind == _LEAF_TABLE:
        at = varint(stored, at)[1]
    local = _local(size, _LARGEST_IN_TABLE if kind == _LEAF_TABLE else _LARGEST_IN_INDEX)
    end = at + local
    if local == size:
        return _Cell(begin, max(end, begin + _LEAST_CELL))
    return _Cell(begin, end + 4, int.from_bytes(stored[end : end + 4], "big"), size - local)


def _local(size: int, largest: int) -> int:
    if size <= largest:
        return size
    local_size = _SMALLEST + (size - _SMALLEST) % _ROOM
    return local_size if local_size <= largest else _SMALLEST


def _free(stored: bytes) -> bytes:
    """Return a free page that names the free pages it names, and nothing else."""
    named = int.from_bytes(stored[4:8], "big")
    end = 8 + 4 * named if named <= USABLE // 4 - 2 else 8
    return stored[:end] + bytes(USABLE - end)


@on_disk
def _write(where: Where, frames: Iterator[bytes]) -> None:
    if size_of(where) > 0:
        # It holds what is not in the database yet: the erasure is ended at the next opening.
        raise VaultError("checkpoint_busy")
    remove_file(where)
    with os.fdopen(open_file(where, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.writelines(frames)
        file.flush()
        os.fsync(file.fileno())
    with entered(where) as spot:
        sync_folder(spot.folder)
