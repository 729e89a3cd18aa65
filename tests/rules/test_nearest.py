"""What a developer's check runs: the tests nearest to a change, as many as can be afforded."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.nearest import affordable, changed_in, costs_told, importers_in, nearest

FILES = {
    "casefiles/__init__.py": "",
    "casefiles/ink.py": '"""Ink."""\n',
    "casefiles/pen.py": '"""A pen."""\n\nfrom casefiles import (\n    desk_lamp,\n    ink,\n)\n',
    "casefiles/desk.py": '"""A desk."""\n\nimport casefiles.pen\n',
    "tests/test_ink.py": '"""Ink."""\n\nfrom casefiles.ink import colour\n',
    "tests/test_desk.py": '"""Desks."""\n\ndef test():\n    from casefiles import desk\n',
    "tests/test_apart.py": '"""Apart."""\n',
    "tests/journeys/test_day.py": '"""A day."""\n\nfrom casefiles import ink\n',
    "tests/journeys/conftest.py": '"""Fixtures."""\n',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_tests_that_reach_a_change_come_by_distance_and_others_not(root: Path):
    importers = importers_in(root)
    assert nearest(importers, ["casefiles/ink.py"], root) == [
        (1, "tests/test_ink.py"),
        (3, "tests/test_desk.py"),
    ]
    assert nearest(importers, ["casefiles/desk.py"], root) == [(1, "tests/test_desk.py")]


def test_a_test_that_changed_runs_itself_also_one_of_a_whole_story(root: Path):
    importers = importers_in(root)
    changed = ["tests/journeys/test_day.py"]
    assert nearest(importers, changed, root) == [(0, "tests/journeys/test_day.py")]
    assert nearest(importers, ["tests/test_gone.py"], root) == []


def test_fixtures_of_a_folder_reach_its_tests(root: Path):
    (root / "tests/conftest.py").write_text('"""Fixtures."""\n')
    found = [one for _, one in nearest(importers_in(root), ["tests/conftest.py"], root)]
    assert found == ["tests/test_apart.py", "tests/test_desk.py", "tests/test_ink.py"]


def test_the_nearest_are_run_while_seconds_last():
    found = [(1, "a"), (2, "dear"), (3, "b"), (4, "c"), (4, "tests/rules/test_x.py")]
    costs = {"a": 1.0, "dear": 50.0, "b": 2.5}
    assert affordable(found, costs, 6.0) == ["a", "b", "c"]
    assert affordable(found, costs, 4.0) == ["a", "b"]


def test_what_a_file_cost_last_counts(tmp_path: Path):
    path = tmp_path / "costs.txt"
    assert costs_told(path) == {}
    lines = [("a::one", "call", 9.0), ("a::one", "call", 1.0), ("a::two", "setup", 2.0)]
    path.write_text("".join(json.dumps(one) + "\n" for one in lines))
    assert costs_told(path) == {"a": 3.0}


def git(root: Path, *words: str) -> None:
    me = ("-c", "user.name=A", "-c", "user.email=a@b.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *me, *words], cwd=root, check=True, capture_output=True)


def test_what_changed_is_told_by_git(root: Path):
    git(root, "init")
    git(root, "add", "casefiles")
    git(root, "commit", "-m", "one", "--no-verify")
    git(root, "add", "tests/test_ink.py")
    git(root, "commit", "-m", "two", "--no-verify")
    for folder in ("tests/journeys", "tests"):
        for path in (root / folder).glob("*.py"):
            if path.name != "test_ink.py":
                path.unlink()
    assert changed_in(root) == ["tests/test_ink.py"], "of the last commit"
    (root / "casefiles/pen.py").write_text('"""Another pen."""\n')
    (root / "casefiles/new.py").write_text('"""New."""\n')
    assert changed_in(root) == ["casefiles/pen.py", "casefiles/new.py"]
