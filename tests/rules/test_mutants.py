"""The measure of mutants: a fault that no test notices is named, one that is noticed is counted."""

import ast
from pathlib import Path

import pytest

from tests import mutants

PROGRAM = b'''"""A door."""


def may_enter(age: int, guests: list[str]) -> bool:
    """Tell whether somebody may."""
    if not guests:
        return False
    guests.sort()
    return age >= 18 and len(guests) < 3
'''
GOOD = """from casefiles.door import may_enter


def test_who_enters():
    assert may_enter(18, ["a"]) is True
    assert may_enter(19, ["a", "b"]) is True
    assert may_enter(17, ["a"]) is False
    assert may_enter(18, ["a", "b", "c"]) is False
    assert may_enter(18, []) is False
    order = ["b", "a"]
    assert may_enter(18, order) is True
    assert order == ["a", "b"]
"""
WEAK = """from casefiles.door import may_enter


def test_who_enters():
    assert may_enter(30, ["a"])
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for folder in ("casefiles", "tests"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    (tmp_path / "casefiles" / "door.py").write_bytes(PROGRAM)
    return tmp_path


def test_every_change_is_a_program_of_its_own():
    found = mutants.mutants_of("door.py", PROGRAM)
    programs = {one.planted_in(PROGRAM) for one in found}
    assert len(programs) == len(found)
    assert PROGRAM not in programs
    for one in programs:
        ast.parse(one)
    texts = {one.text for one in found}
    assert {"pass", "True", "19", "4", "(guests)", "(18)", "return None"} >= texts - {
        one for one in texts if one.startswith("((")
    }


def test_a_good_test_notices_what_a_weak_one_leaves(checkout: Path):
    path = checkout / "tests" / "test_door.py"
    mutant = next(
        one for one in mutants.mutants_of("casefiles/door.py", PROGRAM) if one.text == "19"
    )
    for tests, has_lived in ((GOOD, False), (WEAK, True)):
        path.write_text(tests)
        assert mutants.noticed_by(checkout, ["tests/test_door.py"]) is None
        assert mutants.survives(checkout, mutant, ["tests/test_door.py"], {}) is has_lived
        assert (checkout / "casefiles" / "door.py").read_bytes() == PROGRAM
    *lived, place, _ = mutants.measured({"door": ["casefiles/door.py"]}, 3, 1, 60.0, 2, checkout)
    assert place == f"door: {3 - len(lived)} of 3 noticed"


def test_a_test_that_always_fails_notices_nothing(checkout: Path):
    (checkout / "tests" / "test_door.py").write_text(WEAK + "    assert not may_enter(30, ['a'])\n")
    _, place, _, last = mutants.measured({"door": ["casefiles/door.py"]}, 1, 1, 60.0, 2, checkout)
    assert place == "door: 0 of 1 noticed"
    assert last == "left out, fails without a mutant: tests/test_door.py"


def test_a_test_whose_turn_it_is_not_or_that_never_ends_notices_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
):
    (checkout / "tests" / "test_none.py").write_text("")
    assert mutants.noticed_by(checkout, ["tests/test_none.py"]) is None
    turn = "import os\n\n\ndef test_turn():\n    assert os.environ['CASEFILES_SHARD'] == 'all'\n"
    (checkout / "tests" / "test_turn.py").write_text(turn)
    monkeypatch.setenv("CASEFILES_SHARD", "3")
    assert mutants.noticed_by(checkout, ["tests/test_turn.py"]) is None
    monkeypatch.setattr(mutants, "LOOPING", 2)
    endless = "def test_loop():\n    while True:\n        pass\n"
    (checkout / "tests" / "test_loop.py").write_text(endless)
    mutant = mutants.mutants_of("casefiles/door.py", PROGRAM)[0]
    assert mutants.survives(checkout, mutant, ["tests/test_loop.py"], {}) is True


def test_what_types_and_other_programs_prove_is_left_alone():
    for source in (
        b'"""Widths, made by a script: do not edit."""\nWIDTHS = (1, 2)\n',
        b"Shape = Circle | Square | None\n",
        b"def f(x):\n    raise AssertionError\n",
        b"class A:\n    size: Annotated[int, Width(2)]\n",
    ):
        assert mutants.mutants_of("a.py", source) == []
    assert {one.text for one in mutants.mutants_of("a.py", b"f(zip(a, b, strict=True))")} == {
        "pass"
    }
    assert mutants.mutants_of("a.py", b"FLAGS = re.A | re.I")


def test_the_core_that_is_measured_is_there():
    chosen = mutants.chosen_of(mutants.CORE, mutants.ROOT, 3, 1)
    assert [len(one) for one in chosen.values()] == [3] * len(mutants.CORE)
    places = [place for area in mutants.CORE.values() for place in area]
    assert all(mutants.files_of(place, mutants.ROOT) for place in places)
