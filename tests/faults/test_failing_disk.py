"""The n-th change of a file fails, once or for good, in every act: told, and nothing is lost."""

import json

import pytest

from tests.faults.recorder import run

STRIDE = 3
KINDS = pytest.mark.parametrize("kind", ["EIO", "ENOSPC", "SHORT"])
FOREVER = pytest.mark.parametrize("forever", ["once", "forever"])


def campaign(recorder, place, *arguments) -> dict:
    """Run one campaign; see tests/faults/failures.py."""
    said = run(recorder, "tests.faults.failures", place, *arguments)
    print(said)
    return json.loads(said)


@KINDS
@FOREVER
def test_a_failing_disk_is_told_and_loses_nothing(recorder, place, kind, forever):
    first = 1 + ["EIO", "ENOSPC", "SHORT"].index(kind)
    told = campaign(recorder, place, kind, forever, STRIDE, first, "creation", "casework", "keys")
    assert told["bad"] == []
    assert told["points"] > 300


@pytest.mark.parametrize("kind", ["EIO", "ENOSPC"])
def test_a_disk_that_fails_during_an_import_is_told_and_loses_nothing(recorder, place, kind):
    told = campaign(recorder, place, kind, "once", 47, 1, "documents")
    assert told["bad"] == []
    assert told["points"] > 30


@pytest.mark.long
@KINDS
@FOREVER
def test_every_single_failure_is_told_and_loses_nothing(recorder, place, kind, forever):
    assert campaign(recorder, place, kind, forever, 1, 1)["bad"] == []
