"""A million events by chance, in parts of their own process each: none raises, warns or ends it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.settling import until
from tests.ui.shell import monkey

ROOT = Path(__file__).resolve().parents[3]
PARTS = 50
EVENTS = 20_000
"""Of each part: fifty make a million. CASEFILES_EVENTS takes others, where there is less time."""
SEED = int(os.environ.get("CASEFILES_SEED", "23000"))


@pytest.mark.long
@pytest.mark.rotates
@pytest.mark.parametrize("part", range(PARTS))
def test_no_event_raises_warns_or_ends_the_program(part: int, tmp_path: Path):
    events = os.environ.get("CASEFILES_EVENTS", str(EVENTS))
    played = subprocess.run(
        [sys.executable, "-m", "tests.ui.shell.monkey", str(SEED + 1000 * part), events],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stdout + played.stderr[-4000:]
    assert f"{events} events, 0 faults" in played.stdout


def test_control_what_an_override_raises_is_noted():
    noted: list[str] = []

    def raises(_self: object) -> int:
        return max(())

    with pytest.raises(ValueError, match="empty"):
        monkey._watched(raises, noted.append)(object())
    assert "in raises" in noted[0]


def test_control_what_qt_warns_of_is_noted(session, theme, qtbot):
    from casefiles.ui.shell.main_window import MainWindow

    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    until(lambda: window.workspace is not None)
    player = monkey.Monkey(window, session, 1)
    player.warned(None, None, "QPainter::begin: Paint device returned engine == 0")
    player.warned(None, None, "This plugin does not support raise()")
    assert player.faults == ["event 0: Qt: QPainter::begin: Paint device returned engine == 0"]
