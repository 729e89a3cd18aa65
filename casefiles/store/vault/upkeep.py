"""Upkeep of an open vault: the WAL folded in, unused pages given back, the planner told of tables.

What is done while nobody works goes by pieces of some milliseconds, and any change ends one.
"""

import re
from collections.abc import Callable
from typing import Final

from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.store.backup.backup_lease import BackupLease
from casefiles.store.database.connection import Connection
from casefiles.store.database.connection_threads import ConnectionThread
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.files.ballast import Ballast
from casefiles.store.files.folder import VaultFolder
from casefiles.store.pages.wal import checkpoint, wal_size

WAL_LIMIT: Final = 16 << 20
"""Bytes of WAL above which the writer folds it in."""

FEW_PAGES: Final = 64
"""Unused pages that are left for what is written next: to move others there would only cost."""
PAGES_AT_ONCE: Final = 64
_ROWS_PER_STEP: Final = 100
_WHAT_IS_DUE: Final = 0x10013
"""Flags of PRAGMA optimize: of all tables, tell what should be analysed and do nothing."""
_NAMED: Final = re.compile(r'^ANALYZE "main"\."(\w+)"$')
_INDEX_TABLES: Final = "find_index"


class Upkeep:
    """Keeps an open vault tidy; what fails in it is shown, and costs nothing else.

    Attributes:
        fault: code of the error that keeps the WAL from being folded in; empty if none.
    """

    def __init__(
        self, folder: VaultFolder, writer: ConnectionThread, lender: BackupLease, ballast: Ballast
    ) -> None:
        self._folder, self._writer = folder, writer
        self._lender, self._ballast = lender, ballast
        self._tables: list[str] | None = None
        self.fault = ""

    def keep_wal_short(self, connection: Connection) -> None:
        """Fold the WAL in where it has grown long; on the writer's thread, after a change."""
        if wal_size(self._folder) > WAL_LIMIT and not self._lender.is_active:
            self._minding(lambda: self.fold_in(connection))

    def fold_in(self, connection: Connection) -> None:
        """Fold the WAL in; a full disk gives the ballast for it.

        Raises:
            CasefilesError: every acknowledged change is safe in the WAL.
        """
        self._ballast.or_else(lambda: checkpoint(connection))

    def some(self) -> bool:
        """Do a short piece of what is to be done while nobody works; any change ends it.

        Returns:
            Whether more may be left.
        """
        if self._lender.is_active:
            return False
        left: list[bool] = []
        self._minding(lambda: left.append(self._writer.spare(self._piece)))
        return left == [True]

    def _piece(self, connection: Connection) -> bool:
        is_left = not self._ballast.is_given_up and self._tidied(connection)
        if wal_size(self._folder) > (WAL_LIMIT if is_left else 0):
            self.fold_in(connection)
        return is_left

    def _tidied(self, connection: Connection) -> bool:
        if tidy_pages(connection):
            return True
        if self._tables is None:
            self._tables = tables_unknown(connection)
        if not self._tables:
            return False
        tidy_statistics(connection, self._tables[-1])
        self._tables.pop()
        return True

    def _minding(self, task: Callable[[], object]) -> None:
        try:
            task()
        except Cancelled:
            pass
        except CasefilesError as error:
            self.fault = error.code
        except SuspectedDamage:
            self.fault = "database_error"
        else:
            # A piece may have done something else: only what is folded in is no fault any more.
            if not wal_size(self._folder):
                self.fault = ""


def tidy_pages(connection: Connection) -> bool:
    """Shorten the database by some pages that nothing uses, if there are many.

    Returns:
        Whether something was done, so that more may be left.
    """
    if _unused(connection) <= FEW_PAGES:
        return False
    with connection.writing():
        connection.rows(f"PRAGMA incremental_vacuum({PAGES_AT_ONCE})")
        connection.commit()
    return True


def tables_unknown(connection: Connection) -> list[str]:
    """Return the tables of which the planner does not know how many rows its indexes lead to.

    A table without rows is always among them.
    """
    due = connection.rows(f"PRAGMA optimize({_WHAT_IS_DUE})")
    names = [found[1] for (value,) in due if (found := _NAMED.match(value))]
    return [name for name in names if not name.startswith(_INDEX_TABLES)]


def tidy_statistics(connection: Connection, table: str) -> None:
    """Look at some rows of a table, so that the planner knows what its indexes are worth.

    No sample of a row is kept, nor taken where the number of rows is limited: it would be contents
    that erasing does not reach.
    """
    connection.rows(f"PRAGMA analysis_limit={_ROWS_PER_STEP}")
    with connection.writing():
        connection.run(f'ANALYZE "{table}"')
        connection.run("DELETE FROM sqlite_stat4")
        connection.commit()


def _unused(connection: Connection) -> int:
    ((pages,),) = connection.rows("PRAGMA freelist_count")
    return int(pages)
