"""What a window needs before the office is loaded: clock, chance and place; the office later."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import Randomness

if TYPE_CHECKING:
    from casefiles.office.case.vault_service import VaultService


class Desk(Protocol):
    """Where a window begins."""

    @property
    def clock(self) -> Clock:
        """The clock of this machine."""

    @property
    def randomness(self) -> Randomness:
        """Where bytes by chance come from."""

    @property
    def resources(self) -> Path:
        """The folder of the program's data."""

    def service(self) -> "VaultService":
        """Return the office, which is loaded when it is first asked for."""


@dataclass(frozen=True, slots=True)
class LaterDesk:
    """A desk whose office is made, and loaded, by a function."""

    clock: Clock
    randomness: Randomness
    resources: Path
    make: "Callable[[], VaultService]"

    def service(self) -> "VaultService":
        """Return the office; whoever asks first waits until it is loaded."""
        return self.make()
