"""The form of a database that this program writes, and how an older one is brought to it."""

from functools import lru_cache
from importlib.resources import files

from casefiles.domain.foundation.errors import Refused, VaultError, VaultTooNew
from casefiles.store.database import former_vaults
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import DriverFault
from casefiles.store.database.record_tables import record_keys, record_tables

MAJOR = 1
"""Changes only when an older program could harm a newer vault."""

FORM = 54
"""Rises with every change of the tables, those of records included."""

MIGRATED = "migrate_vault"
"""What the ledger says of a vault that an older program wrote, once it is up to date."""

_RECORDS = "-- The tables of records are made here."
_MAJOR_UNIT = 10_000
_FORM_AT = 60
"""Where the first page of a database has `user_version`."""


@lru_cache(maxsize=1)
def schema() -> str:
    """Return the script that makes everything of a new database.

    A repair fills the tables in the order in which they are made.
    """
    others = (files("casefiles.store") / "sql" / "schema.sql").read_text("utf-8")
    return f"{others.replace(_RECORDS, record_tables())}\n{record_keys()}"


def newest_form() -> int:
    """Return the number of the form that this program writes."""
    return MAJOR * _MAJOR_UNIT + FORM


def form_of(first: bytes | None) -> int:
    """Return the number of the form of a database by its first page; 0 if that is lost."""
    return int.from_bytes(first[_FORM_AT : _FORM_AT + 4], "big") if first is not None else 0


def are_due(connection: Connection) -> bool:
    """Tell whether an older program wrote a database; one without tables is new, not old."""
    ((form,),) = connection.rows("PRAGMA user_version")
    major, done = divmod(form, _MAJOR_UNIT)
    return bool(major == MAJOR and 0 < done < FORM)


def migrate(connection: Connection, *, freezes: bool = True) -> None:
    """Bring a database to the newest form in one transaction; then freeze the schema.

    Args:
        connection: in no transaction.
        freezes: whether the schema is frozen at the end.

    Raises:
        VaultTooNew: a program with a newer major form wrote it; nothing was changed.
        VaultError: `migration_failed`: a change was refused; nothing was changed.
        CasefilesError: the disk is full or fails; nothing was changed.
    """
    ((form,),) = connection.rows("PRAGMA user_version")
    major, done = divmod(form, _MAJOR_UNIT)
    if major > MAJOR:
        raise VaultTooNew("vault_too_new", version=major, known=MAJOR)
    if done == 0:
        _run(connection, schema())
    elif done < FORM:
        _run(connection, former_vaults.changes(connection, done, schema()))
    if freezes:
        connection.freeze_schema()


def _run(connection: Connection, script: str) -> None:
    is_refused = False
    try:
        connection.script(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version={newest_form()};\nCOMMIT;"
        )
    except (DriverFault, Refused):
        is_refused = True
    finally:
        # Where a change failed, the database is as it was.
        connection.roll_back()
    if is_refused:
        raise VaultError("migration_failed")
