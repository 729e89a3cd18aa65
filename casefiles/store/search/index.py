"""The search index: which row says what, put and made again; all of it is elsewhere too.

Each row of the index stands for a row of another table. Its number says of which: the row of the
case, the kind and the row in the table of that kind, so that one range of numbers is a case, or one
kind of things in a case.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.files.extracted_items import (
    FilledFormField,
    FinalLine,
    Item,
    Message,
    Sheet,
    SheetRow,
)
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.foundation.schema import UNSEARCHED, schema_of, search_number
from casefiles.domain.language.name_forms import other_spellings, sounds_of_words
from casefiles.domain.search.search_forms import INDEX_VERSION, Forms, forms_of, strict_form
from casefiles.store.database.connection import Connection, Row
from casefiles.store.database.record_tables import CASE_BITS, KIND_BITS
from casefiles.store.database.tables import Cells, record_types, table_of

ROWS_PER_COMMIT = 500
"""Rows indexed again in one transaction."""

_OTHERS: Final = {"exhibit": 3, "message": 8, "page": 9, "trait": 10, "history": 12}
"""What is found beside records of types that say so, or as something else."""
_NUMBERED: Final = {table_of(kind): search_number(kind) for kind in record_types()}
_ALL: Final = {kind: number for kind, number in _NUMBERED.items() if number} | _OTHERS
KINDS: Final = dict(sorted(_ALL.items(), key=lambda pair: pair[1]))
"""Numbers of kinds, by which results are grouped in this order; they stand in triggers too."""
NAMES_OF_KINDS: Final = {number: name for name, number in KINDS.items()}
_RECORDS: Final = tuple(kind for kind in KINDS if kind not in _OTHERS)
_WITHOUT_CASE: Final = frozenset({"case", "library_note"})
OF_NO_CASE: Final = 0
"""Stands for the row of a case where something is of none; rows of cases begin at 1."""
_LAST_RECORD: Final = len(_RECORDS)
ROW: Final = (1 << KIND_BITS) - 1
_KIND: Final = (1 << (CASE_BITS - KIND_BITS)) - 1
ROW_OF: Final = f"(find_index.rowid & {ROW})"
"""Number of kind and row of what a row of the index stands for, in SQL."""

_UNSEARCHED: Final = {
    table_of(kind): frozenset(
        one.name for one in schema_of(kind) if one.is_own or UNSEARCHED in one.traits
    )
    for kind in record_types()
}
"""By type, columns that say nothing a person would look for."""
_UNSEARCHED_ANYWHERE: Final = frozenset().union(*_UNSEARCHED.values())
_ERASED: Final = "erase_"
SEARCHABLE_WHEN_MADE: Final = frozenset({"edition"})
"""Kinds of which the making itself is an act to look for, as nothing else tells of them."""
_WORD_SIGN: Final = re.compile(r"_")


@dataclass(frozen=True, slots=True)
class Folding:
    """How text is folded for finding; the same for what is indexed and what is asked.

    Attributes:
        form: returns what the columns of the index hold of a text.
        version: changes whenever `form` does; the index is then made again at open.
    """

    form: Callable[[str], Forms]
    version: str


FOLDING = Folding(forms_of, INDEX_VERSION)
"""The one in use."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a row of the index stands for."""

    case_row: int
    kind: str
    row: int


def number_of(case_row: int, kind: str, row: int) -> int:
    """Return the number of a row of the index."""
    return (case_row << CASE_BITS) + (KINDS[kind] << KIND_BITS) + row


def indexed_at(number: int) -> Indexed:
    """Return what a row of the index stands for."""
    kind = (number >> KIND_BITS) & _KIND
    return Indexed(number >> CASE_BITS, NAMES_OF_KINDS[kind], number & ROW)


def span_of(case_row: int, kind: str = "") -> tuple[int, int]:
    """Return the first and the last number of a case, or of one kind of things in it."""
    if not kind:
        return case_row << CASE_BITS, ((case_row + 1) << CASE_BITS) - 1
    first = number_of(case_row, kind, 0)
    return first, first + ROW


def case_row(connection: Connection, case_id: str) -> int | None:
    """Return the row of a case; None where it is not, or not yet, there."""
    row = connection.row('SELECT row FROM "case" WHERE id = ?', (case_id,))
    return None if row is None else int(row[0])


def case_row_of_document(connection: Connection, document_id: DocumentId) -> int | None:
    """Return the row of the case that a document is of."""
    row = connection.row(
        'SELECT "case".row FROM "case" JOIN document ON case_id = "case".id WHERE document.id = ?',
        (document_id,),
    )
    return None if row is None else int(row[0])


def put(connection: Connection, number: int, forms: Forms) -> None:
    """Index something, in place of what its row said before."""
    connection.run(
        "INSERT OR REPLACE INTO find_index(rowid, text, loose, sound, names) VALUES(?, ?, ?, ?, ?)",
        (number, forms.text, forms.loose, forms.sound, forms.names),
    )


def put_page(
    connection: Connection, at: int, row: int, forms: Forms, document_id: DocumentId
) -> None:
    """Index a page, with the id of its document to narrow by."""
    text = f"{forms.text}\n{document_id}"
    put(
        connection,
        number_of(at, "page", row),
        Forms(text, forms.loose, forms.sound, forms.names),
    )


def put_record(connection: Connection, kind: str, cells: Cells, folding: Folding) -> None:
    """Index a record that was put or changed; one of a kind that nobody looks for is left out.

    An exhibit is found as its document.
    """
    if kind == "exhibit":
        put_document(connection, str(cells["document_id"]), folding)
    if kind not in _RECORDS:
        return
    scope = str(cells["id"] if kind == "case" else cells.get("case_id", ""))
    at = case_row(connection, scope) if scope else OF_NO_CASE
    own = connection.row(f'SELECT row FROM "{kind}" WHERE id = ?', (cells["id"],))  # noqa: S608  # a record type's name
    if at is not None and own is not None:
        forms = _forms_of_record(connection, kind, cells, folding)
        put(connection, number_of(at, kind, own[0]), forms)
        if kind == "case":
            _index_what_came_before(connection, scope, folding)


def put_document(connection: Connection, document_id: str, folding: Folding) -> None:
    """Index a document whose exhibit is another now; one that is gone stays out."""
    rows = connection.named_rows("SELECT * FROM document WHERE id = ?", (document_id,))
    if rows:
        put_record(connection, "document", rows[0], folding)


def _index_what_came_before(connection: Connection, case_id: str, folding: Folding) -> None:
    """Index records that were put before their case, as an undo may do."""
    for kind in _RECORDS:
        if kind not in _WITHOUT_CASE:
            rows = connection.named_rows(f'SELECT * FROM "{kind}" WHERE case_id = ?', (case_id,))  # noqa: S608  # a record type's name
            for cells in rows:
                put_record(connection, kind, cells, folding)


def _forms_of_record(connection: Connection, kind: str, cells: Cells, folding: Folding) -> Forms:
    own = _of_document(connection, cells) if kind == "document" else []
    forms = folding.form("\n".join([*_texts(kind, cells), *own]))
    return _with_names(forms, _names(cells)) if kind == "person" else forms


def _of_document(connection: Connection, cells: Cells) -> list[str]:
    """Return its id, to narrow by, and what it is as an exhibit."""
    rows = connection.rows(
        "SELECT mark, witness FROM exhibit WHERE document_id = ?", (cells["id"],)
    )
    return [str(cells["id"]), *(str(text) for row in rows for text in row)]


def _with_names(forms: Forms, names: Iterable[str]) -> Forms:
    """Add what can be told from names: other spellings, and how those in Latin letters sound."""
    texts = tuple(names)
    others = " 0 ".join(strict_form(form) for name in texts for form in other_spellings(name))
    sounds = " 0 ".join([forms.sound, *map(sounds_of_words, texts)])
    return Forms(forms.text, forms.loose, sounds, others)


def _names(cells: Cells) -> list[str]:
    return [str(name["text"]) for name in json.loads(str(cells["names"]))]


def _texts(kind: str, cells: Cells) -> Iterator[str]:
    """Yield every text of a record, also those within lists and structures."""
    unsearched = _UNSEARCHED[kind]
    for name, value in cells.items():
        if name == "names":
            yield from _names(cells)
        elif isinstance(value, str) and value and name not in unsearched:
            yield from _strings(value)


def _strings(value: str) -> Iterator[str]:
    if value[0] in "[{":
        try:
            yield from _leaf_texts(json.loads(value))
        except ValueError:
            # A text that begins with a bracket, such as a reference to a person.
            yield value
    else:
        yield value


def _leaf_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _leaf_texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _leaf_texts(one)


def put_history(connection: Connection, number: int, folding: Folding) -> None:
    """Index an entry of the ledger: what was done, and what a record said before."""
    row = connection.row(f"{_HISTORY} WHERE entry.number = ?", (number,))
    if row is not None:
        _put_entry(connection, row, folding)


_HISTORY: Final = (
    'SELECT entry.number, "case".row, action, kind, fields FROM entry'
    ' JOIN patch ON entry = number JOIN "case" ON "case".id = entry.scope'
)


def _put_entry(connection: Connection, row: Row, folding: Folding) -> None:
    number, at, action, kind, fields = row
    texts = list(_earlier_texts(action, kind, fields))
    if texts:
        deed = _WORD_SIGN.sub(" ", f"{action} {kind}")
        forms = folding.form("\n".join([deed, *texts]))
        put(connection, number_of(at, "history", number), forms)


def _earlier_texts(action: str, kind: str, fields: str) -> Iterator[str]:
    unsearched = _UNSEARCHED.get(kind, _UNSEARCHED_ANYWHERE) - {"id"}
    is_stated = action.startswith(_ERASED) or kind in SEARCHABLE_WHEN_MADE
    for name, before, after, *_ in json.loads(fields):
        value = after if is_stated and before is None else before
        if isinstance(value, str) and value and name not in unsearched:
            yield from _strings(value)


def put_items(
    connection: Connection,
    document_id: DocumentId,
    items: Iterable[tuple[int, Item]],
    folding: Folding,
) -> None:
    """Index what a file tells beside its pages: messages, files inside it, traits, findings."""
    at = case_row_of_document(connection, document_id)
    if at is not None:
        for row, item in items:
            if isinstance(item, Sheet | SheetRow | FilledFormField | FinalLine):
                # Their words stand on the pages too, which are found.
                continue
            kind, forms = _forms_of_item(item, document_id, folding)
            put(connection, number_of(at, kind, row), forms)


def _forms_of_item(item: Item, document_id: DocumentId, folding: Folding) -> tuple[str, Forms]:
    if isinstance(item, Message):
        people = (item.sender, *item.recipients)
        parts = (*people, item.written, item.subject, item.text, *item.attachments, document_id)
        return "message", _with_names(folding.form("\n".join(parts)), people)
    texts = (getattr(item, name, "") for name in ("name", "text", "detail", "moment"))
    return "trait", folding.form("\n".join((*texts, document_id)))


def start_again(connection: Connection) -> None:
    """Empty the index."""
    connection.run("INSERT INTO find_index(find_index) VALUES('delete-all')")


def record_phases() -> int:
    """Return how many kinds of records `rebuild_records` knows."""
    return _LAST_RECORD


def phase_sizes(connection: Connection) -> list[int]:
    """Return the last row of each kind of records, in the order in which they are indexed again."""
    sizes = []
    for kind in _RECORDS:
        ((last,),) = connection.rows(f'SELECT COALESCE(max(row), 0) FROM "{kind}"')  # noqa: S608  a record type's name
        sizes.append(int(last))
    return sizes


def rebuild_records(connection: Connection, phase: int, after: int, folding: Folding) -> int | None:
    """Index some records of one kind again; returns the last row, or None when all are done."""
    kind = _RECORDS[phase]
    if kind == "library_note":
        source = "0 AS at FROM library_note AS own"
    else:
        scope = "id" if kind == "case" else "case_id"
        source = f'"case".row AS at FROM "{kind}" AS own JOIN "case" ON "case".id = own.{scope}'
    rows = connection.named_rows(
        f"SELECT own.*, {source} WHERE own.row > ? ORDER BY own.row LIMIT ?",  # a table
        (after, ROWS_PER_COMMIT),
    )
    for cells in rows:
        at, row = cells.pop("at"), cells.pop("row")
        forms = _forms_of_record(connection, kind, cells, folding)
        put(connection, number_of(at, kind, row), forms)
        after = row
    return after if rows else None


def rebuild_history(connection: Connection, after: int, folding: Folding) -> int | None:
    """Index some entries of the ledger again; returns the last number, or None when all are."""
    rows = connection.rows(
        f"{_HISTORY} WHERE entry.number > ? ORDER BY entry.number LIMIT ?",
        (after, ROWS_PER_COMMIT),
    )
    for row in rows:
        _put_entry(connection, row, folding)
    return int(rows[-1][0]) if rows else None
