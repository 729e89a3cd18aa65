"""Backups killed at the first, second, ... change leave every earlier one whole."""

import pytest

from tests.faults.campaigns import kills
from tests.faults.recorder import run
from tests.shards import whole


def killed(recorder, place, stride, shard) -> int:
    words = (place / "parent", *kills(stride, shard))
    return int(run(recorder, "tests.faults.kills.killed_backups", *words))


def test_a_backup_killed_at_any_moment_leaves_the_earlier_ones_whole(recorder, place, shard):
    assert killed(recorder, place, 9, shard) > 30


@pytest.mark.long
def test_a_backup_killed_at_every_moment_leaves_the_earlier_ones_whole(recorder, place):
    assert killed(recorder, place, 1, whole()) > 30
