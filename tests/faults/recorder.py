"""The recorder that this process runs under, see recorder.c; and how to start one that does."""

import ctypes
import errno
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.children import WITHIN, finished
from tests.faults.children import module as module_of

HERE = Path(__file__).parent
DRIVER = b"sqlcipher3"

_library = ctypes.CDLL(None)


def build(folder: Path, compiler: str) -> Path:
    """Compile the recorder into a folder."""
    library = folder / "recorder.so"
    options = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror"]
    command = [compiler, *options, "-o", library, HERE / "recorder.c", "-ldl", "-lpthread"]
    subprocess.run(command, check=True, timeout=120)
    return library


def run(library: Path, module: str, *arguments: object, within: float = WITHIN) -> str:
    """Run a module in a process of its own under the recorder, and return what it printed."""
    return finished(module_of(module, *arguments), within, {"LD_PRELOAD": str(library)})


def watch(folder: Path) -> None:
    """Heed what happens below a folder, and nowhere else."""
    _library.recorder_watch(str(folder).encode())


@contextmanager
def recorded(folder: Path, log: Path) -> Iterator[None]:
    """Record what is done below a folder."""
    watch(folder)
    _library.recorder_log(str(log).encode())
    try:
        yield
    finally:
        _library.recorder_log(b"")


def mark(text: str) -> None:
    """Put a mark into the record."""
    _library.recorder_mark(text.encode())


def kill_at(number: int) -> None:
    """End this process at the n-th change from now."""
    _library.recorder_kill_at(number)


def fail_at(number: int, kind: str, *, forever: bool) -> None:
    """Let something fail at the n-th time, or from then on, until `stop`.

    Args:
        number: which, from 1.
        kind: a change's errno by its name; `SHORT`: half is written, and if forever the disk is
            full from then on; `READ`: a read with EIO; `MEMORY`: an allocation of the driver.
        forever: whether all later ones fail too.
    """
    if kind == "MEMORY":
        if not _library.recorder_library(DRIVER):
            raise RuntimeError("the driver is not loaded")
        _library.recorder_fail_allocation(number, int(forever))
    elif kind == "READ":
        _library.recorder_fail_read_at(number, errno.EIO, int(forever))
    else:
        number_of_error = 0 if kind == "SHORT" else getattr(errno, kind)
        _library.recorder_fail_at(number, number_of_error, int(forever))


def stop() -> int:
    """Let nothing fail any more, and return how often something did; -1: there were not so many."""
    return int(_library.recorder_stop())
