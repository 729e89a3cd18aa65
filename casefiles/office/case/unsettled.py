"""Asked at each opening: whether an export was ending when the program stopped."""

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.workplace.operations import JobContext
from casefiles.store.ledger.erasure import PENDING_EXPORT
from casefiles.store.maintenance.damaged import DamagedVault
from casefiles.store.vault.open_vault import Vault


def unsettled_exports(vault: Vault) -> tuple[tuple[str, dict[str, str | int]], ...]:
    """Settle what was leaving when the program stopped, before anything leaves anew.

    Returns:
        Codes of `casefiles.words.catalogue` for what was found, and what goes into their texts.

    Raises:
        CasefilesError: the disk refused; the next opening looks again.
    """
    if isinstance(vault, DamagedVault) or not vault.read(
        lambda reader: reader.settings(PENDING_EXPORT)
    ):
        return ()
    # All that an edition is made of is loaded when it is wanted: a window shows itself sooner.
    from casefiles.office.draft.departures import settle  # noqa: PLC0415

    return tuple(one.description() for one in settle(vault, CancellationToken()))


def settle_exports(
    workplace: JobContext, _ticket: CancellationToken
) -> tuple[tuple[str, dict[str, str | int]], ...]:
    """Do the same as a job; see `unsettled_exports`."""
    return unsettled_exports(workplace.vault)
