"""A creation killed at the first, second, ... change leaves a vault, or none."""

import pytest

from tests.faults.recorder import run


def created(recorder, place, stride) -> int:
    return int(run(recorder, "tests.faults.kills.killed_creations", place / "parent", stride))


def test_a_creation_killed_at_any_moment_leaves_a_vault_or_none(recorder, place):
    assert created(recorder, place, 7) > 20


@pytest.mark.long
def test_a_creation_killed_at_every_moment_leaves_a_vault_or_none(recorder, place):
    assert created(recorder, place, 1) > 20
