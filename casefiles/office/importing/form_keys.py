"""The keys of a case form, by the fields of the records that they fill.

Records of the proceedings, and arguments, need no table: their keys are the names of their fields.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.schema import (
    VAULT_ONLY,
    CodeOf,
    RecordField,
    code_of,
    field_of,
    form_fields,
)
from casefiles.domain.language.names import PersonName
from casefiles.domain.language.placeholder_words import ROLES
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    DocumentStatus,
    Event,
    Exhibit,
    Fact,
    Identifier,
    Mark,
    Person,
    Protection,
)
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.kin import KNOWN_KIN, Kin
from casefiles.domain.records.number_kinds import is_identifier_kind
from casefiles.domain.records.redaction_settings import (
    REASON_CODES,
    SCHEDULE_PROFILE,
    SCHEDULE_READER,
    RedactionReason,
    Treatment,
)
from casefiles.domain.records.showings import DOCUMENT, FIELD_PLACE, Showing
from casefiles.office.importing.import_fields import ImportObject
from casefiles.office.records.identifiers import KNOWN_KINDS

PAGE_LIMIT: Final = 100_000
"""No page number is larger."""
_SCRIPT: Final = re.compile(r"[A-Z][a-z]{3}\Z")
_SPELLED: Final[Mapping[type[Any], str]] = {
    Case: "reference! title! client requesting_state requested_state dated?"
    " removal? removal_to flight",
    Deadline: "date! forum",
    Person: "names identifiers protection role kin related_to minor=is_minor showings never_named"
    " born? sex nationalities occupation residence papers",
    Showing: "recipient!=audience appearance! place extent word basis reason consent_taken_by"
    " consent_date consent_means risk",
    PersonName: "text! script kind system order found_in=origin",
    Identifier: "kind value!",
    Event: "date! place text persons=person_ids cites withheld=is_withheld source_person known_to"
    " widely_known=is_widely_known",
    Fact: "text! source_person known_to widely_known=is_widely_known cites",
    Document: "file!=file_name title kind valid_until? status public=is_public"
    " looked_at=is_looked_at",
    Exhibit: "mark witness spoken_by",
    Mark: "page box reason person=person_id audiences",
    RedactionReason: "code reason facts less order",
}
"""Keys by type, with the field after = where it is called otherwise; those with ! must be there and
say something, those with ? must say something where they are there."""
SPELLED: Final = frozenset(map(code_of, _SPELLED))
"""Codes of the types for which a form has keys of its own."""
_OF_SCHEDULES: Final = {"profile": SCHEDULE_PROFILE, "audience": SCHEDULE_READER}
STARTS: Final[Mapping[type[Any], Mapping[str, str]]] = {
    Deadline: {"kind": "hearing"},
    Person: {"protection": Protection.WITHHELD},
    Document: {"status": DocumentStatus.RECEIVED},
    Treatment: _OF_SCHEDULES,
    Fact: {"standing": EvidentialStatus.ON_INSTRUCTIONS},
}
"""What holds where the form does not say otherwise."""


@dataclass(frozen=True, slots=True)
class FormKey:
    """One key of an object of a form.

    Attributes:
        field: of the record or part that it fills.
        is_needed: it may not lack.
        says_something: it may not be empty.
    """

    name: str
    field: RecordField
    is_needed: bool
    says_something: bool = False


def keys_of(kind: type[Any]) -> tuple[FormKey, ...]:
    """Return the keys of the objects that describe a record or part."""
    if kind in _OWN_KEYS:
        return _OWN_KEYS[kind]
    importable = (one for one in form_fields(kind) if VAULT_ONLY not in one.traits)
    return tuple(FormKey(one.name, one, one.is_required) for one in importable)


def names_of(kind: type[Any], *more: str) -> frozenset[str]:
    """Return the names of these keys, and of others that stand in the same object."""
    return frozenset({*more, *(one.name for one in keys_of(kind))})


def _spelled(kind: type[Any], words: str) -> FormKey:
    key, _, other = words.partition("=")
    name = key.rstrip("!?")
    return FormKey(name, field_of(kind, other or name), key.endswith("!"), key != name)


_OWN_KEYS: Final = {
    kind: tuple(_spelled(kind, one) for one in words.split()) for kind, words in _SPELLED.items()
}


def _kin(fields: ImportObject, key: str) -> Kin:
    return Kin(fields.choice(key, KNOWN_KIN, ""))


def _script(fields: ImportObject, key: str) -> str:
    script = fields.text(key)
    if script and not _SCRIPT.match(script):
        raise InvalidInput("form_not_a_script", place=fields.at(key))
    return script


def _identifier_kind(fields: ImportObject, key: str) -> str:
    kind = fields.text(key)
    if not is_identifier_kind(kind):
        raise InvalidInput("form_identifier_kind", place=fields.at(key), allowed=KNOWN_KINDS)
    return kind


def _reason_code(fields: ImportObject, key: str) -> str:
    return fields.choice(key, REASON_CODES, REASON_CODES[0])


def _page(fields: ImportObject, key: str) -> int:
    return fields.whole_number(key, 1, PAGE_LIMIT)


def _audiences(fields: ImportObject, key: str) -> tuple[str, ...]:
    audiences = fields.texts(key)
    if fields.has(key) and not audiences:
        raise InvalidInput("form_empty_list", place=fields.at(key))
    if not set(audiences) <= AUDIENCES:
        allowed = ", ".join(sorted(AUDIENCES))
        raise InvalidInput("form_unknown_word", place=fields.at(key), allowed=allowed)
    return audiences


def _recipient(fields: ImportObject, key: str) -> str:
    return fields.choice(key, AUDIENCES, "")


def _place(fields: ImportObject, key: str) -> str:
    place = fields.text(key)
    if place and not (FIELD_PLACE.match(place) or place.removeprefix(DOCUMENT) not in {place, ""}):
        raise InvalidInput("form_not_a_place", place=fields.at(key))
    return place


def _placeholder_role(fields: ImportObject, key: str) -> str:
    return fields.choice(key, ROLES, "")


def _box(fields: ImportObject, key: str) -> Box:
    x0, y0, x1, y1 = fields.numbers(key, 4)
    if not (0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1):
        raise InvalidInput("form_not_a_box", place=fields.at(key))
    return Box(x0, y0, x1, y1)


Reader = Callable[[ImportObject, str], Any]
_OF_CODES: Final[Mapping[str, Reader]] = {
    "script": _script,
    "identifier": _identifier_kind,
    "audience": _audiences,
    "placeholder_role": _placeholder_role,
    "redaction_reason": _reason_code,
}
_OF_TYPES: Final[Mapping[type[Any], Reader]] = {int: _page, Box: _box, Kin: _kin}


_OF_SHOWINGS: Final[Mapping[str, Reader]] = {"audience": _recipient, "place": _place}


def own_reader(field: RecordField) -> Reader | None:
    """Return what reads a value of which a form asks more than its kind does; None for most."""
    if field.record not in SPELLED:
        return None
    if field.record == code_of(Showing) and field.name in _OF_SHOWINGS:
        return _OF_SHOWINGS[field.name]
    if isinstance(field.meaning, CodeOf):
        return _OF_CODES.get(field.meaning.of)
    return _OF_TYPES.get(field.plain)
