"""One way to ask a child process without key or vault, whatever it is for, and to be rid of it.

The thread that asks feeds the child, hears it and looks at the deadlines and at whether somebody
wants it to end; no second one could outlive it. Whatever fails, the child is dead and reaped then.
"""

import io
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.codec import Malformed, decoded
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.foundation.frames import FRAME_LIMIT
from casefiles.domain.foundation.turns import (
    BYTES,
    END,
    HEAD,
    MESSAGE,
    Refusal,
    TurnProgress,
    spoken,
)
from casefiles.office.workplace.children import started_child

A = TypeVar("A")

_TICK: Final = 0.05
"""Seconds between two looks at deadlines and wishes."""
_PIECE: Final = 1 << 16
"""Bytes that a pipe holds."""
_GRACE: Final = 0.5
"""Seconds in which a child that closed its end is dead, and tells of what."""
_BY_SIGNAL: Final = {int(signal.SIGTERM): "crashed"}
if sys.platform != "win32":
    _BY_SIGNAL[int(signal.SIGKILL)] = "out_of_memory"
    _BY_SIGNAL[int(signal.SIGXCPU)] = "timed_out"
    _BY_SIGNAL[int(signal.SIGSYS)] = "forbidden_call"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may take before it is given up; times in seconds.

    Attributes:
        silence: longest pause in which nothing is taken or said.
        whole: longest turn, what our own side takes to make bytes left out.
        message: bytes of the largest message.
        answer: bytes of all that is said in one turn.
        steps: messages of progress in one turn; an honest child tells a hundred.
        grace: how long a turn that nobody wants any more may end by itself.
    """

    silence: float = 300.0
    whole: float = 6 * 3600.0
    message: int = 1 << 28
    answer: int = FRAME_LIMIT
    steps: int = 10_000
    grace: float = 0.0


class ChildChannel:
    """One child from its start to its end, asked one thing after the other.

    Attributes:
        limits: of each turn from here on.
    """

    def __init__(
        self,
        module: str,
        work: str,
        limits: Limits | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start the room whose `__main__` runs as a child.

        Args:
            module: the room.
            work: what progress and failures are called.
            limits: of each turn.
            environment: all that it gets.
        """
        self.process = started_child(module, environment)
        self._work, self.limits = work, limits or Limits()
        self._asking = threading.Lock()
        self._inbox = bytearray()

    def ask(
        self,
        request: Any,
        kind: type[A],
        blobs: Iterable[bytes] = (),
        ticket: CancellationToken | None = None,
        parts: int | None = 0,
    ) -> tuple[A, list[bytes]]:
        """Ask one thing; one thread at a time.

        Args:
            request: a dataclass.
            kind: of the answer.
            blobs: bytes that follow the request, made while the child takes them.
            ticket: gets the progress; its stop ends the child.
            parts: how many pieces of bytes follow the answer; None where the answer tells.

        Returns:
            The answer, and bytes that follow it.

        Raises:
            CasefilesError: the child refused; it is there for the next turn.
            WorkerFailed: it ended or answered nonsense (`child_crashed`, and why), or stood still
                (`child_silent`); it is dead.
            Cancelled: somebody asked to stop; it is dead.
        """
        turn = _Turn(
            self.process, self._inbox, self.limits, self._work, ticket or CancellationToken()
        )
        try:
            with self._asking:
                answer, given = turn.answer(spoken(request, blobs), kind, parts)
        except BaseException:
            self.end()
            raise
        if self.process.returncode is not None:
            self.end()  # somebody ended it while it was asked
        if isinstance(answer, Refusal):
            raise answer.error
        return answer, given

    def end(self) -> None:
        """Kill and reap the child, from any thread; whoever asks gets an error."""
        if self.process.returncode is None:
            self.process.kill()
            self.process.wait()
        # Whoever asks closes the pipes instead, once it has seen their end.
        if self._asking.acquire(blocking=False):
            for pipe in _pipes(self.process):
                pipe.close()
            self._asking.release()

    def __enter__(self) -> "ChildChannel":
        return self

    def __exit__(self, *_fault: object) -> None:
        self.end()


def ask_once(  # noqa: PLR0913, PLR0917 - what is asked, and of whom
    module: str,
    work: str,
    request: Any,
    kind: type[A],
    blobs: Iterable[bytes],
    ticket: CancellationToken,
    parts: int | None = 0,
    limits: Limits | None = None,
) -> tuple[A, list[bytes]]:
    """Ask one thing of a child that ends with its answer; see `Channel.ask`."""
    with ChildChannel(module, work, limits) as channel:
        return channel.ask(request, kind, blobs, ticket, parts)


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[io.FileIO, io.FileIO]:
    sink, source = process.stdin, process.stdout
    if not (isinstance(sink, io.FileIO) and isinstance(source, io.FileIO)):
        raise WorkerFailed("child_without_pipes")
    return sink, source


class _Turn:
    """One request and its answer."""

    def __init__(
        self,
        process: "subprocess.Popen[bytes]",
        inbox: bytearray,
        limits: Limits,
        work: str,
        ticket: CancellationToken,
    ) -> None:
        self._process, self._inbox, self._limits = process, inbox, limits
        self._work, self._ticket = work, ticket
        self._left, self._heard = limits.whole, 0.0
        self._unwanted = time.monotonic()
        self._received = self._steps = 0
        self._outbox: memoryview | None = memoryview(b"")
        self._frames: Iterator[bytes] = iter(())
        self._answer: Any = None
        self._parts: list[bytes] = []

    def answer(
        self, frames: Iterator[bytes], kind: type[A], parts: int | None
    ) -> tuple[A | Refusal, list[bytes]]:
        """Feed the child with frames, and hear it, until its answer has ended."""
        for pipe in (pipes := _pipes(self._process)):
            if pipe.closed:
                raise self._lost("crashed")
            os.set_blocking(pipe.fileno(), False)
        if self._hear(pipes[1]):
            raise self._lost("crashed")  # nobody asked
        self._frames, self._heard = frames, time.monotonic()
        while (ended := self._step(pipes, kind)) is None:
            pass
        expected = 0 if isinstance(ended, Refusal) else parts
        if expected is not None and len(self._parts) != expected:
            raise self._lost("crashed")
        return ended, self._parts

    def _step(self, pipes: tuple[io.FileIO, io.FileIO], kind: type[Any]) -> Any:
        """Give and take what there is, or wait a moment; returns the answer once it has ended."""
        began = time.monotonic()
        has_moved = self._feed(pipes[0])
        has_moved = self._hear(pipes[1]) or has_moved
        while (frame := self._frame()) is not None:
            if self._is_end(*frame, kind):
                return self._answer
        self._look(began, has_moved=has_moved)
        if not has_moved:
            self._rest(*pipes)
        return None

    def _is_end(self, letter: bytes, body: bytes, kind: type[Any]) -> bool:
        if self._answer is None:
            self._answer = self._message(letter, body, kind)
            return False
        if letter == BYTES:
            self._parts.append(body)
            return False
        if letter == END and not (body or self._inbox or self._outbox is not None):
            return True
        raise self._lost("crashed")

    def _feed(self, sink: io.FileIO) -> bool:
        """Give the child what it has room for; tells whether it took anything."""
        has_taken = False
        while self._outbox is not None:
            if not self._outbox:
                began = time.monotonic()
                following = next(self._frames, None)
                spent = time.monotonic() - began  # our own time, for which no child is blamed
                self._heard, self._left = self._heard + spent, self._left + spent
                self._outbox = None if following is None else memoryview(following)
                continue
            try:
                count = sink.write(self._outbox)
            except BrokenPipeError:
                self._outbox = None  # it ended; what it said before tells why
                return True
            if not count:
                return has_taken
            has_taken, self._outbox = True, self._outbox[count:]
            if time.monotonic() - self._heard > _TICK:
                return has_taken  # to look at the clock and at who wants to stop
        return has_taken

    def _hear(self, source: io.FileIO) -> bool:
        """Take what the child says; tells whether it said anything."""
        data = source.read(_PIECE)
        if data is None:
            return False
        if not data:
            raise self._lost(self._reason())
        self._inbox += data
        self._received += len(data)
        if self._received > self._limits.answer:
            raise self._lost("crashed")
        return True

    def _frame(self) -> tuple[bytes, bytes] | None:
        if len(self._inbox) < HEAD.size:
            return None
        letter, length = HEAD.unpack_from(self._inbox)
        longest = self._limits.message if letter == MESSAGE else self._limits.answer
        if letter not in {MESSAGE, BYTES, END} or length > longest:
            raise self._lost("crashed")
        end = HEAD.size + length
        if len(self._inbox) < end:
            return None
        body = bytes(memoryview(self._inbox)[HEAD.size : end])
        del self._inbox[:end]
        return letter, body

    def _message(self, letter: bytes, body: bytes, kind: type[Any]) -> Any:
        """Return an answer; None for progress, which is passed on."""
        if letter != MESSAGE:
            raise self._lost("crashed")
        try:
            value = decoded(body, kind, TurnProgress, Refusal)
        except Malformed:
            raise self._lost("crashed") from None
        if not isinstance(value, TurnProgress):
            return value
        self._steps += 1
        if self._steps > self._limits.steps:
            raise self._lost("crashed")
        self._ticket.step(value.done, value.total, self._work)
        return None

    def _look(self, began: float, *, has_moved: bool) -> None:
        """Look at the clock, and at whether somebody wants it to end."""
        now = time.monotonic()
        self._unwanted = self._unwanted if self._ticket.stop.is_set() else now
        if now - self._unwanted >= self._limits.grace:
            self._ticket.check()
        self._left -= now - began
        self._heard = now if has_moved else self._heard
        if now - self._heard > self._limits.silence or self._left < 0:
            raise WorkerFailed("child_silent", work=self._work)

    def _rest(self, sink: io.FileIO, source: io.FileIO) -> None:
        """Wait until the child takes or says something, for a moment at most."""
        began = time.monotonic()
        if sys.platform == "win32":
            time.sleep(_TICK / 10)
        else:
            poll = select.poll()
            poll.register(source, select.POLLIN)
            if self._outbox is not None:
                poll.register(sink, select.POLLOUT)
            poll.poll(_TICK * 1000)
        self._left -= time.monotonic() - began

    def _reason(self) -> str:
        """Tell why a child ended by itself."""
        try:
            return _BY_SIGNAL.get(-self._process.wait(_GRACE), "crashed")
        except subprocess.TimeoutExpired:
            return "crashed"

    def _lost(self, reason: str) -> WorkerFailed:
        return WorkerFailed("child_crashed", work=self._work, reason=reason)
