"""What a guess costs follows the machine, between a floor and what any machine still pays."""

import pytest

from casefiles.office.workplace.calibration import (
    FLOOR_COST,
    calibrated_cost,
    cost_for,
    doubled_cost,
)
from casefiles.store.keys.key_slots import CEILING, FLOOR, Argon2Cost, is_payable, require_floor

GIB = 1 << 30


@pytest.mark.parametrize(
    ("seconds", "memory", "expected"),
    [
        (1.0, 16 * GIB, FLOOR_COST),
        (3.0, 16 * GIB, FLOOR_COST),
        (0.5, 16 * GIB, Argon2Cost(2 * FLOOR, 3, 4)),
        (0.25, 16 * GIB, Argon2Cost(4 * FLOOR, 3, 4)),
        (0.125, 16 * GIB, Argon2Cost(4 * FLOOR, 6, 4)),
        (0.5, 2 * GIB, Argon2Cost(FLOOR, 6, 4)),
        (0.5, GIB, Argon2Cost(FLOOR, 6, 4)),
        (0.5, 0, Argon2Cost(FLOOR, 6, 4)),
        (0.0, 64 * GIB, Argon2Cost(CEILING.memory_kib, 10, 4)),
    ],
)
def test_a_guess_takes_about_a_second(seconds: float, memory: int, expected: Argon2Cost):
    cost = cost_for(seconds, memory)
    assert cost == expected
    require_floor(cost)
    assert is_payable(cost)


def test_this_machine_is_measured_with_the_floor():
    ticks = iter([0, 500_000_000])
    cost = calibrated_cost(lambda: next(ticks))
    assert cost.memory_kib * cost.passes == pytest.approx(2 * FLOOR * 3, rel=0.2)


@pytest.mark.parametrize(
    ("cost", "memory"),
    [(FLOOR_COST, 16 * GIB), (FLOOR_COST, GIB), (Argon2Cost(CEILING.memory_kib, 4, 4), 16 * GIB)],
)
def test_dearer_is_twice_as_dear_and_still_payable(cost: Argon2Cost, memory: int):
    more = doubled_cost(cost, memory)
    assert more.memory_kib * more.passes == 2 * cost.memory_kib * cost.passes
    assert is_payable(more)
    assert is_payable(doubled_cost(Argon2Cost(CEILING.memory_kib, 10, 4), memory))
