"""What the door does with a vault right after it opened, before anything is asked."""

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.vault.keys import restore_keys
from casefiles.office.vault.recovery import remind_later
from casefiles.office.workplace.open_vault import OpenVault


def with_keys(vault: OpenVault) -> OpenVault:
    """Bring the keys of an open vault back from a stick."""
    try:
        vault.work(restore_keys(), CancellationToken())
    except BaseException:
        vault.close()
        raise
    return vault


def reminded(vault: OpenVault) -> OpenVault:
    """Let a new vault remind of its sheet, whatever happens before the sheet is copied."""
    try:
        vault.run(remind_later())
    except BaseException:
        vault.close()
        raise
    return vault
