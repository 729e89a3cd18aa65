"""The child that hands samples to the loudspeaker: it gets nothing but samples, and has no key."""

import os
import threading
from collections.abc import Iterable
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.evidence.channel.sound_turns import NO_DEVICE, Begin, Play, Taken
from casefiles.office.workplace.channel import ChildChannel, Limits

__all__ = ["NO_DEVICE", "AudioOutput"]

_BEGINNING: Final = Limits(silence=20.0)
_PLAYING: Final = Limits(silence=5.0)
"""In which a quarter of a second is taken, and what is still to be heard is heard."""


def _surroundings() -> dict[str, str]:
    """Pass on where the sound server listens, and nothing else; none is started, no cookie kept."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    server = os.environ.get("PULSE_SERVER", f"unix:{runtime}/pulse/native" if runtime else "")
    fixed = {"PULSE_COOKIE": "/dev/null", "PULSE_CLIENTCONFIG": "/dev/null"}
    return {**fixed, "XDG_RUNTIME_DIR": runtime, "PULSE_SERVER": server or "unix:/dev/null"}


class AudioOutput:
    """Starts the child when it is first needed, and again when it was lost."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._channel: ChildChannel | None = None
        self._turn = threading.Lock()

    def begin(self, ticket: CancellationToken) -> str:
        """Get ready to play; returns the code of why nothing can be heard, or nothing."""
        with self._turn:
            self._end()
            module = "casefiles.evidence.media.loudspeaker_process"
            channel = ChildChannel(module, "playing_sound", _BEGINNING, _surroundings())
            self._channel = channel
            fault = _answer_of(channel, Begin(), (), ticket)
            channel.limits = _PLAYING
            return fault

    def play(self, samples: bytes, ticket: CancellationToken) -> str:
        """Play samples; returns when there is room for the next, or a code if there is no sound."""
        return _answer_of(self._channel, Play(), (samples,), ticket)

    def drain(self, ticket: CancellationToken) -> None:
        """Wait until all is heard."""
        _answer_of(self._channel, Play(is_last=True), (), ticket)

    def end(self) -> None:
        """Fall silent at once."""
        with self._turn:
            self._end()

    def _end(self) -> None:
        channel, self._channel = self._channel, None
        if channel is not None:
            channel.end()


def _answer_of(
    channel: ChildChannel | None,
    request: Begin | Play,
    blobs: Iterable[bytes],
    ticket: CancellationToken,
) -> str:
    if channel is None:
        return NO_DEVICE
    try:
        channel.ask(request, Taken, blobs, ticket)
    except Cancelled:
        return ""
    except CasefilesError:
        return NO_DEVICE
    return ""
