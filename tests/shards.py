"""What takes turns: a fifth of each campaign and a twentieth of dear files, chosen by the commit.

All long runs take all. A campaign is many cases that do not depend on one another: points at which
something fails, states after a crash, pairs of cases, texts by chance. Two ways to split one:

- `@pytest.mark.rotates` where each case is a parameter set of the test, or `rotates("kind")` where
  cases that share a value belong together, since what they need is made once for all of them;
- the fixture `shard` where a test has many cases inside.

Whole stories of the folders and files of `IN_TURN` have one of twenty turns, each test by its name,
and so have the files of the rooms in `ROOMS_IN_TURN`, which take most of the time: each runs whole
in its turn, and is not even read in the others. `dear_files.txt` has the dearest files of all
rooms, with what they cost: they take turns too, are dealt out so that all turns cost alike, and
begin first. What is fast of rules, records, the finding of names and the core of the store runs
each time, and so does what proves that nothing leaks, all that finds names, the walls, and the
whole job from case to dossier. A file that somebody names runs whole.

Campaigns in these rooms have one quarter of the turns, by their files: their five shards are played
in the first five, or the next.

CASEFILES_SHARD=0 to 19 or "all" says which; without it the commit does. What is small or single of
its kind is not split.
"""

import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import pytest

T = TypeVar("T")

COUNT = 5
"""How many shards a campaign has."""
TURNS = 4 * COUNT
"""How many turns there are of stories and files."""
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
    "tests/dossier/",
    "tests/evidence/",
    "tests/faults/",
    "tests/journeys/",
    "tests/office/",
    "tests/redaction/clearance/",
    "tests/redaction/strips/",
    "tests/store/backup/",
    "tests/store/maintenance/",
    "tests/store/pages/",
    "tests/store/search/",
    "tests/terminal/",
    "tests/typeset/",
    "tests/ui/",
)
EACH_TIME = (
    "tests/attacks/leaks/",
    "tests/journeys/test_main_job.py",
    "tests/redaction/finding/",
    "tests/old_vaults/",
    *(f"tests/rules/test_{name}.py" for name in ("shards", "structure", "walls", "pages")),
)
"""What no run goes without, however dear."""
FAST_EACH_TIME = ("tests/office/redaction/",)
"""Of these rooms, where only the dear files take turns, as in the rooms that are not named."""
DEAR = Path(__file__).with_name("dear_files.txt")
"""Processor seconds and paths, the dearest first; `tests/costs.py` writes it."""
ROOT = Path(__file__).parents[1]
_SPLITS_ITSELF = re.compile(r"\b(rotates|shard)\b")
"""In the text of a test file: some of its tests are campaigns, which are split by their cases."""


@dataclass(frozen=True)
class Shard:
    """What one run takes of each campaign, and of stories and files in turn.

    Attributes:
        turns: those that it takes: one, or all.
    """

    turns: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The shards of campaigns that it takes: one, or all."""
        return tuple(dict.fromkeys(turn % COUNT for turn in self.turns))

    @property
    def is_whole(self) -> bool:
        return len(self.turns) == TURNS

    def has_turn(self, name: str) -> bool:
        """Tell whether a story or file, by its name, is taken."""
        return _turn(name) in self.turns

    def has_campaigns(self, name: str) -> bool:
        """Tell whether campaigns of a file are played, which have a quarter of the turns."""
        return _turn(name) // COUNT in {turn // COUNT for turn in self.turns}

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
        return ALL if self.is_whole else str(self.turns[0])


def _turn(name: str) -> int:
    dealt = dealt_out().get(name)
    return crc32(name.encode()) % TURNS if dealt is None else dealt


@cache
def dear_files() -> dict[str, float]:
    """Return the dearest files with their seconds, the dearest first."""
    lines = DEAR.read_text(encoding="utf-8").splitlines()
    return {line.split()[1]: float(line.split()[0]) for line in lines}


@cache
def dealt_out() -> dict[str, int]:
    """Return the turns of the dearest files that take turns: each gets the least loaded one."""
    loads = [0.0] * TURNS
    dealt = {}
    for name, seconds in dear_files().items():
        if name.startswith(IN_TURN) or not is_room_in_turn(name):
            continue
        turn = loads.index(min(loads))
        if _SPLITS_ITSELF.search((ROOT / name).read_text(encoding="utf-8")):
            quarters = [range(first, first + COUNT) for first in range(0, TURNS, COUNT)]
            quarter = min(quarters, key=lambda one: sum(loads[number] for number in one))
            turn = min(quarter, key=lambda one: loads[one])
            for number in quarter:
                loads[number] += seconds / COUNT
        else:
            loads[turn] += seconds
        dealt[name] = turn
    return dealt


def by_cost(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return tests with those of the dearest files first: then all processes end together."""
    costs = dear_files()
    return sorted(items, key=lambda item: -costs.get(item.nodeid.partition("::")[0], 0.0))


def shard_of(said: str, commit: str) -> Shard:
    """Return the shard that the environment says, or else that of a commit.

    Raises:
        pytest.UsageError: it is neither a number of a shard nor "all".
    """
    if said == ALL:
        return whole()
    if said:
        if said not in map(str, range(TURNS)):
            raise pytest.UsageError(f"{WHERE} is 0 to {TURNS - 1} or {ALL}, not {said}")
        return Shard((int(said),))
    return Shard((int(commit, 16) % TURNS if commit else 0,))


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
    return Shard(tuple(range(TURNS)))


def settled_shard() -> Shard:
    """Return the shard of this run, and settle it for all processes that the run starts."""
    said = os.environ.get(WHERE, "")
    shard = shard_of(said, "" if said else commit_of(Path(__file__).parents[1]))
    os.environ[WHERE] = str(shard)
    return shard


def is_in_turn(item: pytest.Item) -> bool:
    """Tell whether a test is a story of which another one is played each time."""
    return item.nodeid.startswith(IN_TURN)


def is_room_in_turn(name: str) -> bool:
    """Tell whether each time another file runs of the room of a test file."""
    if name.startswith(EACH_TIME):
        return False
    in_room = name.startswith(ROOMS_IN_TURN) and not name.startswith(FAST_EACH_TIME)
    return in_room or name in dear_files()


def file_in_turn(item: pytest.Item) -> str:
    """Return the file of a test where each time another file of its room runs; else nothing."""
    name = item.nodeid.partition("::")[0]
    return "" if not is_room_in_turn(name) or _is_named(item) else name


def _is_named(item: pytest.Item) -> bool:
    session = getattr(item, "session", None)
    return session is not None and session.isinitpath(item.path)


def waits(name: str, text: str, shard: Shard) -> bool:
    """Tell whether nothing of a test file is of a shard, which shows without loading it."""
    if not is_room_in_turn(name) or name.startswith(IN_TURN):
        return False
    has = shard.has_campaigns if _SPLITS_ITSELF.search(text) else shard.has_turn
    return not has(name)


def case_of(item: pytest.Item) -> int | None:
    """Return the number of the case that a test of a rotating campaign is; None for any other."""
    mark = item.get_closest_marker("rotates")
    if mark is None:
        return None
    spec = item.callspec  # type: ignore[attr-defined]
    if mark.args:
        return crc32(repr([spec.params[name] for name in mark.args]).encode())
    return sum(spec.indices.values())


def _splits_itself(item: pytest.Item) -> bool:
    return case_of(item) is not None or "shard" in getattr(item, "fixturenames", ())


def is_split(item: pytest.Item) -> bool:
    """Tell whether some runs go without a test, or without a part of it."""
    return _splits_itself(item) or is_in_turn(item) or file_in_turn(item) != ""


def is_taken(item: pytest.Item, shard: Shard) -> bool:
    """Tell whether a run of a shard plays a test."""
    name = file_in_turn(item)
    if _splits_itself(item):
        case = case_of(item)
        own = case is None or shard.has(case)
        return own and (not name or shard.has_campaigns(name))
    if is_in_turn(item):
        return shard.has_turn(item.nodeid)
    return not name or shard.has_turn(name)


def split(
    items: Iterable[pytest.Item], shard: Shard
) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Return the tests that a shard takes, and those that others take."""
    taken: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        (taken if is_taken(item, shard) else left).append(item)
    return taken, left


def without_cases(items: Iterable[pytest.Item]) -> list[str]:
    """Return the rotating tests of which some shard would have no case."""
    shards: dict[str, set[int]] = defaultdict(set)
    for item in items:
        case = case_of(item)
        if case is not None:
            shards[item.nodeid.partition("[")[0]].add(case % COUNT)
    return [name for name, found in shards.items() if len(found) < COUNT]
