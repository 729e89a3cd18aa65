"""What the driver's errors mean: each has one meaning, found here, and none is a verdict by itself.

Text of the driver's errors goes nowhere, since it can hold what was being written.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from casefiles.domain.foundation.errors import (
    Cancelled,
    CasefilesError,
    NotEnoughSpace,
    Refused,
    VaultError,
    VaultInUse,
    VaultReadOnly,
)


class SuspectedDamage(Exception):
    """The driver spoke of damage or memory: no verdict, but a reason to look afresh."""


class DriverFault(RuntimeError):
    """The driver refused a statement that this program should not have made."""


_FAULTS: dict[str, Callable[[], Exception]] = {
    "SQLITE_FULL": lambda: NotEnoughSpace("no_space"),
    "SQLITE_READONLY": lambda: VaultReadOnly("vault_read_only"),
    "SQLITE_CANTOPEN": lambda: VaultReadOnly("vault_read_only"),
    "SQLITE_PERM": lambda: VaultReadOnly("vault_read_only"),
    "SQLITE_BUSY": lambda: VaultInUse("vault_in_use"),
    "SQLITE_LOCKED": lambda: VaultInUse("vault_in_use"),
    "SQLITE_PROTOCOL": lambda: VaultInUse("vault_in_use"),
    "SQLITE_INTERRUPT": lambda: Cancelled("cancelled"),
    "SQLITE_IOERR": lambda: VaultError("disk_failed"),
    "SQLITE_IOERR_GONE": lambda: VaultError("vault_gone"),
    "SQLITE_NOTADB": SuspectedDamage,
    "SQLITE_CORRUPT": SuspectedDamage,
    "SQLITE_NOMEM": SuspectedDamage,
}
# The driver gives one code for all constraints, and tells them apart in words only.
_CONSTRAINTS: dict[str, Callable[[], CasefilesError]] = {
    "UNIQUE constraint failed": lambda: Refused("already_exists"),
    "FOREIGN KEY constraint failed": lambda: Refused("dangling_reference"),
    "content is not ready": lambda: Refused("dangling_reference"),
}
_SPOKEN = {
    "disk I/O error": "SQLITE_IOERR",
    "database or disk is full": "SQLITE_FULL",
    "file is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "out of memory": "SQLITE_NOMEM",
    "unable to open database file": "SQLITE_CANTOPEN",
}
_FULL_BELOW = 256 * 1024


def fault_for(name: str, words: str = "") -> Exception:
    """Return the error that stands for a result of SQLite.

    Args:
        name: such as SQLITE_IOERR.
        words: the driver's own, of which nothing is kept.
    """
    if name in _FAULTS:
        return _FAULTS[name]()
    if name == "SQLITE_CONSTRAINT":
        for beginning, fault in _CONSTRAINTS.items():
            if words.startswith(beginning):
                return fault()
    return DriverFault(f"database refused: {name}")


def nameless(error: Exception, words: str) -> str:
    """Name an error of which the driver gives the words only."""
    if words.startswith("Error binding parameter"):
        # Values are always of types that SQLite holds: what lacks is memory to hold them in.
        return "SQLITE_NOMEM"
    return _SPOKEN.get(words, type(error).__name__)


def cause(name: str, path: Path) -> str:
    """Tell what kept SQLite from its side files, of which it says only that it was kept."""
    if name not in {"SQLITE_IOERR", "SQLITE_CANTOPEN"}:
        return name
    try:
        if shutil.disk_usage(path.parent).free < _FULL_BELOW:
            return "SQLITE_FULL"
    except FileNotFoundError:
        return "SQLITE_IOERR_GONE"
    except OSError:
        return "SQLITE_IOERR"
    is_writable = os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)
    return "SQLITE_IOERR" if is_writable else name
