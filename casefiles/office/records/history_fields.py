"""Fields of records before and after a change, in words: people by name, documents by title."""

from dataclasses import dataclass, fields
from typing import Final

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.opaque import legible
from casefiles.domain.records.case_records import Record
from casefiles.office.records.record_names import KINDS, RecordNames, date_in_words
from casefiles.office.records.value_formatting import format_value
from casefiles.store.database.tables import field_value, table_of
from casefiles.store.ledger.chains import FieldPatch, LedgerEntry
from casefiles.store.ledger.erasure import ERASE
from casefiles.words.acts import field_words
from casefiles.words.catalogue import label

_UNTOLD: Final = frozenset(
    {
        *("id", "case_id", "content_id", "raster", "left_as", "of"),
        *("installed_pack.text", "installed_pack.public", "trusted_key.public"),
        "narrative_block.position",
    }
)
"""Fields that say nothing to people, in every kind of record or in one."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record in words; empty where it had or has no value."""

    name: str
    before: str
    after: str


def changed_fields(subjects: RecordNames, entry: LedgerEntry) -> tuple[FieldChange, ...]:
    """Return what an entry changed, in the order of the record's fields."""
    kind = KINDS.get(entry.kind)
    if kind is None:
        return ()
    changes = {change.field: change for change in entry.changes or ()}
    if entry.action.startswith(ERASE):
        return tuple(_ground(change) for change in changes.values())
    names = (field.name for field in fields(kind))
    told = (changes.get(name) for name in names if not {name, f"{entry.kind}.{name}"} & _UNTOLD)
    found = (_field(subjects, kind, change) for change in told if change is not None)
    return tuple(field for field in found if field.before != field.after)


def _ground(change: FieldPatch) -> FieldChange:
    text = str(change.after or "")
    told = label(text) if change.field == "reason" else text
    return FieldChange(field_words(change.field), "", told)


def _field(subjects: RecordNames, kind: type[Record], change: FieldPatch) -> FieldChange:
    before = _value(subjects, kind, change.field, change.before)
    after = _value(subjects, kind, change.field, change.after)
    words = field_words(change.field, table_of(kind))
    return FieldChange(words, legible(before), legible(after))


def _value(
    subjects: RecordNames, kind: type[Record], name: str, held: str | int | float | None
) -> str:
    if held is None:
        return ""
    try:
        value = field_value(kind, name, held)
    except CasefilesError:
        return str(held)
    if f"{table_of(kind)}.{name}" in _OF_ANY:
        return (subjects.name_of_any(str(value)) or "?") if value else ""
    if name in _DAYS:
        return ", ".join(date_in_words(one) for one in value)
    of = _OF_IDS.get(f"{table_of(kind)}.{name}") or _OF_IDS.get(name)
    if of:
        ids = (value,) if isinstance(value, str) else value
        return ", ".join(subjects.name(of, one) or "?" for one in ids if one)
    return date_in_words(value) if name in _DATES else format_value(subjects, value)


_DATES: Final = frozenset(
    {
        *("date", "dated", "received", "closed", "retention_until"),
        *("obtained_on", "ordered", "due", "day", "removal", "born", "barred_there"),
        "barred_here",
        *(
            "arrested",
            "period",
            "issued",
            "seen",
            "cancelled",
            "served",
            "final_on",
            "begin",
            "end",
        ),
        *("since", "until", "signed", "ratified", "in_force", "left", "filed", "done"),
        *("printed", "sent", "expected", "refused", "checked"),
    }
)
_DAYS: Final = frozenset({"reviews"})
"""Fields that hold several dates."""
_OF_ANY: Final = frozenset({"task.about"})
"""Fields that hold the id of a record of any kind."""
_OF_IDS: Final = {
    "person_ids": "person",
    "person_id": "person",
    "source_person": "person",
    "known_to": "person",
    "related_to": "person",
    "spoken_by": "person",
    "document_id": "document",
    "other_id": "document",
    "translated_id": "document",
    "documents": "document",
    "fact_ids": "fact",
    "actor_ids": "person",
    "target_ids": "person",
    "relationship.other_id": "person",
    "letter_id": "document",
    "receipt_id": "document",
    "annexes": "document",
    "request_id": "request",
    "hearing_id": "hearing",
    "detention_id": "detention",
    "edition_id": "edition",
    "request.previous_id": "request",
    "assurance.previous_id": "assurance",
}
"""Fields that hold ids, and of which kind of record."""
