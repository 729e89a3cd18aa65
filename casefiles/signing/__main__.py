"""The child process that signs: three frames in, one answer out; no vault, evidence or network.

Frames on standard input: the request (see `casefiles.signing.frames`), the file, and the answer of
a time-stamping authority; the latter two may be empty. Frame on standard output: what was asked
for, or `{"refused": code}`. It says nothing on stderr, and keeps nothing.
"""

import json
import os
import sys
from typing import BinaryIO

from casefiles.domain.errors import CasefilesError
from casefiles.domain.frames import read_frame, write_frame
from casefiles.hardening import harden_process
from casefiles.signing.acts import answer


def main() -> int:
    """Do one act between stdin and stdout; 1 means a fault of the program."""
    harden_process()
    sink = _keep_silent()
    try:
        frames = [read_frame(lambda size: _exactly(sys.stdin.buffer, size)) for _ in range(3)]
        try:
            told = answer(*frames)
        except CasefilesError as error:
            told = json.dumps({"refused": error.code}).encode()
        write_frame(sink, told)
        sink.flush()
    except Exception:  # noqa: BLE001 - its text may hold contents, so that nobody is told it
        return 1
    return 0


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _keep_silent() -> BinaryIO:
    """Return the way out for frames; whatever a module of a card prints goes nowhere."""
    sink = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return sink


if __name__ == "__main__":
    sys.exit(main())
