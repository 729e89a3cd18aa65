"""What stands behind rows of the index: records, pages, messages and entries, with their texts."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.search.search_rows import SearchHit
from casefiles.store.database.connection import Connection
from casefiles.store.search.derived import page_index_text
from casefiles.store.search.index import Indexed

_ITEM: Final = (
    "SELECT reading_item.document_id, reading_item.kind, number, fields, document.case_id, title,"
    " file_name FROM reading_item JOIN document ON document.id = document_id"
    " WHERE reading_item.row = ?"
)
_PAGE: Final = (
    "SELECT page.document_id, page.number, page.lines, document.case_id, title, file_name"
    " FROM page JOIN document ON document.id = document_id WHERE page.row = ?"
)
_ENTRY: Final = (
    "SELECT number, scope, action, kind, object, wall, actor, fields FROM entry"
    " JOIN patch ON entry = number WHERE number = ?"
)


def hits_at(connection: Connection, places: Iterable[Indexed]) -> tuple[SearchHit, ...]:
    """Return what some rows of the index stand for, in their order."""
    found = (_hit(connection, place) for place in places)
    return tuple(hit for hit in found if hit is not None)


def _hit(connection: Connection, place: Indexed) -> SearchHit | None:
    if place.kind == "page":
        return _page(connection, place.row)
    if place.kind in {"message", "trait"}:
        return _item(connection, place)
    if place.kind == "history":
        return _entry(connection, place.row)
    return _record(connection, place)


def _record(connection: Connection, place: Indexed) -> SearchHit | None:
    rows = connection.named_rows(
        f'SELECT * FROM "{place.kind}" WHERE row = ?',  # noqa: S608  # a kind of records
        (place.row,),
    )
    if not rows:
        return None
    cells = rows[0]
    case_id = cells["id"] if place.kind == "case" else cells.get("case_id", "")
    pieces = [*_pieces(cells)]
    if place.kind == "document":
        pieces += _exhibit(connection, cells["id"])
    page = int(cells.get("page", 0)) if place.kind == "mark" else 0
    return SearchHit(place.kind, cells["id"], CaseId(case_id), page, tuple(pieces))


def _exhibit(connection: Connection, document_id: str) -> Iterator[tuple[str, str]]:
    rows = connection.rows(
        "SELECT mark, witness FROM exhibit WHERE document_id = ? ORDER BY row LIMIT 1",
        (document_id,),
    )
    for mark, witness in rows:
        yield from (("mark", str(mark)), ("witness", str(witness)))


def _pieces(cells: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in cells.items():
        if name in {"names", "identifiers"}:
            key = "text" if name == "names" else "value"
            yield from ((name, str(values[key])) for values in json.loads(value))
        elif isinstance(value, str):
            yield name, value
        elif name == "position":
            yield name, str(value)


def _page(connection: Connection, row: int) -> SearchHit | None:
    found = connection.row(_PAGE, (row,))
    if found is None:
        return None
    document_id, number, lines, case_id, title, file_name = found
    pieces = (
        ("text", page_index_text(connection, row, lines)),
        ("title", title),
        ("file_name", file_name),
    )
    return SearchHit("page", document_id, CaseId(case_id), int(number), pieces)


def _item(connection: Connection, place: Indexed) -> SearchHit | None:
    found = connection.row(_ITEM, (place.row,))
    if found is None:
        return None
    document_id, kind, number, fields, case_id, title, file_name = found
    values = json.loads(fields)
    pieces = [("item", str(kind)), ("number", str(number))]
    for name, value in values.items():
        if isinstance(value, str):
            pieces.append((name, value))
        elif isinstance(value, list):
            pieces += [(name, str(one)) for one in value]
    pieces += [("title", title), ("file_name", file_name)]
    page = int(values.get("page") or 0)
    return SearchHit(place.kind, document_id, CaseId(case_id), page, tuple(pieces))


def _entry(connection: Connection, row: int) -> SearchHit | None:
    found = connection.row(_ENTRY, (row,))
    if found is None:
        return None
    number, scope, action, kind, object_id, wall, actor, fields = found
    first = connection.row("SELECT max(first) FROM act WHERE first <= ?", (number,))
    pieces = [
        *(("action", action), ("kind", kind), ("object", object_id)),
        *(("wall", str(wall)), ("actor", actor), ("act", str(first[0] if first else number))),
    ]
    pieces += [(f"before.{name}", str(text)) for name, text in _before(fields)]
    return SearchHit("history", str(number), CaseId(scope), 0, tuple(pieces))


def _before(fields: str) -> Iterator[tuple[str, str]]:
    for name, before, after, *_ in json.loads(fields):
        value = before if before is not None else after
        if isinstance(value, str) and value and name not in {"id", "case_id", "content_id"}:
            yield from _shown_values(name, value)


def _shown_values(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name in {"names", "identifiers"}:
        key = "text" if name == "names" else "value"
        yield from ((name, str(one[key])) for one in json.loads(value))
    elif not value.startswith(("[{", "{")):
        yield name, value
