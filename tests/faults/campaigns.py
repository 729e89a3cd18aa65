"""The campaigns in processes of their own, and what is said of each."""

import json
from pathlib import Path

from tests.faults.children import WITHIN
from tests.faults.recorder import run


def crashes(recorder: Path, place: Path, play: str, *words: object, within: float = WITHIN) -> dict:
    """Cut a play at every moment; see tests/faults/crashes.py."""
    return _told(run(recorder, "tests.faults.crashes", place, play, *words, within=within))


def failures(recorder: Path, place: Path, *words: object, within: float = WITHIN) -> dict:
    """Let every n-th change, read or allocation of plays fail; see tests/faults/failures.py."""
    return _told(run(recorder, "tests.faults.failures", place, *words, within=within))


def _told(said: str) -> dict:
    print(said)
    return json.loads(said)
