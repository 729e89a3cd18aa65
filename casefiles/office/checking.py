"""The whole proof of a vault, told in counts."""

from dataclasses import dataclass

from casefiles.domain.records import Case
from casefiles.domain.ticket import Ticket
from casefiles.store.check import check
from casefiles.store.vault import Vault


@dataclass(frozen=True, slots=True)
class VaultCheck:
    """What a check saw.

    Attributes:
        sound: whether everything is as it was written.
        entries: ledger entries verified.
        records: records compared with their newest entry.
        contents: documents read to the end and compared with their digest.
        faults: things that are not as they were written.
    """

    sound: bool
    cases: int
    entries: int
    records: int
    contents: int
    faults: int


def check_vault(vault: Vault, ticket: Ticket) -> VaultCheck:
    """Read the whole vault and compare it with its ledger and head.

    Raises:
        VaultError: the disk fails.
        Cancelled: somebody asked to stop.
    """
    report = check(vault, ticket)
    broken = report.broken_links + report.bad_patches + report.bad_rows + report.bad_contents
    return VaultCheck(
        sound=report.is_sound,
        cases=len(vault.read(lambda reader: reader.find(Case))) if report.is_sound else 0,
        entries=report.entries,
        records=report.rows,
        contents=report.contents,
        faults=broken + report.is_database_bad + report.is_head_bad,
    )
