"""The n-th change, read or allocation fails during backups, journeys and repairs: told, no loss."""

from tests.faults.campaigns import Way, failures

KEEPING = ("renewal", "backups", "elsewhere", "restoring", "travelling", "ways back", "migration")


def test_a_failure_while_a_vault_is_kept_safe_is_told_and_loses_nothing(recorder, place):
    assert failures(recorder, place, (Way("EIO", "once", 71),), *KEEPING[::2]) > 50
    assert failures(recorder, place, (Way("ENOSPC", "forever", 73, 14),), *KEEPING[1::2]) > 40


def test_a_failure_inside_the_driver_is_never_called_damage_of_a_backup(recorder, place):
    ways = (Way("READ", "once", 997, 5), Way("MEMORY", "once", 24_001, 13))
    assert failures(recorder, place, ways, "backups", "restoring", "ways back") > 20
