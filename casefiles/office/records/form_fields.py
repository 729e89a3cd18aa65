"""What the fields of records hold: by which a form asks for them and a page shows them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from casefiles.domain.foundation.schema import (
    ANY,
    MAY_BE_EMPTY,
    SELDOM,
    STAYS_OPEN,
    UNASKED,
    CodeOf,
    Edtf,
    Meaning,
    RecordField,
    Ref,
    Term,
    Text,
    code_of,
    form_fields,
    schema_of,
)
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.proceedings import Submission
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.words import forms
from casefiles.words.language import msg_of
from casefiles.words.register import HINTS, PART_FIELDS


class FieldKind(StrEnum):
    """What a field holds."""

    LINE = "line"
    NAMES = "names"
    TEXT = "text"
    NOTE = "note"
    DATE = "date"
    DATES = "dates"
    MOMENT = "moment"
    LINES = "lines"
    LANGUAGES = "languages"
    TERM = "term"
    CODE = "code"
    OFFERED = "offered"
    CHOICE = "choice"
    RULE = "rule"
    LIMB = "limb"
    ZONE = "zone"
    PROFILE = "profile"
    AUTHORITY = "authority"
    LANGUAGE = "language"
    STATE = "state"
    PERSON = "person"
    PEOPLE = "people"
    DOCUMENT = "document"
    DOCUMENTS = "documents"
    EDITION = "edition"
    RECORD = "record"
    ANY_RECORD = "any_record"
    CITES = "cites"
    PARTS = "parts"
    PART = "part"
    TRUTH = "truth"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """How one field is asked for and shown.

    Attributes:
        vocabulary: that its codes come from, for `Holds.TERM`; several are parted by commas.
        kind: of the enumeration, part or record that it holds; None for none.
        words: above the field, where a form calls it otherwise than pages do.
        hint: what it is for; empty where its name says it.
        several: what is said where several were chosen and one alone can be.
        rows: lines that are left for it; 0 for as many as for others.
        is_seldom: it is folded away while it is empty.
    """

    name: str
    holds: FieldKind = FieldKind.LINE
    vocabulary: str = ""
    kind: type[Any] | None = None
    words: str = ""
    hint: str = ""
    several: str = ""
    rows: int = 0
    is_seldom: bool = False

    @property
    def vocabularies(self) -> tuple[str, ...]:
        """The vocabularies that its codes come from."""
        return tuple(self.vocabulary.split(",")) if self.vocabulary else ()


_TYPES: Final = {code_of(kind): kind for kind in REGISTERED}
_TYPED: Final = {
    "person": (FieldKind.PERSON, FieldKind.PEOPLE),
    "document": (FieldKind.DOCUMENT, FieldKind.DOCUMENTS),
    "edition": (FieldKind.EDITION, FieldKind.EDITION),
    ANY: (FieldKind.ANY_RECORD, FieldKind.ANY_RECORD),
}
"""By what a field refers to: what it holds if it is one id, or several."""
_LISTED: Final = {"state": FieldKind.LINES, "language": FieldKind.LANGUAGES}
"""By what a code is of: what holds several."""


def _spec(field: RecordField) -> FieldSpec:
    vocabularies = field.meaning.vocabularies if isinstance(field.meaning, Term) else ()
    return FieldSpec(
        field.name,
        _kind(field),
        ",".join(vocabularies),
        field.choice or _part(field) or _TYPES.get(field.refers_to),
        msg_of(PART_FIELDS.get(field.key) or forms.LABELS.get(field.key, "")),
        msg_of(HINTS.get(field.key) or forms.HINTS.get(field.key, "")),
        msg_of(forms.SEVERAL.get(field.key, "")),
        field.rows,
        SELDOM in field.traits,
    )


def _part(field: RecordField) -> type[Any] | None:
    return None if field.part is Citation else field.part


def _kind(field: RecordField) -> FieldKind:
    """Return what a field holds, by its type where no text of it says so."""
    if field.meaning is not None:
        return _of_meaning(field, field.meaning)
    if field.part is Citation:
        return FieldKind.CITES
    if field.part is not None:
        return FieldKind.PARTS if field.is_many else FieldKind.PART
    if field.choice is not None:
        return FieldKind.CHOICE
    return FieldKind.TRUTH if field.plain is bool else FieldKind.NUMBER


def _of_meaning(field: RecordField, meaning: Meaning) -> FieldKind:
    match meaning:
        case Ref(kind=kind):
            return _TYPED.get(kind, (FieldKind.RECORD, FieldKind.RECORD))[field.is_many]
        case Edtf(has_zone=has_zone):
            one = FieldKind.MOMENT if has_zone else FieldKind.DATE
            return FieldKind.DATES if field.is_many else one
        case CodeOf(of=of):
            if field.is_many and of in _LISTED:
                return _LISTED[of]
            return FieldKind(of) if of in {*FieldKind} else FieldKind.CHOICE
        case Text() as text:
            return _of_text(field, text)
    return FieldKind.CODE if meaning.is_fixed else FieldKind.TERM


def _of_text(field: RecordField, text: Text) -> FieldKind:
    if field.is_many:
        return FieldKind.LINES
    if text.is_offered:
        return FieldKind.OFFERED
    if text.is_long:
        return FieldKind.TEXT if text.may_name else FieldKind.NOTE
    return FieldKind.NAMES if text.may_name else FieldKind.LINE


def fields_of(kind: type[Any]) -> tuple[FieldSpec, ...]:
    """Return the fields of a record or part, in the order in which a form asks."""
    return tuple(_spec(one) for one in form_fields(kind) if UNASKED not in one.traits)


FIELDS_OF: Final = {kind: fields_of(kind) for kind in REGISTERED}
"""By type of the proceedings."""

FIELDS_OF_PARTS: Final = {
    part: fields_of(part)
    for kind in (*REGISTERED, Argument)
    for one in schema_of(kind)
    if (part := _part(one)) is not None
}
"""By type of part."""

OPEN_AFTER_FILING: Final = frozenset(
    one.name for one in schema_of(Submission) if STAYS_OPEN in one.traits
)
"""Fields of a submission that may change once it was filed."""


def type_code(kind: type[Any]) -> str:
    """Return the code of a type of record or part, by which words name it."""
    return code_of(kind)


def required_of(kind: type[Any]) -> frozenset[str]:
    """Return the fields of a type that a form may not leave empty."""
    return frozenset(
        one.name for one in form_fields(kind) if one.is_required and MAY_BE_EMPTY not in one.traits
    )


def vocabularies_of(kind: type[Any]) -> frozenset[str]:
    """Return the vocabularies that fields of a type and of its parts offer."""
    found: set[str] = set()
    for field in fields_of(kind):
        for one in (field, *FIELDS_OF_PARTS.get(field.kind or type(None), ())):
            found.update(one.vocabularies)
    return frozenset(found)
