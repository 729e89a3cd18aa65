"""The campaigns in processes of their own, and what is said of each."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults.children import WITHIN
from tests.faults.recorder import run
from tests.measured import note

CHANGES = ("EIO", "ENOSPC", "SHORT")
FOREVER = ("once", "forever")
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


class Way(NamedTuple):
    """How something fails, and at which points; kinds: see `recorder.fail_at`."""

    kind: str
    forever: str
    stride: int
    first: int = 1


def of_changes(stride: int) -> tuple[Way, ...]:
    """Return all ways in which changes of files fail, each at points of its own."""
    kinds = [(kind, forever) for kind in CHANGES for forever in FOREVER]
    return tuple(Way(*each, stride, 1 + number % stride) for number, each in enumerate(kinds))


def failures(
    recorder: Path, place: Path, ways: tuple[Way, ...], *plays: str, within: float = WITHIN
) -> int:
    """Let changes, reads and allocations of plays fail; see tests/faults/failures.py.

    Returns:
        At how many points something failed, each of them told, nothing lost, none called damage.
    """
    told = _told(
        run(recorder, "tests.faults.failures", place, json.dumps(ways), *plays, within=within)
    )
    for report in told:
        assert report["bad"] == []
        # Each way reaches something in each play, or a stride is too wide for it.
        assert report["points"] > 0, report
        note(_FIGURES.get(report["kind"], _OF_CHANGES), report["points"])
    return sum(report["points"] for report in told)


def _told(said: str) -> Any:
    print(said)
    return json.loads(said)
