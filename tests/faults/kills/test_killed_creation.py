"""A creation killed at the first, second, ... change leaves a vault, or none."""

import pytest

from tests.faults.campaigns import kills
from tests.faults.recorder import run
from tests.shards import whole


def created(recorder, place, stride, shard) -> int:
    words = (place / "parent", *kills(stride, shard))
    return int(run(recorder, "tests.faults.kills.killed_creations", *words))


def test_a_creation_killed_at_any_moment_leaves_a_vault_or_none(recorder, place, shard):
    assert created(recorder, place, 7, shard) > 20


@pytest.mark.long
def test_a_creation_killed_at_every_moment_leaves_a_vault_or_none(recorder, place):
    assert created(recorder, place, 1, whole()) > 20
