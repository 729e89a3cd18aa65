"""Rich text as Outlook packs it (MS-OXRTFCP): a small dictionary, and runs out of it."""

import struct
from typing import Final

_HEAD: Final = struct.Struct("<III4x")
_PACKED: Final = 0x75465A4C
_PLAIN: Final = 0x414C454D
_ROOM: Final = 4096
_LARGEST: Final = 64 << 20
_START: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def rich_text(data: bytes) -> bytes:
    """Return the rich text; as much of it as there is where it is cut off or broken."""
    if len(data) < _HEAD.size:
        return b""
    _, size, kind = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if kind == _PLAIN:
        return body[:size]
    return _unpacked(body, min(size, _LARGEST)) if kind == _PACKED else b""


def _unpacked(body: bytes, size: int) -> bytes:
    known = bytearray(_START.ljust(_ROOM, b" "))
    at, position = len(_START), 0
    out = bytearray()
    while position < len(body) and len(out) < size:
        control, position = body[position], position + 1
        for bit in range(8):
            if len(out) >= size or position >= len(body):
                break
            if not control >> bit & 1:
                piece, position = body[position : position + 1], position + 1
            else:
                run = int.from_bytes(body[position : position + 2], "big")
                position += 2
                start, length = run >> 4, (run & 15) + 2
                if start == at:
                    return bytes(out)
                piece = _run(known, start, length, at)
            for byte in piece:
                known[at] = byte
                at = (at + 1) % _ROOM
            out += piece
    return bytes(out[:size])


def _run(known: bytearray, start: int, length: int, at: int) -> bytes:
    """Return a run of the dictionary, which may reach into what it writes itself."""
    run = bytearray()
    for step in range(length):
        place = (start + step) % _ROOM
        distance = (place - at) % _ROOM
        run.append(run[distance] if distance < len(run) else known[place])
    return bytes(run)
