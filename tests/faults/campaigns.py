"""The campaigns in processes of their own, and what is said of each."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults.children import WITHIN
from tests.faults.recorder import run
from tests.measured import note
from tests.shards import COUNT, Shard, whole

CHANGES = ("EIO", "ENOSPC", "SHORT")
FOREVER = ("once", "forever")
SPLIT = 100
"""States from which on every shard has some of openings that were cut."""
_OF_CHANGES = "failing changes of files, all told, nothing lost"
_FIGURES = {
    "READ": "failing reads of files, all told, none called damage",
    "MEMORY": "failing allocations of the driver, none called damage",
}


def crashes(
    recorder: Path,
    place: Path,
    play: str,
    *words: object,
    shard: Shard | None = None,
    within: float = WITHIN,
) -> dict:
    """Cut a play at every moment; see tests/faults/crashes/crashes.py.

    Args:
        recorder: the library that records.
        place: a folder for it.
        play: its name.
        words: seed, how many states of the whole, how many torn ones of a moment, and a variant.
        shard: takes its share of the moments; without one the campaign is not split.
        within: seconds.
    """
    seed, *rest = words
    numbers = json.dumps(shard.numbers if shard else [])
    module = "tests.faults.crashes.crashes"
    told = _told(run(recorder, module, place, play, seed, numbers, *rest, within=within))
    if not told["variant"]:
        note("states after a power cut or kill, nothing lost or torn", told["states"])
        note("of these, states of an opening that was cut in turn", told["in_recovery"])
    return told


def few_crashes(recorder: Path, place: Path, play: str, seed: int, most: int, shard: Shard) -> None:
    """Prove some states of a play, and see that they were enough.

    Args:
        recorder: the library that records.
        place: a folder for it.
        play: its name.
        seed: of chance.
        most: how many states all shards prove together.
        shard: takes its share; what is less than `SPLIT` is not split.
    """
    split = shard if most >= SPLIT else None
    told = crashes(recorder, place, play, seed, most, 2, shard=split)
    assert told["bad"] == []
    assert told["states"] > 0.7 * (split or whole()).share(most)
    assert told["in_recovery"] > 0.2 * told["states"]


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
    recorder: Path,
    place: Path,
    ways: tuple[Way, ...],
    *plays: str,
    shard: Shard | None = None,
    within: float = WITHIN,
) -> int:
    """Let changes, reads and allocations of plays fail; see tests/faults/failures/failures.py.

    Returns:
        At how many points something failed, each of them told, nothing lost, none called damage.
    """
    taken = shard or whole()
    told_how = (json.dumps(ways), json.dumps(taken.numbers))
    told = _told(
        run(recorder, "tests.faults.failures.failures", place, *told_how, *plays, within=within)
    )
    for report in told:
        assert report["bad"] == []
        # Each way reaches something in each play, or a stride is too wide for it.
        assert report["points"] > 0 or not taken.is_whole, report
        note(_FIGURES.get(report["kind"], _OF_CHANGES), report["points"])
    return sum(report["points"] for report in told)


def kills(stride: int, shard: Shard) -> tuple[int, int]:
    """Return by how many changes kills of a shard are apart, and the change of the first.

    Those of all shards together are at every change of the stride.
    """
    if shard.is_whole:
        return stride, 1
    return stride * COUNT, 1 + stride * shard.numbers[0]


def least(points: int, shard: Shard) -> int:
    """Return how many of so many points a shard meets at least; some acts have few of them."""
    return points if shard.is_whole else shard.share(points) // 6


def _told(said: str) -> Any:
    print(said)
    return json.loads(said)
