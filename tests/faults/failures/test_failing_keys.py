"""The n-th change, read or allocation fails while keys and anchors are made: told, nothing lost."""

import pytest

from tests.faults.campaigns import Way, failures, least, of_changes

INSIDE = (
    *(Way("READ", "once", 13), Way("READ", "forever", 53)),
    *(Way("MEMORY", "once", 1499), Way("MEMORY", "forever", 4999)),
)


@pytest.mark.parametrize(
    ("play", "points"), [("keys", 680), ("more keys", 520), ("anchoring", 800)]
)
def test_a_failure_while_keys_change_is_told_and_shuts_nobody_out(
    recorder, place, shard, play, points
):
    met = failures(recorder, place, (*of_changes(5), *INSIDE), play, shard=shard)
    assert met > least(points, shard)
