"""Ways back into a vault that does not open as it should."""

from pathlib import Path
from typing import Final

from casefiles.office.desk import Desk
from casefiles.office.open_vault import OpenVault
from casefiles.store import vault as store
from casefiles.store.key_slots import RecoveryKey

ACCEPTABLE: Final = frozenset({"head_missing", "head_damaged", "entries_missing"})
"""Codes of damage to the head alone: what the database holds may be taken as it is."""


def accept_as_found(desk: Desk, folder: Path, secret: str | RecoveryKey) -> OpenVault:
    """Open a vault whose head is lost, damaged or ahead, on the owner's word.

    What its database holds must prove itself. What the head may have known beyond it is given up,
    and the ledger says so.

    Raises:
        CasefilesError: see `casefiles.store.vault.accept_as_found`.
    """
    return desk.at_work(
        store.accept_as_found(folder, secret, desk.clock, desk.randomness, desk.ballast)
    )
