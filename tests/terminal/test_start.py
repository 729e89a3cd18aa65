"""A command starts without what it does not do: people wait for each start, and so do tests."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATER = {
    "casefiles.office.export.exporting",
    "casefiles.office.filing.filing_packs",
    "casefiles.office.importing.case_loading",
    "casefiles.typeset",
}


def loaded(*modules: str) -> set[str]:
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split()) & LATER


def test_what_makes_dossiers_is_loaded_by_who_makes_one():
    assert loaded("casefiles.app", "casefiles.cli.commands") == set()
    assert (
        loaded("casefiles.office.filing.filing_packs", "casefiles.office.importing.case_loading")
        == LATER
    )
