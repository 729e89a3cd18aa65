"""Every change, every read, and every few allocations of every play fail: the campaign in full."""

import pytest

from tests.faults.campaigns import CHANGES, FOREVER, Way, failures
from tests.faults.programme import PLAYS

HOURS = 4 * 3600.0
STRIDE = dict.fromkeys((*CHANGES, "READ"), 1) | {"MEMORY": 11}


@pytest.mark.long
@pytest.mark.parametrize("play", PLAYS)
@pytest.mark.parametrize("kind", STRIDE)
@pytest.mark.parametrize("forever", FOREVER)
def test_every_single_failure_is_told_and_loses_nothing(recorder, place, play, kind, forever):
    assert failures(recorder, place, (Way(kind, forever, STRIDE[kind]),), play, within=HOURS)
