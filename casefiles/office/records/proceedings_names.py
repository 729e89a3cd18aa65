"""What a record of the register is called in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from casefiles import paths
from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.schema import Edtf, RecordField, Ref, Term, Text, schema_of
from casefiles.domain.records.incidents import Relationship
from casefiles.domain.records.proceedings_records import Registered
from casefiles.library.vocabularies import load_vocabulary
from casefiles.store.database.tables import table_of
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_of
from casefiles.words.register import TYPES


def _read_out(vocabulary: str, code: str) -> str:
    vocabularies = (load_vocabulary(paths.resources(), name) for name in vocabulary.split(","))
    terms = (one.term(code) for one in vocabularies)
    return next((term.words for term in terms if term is not None), label(code))


@dataclass(frozen=True, slots=True)
class DisplayContext:
    """How texts and people are shown.

    Attributes:
        text: returns a text with its references as names.
        person: returns the name of a person by id.
        term: returns what a code of a vocabulary is called; without it, the code is read out.
    """

    text: Callable[[str], str]
    person: Callable[[str], str]
    term: Callable[[str, str], str] = _read_out


def name_of_registered(record: Registered, showing: DisplayContext) -> str:
    """Return what a record is called: by what it says, or by its type where it says nothing."""
    if isinstance(record, Relationship):
        return _relationship(record, showing)
    return title_of(record, showing) or msg_of(TYPES[table_of(type(record))][0])


def title_of(record: Any, showing: DisplayContext) -> str:
    """Return what its titles say of a record; empty where none of them is filled."""
    steps: dict[int, str] = {}
    titles = [(one.title, one) for one in schema_of(type(record)) if one.title is not None]
    for title, field in sorted(titles, key=lambda pair: (pair[0].step, pair[0].is_second)):
        value = getattr(record, field.name)
        if value and not steps.get(title.step):
            steps[title.step] = _in_words(field, value, showing)
    return ", ".join(steps[one] for one in sorted(steps) if steps[one])


def _in_words(field: RecordField, value: str, at: DisplayContext) -> str:
    match field.meaning:
        case Term(vocabularies=names):
            return at.text(at.term(",".join(names), value))
        case Edtf():
            return words_from_edtf(value) if is_edtf(value) else value
        case Ref(kind="person"):
            return at.person(value)
        case Text(may_name=True):
            return at.text(value)
    return value


def _relationship(one: Relationship, at: DisplayContext) -> str:
    kind = at.term("relationship_kind", one.kind)
    person, other = at.person(one.person_id), at.person(one.other_id)
    if not kind:
        return msg("{person}: related to {other}", person=person, other=other)
    return msg("{person}: {kind} of {other}", person=person, kind=kind, other=other)
