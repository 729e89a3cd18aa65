"""Numbered steps that bring a database to the form that this program writes."""

from functools import lru_cache
from importlib.resources import files

from casefiles.domain.errors import VaultTooNew
from casefiles.store.connection import Connection

MAJOR = 1
"""Changes only when an older program could harm a newer vault."""

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
    """Run the steps that a database lacks, each in one transaction; then freeze the schema.

    Args:
        connection: in no transaction.
        freezes: whether the schema is frozen at the end.

    Raises:
        VaultTooNew: a program with a newer major form wrote it; nothing was changed.
    """
    ((form,),) = connection.rows("PRAGMA user_version")
    major, done = divmod(form, _MAJOR_UNIT)
    if major > MAJOR:
        raise VaultTooNew("vault_too_new", version=major, known=MAJOR)
    for number, script in _steps():
        if number > done:
            connection.script(
                f"BEGIN IMMEDIATE;\n{script}\n"
                f"PRAGMA user_version={MAJOR * _MAJOR_UNIT + number};\nCOMMIT;"
            )
    if freezes:
        connection.freeze_schema()
