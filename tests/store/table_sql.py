"""The table of a type as its fields describe it: python -m tests.store.table_sql TYPE prints it."""

import sys
from typing import Any

from casefiles.domain.foundation.schema import Field, Ref, code_of, schema_of
from casefiles.store.database.tables import record_types

_NUMBERS = {bool: "INTEGER", int: "INTEGER", float: "REAL"}


def affinity(field: Field) -> str:
    """Return the type of a column."""
    if field.is_many or field.part is not None:
        return "TEXT"
    return _NUMBERS.get(field.plain, "TEXT")


def table_sql(kind: type[Any]) -> str:
    """Return what makes a table, its indexes, and a trigger that takes its rows from search."""
    name = code_of(kind)
    columns = ["row INTEGER PRIMARY KEY", *(_column(one) for one in schema_of(kind))]
    script = f'CREATE TABLE "{name}"(\n    ' + ",\n    ".join(columns) + "\n) STRICT;\n"
    for one in schema_of(kind):
        if isinstance(one.meaning, Ref) and not one.is_many and one.name != "id":
            script += f'CREATE INDEX "{name}_by_{one.name}" ON "{name}"("{one.name}");\n'
    number = next(one.number for one in schema_of(kind) if one.name == "id")
    if number:
        script += (
            f'CREATE TRIGGER "{name}_leaves_index" AFTER DELETE ON "{name}"\n'
            "BEGIN\n    DELETE FROM find_index\n"
            '    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43)'
            f" + ({number} << 37) + old.row;\nEND;\n"
        )
    return script


def _column(field: Field) -> str:
    if field.name == "id":
        return "id TEXT NOT NULL UNIQUE"
    if field.name == "case_id":
        return 'case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED'
    return f'"{field.name}" {affinity(field)} NOT NULL'


if __name__ == "__main__":
    print(table_sql({code_of(kind): kind for kind in record_types()}[sys.argv[1]]))
