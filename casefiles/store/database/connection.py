"""The one place that knows the database driver: keyed connections, and what they may do.

A connection is made, used and closed on one thread.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, VaultError
from casefiles.store.database.driver_faults import (
    DriverFault,
    SuspectedDamage,
    cause,
    fault_for,
    nameless,
)

# The driver's OpenSSL reads a configuration of the machine, and may load modules that it names.
os.environ["OPENSSL_CONF"] = os.devnull
os.environ["OPENSSL_MODULES"] = str(Path(__file__).parents[1] / "sql")

from sqlcipher3 import dbapi2 as driver  # only after the two lines above

__all__ = [
    "PAGE_SIZE",
    "Connection",
    "DriverFault",
    "Row",
    "SuspectedDamage",
    "Value",
    "copy_under",
    "fault_for",
    "trees_at_rest",
    "trees_in_order",
    "verdict",
]

PAGE_SIZE = 16384
_STEPS_BETWEEN = 20_000
_BUSY_SECONDS = 5.0
_OPEN = 0x2 | 0x4 | 0x40 | 0x0100_0000
"""SQLITE_OPEN_READWRITE, _CREATE, _URI and _NOFOLLOW of sqlite3.h; the URI lets none be made."""
_STEPS_TO_STOP = 100_000
"""Steps of SQLite's machine, some milliseconds, between two looks at a ticket."""
_WRITER_CACHE_KIB = 8_000
_READER_CACHE_KIB = 65_536
_COPIED_AT_ONCE = 256

Value = str | int | float | bytes | None
Row = tuple[Any, ...]
T = TypeVar("T")

_PRAGMAS = (
    "synchronous=FULL",
    "temp_store=MEMORY",
    "secure_delete=FAST",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "wal_autocheckpoint=0",
    "mmap_size=0",
)

_ALLOWED_PRAGMAS = frozenset(
    {
        "analysis_limit",
        "cipher_integrity_check",
        "data_version",
        "freelist_count",
        "incremental_vacuum",
        "integrity_check",
        "optimize",
        "secure_delete",
        "table_info",
        "quick_check",  # asked by ALTER TABLE of a STRICT table
        "user_version",
        "wal_checkpoint",
    }
)
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer"})
_SCHEMA_CHANGES = frozenset(
    getattr(driver, f"SQLITE_{name}")
    for name in (
        "ALTER_TABLE",
        "CREATE_INDEX",
        "CREATE_TABLE",
        "CREATE_TRIGGER",
        "CREATE_VIEW",
        "CREATE_VTABLE",
        "CREATE_TEMP_TABLE",
        "CREATE_TEMP_TRIGGER",
        "CREATE_TEMP_VIEW",
        "DROP_INDEX",
        "DROP_TABLE",
        "DROP_TRIGGER",
        "DROP_VIEW",
        "DROP_VTABLE",
    )
)
_STATISTICS = frozenset({"sqlite_stat1", "sqlite_stat4"})
"""Tables that ANALYZE makes."""
_APPEND_ONLY = frozenset({"entry"})
_TRIAL = 1 << 20
_NAMES = (
    "SELECT held.name, part.name FROM sqlite_schema AS held, pragma_table_info(held.name) AS part"
)
_TEXT = re.compile("'[^']*'")
_QUOTED = re.compile(r'"([^"]*)"')


@lru_cache(maxsize=1024)
def _quoted(statement: str) -> frozenset[str]:
    """Return the quoted names of a statement, which holds no values."""
    return frozenset(_QUOTED.findall(_TEXT.sub("", statement)))


def _guarded(call: Callable[[], T], path: Path) -> T:
    words = ""
    try:
        return call()
    except MemoryError:
        name = "SQLITE_NOMEM"
    except driver.Error as error:
        words = str(error)
        name = getattr(error, "sqlite_errorname", None) or nameless(error, words)
    # Raised out here, so that the driver's words are not even in the context.
    raise fault_for(cause(name, path), words)


def _set_page_size() -> None:
    """Tell the process the page size; without it VACUUM INTO would write what nobody can read."""
    memory = driver.connect(":memory:")
    memory.execute("PRAGMA cipher_log_level=NONE")
    memory.execute(f"PRAGMA cipher_default_page_size={PAGE_SIZE}")
    memory.close()


_set_page_size()


class Connection:
    """A keyed connection of one thread; statements run as text with bound values only.

    Attributes:
        is_closed: it was closed, by its owner or because a transaction could not be ended.
    """

    def __init__(self, path: Path, cipher_key: bytearray, *, query_only: bool) -> None:
        """Open a database that exists; the key is zeroed.

        Args:
            path: of the database, which may be empty only when it is being created.
            cipher_key: raw key and salt as SQLCipher writes them.
            query_only: whether writing is refused.

        Raises:
            SuspectedDamage: the file does not read as a database under this key.
            CasefilesError: it is busy, cannot be read, or the disk fails.
        """
        self.is_closed = False
        self._names: frozenset[str] | None = None
        self._is_frozen = False
        self._path = path
        self._driver = _guarded(lambda: _connected(path, cipher_key), path)
        try:
            self._settle(query_only=query_only)
        except BaseException:
            self.close()
            raise

    @classmethod
    def in_memory(cls) -> "Connection":
        """Make an empty database that is nowhere but in the memory of this process."""
        made = cls.__new__(cls)
        made.is_closed = False
        made._names, made._is_frozen = None, False  # noqa: SLF001  its own class
        made._path = Path(os.devnull)  # noqa: SLF001  its own class
        made._driver = _guarded(_in_memory, made._path)  # noqa: SLF001  its own class
        made._driver.set_authorizer(_before_migration)  # noqa: SLF001  its own class
        return made

    def _settle(self, *, query_only: bool) -> None:
        if not any(self.rows("PRAGMA cipher_version") for _ in range(2)):
            # For want of memory it has no answer either, and fails at this.
            self.rows("SELECT length(zeroblob(?))", (_TRIAL,))
            raise DriverFault("the driver does not encrypt")
        self.rows("SELECT count(*) FROM sqlite_schema")
        if self.rows("PRAGMA page_count") == [(0,)]:
            # Counts before the first table only, and would be a write later on.
            self.rows("PRAGMA auto_vacuum=INCREMENTAL")
        if self.rows("PRAGMA journal_mode=WAL") != [("wal",)]:
            # A medium without shared memory: another journal would lose acknowledged changes.
            raise VaultError("medium_unsuitable")
        for pragma in _PRAGMAS:
            self.rows(f"PRAGMA {pragma}")
        cache = _READER_CACHE_KIB if query_only else _WRITER_CACHE_KIB
        self.rows(f"PRAGMA cache_size=-{cache}")
        if query_only:
            self.rows("PRAGMA query_only=ON")
        self._driver.set_authorizer(_before_migration)

    def heed(self, ticket: CancellationToken) -> None:
        """Let a ticket stop long statements; they then raise `Cancelled`."""
        self._driver.set_progress_handler(ticket.stop.is_set, _STEPS_TO_STOP)

    def _ask(self, call: Callable[[], T]) -> T:
        if self.is_closed:
            # A transaction that could not be ended took the connection with it.
            raise SuspectedDamage
        return _guarded(call, self._path)

    def freeze_schema(self) -> None:
        """From now on refuse any change of tables, triggers and indexes, and names of none."""
        self._driver.set_authorizer(_after_migration)
        self._is_frozen = True

    def interrupt(self) -> None:
        """End the statement that runs, if one does; it raises `Cancelled`. On any thread."""
        self._driver.interrupt()

    def _require_names(self, statement: str) -> None:
        """Refuse a quoted name that nothing has: SQLite would take it for a text, and find none.

        The driver offers no way to turn that off.
        """
        if '"' not in statement or not self._is_frozen:
            return
        if self._names is None:
            rows = self._ask(lambda: self._driver.execute(_NAMES).fetchall())
            self._names = frozenset(name for row in rows for name in row)
        if not self._names.issuperset(_quoted(statement)):
            raise DriverFault("a quoted name that nothing has")

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run a statement and return all its rows."""
        self._require_names(statement)
        return self._ask(lambda: self._driver.execute(statement, values).fetchall())

    def row(self, statement: str, values: Sequence[Value] = ()) -> Row | None:
        """Run a statement and return its first row, or None."""
        rows = self.rows(statement, values)
        return rows[0] if rows else None

    def named_rows(self, statement: str, values: Sequence[Value] = ()) -> list[dict[str, Any]]:
        """Run a statement and return its rows as column -> value, without what is NULL."""
        self._require_names(statement)
        cursor = self._ask(lambda: self._driver.execute(statement, values))
        rows = self._ask(cursor.fetchall)
        names = [column[0] for column in cursor.description]
        return [
            {name: value for name, value in zip(names, row, strict=True) if value is not None}
            for row in rows
        ]

    def run(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run a statement that changes rows.

        Returns:
            How many rows it changed.
        """
        self._require_names(statement)
        return self._ask(lambda: int(self._driver.execute(statement, values).rowcount))

    def insert(self, statement: str, values: Sequence[Value]) -> int:
        """Run an insert of one row.

        Returns:
            Number of the new row.
        """
        self._require_names(statement)
        return self._ask(lambda: int(self._driver.execute(statement, values).lastrowid))

    def stop_when(self, is_requested: Callable[[], bool]) -> None:
        """Let long statements end with a fault as soon as that is wanted."""
        self._driver.set_progress_handler(is_requested, _STEPS_BETWEEN)

    def stop_never(self) -> None:
        """Let statements take their time again."""
        self._driver.set_progress_handler(None, _STEPS_BETWEEN)

    def script(self, text: str) -> None:
        """Run the statements of a text; it brings its own BEGIN and COMMIT."""
        self._ask(lambda: self._driver.executescript(text))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one snapshot of the database."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self.roll_back()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make one transaction, which `commit` ends; without it nothing was done."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self.roll_back()

    def commit(self) -> None:
        """Make a transaction durable.

        Raises:
            CasefilesError: it was not; after `disk_failed` it may show up again at the next open.
        """
        self.run("COMMIT")

    def roll_back(self) -> None:
        """End a transaction without effect; none, or one that cannot be ended, is no matter."""
        try:
            if self._driver.in_transaction:
                self.run("ROLLBACK")
        except (CasefilesError, SuspectedDamage, DriverFault):
            # Closing ends it too, and the fault that led here is the one to tell.
            self.close()

    def close(self) -> None:
        """Close; safe to call again."""
        self.is_closed = True
        _guarded(self._driver.close, self._path)


def _connected(path: Path, cipher_key: bytearray, way: str = "mode=rw") -> Any:
    # The folder may be reached by a link; what is in it is not.
    whole = Path(os.path.realpath(path.parent), path.name)
    opened = driver.connect(
        f"{whole.as_uri()}?{way}",
        uri=True,
        isolation_level=None,
        timeout=_BUSY_SECONDS,
        flags=_OPEN,
    )
    try:
        opened.execute("PRAGMA cipher_log_level=NONE")
        # For want of memory the first may be done by half, without a word, and the driver would
        # end the program at the first page (measured); a second does the rest, or nothing.
        opened.set_key(cipher_key)
        opened.set_key(cipher_key)
    except BaseException:
        opened.close()
        raise
    finally:
        cipher_key[:] = bytes(len(cipher_key))
    return opened


def _in_memory() -> Any:
    made = driver.connect(":memory:", isolation_level=None)
    # What it holds is incomplete: a row stands though another that it points to is lost.
    for pragma in ("cipher_log_level=NONE", "foreign_keys=OFF", "temp_store=MEMORY"):
        made.execute(f"PRAGMA {pragma}")
    return made


def _before_migration(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    is_denied = (
        action in {driver.SQLITE_ATTACH, driver.SQLITE_DETACH}
        or (action == driver.SQLITE_PRAGMA and first not in _ALLOWED_PRAGMAS)
        or (action == driver.SQLITE_FUNCTION and second in _FORBIDDEN_FUNCTIONS)
        or (action in {driver.SQLITE_UPDATE, driver.SQLITE_DELETE} and first in _APPEND_ONLY)
    )
    return int(driver.SQLITE_DENY if is_denied else driver.SQLITE_OK)


def _after_migration(action: int, first: str | None, second: str | None, *rest: str | None) -> int:
    if action in _SCHEMA_CHANGES and first not in _STATISTICS:
        return int(driver.SQLITE_DENY)
    return _before_migration(action, first, second, *rest)


def copy_under(
    source: tuple[Path, bytearray],
    target: tuple[Path, bytearray],
    step: Callable[[int, int], None],
) -> None:
    """Encrypt a database anew, page by page; nobody else may use it meanwhile.

    Args:
        source: path and key of the database; its WAL was folded in.
        target: path of an empty file, and another key.
        step: told pages done and pages in all; what it raises ends the copy.

    Raises:
        SuspectedDamage: a page of the source cannot be read.
        CasefilesError: the disk refused; the target is of no use.
    """
    path = target[0]
    taken = _guarded(lambda: _connected(*source), source[0])
    try:
        made = _guarded(lambda: _connected(*target), path)
        try:
            # Else the key would first be used in the middle of the copy.
            _guarded(lambda: made.execute("SELECT count(*) FROM sqlite_schema").fetchall(), path)
            _guarded(
                lambda: taken.backup(
                    made, pages=_COPIED_AT_ONCE, progress=_progress_callback(step)
                ),
                path,
            )
        finally:
            _guarded(made.close, path)
    finally:
        _guarded(taken.close, path)


def _progress_callback(step: Callable[[int, int], None]) -> Callable[[int, int, int], None]:
    return lambda _status, remaining, total: step(total - remaining, total)


def trees_in_order(path: Path, cipher_key: bytearray, ticket: CancellationToken) -> bool:
    """Check every tree of a database beside its other connections.

    Returns:
        Whether all are in order; what only an error speaks of is looked at once more.

    Raises:
        Cancelled: somebody asked to stop.
        CasefilesError: it is busy, or the disk fails.
    """
    first, second = bytearray(cipher_key), cipher_key
    return _trees(path, first, ticket) or _trees(path, second, ticket)


def _trees(path: Path, cipher_key: bytearray, ticket: CancellationToken) -> bool:
    try:
        connection = Connection(path, cipher_key, query_only=True)
    except SuspectedDamage:
        return False
    try:
        connection.stop_when(ticket.stop.is_set)
        return connection.rows("PRAGMA integrity_check") == [("ok",)]
    except SuspectedDamage:
        return False
    except DriverFault:
        ticket.check()
        raise
    finally:
        connection.close()


def trees_at_rest(path: Path, cipher_key: bytearray, ticket: CancellationToken) -> bool:
    """Check every tree of a database where nothing can be written; nothing is made beside it.

    Raises:
        Cancelled: somebody asked to stop.
        CasefilesError: it cannot be read.
    """
    # What is unchanging has no WAL for the driver; one that is there it reads without locks, and
    # keeps its map of it in memory.
    has_wal = path.with_name(f"{path.name}-wal").exists()
    way = "mode=ro&vfs=unix-none" if has_wal else "mode=ro&immutable=1"
    try:
        opened = _guarded(lambda: _connected(path, cipher_key, way), path)
        try:
            opened.set_progress_handler(ticket.stop.is_set, _STEPS_TO_STOP)
            _guarded(lambda: opened.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall(), path)
            value = _guarded(lambda: opened.execute("PRAGMA integrity_check").fetchall(), path)
        finally:
            _guarded(opened.close, path)
    except SuspectedDamage:
        return False
    return bool(value == [("ok",)])


def verdict(path: Path, cipher_key: bytearray) -> bool:
    """Judge a database on a fresh connection.

    Returns:
        Whether it is sound: checkpointed, every page authentic, every tree in order. A page of
        the main file that the WAL replaces is no damage, so it is judged after the checkpoint.

    Raises:
        CasefilesError: it is busy, or the disk fails.
    """
    try:
        connection = Connection(path, cipher_key, query_only=False)
    except SuspectedDamage:
        return False
    try:
        is_whole = connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0
        is_authentic = connection.rows("PRAGMA cipher_integrity_check") == []
        is_ordered = connection.rows("PRAGMA integrity_check") == [("ok",)]
    except SuspectedDamage:
        return False
    finally:
        connection.close()
    return is_ordered and (is_authentic or not is_whole)
