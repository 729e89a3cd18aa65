"""Children of the office that are forked from one which has loaded its libraries already.

Most of what a child of a tiny dossier costs is the loading of its libraries. Here each child is
still a process of its own, hardened by itself, that gets the same frames over the same pipes and
runs the same room; only what it imports is there before. `test_small_pairs` holds both against
each other.
"""

import array
import os
import runpy
import socket  # noqa: TID251  of this machine alone
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from casefiles.office.workplace import children

ROOMS: Final = ("casefiles.dossier", "casefiles.redaction")
_PIPES: Final = 3
_CLIENT: Final = (
    "import array, socket, sys\n"
    "with socket.socket(socket.AF_UNIX) as line:\n"
    "    line.connect(sys.argv[1])\n"
    "    pipes = array.array('i', [0, 1, 2])\n"
    "    told = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, pipes)]\n"
    "    line.sendmsg([sys.argv[2].encode()], told)\n"
    "    code = line.recv(1)\n"
    "sys.exit(code[0] if code else 1)\n"
)
"""Hands its pipes over and ends when the child does: what the office starts, and kills."""


@contextmanager
def warm_children() -> Iterator[None]:
    """Let the office ask such children, until the end."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        door = Path(folder) / "door"
        serving = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import serve; serve({str(door)!r})"],
            cwd=Path(__file__).parents[3],
            stdout=subprocess.PIPE,
        )
        assert serving.stdout is not None
        serving.stdout.readline()
        cold = children.child_command

        def command(module: str, *arguments: str) -> list[str]:
            if module not in ROOMS or arguments:
                return cold(module, *arguments)
            return [sys.executable, "-I", "-S", "-c", _CLIENT, str(door), module]

        patch.setattr(children, "child_command", command)
        try:
            yield
        finally:
            serving.kill()
            serving.wait()
            serving.stdout.close()


def serve(door: str) -> None:
    """Fork a child for each client, for good."""
    for room in ROOMS:
        runpy.run_module(f"{room}.__main__", run_name="loaded")
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(door)
        line.listen()
        print("ready", flush=True)
        while True:
            client, _ = line.accept()
            # Forked twice, so that nobody has to wait for it.
            if os.fork() == 0:
                if os.fork() == 0:
                    _be_child(client)
                os._exit(0)
            client.close()
            os.wait()


def _be_child(client: socket.socket) -> None:
    """Run a room between the pipes of a client, and tell it the code."""
    room, told, _, _ = client.recvmsg(100, socket.CMSG_SPACE(_PIPES * array.array("i").itemsize))
    pipes = array.array("i")
    pipes.frombytes(told[0][2])
    for number, pipe in enumerate(pipes):
        os.dup2(pipe, number)
        os.close(pipe)
    os.chdir("/")
    os.environ.clear()
    code = 1
    try:
        runpy.run_module(room.decode(), run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.stdout.flush()
        client.send(bytes([code]))
        os._exit(code)
