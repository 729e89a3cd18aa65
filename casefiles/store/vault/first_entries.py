"""What an opening enters by itself, before anybody works in the vault."""

from collections.abc import Callable
from contextlib import suppress

from casefiles.domain.foundation.errors import NotEnoughSpace
from casefiles.store.database.migrations import MIGRATED
from casefiles.store.vault.open_vault import Vault


def or_closed(vault: Vault, finish: Callable[[], None]) -> Vault:
    """Do the last of an opening, and close the vault where that fails."""
    try:
        finish()
    except BaseException:
        vault.close()
        raise
    return vault


def enter_by_itself(vault: Vault) -> None:
    """Give this copy of the vault a key to sign with, if it is new or of an earlier form.

    The ledger says where it was brought up to date.
    """
    if not vault.read(lambda reader: reader.can_sign()):
        # On a full disk it goes without until there is room.
        with suppress(NotEnoughSpace):
            vault.write(lambda work: work.add_device_key())
    if vault.was_older:
        with suppress(NotEnoughSpace):
            vault.write(lambda work: work.note(MIGRATED))


def recognise(vault: Vault) -> None:
    """Enter that an older key file opened the vault; on a full disk at the next opening."""
    with suppress(NotEnoughSpace):
        vault.ring.recognise()
