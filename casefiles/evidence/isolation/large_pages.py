"""Puts the memory of a warm process into large pages, so that forking it copies few entries."""

import ctypes
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_COLLAPSE: Final = 25
"""MADV_COLLAPSE of linux/mman.h, since Linux 6.1."""
LARGE: Final = 2 << 20
"""Bytes; where the processor has larger ones, the kernel refuses, and all stays as it was."""
_NAMELESS: Final = 5
"""Fields of a line of `maps` without a name."""


def pack_memory() -> int:
    """Have the kernel move this process's own memory into large pages, as far as it can.

    A fork copies one entry for each page, and ends by taking each back: of a warm template these
    are fifty thousand small ones for each document, or a few hundred large ones.

    Returns:
        Bytes in ranges that were moved as a whole.
    """
    if not sys.platform.startswith("linux"):
        return 0
    try:
        lines = Path("/proc/self/maps").read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    return sum(size for start, size in own_ranges(lines) if advise(start, size, _COLLAPSE) == 0)


def own_ranges(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield start and size of what large pages can hold: private, written, of no file.

    Args:
        lines: of `/proc/self/maps`.
    """
    for line in lines:
        fields = line.split()
        is_own = len(fields) == _NAMELESS or fields[_NAMELESS] == "[heap]"
        if not is_own or fields[1] != "rw-p":
            continue
        first, end = (int(bound, 16) for bound in fields[0].split("-"))
        start = -(-first // LARGE) * LARGE
        size = end // LARGE * LARGE - start
        if size > 0:
            yield start, size
