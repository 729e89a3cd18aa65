"""A bug is reported with its kind and place, and never with what it met."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Gulnar at the old bridge"

HOOKED = (
    "import gc, sys, threading\n"
    "from casefiles import log\n"
    "bugs = []\n"
    "log.install_hooks(sys.stderr, lambda: bugs.append(1))\n"
)
IN_MAIN = f"raise ValueError({SECRET!r})\n"
IN_THREAD = (
    f"def fail(): raise KeyError({SECRET!r})\n"
    "one = threading.Thread(target=fail); one.start(); one.join(); print(len(bugs))\n"
)
IN_FINALISER = (
    "class Held:\n"
    f"    def __del__(self): raise OSError({SECRET!r})\n"
    "held = Held(); del held; gc.collect(); print(len(bugs))\n"
)


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("code", "kind", "where"),
    [
        (IN_MAIN, "ValueError", "main"),
        (IN_THREAD, "KeyError", "thread"),
        (IN_FINALISER, "OSError", "finaliser"),
    ],
)
def test_an_uncaught_error_is_told_without_its_contents(code: str, kind: str, where: str):
    done = run(HOOKED + code)
    assert kind in done.stderr
    assert where in done.stderr
    assert SECRET not in done.stderr + done.stdout


def test_without_the_hooks_contents_would_be_told():
    """Control."""
    assert SECRET in run(IN_MAIN).stderr


def test_a_bug_in_a_command_ends_with_1_and_asks_for_a_report():
    code = (
        "import sys\n"
        "from casefiles import app\n"
        "from casefiles.office.case.vault_service import VaultService\n"
        f"def fail(*_): raise RuntimeError({SECRET!r})\n"
        "VaultService.demo = fail\n"
        "sys.exit(app.main(['demo', 'nowhere']))\n"
    )
    done = run(code)
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
    assert "report the lines" in done.stderr.lower()
    assert SECRET not in done.stderr


def test_a_reader_that_goes_away_is_no_bug(tmp_path: Path):
    """Its pipe is closed before anything is told; what was asked for is done all the same."""
    reading, writing = os.pipe()
    os.close(reading)
    file = tmp_path / "key"
    command = [sys.executable, str(ROOT / "main.py"), "pack", "key", str(file), "--name", "a/b"]
    try:
        done = subprocess.run(
            [*command, "--json"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 0
    assert file.exists()
