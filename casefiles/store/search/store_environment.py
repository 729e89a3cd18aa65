"""What the world gives to the store: clock, randomness, and who hears of long work."""

from dataclasses import dataclass

from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.search.index import FOLDING, Folding


@dataclass(frozen=True, slots=True)
class StoreEnvironment:
    """What the world gives to the store.

    Attributes:
        ballast: bytes kept free for a full disk; 0 for none.
        ticket: told of long work while a vault is opened, which it can stop.
    """

    clock: Clock
    randomness: Randomness
    folding: Folding = FOLDING
    ballast: int = 0
    ticket: CancellationToken = QUIET
