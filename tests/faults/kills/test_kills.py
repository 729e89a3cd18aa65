"""kill -9 at random while a vault is written: every acknowledged write is there, whole."""

import random
import signal
import time
from pathlib import Path

import pytest

from tests.faults.children import talking
from tests.faults.story import Size, begin, opened_sound
from tests.measured import note

SEED = 20261124


def told_until_killed(folder: Path, first: int, size: Size, chance: random.Random) -> int:
    """Run the teller, kill it while it tells, and return the last chapter it said was written."""
    sizes = (size.smallest, size.largest, size.every)
    with talking("tests.faults.kills.teller", folder, first, *sizes) as child:
        assert child.stdout.readline() == "ready\n", "it did not begin in time"
        heard = [child.stdout.readline() for _ in range(chance.randint(0, 2))]
        time.sleep(chance.uniform(0, 0.1))
        child.send_signal(signal.SIGKILL)
        rest = "".join(heard) + child.stdout.read()
        assert child.wait() == -signal.SIGKILL
    lines = [line for line in rest.split("\n")[:-1] if line]
    return int(lines[-1]) if lines else first - 1


def campaign(folder: Path, kills: int, size: Size) -> None:
    chance = random.Random(SEED)
    begin(folder)
    told = 0
    for number in range(kills):
        acknowledged = told_until_killed(folder, told + 1, size, chance)
        found = opened_sound(folder, size)
        assert acknowledged <= found <= acknowledged + 1, f"seed {SEED}, kill {number}"
        told = found
    note("kill -9 of a program that writes, nothing lost", kills)
    assert told >= kills // 3, "too few kills met the program at work"


def test_a_dozen_kills_lose_nothing(tmp_path):
    campaign(tmp_path / "small", 8, Size())
    campaign(tmp_path / "large", 4, Size(2_000_000, 9_000_000, 2))


@pytest.mark.long
def test_a_thousand_kills_lose_nothing(tmp_path):
    for number in range(10):
        campaign(tmp_path / f"small{number}", 80, Size())
        campaign(tmp_path / f"large{number}", 20, Size(2_000_000, 9_000_000, 2))
