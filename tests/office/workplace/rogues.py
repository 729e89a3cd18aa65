"""Children that do not behave: they never answer, flood, or die, at each of their steps."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from casefiles.office.workplace import children

T = TypeVar("T")

_BEGIN = (
    "import os, struct, sys, time; read, write = sys.stdin.buffer.read, sys.stdout.buffer.write; "
)
_SPEECH = (
    "head = lambda size: struct.pack('>cI', b'M', min(size, 0xffffffff)); "
    "take = lambda: read(struct.unpack('>cI', read(5))[1]); "
    'progress = b\'{"is":"Progress","done":1,"total":9}\'; '
)
_FRAME = "frame = lambda data: (write(head(len(data)) + data), sys.stdout.flush()); "
_SLEEP = "time.sleep(1000)"

ROGUES = {
    "never reads": _SLEEP,
    "reads, never answers": "exec('while read(4096): pass'); " + _SLEEP,
    "takes one frame, then stands still": f"take(); {_SLEEP}",
    "stops in the middle of an answer": f"write(head(9) + b'ab'); sys.stdout.flush(); {_SLEEP}",
    "dies at once": "os._exit(3)",
    "dies after a frame": "take(); os._exit(3)",
    "dies in the middle of an answer": "write(head(9) + b'ab'); sys.stdout.flush(); os._exit(3)",
    "floods with noise": "exec('while True: write(bytes([255]) * 65536)')",
    "floods with progress": "exec('while True: frame(progress)')",
    "floods with empty frames": "exec('while True: frame(bytes())')",
    "says it will say very much": "write(head(1 << 62)); sys.stdout.flush(); " + _SLEEP,
}
"""What each does, by name; none ever gives a true answer."""


@contextmanager
def rogue(does: str) -> Iterator[None]:
    """Let every child of the office be one that does so."""
    program = _BEGIN + _SPEECH + _FRAME + ROGUES.get(does, does)

    def command(_module: str, *_arguments: str) -> list[str]:
        return [sys.executable, "-I", "-S", "-c", program]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(children, "child_command", command)
        yield


def outcome(call: Callable[[], T], seconds: float) -> T | BaseException:
    """Return what a call returns or raises; it must end in time."""
    told: list[T | BaseException] = []

    def run() -> None:
        try:
            told.append(call())
        except BaseException as error:  # noqa: BLE001 - returned
            told.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    assert told, f"still waiting after {seconds} s"
    return told[0]
