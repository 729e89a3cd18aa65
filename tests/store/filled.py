"""A record of any type with every field filled, by what its fields mean."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, Final

from casefiles import paths
from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.foundation.schema import (
    ANY,
    CodeOf,
    Edtf,
    RecordField,
    Ref,
    Term,
    Text,
    code_of,
    schema_of,
)
from casefiles.domain.records.proceedings_records import REGISTERED, Registered
from casefiles.library.vocabularies import load_vocabulary

DAY: Final = "2026-03-04"
CODES: Final = {
    "": "ab" * 32,
    "audience": "court_open",
    "language": "zh",
    "limb": "is_specific",
    "profile": "un_cat_art22",
    "rule": "provisional_arrest",
    "script": "Latn",
    "state": "CN",
    "zone": "Asia/Urumqi",
}
"""A code of each kind; of others any word."""
_KEPT: Final = {Box: WHOLE_PAGE}


def fresh_id() -> str:
    """Return a random id."""
    return secrets.token_hex(16)


class Filler:
    """Fills records that may refer to one another, in the order in which they are asked for."""

    def __init__(self, ids: dict[str, str], fresh: Callable[[], str] = fresh_id) -> None:
        self._ids = {**ids}
        self._fresh = fresh

    def filled(self, kind: type[Any]) -> Any:
        """Return a record of a type, referring to one of each type that was filled before."""
        told = {one.name: self._value(kind, one) for one in schema_of(kind) if not one.is_own}
        told["id"] = self._fresh()
        if any(one.name == "case_id" for one in schema_of(kind)):
            told["case_id"] = self._ids["case"]
        self._ids.setdefault(code_of(kind), told["id"])
        return kind(**told)

    def each(self, kinds: Iterable[type[Any]]) -> tuple[Any, ...]:
        """Return a record of each type."""
        return tuple(map(self.filled, kinds))

    def _value(self, kind: type[Any], field: RecordField) -> Any:
        default = next(one.default for one in fields(kind) if one.name == field.name)
        if default is None or field.plain not in {str, int, bool, float} | {
            field.part,
            field.choice,
        }:
            return () if default is not None and field.is_many else default
        value = self._one(field, default)
        return (value,) if field.is_many else value

    def _one(self, field: RecordField, default: Any) -> Any:
        if field.part is not None:
            return _KEPT.get(field.part) or self._part(field.part)
        if field.choice is not None:
            return next(one for one in field.choice if one is not default)
        if field.meaning is not None:
            return self._text(field)
        return field.plain(1)

    def _part(self, kind: type[Any]) -> Any:
        return kind(**{one.name: self._value(kind, one) for one in schema_of(kind)})

    def _text(self, field: RecordField) -> str:
        match field.meaning:
            case Ref(kind=kind):
                return self._ids.get("person" if kind == ANY else kind, "")
            case Edtf():
                return DAY
            case Term(vocabularies=names):
                return load_vocabulary(paths.resources(), names[0]).terms[0].code
            case CodeOf(of=of):
                return CODES.get(of, "some_code")
            case Text(may_name=True):
                return f"[[{self._ids['person']}]] {words_of(field)}"
        return words_of(field)


def words_of(field: RecordField) -> str:
    """Return words that stand in this field alone, without a sign that people do not read."""
    return f"{field.name} {field.record} filled".replace("_", "")


def one_of_each_registered(
    case: CaseId, person: PersonId, document: DocumentId
) -> tuple[Registered, ...]:
    """Return a record of every type of the proceedings, with every field filled."""
    return Filler({"case": case, "person": person, "document": document}).each(REGISTERED)


def edit_of(kind: type[Any]) -> dict[str, Any]:
    """Return an edit of one field of a type: of a text if it has one, else of a code or number."""
    told = [one for one in schema_of(kind) if not one.is_own and not one.is_many]
    texts = [one for one in told if isinstance(one.meaning, Text)]
    codes = [one for one in told if isinstance(one.meaning, CodeOf)]
    if texts or codes:
        return {(texts or codes)[0].name: "other"}
    number = next(one for one in told if one.plain in {bool, int})
    return {number.name: number.plain(0)}
