"""Repair: a copy of the database that proves itself takes the place of the damaged one.

Bad pages are taken from backups where those still hold them as they were. Where that does not
prove itself, all rows that are sound, in the database and on those pages, go into a new database,
with those that the ledger can make again. A copy counts only when every page, tree, entry, row,
content and the head agree.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotEnoughSpace,
    Refused,
    VaultDamaged,
    VaultError,
)
from casefiles.domain.foundation.ids import ContentId
from casefiles.store.content import chunks
from casefiles.store.content.chunks import ContentDigest
from casefiles.store.database.connection import PAGE_SIZE, Connection
from casefiles.store.database.driver_faults import DriverFault, SuspectedDamage
from casefiles.store.database.migrations import migrate
from casefiles.store.files.folder import DAMAGED, HEAD, REPAIR_PART, WAL, VaultFolder, make_folder
from casefiles.store.files.in_folder import (
    DATABASE,
    free_bytes,
    new_file,
    on_disk,
    sync_folder,
    write_all,
)
from casefiles.store.keys.key_file import Keys
from casefiles.store.keys.key_slots import Opener
from casefiles.store.ledger.chains import load_chains
from casefiles.store.ledger.check import is_ahead_of, verify
from casefiles.store.ledger.head import HeadFile
from casefiles.store.ledger.row_check import Named
from casefiles.store.maintenance.salvage import Salvage, salvaged
from casefiles.store.pages import btree
from casefiles.store.pages.damage_diagnosis import require_disk, require_memory
from casefiles.store.pages.raw_pages import SALT_SIZE, PageFile, RepairedPages
from casefiles.store.pages.wal import checkpoint
from casefiles.store.search.derived import count_unindexed, rebuild_some
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.opening import settled, unlocked

T = TypeVar("T")

Candidates = Callable[[int], Iterator[bytes]]
"""Given the number of a page: that page as backups hold it, the newest first."""

_RUN: Final = 64
_ROOM: Final = 1 << 22
_LEFT_OUT: Final = ("sqlite_", "find_index")
_BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair did.

    Attributes:
        bad_pages: numbers of the pages that were not as they were written.
        from_backups: how many of them were taken from backups, though of another moment perhaps.
        is_rebuilt: the rows were put into a new database.
        made_again: kind and id of the records that the ledger made again.
        aside: name of the damaged database, which is kept in the folder of the vault; empty if
            nothing was damaged.
    """

    bad_pages: tuple[int, ...]
    from_backups: int
    is_rebuilt: bool
    made_again: tuple[Named, ...]
    aside: str


def repair(
    folder: Path,
    opener: Opener,
    surroundings: StoreEnvironment,
    candidates: Callable[[Keys], Candidates],
    ticket: CancellationToken,
) -> RepairReport:
    """Repair the database of a vault that nobody has open.

    Args:
        folder: of the vault.
        opener: passphrase, recovery key, or what else opens a slot.
        surroundings: clock and randomness.
        candidates: given the keys, where pages may be taken from.
        ticket: is told how far it is.

    Returns:
        What was done; the vault is whole then, and its ledger says that it was repaired.

    Raises:
        VaultDamaged: `repair_failed`: no copy proved itself, and nothing was changed.
        NotEnoughSpace: a copy does not fit; nothing was changed.
        Cancelled: nothing was changed.
        CasefilesError: the keys do not open, or the disk fails.
    """
    try:
        return _repaired(folder, opener, surroundings, candidates, ticket)
    except SuspectedDamage:
        # Copies are judged by themselves: what faltered on the way is memory, or the disk.
        pass
    except VaultDamaged:
        require_disk(folder)
        raise
    require_memory()
    raise VaultError("database_error")


def _repaired(
    folder: Path,
    opener: Opener,
    surroundings: StoreEnvironment,
    candidates: Callable[[Keys], Candidates],
    ticket: CancellationToken,
) -> RepairReport:
    place = VaultFolder(folder)
    part = folder / REPAIR_PART
    try:
        found = unlocked(place, opener)
        _fold_in(place, found.keys)
        shutil.rmtree(part, ignore_errors=True)
        make_folder(part)
        with PageFile(folder, found.keys) as pages:
            _require_room(folder, pages.count)
            bad = tuple(pages.bad(ticket))
            job = _Repair(pages, (part, place, found.keys), surroundings, ticket)
            report = job.done(bad, candidates(found.keys))
        if bad or report.is_rebuilt:
            report = _swapped(place, part, report)
        vault = settled(place, found, surroundings)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        place.close()
        raise
    shutil.rmtree(part, ignore_errors=True)
    with vault:
        vault.write(lambda work: work.note("repair_vault"))
    return report


def _fold_in(place: VaultFolder, keys: Keys) -> None:
    """Fold the WAL in if that is possible; else its pages are read from it."""
    with suppress(CasefilesError, SuspectedDamage):
        connection = Connection(place.file(DATABASE), keys.cipher_key(), query_only=False)
        try:
            checkpoint(connection)
        finally:
            connection.close()


def _require_room(folder: Path, pages: int) -> None:
    size = pages * PAGE_SIZE
    if free_bytes(folder) < size + size // 50 + _ROOM:
        raise NotEnoughSpace("no_space")


class _Repair:
    """One repair under way."""

    def __init__(
        self,
        pages: PageFile,
        where: tuple[Path, VaultFolder, Keys],
        surroundings: StoreEnvironment,
        ticket: CancellationToken,
    ) -> None:
        self._pages = pages
        self._part, self._place, self._keys = where
        self._surroundings = surroundings
        self._ticket = ticket

    @property
    def _copy(self) -> Path:
        return self._part / DATABASE

    def done(self, bad: tuple[int, ...], candidates: Candidates) -> RepairReport:
        """Make a copy that proves itself, in one way or the other."""
        fitting = self._patched(bad, candidates)
        if len(fitting) == len(bad) and self._is_proven():
            return RepairReport(bad, len(fitting), is_rebuilt=False, made_again=(), aside="")
        # A page that a backup holds from another moment spoils no row: what it lacks or has too
        # much shows in the proof.
        ways = [RepairedPages(self._pages, fitting), self._pages] if fitting else [self._pages]
        for pages in ways:
            found = self._rebuilt(pages)
            if found is not None and self._is_proven():
                taken = len(fitting) if pages is not self._pages else 0
                return RepairReport(
                    bad, taken, is_rebuilt=True, made_again=found.made_again, aside=""
                )
        require_memory()
        raise VaultDamaged("repair_failed", pages=len(bad), found=len(fitting))

    def _patched(self, bad: tuple[int, ...], candidates: Candidates) -> dict[int, bytes]:
        """Copy all pages, with those from backups for the bad ones; return those by number."""
        found = {number: self._fitting(number, candidates) for number in bad}
        fitting = {number: page for number, page in found.items() if page is not None}
        new_file(self._copy)
        _write_pages(self._copy, self._all_pages(fitting))
        return fitting

    def _fitting(self, number: int, candidates: Candidates) -> bytes | None:
        own = self._pages.sealed(number)
        if self._pages.seal.is_authentic(own, number):
            return own
        seal = self._pages.seal
        return next((page for page in candidates(number) if seal.is_authentic(page, number)), None)

    def _all_pages(self, fitting: dict[int, bytes]) -> Iterator[bytes]:
        for number in range(1, self._pages.count + 1):
            page = fitting.get(number) or self._pages.sealed(number).ljust(PAGE_SIZE, b"\0")
            if number == 1:
                page = self._pages.seal.salt + page[SALT_SIZE:]
            if number % _RUN == 0:
                self._ticket.step(number, self._pages.count, "copying_pages")
            yield page

    def _rebuilt(self, pages: PageFile) -> Salvage | None:
        """Put everything that is sound into a new database in place of the copy.

        Returns:
            What was found; None if rows are lost that others rest on.
        """
        memory = Connection.in_memory()
        try:
            found = salvaged(pages, memory, self._surroundings.folding, self._ticket)
            _remove_copy(self._part)
            new_file(self._copy)
            fresh = Connection(self._copy, self._keys.cipher_key(), query_only=False)
            try:
                self._fill(memory, fresh, (pages, found))
                checkpoint(fresh)
            except (Refused, DriverFault):
                return None
            finally:
                fresh.close()
        finally:
            memory.close()
        return found

    def _fill(
        self, memory: Connection, fresh: Connection, source: tuple[PageFile, Salvage]
    ) -> None:
        migrate(fresh)
        for table in _tables(memory):
            if table == "chunk":
                self._fill_chunks(fresh, *source)
            else:
                _copy_rows(memory, fresh, table)
        last: int | None = 0
        while last is not None:
            with fresh.writing():
                last = rebuild_some(fresh, last, self._surroundings.folding)
                fresh.commit()

    def _fill_chunks(self, fresh: Connection, pages: PageFile, found: Salvage) -> None:
        chunks = sorted(found.chunks.items())
        for number, ((content, seq), place) in enumerate(chunks, 1):
            record = btree.payload(pages.page, place)
            cells = btree.cells_of(record) if record is not None else None
            if cells is not None:
                with fresh.writing():
                    fresh.insert(
                        "INSERT INTO chunk(row, content, seq, data) VALUES(?, ?, ?, ?)",
                        (place.rowid, content, seq, cells[-1]),
                    )
                    fresh.commit()
            self._ticket.step(number, len(chunks), "copying_pages")

    def _is_proven(self) -> bool:
        """Tell whether the copy is whole, by everything that a check looks at."""
        try:
            connection = Connection(self._copy, self._keys.cipher_key(), query_only=False)
        except SuspectedDamage:
            return False
        try:
            return self._proves(connection)
        except (SuspectedDamage, VaultDamaged):
            return False
        finally:
            connection.close()

    def _proves(self, connection: Connection) -> bool:
        migrate(connection)
        checkpoint(connection)
        if connection.rows("PRAGMA integrity_check") != [("ok",)]:
            return False
        with PageFile(self._part, self._keys) as pages:
            if next(iter(pages.bad(self._ticket)), None) is not None:
                return False
        ledger = verify(connection)
        if ledger.broken_links or ledger.bad_patches or ledger.bad_rows:
            return False
        if count_unindexed(connection):
            return False
        self._require_head(connection)
        ready = chunks.ready(connection)
        for number, content_id in enumerate(ready, 1):
            _require_content(connection, content_id)
            self._ticket.step(number, len(ready), "checking")
        return True

    def _require_head(self, connection: Connection) -> None:
        head = HeadFile(self._place.spot(HEAD), self._keys, self._surroundings.randomness)
        try:
            is_ahead_of(connection, head.load(), load_chains(connection))
        finally:
            head.close()


def _require_content(connection: Connection, content_id: ContentId) -> None:
    stored = chunks.stored_content(connection, content_id)
    tally = ContentDigest()
    for seq in range(stored.chunks):
        tally.add(chunks.opened_chunk(connection, stored, seq))
    chunks.require_same(stored, tally)


def _tables(connection: Connection) -> list[str]:
    """Return the tables in the order in which they were made: none points to a later one."""
    rows = connection.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY rowid"
    )
    return [name for (name,) in rows if not name.startswith(_LEFT_OUT)]


def _copy_rows(memory: Connection, fresh: Connection, table: str) -> None:
    columns = [name for (name,) in memory.rows("SELECT name FROM pragma_table_info(?)", (table,))]
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table}"({names}) VALUES({marks})'  # names of the schema
    last = -(1 << 63)
    while True:
        rows = memory.rows(
            f'SELECT rowid, {names} FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT {_BATCH}',  # noqa: S608  names of the schema
            (last,),
        )
        if not rows:
            return
        with fresh.writing():
            for _, *values in rows:
                fresh.insert(statement, values)
            fresh.commit()
        last = rows[-1][0]


@on_disk
def _write_pages(path: Path, pages: Iterator[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        for number, page in enumerate(pages):
            write_all(descriptor, page, number * PAGE_SIZE)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@on_disk
def _remove_copy(part: Path) -> None:
    for name in (DATABASE, WAL, f"{DATABASE}-shm"):
        (part / name).unlink(missing_ok=True)


@on_disk
def _swapped(place: VaultFolder, part: Path, report: RepairReport) -> RepairReport:
    """Put the copy in place; the damaged database keeps a name of its own."""
    aside = _free_name(place.path)
    _sync(part / DATABASE)
    database, wal = place.file(DATABASE), place.file(WAL)
    with suppress(FileNotFoundError):
        if wal.stat().st_size == 0:
            wal.unlink()
        else:
            # What it holds is in the copy; beside another database it would do harm.
            wal.rename(place.file(f"{aside}-wal"))
    place.file(f"{DATABASE}-shm").unlink(missing_ok=True)
    try:
        os.link(database, place.file(aside))
    except OSError:
        database.rename(place.file(aside))
    sync_folder(place.path)
    (part / DATABASE).rename(database)
    sync_folder(place.path)
    return RepairReport(
        report.bad_pages, report.from_backups, report.is_rebuilt, report.made_again, aside
    )


def _free_name(folder: Path) -> str:
    number = 1
    while (folder / f"{DAMAGED}.{number}").exists():
        number += 1
    return f"{DAMAGED}.{number}"


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
