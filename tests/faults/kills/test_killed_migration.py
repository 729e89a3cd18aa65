"""An old vault whose bringing up to date is killed at the first, second, ... change is whole."""

import pytest

from tests.faults.recorder import run


def brought_up_to_date(recorder, place, form, stride) -> int:
    parent = place / "parent"
    return int(run(recorder, "tests.faults.kills.killed_migrations", parent, form, stride))


def test_a_migration_killed_at_any_moment_loses_nothing(recorder, place):
    assert brought_up_to_date(recorder, place, "form_1", 211) > 60


@pytest.mark.long
@pytest.mark.parametrize("form", ["form_1", "form_2"])
def test_a_migration_killed_at_every_moment_loses_nothing(recorder, place, form):
    assert brought_up_to_date(recorder, place, form, 1) > 60
