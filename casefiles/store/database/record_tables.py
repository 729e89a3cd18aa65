"""The tables of records, as the fields of their types describe them.

What else they have, and all other tables, are in `sql/schema.sql`; `python -m tests.store.schema`
prints all. An index or trigger that is made there under its name is not made here.
"""

from collections.abc import Iterator
from typing import Any, Final

from casefiles.domain.foundation.schema import (
    LATER,
    MUST_EXIST,
    RecordField,
    code_of,
    schema_of,
    search_number,
)
from casefiles.store.database.tables import record_types

CASE_BITS, KIND_BITS = 43, 37
"""How far the row of a case and the number of a kind are shifted in numbers of the search index."""
_OF_CASE: Final = f'((SELECT row FROM "case" WHERE id = old.case_id) << {CASE_BITS}) + '  # noqa: S608  # a number
_LEAVES_INDEX: Final = """
CREATE TRIGGER IF NOT EXISTS "{name}_leaves_index" AFTER DELETE ON "{name}"
BEGIN
    DELETE FROM find_index
    WHERE rowid = {case}({number} << {bits}) + old.row;
END;"""
_TYPES: Final = {bool: "INTEGER", int: "INTEGER", float: "REAL"}


def record_tables() -> str:
    """Return what makes the table of each type of record."""
    return "\n".join(_table(kind) for kind in record_types())


def record_keys() -> str:
    """Return what makes their indexes, and the triggers that take their rows out of the search."""
    return "\n".join(line for kind in record_types() for line in _keys(kind))


def column_type(field: RecordField) -> str:
    """Return the type of a column."""
    is_text = field.is_many or field.part is not None
    return "TEXT" if is_text else _TYPES.get(field.plain, "TEXT")


def _table(kind: type[Any]) -> str:
    columns, is_later = ["row INTEGER PRIMARY KEY"], False
    for field in schema_of(kind):
        is_later = is_later or LATER in field.traits
        columns.append(_column(field, "" if is_later else " NOT NULL"))
    unique = schema_of(kind)[0].unique
    if unique:
        columns.append(f"UNIQUE({_names(unique)})")
    return f'CREATE TABLE "{code_of(kind)}"(\n    ' + ",\n    ".join(columns) + "\n) STRICT;"


def _column(field: RecordField, needed: str) -> str:
    definition = f'"{field.name}" {column_type(field)}{needed}'
    if field.name == "id":
        return f"{definition} UNIQUE"
    if _must_lead(field):
        return f'{definition} REFERENCES "{field.refers_to}"(id) DEFERRABLE INITIALLY DEFERRED'
    return definition


def _must_lead(field: RecordField) -> bool:
    return field.name == "case_id" or MUST_EXIST in field.traits


def _keys(kind: type[Any]) -> Iterator[str]:
    own, *others = schema_of(kind)
    name, number = code_of(kind), search_number(kind)
    for field in others:
        # What a unique key begins with is found by that.
        if _must_lead(field) and own.unique[:1] != (field.name,):
            called = f"{name}_of_{field.name.removesuffix('_id')}"
            yield f'CREATE INDEX IF NOT EXISTS "{called}" ON "{name}"("{field.name}");'
    if number:
        yield _LEAVES_INDEX.format(
            name=name,
            case=_OF_CASE if any(field.name == "case_id" for field in others) else "",
            number=number,
            bits=KIND_BITS,
        )


def _names(fields: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in fields)
