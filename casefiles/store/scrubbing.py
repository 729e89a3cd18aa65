"""The end of an erasure: nothing of it stays in index, free pages, WAL and local backups."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from casefiles.store import chunks, erasure
from casefiles.store.backups import remove_local_backups
from casefiles.store.connection import Connection
from casefiles.store.folder import remove_damaged_copies
from casefiles.store.wal import checkpoint


def scrub(connection: Connection, folder: Path) -> None:
    """Bring an erasure to its end: index, free pages, WAL and local backups.

    Raises:
        CasefilesError: the disk fails; it is done at the next opening.
    """
    erasure.begin_scrub(connection)
    try:
        with connection.writing():
            erasure.merge_index(connection)
            connection.commit()
        for content_id in erasure.keyless(connection):
            _until_done(connection, partial(chunks.remove_some, connection, content_id))
        _until_done(connection, lambda: chunks.give_back_some(connection))
        checkpoint(connection)
        remove_local_backups(folder)
        remove_damaged_copies(folder)
        with connection.writing():
            connection.run("DELETE FROM setting WHERE name = ?", (erasure.UNFINISHED,))
            connection.commit()
        checkpoint(connection)
    finally:
        erasure.end_scrub(connection)


def _until_done(connection: Connection, some: Callable[[], bool]) -> None:
    is_done = False
    while not is_done:
        with connection.writing():
            is_done = some()
            connection.commit()
