"""The whole proof of a vault: pages, ledger, rows, contents and head, told in counts."""

from dataclasses import dataclass

from casefiles.domain.errors import Refused, VaultDamaged
from casefiles.domain.ids import ContentId
from casefiles.domain.ticket import Ticket
from casefiles.store.ledger_check import LedgerReport
from casefiles.store.opened import Vault

_UNREAD = LedgerReport(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check saw, in counts.

    Attributes:
        entries: ledger entries looked at.
        rows: rows of records looked at.
        contents: contents read to the end.
        broken_links: entries that do not follow from the one before.
        bad_patches: patches that are absent or not what their entry commits to.
        bad_rows: rows that are not what their newest entry says, too many, or gone.
        bad_contents: contents that are not what was sealed.
        is_database_bad: a page is not authentic, a tree is out of order, or reading failed.
        is_head_bad: the head file does not say what the ledger says.
    """

    entries: int
    rows: int
    contents: int
    broken_links: int
    bad_patches: int
    bad_rows: int
    bad_contents: int
    is_database_bad: bool
    is_head_bad: bool

    @property
    def is_sound(self) -> bool:
        """Whether nothing bad was seen."""
        return not (
            self.broken_links
            or self.bad_patches
            or self.bad_rows
            or self.bad_contents
            or self.is_database_bad
            or self.is_head_bad
        )


def check(vault: Vault, ticket: Ticket) -> CheckReport:
    """Check everything; it reads the whole vault.

    Args:
        vault: open; its connections are made anew.
        ticket: is told the contents read, label checking.

    Raises:
        Cancelled: somebody asked to stop.
        VaultError: the disk fails.
    """
    is_bad = not vault.has_sound_pages()
    ledger = _UNREAD
    contents: tuple[ContentId, ...] = ()
    try:
        ledger, contents = vault.read(lambda reader: (reader.verify(), reader.contents()))
    except VaultDamaged:
        is_bad = True
    bad_contents = 0
    for number, content_id in enumerate(contents, 1):
        bad_contents += not _is_whole(vault, content_id)
        ticket.step(number, len(contents), "checking")
    return CheckReport(
        entries=ledger.entries,
        rows=ledger.rows,
        contents=len(contents),
        broken_links=ledger.broken_links,
        bad_patches=ledger.bad_patches,
        bad_rows=ledger.bad_rows,
        bad_contents=bad_contents,
        is_database_bad=is_bad,
        is_head_bad=not vault.has_sound_head(),
    )


def _is_whole(vault: Vault, content_id: ContentId) -> bool:
    try:
        for _ in vault.content(content_id):
            pass
    except (VaultDamaged, Refused):
        # Refused: its key or its row is gone, though documents show it.
        return False
    return True
