"""The whole proof of a vault, told in counts."""

import json
from dataclasses import dataclass
from typing import Final

from casefiles.domain.records import Case
from casefiles.domain.ticket import Ticket
from casefiles.office.verbs import Job, Query, Workplace
from casefiles.store.check import check
from casefiles.store.vault import Vault

_LAST: Final = "last_check"


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


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When the vault was last checked, in nanoseconds since 1970, and whether it was sound."""

    wall: int
    sound: bool


def check_now() -> Job[VaultCheck]:
    """Check the whole vault and remember when it was done."""

    def work(workplace: Workplace, ticket: Ticket) -> VaultCheck:
        report = check_vault(workplace.vault, ticket)
        told = json.dumps({"wall": workplace.clock.wall(), "sound": report.sound})
        workplace.vault.write(lambda work: work.put_setting(_LAST, told))
        return report

    return work


def last_check() -> Query[LastCheck | None]:
    """Return when the vault was last checked; None if never."""
    return lambda reader: _last(reader.setting(_LAST))


def _last(text: str | None) -> LastCheck | None:
    try:
        told = json.loads(text or "")
        return LastCheck(int(told["wall"]), bool(told["sound"]))
    except (ValueError, TypeError, KeyError):
        return None
