"""The child process of clearance: three frames in, one answer out; no key, no file, no network.

Frames on standard input: the request, the finished file, the texts of its pages (see
`casefiles.redaction.clearance`). Frame on standard output: the report, or `{"refused": code}`.
"""

import json
import logging
import sys
from types import TracebackType
from typing import BinaryIO

from casefiles.domain.errors import CasefilesError
from casefiles.domain.frames import read_frame, write_frame
from casefiles.hardening import harden_process
from casefiles.redaction.clearance import answer


def main() -> int:
    """Examine one file."""
    sys.excepthook = _tell_nothing
    logging.disable()
    harden_process()
    frames = [read_frame(lambda size: _exactly(sys.stdin.buffer, size)) for _ in range(3)]
    try:
        told = answer(*frames)
    except CasefilesError as error:
        told = json.dumps({"refused": error.code}).encode()
    write_frame(sys.stdout.buffer, told)
    sys.stdout.buffer.flush()
    return 0


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _tell_nothing(
    _kind: type[BaseException], _error: BaseException, _trace: TracebackType | None
) -> None:
    """Keep contents out of standard error; whoever waits sees that no answer came."""


if __name__ == "__main__":
    sys.exit(main())
