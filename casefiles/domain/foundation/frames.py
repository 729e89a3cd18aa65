"""Length-prefixed frames: how processes of the house talk over pipes. Plain bytes, no objects."""

from collections.abc import Callable
from struct import Struct
from typing import Protocol

_LENGTH = Struct(">Q")
FRAME_LIMIT = 1 << 31
"""No frame is larger: 2 GiB bounds what a reader will ever allocate."""


class Sink(Protocol):
    """Anything with a `write` that takes all bytes."""

    def write(self, data: bytes, /) -> object:
        """Write all of data."""


def write_frame(sink: Sink, data: bytes) -> None:
    """Write one frame.

    Raises:
        ValueError: larger than the limit.
    """
    if len(data) > FRAME_LIMIT:
        raise ValueError("frame too large")
    sink.write(_LENGTH.pack(len(data)))
    sink.write(data)


def read_frame(read_exactly: Callable[[int], bytes], limit: int = FRAME_LIMIT) -> bytes:
    """Read one frame.

    Args:
        read_exactly: returns exactly the asked number of bytes or raises EOFError.
        limit: largest length believed, in bytes.

    Raises:
        ValueError: the length is above the limit.
        EOFError: the other side ended.
    """
    (length,) = _LENGTH.unpack(read_exactly(_LENGTH.size))
    if length > limit:
        raise ValueError("frame too large")
    return read_exactly(length)
