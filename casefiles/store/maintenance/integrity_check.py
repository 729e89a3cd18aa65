"""The whole proof of a vault: pages, trees, ledger, rows, contents, index, files and backups."""

from collections.abc import Iterator
from dataclasses import dataclass

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused, VaultDamaged
from casefiles.domain.foundation.ids import ContentId
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.backup.backup_packs import is_as_written
from casefiles.store.content import chunks
from casefiles.store.database.connection import Connection
from casefiles.store.ledger.check import LedgerReport, verify
from casefiles.store.ledger.row_check import Named
from casefiles.store.maintenance.salvage import Salvage, salvaged
from casefiles.store.pages.damage_diagnosis import require_disk
from casefiles.store.pages.page_owners import owners
from casefiles.store.search.index import FOLDING
from casefiles.store.vault.open_vault import Vault

_UNREAD = LedgerReport(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check saw.

    Attributes:
        pages: pages of the database.
        entries: ledger entries looked at.
        rows: rows of records looked at.
        contents: contents read to the end.
        bad_pages: numbers of the pages that are not as they were written.
        broken_links: entries that do not follow from the one before.
        bad_patches: patches that are absent or not what their entry commits to.
        bad_rows: rows that are not what their newest entry says, too many, or gone.
        bad_contents: contents that are not what was sealed.
        unindexed: pages of documents that searching does not find.
        is_database_bad: a page is not authentic, a tree is out of order, or reading failed.
        is_head_bad: the head file does not say what the ledger says.
        bad_key_files: names of the copies of the key file that are not as they were written.
        faulty: kind and id of the records of bad rows.
        unproven: kind and id of what bad patches are about.
        made_again: kind and id of records that are not as they were, but that the ledger holds.
        damaged: the bad contents.
        owners: each bad page with what lies on it; see `page_owners`.
        bad_backups: names of the backups beside the vault that are not as they were written; the
            vault itself may be sound all the same.
    """

    pages: int = 0
    entries: int = 0
    rows: int = 0
    contents: int = 0
    bad_pages: tuple[int, ...] = ()
    broken_links: int = 0
    bad_patches: int = 0
    bad_rows: int = 0
    bad_contents: int = 0
    unindexed: int = 0
    is_database_bad: bool = False
    is_head_bad: bool = False
    bad_key_files: tuple[str, ...] = ()
    faulty: tuple[Named, ...] = ()
    unproven: tuple[Named, ...] = ()
    made_again: tuple[Named, ...] = ()
    damaged: tuple[ContentId, ...] = ()
    owners: tuple[tuple[int, str], ...] = ()
    bad_backups: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing bad was seen."""
        return not (
            self.broken_links
            or self.bad_patches
            or self.bad_rows
            or self.bad_contents
            or self.unindexed
            or self.is_database_bad
            or self.is_head_bad
            or self.bad_key_files
        )


@dataclass(frozen=True, slots=True)
class _TableContents:
    """What the tables of a vault say."""

    ledger: LedgerReport = _UNREAD
    contents: tuple[ContentId, ...] = ()
    unindexed: int = 0
    is_read: bool = True
    made_again: tuple[Named, ...] = ()


def check_integrity(vault: Vault, ticket: CancellationToken) -> CheckReport:
    """Check everything, beside other work; it reads the whole vault.

    Args:
        vault: open.
        ticket: is told the pages and contents read, labels checking_pages, checking
            and checking_backups.

    Raises:
        Cancelled: somebody asked to stop.
        VaultError: the disk fails.
    """
    count, lying = _bad_pages(vault, ticket)
    bad_pages = tuple(number for number, _ in lying)
    is_ordered = not bad_pages and vault.soundness.has_trees_in_order(ticket)
    table_contents = _table_contents(vault, ticket)
    damaged = []
    for number, content_id in enumerate(table_contents.contents, 1):
        if not _is_whole(vault, content_id):
            damaged.append(content_id)
        ticket.step(number, len(table_contents.contents), "checking")
    return CheckReport(
        pages=count,
        entries=table_contents.ledger.entries,
        rows=table_contents.ledger.rows,
        contents=len(table_contents.contents),
        bad_pages=bad_pages,
        broken_links=table_contents.ledger.broken_links,
        bad_patches=table_contents.ledger.bad_patches,
        bad_rows=table_contents.ledger.bad_rows,
        bad_contents=len(damaged),
        unindexed=table_contents.unindexed,
        is_database_bad=not is_ordered or not table_contents.is_read,
        is_head_bad=not vault.soundness.has_sound_head(),
        bad_key_files=vault.soundness.bad_key_files(),
        faulty=table_contents.ledger.faulty,
        unproven=table_contents.ledger.unproven,
        made_again=table_contents.made_again,
        damaged=tuple(damaged),
        owners=lying,
        bad_backups=tuple(_bad_backups(vault, ticket)),
    )


def _bad_backups(vault: Vault, ticket: CancellationToken) -> Iterator[str]:
    """Yield the backups beside the vault that would not bring back what was there."""
    shelf, keys = vault.own_shelf()
    yield from shelf.unreadable
    for number, pack in enumerate(shelf.packs, 1):
        if pack.has_stray_proof(keys) or not is_as_written(pack):
            yield pack.path.name
        ticket.step(number, len(shelf.packs), "checking_backups")


def _bad_pages(vault: Vault, ticket: CancellationToken) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Return how many pages there are, and the bad ones with what lies on them."""
    with vault.soundness.pages() as pages:
        count = pages.count
        suspects = tuple(pages.bad(ticket))
    if not suspects:
        return count, ()
    # A page may have been on its way to the disk when it was read: look afresh.
    with vault.soundness.pages() as pages:
        bad = [one for one in suspects if one <= pages.count and not pages.is_sound(one)]
        if bad:
            require_disk(vault.folder)
        return count, owners(pages, bad)


def _table_contents(vault: Vault, ticket: CancellationToken) -> _TableContents:
    def ask(reader: ReadTransaction) -> _TableContents:
        ledger = reader.verify()
        again = reader.can_be_made_again(ledger.faulty)
        made = (*vault.soundness.made_again(), *again)
        return _TableContents(ledger, reader.contents(), reader.count_unindexed(), made_again=made)

    try:
        return vault.read_aside(ask, ticket)
    except VaultDamaged:
        pass
    connection = Connection.in_memory()
    try:
        with vault.soundness.pages() as pages:
            found = salvaged(pages, connection, FOLDING, ticket)
        return _read_contents(connection, found)
    except VaultDamaged:
        return _TableContents(is_read=False)
    finally:
        connection.close()


def _read_contents(connection: Connection, found: Salvage) -> _TableContents:
    return _TableContents(
        verify(connection),
        chunks.ready(connection),
        is_read=False,
        made_again=found.made_again,
    )


def _is_whole(vault: Vault, content_id: ContentId) -> bool:
    try:
        for _ in vault.content(content_id):
            pass
    except (VaultDamaged, Refused):
        # Refused: its key or its row is gone, though documents show it.
        return False
    return True
