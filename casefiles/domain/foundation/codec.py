"""Dataclasses as bytes, and back: what comes from a child is read as if an enemy wrote it.

The bound of a value stands beside its field: `Annotated[str, Most(400)]`, `Annotated[int,
Within(0, 5000)]`, `Annotated[tuple[Line, ...], Most(2000)]`. A field without one can only be read
in what this program itself asks of its children.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as hints_of

T = TypeVar("T")
Read: TypeAlias = Callable[[Any], Any]

_FIRST_SIGN = " "
"""What is before it in Unicode controls a terminal, but for line ends and tabs."""


class Malformed(ValueError):
    """What came is not what was asked for; it says nothing of what came."""


@dataclass(frozen=True, slots=True)
class Most:
    """So many characters, bytes or items at most.

    Attributes:
        is_raw: a text that may hold control characters, since nobody is shown it.
    """

    count: int
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """A number from the first to the last."""

    first: float
    last: float


Count: TypeAlias = Annotated[int, Within(0, 1 << 40)]
"""How many there are of something, or how many bytes."""
Code: TypeAlias = Annotated[str, Most(80)]
"""A word of the program's own."""


def encoded(message: Any) -> bytes:
    """Return a dataclass as bytes, equal ones always as the same."""
    return _written(_plain(message)).encode()


def _written(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        values = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {"is": type(value).__name__, **values}
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(one)] for key, one in value.items()]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(map(_plain, value), key=_written)
    return value.hex() if isinstance(value, bytes) else value


def decoded(data: bytes, *kinds: type[T], is_own: bool = False) -> T:
    """Return the one of some dataclasses that bytes hold.

    Args:
        data: what `encoded` returned, or so it is said.
        kinds: that may come.
        is_own: this program wrote it, so that fields need no bounds.

    Raises:
        Malformed: it holds none of them, or a value out of its bounds.
    """
    try:
        parsed = json.loads(data, object_pairs_hook=_once, parse_constant=_no)
        value: T | None = _one_of(kinds, parsed, is_own)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        value = None
    if value is None:
        # Raised out here, because the error of a decoder carries what was sent.
        raise Malformed
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError
    return values


def _no(_word: str) -> Any:
    raise ValueError


def _one_of(kinds: tuple[type[Any], ...], stored: Any, is_own: bool) -> Any:
    by_name = {kind.__name__: kind for kind in kinds}
    name = kinds[0].__name__ if len(kinds) == 1 else _checked(stored, dict)["is"]
    return _record(by_name[name], stored, is_own)


def _record(kind: type[Any], stored: Any, is_own: bool) -> Any:
    known: Callable[..., tuple[dict[str, Read], frozenset[str]]] = _readers
    readers, needed = known(kind, is_own)
    names = _checked(stored, dict).keys() - {"is"}
    if not needed <= names <= readers.keys() or stored.get("is", kind.__name__) != kind.__name__:
        raise ValueError
    return kind(**{name: readers[name](stored[name]) for name in names})


@cache
def _readers(kind: type[Any], is_own: bool) -> tuple[dict[str, Read], frozenset[str]]:
    hints = hints_of(kind, include_extras=True)
    readers = {one.name: _reader(hints[one.name], is_own) for one in fields(kind)}
    plain = (one for one in fields(kind) if one.default is one.default_factory is MISSING)
    return readers, frozenset(one.name for one in plain)


def _reader(hint: Any, is_own: bool, marks: tuple[Any, ...] = ()) -> Read:
    if get_origin(hint) is Annotated:
        return _reader(get_args(hint)[0], is_own, (*marks, *hint.__metadata__))
    kind, inner = get_origin(hint), get_args(hint)
    if kind in {Union, UnionType}:
        return _union([one for one in inner if one is not NoneType], is_own, marks)
    if kind is Literal:
        return lambda value: inner[inner.index(value)]
    most = next((one for one in marks if isinstance(one, Most)), _UNBOUND if is_own else None)
    if kind is not None:
        return _several(kind, inner, most, is_own)
    return _single(getattr(hint, "__supertype__", hint), most, is_own, marks)


def _several(kind: Any, inner: tuple[Any, ...], most: Most | None, is_own: bool) -> Read:
    if kind is Mapping:
        pairs = _many(_several(tuple, inner, None, is_own), _bound(most), tuple)
        return lambda value: _once(pairs(value))
    if kind is frozenset or inner[-1] is ...:
        return _many(_reader(inner[0], is_own), _bound(most), kind)
    each = [_reader(one, is_own) for one in inner]
    return lambda value: tuple(
        read(one) for read, one in zip(each, _checked(value, list), strict=True)
    )


def _single(hint: type[Any], most: Most | None, is_own: bool, marks: tuple[Any, ...]) -> Read:
    if is_dataclass(hint):
        record: type[Any] = hint
        return lambda value: _record(record, value, is_own)
    if hint in {str, bytes}:
        read, bound = (_text if hint is str else _bytes), _bound(most)
        return lambda value: read(value, bound)
    if issubclass(hint, StrEnum):
        return hint
    within = next((one for one in marks if isinstance(one, Within)), None)
    if within is None and not is_own and hint is not bool:
        raise AssertionError("a number without a bound")
    return lambda value: _number(value, hint, within)


_UNBOUND = Most(1 << 40, is_raw=True)


def _bound(most: Most | None) -> Most:
    if most is None:
        raise AssertionError("a text or list without a bound")
    return most


def _union(present: list[Any], is_own: bool, marks: tuple[Any, ...]) -> Read:
    """Read one of several dataclasses, or something that may be missing."""
    if len(present) > 1:
        return lambda value: _one_of(tuple(present), value, is_own)
    read = _reader(present[0], is_own, marks)
    return lambda value: None if value is None else read(value)


def _checked(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise ValueError
    return value


def _many(read: Read, most: Most, kind: type[Any]) -> Read:
    def many(value: Any) -> Any:
        if len(_checked(value, list)) > most.count:
            raise ValueError
        return kind(map(read, value))

    return many


def _text(value: Any, most: Most) -> str:
    text = _checked(value, str)
    if len(text) > most.count:
        raise ValueError
    if not most.is_raw and any(one < _FIRST_SIGN and one not in "\n\t" for one in text):
        raise ValueError
    text.encode()
    return text


def _bytes(value: Any, most: Most) -> bytes:
    if len(_checked(value, str)) > 2 * most.count:
        raise ValueError
    return bytes.fromhex(value)


def _number(value: Any, kind: type[Any], within: Within | None) -> Any:
    if kind is float and type(value) is int:
        value = float(value)
    number = _checked(value, kind)
    if within is not None and not within.first <= number <= within.last:
        raise ValueError
    return number
