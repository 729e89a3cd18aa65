"""Canonical bytes of plain values: one value has one form, and two values never share one.

Every value is a tag byte, a length of eight bytes (big-endian) and that many bytes of body, so
that no two sequences of values run together. FORMAT.md of the store lists the tags.
"""

import math
from collections.abc import Callable
from struct import Struct
from types import NoneType
from typing import Any, Final

Canonical = None | bool | int | float | str | bytes | tuple["Canonical", ...]

_HEAD = Struct(">cQ").pack
_FLOAT = Struct(">d").pack


def canonical(value: Canonical) -> bytes:
    """Return the canonical bytes of a value.

    Minus zero has the form of zero, as both are one value to a database.

    Raises:
        ValueError: a float that is no number, or text that is not Unicode.
        TypeError: a type without a canonical form.
    """
    # Looked up by type, since a check of a vault comes here a hundred million times.
    form = _FORMS.get(type(value))
    if form is not None:
        return form(value)
    for kind, form in _FORMS.items():
        if isinstance(value, kind):
            return form(value)
    raise TypeError("no canonical form")


def _none(_: None) -> bytes:
    return _HEAD(b"N", 0)


def _bool(value: bool) -> bytes:
    return _HEAD(b"B", 1) + (b"\x01" if value else b"\x00")


def _int(value: int) -> bytes:
    size = value.bit_length() // 8 + 1
    return _HEAD(b"I", size) + value.to_bytes(size, "big", signed=True)


def _float(value: float) -> bytes:
    if math.isnan(value):
        raise ValueError("not a number")
    return _HEAD(b"F", 8) + _FLOAT(value + 0.0)


def _text(value: str) -> bytes:
    try:
        body = value.encode()
    except UnicodeEncodeError:
        pass
    else:
        return _HEAD(b"S", len(body)) + body
    # Raised out here, because the driver's error would carry the text itself.
    raise ValueError("text is not Unicode")


def _bytes(value: bytes) -> bytes:
    return _HEAD(b"Y", len(value)) + value


def _tuple(value: tuple[Canonical, ...]) -> bytes:
    body = b"".join([_FORMS.get(type(item), canonical)(item) for item in value])
    return _HEAD(b"T", len(body)) + body


_FORMS: Final[dict[type[Any], Callable[[Any], bytes]]] = {
    NoneType: _none,
    bool: _bool,
    int: _int,
    float: _float,
    str: _text,
    bytes: _bytes,
    tuple: _tuple,
}
"""By type; what is of a derived type has the form of the first that it derives from."""
