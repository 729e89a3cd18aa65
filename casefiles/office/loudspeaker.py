"""The child that hands samples to the loudspeaker: it gets nothing but samples, and has no key."""

import contextlib
import os
import subprocess
import threading
from typing import Final

from casefiles.domain.frames import write_frame
from casefiles.domain.ticket import Ticket
from casefiles.office.children import started_child, watched

NO_DEVICE: Final = "no_sound_device"
_SECONDS_TO_START: Final = 20.0
_PATIENCE: Final = 5.0
"""Seconds in which a quarter of a second is taken, and what is still to be heard is heard."""


def _surroundings() -> dict[str, str]:
    """Pass on where the sound server listens, and nothing else; none is started, no cookie kept."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    server = os.environ.get("PULSE_SERVER", f"unix:{runtime}/pulse/native" if runtime else "")
    fixed = {"PULSE_COOKIE": "/dev/null", "PULSE_CLIENTCONFIG": "/dev/null"}
    return {**fixed, "XDG_RUNTIME_DIR": runtime, "PULSE_SERVER": server or "unix:/dev/null"}


class Loudspeaker:
    """Starts the child when it is first needed, and again when it was lost."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def begin(self, ticket: Ticket) -> str:
        """Get ready to play; returns the code of why nothing can be heard, or nothing."""
        with self._turn:
            self._end()
            self._child = child = started_child(
                "casefiles.evidence.loudspeaker_process", _surroundings()
            )
            with watched(child, _SECONDS_TO_START, ticket.stop):
                return "" if _answer(child) == b"+" else NO_DEVICE

    def play(self, samples: bytes, ticket: Ticket) -> str:
        """Play samples; returns when there is room for the next, or a code if there is no sound."""
        child = self._child
        if child is None or child.stdin is None:
            return NO_DEVICE
        try:
            with watched(child, _PATIENCE, ticket.stop):
                write_frame(child.stdin, samples)
                child.stdin.flush()
                is_taken = _answer(child) == b"+"
        except (OSError, ValueError):
            is_taken = False
        return "" if is_taken or ticket.stop.is_set() else NO_DEVICE

    def drain(self, ticket: Ticket) -> None:
        """Wait until all is heard."""
        self.play(b"", ticket)

    def end(self) -> None:
        """Fall silent at once."""
        with self._turn:
            self._end()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_PATIENCE)
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _answer(child: "subprocess.Popen[bytes]") -> bytes:
    return child.stdout.read(1) if child.stdout is not None else b""
