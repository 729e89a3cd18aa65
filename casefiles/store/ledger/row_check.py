"""Rows of records against the newest entries of the ledger, a batch of entries at a time."""

from collections.abc import Iterable
from typing import Final

from casefiles.store.database.connection import Connection
from casefiles.store.database.rows import stored_values
from casefiles.store.database.tables import record_types, table_of
from casefiles.store.ledger.commitments import row_digest

Named = tuple[str, str]
"""Kind and id of a record, or of the vault."""


_AT_ONCE: Final = 30_000
"""Ids are random: so many at once find each page of their index in memory many times over."""

Promise = tuple[str, str, bytes | None, bytes, str, int]
"""What the newest entry of an object says of its row: kind and id, salt and commitment to the row
(no salt where that is gone), scope, and number of the entry."""


class RowCheck:
    """Compares rows with promises, and remembers what differs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen = {table_of(kind): 0 for kind in record_types()}
        self._waiting: dict[str, list[Promise]] = {kind: [] for kind in self._seen}
        self._bad: list[Named] = []
        self.erased: list[Promise] = []
        """Promises of rows that are not there; they may be erased."""

    def take(self, promises: Iterable[Promise]) -> None:
        """Take what some entries promise; each object comes once in all."""
        for promise in promises:
            waiting = self._waiting.get(promise[0])
            if waiting is not None:
                waiting.append(promise)
        for kind, waiting in self._waiting.items():
            if len(waiting) >= _AT_ONCE:
                self._compare(kind)

    def _compare(self, kind: str) -> None:
        requested, self._waiting[kind] = self._waiting[kind], []
        names, rows = stored_values(self._connection, kind, [promise[1] for promise in requested])
        self._seen[kind] += len(rows)
        for promise in requested:
            _, object_id, salt, commitment, _, _ = promise
            values = rows.get(object_id)
            cells = () if values is None else zip(names, values, strict=True)
            if salt is not None and row_digest(salt, cells) == commitment:
                continue
            if values is None:
                self.erased.append(promise)
            else:
                self._bad.append((kind, object_id))

    def compare_rest(self) -> None:
        """Compare what is still waiting."""
        for kind in self._waiting:
            self._compare(kind)

    def ended(self, lost: Iterable[Named]) -> tuple[int, tuple[Named, ...]]:
        """Return how many rows there are, and all bad ones, by their kinds.

        Args:
            lost: kind and id of rows that are gone and were not erased.
        """
        rows, bad = 0, sorted([*self._bad, *lost])
        faulty: list[Named] = []
        for kind, seen in self._seen.items():
            ((count,),) = self._connection.rows(f'SELECT count(*) FROM "{kind}"')  # noqa: S608  # a record type's name
            rows += count
            faulty += (named for named in bad if named[0] == kind)
            if seen != count:
                faulty += ((kind, object_id) for object_id in self._unspoken(kind))
        return rows, tuple(faulty)

    def _unspoken(self, kind: str) -> list[str]:
        """Return the ids of rows that no entry speaks of."""
        rows = self._connection.rows(
            f'SELECT id FROM "{kind}" AS held WHERE NOT EXISTS'  # noqa: S608  # a record type's name
            " (SELECT 1 FROM entry WHERE kind = ? AND object = held.id) ORDER BY id",
            (kind,),
        )
        return [row[0] for row in rows]
