"""The write-ahead log beside the database: how large it is, and how it is folded in."""

from casefiles.domain.foundation.errors import VaultError
from casefiles.store.database.connection import Connection
from casefiles.store.files.folder import WAL, VaultFolder
from casefiles.store.files.in_folder import size_of
from casefiles.store.pages.raw_pages import is_tail_harmed


def checkpoint(connection: Connection) -> None:
    """Fold the WAL into the database and empty it.

    Raises:
        VaultError: a reader is in the way, or the disk fails.
    """
    ((busy, _, _),) = connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise VaultError("checkpoint_busy")


def wal_size(folder: VaultFolder) -> int:
    """Return the bytes of the WAL; 0 if there is none."""
    try:
        return max(size_of(folder.spot(WAL)), 0)
    except OSError:
        return 0


def is_wal_harmed(folder: VaultFolder, connection: Connection) -> bool:
    """Tell whether a part of the WAL could not be read when the driver took it up."""
    if not wal_size(folder):
        return False
    ((_, frames, _),) = connection.rows("PRAGMA wal_checkpoint(NOOP)")
    return is_tail_harmed(folder.spot(WAL), max(frames, 0))
