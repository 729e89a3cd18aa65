"""Campaigns that run by shards: the five together are the whole, and none is empty."""

import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from tests.shards import (
    ALL,
    COUNT,
    EACH_TIME,
    IN_TURN,
    ROOMS_IN_TURN,
    WHERE,
    commit_of,
    shard_of,
    split,
    without_cases,
)

ROOT = Path(__file__).resolve().parents[2]
WHOLE = shard_of(ALL, "")
STORIES = ("tests/journeys", "-m", "not long")
EACH = [shard_of(str(number), "") for number in range(COUNT)]


@pytest.mark.parametrize("size", [5, 6, 14, 300])
def test_five_shards_are_the_whole_and_none_is_empty(size: int):
    cases = [f"case {number}" for number in range(size)]
    parts = [shard.mine(cases) for shard in EACH]
    assert sorted(chain(*parts)) == sorted(cases)
    assert all(len(part) >= size // COUNT for part in parts)
    assert WHOLE.mine(cases) == cases
    assert WHOLE.share(size) == size
    assert [shard.share(size) for shard in EACH] == [size // COUNT] * COUNT


def test_the_commit_chooses_unless_somebody_does():
    assert str(shard_of("", "")) == "0"
    assert {str(shard_of("", f"{number:040x}")) for number in range(COUNT)} == set("01234")
    assert str(shard_of("3", f"{1:040x}")) == "3"
    assert shard_of(ALL, f"{1:040x}").is_whole
    with pytest.raises(pytest.UsageError, match="0 to 4 or all"):
        shard_of("5", "")


def test_a_folder_without_a_commit_is_of_shard_0(tmp_path: Path):
    assert commit_of(tmp_path / "none") == ""
    assert str(shard_of("", commit_of(tmp_path))) == "0"


def asked(*arguments: str, shard: str) -> str:
    env = os.environ | {WHERE: shard}
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST", "PYTEST_ADDOPTS"):
        env.pop(name, None)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        *arguments,
    ]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.rotates
@pytest.mark.parametrize("number", range(7))
def test_a_case_of_this_campaign_is_in_one_shard(number: int):
    assert sum(shard.has(number) for shard in EACH) == 1


@pytest.mark.rotates("kind")
@pytest.mark.parametrize("kind", "abcdefghijklmnopqrstuvwxyz")
@pytest.mark.parametrize("of_it", ["one", "other"])
def test_what_is_of_one_kind_is_in_one_shard(kind: str, of_it: str):
    assert kind.islower()
    assert of_it


def test_tests_of_a_campaign_are_split_and_others_always_run(request: pytest.FixtureRequest):
    items = list(request.node.getparent(pytest.Module).collect())
    assert without_cases(items) == []
    always = {item.name for item in items if not item.get_closest_marker("rotates")}
    assert request.node.name in always
    parts = [{item.name for item in split(items, shard)[0]} for shard in EACH]
    assert all(always < part for part in parts)
    assert sorted(chain(always, *(part - always for part in parts))) == sorted(
        item.name for item in items
    )
    assert {item.name for item in split(items, WHOLE)[0]} == {item.name for item in items}
    twins = [(f"[one-{kind}]", f"[other-{kind}]") for kind in "abcxyz"]
    together = "test_what_is_of_one_kind_is_in_one_shard"
    assert all(
        (f"{together}{one}" in part) == (f"{together}{other}" in part)
        for part in parts
        for one, other in twins
    )


FAILING = '''
"""A campaign that fails, and one of which a shard has no case."""

import pytest


@pytest.mark.rotates
@pytest.mark.parametrize("seed", range(%d))
def test_some(seed):
    assert False
'''


def of_campaign(place: Path, size: int, shard: str) -> str:
    path = place / "test_some.py"
    path.write_text(FAILING % size)
    return asked("-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml"), str(path), shard=shard)


def test_a_case_that_fails_says_its_seed_and_how_its_shard_is_run_again(tmp_path: Path):
    told = of_campaign(tmp_path, 7, "2")
    assert "shard of campaigns: 2 of 5" in told
    assert "test_some[2]" in told
    assert "CASEFILES_SHARD=2 runs it again" in told
    assert "1 failed, 6 deselected" in told


def test_a_campaign_of_which_a_shard_has_no_case_is_refused(tmp_path: Path):
    told = of_campaign(tmp_path, 4, "2")
    assert "a shard has no case of:" in told
    assert "test_some" in told


@dataclass(frozen=True)
class Story:
    """A test as it is collected, without marks."""

    nodeid: str

    def get_closest_marker(self, _name: str) -> None:
        return None


def test_each_story_takes_its_turn_and_no_shard_is_without_one():
    shown = asked("--collect-only", "-q", *STORIES, shard=ALL).splitlines()
    stories = [Story(line) for line in shown if line.startswith(IN_TURN)]
    parts = [split(stories, shard)[0] for shard in EACH]  # type: ignore[arg-type]
    assert sorted(one.nodeid for one in chain(*parts)) == sorted(one.nodeid for one in stories)
    assert all(parts)
    assert [one for one in IN_TURN if not any(own.nodeid.startswith(one) for own in stories)] == []
    assert len(stories) > 50


def test_a_file_of_a_dear_room_runs_whole_in_one_shard_and_what_proves_the_promises_in_each():
    files = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/**/test_*.py")]
    items = [Story(f"{name}::test_{number}") for name in files for number in range(2)]
    items = [one for one in items if not one.nodeid.startswith(IN_TURN)]
    parts = [{one.nodeid for one in split(items, shard)[0]} for shard in EACH]  # type: ignore[arg-type]
    each_time = set.intersection(*parts)
    assert set.union(*parts) == {one.nodeid for one in items}
    for part in parts:
        assert all(name.startswith(ROOMS_IN_TURN) for name in part - each_time)
        halves = {name.partition("::")[0] for name in part - each_time}
        assert len(part - each_time) == 2 * len(halves)
    for beginning in EACH_TIME:
        assert any(name.startswith(beginning) for name in each_time), beginning
    for room in ROOMS_IN_TURN:
        assert any(name.startswith(room) for name in set.union(*parts) - each_time), room
