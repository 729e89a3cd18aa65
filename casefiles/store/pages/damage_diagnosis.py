"""The verdict on a database: never from one error, nor from the driver's word alone.

The driver says "malformed" and "not a database" also where memory is short (measured: 276 of 1,151
failed allocations), and one bad page spoils all later answers of a connection.
"""

from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultError
from casefiles.store.database.connection import Connection, verdict
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.files.folder import HEAD, KEYS, KEYS_COPY
from casefiles.store.files.in_folder import DATABASE, Folder, path_of, read_file, within
from casefiles.store.keys.key_file import Keys
from casefiles.store.pages.raw_pages import PageFile

_ROUNDS: Final = 2
_PROBE: Final = 8 << 20


def is_undamaged(folder: Folder, keys: Keys) -> bool:
    """Judge the database of a vault that nobody else is using.

    Each round is a fresh connection: WAL folded in, then every page and every tree checked. Where
    the driver is not content, the pages are read without it; where they are all authentic, it has
    to say so again, and memory must not be short.

    Raises:
        VaultError: memory is short, the database is busy, or the disk fails.
    """
    path = path_of(folder, DATABASE)
    for _ in range(_ROUNDS):
        if verdict(path, keys.cipher_key()):
            return True
        if has_bad_pages(folder, keys):
            require_disk(folder)
            return False
    require_memory()
    return False


def has_bad_pages(folder: Folder, keys: Keys) -> bool:
    """Tell whether a page is not as it was written, up to the first one found."""
    with PageFile(folder, keys) as pages:
        return next(iter(pages.bad(CancellationToken())), None) is not None


def require_disk(folder: Folder) -> None:
    """Tell a disk that gives nothing any more from one that lost some pages.

    Raises:
        CasefilesError: it gives not even the small files beside the database.
    """
    for name in (HEAD, KEYS, KEYS_COPY):
        read_file(within(folder, name), 1)


def require_memory() -> None:
    """Tell a lack of memory from damage, before damage is spoken of.

    Raises:
        VaultError: `no_memory`.
    """
    try:
        bytearray(_PROBE)
        probe = Connection.in_memory()
        probe.rows("SELECT length(zeroblob(?)), randomblob(?)", (_PROBE, _PROBE))
        probe.close()
    except (MemoryError, SuspectedDamage):
        pass
    else:
        return
    raise VaultError("no_memory")
