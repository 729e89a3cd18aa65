"""The texts of records of the register, for whoever looks for people in them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Final

from casefiles.domain.foundation.ids import CaseId, is_id
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.store.access.reader import ReadTransaction

_PEOPLE: Final = frozenset({"person_id", "other_id", "actor_ids", "target_ids"})
"""Fields that hold ids of people who take part."""
_NO_TEXT: Final = frozenset({"id", "case_id", "cites", "authorities", "source_person", "known_to"})


def register_texts(reader: ReadTransaction, case_id: CaseId) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each record, people who take part as references."""
    for kind in (Argument, *REGISTERED):
        for record in reader.find(kind, case_id=case_id):
            yield tuple(_texts(record))


def _texts(record: Any) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in _PEOPLE:
            ids = (value,) if isinstance(value, str) else value
            yield "".join(f"[[{one}]]" for one in ids if one)
        elif field.name not in _NO_TEXT:
            yield from _within(value)


def _within(value: Any) -> Iterator[str]:
    if isinstance(value, StrEnum):
        return
    if isinstance(value, str):
        if value and not is_id(value):
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _within(one)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _texts(value)
