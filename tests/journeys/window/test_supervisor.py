"""The program as a person starts it: a window, a lock, a fresh window, and nothing left behind."""

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import VaultInUse
from casefiles.office.workplace.clock import system_clock
from casefiles.store.vault.opening import open_vault
from tests.journeys.window.screen import Screen, Seen, wait
from tests.traces import whole_calls

ROOT = Path(__file__).resolve().parents[3]
PASSPHRASE = "five blue trains leave quietly tonight"
CLOCK = system_clock("0" * 32)
TRACED = (
    "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
)
UNSEEN = "This plugin does not support propagateSizeHints()\n"
"""What Qt says where nothing is shown."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def screen() -> Iterator[Screen]:
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("needs xvfb and xdotool")
    screen = Screen.begin()
    yield screen
    screen.end()


def start(home: Path, *before: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*before, sys.executable, str(ROOT / "main.py")],
        env={
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TZ": "Europe/Warsaw",
            "PYTHONDONTWRITEBYTECODE": "1",
            **environment,
        },
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in text.split()]


def window_of(supervisor: "subprocess.Popen[str]") -> int:
    """Wait for the window's process, until it listens to signals."""
    wait(lambda: bool(children(supervisor.pid)), "no child")
    (window,) = children(supervisor.pid)

    def listens() -> bool:
        status = Path(f"/proc/{window}/status").read_text()
        caught = re.search(r"^SigCgt:\s*(\w+)", status, re.MULTILINE)
        return bool(caught and int(caught[1], 16) & 1 << signal.SIGTERM - 1)

    wait(listens, "the window does not come up")
    return window


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def is_in_use(vault: Path) -> bool:
    try:
        open_vault(vault, PASSPHRASE, CLOCK, secrets.token_bytes).close()
    except VaultInUse:
        return True
    return False


def written(trace: Path) -> set[str]:
    """Return the paths that were made, renamed or opened for writing."""
    paths = set()
    for line in whole_calls(trace.read_text(errors="replace")):
        if re.search(r" = -1 |SIG|exited|killed", line):
            continue
        is_read = "open" in line and not re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", line)
        if not is_read:
            found = re.findall(r'(?:<([^<>"]*)>, )?"((?:[^"\\]|\\.)*)"', line)
            # Below a folder that is held open only the name is told: the folder stands before it.
            paths.update(str(Path(*pair)) if pair[0] else pair[1] for pair in found)
    return paths


def test_a_vault_is_made_locked_unlocked_and_left_by_keys_alone(screen: Screen, home: Path):
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    trace, vault = home.parent / "trace", home / "Casefiles"
    tracing = ("strace", "-f", "-y", "-qq", "-s", "400", "-e", TRACED, "-o", str(trace))
    program = start(home, *tracing, DISPLAY=screen.display)
    try:
        seen = created_by_keys(screen, vault)
        locked_and_unlocked_by_keys(screen, vault, seen)
        errors = screen.leave(program)
    except BaseException:
        screen.save(home.parent / "failed.png")
        os.killpg(program.pid, signal.SIGKILL)
        print(program.communicate(timeout=120))
        raise
    assert (program.returncode, errors) == (0, "")
    assert [path.name for path in home.iterdir()] == ["Casefiles"]
    with open_vault(vault, PASSPHRASE, CLOCK, secrets.token_bytes) as opened:
        entered = [entry.action for entry in opened.read(lambda reader: reader.entries(None))]
        acts = [action for action in entered if action not in {"checkpoint", "add_device_key"}]
        assert opened.read(lambda reader: reader.setting("recovery_reminder")) == "later"
    # A sheet that was put off opens nothing.
    assert acts == ["create_vault", "clock_confirmed"]
    outside = {
        path
        for path in written(trace)
        if not path.startswith((f"{home}/Casefiles", f"{home}/.Casefiles.", "/dev/", "/proc/"))
        and "__pycache__" not in path  # what Python keeps of the program itself
    }
    assert outside == set()


def created_by_keys(screen: Screen, vault: Path) -> set[Seen]:
    """Create a vault; returns the windows that were seen."""
    door = screen.next_window(set())
    screen.press("Return")
    screen.settle_on_something_new()
    screen.type(PASSPHRASE)
    screen.press("Tab", "Tab")
    screen.type(PASSPHRASE)
    screen.press("Return")
    wait((vault / "vault.keys").exists, "no vault")
    screen.settle_on_something_new()
    screen.press("shift+Tab", "Return")  # later, remind me
    screen.settle_on_something_new()
    screen.press("Return")  # the clock is right
    return {door, screen.next_window({door})}


def locked_and_unlocked_by_keys(screen: Screen, vault: Path, seen: set[Seen]) -> None:
    """Lock with a key, and unlock the fresh window."""
    ((_, first),) = screen.windows()
    assert is_in_use(vault)
    screen.press("ctrl+l")
    wait(lambda: not is_running(first), "the window is not locked")
    door = screen.next_window(seen)
    assert door[1] != first
    assert not is_in_use(vault)
    screen.type(PASSPHRASE)
    screen.press("Return")
    screen.settle_on_something_new()
    screen.press("Return")
    screen.next_window(seen | {door})
    assert is_in_use(vault)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_supervisor_ends_its_window_politely(home: Path, number: int):
    program = start(home, QT_QPA_PLATFORM="offscreen")
    window = window_of(program)
    program.send_signal(number)
    _, errors = program.communicate(timeout=120)
    assert (program.returncode, errors.replace(UNSEEN, "")) == (0, "")
    assert not is_running(window)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_window_that_crashes_is_told_in_words_and_leaves_nothing(home: Path, number: int):
    generous = ("sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh")
    around = {path.name for path in Path("/").iterdir()}
    program = start(home, *generous, QT_QPA_PLATFORM="offscreen")
    os.kill(window_of(program), number)
    _, errors = program.communicate(timeout=120)
    assert program.returncode == 128 + number
    told = errors.replace(UNSEEN, "")
    assert told.startswith(f"The window ended unexpectedly (signal {int(number)}).")
    assert told.count("\n") == 1, "a place in the program may be told, but nothing else is"
    assert list(home.iterdir()) == []
    assert {path.name for path in Path("/").iterdir()} == around, "No hibernation image"


def test_a_window_does_not_outlive_its_supervisor(home: Path):
    program = start(home, QT_QPA_PLATFORM="offscreen")
    window = window_of(program)
    program.kill()
    wait(lambda: not is_running(window), "the window lives on")
    program.communicate()


def test_the_window_knows_its_home_and_its_vault_from_the_pipe_only(home: Path):
    vault = home / "Rowan"
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "window", str(vault)],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen",
             "LD_PRELOAD": "", "QT_PLUGIN_PATH": "/tmp/elsewhere", "PYTHONPATH": "/tmp/elsewhere"},
        cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        window = window_of(program)  # type: ignore[arg-type]
        words = Path(f"/proc/{window}/cmdline").read_bytes()
        environment = Path(f"/proc/{window}/environ").read_bytes()
    finally:
        program.terminate()
        program.communicate(timeout=120)
    assert b"Rowan" not in words + environment
    assert b"elsewhere" not in environment
    assert b"HOME=/dev/null" in environment


def test_without_a_display_it_says_so_and_makes_nothing(home: Path):
    program = start(home)
    _, errors = program.communicate(timeout=120)
    assert program.returncode == 2
    assert "no display" in errors
    assert list(home.iterdir()) == []
