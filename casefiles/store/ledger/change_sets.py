"""Which entries of the ledger one command wrote together, so that it can be undone as one."""

from dataclasses import dataclass

from casefiles.store.database.connection import Connection, Row
from casefiles.store.ledger.chains import COLUMNS, LedgerEntry, entry_of

NEWEST = (1 << 63) - 1
"""An entry's number beyond any, to begin at the newest act."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The entries that one write made.

    Attributes:
        first: number of its first entry, which names the act.
        last: number of its last entry.
        undoes: first entry of the act that it undid; None if it undid none.
        is_undone: another act undid it, and was not undone itself.
        turns: 0 for an act of its own, 1 for one that undid such an act, 2 for one that undid
            that again, and so on: odd ones took something back, even ones did something.
    """

    first: int
    last: int
    undoes: int | None
    is_undone: bool
    turns: int


@dataclass(frozen=True, slots=True)
class ChangeSetHead:
    """An act with its first entry, which says who did it, when, and to which record."""

    act: ChangeSet
    entry: LedgerEntry


def extend(connection: Connection, first: int, last: int, undoes: int | None) -> None:
    """Let the act that began with `first` reach to `last`; begins it if they are the same."""
    if first == last:
        connection.insert(
            "INSERT INTO act(first, last, undoes) VALUES(?, ?, ?)", (first, last, undoes)
        )
    else:
        connection.run("UPDATE act SET last = ? WHERE first = ?", (last, first))


def acts(connection: Connection, before: int, limit: int) -> tuple[ChangeSet, ...]:
    """Return the newest acts that began before an entry, newest first."""
    rows = connection.rows(
        "SELECT first, last, undoes FROM act WHERE first < ? ORDER BY first DESC LIMIT ?",
        (before, limit),
    )
    return _acts(connection, rows)


def act_at(connection: Connection, first: int) -> ChangeSet | None:
    """Return the act that began with an entry, or None."""
    rows = connection.rows("SELECT first, last, undoes FROM act WHERE first = ?", (first,))
    return next(iter(_acts(connection, rows)), None)


def heads(
    connection: Connection, scopes: tuple[str, str], before: int, limit: int
) -> tuple[ChangeSetHead, ...]:
    """Return the newest acts in two scopes that began before an entry, newest first.

    Args:
        connection: in a transaction.
        scopes: of a case and of the vault; the same twice for one alone.
        before: number of an entry; `NEWEST` for none.
        limit: how many at most.
    """
    rows = connection.rows(
        # CROSS keeps the order of the join: down the acts, not through all entries of a scope.
        f"SELECT first, last, undoes, {COLUMNS}, fields FROM act"  # noqa: S608  # constant
        " CROSS JOIN entry ON number = first LEFT JOIN patch ON entry = first"
        " WHERE first < ? AND +scope IN (?, ?) ORDER BY first DESC LIMIT ?",
        (before, *scopes, limit),
    )
    change_sets = _acts(connection, [row[:3] for row in rows])
    return tuple(
        ChangeSetHead(act, entry_of(row[3:])) for act, row in zip(change_sets, rows, strict=True)
    )


def _acts(connection: Connection, rows: list[Row]) -> tuple[ChangeSet, ...]:
    pairs: dict[int, int] = dict(map(_pair, _undoing(connection)))
    undone, turns = _undone(pairs), _turns(pairs)
    return tuple(
        ChangeSet(first, last, undoes, first in undone, turns.get(first, 0))
        for first, last, undoes in rows
    )


def _undoing(connection: Connection) -> list[Row]:
    return connection.rows("SELECT first, undoes FROM act WHERE undoes IS NOT NULL ORDER BY first")


def _pair(row: Row) -> tuple[int, int]:
    first, undoes = row
    return first, undoes


def _undone(pairs: dict[int, int]) -> frozenset[int]:
    """Return the acts that are undone; an act that undid and was undone in turn counts no more."""
    undone: set[int] = set()
    for first, undoes in reversed(pairs.items()):
        if first not in undone:
            undone.add(undoes)
    return frozenset(undone)


def _turns(pairs: dict[int, int]) -> dict[int, int]:
    """Return how often each act that undid turned things round; what it undid came before it."""
    turns: dict[int, int] = {}
    for first, undoes in pairs.items():
        turns[first] = turns.get(undoes, 0) + 1
    return turns
