"""Canonical bytes of plain values: one value has one form, and two values never share one.

Every value is a tag byte, a length of eight bytes (big-endian) and that many bytes of body, so
that no two sequences of values run together. FORMAT.md of the store lists the tags.
"""

import math
from struct import Struct

Canonical = None | bool | int | float | str | bytes | tuple["Canonical", ...]

_LENGTH = Struct(">Q")
_FLOAT = Struct(">d")


def canonical(value: Canonical) -> bytes:
    """Return the canonical bytes of a value.

    Minus zero has the form of zero, as both are one value to a database.

    Raises:
        ValueError: a float that is no number, or text that is not Unicode.
        TypeError: a type without a canonical form.
    """
    if isinstance(value, tuple):
        return _framed(b"T", b"".join(map(canonical, value)))
    tag, body = _scalar(value)
    return _framed(tag, body)


def _framed(tag: bytes, body: bytes) -> bytes:
    return tag + _LENGTH.pack(len(body)) + body


def _scalar(value: bool | float | str | bytes | None) -> tuple[bytes, bytes]:
    match value:
        case None:
            return b"N", b""
        case bool():
            return b"B", b"\x01" if value else b"\x00"
        case int():
            return b"I", value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True)
        case float():
            return b"F", _float(value)
        case str():
            return b"S", _text(value)
        case bytes():
            return b"Y", value
    raise TypeError("no canonical form")


def _float(value: float) -> bytes:
    if math.isnan(value):
        raise ValueError("not a number")
    return _FLOAT.pack(value + 0.0)


def _text(value: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError:
        pass
    # Raised out here, because the driver's error would carry the text itself.
    raise ValueError("text is not Unicode")
