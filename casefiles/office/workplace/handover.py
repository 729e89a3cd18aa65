"""What outlives a lock: passed between supervisor and window over pipes, never kept on disk."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

from casefiles.domain.foundation.clock import Clock

_SECOND: Final = 1_000_000_000
_TRUSTED: Final = 24 * 3600 * _SECOND
"""How long a confirmation of the clock holds."""
_DRIFT: Final = 600 * _SECOND


@dataclass(frozen=True, slots=True)
class Handover:
    """What a fresh window knows of the one before it.

    Attributes:
        vault: folder of the vault that was open or is wanted; None for none.
        home: the home folder, which the window's own environment does not name.
        confirmed: wall and monotonic time of each confirmation of the clock in this run.
        is_after_lock: the window before it was locked.
        pending_operation: what the window for unlocking does about keys or damage once it has the
            passphrase; empty for nothing. Codes are in `casefiles.ui.unlock.operation_texts`.
        ends_with: the code with which the window is about to end; None while it goes on.
    """

    vault: Path | None
    home: Path
    confirmed: tuple[tuple[int, int], ...] = ()
    is_after_lock: bool = False
    pending_operation: str = ""
    ends_with: int | None = None

    def with_confirmation(self, clock: Clock) -> Self:
        """Return the same with the clock confirmed now."""
        return replace(self, confirmed=(*self.confirmed, (clock.wall(), clock.monotonic())))

    def trusts(self, clock: Clock) -> bool:
        """Tell whether the clock was confirmed within a day and was not set since."""
        wall, monotonic = clock.wall(), clock.monotonic()
        recent = [
            (then_wall, then)
            for then_wall, then in self.confirmed
            if 0 <= monotonic - then <= _TRUSTED
            and abs((wall - then_wall) - (monotonic - then)) <= _DRIFT
        ]
        return bool(recent)


def line_from(handover: Handover) -> bytes:
    """Return a handover as one line; paths may be any bytes."""
    values = {
        "vault": os.fsencode(handover.vault).hex() if handover.vault is not None else "",
        "home": os.fsencode(handover.home).hex(),
        "confirmed": handover.confirmed,
        "is_after_lock": handover.is_after_lock,
        "pending_operation": handover.pending_operation,
        "ends_with": handover.ends_with,
    }
    return json.dumps(values).encode() + b"\n"


def handover_from(line: bytes) -> Handover:
    """Read a handover from its line.

    Raises:
        ValueError: the line is not one.
    """
    parsed = json.loads(line)
    vault = bytes.fromhex(parsed["vault"])
    return Handover(
        vault=Path(os.fsdecode(vault)) if vault else None,
        home=Path(os.fsdecode(bytes.fromhex(parsed["home"]))),
        confirmed=tuple((int(wall), int(monotonic)) for wall, monotonic in parsed["confirmed"]),
        is_after_lock=bool(parsed["is_after_lock"]),
        pending_operation=str(parsed["pending_operation"]),
        ends_with=None if parsed["ends_with"] is None else int(parsed["ends_with"]),
    )
