"""Runs in a child: locks itself as a worker does, or not, and tries one way out."""

import ctypes
import mmap
import os
import platform
import signal
import socket  # noqa: TID251  it has to be refused
import struct
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from casefiles.hardening import bar_new_privileges, system_call, this_architecture
from casefiles.lock import (
    _restrict_calls,
    _restrict_files,
    lock_process,
)

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


def _remove() -> None:
    FILE.unlink()


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


def _call(*numbers_and_arguments: object) -> None:
    """Make a system call of the C library by name; an error is raised as one."""
    name, *arguments = numbers_and_arguments
    if getattr(ctypes.CDLL(None, use_errno=True), str(name))(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def _by_number(x86_64: int, aarch64: int, *arguments: int) -> None:
    number = x86_64 if platform.machine() == "x86_64" else aarch64
    if system_call(number, *arguments) < 0:
        raise OSError


def _read_other_memory() -> None:
    place = ctypes.create_string_buffer(16)
    vector = struct.pack("PN", ctypes.addressof(place), 16)
    local = ctypes.create_string_buffer(vector, 16)
    address = ctypes.addressof(local)
    _by_number(310, 270, VICTIM, address, 1, address, 1, 0)


def _write_own_memory() -> None:
    with Path("/proc/self/mem").open("rb") as memory:
        memory.seek(id(GO))
        memory.read(8)


def _message_queue() -> None:
    private, remove = 0, 0
    queue = ctypes.CDLL(None).msgget(private, 0o600)
    _call("msgctl", queue, remove, None)


def _shared_memory() -> None:
    private, remove = 0, 0
    shared = ctypes.CDLL(None).shmget(private, 4096, 0o600)
    _call("shmctl", shared, remove, None)


def _inherit_file() -> None:
    """Another number for standard input is another way to keep it."""
    os.close(os.dup2(0, 9))


def _many_files() -> None:
    for _ in range(16):
        os.dup(0)


def _nibble_memory() -> None:
    """Small pieces count as one large one does."""
    pieces = [mmap.mmap(-1, 16 << 20) for _ in range(2 * GIBIBYTE >> 24)]
    for piece in pieces:
        piece.close()


def _debuggable() -> None:
    """A process that may be dumped may be read by others of the same user."""
    set_dumpable = 4
    _call("prctl", set_dumpable, 1, 0, 0, 0)
    if ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) != 1:
        raise OSError


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
    "remove a file": _remove,
    "rename a file": lambda: FILE.rename(FILE.with_name("2")),
    "link to a file": lambda: FILE.with_name("3").symlink_to("/etc/passwd"),
    "make a folder": lambda: FILE.with_name("4").mkdir(),
    "change who may read a file": lambda: FILE.chmod(0o777),
    "read its own memory as a file": _write_own_memory,
    "read the memory of a process": _read_other_memory,
    "hold on to a process": lambda: os.close(os.pidfd_open(VICTIM)),
    "send a signal to its group": lambda: os.killpg(os.getpgid(0), 0),
    "leave its group": lambda: (
        os.setsid() if os.getpid() != os.getsid(0) else _call("setpgid", 0, 0)
    ),
    "enter other namespaces": lambda: _call("unshare", 0x10000000),
    "mount a disk": lambda: _call("mount", b"none", b"/mnt", b"tmpfs", 0, None),
    "watch files": lambda: os.close(ctypes.CDLL(None).inotify_init1(0)),
    "wait for events": lambda: _by_number(291, 20, 0),
    "keep a key in the kernel": lambda: _by_number(248, 217, *_key()),
    "make a message queue": _message_queue,
    "share memory with others": _shared_memory,
    "take pieces of memory without end": _nibble_memory,
    "copy a descriptor to a number of its own": _inherit_file,
    "open many descriptors": _many_files,
    "let others debug it": _debuggable,
    "change the root": lambda: os.chroot("/"),
    "lift a limit": lambda: __import__("resource").setrlimit(7, (99, 99)),
}
LOCKS: dict[str, Callable[[], object]] = {
    "free": lambda: None,
    "full": lambda: lock_process(GIBIBYTE, 20),
    "landlock": lambda: (bar_new_privileges(), _restrict_files()),
    "seccomp": lambda: (bar_new_privileges(), _restrict_calls()),
}


def _key() -> tuple[int, ...]:
    words = [ctypes.create_string_buffer(text) for text in (b"user", b"escape", b"secret")]
    HELD.extend(words)
    kind, name, secret = (ctypes.addressof(word) for word in words)
    own_ring = -2 & (2**64 - 1)
    return kind, name, secret, 6, own_ring


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
    NEEDS_VICTIM = {
        "trace a process",
        "kill a process",
        "read the memory of a process",
        "hold on to a process",
    }
    FILE = Path(sys.argv[3])
    VICTIM = _victim() if sys.argv[1] in NEEDS_VICTIM else 0
    GO, SEEN, HELD = threading.Event(), [], []
    OTHER = threading.Thread(target=_patient, daemon=True)
    if "another thread" in sys.argv[1]:
        OTHER.start()
    main(*sys.argv[1:3])
