"""The n-th change fails during backups, journeys, proofs and repairs: told, and nothing is lost."""

import pytest

from tests.faults.campaigns import failures
from tests.faults.test_failing_disk import KEEPING, KINDS


@pytest.mark.parametrize(
    ("kind", "forever", "plays"),
    [("EIO", "once", KEEPING[::2]), ("ENOSPC", "forever", KEEPING[1::2])],
)
def test_a_disk_that_fails_while_a_vault_is_kept_safe_is_told(
    recorder, place, kind, forever, plays
):
    told = failures(recorder, place, kind, forever, 71, 1 + 13 * KINDS.index(kind), *plays)
    assert told["bad"] == []
    assert told["points"] > 12


@pytest.mark.parametrize(
    ("forever", "plays"), [("once", ("backups", "restoring")), ("forever", ("ways back",))]
)
def test_a_lack_of_memory_is_never_called_damage_of_a_backup(recorder, place, forever, plays):
    told = failures(recorder, place, "MEMORY", forever, 24001, 13, *plays)
    assert told["bad"] == []
    assert told["points"] > 5
