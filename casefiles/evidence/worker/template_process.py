"""The template: a warm process that never sees evidence and forks one worker per document."""

import gc
import os
import signal
import socket  # noqa: TID251  a local socket pair is the only way to hand over a pipe's ends
from collections.abc import Callable
from typing import TypeAlias

from casefiles.evidence.channel.control import END, ENDED, FORK, FORKED, MESSAGE, READY
from casefiles.evidence.isolation.large_pages import pack_memory
from casefiles.hardening import bar_swap, die_with_parent
from casefiles.lock import enter_namespaces

Work: TypeAlias = Callable[[], None]

CONTROL = 0
"""The template's end of the socket pair is its standard input."""

_PIPES = 2
_FIRST_UNUSED = 3
_LAST_UNUSED = 4096
_FAULT = 70
_KINDNESS = 5
"""Reading gives way to the window while both want a processor."""


def serve(work: Work) -> None:
    """Fork workers as asked, until the other side ends; each does the work and ends.

    The ended worker is reaped only when asked, so its number is never given to another process
    while somebody may still want to kill it.
    """
    is_apart = enter_namespaces()
    gc.collect()
    gc.freeze()
    pack_memory()
    with socket.socket(fileno=CONTROL) as control:
        control.send(MESSAGE.pack(READY, int(is_apart)))
        while True:
            packet, ends, _flags, _address = socket.recv_fds(control, MESSAGE.size, _PIPES)
            if not packet:
                return
            letter, number = MESSAGE.unpack(packet)
            if letter == FORK:
                control.send(MESSAGE.pack(FORKED, _fork(control, ends, work)))
            elif letter == END:
                control.send(MESSAGE.pack(ENDED, _end(number)))


def _fork(control: socket.socket, ends: list[int], work: Work) -> int:
    template = os.getpid()
    worker = os.fork()
    if worker == 0:
        try:
            control.detach()
            _become_worker(template, ends, work)
        except BaseException:  # noqa: BLE001  nothing of a document may reach a traceback
            os._exit(_FAULT)
        os._exit(0)
    for end in ends:
        os.close(end)
    return worker


def _become_worker(template: int, ends: list[int], work: Work) -> None:
    die_with_parent()
    os.nice(_KINDNESS)
    # A fork does not inherit it.
    bar_swap()
    if os.getppid() != template:
        return
    for standard, end in enumerate(ends):
        os.dup2(end, standard)
    os.closerange(_FIRST_UNUSED, _LAST_UNUSED)
    work()


def _end(worker: int) -> int:
    os.kill(worker, signal.SIGKILL)
    return os.waitpid(worker, 0)[1]
