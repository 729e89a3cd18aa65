"""Opens compound files (OLE), in which old Office and Outlook files keep their streams."""

import io
from functools import partial
from typing import Any, Final

import olefile

_UNKNOWN: Final = 0x7FFF_FFFF
"""How olefile writes that it does not know a size; it bounds such streams itself."""
_SHIFTS: Final = slice(30, 34)
_KNOWN_SHIFTS: Final = (b"\x09\x00\x06\x00", b"\x0c\x00\x06\x00")
"""Sectors of 512 or 4,096 bytes, small ones of 64: [MS-CFB] 2.2 knows no others."""


def compound(data: bytes) -> olefile.OleFileIO:
    """Open a compound file of which no stream is read beyond the size of the file.

    The tables of a hostile one run in circles, and olefile would follow them for as many
    gigabytes as the file claims.

    Raises:
        OSError: it is none, or broken, with others that olefile raises.
    """
    if data[_SHIFTS] not in _KNOWN_SHIFTS:
        raise OSError("sectors of no known size")
    file = olefile.OleFileIO(io.BytesIO(data))
    file._open = partial(_within, file._open, len(data))  # noqa: SLF001  the one way to all streams
    return file


def _within(
    opened: Any, most: int, start: int, size: int = _UNKNOWN, *further: Any, **named: Any
) -> Any:
    return opened(start, size if size == _UNKNOWN else min(size, most), *further, **named)
