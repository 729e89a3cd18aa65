"""Numbered steps that bring a database to the form that this program writes."""

from functools import lru_cache
from importlib.resources import files

from casefiles.domain.foundation.errors import Refused, VaultError, VaultTooNew
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import DriverFault

MAJOR = 1
"""Changes only when an older program could harm a newer vault."""

MIGRATED = "migrate_vault"
"""What the ledger says of a vault that an older program wrote, once it is up to date."""

_MAJOR_UNIT = 10_000
_FORM_AT = 60
"""Where the first page of a database has `user_version`."""


_SCRIPTS = files("casefiles.store") / "sql"


@lru_cache(maxsize=1)
def steps() -> tuple[tuple[int, str], ...]:
    """Return number and script of each step, the oldest first."""
    scripts = [file for file in _SCRIPTS.iterdir() if file.name[:4].isdigit()]
    return tuple(sorted((int(file.name[:4]), file.read_text("utf-8")) for file in scripts))


@lru_cache(maxsize=1)
def schema() -> str:
    """Return the script that makes at once what all steps together make."""
    return (_SCRIPTS / "schema.sql").read_text("utf-8")


def newest_form() -> int:
    """Return the number of the form that this program writes."""
    return MAJOR * _MAJOR_UNIT + steps()[-1][0]


def form_of(first: bytes | None) -> int:
    """Return the number of the form of a database by its first page; 0 if that is lost."""
    return int.from_bytes(first[_FORM_AT : _FORM_AT + 4], "big") if first is not None else 0


def are_due(connection: Connection) -> bool:
    """Tell whether an older program wrote a database; one without tables is new, not old."""
    ((form,),) = connection.rows("PRAGMA user_version")
    major, done = divmod(form, _MAJOR_UNIT)
    return bool(major == MAJOR and 0 < done < steps()[-1][0])


def migrate(connection: Connection, *, freezes: bool = True) -> None:
    """Run the steps that a database lacks, all in one transaction; then freeze the schema.

    A new database gets the tables at once: the steps would make and change each one anew.

    Args:
        connection: in no transaction.
        freezes: whether the schema is frozen at the end.

    Raises:
        VaultTooNew: a program with a newer major form wrote it; nothing was changed.
        VaultError: `migration_failed`: a step was refused; nothing was changed.
        CasefilesError: the disk is full or fails; nothing was changed.
    """
    ((form,),) = connection.rows("PRAGMA user_version")
    major, done = divmod(form, _MAJOR_UNIT)
    if major > MAJOR:
        raise VaultTooNew("vault_too_new", version=major, known=MAJOR)
    newest = steps()[-1][0]
    if done == 0:
        _run(connection, schema(), newest)
    elif done < newest:
        due = (script for number, script in steps() if number > done)
        _run(connection, "\n".join(due), newest)
    if freezes:
        connection.freeze_schema()


def _run(connection: Connection, script: str, number: int) -> None:
    form = MAJOR * _MAJOR_UNIT + number
    is_refused = False
    try:
        connection.script(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version={form};\nCOMMIT;")
    except (DriverFault, Refused):
        is_refused = True
    finally:
        # Where a step failed, the database is as it was.
        connection.roll_back()
    if is_refused:
        raise VaultError("migration_failed")
