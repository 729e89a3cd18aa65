"""Records as forms hold them: plain values that JSON can hold, and back."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Record
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.rules.citation_text import citation_from, citation_values

R = TypeVar("R", bound=Record)
_OWN: Final = frozenset({"id", "case_id"})


def values_of(record: Any) -> dict[str, Any]:
    """Return a record, or a part of one, by its fields."""
    named = (one.name for one in fields(record) if one.name not in _OWN)
    return {name: _plain(getattr(record, name)) for name in named}


def record_from(kind: type[R], record_id: str, case_id: CaseId, values: dict[str, Any]) -> R:
    """Return the record that a form holds; what it does not name is at its start."""
    entries = {name: value for name, value in values.items() if name not in _OWN}
    made: R = _made(kind, {"id": record_id, "case_id": case_id, **entries})
    return made


def with_values(record: R, values: Mapping[str, Any]) -> R:
    """Return a record with what a form holds of it; what it does not name stays."""
    hints = get_type_hints(type(record))
    names = [name for name in values if name in hints and name not in _OWN]
    return replace(record, **{name: _read(hints[name], values[name]) for name in names})


def empty_of(kind: type[Any]) -> dict[str, Any]:
    """Return what a new record or part begins with, by field."""
    hints = get_type_hints(kind)
    return {
        one.name: _plain(_start(hints[one.name]) if one.default is MISSING else one.default)
        for one in fields(kind)
        if one.name not in _OWN
    }


def is_empty_input(record: Registered) -> bool:
    """Tell whether nothing was told of a record."""
    begun = empty_of(type(record))
    return all(begun[name] == value for name, value in values_of(record).items())


def _plain(value: Any) -> Any:
    if isinstance(value, Citation):
        return citation_values(value)
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return values_of(value)
    return value


def _made(kind: type[Any], values: dict[str, Any]) -> Any:
    hints = get_type_hints(kind)
    entries = {name: _read(hints[name], value) for name, value in values.items() if name in hints}
    lacking = {
        one.name: _start(hints[one.name])
        for one in fields(kind)
        if one.default is MISSING and one.name not in entries
    }
    return kind(**entries, **lacking)


def _start(hint: Any) -> Any:
    """Return what stands in a field of which nothing is told."""
    if get_origin(hint) is tuple:
        return ()
    return hint() if hint in (bool, int) else ""


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_read(inner, one) for one in value or () if not _is_nothing(inner, one))
    if hint is Citation:
        return citation_from(value)
    if is_dataclass(hint) and isinstance(hint, type):
        return _made(hint, value)
    return _simple(hint, value)


def _is_nothing(inner: Any, value: Any) -> bool:
    """Tell whether a row of a form holds nothing; a cite of no document says none."""
    return value in ("", [], None) or (inner is Citation and not value[0])


def _simple(hint: Any, value: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if hint is bool:
        return bool(value)
    return int(value or 0) if hint is int else str(value or "").strip()
