"""Starts and ends the child processes that see evidence: forked from a template, or fresh."""

import contextlib
import os
import select
import signal
import socket  # noqa: TID251  a local socket pair is the only way to hand over a pipe's ends
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Protocol

import casefiles
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel.control import END, ENDED, FORK, FORKED, MESSAGE, READY
from casefiles.evidence.channel.limits import WorkerLimits

_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); import casefiles; del sys.path[0]; "
    "import runpy; runpy.run_module('casefiles.evidence', run_name='__main__', alter_sys=True)"
)
"""Finds this program in its own folder, then takes the folder off the path again."""

_SECONDS_TO_START = 60.0
_SECONDS_TO_FORK = 20.0
_LOOK = 0.05
_SECONDS_TO_END = 0.5
"""A template has nothing to keep, and its children end with it."""


class Child(Protocol):
    """A process for one document.

    Attributes:
        requests: what it reads.
        answers: what it writes.
    """

    requests: IO[bytes]
    answers: IO[bytes]

    def kill(self) -> None:
        """End it at once; from any thread, and harmless if it has ended."""

    def end(self) -> int:
        """End it, reap it, close the pipes; returns the number of the signal it died of, or 0."""


class Children(Protocol):
    """Where children come from."""

    def start(self) -> Child:
        """Start a child for one document."""

    def close(self) -> None:
        """End whatever is left."""


class FreshChildren:
    """Starts a new program for every document: slow, and possible everywhere."""

    def __init__(self, resources: Path, limits: WorkerLimits, kind: str = "worker") -> None:
        """Take what each child is told; `kind` is what it serves as."""
        self._arguments = program(kind, resources, limits)

    def start(self) -> Child:
        """Start a child."""
        return FreshChild(self._arguments)

    def close(self) -> None:
        """Nothing is left between documents."""


class FreshChild:
    """A program for one document; see `Child`."""

    def __init__(self, arguments: list[str]) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd="/",
            start_new_session=True,
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise WorkerFailed("sandbox_failed")
        self.requests: IO[bytes] = self._process.stdin
        self.answers: IO[bytes] = self._process.stdout

    def kill(self) -> None:
        """See `Child`."""
        self._process.kill()

    def end(self) -> int:
        """See `Child`."""
        self._process.kill()
        status = self._process.wait()
        _close(self.requests, self.answers)
        return max(-status, 0)


class ForkedChildren:
    """Forks each child from a template that is warm and has never seen evidence; Linux only."""

    def __init__(
        self,
        resources: Path,
        limits: WorkerLimits,
        kind: str = "template",
        given_up: threading.Event | None = None,
    ) -> None:
        """Start the template.

        Args:
            resources: folder that has `fonts`.
            limits: for each document.
            kind: what its forks serve as.
            given_up: set by whoever wants it no more, also while it starts.

        Raises:
            WorkerFailed: `sandbox_failed`, if it does not start; `sandbox_busy`, if not in time.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        self._turn = threading.Lock()
        with theirs, contextlib.ExitStack() as failing:
            failing.callback(ours.close)
            # A new session: Ctrl-C in a terminal is for us, and closing our end ends the template.
            self._process = subprocess.Popen(
                program(kind, resources, limits),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                cwd="/",
                start_new_session=True,
            )
            failing.pop_all()
        try:
            ours.settimeout(_SECONDS_TO_FORK)
            self._await_start(given_up or threading.Event())
            self.has_namespaces = self._expect(READY) == 1
        except WorkerFailed as error:
            self.close()
            is_busy = error.code == "sandbox_busy"
            raise WorkerFailed("sandbox_busy" if is_busy else "sandbox_failed") from error

    @property
    def process_id(self) -> int:
        """Number of the template process."""
        return self._process.pid

    def start(self) -> Child:
        """Fork a child.

        Raises:
            WorkerFailed: `sandbox_lost`, if the template is gone.
        """
        with contextlib.ExitStack() as theirs, contextlib.ExitStack() as ours:
            request_end, requests = os.pipe()
            theirs.callback(os.close, request_end)
            ours.callback(os.close, requests)
            answers, answer_end = os.pipe()
            theirs.callback(os.close, answer_end)
            ours.callback(os.close, answers)
            worker = self._ask(FORK, 0, FORKED, (request_end, answer_end))
            ours.pop_all()
        return ForkedChild(self, worker, os.fdopen(requests, "wb"), os.fdopen(answers, "rb"))

    def reap(self, worker: int) -> int:
        """Have the template end and reap a child; returns its wait status."""
        return self._ask(END, worker, ENDED)

    def close(self) -> None:
        """End the template, and with it every child."""
        # Whoever waits for an answer on another thread gets its end.
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._control.close()
        try:
            self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _await_start(self, given_up: threading.Event) -> None:
        """Wait until the template tells something, or nobody wants to hear it any more."""
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        for _ in range(round(_SECONDS_TO_START / _LOOK)):
            if given_up.is_set():
                break
            if poll.poll(_LOOK * 1_000):
                return
            if self._process.poll() is not None:
                break
        else:
            # It runs still: nothing is at fault but the time.
            raise WorkerFailed("sandbox_busy")
        raise WorkerFailed("sandbox_lost")

    def _ask(self, letter: bytes, number: int, answer: bytes, ends: tuple[int, ...] = ()) -> int:
        with self._turn:
            try:
                socket.send_fds(self._control, [MESSAGE.pack(letter, number)], ends)
            except OSError as error:
                raise WorkerFailed("sandbox_lost") from error
            return self._expect(answer)

    def _expect(self, letter: bytes) -> int:
        try:
            value, number = MESSAGE.unpack(self._control.recv(MESSAGE.size))
        except (OSError, struct.error) as error:
            raise WorkerFailed("sandbox_lost") from error
        if value != letter:
            raise WorkerFailed("sandbox_lost")
        return int(number)


class ForkedChild:
    """A fork of the template; see `Child`."""

    def __init__(
        self, family: ForkedChildren, worker: int, requests: IO[bytes], answers: IO[bytes]
    ) -> None:
        """Take over a process that was just forked."""
        self._family = family
        self._worker = worker
        self._turn = threading.Lock()
        self._has_ended = False
        self.requests = requests
        self.answers = answers

    def kill(self) -> None:
        """See `Child`: the number stays ours until the template reaps it."""
        with self._turn:
            if not self._has_ended:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._worker, signal.SIGKILL)

    def end(self) -> int:
        """See `Child`."""
        with self._turn:
            self._has_ended = True
        try:
            status = self._family.reap(self._worker)
        except WorkerFailed:
            # The template is gone, and the kernel ended its children with it.
            return int(signal.SIGKILL)
        finally:
            _close(self.requests, self.answers)
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def program(kind: str, resources: Path, limits: WorkerLimits) -> list[str]:
    """Return the command of an evidence process: isolated from the user's Python settings."""
    root = str(Path(casefiles.__file__).resolve().parent.parent)
    arguments = [kind, limits.to_json(), str(resources.resolve())]
    return [
        sys.executable,
        "-I",
        "-B",
        "-W",
        "ignore",
        "-X",
        "utf8",
        "-c",
        _START,
        root,
        *arguments,
    ]


def _environment() -> dict[str, str]:
    """Pass nothing on, but what Windows cannot start a program without."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def _close(*files: IO[bytes]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.close()
