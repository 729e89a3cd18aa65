"""Numbered steps that bring a database to the form that this program writes."""

from functools import lru_cache
from importlib.resources import files

from casefiles.domain.errors import Refused, VaultError, VaultTooNew
from casefiles.store.connection import Connection, DriverFault

MAJOR = 1
"""Changes only when an older program could harm a newer vault."""

MIGRATED = "migrate_vault"
"""What the ledger says of a vault that an older program wrote, once it is up to date."""

_MAJOR_UNIT = 10_000


@lru_cache(maxsize=1)
def _steps() -> tuple[tuple[int, str], ...]:
    folder = files("casefiles.store") / "sql"
    scripts = [file for file in folder.iterdir() if file.name.endswith(".sql")]
    return tuple(sorted((int(file.name[:4]), file.read_text("utf-8")) for file in scripts))


def are_due(connection: Connection) -> bool:
    """Tell whether an older program wrote a database; one without tables is new, not old."""
    ((form,),) = connection.rows("PRAGMA user_version")
    major, done = divmod(form, _MAJOR_UNIT)
    return bool(major == MAJOR and 0 < done < _steps()[-1][0])


def migrate(connection: Connection, *, freezes: bool = True) -> None:
    """Run the steps that a database lacks, all in one transaction; then freeze the schema.

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
    due = [(number, script) for number, script in _steps() if number > done]
    if due:
        _run(connection, due)
    if freezes:
        connection.freeze_schema()


def _run(connection: Connection, due: list[tuple[int, str]]) -> None:
    steps = "\n".join(script for _, script in due)
    form = MAJOR * _MAJOR_UNIT + due[-1][0]
    is_refused = False
    try:
        connection.script(f"BEGIN IMMEDIATE;\n{steps}\nPRAGMA user_version={form};\nCOMMIT;")
    except (DriverFault, Refused):
        is_refused = True
    finally:
        # Where a step failed, the database is as it was.
        connection.roll_back()
    if is_refused:
        raise VaultError("migration_failed")
