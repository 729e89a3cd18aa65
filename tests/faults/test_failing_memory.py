"""The n-th allocation of the driver fails, or the n-th read: never taken for damage."""

import pytest

from tests.faults.test_failing_disk import FOREVER, campaign

PLAYS = ("creation", "casework", "keys")
STRIDE = {"READ": 7, "MEMORY": 131}
KINDS = pytest.mark.parametrize("kind", STRIDE)


@KINDS
@FOREVER
def test_a_failure_inside_the_driver_is_never_called_damage(recorder, place, kind, forever):
    told = campaign(recorder, place, kind, forever, STRIDE[kind], 1, *PLAYS)
    assert told["bad"] == []
    assert told["points"] > 150


@pytest.mark.long
@KINDS
@FOREVER
def test_failures_inside_the_driver_are_never_called_damage(recorder, place, kind, forever):
    told = campaign(recorder, place, kind, forever, {"READ": 1, "MEMORY": 11}[kind], 1, *PLAYS)
    assert told["bad"] == []
