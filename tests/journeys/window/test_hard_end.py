"""A window that leaves is gone in seconds, whatever it is doing, and a fresh one may begin."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casefiles import supervisor
from casefiles.office.workplace.handover import Handover, handover_from, line_from
from casefiles.ui.shell.application import LOCKED
from tests.journeys.window.test_supervisor import ROOT, UNSEEN, home, is_running, start, window_of
from tests.ui.conftest import PASSPHRASE, made_sample, own_desk, sample_vault

__all__ = ["home", "made_sample", "own_desk", "sample_vault"]

_STUCK = """
import os, secrets, sys, threading, time
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from casefiles import paths
from casefiles.office.workplace.clock import system_clock
from casefiles.office.case.vault_service import VaultService
from casefiles.office.workplace.handover import Handover
from casefiles.ui.shell import application
from casefiles.ui.shell.hard_end import HardEnd
from casefiles.ui.look.theme import Theme
from tests.ui.settling import until
folder, passphrase, how = sys.argv[1:]
app = QApplication([])
desk = VaultService(system_clock("0" * 32), secrets.token_bytes, paths.resources())
theme = Theme(desk.resources)
theme.apply(app)
place = Handover(Path(folder), Path(folder).parent)
run = application.WindowRun(desk, theme, place, lambda told: None, HardEnd(os._exit))
supervisor, _ = os.pipe()
run.listen(supervisor)
run.show_unlock_window()
run.unlock_window._needs_clock = False
run.unlock_window._on_open(desk.unlock(Path(folder), passphrase))
until(lambda: run.window is not None and run.window.workspace is not None)
for_ever = lambda *_: threading.Event().wait()
if how == "vault":
    run._session.vault.close = for_ever
elif how == "writer":
    threading.Thread(
        target=lambda: run._session.vault.run(lambda work: time.sleep(1000)), daemon=True
    ).start()
    time.sleep(0.3)
elif how == "window":
    run.window.keep_drafts = for_ever
elif how == "reader":
    threading.Thread(
        target=lambda: run._session.vault.ask(lambda reader: time.sleep(1000)), daemon=True
    ).start()
    time.sleep(0.3)
run._session.run(QObject(), lambda work: work.put_setting("n1", "a draft"))
began = time.monotonic()
print(began, flush=True)
QTimer.singleShot(0, lambda: run.leave(int(75)))
app.exec()
os._exit(run.code)
"""


@pytest.mark.parametrize("how", ["vault", "reader", "writer", "window"])
def test_a_process_ends_with_75_in_five_seconds_whatever_waits(
    sample_vault: Path, own_desk, how: str
):
    with subprocess.Popen(
        [sys.executable, "-c", _STUCK, str(sample_vault), PASSPHRASE, how],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        began = float(process.stdout.readline())
        code = process.wait(60)
        took = time.monotonic() - began
        assert process.stderr is not None
        said = process.stderr.read().replace(UNSEEN, "")
    assert code == LOCKED
    # Two seconds more than the grace, in which a busy machine notices it, as the supervisor does.
    assert took < 7.0, f"{took:.1f} s"
    assert "acknowledged before is in the vault" in said
    opened = own_desk.unlock(sample_vault, PASSPHRASE)
    try:
        kept = opened.ask(lambda reader: reader.setting("n1"))
        assert kept == ("a draft" if how != "writer" else None)
    finally:
        opened.close()


def test_a_window_that_stands_still_is_ended_with_its_supervisor(home: Path):
    program = start(home, QT_QPA_PLATFORM="offscreen")
    window = window_of(program)
    os.kill(window, signal.SIGSTOP)
    began = time.monotonic()
    program.send_signal(signal.SIGTERM)
    try:
        _, errors = program.communicate(timeout=60)
    finally:
        program.kill()
    assert time.monotonic() - began < 15
    assert program.returncode == 0
    assert "was ended" in errors
    assert not is_running(window)


_FAKE = """
import os, signal, sys, time
line = sys.stdin.buffer.readline()
if b'"is_after_lock": true' in line:
    os._exit(0)
sys.stdout.buffer.write(line.replace(b'"ends_with": null', b'"ends_with": 75'))
sys.stdout.buffer.flush()
%s
"""


@pytest.mark.parametrize("does", ["os.kill(os.getpid(), signal.SIGSTOP)", "time.sleep(1000)"])
def test_a_lock_that_stands_still_is_ended_and_a_fresh_window_begins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str
):
    started: list[list[str]] = []

    def command(*_words: str) -> list[str]:
        started.append([sys.executable, "-c", _FAKE % does])
        return started[-1]

    monkeypatch.setattr(supervisor, "child_command", command)
    monkeypatch.setattr(supervisor, "_GRACE", 0.5)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    told = io.StringIO()
    assert supervisor.supervise(tmp_path, told) == 0
    assert len(started) == 2, "a fresh window asks for the passphrase"
    assert "was ended" in told.getvalue()


def test_a_window_that_met_a_bug_on_its_way_out_may_be_read_as_long_as_one_wants(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    script = (
        "import sys, time; line = sys.stdin.buffer.readline(); out = sys.stdout.buffer; "
        "told = line.replace(b'\"ends_with\": null', b'\"ends_with\": 75'); "
        "out.write(told + line); out.flush(); "
        "time.sleep(1.5); sys.exit(1)"
    )
    monkeypatch.setattr(supervisor, "child_command", lambda *_words: [sys.executable, "-c", script])
    monkeypatch.setattr(supervisor, "_GRACE", 0.5)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    told = io.StringIO()
    assert supervisor.supervise(tmp_path, told) == 1
    assert "ended unexpectedly" in told.getvalue()


def test_how_a_window_ends_passes_the_pipe():
    told = Handover(None, Path("/home/anna"), ends_with=75)
    assert handover_from(line_from(told)) == told
