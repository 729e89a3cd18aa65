"""The n-th change of a file fails, once or for good, in every act: told, and nothing is lost."""

import pytest

from tests.faults.campaigns import failures
from tests.faults.programme import PLAYS

KINDS = ["EIO", "ENOSPC", "SHORT"]
FOREVER = pytest.mark.parametrize("forever", ["once", "forever"])
KEEPING = ("renewal", "backups", "elsewhere", "restoring", "travelling", "anchoring", "more keys",
           "ways back", "migration")  # fmt: skip
HOURS = 4 * 3600.0
FEW = pytest.mark.parametrize(
    ("kind", "forever", "plays"),
    [
        ("EIO", "once", ("creation", "casework", "keys", "erasure")),
        ("ENOSPC", "forever", ("casework", "keys")),
        ("SHORT", "once", ("creation", "erasure")),
    ],
)
"""Of the short campaign: disks fail in these ways, or are full."""


@FEW
def test_a_failing_disk_is_told_and_loses_nothing(recorder, place, kind, forever, plays):
    told = failures(recorder, place, kind, forever, 29, 1 + 5 * KINDS.index(kind), *plays)
    assert told["bad"] == []
    assert told["points"] > 14


@pytest.mark.parametrize("kind", ["EIO", "ENOSPC"])
def test_a_disk_that_fails_during_an_import_is_told_and_loses_nothing(recorder, place, kind):
    told = failures(recorder, place, kind, "once", 193, 1, "documents")
    assert told["bad"] == []
    assert told["points"] > 7


@pytest.mark.long
@pytest.mark.parametrize("play", PLAYS)
@pytest.mark.parametrize("kind", KINDS)
@FOREVER
def test_every_single_failure_is_told_and_loses_nothing(recorder, place, play, kind, forever):
    told = failures(recorder, place, kind, forever, 1, 1, play, within=HOURS)
    assert told["bad"] == []
