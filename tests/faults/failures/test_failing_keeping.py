"""The n-th change, read or allocation fails during backups, journeys and repairs: told, no loss."""

from tests.faults.campaigns import Way, failures, least

KEEPING = ("renewal", "backups", "elsewhere", "restoring", "travelling", "ways back", "migration")


def test_a_failure_while_a_vault_is_kept_safe_is_told_and_loses_nothing(recorder, place, shard):
    once, forever = (Way("EIO", "once", 71),), (Way("ENOSPC", "forever", 73, 14),)
    met = failures(recorder, place, once, *KEEPING[::2], shard=shard)
    assert met > least(50, shard)
    met = failures(recorder, place, forever, *KEEPING[1::2], shard=shard)
    assert met > least(40, shard)


def test_a_failure_inside_the_driver_is_never_called_damage_of_a_backup(recorder, place, shard):
    ways = (Way("READ", "once", 997, 5), Way("MEMORY", "once", 24_001, 13))
    met = failures(recorder, place, ways, "backups", "restoring", "ways back", shard=shard)
    assert met > least(20, shard)
