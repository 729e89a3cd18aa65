"""A change of keys killed at every write: one whole vault is at its place, with one key."""

from pathlib import Path

import pytest

from tests.faults.campaigns import kills
from tests.faults.kills.rekeyed import CHAPTERS, SIZE
from tests.faults.recorder import run
from tests.faults.story import begin, tell
from tests.shards import Shard, whole
from tests.store.world import World

MEMORY = Path("/dev/shm")


def killed_everywhere(
    recorder: Path, place: Path, stride: int, shard: Shard, stick: str
) -> list[int]:
    """Return how many changes a change of keys makes, and copies found under old and new keys."""
    base, work = place / "base", place / "work"
    begin(base)
    with World(base).open() as vault:
        for chapter in range(1, CHAPTERS + 1):
            tell(vault, chapter, SIZE)
    work.mkdir()
    said = run(recorder, "tests.faults.kills.rekeyed", base, work, *kills(stride, shard), stick)
    return [int(number) for number in said.split()]


@pytest.mark.parametrize("stride", [7, pytest.param(1, marks=pytest.mark.long)])
def test_killed_at_any_write_one_whole_vault_is_there(
    recorder, place: Path, shard: Shard, stride: int
):
    taken = shard if stride > 1 else whole()
    changes, old, new = killed_everywhere(recorder, place, stride, taken, "")
    assert changes > 60
    apart, _ = kills(stride, taken)
    assert old > 10 // apart
    assert new > 2 // apart, "no kill after the exchange"


def test_killed_on_the_way_to_a_stick_the_keys_are_in_one_place(
    recorder, place: Path, tmp_path: Path, shard: Shard
):
    if MEMORY not in place.parents or tmp_path.stat().st_dev == MEMORY.stat().st_dev:
        pytest.skip("no second medium here")
    _, old, new = killed_everywhere(recorder, place, 7, shard, str(tmp_path / "stick"))
    assert min(old, new) > 0
