"""The ledger: one append-only chain per case and device, and one per vault and device.

An entry commits to what changed (its patch) and to the whole row after the change, each under
random salt, so that contents can be erased while the chain still verifies.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from operator import attrgetter
from typing import Any

from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import DeviceId, Randomness, is_id
from casefiles.store.database.connection import Connection, Row
from casefiles.store.database.tables import Cells, canonical_json
from casefiles.store.ledger.commitments import entry_digest, patch_digest, row_digest

VERSION = 1
_SALT_SIZE = 16
_BATCH = 2000
_FEW = 50
_NO_NUMBER = (1 << 63) - 1
START = bytes(32)
"""What the first entry of a chain has as the hash of the entry before it."""

_CODE = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
_COUNTER_BITS = 16
_MILLISECOND = 1_000_000
_LAST_MILLISECOND = (1 << 47) - 1

ChainKey = tuple[str, str]
"""Case or vault id, and device id."""

COLUMNS = (
    "number, version, scope, device, seq, boot, wall, monotonic, hlc, seen, actor, action, kind,"
    " object, patch, row_after, prev"
)
_SEQ = 4
_HASHED_COLUMNS = COLUMNS.partition(", ")[2]
_INSERT_ENTRY = (
    f"INSERT INTO entry({_HASHED_COLUMNS})"  # constant
    f" VALUES({', '.join('?' * len(_HASHED_COLUMNS.split(',')))})"
)
_hashed = attrgetter(*_HASHED_COLUMNS.split(", "))
_changed = attrgetter("field", "before", "after", "device", "seq")


@dataclass(frozen=True, slots=True)
class ChainTip:
    """The last entry of a chain: its number in the chain, from 1, and its hash."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class FieldPatch:
    """One field of a patch.

    Attributes:
        field: name of the column.
        before: its value, None if there was none.
        after: its value, None if there is none any more.
        device: who last wrote the field before; empty if nobody had.
        seq: in which entry of that device.
    """

    field: str
    before: str | int | float | None
    after: str | int | float | None
    device: str
    seq: int


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One entry, as it is hashed, with its patch.

    Attributes:
        number: order of arrival in this copy of the vault; not hashed.
        scope: id of the case, or of the vault.
        seq: position in the chain, from 1.
        boot: id of the machine's run.
        wall: the clock's assertion, in nanoseconds since 1970.
        monotonic: nanoseconds, comparable within one boot.
        hlc: hybrid logical clock: milliseconds << 16 | counter, always rising.
        seen: JSON of the last seq known of each other device of the scope.
        actor: label of the slot that had opened the vault.
        patch: commitment to the changes.
        row_after: commitment to the row after the change.
        prev: hash of the entry before it in the chain.
        changes: contents of the patch; None where it is erased or unreadable.
    """

    number: int
    version: int
    scope: str
    device: str
    seq: int
    boot: str
    wall: int
    monotonic: int
    hlc: int
    seen: str
    actor: str
    action: str
    kind: str
    object: str
    patch: bytes
    row_after: bytes
    prev: bytes
    changes: tuple[FieldPatch, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry speaks of: scope (case or vault id), action code, kind and id of the object."""

    scope: str
    action: str
    kind: str
    object: str


@dataclass(frozen=True, slots=True)
class LedgerWriter:
    """Who writes, when, and with which chance."""

    device: DeviceId
    actor: str
    clock: Clock
    randomness: Randomness


def entry_hash(entry: LedgerEntry) -> bytes:
    """Return the hash that the next entry of the chain, or the head, holds."""
    return entry_digest(_hashed(entry))


def patch_commitment(salt: bytes, changes: tuple[FieldPatch, ...]) -> bytes:
    """Return what an entry holds of its patch."""
    return patch_digest(salt, map(_changed, changes))


def row_commitment(salt: bytes, cells: Cells) -> bytes:
    """Return what an entry holds of the row after it; no cells stand for no row."""
    return row_digest(salt, sorted(cells.items()))


class Chains:
    """The tips of all chains, and what a transaction adds to them until it is committed."""

    def __init__(self, tips: Mapping[ChainKey, ChainTip], last_hlc: int) -> None:
        self.tips = dict(tips)
        self._last_hlc = last_hlc

    def copy(self) -> "Chains":
        """Return the same state, to be changed apart."""
        return Chains(self.tips, self._last_hlc)

    def next_hlc(self, wall: int) -> int:
        """Return a stamp later than any other, near the wall clock where that is sane."""
        now = min(max(wall // _MILLISECOND, 0), _LAST_MILLISECOND) << _COUNTER_BITS
        self._last_hlc = max(now, self._last_hlc + 1)
        return self._last_hlc

    def tip(self, key: ChainKey) -> ChainTip:
        """Return the tip of a chain, which may be empty yet."""
        return self.tips.get(key, ChainTip(0, START))

    def seen(self, scope: str, device: str) -> str:
        """Return what is known of the other devices of a scope, as JSON."""
        others = {
            other: tip.seq
            for (at, other), tip in self.tips.items()
            if at == scope and other != device
        }
        return canonical_json(others)


def load_chains(connection: Connection) -> Chains:
    """Read the tips of all chains, without a look at the entries before them."""
    tips: dict[ChainKey, ChainTip] = {}
    last_hlc = 0
    for key in _chain_keys(connection):
        entry = _last_entry(connection, key)
        tips[key] = ChainTip(entry.seq, entry_hash(entry))
        last_hlc = max(last_hlc, entry.hlc)
    return Chains(tips, last_hlc)


def _chain_keys(connection: Connection) -> Iterator[ChainKey]:
    scope, device = "", ""
    while True:
        # Two questions: the pair compared as one would read every entry of the scope.
        row = connection.row(
            "SELECT scope, device FROM entry WHERE scope = ? AND device > ?"
            " ORDER BY device LIMIT 1",
            (scope, device),
        ) or connection.row(
            "SELECT scope, device FROM entry WHERE scope > ? ORDER BY scope, device LIMIT 1",
            (scope,),
        )
        if row is None:
            return
        scope, device = row
        yield scope, device


def _last_entry(connection: Connection, key: ChainKey) -> LedgerEntry:
    rows = connection.rows(
        f"SELECT {COLUMNS} FROM entry WHERE scope = ? AND device = ? ORDER BY seq DESC LIMIT 1",  # noqa: S608  # constant
        key,
    )
    return LedgerEntry(*rows[0])


def chain_rows(connection: Connection, key: ChainKey, first: int) -> Iterator[Row]:
    """Yield the entries of a chain from a number on as rows of `COLUMNS`."""
    while True:
        rows = connection.rows(
            f"SELECT {COLUMNS} FROM entry WHERE scope = ? AND device = ? AND seq >= ?"  # noqa: S608  # constant
            f" ORDER BY seq LIMIT {_BATCH}",
            (*key, first),
        )
        yield from rows
        if len(rows) < _BATCH:
            return
        first = rows[-1][_SEQ] + 1


def chain_hashes(connection: Connection, key: ChainKey, first: int, last: int) -> Iterator[bytes]:
    """Yield the hashes of the entries of a chain from one number to another, which is included."""
    for row in chain_rows(connection, key, first):
        if row[_SEQ] > last:
            return
        yield entry_digest(row[1:])


def with_patch(connection: Connection, number: int) -> tuple[LedgerEntry, bytes | None] | None:
    """Return an entry with its patch, and the salt of that; None if there is no such entry."""
    row = connection.row(
        f"SELECT salt, {COLUMNS}, fields FROM entry LEFT JOIN patch ON entry = number"  # noqa: S608  # constant
        " WHERE number = ?",
        (number,),
    )
    return None if row is None else (entry_of(row[1:]), row[0])


def has_its_patch(entry: LedgerEntry, salt: bytes | None) -> bool:
    """Tell whether the patch of an entry is there and the one that it commits to."""
    if salt is None or entry.changes is None:
        return False
    try:
        commitment = patch_commitment(salt, entry.changes)
    except (TypeError, ValueError):
        return False
    return compare_digest(entry.patch, commitment)


def entry_at(connection: Connection, key: ChainKey, seq: int) -> LedgerEntry | None:
    """Return one entry of a chain without its patch, or None."""
    row = connection.row(
        f"SELECT {COLUMNS} FROM entry WHERE scope = ? AND device = ? AND seq = ?",  # noqa: S608  # constant
        (*key, seq),
    )
    return None if row is None else LedgerEntry(*row)


def append(
    connection: Connection,
    chains: Chains,
    writer: LedgerWriter,
    subject: Subject,
    cells: tuple[Cells, Cells],
) -> int:
    """Write an entry and its patch, inside the transaction of the change itself.

    Args:
        connection: in a transaction.
        chains: gets the new tip.
        writer: who and when.
        subject: of what.
        cells: the row before and after; empty where there is none.

    Returns:
        The entry's number.
    """
    return enter(
        connection, chains, writer, subject, (_changes(connection, subject, *cells), cells[1])
    )


def enter(
    connection: Connection,
    chains: Chains,
    writer: LedgerWriter,
    subject: Subject,
    values: tuple[tuple[FieldPatch, ...], Cells],
) -> int:
    """Write an entry with the patch that is given, as `append` does.

    Args:
        connection: in a transaction.
        chains: gets the new tip.
        writer: who and when.
        subject: of what.
        values: the changes, and the row after them; empty where there is none.

    Returns:
        The entry's number.
    """
    if not _CODE.match(subject.action) or not _CODE.match(subject.kind):
        raise ValueError("action and kind are codes")
    if not is_id(subject.scope) or not is_id(subject.object):
        raise ValueError("scope and object are ids")
    key = (subject.scope, writer.device)
    tip = chains.tip(key)
    changes, after = values
    salt, row_salt = writer.randomness(_SALT_SIZE), writer.randomness(_SALT_SIZE)
    wall = writer.clock.wall()
    entry = LedgerEntry(
        number=0,
        version=VERSION,
        scope=subject.scope,
        device=writer.device,
        seq=tip.seq + 1,
        boot=writer.clock.boot,
        wall=wall,
        monotonic=writer.clock.monotonic(),
        hlc=chains.next_hlc(wall),
        seen=chains.seen(subject.scope, writer.device),
        actor=writer.actor,
        action=subject.action,
        kind=subject.kind,
        object=subject.object,
        patch=patch_commitment(salt, changes),
        row_after=row_commitment(row_salt, after),
        prev=tip.hash,
    )
    number = _insert(connection, entry)
    connection.insert(
        "INSERT INTO patch(entry, salt, row_salt, fields) VALUES(?, ?, ?, ?)",
        (number, salt, row_salt, _patch_text(changes)),
    )
    chains.tips[key] = ChainTip(entry.seq, entry_hash(entry))
    return number


def _insert(connection: Connection, entry: LedgerEntry) -> int:
    return connection.insert(_INSERT_ENTRY, _hashed(entry))


def _changes(
    connection: Connection, subject: Subject, before: Cells, after: Cells
) -> tuple[FieldPatch, ...]:
    names = sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )
    writers = _last_writers(connection, subject, set(names))
    return tuple(
        FieldPatch(name, before.get(name), after.get(name), *writers.get(name, ("", 0)))
        for name in names
    )


def _last_writers(
    connection: Connection, subject: Subject, names: set[str]
) -> dict[str, tuple[str, int]]:
    writers: dict[str, tuple[str, int]] = {}
    before = _NO_NUMBER
    while names - writers.keys():
        rows = connection.rows(
            "SELECT number, entry.device, entry.seq, patch.fields FROM entry"  # noqa: S608  # constant
            " JOIN patch ON entry = number WHERE kind = ? AND object = ? AND number < ?"
            # As a bound value the limit would have the statement prepared anew each time.
            f" ORDER BY number DESC LIMIT {_FEW}",
            (subject.kind, subject.object, before),
        )
        for _, device, seq, text in rows:
            for change in _patch_changes(text) or ():
                if change.field in names:
                    writers.setdefault(change.field, (device, seq))
        if len(rows) < _FEW:
            break
        before = rows[-1][0]
    return writers


def _patch_text(changes: tuple[FieldPatch, ...]) -> str:
    return canonical_json(
        [
            [change.field, change.before, change.after, change.device, change.seq]
            for change in changes
        ]
    )


def _patch_changes(text: str) -> tuple[FieldPatch, ...] | None:
    try:
        return tuple(FieldPatch(*fields) for fields in json.loads(text))
    except (ValueError, TypeError):
        # What cannot be read proves nothing, and counts as absent.
        return None


def entry_of(row: Row) -> LedgerEntry:
    """Return the entry of a row made of `COLUMNS` and the text of its patch."""
    *columns, text = row
    values: list[Any] = [*columns, None if text is None else _patch_changes(text)]
    return LedgerEntry(*values)


def entries(connection: Connection, scope: str) -> tuple[LedgerEntry, ...]:
    """Return the entries of a case or of the vault, in order of arrival."""
    rows = connection.rows(
        f"SELECT {COLUMNS}, fields FROM entry LEFT JOIN patch ON entry = number"  # noqa: S608  # constant
        " WHERE scope = ? ORDER BY number",
        (scope,),
    )
    return tuple(entry_of(row) for row in rows)


def entries_of(connection: Connection, kind: str, object_id: str) -> tuple[LedgerEntry, ...]:
    """Return the entries of one record, newest first."""
    rows = connection.rows(
        f"SELECT {COLUMNS}, fields FROM entry LEFT JOIN patch ON entry = number"  # noqa: S608  # constant
        " WHERE kind = ? AND object = ? ORDER BY number DESC",
        (kind, object_id),
    )
    return tuple(entry_of(row) for row in rows)


def entries_between(
    connection: Connection, first: int, last: int, limit: int
) -> tuple[LedgerEntry, ...]:
    """Return entries by their numbers, in order of arrival, at most so many."""
    rows = connection.rows(
        f"SELECT {COLUMNS}, fields FROM entry LEFT JOIN patch ON entry = number"  # noqa: S608  # constant
        " WHERE number BETWEEN ? AND ? ORDER BY number LIMIT ?",
        (first, last, limit),
    )
    return tuple(entry_of(row) for row in rows)
