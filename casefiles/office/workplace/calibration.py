"""What a guess at a passphrase shall cost: about a second of this machine, and never too little."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from casefiles.domain.foundation.errors import VaultError
from casefiles.store.keys.key_slots import CEILING, FLOOR, FLOOR_PASSES, Argon2Cost, stretched

_LANES: Final = 4
_TARGET_SECONDS: Final = 1.0
_SECOND: Final = 1e9
_MIB: Final = 1024
_SHARE_OF_MEMORY: Final = 8
"""A guess takes at most one of so many parts of the memory of this machine."""

FLOOR_COST: Final = Argon2Cost(FLOOR, FLOOR_PASSES, _LANES)
"""The cheapest guess that a real vault may have; about half a second on a laptop of 2024."""


def floor_cost() -> Argon2Cost:
    """Return the cheapest cost that a real vault may have."""
    return FLOOR_COST


def calibrated_cost(monotonic: Callable[[], int]) -> Argon2Cost:
    """Measure this machine, and return the cost that takes it about a second.

    Args:
        monotonic: nanoseconds of a clock that is never set.
    """
    started = monotonic()
    try:
        stretched("", bytes(16), FLOOR_COST)
    except VaultError:
        return FLOOR_COST
    return cost_for((monotonic() - started) / _SECOND, memory_of_machine())


def cost_for(seconds_of_floor: float, memory: int) -> Argon2Cost:
    """Return the cost that takes about a second.

    Args:
        seconds_of_floor: what the floor took.
        memory: of the machine, in bytes; 0 if unknown.
    """
    seconds = max(seconds_of_floor, 1e-3)
    most = max(FLOOR, min(CEILING.memory_kib, memory // 1024 // _SHARE_OF_MEMORY))
    requested = int(FLOOR * max(_TARGET_SECONDS / seconds, 1.0))
    memory_kib = min(requested, most) // _MIB * _MIB
    took = seconds * memory_kib / FLOOR
    passes = min(max(int(FLOOR_PASSES * _TARGET_SECONDS / took), FLOOR_PASSES), CEILING.passes)
    return Argon2Cost(memory_kib, passes, _LANES)


def doubled_cost(cost: Argon2Cost, memory: int) -> Argon2Cost:
    """Return a cost about twice as high, within what any reader of the vault still pays."""
    most = max(cost.memory_kib, min(CEILING.memory_kib, memory // 1024 // _SHARE_OF_MEMORY))
    doubled = min(2 * cost.memory_kib, most)
    passes = min(-(-2 * cost.passes * cost.memory_kib // doubled), CEILING.passes)
    return Argon2Cost(doubled, passes, cost.lanes)


def memory_of_machine() -> int:
    """Return the memory of this machine in bytes; 0 if it does not tell."""
    with suppress(AttributeError, ValueError, OSError):
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return 0
