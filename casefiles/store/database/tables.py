"""The one mapper between a record and its row, so that a new type costs a class.

A field is a column of its name: text and numbers as such, an enumeration as TEXT, a truth value
as INTEGER, anything nested as canonical JSON. A column that was added later is NULL in older rows
and then stands for the field's default.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from casefiles.domain.foundation.errors import Refused, VaultDamaged
from casefiles.domain.foundation.schema import code_of
from casefiles.domain.records.case_records import Record

R = TypeVar("R", bound=Record)
Cells = dict[str, str | int | float]
"""A row as column -> value, without its row number and without columns that are NULL."""

_INTEGER_LIMIT = 1 << 63


def record_types() -> tuple[type[Record], ...]:
    """Return every type of record."""
    return get_args(Record)


def table_of(kind: type[Any]) -> str:
    """Return the name of a record type's table, which is also its code in the ledger."""
    return code_of(kind)


def columns_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the columns of a record type, in the order of its fields."""
    return tuple(field.name for field in fields(kind))


def cells_of(record: Record) -> Cells:
    """Return a record as its row; a field without a value is absent.

    Raises:
        Refused: text that is not Unicode, a number beyond 64 bits, or one that is no number.
    """
    cells = {name: cell(getattr(record, name)) for name in columns_of(type(record))}
    return {name: value for name, value in cells.items() if value is not None}


def cell(value: Any) -> str | int | float | None:
    """Return one field's value as its column holds it.

    Raises:
        Refused: see `cells_of`.
    """
    try:
        return _cell(value)
    except (UnicodeEncodeError, OverflowError, ValueError):
        pass
    # Raised out here, because an encoder's error carries the text.
    raise Refused("value_not_storable")


def _cell(value: Any) -> str | int | float | None:
    match value:
        case None:
            return None
        case str():
            value.encode()
            return str(value)
        case bool():
            return int(value)
        case int():
            if not -_INTEGER_LIMIT <= value < _INTEGER_LIMIT:
                raise OverflowError
            return value
        case float():
            return _finite(value)
    text = canonical_json(_plain(value))
    text.encode()
    return text


def _finite(value: float) -> float:
    json.dumps(value, allow_nan=False)
    return value + 0.0


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        # What is at its default is left out, so that a new field leaves older values as they are.
        return {
            field.name: _plain(stored)
            for field in fields(value)
            if (stored := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError("a field of a type that no column holds")


def storable_json(value: Any) -> str:
    """Return the canonical JSON of plain values and tuples, as a column holds it.

    Raises:
        Refused: see `cells_of`.
    """
    try:
        text = canonical_json(value)
        text.encode()
    except (UnicodeEncodeError, OverflowError, ValueError):
        pass
    else:
        return text
    raise Refused("value_not_storable")


def canonical_json(value: Any) -> str:
    """Return the one JSON form of plain values: keys sorted, no spaces, no escapes but needed."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def record_of(kind: type[R], cells: Cells) -> R:
    """Return the record that a row holds.

    Raises:
        VaultDamaged: the row does not hold a record of this type.
    """
    try:
        return kind(**{name: read(cells) for name, read in _READERS[kind]})
    except (KeyError, ValueError, TypeError, AttributeError):
        pass
    raise VaultDamaged("record_unreadable", kind=table_of(kind))


def field_value(kind: type[Record], name: str, stored: str | int | float) -> Any:
    """Return the value of one field from its cell.

    Raises:
        VaultDamaged: the cell does not hold such a value.
    """
    readers = dict(_READERS[kind])
    try:
        return readers[name]({name: stored})
    except (KeyError, ValueError, TypeError, AttributeError):
        pass
    raise VaultDamaged("record_unreadable", kind=table_of(kind))


def _readers(kind: type[Any]) -> tuple[tuple[str, Callable[[Cells], Any]], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _reader(field, hints[field.name])) for field in fields(kind))


def _reader(field: Any, hint: Any) -> Callable[[Cells], Any]:
    name, is_nested, typed = field.name, _is_nested(hint), _typer(hint)

    def read(cells: Cells) -> Any:
        value = cells.get(name)
        if value is None:
            return _absent(field, hint)
        return typed(json.loads(str(value)) if is_nested else value)

    return read


def _absent(field: Any, hint: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    if NoneType in get_args(hint):
        return None
    raise KeyError(field.name)


def _is_nested(hint: Any) -> bool:
    hint = _present(hint)
    return get_origin(hint) is tuple or is_dataclass(hint)


def _present(hint: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    return getattr(hint, "__supertype__", hint)


@cache
def _typer(hint: Any) -> Callable[[Any], Any]:
    """Return what reads a value of a type: to ask what a type is costs more than to read it."""
    if NoneType in get_args(hint):
        present = _typer(_present(hint))
        return lambda value: None if value is None else present(value)
    hint = _present(hint)
    if get_origin(hint) is tuple:
        return _tuple_typer(get_args(hint))
    if is_dataclass(hint):
        return partial(_typed_dataclass, hint)
    if issubclass(hint, StrEnum):
        return partial(hint)
    return partial(_plainly_typed, hint)


def _tuple_typer(hints: tuple[Any, ...]) -> Callable[[Any], Any]:
    typers = [_typer(hint) for hint in hints if hint is not ...]
    if hints[1:] == (...,):
        return lambda value: tuple(map(typers[0], value))
    return lambda value: tuple(typed(item) for typed, item in zip(typers, value, strict=True))


def _typed_dataclass(kind: Any, value: Any) -> Any:
    typers = _typers_within(kind)
    return kind(**{name: typers[name](item) for name, item in value.items()})


@cache
def _typers_within(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    return {name: _typer(hint) for name, hint in get_type_hints(kind).items()}


def _plainly_typed(hint: Any, value: Any) -> Any:
    if hint is bool and value in {0, 1}:
        return bool(value)
    if hint is float and isinstance(value, int | float):
        return float(value)
    if isinstance(value, hint):
        return value
    raise ValueError("a value of another type")


_READERS: Final[dict[type[Any], tuple[tuple[str, Callable[[Cells], Any]], ...]]] = {
    kind: _readers(kind) for kind in record_types()
}
