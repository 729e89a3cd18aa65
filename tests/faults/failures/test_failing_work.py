"""The n-th change, read or allocation fails while people work: told, and nothing is lost."""

from tests.faults.campaigns import Way, failures, least, of_changes


def test_a_failure_while_a_vault_is_made_is_told_and_loses_nothing(recorder, place, shard):
    inside = (Way("READ", "once", 13), Way("MEMORY", "once", 1499), Way("MEMORY", "forever", 4999))
    met = failures(recorder, place, (*of_changes(4), *inside), "creation", shard=shard)
    assert met > least(1_400, shard)


def test_a_failure_while_a_case_is_worked_on_is_told_and_loses_nothing(recorder, place, shard):
    inside = (
        *(Way("READ", "once", 13), Way("READ", "forever", 53)),
        *(Way("MEMORY", "once", 1499), Way("MEMORY", "forever", 4999)),
    )
    met = failures(recorder, place, (*of_changes(7), *inside), "casework", shard=shard)
    assert met > least(1_370, shard)


def test_a_failure_during_an_import_or_an_erasure_is_told_and_loses_nothing(recorder, place, shard):
    ways = (
        *(Way("EIO", "once", 59), Way("ENOSPC", "forever", 61, 5), Way("SHORT", "once", 67, 9)),
        *(Way("READ", "once", 211), Way("MEMORY", "once", 16_001)),
    )
    assert failures(recorder, place, ways, "erasure", shard=shard) > least(100, shard)
    changes = (Way("EIO", "once", 193), Way("ENOSPC", "once", 193, 11))
    assert failures(recorder, place, changes, "documents", shard=shard) > least(30, shard)
