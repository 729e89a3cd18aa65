"""Campaigns, stories and files that take turns: all together are the whole, and none is empty."""

import ast
import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from tests.costs import END, with_dear
from tests.shards import (
    ALL,
    COUNT,
    EACH_TIME,
    IN_TURN,
    ROOMS_IN_TURN,
    TURNS,
    WHERE,
    by_cost,
    commit_of,
    dealt_out,
    dear_files,
    is_room_in_turn,
    is_taken,
    shard_of,
    split,
    waits,
    without_cases,
)

ROOT = Path(__file__).resolve().parents[2]
WHOLE = shard_of(ALL, "")
STORIES = ("tests/journeys", "-m", "not long")
EACH = [shard_of(str(number), "") for number in range(TURNS)]
FIFTHS = EACH[:COUNT]


@pytest.mark.parametrize("size", [5, 6, 14, 300])
def test_five_shards_are_the_whole_and_none_is_empty(size: int):
    cases = [f"case {number}" for number in range(size)]
    parts = [shard.mine(cases) for shard in FIFTHS]
    assert sorted(chain(*parts)) == sorted(cases)
    assert [shard.mine(cases) for shard in EACH] == parts * (TURNS // COUNT)
    assert all(len(part) >= size // COUNT for part in parts)
    assert WHOLE.mine(cases) == cases
    assert WHOLE.share(size) == size
    assert [shard.share(size) for shard in EACH] == [size // COUNT] * TURNS


def test_the_commit_chooses_unless_somebody_does():
    assert str(shard_of("", "")) == "0"
    assert {str(shard_of("", f"{number:040x}")) for number in range(TURNS)} == set(
        map(str, range(20))
    )
    assert str(shard_of("3", f"{1:040x}")) == "3"
    assert shard_of(ALL, f"{1:040x}").is_whole
    with pytest.raises(pytest.UsageError, match="0 to 19 or all"):
        shard_of("20", "")


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
    assert sum(shard.has(number) for shard in FIFTHS) == 1


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
    parts = [{item.name for item in split(items, shard)[0]} for shard in FIFTHS]
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
    assert "turn of tests: 2 of 20" in told
    assert "test_some[2]" in told
    assert "CASEFILES_SHARD=2 runs it again" in told
    assert "1 failed, 6 deselected" in told


def test_a_campaign_of_which_a_shard_has_no_case_is_refused(tmp_path: Path):
    told = of_campaign(tmp_path, 4, "2")
    assert "a shard has no case of:" in told
    assert "test_some" in told


@dataclass(frozen=True)
class Story:
    """A test as it is collected, without marks or session."""

    nodeid: str

    def get_closest_marker(self, _name: str) -> None:
        return None


def test_each_story_takes_its_turn_and_few_shards_are_without_one():
    shown = asked("--collect-only", "-q", *STORIES, shard=ALL).splitlines()
    stories = [Story(line) for line in shown if line.startswith(IN_TURN)]
    parts = [split(stories, shard)[0] for shard in EACH]  # type: ignore[arg-type]
    assert sorted(one.nodeid for one in chain(*parts)) == sorted(one.nodeid for one in stories)
    assert sum(map(bool, parts)) > TURNS * 3 // 4
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
        files_in_turn = {name.partition("::")[0] for name in part - each_time}
        assert all(one.startswith(ROOMS_IN_TURN) or one in dear_files() for one in files_in_turn)
        halves = {name.partition("::")[0] for name in part - each_time}
        assert len(part - each_time) == 2 * len(halves)
    for beginning in EACH_TIME:
        assert any(name.startswith(beginning) for name in each_time), beginning
    for room in ROOMS_IN_TURN:
        assert any(name.startswith(room) for name in set.union(*parts) - each_time), room


@dataclass(frozen=True)
class Campaign(Story):
    """A test with many cases inside."""

    fixturenames: tuple[str, ...] = ("shard",)


def test_each_shard_of_a_campaign_of_a_dear_room_has_one_of_the_twenty_turns():
    files = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/faults/**/test_*.py")]
    quarters = set()
    for name in files:
        campaign = Campaign(f"{name}::test_some")
        turns = [one for one in EACH if is_taken(campaign, one)]  # type: ignore[arg-type]
        assert sorted(one.numbers[0] for one in turns) == list(range(COUNT))
        assert all(not waits(name, "def test_some(shard):", one) for one in turns)
        assert is_taken(campaign, WHOLE)  # type: ignore[arg-type]
        quarters.add(turns[0].turns[0] // COUNT)
    assert quarters == {0, 1, 2, 3}
    each_time = Campaign("tests/attacks/leaks/test_independent_tools.py::test_some")
    assert all(is_taken(each_time, one) for one in EACH)  # type: ignore[arg-type]


def is_campaign(name: str) -> bool:
    text = (ROOT / name).read_text(encoding="utf-8")
    return len({one.numbers[0] for one in EACH if not waits(name, text, one)}) == COUNT


def test_dear_files_are_dealt_out_and_begin_first():
    assert [name for name in dear_files() if not (ROOT / name).exists()] == []
    turns = dealt_out()
    whole = [name for name in turns if not is_campaign(name)]
    sums = [sum(dear_files()[name] for name in whole if turns[name] == n) for n in range(TURNS)]
    single = max(dear_files()[name] for name in whole)
    assert max(sums) - min(sums) <= single
    assert min(sums) > 0
    dearest, other = next(iter(dear_files())), "tests/rules/test_shards.py"
    items = [Story(f"{other}::test"), Story(f"{dearest}::test_b"), Story(f"{dearest}::test_a")]
    assert by_cost(items) == [items[1], items[2], items[0]]  # type: ignore[arg-type, comparison-overlap]


def test_children_that_served_all_tests_make_no_file_dear():
    told = with_dear("9 tests/one.py\n9 tests/two.py\n", {"tests/one.py": 5.0, END: 140.0})
    assert told == "9 tests/two.py\n5 tests/one.py\n"


def texts_of_tests() -> dict[str, str]:
    paths = ROOT.glob("tests/**/*.py")
    return {one.relative_to(ROOT).as_posix(): one.read_text(encoding="utf-8") for one in paths}


def test_a_file_that_waits_for_its_turn_is_not_read_unless_somebody_names_it():
    """How it is made to fail: the hook of `conftest` that leaves files unread does nothing."""
    room, beside = "tests/dossier/", "tests/typeset/"
    texts = {name: text for name, text in texts_of_tests().items() if "/test_" in name}
    files = sorted(name for name in texts if name.startswith(room))
    turn = next(one for one in EACH if one.has_turn(files[0]))
    waiting = {name for name in texts if waits(name, texts[name], turn)}
    assert waiting & set(files)
    named = min(name for name in waiting if name.startswith(beside))
    told = asked("--collect-only", "-q", "-m", "not long", room, named, shard=str(turn))
    read = {line.partition("::")[0] for line in told.splitlines() if "::" in line}
    assert files[0] in read
    assert read == set(files) - waiting | {named}
    assert "deselected" not in told


def is_fixture(made: ast.expr) -> bool:
    called = made.func if isinstance(made, ast.Call) else made
    return ast.unparse(called) in {"pytest.fixture", "fixture"}


def test_what_splits_itself_says_so_in_its_own_file():
    """A fixture that asked for the shard would split tests whose file does not show it."""
    texts = texts_of_tests()
    asking = [
        (name, each.name)
        for name, text in texts.items()
        if "fixture" in text and "shard" in text
        for each in ast.walk(ast.parse(text))
        if isinstance(each, ast.FunctionDef)
        and any(map(is_fixture, each.decorator_list))
        and "shard" in {one.arg for one in each.args.args}
    ]
    assert asking == []
    campaigns = {
        name: text
        for name, text in texts.items()
        if is_room_in_turn(name) and ("mark.rotates" in text or "shard:" in text)
    }
    assert len(campaigns) > 5
    for name, text in campaigns.items():
        read = {one.numbers[0] for one in EACH if not waits(name, text, one)}
        assert read == set(range(COUNT)), name
