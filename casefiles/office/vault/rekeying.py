"""Changes of keys for cause: everything is encrypted anew, and one passphrase opens it then."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.office.vault.keys import KeysState
from casefiles.office.vault.recovery import REMINDER
from casefiles.office.workplace.calibration import doubled_cost, memory_of_machine
from casefiles.store.keys.key_file import OWNER
from casefiles.store.keys.key_slots import Argon2Cost, GuardedPassphrase, Opener
from casefiles.store.maintenance.rotation import Rekeying, RekeyingResult, renew_keys
from casefiles.store.search.store_environment import StoreEnvironment

__all__ = ["RekeyingResult"]

Cause = Literal["change_keys", "remove_slot", "raise_cost", "begin_travel"]

TRAVEL: Final = "begin_travel"
KNOWN: Final = "change_keys"
"""Somebody may know the keys: then a key file counts as known too, and ends."""


@dataclass(frozen=True, slots=True)
class RekeyingRequest:
    """What a person wants of a change for cause.

    Attributes:
        cause: why; code of the ledger.
        state: of the keys before.
        opener: what opens the vault now.
        passphrase: the new one; empty to keep it.
        removable_medium: the folder to which the keys go, for a journey.
    """

    cause: Cause
    state: KeysState
    opener: Opener = field(repr=False)
    passphrase: str = field(default="", repr=False)
    removable_medium: Path | None = None


def change_keys(
    folder: Path,
    wish: RekeyingRequest,
    usual: Argon2Cost,
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
) -> RekeyingResult:
    """Encrypt a vault anew, see `renew_keys`.

    Args:
        folder: of the vault, which must be closed.
        wish: what is wanted.
        usual: cost of a guess in a new vault on this machine.
        surroundings: clock and randomness.
        ticket: is told how far it is.

    Raises:
        Refused: no passphrase is known that could open it then; or see `renew_keys`.
    """
    opener = wish.state.opener
    renewal = Rekeying(
        opener=_new_opener(wish),
        cost=_cost(wish, usual),
        action=wish.cause,
        label=opener.name if opener is not None else OWNER,
        settings={REMINDER: "later"},
        away=wish.removable_medium if wish.cause == TRAVEL else None,
    )
    return renew_keys(folder, wish.opener, renewal, surroundings, ticket)


def _new_opener(wish: RekeyingRequest) -> Opener:
    if isinstance(wish.opener, GuardedPassphrase) and wish.cause != KNOWN:
        known = wish.opener
        return GuardedPassphrase(wish.passphrase or known.passphrase, known.key_file)
    if wish.passphrase:
        return wish.passphrase
    if isinstance(wish.opener, str):
        return wish.opener
    raise Refused("passphrase_needed")


def _cost(wish: RekeyingRequest, usual: Argon2Cost) -> Argon2Cost:
    before = wish.state.cost
    argon2_cost = doubled_cost(before, memory_of_machine()) if wish.cause == "raise_cost" else usual
    return max(before, argon2_cost, key=lambda cost: cost.memory_kib * cost.passes)
