"""Every wall of the house stands, and falls over a planted breach, or it would be none."""

import os
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
    (
        "The house stands on the domain",
        "domain/foundation/cancellation.py",
        "import casefiles.words.catalogue",
    ),
    ("The house stands on the domain", "ui/base/screen.py", "import casefiles.supervisor"),
    (
        "The domain, floor by floor",
        "domain/foundation/ids.py",
        "import casefiles.domain.records.case_records",
    ),
    (
        "The store, floor by floor",
        "store/keys/key_slots.py",
        "import casefiles.store.ledger.chains",
    ),
    (
        "Redaction, floor by floor",
        "redaction/names/mentions.py",
        "import casefiles.redaction.release.projection",
    ),
    (
        "Typesetting, floor by floor",
        "typeset/fonts/shaping.py",
        "import casefiles.typeset.pages.pagination",
    ),
    (
        "The dossier, floor by floor",
        "dossier/forum/forums.py",
        "import casefiles.dossier.composition",
    ),
    (
        "Evidence, floor by floor, and the two sides of the wall apart",
        "evidence/worker/documents.py",
        "import casefiles.evidence.host.template",
    ),
    (
        "The office, floor by floor",
        "office/workplace/parallelism.py",
        "import casefiles.office.case.vault_service",
    ),
    ("The window, floor by floor", "ui/look/icons.py", "import casefiles.ui.widgets.labels"),
    (
        "Places of the window do not know one another",
        "ui/places/people/screen.py",
        "import casefiles.ui.places.documents.screen",
    ),
    (
        "Places of the window do not know one another",
        "ui/places/proceedings/screen.py",
        "import casefiles.ui.places.people.screen",
    ),
    (
        "Documents, floor by floor",
        "ui/places/documents/pages/page_view.py",
        "import casefiles.ui.places.documents.screen",
    ),
    (
        "Steps of the dossier stand side by side",
        "ui/places/dossier/preview/page_stage.py",
        "import casefiles.ui.places.dossier.screen",
    ),
    (
        "The window and the terminal ask the office only",
        "cli/commands.py",
        "import casefiles.store.vault.opening",
    ),
    (
        "The window and the terminal ask the office only",
        "cli/signing.py",
        "import casefiles.signing.operations",
    ),
    (
        "The window and the terminal ask the office only",
        "ui/settings/history/screen.py",
        "import casefiles.store.vault.opening",
    ),
    (
        "Pure rooms know neither store, evidence, Qt nor the database",
        "redaction/pixels/gate.py",
        "import casefiles.store.vault.opening",
    ),
    (
        "Typesetting knows no case",
        "typeset/document/tree.py",
        "import casefiles.domain.disclosure.disclosed",
    ),
    (
        "Children that make and search what leaves know no record",
        "domain/disclosure/disclosed.py",
        "import casefiles.domain.records.case_records",
    ),
    (
        "No reader of evidence stands beside the key",
        "evidence/host/template.py",
        "import casefiles.evidence.worker.documents",
    ),
    ("Nothing below the window knows Qt", "office/importing/case_loading.py", "import PySide6"),
    ("Nothing below the window knows Qt", "supervisor.py", "import casefiles.ui.look.theme"),
    ("Nothing below the window knows Qt", "words/layout.py", "import PySide6"),
    ("Nothing below the window knows Qt", "typeset/document/tree.py", "import PySide6"),
    (
        "Only store.database.connection imports the database driver",
        "store/vault/opening.py",
        "import sqlcipher3",
    ),
    (
        "The domain imports the standard library only",
        "domain/foundation/ids.py",
        "import cryptography",
    ),
    ("Nothing under the AGPL is in the house", "evidence/pdf/pdf_text.py", "import pymupdf"),
    (
        "Public holidays are read from tables, never asked of the library",
        "library/holidays.py",
        "import holidays",
    ),
]
CYCLES = "No cycles anywhere"


def lint(folder: Path) -> str:
    done = subprocess.run(
        [str(LINT), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "400"},  # no line of the report is broken
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
    plant(house, "office/workplace/strict_json.py", "import casefiles.office.importing.case_import")
    assert broken(lint(house)) == {CYCLES, "The office, floor by floor"}


def test_every_wall_is_seen_to_fall():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    walls = {one["name"] for one in config["tool"]["importlinter"]["contracts"]}
    assert walls == {wall for wall, _, _ in BREACHES} | {CYCLES}


def test_a_stray_module_is_found(house: Path):
    (house / "casefiles" / "helpers.py").write_text('"""Stray."""\n')
    (house / "casefiles" / "office" / "stray").mkdir()
    (house / "casefiles" / "office" / "stray" / "__init__.py").write_text('"""Stray."""\n')
    assert broken(lint(house)) == {"The house stands on the domain", "The office, floor by floor"}


def test_tests_of_the_office_know_no_window():
    """What works without a window is tested without one."""
    looked = [*(ROOT / "tests" / "office").rglob("*.py"), *(ROOT / "tests").glob("*vaults.py")]
    of_the_window = re.compile(r"\b(PySide6|pytestqt|casefiles\.ui|tests\.ui|qapp|qtbot)\b")
    assert len(looked) > 100
    assert [str(one) for one in looked if of_the_window.search(one.read_text("utf-8"))] == []
