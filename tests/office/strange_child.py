"""A child of tests that speaks in turns: it adds, refuses, tells progress, and runs what it must.

Run as `python strange_child.py`, with the folder of the program before it on the path.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from casefiles.domain.codec import Most, Within
from casefiles.domain.errors import ExportStopped
from casefiles.serving import Tell, serve


@dataclass(frozen=True, slots=True)
class Add:
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Sum:
    value: Annotated[int, Within(-2000, 2000)]
    said: Annotated[str, Most(20)] = ""


def add(asked: Add, blobs: Iterator[bytes], tell: Tell) -> tuple[Sum, list[bytes]]:
    print("noise that a library prints")
    for number in range(3):
        tell(number + 1, 3)
    if asked.first == 13:
        raise ExportStopped("unlucky", page=2, place="first")
    if asked.first == 14:
        os.abort()
    given = [blob[::-1] for blob in blobs]
    return Sum(asked.first + asked.second), given


if __name__ == "__main__":
    sys.exit(serve(add, Add))
