"""Fields of records before and after a change, in words: people by name, documents by title."""

from dataclasses import dataclass

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.opaque import legible
from casefiles.domain.foundation.schema import UNTOLD, RecordField, field_of, schema_of
from casefiles.domain.records.case_records import Edition, Record
from casefiles.office.records.record_names import KINDS, RecordNames
from casefiles.office.records.value_formatting import field_in_words
from casefiles.store.database.tables import field_value, table_of
from casefiles.store.ledger.chains import FieldPatch, LedgerEntry
from casefiles.store.ledger.erasure import ERASE
from casefiles.words.acts import field_words
from casefiles.words.catalogue import label
from casefiles.words.certificate import holds_for


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
    shown = (field.name for field in schema_of(kind) if is_shown(field))
    collected = (changes.get(name) for name in shown)
    audience = changes.get("audience")
    reader = str(audience.after or "") if audience is not None and kind is Edition else ""
    found = (_field(subjects, kind, change, reader) for change in collected if change is not None)
    return tuple(field for field in found if field.before != field.after)


def is_shown(field: RecordField) -> bool:
    """Tell whether a field says anything to people."""
    return not field.is_own and UNTOLD not in field.traits


def _ground(change: FieldPatch) -> FieldChange:
    text = str(change.after or "")
    description = label(text) if change.field == "reason" else text
    return FieldChange(field_words(change.field), "", description)


def _field(
    subjects: RecordNames, kind: type[Record], change: FieldPatch, reader: str = ""
) -> FieldChange:
    before = _value(subjects, kind, change.field, change.before)
    after = _value(subjects, kind, change.field, change.after)
    if reader and change.field == "certificate" and after:
        # What is protected differs by reader.
        after = f"{holds_for(reader)}\n{after}"
    words = field_words(change.field, table_of(kind))
    return FieldChange(words, legible(before), legible(after))


def _value(
    subjects: RecordNames, kind: type[Record], name: str, stored: str | int | float | None
) -> str:
    if stored is None:
        return ""
    try:
        value = field_value(kind, name, stored)
    except CasefilesError:
        return str(stored)
    return field_in_words(subjects, field_of(kind, name), value)
