"""How many processes may work side by side: bounded by processors and by free memory."""

import os
import re
from pathlib import Path
from typing import Final

_UNKNOWN: Final = 2
"""Where nobody tells how much memory is free."""
_FREE: Final = re.compile(r"^MemAvailable:\s+(\d+) kB$", re.MULTILINE)


def processors() -> int:
    """Return how many processors this process may use; a container or a person may allow fewer."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def worker_count(pieces: int, bytes_of_one: int) -> int:
    """Return how many processes shall share some pieces of work; at least one.

    More than there are processors would only wait for one another. And more than fit into free
    memory would push the window, or each other, out of it: the kernel ends whoever is largest then.

    Args:
        pieces: that can be done at the same time.
        bytes_of_one: what one takes at most, with all that works for it.
    """
    free = _free_memory()
    room = _UNKNOWN if free is None else free // bytes_of_one
    return max(1, min(processors(), pieces, room))


def _free_memory() -> int | None:
    try:
        found = _FREE.search(Path("/proc/meminfo").read_text("ascii"))
    except OSError:
        return None
    return None if found is None else int(found[1]) * 1024
