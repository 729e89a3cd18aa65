"""Canonical bytes of records and other frozen values: what they hold, and never how they show."""

from collections.abc import Mapping
from collections.abc import Set as AnySet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from casefiles.domain.foundation.canonical import Canonical, canonical


def canonical_bytes_of(value: Any) -> bytes:
    """Return the one byte form of a value: two values that differ anywhere differ in it.

    Neither the order of a mapping or set nor the text that an object shows of itself counts.

    Raises:
        TypeError: something in it has no canonical form; nothing is guessed from its `repr`.
        ValueError: a number that is none, or text that is not Unicode.
    """
    return canonical(_plain(value))


def _plain(value: Any) -> Canonical:
    if isinstance(value, Enum):
        return ("enum", type(value).__name__, value.name)
    if value is None or isinstance(value, bool | int | float | str | bytes):
        return value
    if isinstance(value, date):
        return ("date", value.isoformat())
    return _parts(value)


def _parts(value: Any) -> Canonical:
    if is_dataclass(value) and not isinstance(value, type):
        stored = tuple((one.name, _plain(getattr(value, one.name))) for one in fields(value))
        return ("record", type(value).__name__, stored)
    if isinstance(value, Mapping):
        pairs = [(_plain(key), _plain(one)) for key, one in value.items()]
        return ("mapping", tuple(sorted(pairs, key=canonical)))
    if isinstance(value, AnySet):
        return ("set", tuple(sorted(map(_plain, value), key=canonical)))
    if isinstance(value, tuple | list):
        return ("sequence", tuple(map(_plain, value)))
    raise TypeError("no canonical form")
