"""The program is built in layers, nothing leads upward, and each folder can be looked through."""

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.rules.test_code import ROOT
from tests.structure import (
    MOST_FILES,
    Module,
    crowded,
    modules_in,
    report_of,
    structure_of,
    upward_in,
)
from tests.structure_measures import (
    allowed_in_vain,
    classes_named_twice,
    dialect_in,
    speaking_by_hand,
    trees_of,
)
from tests.structure_picture import svg_of


@pytest.fixture(scope="module")
def program() -> dict[str, Module]:
    return modules_in(ROOT)


def planted(place: Path, **texts: str) -> dict[str, Module]:
    """Return modules of a small program below two layers: `low` and `high`."""
    contract = (
        '[[tool.importlinter.contracts]]\ncontainers = ["casefiles"]\nlayers = ["high", "low"]\n'
    )
    (place / "pyproject.toml").write_text(contract)
    for room in ("", "low", "high"):
        (place / "casefiles" / room).mkdir()
        (place / "casefiles" / room / "__init__.py").write_text("")
    for name, text in texts.items():
        (place / "casefiles" / f"{name.replace('__', '/')}.py").write_text(text)
    return modules_in(place)


def test_no_import_leads_upward_at_any_level(program: dict[str, Module]):
    assert upward_in(program) == {}


def test_control_an_import_that_leads_upward_is_seen(tmp_path: Path):
    inside = "def late():\n    from casefiles.high import tree\n    return tree\n"
    modules = planted(tmp_path, low__root=inside, high__tree="import casefiles.low.root\n")
    assert upward_in(modules, tmp_path) == {"casefiles: low -> high": 1}
    structure = structure_of(modules, "casefiles", tmp_path)
    assert structure.edges == {("low", "high"): 1, ("high", "low"): 1}
    assert "upward arrows: 1" in list(report_of(structure))


def test_control_a_circle_without_a_contract_is_seen(tmp_path: Path):
    modules = planted(
        tmp_path,
        high__one="from casefiles.high.two import x\n",
        high__two="from casefiles.high.one import y\n",
    )
    assert structure_of(modules, "casefiles.high", tmp_path).upward


def test_rooms_stand_in_the_layers_of_the_contract(program: dict[str, Module]):
    structure = structure_of(program, "casefiles")
    names = [room.name for layer in structure.layers for room in layer]
    assert structure.is_contract
    assert names.index("domain") < names.index("office") < names.index("ui")
    assert structure.edges["office", "domain"] > 0
    assert sum(room.files for layer in structure.layers for room in layer) == len(program) - 1


@pytest.mark.parametrize("top", ["casefiles", "tests"])
def test_every_folder_can_be_looked_through(top: str):
    assert crowded(ROOT, top) == {}


def test_control_a_file_too_many_is_seen(tmp_path: Path):
    fullest = ROOT / "casefiles" / "redaction" / "finding"
    folder = tmp_path / "casefiles" / "finding"
    folder.mkdir(parents=True)
    for path in sorted(fullest.glob("*.py"))[:MOST_FILES]:
        shutil.copy(path, folder)
    for number in range(MOST_FILES - len(list(folder.glob("*.py")))):
        (folder / f"more_{number}.py").write_text("")
    assert crowded(tmp_path, "casefiles") == {}
    (folder / "one_too_many.py").write_text("")
    assert crowded(tmp_path, "casefiles") == {"casefiles/finding": MOST_FILES + 1}


def test_measures_of_words_classes_and_protocols_see_what_is_planted(tmp_path: Path):
    frames = "from casefiles.domain.foundation.frames import read_frame\n"
    modules = planted(
        tmp_path,
        low__root="class Twice: ...\nclass _Own: ...\n",
        high__tree="class Twice: ...\nclass _Own: ...\n",
        high__by_hand=frames + "def is_told(keptWords): self.asked = told_by = 1\n",
    )
    trees = trees_of(modules)
    assert classes_named_twice(trees) == {"Twice": 2}
    assert speaking_by_hand(trees) == ["casefiles.high.by_hand"]
    assert dialect_in(trees) == {"told": 2, "kept": 1, "asked": 1}


def test_names_have_no_word_of_the_dialect_and_classes_have_a_name_each(program: dict[str, Module]):
    trees = trees_of(program)
    assert dialect_in(trees) == {}
    assert allowed_in_vain(trees) == set()
    assert classes_named_twice(trees) == {}


def test_the_picture_has_a_box_for_each_room_and_an_arrow_for_each_import():
    layers = [[("low", "1 file")], [("high", "2 files & more")]]
    drawn = ET.fromstring(svg_of("a program", layers, {("high", "low"): 7, ("low", "high"): 1}))
    texts = [one.text for one in drawn.iter() if one.tag.endswith("text")]
    assert {"low", "high", "2 files & more", "7"} <= set(texts)
    lines = [one.get("stroke") for one in drawn.iter() if one.tag.endswith("line")]
    assert len(lines) == 2
    assert len(set(lines)) == 2, "what leads upward has a colour of its own"
