"""Power cuts and kills at every moment of daily use: nothing acknowledged is lost or torn."""

import pytest

from tests.faults.campaigns import crashes, few_crashes
from tests.faults.plays import PLAYS
from tests.faults.programme import PLAYS as ALL_PLAYS

SEED = 20261124
STATES = {"casework": 260, "renewal": 150}
"""Of each play in the short campaign, all shards and recovery included."""
USUAL = 170
HOURS = 4 * 3600.0


@pytest.mark.parametrize("play", PLAYS)
def test_no_power_cut_or_kill_loses_or_tears_what_was_acknowledged(recorder, place, shard, play):
    few_crashes(recorder, place, play, SEED, STATES.get(play, USUAL), shard)


@pytest.mark.parametrize(
    ("variant", "play"),
    [("normal", "casework"), ("head_first", "casework"), ("rename", "keys"), ("names", "creation")],
)
def test_control_a_weaker_order_is_seen_to_fail(recorder, place, variant, play):
    assert crashes(recorder, place, play, SEED, 120, 2, variant)["bad"]


@pytest.mark.long
@pytest.mark.parametrize("play", ALL_PLAYS)
@pytest.mark.parametrize("seed", range(2))
def test_a_quarter_of_a_million_states_lose_nothing(recorder, place, play, seed):
    told = crashes(recorder, place, play, seed, 12_000, 10, within=HOURS)
    assert told["bad"] == []
    assert told["states"] > 4_000
