"""The n-th allocation of the driver fails, or the n-th read: never taken for damage."""

import pytest

from tests.faults.campaigns import failures
from tests.faults.programme import PLAYS
from tests.faults.test_failing_disk import FOREVER, HOURS

DAILY = {"once": ("creation", "casework"), "forever": ("keys",)}
"""Plays of the short campaign; each in each way is played at length."""
STRIDE = {"READ": 37, "MEMORY": 2593}
"""Of the short campaign; a multiple of neither what one act reads nor what it allocates."""
KINDS = pytest.mark.parametrize("kind", STRIDE)


@KINDS
@FOREVER
def test_a_failure_inside_the_driver_is_never_called_damage(recorder, place, kind, forever):
    told = failures(recorder, place, kind, forever, STRIDE[kind], 1, *DAILY[forever])
    assert told["bad"] == []
    assert told["points"] > {"READ": 8, "MEMORY": 4}[kind]


@pytest.mark.long
@pytest.mark.parametrize("play", PLAYS)
@KINDS
@FOREVER
def test_failures_inside_the_driver_are_never_called_damage(recorder, place, play, kind, forever):
    stride = {"READ": 1, "MEMORY": 11}[kind]
    told = failures(recorder, place, kind, forever, stride, 1, play, within=HOURS)
    assert told["bad"] == []
