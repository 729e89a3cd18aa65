"""Every wall of the house stands, and falls over a planted breach, or it would be none."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

BREACHES = [
    ("The house stands on the domain", "domain/ticket.py", "import casefiles.words"),
    ("The window and the terminal ask the office only", "cli.py", "import casefiles.store.vault"),
    (
        "Pure rooms know neither store, evidence, Qt nor the database",
        "redaction/gate.py",
        "import casefiles.store.vault",
    ),
    ("Typesetting knows no case", "typeset/tree.py", "import casefiles.domain.disclosure"),
    (
        "The window and the terminal ask the office only",
        "ui/history/room.py",
        "import casefiles.store.vault",
    ),
    ("The house stands on the domain", "ui/room.py", "import casefiles.supervisor"),
    (
        "Children that make and search what leaves know no record",
        "domain/disclosure.py",
        "import casefiles.domain.records",
    ),
    ("Nothing below the window knows Qt", "office/load.py", "import PySide6"),
    ("Nothing below the window knows Qt", "supervisor.py", "import casefiles.ui.theme"),
    (
        "Rooms of the window do not know one another",
        "ui/people/room.py",
        "import casefiles.ui.documents.room",
    ),
    ("Only store.connection imports the database driver", "store/vault.py", "import sqlcipher3"),
    ("The domain imports the standard library only", "domain/ids.py", "import cryptography"),
    (
        "Rooms of the window do not know one another",
        "ui/register/room.py",
        "import casefiles.ui.people.room",
    ),
    (
        "The window and the terminal ask the office only",
        "cli_signing.py",
        "import casefiles.signing.acts",
    ),
    ("Nothing below the window knows Qt", "words_of_layout.py", "import PySide6"),
    ("Nothing below the window knows Qt", "typeset/tree.py", "import PySide6"),
    ("Nothing under the AGPL is in the house", "evidence/pdf_text.py", "import pymupdf"),
    (
        "Public holidays are read from tables, never asked of the library",
        "library/holidays.py",
        "import holidays",
    ),
]
CYCLES = "No cycles anywhere"


def lint(folder: Path) -> str:
    done = subprocess.run(
        [str(LINT), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "casefiles", tmp_path / "casefiles")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken(report: str) -> set[str]:
    return set(re.findall(r"^(.*?) BROKEN", report, flags=re.MULTILINE))


def test_the_house_as_it_is_breaks_no_wall(house: Path):
    report = lint(house)
    assert "0 broken" in report
    assert not broken(report)


def told_of(report: str, wall: str) -> str:
    """Return what a report tells of one wall that is broken."""
    parts = re.split(r"^(.+)\n-{5,}$", report.partition("Broken contracts")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(wall, "")


def plant(house: Path, file: str, breach: str) -> str:
    """Put a breach into a file; returns how a report names it."""
    target = house / "casefiles" / file
    target.write_text(f"{target.read_text()}\n{breach}\n")
    module = "casefiles." + file.removesuffix(".py").replace("/", ".")
    return f"{module} -> {breach.removeprefix('import ')} (l."


def test_each_planted_breach_is_found_at_the_wall_it_breaks(house: Path):
    planted = [(wall, plant(house, file, breach)) for wall, file, breach in BREACHES]
    report = lint(house)
    assert [one for one in planted if one[1] not in told_of(report, one[0])] == []


def test_a_cycle_is_found(house: Path):
    plant(house, "office/strict_json.py", "import casefiles.office.case_form")
    assert broken(lint(house)) == {CYCLES}


def test_every_wall_is_seen_to_fall():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    walls = {one["name"] for one in config["tool"]["importlinter"]["contracts"]}
    assert walls == {wall for wall, _, _ in BREACHES} | {CYCLES}


def test_a_stray_module_is_found(house: Path):
    (house / "casefiles" / "helpers.py").write_text('"""Stray."""\n')
    assert "0 broken" not in lint(house)
