"""A command starts without what it does not do: people wait for each start, and so do tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LATER = {
    "casefiles.office.export.exporting",
    "casefiles.office.filing.filing_packs",
    "casefiles.office.importing.case_loading",
    "casefiles.typeset",
}


BEFORE_PAINT = (
    "casefiles.domain.foundation",
    "casefiles.office.case.desk",
    "casefiles.office.vault.privilege_notice",
    "casefiles.office.vault.vaults_at_hand",
    "casefiles.office.workplace",
    "casefiles.store.files",
    "casefiles.ui",
    "casefiles.words.dates",
    "casefiles.words.language",
    "casefiles.words.register",
    "casefiles.words.used_terms",
)
"""What the unlock window may load before it is painted: no record, no vault, no texts of faults."""
LARGEST = 110
"""Modules of the program that the unlock window may load before it is painted."""
PAINTED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from casefiles import app
from casefiles.office.workplace.handover import Handover
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell import application
application_ = QApplication([])
theme = Theme(app.paths.resources())
theme.apply(application_)
run = application.WindowRun(
    app._later_desk(), theme, Handover({vault}, Path({home!r})), lambda _told: None
)
run.show_unlock_window()
window = run.unlock_window
window.repaint()
print(*sys.modules)
print(*(name for name, page in vars(window).items() if page in window._pages and name != "_shown"))
sys.stdout.flush()
import os
os._exit(0)
"""


def printed(code: str) -> list[str]:
    command = [sys.executable, "-c", code]
    place = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=place)
    return done.stdout.splitlines()


def loaded(*modules: str) -> set[str]:
    return every_module(*modules) & LATER


def every_module(*modules: str) -> set[str]:
    return set(printed(f"import sys, {', '.join(modules)}; print(*sys.modules)")[0].split())


def may_be_early(module: str) -> bool:
    """Tell whether a module is one of those, or a package that holds one of them."""
    return any(
        module == early or module.startswith(f"{early}.") or early.startswith(f"{module}.")
        for early in BEFORE_PAINT
    )


@pytest.mark.parametrize(
    ("is_there", "page"), [(False, "welcome"), (True, "unlock")], ids=["no vault", "a vault"]
)
def test_the_unlock_window_is_painted_before_records_are_loaded(
    tmp_path: Path, is_there: bool, page: str
):
    vault = f"Path({str(tmp_path / 'Rowan case')!r})" if is_there else None
    modules, pages = printed(PAINTED.format(vault=vault, home=str(tmp_path)))
    # What the program itself imports before there is a window is counted as well.
    own = {name for name in modules.split() if name.startswith("casefiles.")}
    heavy = {name for name in own if name.count(".") > 1 and not may_be_early(name)}
    assert heavy == set()
    assert not {"sqlcipher3", "yaml", "argon2", "cryptography"} & set(modules.split())
    assert len(own) <= LARGEST
    assert pages.split() == [page], "only the page that is shown is made"


def test_what_makes_dossiers_is_loaded_by_who_makes_one():
    assert loaded("casefiles.app", "casefiles.cli.commands") == set()
    assert (
        loaded("casefiles.office.filing.filing_packs", "casefiles.office.importing.case_loading")
        == LATER
    )


def test_the_window_over_an_open_vault_would_not_pass_for_an_early_one():
    """The control: what is loaded after the painting is what the rule above keeps out."""
    own = every_module("casefiles.ui.shell.main_window")
    assert any(name.startswith("casefiles.domain.records.") for name in own)
    assert any(
        name.startswith("casefiles.domain.records.") and not may_be_early(name) for name in own
    )
    assert "sqlcipher3" in own
