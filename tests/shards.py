"""Long campaigns in five shards: a run takes one, chosen by its commit, and all long runs take all.

A campaign is many cases that do not depend on one another: points at which something fails, states
after a crash, pairs of cases, texts by chance. Two ways to split one:

- `@pytest.mark.rotates` where each case is a parameter set of the test, or `rotates("kind")` where
  cases that share a value belong together, since what they need is made once for all of them;
- the fixture `shard` where a test has many cases inside.

Whole stories of the folders and files of `IN_TURN` are cases too, each test by its name, and so are
files of the rooms in `ROOMS_IN_TURN`, which take most of the time: each file runs whole in one of
the five. Rules, records, the finding of names, the store, what proves that nothing leaks and the
whole job from case to dossier run each time.

CASEFILES_SHARD=0 to 4 or "all" says which; without it the commit does. What is small or single of
its kind is not split.
"""

import os
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import pytest

T = TypeVar("T")

COUNT = 5
WHERE = "CASEFILES_SHARD"
"""Names the variable of the environment that says which shard a run takes."""
ALL = "all"
IN_TURN = (
    "tests/journeys/dossiers/",
    "tests/journeys/drills/",
    "tests/journeys/files/",
    "tests/journeys/test_bad_input.py",
    "tests/journeys/window/test_monkey.py",
    "tests/journeys/window/test_window_bad_",
)
"""How the names begin of tests that play through much of the program what others try in parts."""
ROOMS_IN_TURN = (
    "tests/attacks/",
    "tests/evidence/",
    "tests/faults/",
    "tests/journeys/",
    "tests/office/",
    "tests/redaction/clearance/",
    "tests/terminal/",
    "tests/ui/",
)
EACH_TIME = (
    "tests/attacks/leaks/",
    "tests/journeys/test_main_job.py",
    "tests/office/redaction/",
)
"""Of these rooms, what no run goes without."""


@dataclass(frozen=True)
class Shard:
    """What one run takes of each campaign.

    Attributes:
        numbers: of the shards that it takes: one, or all.
    """

    numbers: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        return len(self.numbers) == COUNT

    def has(self, case: int) -> bool:
        """Tell whether a case, by its number, is taken."""
        return case % COUNT in self.numbers

    def mine(self, cases: Sequence[T]) -> list[T]:
        """Return the cases that are taken, in their order."""
        return [case for number, case in enumerate(cases) if self.has(number)]

    def share(self, count: int) -> int:
        """Return how many of so many cases are taken at least."""
        return count * len(self.numbers) // COUNT

    def __str__(self) -> str:
        """Name it as the variable of the environment does."""
        return ALL if self.is_whole else str(self.numbers[0])


def shard_of(said: str, commit: str) -> Shard:
    """Return the shard that the environment says, or else that of a commit.

    Raises:
        pytest.UsageError: it is neither a number of a shard nor "all".
    """
    if said == ALL:
        return whole()
    if said:
        if said not in map(str, range(COUNT)):
            raise pytest.UsageError(f"{WHERE} is 0 to {COUNT - 1} or {ALL}, not {said}")
        return Shard((int(said),))
    return Shard((int(commit, 16) % COUNT if commit else 0,))


def commit_of(root: Path) -> str:
    """Return the id of the commit that a folder is at; empty where nobody knows."""
    try:
        asked = ["git", "rev-parse", "HEAD"]
        done = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def whole() -> Shard:
    """Return all shards."""
    return Shard(tuple(range(COUNT)))


def settled_shard() -> Shard:
    """Return the shard of this run, and settle it for all processes that the run starts."""
    said = os.environ.get(WHERE, "")
    shard = shard_of(said, "" if said else commit_of(Path(__file__).parents[1]))
    os.environ[WHERE] = str(shard)
    return shard


def is_in_turn(item: pytest.Item) -> bool:
    """Tell whether a test is a story of which another one is played each time."""
    return item.nodeid.startswith(IN_TURN)


def file_in_turn(item: pytest.Item) -> str:
    """Return the file of a test where each time another file of its room runs; else nothing."""
    name = item.nodeid.partition("::")[0]
    splits_itself = "shard" in getattr(item, "fixturenames", ())
    is_in_turn = name.startswith(ROOMS_IN_TURN) and not name.startswith(EACH_TIME)
    return name if is_in_turn and not splits_itself else ""


def case_of(item: pytest.Item) -> int | None:
    """Return the number of the case that a test of a rotating campaign is; None for any other."""
    mark = item.get_closest_marker("rotates")
    if mark is None:
        name = item.nodeid if is_in_turn(item) else file_in_turn(item)
        return crc32(name.encode()) if name else None
    spec = item.callspec  # type: ignore[attr-defined]
    if mark.args:
        return crc32(repr([spec.params[name] for name in mark.args]).encode())
    return sum(spec.indices.values())


def split(
    items: Iterable[pytest.Item], shard: Shard
) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Return the tests that a shard takes, and those of its campaigns that others take."""
    taken, left = [], []
    for item in items:
        case = case_of(item)
        (taken if case is None or shard.has(case) else left).append(item)
    return taken, left


def without_cases(items: Iterable[pytest.Item]) -> list[str]:
    """Return the rotating tests of which some shard would have no case."""
    shards: dict[str, set[int]] = defaultdict(set)
    for item in items:
        case = case_of(item)
        if case is not None and item.get_closest_marker("rotates"):
            shards[item.nodeid.partition("[")[0]].add(case % COUNT)
    return [name for name, found in shards.items() if len(found) < COUNT]
