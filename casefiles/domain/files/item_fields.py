"""Items of a reading as plain fields, and back; whoever reads them back may not trust them."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints

from casefiles.domain.files.extracted_items import ITEM_KINDS, Item

LONGEST_TEXT: Final = 100_000
"""Characters; what is longer is cut, and stands whole on the pages."""
LARGEST_NUMBER: Final = (1 << 53) - 1
_MOST_WORDS: Final = 1_000
_LONGEST_WORD: Final = 1_000
_LINED: Final = frozenset({("message", "text"), ("formfield", "value")})
"""Fields whose lines stay apart."""
_Clean = Callable[[str], str]


class InvalidItem(ValueError):
    """Fields that make no item."""


def plain_fields(item: Item) -> dict[str, object]:
    """Return the fields of an item as JSON can hold them; those at their default are left out."""
    values: dict[str, object] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if field.default is MISSING or value != field.default:
            values[field.name] = _cut(value)
    return values


def _cut(value: object) -> object:
    if isinstance(value, tuple):
        return [_cut_word(one) for one in value[:_MOST_WORDS]]
    return value[:LONGEST_TEXT] if isinstance(value, str) else value


def _cut_word(value: object) -> object:
    return value if isinstance(value, int) else str(value)[:_LONGEST_WORD]


def item_from(kind: object, received: object, clean: _Clean) -> Item:
    """Make an item of plain fields.

    Args:
        kind: a key of `ITEM_KINDS`.
        received: what `plain_fields` returned, or an enemy wrote.
        clean: makes every text fit to be kept; where its lines stay apart, each line.

    Raises:
        InvalidItem: they make no item.
    """
    if not isinstance(kind, str) or kind not in ITEM_KINDS or not isinstance(received, dict):
        raise InvalidItem
    made = ITEM_KINDS[kind]
    known = _field_types(kind)
    if not set(received) <= set(known) or not _required(kind) <= set(received):
        raise InvalidItem
    values: dict[str, Any] = {
        name: _value(known[name], value, _by_lines(clean) if (kind, name) in _LINED else clean)
        for name, value in received.items()
    }
    return made(**values)


def _by_lines(clean: _Clean) -> _Clean:
    return lambda text: "\n".join(map(clean, text.split("\n")))


def _value(requested: Any, value: object, clean: _Clean) -> object:
    if requested is int:
        return _number(value)
    if get_origin(requested) is tuple:
        if not isinstance(value, list) or len(value) > _MOST_WORDS:
            raise InvalidItem
        (one, _) = get_args(requested)
        return tuple(_value(one, each, clean) for each in value)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise InvalidItem
    if isinstance(requested, type) and issubclass(requested, StrEnum):
        return _member(requested, value)
    return clean(value)


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_NUMBER:
        raise InvalidItem
    return value


def _member(requested: type[StrEnum], value: str) -> StrEnum:
    try:
        return requested(value)
    except ValueError as error:
        raise InvalidItem from error


@cache
def _field_types(kind: str) -> dict[str, Any]:
    return get_type_hints(ITEM_KINDS[kind])


@cache
def _required(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(ITEM_KINDS[kind]) if field.default is MISSING)
