"""Child process without key: samples in, sound out, by the sound server of the session.

libpulse (LGPL 2.1) is asked, which every desktop of Linux has, also where PipeWire answers. Where
there is none, the first answer says so and the child ends.
"""

import ctypes
import sys
from typing import Final

from casefiles.domain.frames import read_frame
from casefiles.evidence.lock import bar_files
from casefiles.hardening import harden_process

RATE, CHANNELS = 48_000, 2
_LIBRARY: Final = "libpulse-simple.so.0"
_PLAYBACK, _S16_LITTLE, _NOT_SET = 1, 3, 0xFFFFFFFF
_AHEAD: Final = RATE * CHANNELS * 2 // 5
"""Bytes that the server holds: a fifth of a second, so that silence comes at once."""
_LARGEST: Final = 48_000 * 2 * 2 * 60
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


def main() -> int:
    """Play what comes on standard input until it ends; each frame is answered when it is taken."""
    harden_process()
    library, player = _opened()
    out = sys.stdout.buffer
    out.write(b"+" if player else b"-")
    out.flush()
    if library is None or not player:
        return 1
    fault = ctypes.c_int(0)
    while True:
        try:
            samples = read_frame(_exactly, _LARGEST)
        except (EOFError, ValueError):
            return 0
        if not samples:
            library.pa_simple_drain(player, ctypes.byref(fault))
        for at in range(0, len(samples), _SLICE):
            some = samples[at : at + _SLICE]
            if library.pa_simple_write(player, some, len(some), ctypes.byref(fault)) < 0:
                return 1
        out.write(b"+")
        out.flush()


def _exactly(size: int) -> bytes:
    data = sys.stdin.buffer.read(size)
    if len(data) < size:
        raise EOFError
    return data


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
    sys.exit(main())
