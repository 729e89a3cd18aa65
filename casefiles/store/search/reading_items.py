"""Derived rows: what a file tells beside its pages, as workers answered it."""

import json
from collections.abc import Iterable, Iterator
from typing import TypeVar

from casefiles.domain.files.extracted_items import (
    ITEM_KINDS,
    Item,
    Message,
    MessageKind,
    code_of_items,
    kind_of_item,
)
from casefiles.domain.files.item_fields import item_from, plain_fields
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import storable_json
from casefiles.store.search.index import ROWS_PER_COMMIT, Folding, put_items

ItemType = TypeVar("ItemType", bound=Item)

_NO_LIMIT = 1 << 53


def drop_items(connection: Connection, document_id: DocumentId) -> None:
    """Forget the items of an earlier reading."""
    connection.run("DELETE FROM reading_item WHERE document_id = ?", (document_id,))


def add_items(
    connection: Connection, document_id: DocumentId, items: Iterable[Item], folding: Folding
) -> None:
    """Keep items behind those that are kept already; each kind is counted from 1.

    Raises:
        Refused: a text in one cannot be stored.
    """
    put: list[tuple[int, Item]] = []
    numbers = {kind: count_items(connection, document_id, kind) for kind in ITEM_KINDS}
    for item in items:
        kind = kind_of_item(item)
        numbers[kind] += 1
        row = connection.insert(
            "INSERT INTO reading_item(document_id, kind, number, fields) VALUES(?, ?, ?, ?)",
            (document_id, kind, numbers[kind], storable_json(plain_fields(item))),
        )
        put.append((row, item))
    put_items(connection, document_id, put, folding)


def rebuild_items(connection: Connection, after: int, folding: Folding) -> int | None:
    """Index some items again; returns the last row, or None when all are done."""
    rows = connection.rows(
        "SELECT row, document_id, kind, fields FROM reading_item"
        " WHERE row > ? ORDER BY row LIMIT ?",
        (after, ROWS_PER_COMMIT),
    )
    for row, document_id, kind, value in rows:
        item = item_from(kind, json.loads(value), str)
        put_items(connection, document_id, [(row, item)], folding)
    return int(rows[-1][0]) if rows else None


def count_items(connection: Connection, document_id: DocumentId, kind: str) -> int:
    """Return how many items of a kind a document has; kinds are the keys of `ITEM_KINDS`."""
    ((count,),) = connection.rows(
        "SELECT COALESCE(MAX(number), 0) FROM reading_item WHERE document_id = ? AND kind = ?",
        (document_id, kind),
    )
    return int(count)


def items_of(
    connection: Connection,
    document_id: DocumentId,
    requested: type[ItemType],
    first: int = 1,
    last: int = _NO_LIMIT,
) -> tuple[ItemType, ...]:
    """Return items of one type, in their order, from the first number to the last one included."""
    rows = connection.rows(
        "SELECT kind, fields FROM reading_item"
        " WHERE document_id = ? AND kind = ? AND number BETWEEN ? AND ? ORDER BY number",
        (document_id, code_of_items(requested), first, last),
    )
    items = (item_from(kind, json.loads(value), str) for kind, value in rows)
    return tuple(item for item in items if isinstance(item, requested))


def messages_of_case(
    connection: Connection, case_id: CaseId, kind: MessageKind
) -> Iterator[tuple[DocumentId, int, Message]]:
    """Yield the messages of one kind in all documents of a case, with document and number."""
    rows = connection.rows(
        "SELECT document_id, number, fields FROM reading_item"
        " JOIN document ON document.id = document_id"
        " WHERE case_id = ? AND reading_item.kind = 'message'"
        " AND json_extract(fields, '$.kind') = ? ORDER BY reading_item.row",
        (case_id, str(kind)),
    )
    for document_id, number, value in rows:
        item = item_from("message", json.loads(value), str)
        if isinstance(item, Message):
            yield DocumentId(document_id), int(number), item


def message_days(connection: Connection, document_id: DocumentId) -> tuple[tuple[str, int], ...]:
    """Return the days on which messages were written, with the number of the first of each."""
    rows = connection.rows(
        "SELECT substr(json_extract(fields, '$.moment'), 1, 10) AS day, min(number)"
        " FROM reading_item WHERE document_id = ? AND kind = 'message' GROUP BY day"
        " ORDER BY min(number)",
        (document_id,),
    )
    return tuple((str(day), int(number)) for day, number in rows if day)


def message_on_page(connection: Connection, document_id: DocumentId, page: int) -> int:
    """Return the number of the first message that begins on a page, else the last before it."""
    rows = connection.rows(
        "SELECT number, json_extract(fields, '$.page') AS begins FROM reading_item"
        " WHERE document_id = ?1 AND kind = 'message' AND begins <= ?2"
        " ORDER BY begins DESC, CASE WHEN begins = ?2 THEN number ELSE -number END LIMIT 1",
        (document_id, page),
    )
    return int(rows[0][0]) if rows else 0


def all_items(connection: Connection, document_id: DocumentId) -> tuple[Item, ...]:
    """Return every item of a document, kind by kind."""
    return tuple(
        item for made in ITEM_KINDS.values() for item in items_of(connection, document_id, made)
    )
