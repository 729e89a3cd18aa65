"""Traces of system calls as strace writes them."""

import re
from collections.abc import Iterator

_BEGUN = re.compile(r"(\d+) +(.*?) *<unfinished \.\.\.>$")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")


def whole_calls(trace: str) -> Iterator[str]:
    """Yield the lines of a trace; a call that another process's broke in two is one line again."""
    begun: dict[str, str] = {}
    for line in trace.splitlines():
        if found := _BEGUN.match(line):
            begun[found[1]] = found[2]
        elif found := _RESUMED.match(line):
            yield f"{found[1]} {begun.pop(found[1], '')}{found[2]}"
        else:
            yield line
    # What never returned: its process ended, or was ended, within it.
    yield from (f"{process} {call}" for process, call in begun.items())
