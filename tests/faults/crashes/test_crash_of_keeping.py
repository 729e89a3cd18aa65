"""Power cuts and kills during backups, journeys, proofs and repairs: nothing is lost by them."""

import pytest

from tests.faults.campaigns import crashes, few_crashes
from tests.faults.plays_of_keeping import PLAYS

SEED = 20261126
STATES = {"backups": 150, "migration": 30, "ways back": 36}
"""Of each play in the short campaign, all shards and recovery included."""
USUAL = 150


@pytest.mark.parametrize("play", PLAYS)
def test_no_power_cut_or_kill_costs_a_vault_a_backup_or_a_way_in(recorder, place, shard, play):
    few_crashes(recorder, place, play, SEED, STATES.get(play, USUAL), shard)


def test_control_backups_whose_names_are_not_synced_are_seen_to_be_lost(recorder, place):
    assert crashes(recorder, place, "backups", SEED, 120, 2, "backup_names")["bad"]
