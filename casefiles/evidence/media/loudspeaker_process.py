"""Child process without key: samples in, sound out, by the sound server of the session.

libpulse (LGPL 2.1) is asked, which every desktop of Linux has, also where PipeWire answers. Where
there is none, it refuses what it is asked.
"""

import ctypes
import sys
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.evidence.channel.sound_turns import NO_DEVICE, Begin, Play, Taken
from casefiles.lock import bar_files
from casefiles.serving import OnProgress, serve

RATE, CHANNELS = 48_000, 2
_LIBRARY: Final = "libpulse-simple.so.0"
_PLAYBACK, _S16_LITTLE, _NOT_SET = 1, 3, 0xFFFFFFFF
_AHEAD: Final = RATE * CHANNELS * 2 // 5
"""Bytes that the server holds: a fifth of a second, so that silence comes at once."""
_SLICE: Final = 9_600


class _Form(ctypes.Structure):
    """pa_sample_spec."""


_Form._fields_ = (
    *(("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8)),
)


class _Room(ctypes.Structure):
    """pa_buffer_attr."""


_Room._fields_ = tuple(
    (name, ctypes.c_uint32) for name in ("most", "wanted", "first", "least", "piece")
)


class _Loudspeaker:
    """Plays through a sound server, once it has been found."""

    def __init__(self) -> None:
        self._library: ctypes.CDLL | None = None
        self._player: ctypes.c_void_p | None = None

    def do(
        self, requested: Begin | Play, blobs: Iterator[bytes], _on_progress: OnProgress
    ) -> tuple[Taken, tuple[()]]:
        """Do one turn.

        Raises:
            Refused: nothing can be heard (`no_sound_device`).
        """
        if isinstance(requested, Begin):
            self._library, self._player = _opened()
        library, fault = self._library, ctypes.c_int(0)
        if library is None or not self._player:
            raise Refused(NO_DEVICE)
        for samples in blobs:
            for at in range(0, len(samples), _SLICE):
                some = samples[at : at + _SLICE]
                status = library.pa_simple_write(self._player, some, len(some), ctypes.byref(fault))
                if status < 0:
                    raise Refused(NO_DEVICE)
        if isinstance(requested, Play) and requested.is_last:
            library.pa_simple_drain(self._player, ctypes.byref(fault))
        return Taken(), ()


def _opened() -> tuple[ctypes.CDLL | None, ctypes.c_void_p | None]:
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None, None
    bar_files()
    library.pa_simple_new.restype = ctypes.c_void_p
    library.pa_simple_write.argtypes = (
        *(ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_int)),
    )
    library.pa_simple_drain.argtypes = (ctypes.c_void_p, ctypes.POINTER(ctypes.c_int))
    form = _Form(_S16_LITTLE, RATE, CHANNELS)
    room = _Room(_AHEAD * 2, _AHEAD, _SLICE, _SLICE // 2, _NOT_SET)
    player = library.pa_simple_new(
        *(None, b"Casefiles", _PLAYBACK, None, b"Casefiles", ctypes.byref(form)),
        *(None, ctypes.byref(room), None),
    )
    return library, ctypes.c_void_p(player) if player else None


if __name__ == "__main__":
    sys.exit(serve(_Loudspeaker().do, Begin, Play))
