"""Child processes without key or vault: frames in, progress and one answer out.

Every step of such a conversation has a deadline, whatever the child does: one that does not read,
does not answer, answers without end or stands still is killed, and so is one nobody wants any more.
"""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any, Final

from typing_extensions import override

from casefiles import paths
from casefiles.domain.errors import Refused, UnsupportedText, WorkerFailed
from casefiles.domain.frames import read_frame, write_frame
from casefiles.domain.ticket import Ticket

SILENCE: Final = 300
"""A child that tells nothing for so many seconds is stopped."""
LONGEST: Final = 6 * 3600
"""Seconds after which one is stopped that tells progress without end."""
_MOST_STEPS: Final = 10_000
"""Frames of progress that are heard of one child; an honest one tells a hundred."""
_AHEAD: Final = 4
"""Answers that wait to be heard; a child that tells more waits with the rest."""
_LOOK: Final = 0.05
"""Seconds between two looks at whether a step takes too long."""
_PAUSE: Final = 0.2
_START: Final = (
    "import sys, runpy; root, module = sys.argv[1:3]; del sys.argv[1:3]; sys.path.insert(0, root); "
    "from casefiles.hardening import harden_process, die_with_parent; harden_process(); "
    # A window closes its vault first; whatever else is started here has nothing to keep.
    "module == 'casefiles' or die_with_parent(); "
    "runpy.run_module(module, run_name='__main__', alter_sys=True)"
)


def child_command(module: str, *arguments: str) -> list[str]:
    """Return the command of a child: isolated from environment, user site and current folder."""
    return [sys.executable, "-I", "-c", _START, str(paths.root()), module, *arguments]


def started_child(
    module: str, environment: Mapping[str, str] | None = None, buffer: int = -1
) -> "subprocess.Popen[bytes]":
    """Start the room whose `__main__` runs as a child, with pipes to and from it."""
    return subprocess.Popen(
        child_command(module),
        buffer,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(environment or {}),
        cwd="/",
        close_fds=True,
    )


@contextmanager
def watched(
    child: "subprocess.Popen[bytes]", seconds: float, stop: threading.Event | None = None
) -> Iterator[None]:
    """Kill a child that makes the body wait longer than that, or once somebody asks to stop.

    Whoever waits in the body for one of its pipes gets its end.
    """
    is_over = threading.Event()

    def watch() -> None:
        waited = 0.0
        while not is_over.wait(_LOOK):
            waited += _LOOK
            if waited >= seconds or (stop is not None and stop.is_set()):
                child.kill()
                return

    watching = threading.Thread(target=watch, name="child-watch", daemon=True)
    watching.start()
    try:
        yield
    finally:
        is_over.set()
        watching.join()


def ask_child(
    module: str, frames: Iterable[bytes], ticket: Ticket, label: str, silence: float = SILENCE
) -> bytes:
    """Give frames to a child and return its answer.

    Args:
        module: the room whose `__main__` runs.
        frames: written one by one, while the answer is awaited.
        ticket: gets the progress that the child tells.
        label: what the progress is called.
        silence: longest pause of the child, in seconds.

    Returns:
        The last frame, which is not JSON progress.

    Raises:
        WorkerFailed: the child crashed, fell silent or answered nonsense.
        UnsupportedText: it refused to typeset a text.
        Refused: it refused for another reason.
        Cancelled: somebody asked to stop.
    """
    child = started_child(module)
    if child.stdin is None or child.stdout is None:
        raise WorkerFailed("child_without_pipes")
    feeding = Feeding(child.stdin, frames)
    listening = Listening(child.stdout)
    feeding.start()
    listening.start()
    try:
        return _answer(_Waiting(child, feeding, ticket, label, silence), listening.answers)
    finally:
        child.kill()
        child.wait()
        feeding.join()
        listening.end()


class Feeding(threading.Thread):
    """Writes the frames; what making them raised is raised again by whoever waits.

    Attributes:
        error: what making a frame raised.
        taken: frames that the child has taken.
        is_offering: a frame is made, and the child has not taken all of it yet.
    """

    def __init__(self, stdin: IO[bytes], frames: Iterable[bytes], *, closes: bool = True) -> None:
        """Write to a pipe, which is closed at the end unless the child stays for more."""
        super().__init__(daemon=True)
        self.error: BaseException | None = None
        self.taken = 0
        self.is_offering = False
        self._stdin = stdin
        self._frames = frames
        self._closes = closes

    @override
    def run(self) -> None:
        """Write all frames."""
        try:
            for frame in self._frames:
                self.is_offering = True
                write_frame(self._stdin, frame)
                self.is_offering = False
                self.taken += 1
            self._stdin.flush()
        except BrokenPipeError:
            pass  # the child ended; its answer or its silence tells why
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread, which raises it
            self.error = error
        if self._closes:
            with suppress(OSError):
                self._stdin.close()


class Listening(threading.Thread):
    """Hears what a child answers, frame by frame.

    Attributes:
        answers: a few at most; None once the child has ended.
    """

    def __init__(self, stdout: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self.answers: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._stdout = stdout

    @override
    def run(self) -> None:
        """Hear until the child ends, or tells what is no frame."""

        def exactly(size: int) -> bytes:
            data = self._stdout.read(size)
            if len(data) < size:
                raise EOFError
            return data

        try:
            while True:
                self.answers.put(read_frame(exactly))
        except (EOFError, ValueError, MemoryError):
            self.answers.put(None)

    def end(self) -> None:
        """Forget what a killed child has told, and close its pipe."""
        while self.is_alive():
            with suppress(queue.Empty):
                self.answers.get(timeout=_LOOK)
        self._stdout.close()


def _answer(waiting: "_Waiting", answers: "queue.Queue[bytes | None]") -> bytes:
    for _ in range(_MOST_STEPS):
        frame = waiting.next(answers)
        told = _json_object(frame)
        if told is None:
            return frame
        if "refused" in told:
            raise refusal(told)
        if set(told) != {"done", "total"}:
            return frame
        waiting.tell(told)
    raise waiting.crashed()


class _Waiting:
    """Waits for one answer after the other, each as long as the child may be silent."""

    def __init__(
        self,
        child: "subprocess.Popen[bytes]",
        feeding: Feeding,
        ticket: Ticket,
        label: str,
        silence: float,
    ) -> None:
        self._child, self._feeding = child, feeding
        self._ticket, self._label, self._silence = ticket, label, silence
        self._whole = 0.0
        self._taken = 0

    def next(self, answers: "queue.Queue[bytes | None]") -> bytes:
        """Return the next answer."""
        silent = 0.0
        while silent < self._silence and self._whole < LONGEST:
            if self._feeding.error is not None:
                raise self._feeding.error
            try:
                frame = answers.get(timeout=_PAUSE)
            except queue.Empty:
                self._ticket.check()
                silent = silent + _PAUSE if self._is_its_turn() else 0.0
                self._whole += _PAUSE
                continue
            if frame is None:
                raise self._lost()
            return frame
        raise WorkerFailed("child_silent", work=self._label)

    def _is_its_turn(self) -> bool:
        """Tell whether the child has taken nothing since, though something was there for it."""
        feeding = self._feeding
        has_taken, self._taken = feeding.taken > self._taken, feeding.taken
        is_ours = feeding.is_alive() and not feeding.is_offering
        return not (has_taken or is_ours)

    def _lost(self) -> BaseException:
        """Return what to tell of a child that has ended: a fault of its frames goes first."""
        # One that told nonsense may be alive, and take nothing.
        self._child.kill()
        while self._feeding.is_alive():
            self._ticket.check()
            self._feeding.join(_LOOK)
        return self._feeding.error or self.crashed()

    def tell(self, told: Mapping[str, Any]) -> None:
        """Pass progress on."""
        try:
            done, total = int(told["done"]), int(told["total"])
        except (TypeError, ValueError):
            raise self.crashed() from None
        self._ticket.step(done, total, self._label)

    def crashed(self) -> WorkerFailed:
        """Return what to tell of a child that is of no more use."""
        return WorkerFailed("child_crashed", work=self._label)


def _json_object(frame: bytes) -> dict[str, Any] | None:
    if not frame.startswith(b"{"):
        return None
    try:
        told = json.loads(frame)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def refusal(told: dict[str, Any]) -> Refused:
    """Return the error that a child told."""
    safe = {str(k): v for k, v in told.items() if k != "refused" and isinstance(v, str | int)}
    code = str(told["refused"])
    kind: Callable[..., Refused] = UnsupportedText if "place" in safe else Refused
    return kind(code, **safe)
