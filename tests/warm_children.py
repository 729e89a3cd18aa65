"""Children of the office that are forked from one which has loaded its libraries already.

Most of what a child of a small dossier costs is the loading of its libraries. Here each child is
still a process of its own, that gets the same frames over the same pipes and runs the same room;
only what it imports is there before. `attacks/pairs/test_small_pairs` holds both against each
other, and tests of children themselves (`office/workplace`, `attacks/system`) start them cold.
Programmes of tests that end in the middle of an act can be forked from it, too.
"""

import array
import atexit
import os
import runpy
import select
import signal
import socket  # noqa: TID251  of this machine alone
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import Final

import pytest

from casefiles.office.workplace import children
from casefiles.typeset.unicode.hyphenation import hyphen_places
from tests import costs

BURNER: Final = "casefiles.redaction.pixels.burner"
ROOMS: Final = ("casefiles.dossier", "casefiles.redaction", BURNER, "casefiles.signing")
PROGRAMMES: Final = ("tests.office.export.killed_export", "tests.office.export.killed_later")
_ROOT: Final = Path(__file__).parents[1]
_PIPES: Final = 3
_LONGEST: Final = 1 << 16
_CLIENT: Final = (
    "import array, os, socket, sys\n"
    "with socket.socket(socket.AF_UNIX) as line:\n"
    "    line.connect(sys.argv[1])\n"
    "    pipes = array.array('i', [0, 1, 2])\n"
    "    words = [os.getcwd(), str(len(sys.argv) - 3), *sys.argv[2:]]\n"
    "    words += [f'{name}={value}' for name, value in os.environ.items()]\n"
    "    told = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, pipes)]\n"
    "    line.sendmsg(['\\0'.join(words).encode()], told)\n"
    "    for pipe in pipes:\n"
    "        os.close(pipe)\n"
    "    code = line.recv(1)\n"
    "    os._exit(code[0] if code else 1)\n"
)
"""Hands its pipes over and ends when the child does, which ends with it if it is killed."""
_cold: Final = children.child_command


def warm_command(module: str, *arguments: object) -> list[str]:
    """Return the command of a module that is loaded already."""
    return _asking(_door(), module, *map(str, arguments))


def _asking(door: str, module: str, *arguments: str) -> list[str]:
    test, _, _ = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")
    return [sys.executable, "-I", "-S", "-c", _CLIENT, door, test, module, *arguments]


def _command(door: Callable[[], str], module: str, *arguments: str) -> list[str]:
    if module not in ROOMS or arguments:
        return _cold(module, *arguments)
    return _asking(door(), module)


@contextmanager
def warm_children() -> Iterator[None]:
    """Let the office ask such children, until the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(children, "child_command", partial(_command, _door))
        yield


@contextmanager
def cold_children() -> Iterator[None]:
    """Let the office start each of its children as the program does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(children, "child_command", _cold)
        yield


@cache
def _door() -> str:
    """Start what forks, once for this process, with which it ends; return where it listens."""
    folder = tempfile.TemporaryDirectory(prefix="casefiles-warm-")
    door = str(Path(folder.name) / "door")
    serving = subprocess.Popen(
        [sys.executable, "-c", f"from {__name__} import serve; serve({door!r})"],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert serving.stdin is not None
    assert serving.stdout is not None
    serving.stdout.readline()
    mine = os.getpid()

    def end() -> None:
        if os.getpid() == mine:  # not a fork of this process
            serving.communicate()
            folder.cleanup()

    atexit.register(end)
    return door


def serve(door: str) -> None:
    """Fork a child for each client, until the process that asked for it has ended."""
    sys.path.insert(0, str(_ROOT))
    children.child_command = partial(_command, lambda: door)
    for room in (*ROOMS, *PROGRAMMES):
        runpy.run_module(room, run_name="loaded")
    hyphen_places("extradition", "en")  # opens the dictionary that nearly every dossier asks for
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(door)
        line.listen()
        print("ready", flush=True)
        while sys.stdin not in select.select([line, sys.stdin], [], [])[0]:
            client, _ = line.accept()
            _reap()
            if os.fork() == 0:
                line.close()
                _attend(client)
            client.close()


def _reap() -> None:
    """Let those go that have ended; what they spent counts as spent by this process."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _attend(client: socket.socket) -> None:
    """Fork the child of a client; end it with its client, or tell how it ended."""
    told, given, _, _ = client.recvmsg(_LONGEST, socket.CMSG_SPACE(_PIPES * 4))
    pipes = array.array("i")
    pipes.frombytes(given[0][2])
    child = os.fork()
    if child == 0:
        client.close()
        _be_child(told.decode().split("\0"), pipes)
    for pipe in pipes:
        os.close(pipe)
    test = told.decode().split("\0")[2]
    ended = os.pidfd_open(child)
    if ended not in select.select([client, ended], [], [])[0]:
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    costs.note(test, "child", used.ru_utime + used.ru_stime)
    try:
        client.send(bytes([os.waitstatus_to_exitcode(status) & 0xFF]))
    finally:
        os._exit(0)


def _be_child(words: list[str], pipes: "array.array[int]") -> None:
    """Run a module between the pipes of a client, with its words and what is around it."""
    for number, pipe in enumerate(pipes):
        os.dup2(pipe, number)
        os.close(pipe)
    folder, count, _, *rest = words
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(one.split("=", 1) for one in rest[int(count) :])
    module, *sys.argv[1:] = rest[: int(count)]
    code = 1
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.stdout.flush()
        os._exit(code)
