"""The campaigns in processes of their own, and what is said of each."""

import json
from pathlib import Path

from tests.faults.children import WITHIN
from tests.faults.recorder import run
from tests.measured import note

_OF_CHANGES = "failing changes of files, all told, nothing lost"
_FIGURES = {
    "READ": "failing reads of files, all told, none called damage",
    "MEMORY": "failing allocations of the driver, none called damage",
}


def crashes(recorder: Path, place: Path, play: str, *words: object, within: float = WITHIN) -> dict:
    """Cut a play at every moment; see tests/faults/crashes.py."""
    told = _told(run(recorder, "tests.faults.crashes", place, play, *words, within=within))
    if not told["variant"]:
        note("states after a power cut or kill, nothing lost or torn", told["states"])
        note("of these, states of an opening that was cut in turn", told["in_recovery"])
    return told


def failures(recorder: Path, place: Path, *words: object, within: float = WITHIN) -> dict:
    """Let every n-th change, read or allocation of plays fail; see tests/faults/failures.py."""
    told = _told(run(recorder, "tests.faults.failures", place, *words, within=within))
    note(
        _FIGURES.get(told["kind"], _OF_CHANGES),
        told["points"],
    )
    return told


def _told(said: str) -> dict:
    print(said)
    return json.loads(said)
