"""Child processes without key or vault: frames in, progress and one answer out."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from typing import IO, Any, Final

from typing_extensions import override

from casefiles import paths
from casefiles.domain.errors import Refused, UnsupportedText, WorkerFailed
from casefiles.domain.frames import read_frame, write_frame
from casefiles.domain.ticket import Ticket

SILENCE: Final = 300
"""A child that tells nothing for so many seconds is stopped."""
_START: Final = (
    "import sys, runpy; root, module = sys.argv[1:3]; del sys.argv[1:3]; sys.path.insert(0, root); "
    "from casefiles.hardening import harden_process; harden_process(); "
    "runpy.run_module(module, run_name='__main__', alter_sys=True)"
)


def child_command(module: str, *arguments: str) -> list[str]:
    """Return the command of a child: isolated from environment, user site and current folder."""
    return [sys.executable, "-I", "-c", _START, str(paths.root()), module, *arguments]


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
    child = subprocess.Popen(
        child_command(module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        close_fds=True,
    )
    if child.stdin is None or child.stdout is None:
        raise WorkerFailed("child_without_pipes")
    feeding = _Feeding(child.stdin, frames)
    answers: queue.Queue[bytes | None] = queue.Queue()
    listening = threading.Thread(target=listen, args=(child.stdout, answers), daemon=True)
    feeding.start()
    listening.start()
    try:
        return _answer(answers, feeding, ticket, label, silence)
    finally:
        child.kill()
        child.wait()
        feeding.join()
        listening.join()
        child.stdout.close()


class _Feeding(threading.Thread):
    """Writes the frames; what making them raised is raised again by whoever waits."""

    def __init__(self, stdin: IO[bytes], frames: Iterable[bytes]) -> None:
        super().__init__(daemon=True)
        self.error: BaseException | None = None
        self._stdin = stdin
        self._frames = frames

    @override
    def run(self) -> None:
        """Write all frames, then close the pipe."""
        try:
            with self._stdin:
                for frame in self._frames:
                    write_frame(self._stdin, frame)
        except BrokenPipeError:
            return  # the child ended; its answer or its silence tells why
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread, which raises it
            self.error = error


def listen(stdout: IO[bytes], answers: "queue.Queue[bytes | None]") -> None:
    """Put what a child answers into a queue, frame by frame; None once it has ended."""

    def exactly(size: int) -> bytes:
        data = stdout.read(size)
        if len(data) < size:
            raise EOFError
        return data

    try:
        while True:
            answers.put(read_frame(exactly))
    except (EOFError, ValueError):
        answers.put(None)


def _answer(
    answers: "queue.Queue[bytes | None]",
    feeding: _Feeding,
    ticket: Ticket,
    label: str,
    silence: float,
) -> bytes:
    while True:
        frame = _next(answers, feeding, ticket, label, silence)
        told = _json_object(frame)
        if told is None:
            return frame
        if "refused" in told:
            raise refusal(told)
        if set(told) == {"done", "total"}:
            ticket.step(int(told["done"]), int(told["total"]), label)
            continue
        return frame


def _next(
    answers: "queue.Queue[bytes | None]",
    feeding: _Feeding,
    ticket: Ticket,
    label: str,
    silence: float,
) -> bytes:
    waited = 0.0
    pause = 0.2
    while waited < silence:
        if feeding.error is not None:
            raise feeding.error
        try:
            frame = answers.get(timeout=pause)
        except queue.Empty:
            ticket.check()
            waited = 0.0 if feeding.is_alive() else waited + pause
            continue
        if frame is None:
            feeding.join()
            if feeding.error is not None:
                raise feeding.error
            raise WorkerFailed("child_crashed", work=label)
        return frame
    raise WorkerFailed("child_silent", work=label)


def _json_object(frame: bytes) -> dict[str, Any] | None:
    if not frame.startswith(b"{"):
        return None
    try:
        told = json.loads(frame)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def refusal(told: dict[str, Any]) -> Refused:
    """Return the error that a child told."""
    safe = {str(k): v for k, v in told.items() if k != "refused" and isinstance(v, str | int)}
    code = str(told["refused"])
    kind: Callable[..., Refused] = UnsupportedText if "place" in safe else Refused
    return kind(code, **safe)
