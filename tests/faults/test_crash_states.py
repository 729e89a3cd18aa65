"""Power cuts and kills at every moment of real use: nothing acknowledged is lost or torn."""

import json

import pytest

from tests.faults.plays import PLAYS
from tests.faults.recorder import run

SEED = 20261124
STATES = {"creation": 400, "casework": 700, "keys": 400, "documents": 500}
"""Of each play in the short campaign, recovery included."""


def campaign(recorder, place, *arguments) -> dict:
    """Run one campaign; see tests/faults/crashes.py."""
    said = run(recorder, "tests.faults.crashes", place, *arguments)
    print(said)
    return json.loads(said)


@pytest.mark.parametrize("play", PLAYS)
def test_no_power_cut_or_kill_loses_or_tears_what_was_acknowledged(recorder, place, play):
    told = campaign(recorder, place, play, SEED, STATES.get(play, 300), 2)
    assert told["bad"] == []
    assert told["states"] > 0.7 * STATES.get(play, 300)
    assert told["in_recovery"] > 0.2 * told["states"]


@pytest.mark.parametrize(
    ("variant", "play"),
    [("normal", "casework"), ("head_first", "casework"), ("rename", "keys"), ("names", "creation")],
)
def test_control_a_weaker_order_is_seen_to_fail(recorder, place, variant, play):
    assert campaign(recorder, place, play, SEED, 200, 2, variant)["bad"]


@pytest.mark.long
@pytest.mark.parametrize("play", PLAYS)
@pytest.mark.parametrize("seed", range(4))
def test_many_power_cuts_and_kills_lose_nothing(recorder, place, play, seed):
    told = campaign(recorder, place, play, seed, 16_000, 8)
    assert told["bad"] == []
    assert told["states"] > 4_000
