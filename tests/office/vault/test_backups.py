"""What the ledger knows of backups that lie elsewhere."""

import pytest

from casefiles.office.vault.backups import ELSEWHERE, CopiesElsewhere, copies_elsewhere
from tests.store.world import World


@pytest.fixture
def world(tmp_path):
    return World(tmp_path / "vault")


def test_copies_out_of_reach_are_counted_with_the_last_ones_time(world):
    with world.create() as vault:
        assert vault.read(copies_elsewhere()) == CopiesElsewhere(0, None)
        for _ in range(2):
            vault.write(lambda work: work.note(ELSEWHERE))
        now = world.hands.wall
        known = vault.read(copies_elsewhere())
    assert known.count == 2
    assert known.last == now
