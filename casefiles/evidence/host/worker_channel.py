"""Talks to one child over its pipes, with a deadline on every step and no trust in any answer."""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from casefiles.domain.foundation.errors import Cancelled
from casefiles.domain.foundation.frames import read_frame, write_frame
from casefiles.evidence.channel.answers import MalformedAnswer
from casefiles.evidence.channel.remote_file import PIECE, ChunkedSource
from casefiles.evidence.channel.unreadable import CRASHED, OUT_OF_MEMORY, TIMED_OUT, TOO_LARGE
from casefiles.evidence.host.children import Child

Clock = Callable[[], float]

_READ_OVER = 20
"""How many times over a child may read a file in pieces; honest ones jump between its ends."""
_TICK = 0.05
"""Seconds between two looks at the deadline."""

_BY_SIGNAL = {int(signal.SIGKILL): OUT_OF_MEMORY} if sys.platform != "win32" else {}
"""We killed nothing at this point: the kernel did, for memory."""
if sys.platform != "win32":
    _BY_SIGNAL[int(signal.SIGXCPU)] = TIMED_OUT


class WorkerLost(Exception):
    """The child is of no more use; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class WorkerChannel:
    """One child from its start to its end; use it as a context."""

    def __init__(self, child: Child, seconds: float, stop: threading.Event, clock: Clock) -> None:
        """Begin to watch a child.

        Args:
            child: just started.
            seconds: longest wait in all steps together, until `grant` changes it.
            stop: set by a person who wants the work to end; looked at during steps.
            clock: monotonic, in seconds.
        """
        self._child = child
        self._seconds_left = seconds
        self._stop = stop
        self._clock = clock
        self._deadline: float | None = None
        self._is_late = False
        self._has_ended = threading.Event()
        self._file: ChunkedSource | None = None
        self._pieces_left = 0
        self._watch = threading.Thread(target=self._watch_child, name="worker-watch", daemon=True)

    def __enter__(self) -> Self:
        """Start the watch."""
        try:
            self._watch.start()
        except RuntimeError:
            self._child.end()
            raise
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End the child, whatever happened."""
        self._end()

    def end(self) -> None:
        """End the child, whatever happened."""
        self._end()

    def grant(self, seconds: float) -> None:
        """Allow so many seconds of waiting for all steps from here on."""
        self._seconds_left = seconds

    def send(self, data: bytes, seconds: float) -> None:
        """Send one frame.

        Raises:
            Lost: the child did not take it in time, or ended.
            Cancelled: a person stopped the work.
        """
        with self._within(seconds):
            write_frame(self._child.requests, data)
            self._child.requests.flush()

    def send_document(self, source: Iterable[bytes], most: int, seconds: float) -> bool:
        """Send a document chunk by chunk; the source's own time and errors are not the child's.

        Args:
            source: chunks of any size.
            most: bytes that are sent at most.
            seconds: longest wait for each chunk to be taken.

        Returns:
            Whether all of it was sent.

        Raises:
            Lost: see `send`.
            Cancelled: see `send`.
        """
        sent = 0
        for chunk in source:
            fitting = chunk[: most - sent]
            if fitting:
                self.send(fitting, seconds)
                sent += len(fitting)
            if len(fitting) < len(chunk):
                self.send(b"", seconds)
                return False
        self.send(b"", seconds)
        return True

    def give(self, file: ChunkedSource) -> None:
        """Have pieces of a file answered whenever the child asks for one."""
        self._file = file
        self._pieces_left = _READ_OVER * (file.size // PIECE + 1)

    def receive(self, limit: int, seconds: float) -> bytes:
        """Return the next frame; pieces of a given file that are asked for first are sent.

        Args:
            limit: bytes of the largest frame that is believed.
            seconds: longest wait until all of it is here.

        Raises:
            Lost: it did not come in time, was too large, or the child ended.
            Cancelled: a person stopped the work.
        """
        while True:
            with self._within(seconds):
                answer = read_frame(self._read_exactly, limit)
                number = None if self._file is None else self._file.needed(answer)
            if self._file is None or number is None:
                return answer
            self._pieces_left -= 1
            if self._pieces_left < 0:
                raise WorkerLost(TOO_LARGE)
            self.send(self._file.piece(number), seconds)

    @contextlib.contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        started = self._clock()
        self._deadline = started + min(seconds, self._seconds_left)
        try:
            yield
        except (EOFError, OSError) as error:
            raise WorkerLost(self._reason()) from error
        except ValueError as error:
            raise MalformedAnswer from error
        finally:
            self._deadline = None
            self._seconds_left -= self._clock() - started

    def _read_exactly(self, size: int) -> bytes:
        # One buffer of the whole size is filled in place, so that half-sent answers cost no copies.
        data = self._child.answers.read(size)
        if len(data) != size:
            raise EOFError
        return data

    def _watch_child(self) -> None:
        while not self._has_ended.wait(_TICK):
            deadline = self._deadline
            self._is_late = self._is_late or (deadline is not None and self._clock() >= deadline)
            if self._is_late or (deadline is not None and self._stop.is_set()):
                self._child.kill()

    def _reason(self) -> str:
        """Tell why the child was lost, once it is gone."""
        is_late = self._is_late
        number = self._end()
        if self._stop.is_set():
            raise Cancelled("cancelled")
        return TIMED_OUT if is_late else _BY_SIGNAL.get(number, CRASHED)

    def _end(self) -> int:
        if self._has_ended.is_set():
            return 0
        self._has_ended.set()
        self._watch.join()
        return self._child.end()
