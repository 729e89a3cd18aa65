"""What the door does with a vault right after it opened, before anything is asked."""

from casefiles.domain.ticket import Ticket
from casefiles.office.keys import bring_keys_back
from casefiles.office.open_vault import OpenVault
from casefiles.office.recovery import remind_later


def with_keys(vault: OpenVault) -> OpenVault:
    """Bring the keys of an open vault back from a stick."""
    try:
        vault.work(bring_keys_back(), Ticket())
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
