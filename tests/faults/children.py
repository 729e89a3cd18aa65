"""Child processes of fault tests: none outlives its time, and one that hangs tells where."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
WITHIN = 540.0
"""Seconds for a child of the short campaigns: less than a test may take, so that this tells."""
_GRACE = 20.0
_TOLD = 6000


def module(name: str, *words: object) -> list[str]:
    """Return the command of a module of this checkout, which tells where it is if aborted."""
    return [sys.executable, "-X", "faulthandler", "-m", name, *map(str, words)]


def finished(command: list[str], within: float, around: Mapping[str, str] | None = None) -> str:
    """Run a command and return what it printed.

    Args:
        command: with its words.
        within: seconds after which it and its own children are killed, and the test fails.
        around: variables of the environment beside those of this process.
    """
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | (around or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        try:
            said, errors = child.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            said, errors = _ended(child)
            told = f"{' '.join(command[3:])} did not end within {within:.0f} s"
            raise AssertionError(f"{told}\n{said[-_TOLD:]}{errors[-_TOLD:]}") from None
        except BaseException:
            _kill_all(child)
            raise
    assert child.returncode == 0, said[-_TOLD:] + errors[-_TOLD:]
    return said


def _ended(child: "subprocess.Popen[str]") -> tuple[str, str]:
    """Let a child say where each of its threads is, and end it with all of its own children."""
    child.send_signal(signal.SIGABRT)
    with suppress(subprocess.TimeoutExpired):
        child.wait(_GRACE)
    _kill_all(child)
    return child.communicate()


def _kill_all(child: "subprocess.Popen[str]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


@contextmanager
def talking(name: str, *words: object, within: float = WITHIN) -> "Iterator[subprocess.Popen[str]]":
    """Yield a module at work that is read line by line; it is killed when its time is over."""
    child = subprocess.Popen(module(name, *words), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    timer = threading.Timer(within, child.kill)
    timer.start()
    try:
        yield child
    finally:
        timer.cancel()
        child.kill()
        child.stdout.close()
        child.wait()
