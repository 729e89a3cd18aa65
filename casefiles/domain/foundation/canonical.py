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
_COMMON = 4096
# Made once, since a check of a vault asks for them a hundred million times.
_TEXT_HEADS: Final = tuple(_HEAD(b"S", size) for size in range(_COMMON))
_SEQUENCE_HEADS: Final = tuple(_HEAD(b"T", size) for size in range(_COMMON))
_INTEGER_HEADS: Final = tuple(_HEAD(b"I", size) for size in range(_COMMON))


def canonical(value: Canonical) -> bytes:
    """Return the canonical bytes of a value.

    Minus zero has the form of zero, as both are one value to a database.

    Raises:
        ValueError: a float that is no number, or text that is not Unicode.
        TypeError: a type without a canonical form.
    """
    form = _FORMS.get(type(value))
    if form is not None:
        return form(value)
    for kind, form in _FORMS.items():
        if isinstance(value, kind):
            return form(value)
    raise TypeError("no canonical form")


def text_form(value: str) -> bytes:
    """Return the canonical bytes of a text.

    Raises:
        ValueError: it is not Unicode.
        TypeError: it is no text.
    """
    try:
        body = str.encode(value)
    except UnicodeEncodeError:
        pass
    else:
        size = len(body)
        return (_TEXT_HEADS[size] if size < _COMMON else _HEAD(b"S", size)) + body
    # Raised out here, because the driver's error would carry the text itself.
    raise ValueError("text is not Unicode")


def integer_form(value: int) -> bytes:
    """Return the canonical bytes of an integer, which is no truth value."""
    size = value.bit_length() // 8 + 1
    head = _INTEGER_HEADS[size] if size < _COMMON else _HEAD(b"I", size)
    return head + value.to_bytes(size, "big", signed=True)


def bytes_form(value: bytes) -> bytes:
    """Return the canonical bytes of bytes."""
    return _HEAD(b"Y", len(value)) + value


def sequence_form(body: bytes) -> bytes:
    """Return the canonical bytes of a sequence from those of its values, one after the other."""
    size = len(body)
    return (_SEQUENCE_HEADS[size] if size < _COMMON else _HEAD(b"T", size)) + body


def _none(_: None) -> bytes:
    return _HEAD(b"N", 0)


def _bool(value: bool) -> bytes:
    return _HEAD(b"B", 1) + (b"\x01" if value else b"\x00")


def _float(value: float) -> bytes:
    if math.isnan(value):
        raise ValueError("not a number")
    return _HEAD(b"F", 8) + _FLOAT(value + 0.0)


def _tuple(value: tuple[Canonical, ...]) -> bytes:
    return sequence_form(b"".join([_FORMS.get(type(item), canonical)(item) for item in value]))


_FORMS: Final[dict[type[Any], Callable[[Any], bytes]]] = {
    NoneType: _none,
    bool: _bool,
    int: integer_form,
    float: _float,
    str: text_form,
    bytes: bytes_form,
    tuple: _tuple,
}
"""By type; what is of a derived type has the form of the first that it derives from."""
