"""The child's side of every turn: reads requests, does them one by one, and says nothing else."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias

from casefiles import paths
from casefiles.domain.foundation.codec import decoded
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.turns import (
    BYTES,
    END,
    HEAD,
    MESSAGE,
    TurnProgress,
    framed,
    refusal_of,
    spoken,
)
from casefiles.hardening import harden_process
from casefiles.lock import lock_to_reading

OnProgress: TypeAlias = Callable[[int, int], None]
"""Told how much of how much is done."""
Do: TypeAlias = Callable[[Any, Iterator[bytes], OnProgress], tuple[Any, Sequence[bytes]]]
"""Does a request with the bytes behind it; returns the answer and what follows it."""

_LIBRARIES: Final = ("/usr/lib", "/lib", "/lib64", "/etc/ld.so.cache", os.devnull)
_WHOLE: Final = 100
"""Parts of the whole that progress is told by."""


def serve(do: Do, *kinds: type[Any], lock: Callable[[Any], object] = lambda _: None) -> int:
    """Answer requests on standard input until there are no more, as the whole of a process.

    Whatever anybody prints goes nowhere, and so do errors: their texts may hold contents.

    Args:
        do: may raise a CasefilesError, which is told as a refusal.
        kinds: of the requests.
        lock: given the first request, before any bytes behind it are read.

    Returns:
        1 for a fault of the program, or where nothing was asked.
    """
    harden_process()
    source = io.BufferedReader(io.FileIO(0, "rb", closefd=False))
    sink = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    try:
        return answer_turns(do, kinds, source, sink, lock)
    except Exception:  # noqa: BLE001 - its text may hold contents, so that nobody is told it
        return 1


def only_reading(*folders: Path) -> None:
    """Let this process read the program and some folders, and nothing else; see `lock`."""
    known = [sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path, *_LIBRARIES]
    lock_to_reading([paths.root(), *folders, *(Path(one) for one in known if one)])


def answer_turns(
    do: Do,
    kinds: tuple[type[Any], ...],
    source: BinaryIO,
    sink: BinaryIO,
    lock: Callable[[Any], object],
) -> int:
    """Answer until the source ends; see `serve`.

    Raises:
        EOFError, ValueError, Malformed: what is asked is cut short, or of another form.
    """
    was_requested = False
    while (head := source.read(HEAD.size)) or not was_requested:
        letter, body = _frame(source, head)
        if letter != MESSAGE:
            raise ValueError("no request")
        request = decoded(body, *kinds, is_own=True)
        if not was_requested:
            lock(request)
        was_requested = True
        blobs = _blobs(source)
        try:
            answer, parts = do(request, blobs, _teller(sink))
        except CasefilesError as error:
            answer, parts = refusal_of(error), ()
        for _ in blobs:
            pass  # what a refusal left
        sink.writelines(spoken(answer, parts))
        sink.flush()
    return 0


def _blobs(source: BinaryIO) -> Iterator[bytes]:
    while True:
        letter, body = _frame(source, source.read(HEAD.size))
        if letter != BYTES:
            break
        yield body
    if letter != END:
        raise ValueError("no end")


def _frame(source: BinaryIO, head: bytes) -> tuple[bytes, bytes]:
    if len(head) < HEAD.size:
        raise EOFError
    letter, length = HEAD.unpack(head)
    body = source.read(length)
    if len(body) < length:
        raise EOFError
    return letter, body


def _teller(sink: BinaryIO) -> OnProgress:
    """Return what writes progress, at most a hundred times."""
    written = -1

    def write_progress(done: int, total: int) -> None:
        nonlocal written
        part = done * _WHOLE // max(total, 1)
        if part != written:
            written = part
            sink.write(framed(TurnProgress(done, total)))
            sink.flush()

    return write_progress
