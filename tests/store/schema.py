"""What all steps make of an empty database: `python -m tests.store.schema` writes it down."""

import sqlite3
from pathlib import Path

from casefiles import paths
from casefiles.store.database.migrations import steps

PLACE = Path(paths.__file__).parent / "store" / "sql" / "schema.sql"

_HEAD = """-- The tables as all steps together make them: for new databases, and to read.
-- Written by `python -m tests.store.schema`; after a new step it is written anew.
"""

Row = tuple[str, str, str, str | None]


def made_by(script: str) -> sqlite3.Connection:
    """Return a database in memory after a script."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(script)
    return connection


def made_by_steps() -> sqlite3.Connection:
    """Return a database in memory after every step."""
    return made_by("\n".join(script for _, script in steps()))


def parts_of(connection: sqlite3.Connection) -> list[Row]:
    """Return kind, name, table and statement of all that a database has."""
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()


def script_of(connection: sqlite3.Connection) -> str:
    """Return the statements that make a database, in the order in which they were made."""
    parts = parts_of(connection)
    virtual = [name for _, name, _, sql in parts if (sql or "").startswith("CREATE VIRTUAL")]
    of_virtual = {
        name for _, name, _, _ in parts if any(name.startswith(f"{one}_") for one in virtual)
    }
    shown = [sql for _, name, _, sql in parts if sql is not None and name not in of_virtual]
    return "".join(f"\n{sql};\n" for sql in shown)


if __name__ == "__main__":
    PLACE.write_text(_HEAD + script_of(made_by_steps()), "utf-8")
