"""Runs in a child: locks itself as a worker does, or not, and tries one way out."""

import ctypes
import mmap
import os
import signal
import socket  # noqa: TID251  it has to be refused
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from casefiles.evidence.lock import (
    _restrict_calls,
    _restrict_files,
    lock_process,
)
from casefiles.hardening import bar_new_privileges, system_call, this_architecture

GIBIBYTE = 1 << 30


def _victim() -> int:
    """A process of ours that was there before the lock."""
    child = os.fork()
    if child == 0:
        os.closerange(0, 3)
        time.sleep(2)
        os._exit(0)
    return child


def _open() -> None:
    Path("/etc/passwd").read_bytes()


def _write() -> None:
    Path(f"/tmp/escape-{os.getpid()}").touch()
    Path(f"/tmp/escape-{os.getpid()}").unlink()


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)
    os.wait()


def _ptrace() -> None:
    attach = 16
    if ctypes.CDLL(None).ptrace(attach, VICTIM, 0, 0) != 0:
        raise OSError


def _memfd() -> None:
    os.close(os.memfd_create("x"))


def _allocate() -> None:
    mmap.mmap(-1, 2 * GIBIBYTE).close()


def _executable() -> None:
    mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC).close()


def _thread() -> None:
    thread = threading.Thread(target=time.sleep, args=(0,))
    thread.start()
    thread.join()


def _io_uring() -> None:
    parameters = ctypes.create_string_buffer(120)
    if system_call(425, 1, ctypes.addressof(parameters)) < 0:
        raise OSError


def _other_thread() -> None:
    """A thread that was there before the lock must be bound by it too."""
    GO.set()
    OTHER.join()
    if "opened" not in SEEN:
        raise OSError


def _patient() -> None:
    GO.wait()
    try:
        Path("/etc/passwd").read_bytes()
    except OSError:
        SEEN.append("refused")
    else:
        SEEN.append("opened")


WAYS: dict[str, Callable[[], object]] = {
    "open a file": _open,
    "write a file": _write,
    "list a folder": lambda: os.listdir("/"),
    "open a socket": lambda: socket.socket().close(),
    "open a local socket": lambda: socket.socket(socket.AF_UNIX).close(),
    "run a program": lambda: os.execv("/bin/echo", ["echo", "did it"]),
    "fork": _fork,
    "trace a process": _ptrace,
    "kill the parent": lambda: os.kill(os.getppid(), 0),
    "kill a process": lambda: os.kill(VICTIM, signal.SIGKILL),
    "make a file in memory": _memfd,
    "take two gibibytes": _allocate,
    "make memory executable": _executable,
    "start a thread": _thread,
    "use io_uring": _io_uring,
    "open a file in another thread": _other_thread,
    "change the root": lambda: os.chroot("/"),
    "lift a limit": lambda: __import__("resource").setrlimit(7, (99, 99)),
}
LOCKS: dict[str, Callable[[], object]] = {
    "free": lambda: None,
    "full": lambda: lock_process(GIBIBYTE, 20),
    "landlock": lambda: (bar_new_privileges(), _restrict_files()),
    "seccomp": lambda: (bar_new_privileges(), _restrict_calls()),
}


def main(way: str, lock: str) -> None:
    LOCKS[lock]()
    try:
        WAYS[way]()
    except (OSError, MemoryError, RuntimeError, ValueError):
        os.write(1, b"refused")
    else:
        os.write(1, b"did it")
    os._exit(0)


if __name__ == "__main__":
    assert this_architecture() is not None
    VICTIM = _victim() if sys.argv[1] in {"trace a process", "kill a process"} else 0
    GO, SEEN = threading.Event(), []
    OTHER = threading.Thread(target=_patient, daemon=True)
    if "another thread" in sys.argv[1]:
        OTHER.start()
    main(*sys.argv[1:])
