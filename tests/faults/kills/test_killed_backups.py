"""Backups killed at the first, second, ... change leave every earlier one whole."""

import pytest

from tests.faults.recorder import run


def killed(recorder, place, stride) -> int:
    return int(run(recorder, "tests.faults.kills.killed_backups", place / "parent", stride))


def test_a_backup_killed_at_any_moment_leaves_the_earlier_ones_whole(recorder, place):
    assert killed(recorder, place, 9) > 30


@pytest.mark.long
def test_a_backup_killed_at_every_moment_leaves_the_earlier_ones_whole(recorder, place):
    assert killed(recorder, place, 1) > 30
