"""Rows made again from the ledger: every change to a record is in the patches of its entries."""

import json
from collections.abc import Iterable
from hmac import compare_digest
from typing import Any, Final

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import DriverFault
from casefiles.store.database.rows import all_stored_cells
from casefiles.store.database.tables import Cells, columns_of, record_types, table_of
from casefiles.store.ledger.chains import row_commitment
from casefiles.store.ledger.erasure import ERASE
from casefiles.store.ledger.row_check import Named

_FACTS: Final = ("content.sha256", "content.size")
"""What the ledger knows of a document's bytes; it is no column of the document."""


def rows_made_again(connection: Connection) -> tuple[Named, ...]:
    """Put the rows that are gone, or are not what the ledger says, as the ledger says.

    Only what agrees with the commitment of the newest entry is put.

    Args:
        connection: in a transaction; the schema has no triggers that could refuse.

    Returns:
        Kind and id of the records that were made again.
    """
    made: list[Named] = []
    for kind in record_types():
        table = table_of(kind)
        rows = all_stored_cells(connection, table)
        for object_id, salt, commitment in _newest(connection, table):
            row = rows.get(object_id, {})
            if salt is None or compare_digest(commitment, row_commitment(salt, row)):
                continue
            cells = _replayed(connection, table, object_id)
            if not compare_digest(commitment, row_commitment(salt, cells)):
                continue
            if not cells:
                # It was removed, and somebody put it back behind the ledger.
                connection.run(f'DELETE FROM "{table}" WHERE id = ?', (object_id,))  # noqa: S608  a record type's name
                made.append((table, object_id))
            elif _put(connection, table, cells, columns_of(kind)):
                made.append((table, object_id))
    return tuple(made)


def can_be_made_again(connection: Connection, records: Iterable[Named]) -> tuple[Named, ...]:
    """Return those of some records whose newest entry agrees with what their patches lead to."""
    return tuple(one for one in records if _is_stored(connection, *one))


def _is_stored(connection: Connection, table: str, object_id: str) -> bool:
    row = connection.row(
        "SELECT row_salt, row_after FROM entry LEFT JOIN patch ON entry = number"
        " WHERE kind = ? AND object = ? ORDER BY number DESC LIMIT 1",
        (table, object_id),
    )
    if row is None or row[0] is None:
        return False
    cells = _replayed(connection, table, object_id)
    return compare_digest(row[1], row_commitment(row[0], cells))


def _newest(connection: Connection, table: str) -> list[tuple[str, bytes | None, bytes]]:
    rows = connection.rows(
        "SELECT object, row_salt, row_after FROM entry LEFT JOIN patch ON entry = number"
        " WHERE number IN (SELECT max(number) FROM entry WHERE kind = ? GROUP BY object)",
        (table,),
    )
    return [(object_id, salt, commitment) for object_id, salt, commitment in rows]


def _replayed(connection: Connection, table: str, object_id: str) -> Cells:
    """Return the row that the patches of a record lead to, one after the other."""
    patches = connection.rows(
        "SELECT fields, action FROM entry JOIN patch ON entry = number"
        " WHERE kind = ? AND object = ? ORDER BY number",
        (table, object_id),
    )
    cells: dict[str, Any] = {}
    for text, action in patches:
        if action.startswith(ERASE):
            # It tells why, and nothing of the row; what is left of one follows whole.
            cells.clear()
            continue
        for name, after in _changes(text):
            cells.pop(name, None)
            if after is not None:
                cells[name] = after
    return cells


def _changes(text: str) -> list[tuple[str, Any]]:
    try:
        return [(str(name), after) for name, _, after, _, _ in json.loads(text)]
    except (ValueError, TypeError):
        return []


def _put(connection: Connection, table: str, cells: Cells, columns: tuple[str, ...]) -> bool:
    retained = {name: value for name, value in cells.items() if name not in _FACTS}
    if not retained.keys() <= set(columns):
        return False
    names = ", ".join(f'"{name}"' for name in retained)
    marks = ", ".join("?" * len(retained))
    try:
        connection.run(f'DELETE FROM "{table}" WHERE id = ?', (str(retained["id"]),))  # noqa: S608  a record type's name
        connection.run(f'INSERT INTO "{table}"({names}) VALUES({marks})', list(retained.values()))
    except (CasefilesError, DriverFault, KeyError):
        return False
    return True
