"""Rows of records in the database: put, changed, removed and found."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Edition, Record
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import (
    Cells,
    cell,
    cells_of,
    columns_of,
    record_of,
    record_types,
    table_of,
)

R = TypeVar("R", bound=Record)

_ID = re.compile(r"[0-9a-f]{32}")
_FEW: Final = 8
"""Ids up to which the database finds the records in which they stand."""
_AT_ONCE: Final = 2_000


def stored_cells(connection: Connection, table: str, object_id: str) -> Cells:
    """Return a row as the database holds it, as the ledger commits to it.

    The row of a document includes digest and size of its content, so that the ledger commits to
    the bytes too. No row: no cells.
    """
    rows = connection.named_rows(f'SELECT * FROM "{table}" WHERE id = ?', (object_id,))  # noqa: S608  # a record type's name
    return _with_content(connection, rows[0]) if rows else {}


def all_stored_cells(connection: Connection, table: str) -> dict[str, Cells]:
    """Return every row of a table by its id, see `stored_cells`."""
    rows = connection.named_rows(f'SELECT * FROM "{table}"')  # noqa: S608  # a record type's name
    return {row["id"]: _with_content(connection, row) for row in rows}


def stored_values(
    connection: Connection, table: str, ids: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, tuple[Any, ...]]]:
    """Return some rows of a table without a step for each cell, see `stored_cells`.

    Returns:
        The columns, sorted, and the values of each row by its id, None where there is none.
    """
    table_columns = (row[1] for row in connection.rows(f'PRAGMA table_info("{table}")'))
    names_by_column = {f'"{table}"."{name}"': name for name in table_columns if name != "row"}
    source = f'"{table}"'
    if "content_id" in names_by_column.values():
        names_by_column |= {
            "coalesce(content.sha256, '')": "content.sha256",
            "coalesce(content.size, 0)": "content.size",
        }
        source += " LEFT JOIN content ON content.id = content_id"
    columns = sorted(names_by_column, key=names_by_column.__getitem__)
    names = tuple(names_by_column[column] for column in columns)
    marks = ", ".join("?" * len(ids))
    rows = connection.rows(
        f'SELECT {", ".join(columns)} FROM {source} WHERE "{table}".id IN ({marks})',  # noqa: S608  # a record type's name
        list(ids),
    )
    at = names.index("id")
    return names, {row[at]: row for row in rows}


def _with_content(connection: Connection, row: dict[str, Any]) -> Cells:
    cells: Cells = {name: value for name, value in row.items() if name != "row"}
    if "content_id" in cells:
        facts = connection.row(
            "SELECT sha256, size FROM content WHERE id = ?", (cells["content_id"],)
        )
        cells["content.sha256"], cells["content.size"] = facts or ("", 0)
    return cells


def insert_row(connection: Connection, record: Record) -> None:
    """Put a record.

    Raises:
        Refused: its id is taken, or a value cannot be stored.
    """
    cells = cells_of(record)
    names = ", ".join(f'"{name}"' for name in cells)
    marks = ", ".join("?" * len(cells))
    connection.insert(
        f'INSERT INTO "{table_of(type(record))}"({names}) VALUES({marks})',  # names of fields
        list(cells.values()),
    )


def update_row(connection: Connection, record: Record) -> None:
    """Set every field of a record that is there.

    Raises:
        Refused: there is no such record, or a value cannot be stored.
    """
    cells = cells_of(record)
    names = columns_of(type(record))
    settings = ", ".join(f'"{name}" = ?' for name in names)
    changed = connection.run(
        f'UPDATE "{table_of(type(record))}" SET {settings} WHERE id = ?',  # noqa: S608  # names of fields
        [*(cells.get(name) for name in names), record.id],
    )
    _require_one(changed, type(record))


def delete_row(connection: Connection, kind: type[Record], object_id: str) -> None:
    """Remove a record.

    Raises:
        Refused: there is no such record.
    """
    changed = connection.run(f'DELETE FROM "{table_of(kind)}" WHERE id = ?', (object_id,))  # noqa: S608  # a record type's name
    _require_one(changed, kind)


def _require_one(changed: int, kind: type[Record]) -> None:
    if changed != 1:
        raise Refused("no_such_record", kind=table_of(kind))


def find_records(connection: Connection, kind: type[R], equals: dict[str, Any]) -> tuple[R, ...]:
    """Return the records of a type whose fields have the given values, in order of insertion.

    Raises:
        ValueError: the type has no such field.
    """
    names = columns_of(kind)
    if not equals.keys() <= set(names):
        raise ValueError("no such field")
    condition = " AND ".join(f'"{name}" IS ?' for name in equals) or "TRUE"
    selected = ", ".join(f'"{name}"' for name in names)
    rows = connection.named_rows(
        f'SELECT {selected} FROM "{table_of(kind)}" WHERE {condition} ORDER BY row',  # noqa: S608  # names of fields
        [cell(value) for value in equals.values()],
    )
    return tuple(record_of(kind, row) for row in rows)


def find_holding(
    connection: Connection, kind: type[R], case_id: str, object_id: str
) -> tuple[R, ...]:
    """Return the records of a type in a case in which an id stands, in order of insertion."""
    names = columns_of(kind)
    stored = " || ' ' || ".join(f"COALESCE(\"{name}\", '')" for name in names if name != "case_id")
    selected = ", ".join(f'"{name}"' for name in names)
    rows = connection.named_rows(
        f'SELECT {selected} FROM "{table_of(kind)}"'  # noqa: S608  # names of fields
        f" WHERE case_id = ? AND instr({stored}, ?) ORDER BY row",
        (case_id, object_id),
    )
    return tuple(record_of(kind, row) for row in rows)


def uses_of_code(connection: Connection, code: str) -> int:
    """Return how many records hold a code of a vocabulary, alone or within a list."""
    ((quoted,),) = connection.rows("SELECT json_quote(?)", (code,))
    count = 0
    for kind in record_types():
        if kind is not OwnTerm:
            stored = " OR ".join(
                f"COALESCE(\"{name}\", '') = ?1 OR instr(COALESCE(\"{name}\", ''), ?2)"
                for name in columns_of(kind)
                if name not in {"id", "case_id"}
            )
            ((found,),) = connection.rows(
                f'SELECT count(*) FROM "{table_of(kind)}" WHERE {stored}',  # noqa: S608  # names of fields
                (code, quoted),
            )
            count += int(found)
    return count


def pointing_to(
    connection: Connection, object_ids: frozenset[str]
) -> frozenset[tuple[str, str, str]]:
    """Return which records, other than editions, hold the ids of others.

    Returns:
        Kind and id of who points, and the id pointed to.
    """
    found: set[tuple[str, str, str]] = set()
    few = list(object_ids) if len(object_ids) <= _FEW else []
    for kind in record_types():
        if kind is not Edition:
            table = table_of(kind)
            columns = [name for name in columns_of(kind) if name not in {"id", "case_id"}]
            stored = " || ' ' || ".join(f"COALESCE(\"{name}\", '')" for name in columns)
            rows = connection.rows(
                f'SELECT own, text FROM (SELECT id AS own, {stored} AS text FROM "{table}")'  # noqa: S608  # names of fields
                f" WHERE {' OR '.join('instr(text, ?)' for _ in few) or 'TRUE'}",
                few,
            )
            for own, text in rows:
                found.update((table, own, at) for at in object_ids.intersection(_ID.findall(text)))
    return frozenset(found)


def words_of_rows(
    connection: Connection, kind: type[Record], case_id: str
) -> Iterator[tuple[str, str]]:
    """Yield id and every value of each record of a type in a case, as the ledger has them."""
    names, table = columns_of(kind), table_of(kind)
    stored = " || char(10) || ".join(f"COALESCE(\"{name}\", '')" for name in names)
    scope = "id" if table == "case" else "case_id"
    after = 0
    while rows := connection.rows(
        f'SELECT row, id, {stored} FROM "{table}" WHERE row > ? AND {scope} = ?'  # noqa: S608  # names of fields
        f" ORDER BY row LIMIT {_AT_ONCE}",
        (after, case_id),
    ):
        yield from ((own, text) for _, own, text in rows)
        after = rows[-1][0]
