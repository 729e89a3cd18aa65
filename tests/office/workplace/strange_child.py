"""A child of tests that speaks in turns: it adds, refuses, tells progress, and runs what it must.

Run as `python strange_child.py`, with the folder of the program before it on the path.
"""

import os
import socket  # noqa: TID251  it has to be refused
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from casefiles.domain.foundation.codec import Most, Within
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.lock import lock_process
from casefiles.serving import OnProgress, only_reading, serve

WAYS: dict[str, Callable[[], object]] = {
    "read a file": lambda: Path("/etc/passwd").read_bytes(),
    "write a file": lambda: Path("/tmp/strange-child").write_bytes(b"x"),
    "list a folder": lambda: os.listdir("/"),
    "connect": lambda: socket.socket(socket.AF_UNIX).close(),
    "fork": lambda: os.fork() or os._exit(0),
    "run a program": lambda: os.posix_spawn("/bin/true", ["true"], {}),
}


@dataclass(frozen=True, slots=True)
class Add:
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Escape:
    way: str


@dataclass(frozen=True, slots=True)
class Sum:
    value: Annotated[int, Within(-2000, 2000)]
    said: Annotated[str, Most(20)] = ""


def add(asked: Add, blobs: Iterator[bytes], tell: OnProgress) -> tuple[Sum, list[bytes]]:
    print("noise that a library prints")
    for number in range(3):
        tell(number + 1, 3)
    if asked.first == 13:
        raise ExportStopped("unlucky", page=2, place="first")
    if asked.first == 14:
        os.abort()
    given = [blob[::-1] for blob in blobs]
    return Sum(asked.first + asked.second), given


def escape(asked: Escape, _blobs: Iterator[bytes], _tell: OnProgress) -> tuple[Sum, tuple[()]]:
    try:
        WAYS[asked.way]()
    except OSError:
        return Sum(0, "refused"), ()
    return Sum(0, "did it"), ()


if __name__ == "__main__":
    locks: dict[str, Callable[[object], object]] = {
        "locked": lambda _: lock_process(2 << 30, 300),
        "reading": lambda _: only_reading(),
        "free": lambda _: None,
    }
    if sys.argv[1:]:
        sys.exit(serve(escape, Escape, lock=locks[sys.argv[1]]))
    sys.exit(serve(add, Add))
