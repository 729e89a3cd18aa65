"""The end of an erasure: nothing of it stays in index, free pages, WAL and local backups."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.domain.foundation.errors import NotEnoughSpace
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.backup.backups import remove_local_backups
from casefiles.store.content import chunks, pending_content
from casefiles.store.database.connection import Connection
from casefiles.store.database.connection_threads import ConnectionThread
from casefiles.store.files.folder import remove_damaged_copies
from casefiles.store.files.in_folder import Folder
from casefiles.store.keys.key_file import Keys
from casefiles.store.ledger import erasure
from casefiles.store.pages.slack_space import wipe_slack
from casefiles.store.pages.wal import checkpoint


def clear_away(connection: Connection, now: int, folder: Folder) -> bool:
    """Remove what was begun and left, on a full disk later.

    Args:
        connection: of a vault that nobody else has open.
        now: nanoseconds since 1970.
        folder: of the vault.

    Returns:
        Whether an erasure has still to be ended, see `end_erasure`.
    """
    with suppress(NotEnoughSpace):
        for content_id in pending_content.unrequested(connection, now):
            _until_done(connection, partial(chunks.remove_some, connection, content_id))
            _until_done(connection, lambda: chunks.release_free_pages(connection))
        if connection.row("SELECT 1 FROM setting WHERE name = ?", (erasure.UNFINISHED,)):
            scrub(connection, folder)
            return True
    return False


def scrub(connection: Connection, folder: Folder) -> None:
    """Bring an erasure near its end: index, free pages, WAL and local backups; see `end_erasure`.

    Raises:
        CasefilesError: the disk fails; it is done at the next opening.
    """
    with erasure.scrubbing(connection):
        with connection.writing():
            erasure.merge_index(connection)
            connection.commit()
        for content_id in erasure.keyless(connection):
            _until_done(connection, partial(chunks.remove_some, connection, content_id))
        _until_done(connection, lambda: chunks.release_free_pages(connection))
        checkpoint(connection)
        remove_local_backups(folder)
        remove_damaged_copies(folder)


def clear_alone(
    lanes: Sequence[ConnectionThread],
    folder: Folder,
    keys: Keys,
    randomness: Randomness,
    first: int,
    ticket: CancellationToken = QUIET,
) -> int:
    """Clear the gaps of some pages while no lane has a connection, nor can make one.

    Args:
        lanes: all that have connections to the database, the writer's last.
        folder: of the vault.
        keys: of its database.
        randomness: see `wipe_slack`.
        first: see `wipe_slack`.
        ticket: see `wipe_slack`.

    Returns:
        The page to go on at once the WAL is folded in; 0 when all are cleared.

    Raises:
        CasefilesError: the disk fails; it is done at the next opening.
    """
    if not lanes:
        return wipe_slack(folder, keys, randomness, first, ticket=ticket).next_page
    lane, *others = lanes

    def task(connection: Connection) -> int:
        connection.close()
        return clear_alone(others, folder, keys, randomness, first, ticket)

    return lane.call(task)


def end_erasure(connection: Connection) -> None:
    """Fold in what was cleared, and note that the erasure is done.

    Raises:
        CasefilesError: the disk fails; it is done at the next opening.
    """
    checkpoint(connection)
    with connection.writing():
        connection.run("DELETE FROM setting WHERE name = ?", (erasure.UNFINISHED,))
        connection.commit()
    checkpoint(connection)


def _until_done(connection: Connection, some: Callable[[], bool]) -> None:
    is_done = False
    while not is_done:
        with connection.writing():
            is_done = some()
            connection.commit()
