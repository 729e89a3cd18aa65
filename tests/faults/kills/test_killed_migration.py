"""An old vault whose bringing up to date is killed at the first, second, ... change is whole."""

import pytest

from tests.faults.campaigns import kills
from tests.faults.recorder import run
from tests.shards import whole


def brought_up_to_date(recorder, place, form, stride, shard) -> int:
    words = (place / "parent", form, *kills(stride, shard))
    return int(run(recorder, "tests.faults.kills.killed_migrations", *words))


def test_a_migration_killed_at_any_moment_loses_nothing(recorder, place, shard):
    assert brought_up_to_date(recorder, place, "form_1", 211, shard) > 60


@pytest.mark.long
@pytest.mark.parametrize("form", ["form_1", "form_2"])
def test_a_migration_killed_at_every_moment_loses_nothing(recorder, place, form):
    assert brought_up_to_date(recorder, place, form, 1, whole()) > 60
