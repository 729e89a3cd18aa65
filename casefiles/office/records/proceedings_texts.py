"""The texts of records of the register, for whoever looks for people in them."""

from collections.abc import Iterator
from typing import Any, Final

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.foundation.schema import INTERNAL, CodeOf, RecordField, schema_of
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.store.access.reader import ReadTransaction

_TYPED: Final = frozenset({"language", "state", "zone"})
"""Codes in place of which people may type words; others are of the program alone."""


def register_texts(reader: ReadTransaction, case_id: CaseId) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each record, people who take part as references."""
    for kind in (Argument, *REGISTERED):
        for record in reader.find(kind, case_id=case_id):
            yield tuple(_texts(record))


def _texts(record: Any) -> Iterator[str]:
    for field in schema_of(type(record)):
        value = getattr(record, field.name)
        each = value if field.is_many else (value,)
        if field.refers_to:
            if field.refers_to == "person" and INTERNAL not in field.traits:
                yield "".join(f"[[{one}]]" for one in each if one)
        elif field.part is not None and field.part is not Citation:
            for one in each:
                yield from _texts(one)
        elif field.meaning is not None and not field.is_own and _may_be_words(field):
            yield from (one for one in each if one)


def _may_be_words(field: RecordField) -> bool:
    return not isinstance(field.meaning, CodeOf) or field.meaning.of in _TYPED
