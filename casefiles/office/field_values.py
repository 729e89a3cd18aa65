"""Fields of records before and after a change, in words: people by name, documents by title."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, Final

from casefiles.domain.certificate import Certificate
from casefiles.domain.errors import CasefilesError
from casefiles.domain.records import (
    Box,
    Cite,
    Identifier,
    Number,
    PersonName,
    Record,
)
from casefiles.domain.translation import TranslatorCertificate
from casefiles.office.subjects import KINDS, Subjects, date_in_words
from casefiles.store.erasure import ERASE
from casefiles.store.ledger import Change, Entry
from casefiles.store.tables import field_value, table_of
from casefiles.words import label
from casefiles.words_of_acts import SCRIPTS, field_words
from casefiles.words_of_certificate import certificate_text
from casefiles.words_of_names import system_words
from casefiles.words_of_review import choice_words

_UNTOLD: Final = frozenset({"id", "case_id", "content_id", "raster", "left_as", "of"})
"""Fields that say nothing to people."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record in words; empty where it had or has no value."""

    name: str
    before: str
    after: str


def changed_fields(subjects: Subjects, entry: Entry) -> tuple[FieldChange, ...]:
    """Return what an entry changed, in the order of the record's fields."""
    kind = KINDS.get(entry.kind)
    if kind is None:
        return ()
    changes = {change.field: change for change in entry.changes or ()}
    if entry.action.startswith(ERASE):
        return tuple(_ground(change) for change in changes.values())
    told = (changes.get(field.name) for field in fields(kind) if field.name not in _UNTOLD)
    found = (_field(subjects, kind, change) for change in told if change is not None)
    return tuple(field for field in found if field.before != field.after)


def _ground(change: Change) -> FieldChange:
    text = str(change.after or "")
    told = label(text) if change.field == "reason" else text
    return FieldChange(field_words(change.field), "", told)


def _field(subjects: Subjects, kind: type[Record], change: Change) -> FieldChange:
    before = _value(subjects, kind, change.field, change.before)
    after = _value(subjects, kind, change.field, change.after)
    return FieldChange(field_words(change.field, table_of(kind)), before, after)


def _value(
    subjects: Subjects, kind: type[Record], name: str, held: str | int | float | None
) -> str:
    if held is None:
        return ""
    try:
        value = field_value(kind, name, held)
    except CasefilesError:
        return str(held)
    if name in _OF_IDS:
        ids = (value,) if isinstance(value, str) else value
        return ", ".join(subjects.name(_OF_IDS[name], one) or "?" for one in ids if one)
    return date_in_words(value) if name in _DATES else in_words(subjects, value)


_DATES: Final = frozenset(
    {
        *("date", "dated", "received", "closed", "retention_until"),
        *("obtained_on", "ordered", "due", "day"),
    }
)
_OF_IDS: Final = {
    "person_ids": "person",
    "person_id": "person",
    "source_person": "person",
    "known_to": "person",
    "document_id": "document",
    "other_id": "document",
    "translated_id": "document",
    "documents": "document",
    "fact_ids": "fact",
}
"""Fields that hold ids, and of which kind of record."""


def in_words(subjects: Subjects, value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, tuple):
        return "\n".join(in_words(subjects, item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return choice_words(value) or label(value)
    if is_dataclass(value):
        return _NESTED[type(value)](subjects, value)
    return subjects.text(value) if isinstance(value, str) else str(value)


def _name(_: Subjects, name: PersonName) -> str:
    script = SCRIPTS.get(name.script, name.script)
    system = system_words(name) if name.system else ""
    about = ", ".join(part for part in (system or script, label(name.kind)) if part)
    told = f"{name.text} ({about})" if about else name.text
    # Written from the left as a list of names is, even where a name runs to the left.
    return told if told.isascii() else f"\u200e{told}"


def _identifier(_: Subjects, identifier: Identifier) -> str:
    return f"{label(identifier.kind)} {identifier.value}"


def _cite(subjects: Subjects, cite: Cite) -> str:
    return subjects.cite(cite)


def _box(_: Subjects, box: Box) -> str:
    return f"{box.x0:.0%} to {box.x1:.0%} from the left, {box.y0:.0%} to {box.y1:.0%} from the top"


def _number(subjects: Subjects, number: Number) -> str:
    return f"{number.number}: {subjects.person(number.person_id)}"


def _certificate(_: Subjects, certificate: Certificate) -> str:
    return certificate_text(certificate)


def _translator(_: Subjects, certificate: TranslatorCertificate) -> str:
    date = date_in_words(certificate.date)
    parts = (certificate.name, certificate.pair, date, certificate.number)
    return ", ".join(part for part in parts if part)


_NESTED: Final[dict[type[Any], Callable[[Subjects, Any], str]]] = {
    PersonName: _name,
    Identifier: _identifier,
    Cite: _cite,
    Box: _box,
    Number: _number,
    Certificate: _certificate,
    TranslatorCertificate: _translator,
}
