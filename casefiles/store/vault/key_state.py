"""Which key file is the newest, as the database remembers it.

An older key file still opens the vault after a plain change of a passphrase, with the passphrase
that was given up. Nothing in the file itself tells that it is older; only this does.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

from casefiles.store.database.connection import Connection
from casefiles.store.search.derived import put_setting, remove_setting

NEWEST: Final = "key_file"
OLDER: Final = "older_key_file"
ENTERED: Final = "older_key_file"
ACCEPTED: Final = "accept_key_file"


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest key file.

    Attributes:
        generation: of the file.
        seal: SHA-256 of its bytes, in digits.
        coming: seal of a newer one that was about to be written; empty for none.
    """

    generation: int
    seal: str
    coming: str = ""

    def text(self) -> str:
        """Return the form in which it is kept."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class Older:
    """An older key file that opened the vault.

    Attributes:
        wall: when that was noticed last, in nanoseconds since 1970.
        seal: of the file.
    """

    wall: int
    seal: str

    def text(self) -> str:
        """Return the form in which it is kept."""
        return json.dumps(asdict(self))


def seal_of(key_file: bytes) -> str:
    """Return what stands for a key file."""
    return sha256(key_file).hexdigest()


def newest_of(stored: str | None) -> Newest | None:
    """Return what is known of the newest key file; None where nothing can be told of it."""
    try:
        parsed = json.loads(stored or "")
        return Newest(int(parsed["generation"]), str(parsed["seal"]), str(parsed["coming"]))
    except (ValueError, TypeError, KeyError):
        return None


def older_of(stored: str | None) -> Older | None:
    """Return what is known of an older key file that opened; None if none did."""
    try:
        parsed = json.loads(stored or "")
        return Older(int(parsed["wall"]), str(parsed["seal"]))
    except (ValueError, TypeError, KeyError):
        return None


def is_older(known: Newest | None, generation: int, seal: str) -> bool:
    """Tell whether a key file is not the newest one.

    One of a higher generation was written by a program that remembers none.
    """
    if known is None or seal in {known.seal, known.coming}:
        return False
    return generation <= known.generation


def begin(connection: Connection, newest: Newest) -> None:
    """Remember the only key file that there is, inside a transaction of the caller."""
    put_setting(connection, NEWEST, newest.text())
    remove_setting(connection, OLDER)
