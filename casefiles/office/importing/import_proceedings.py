"""The register and the arguments of a case form: each field of the form is one of the record."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.foundation.schema import VAULT_ONLY, Edtf, Field, Ref, asked, schema_of
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.proceedings_records import REGISTERED, Registered
from casefiles.office.importing.import_fields import LIST_LIMIT, fields_of, plain_text
from casefiles.store.database.tables import table_of

ImportedRecord = Registered | Argument
KINDS: Final[dict[str, type[ImportedRecord]]] = {
    table_of(kind): kind for kind in (*REGISTERED, Argument)
}
"""Types of records by the key under which the form lists them."""
PAGE_LIMIT: Final = 100_000


@dataclass(frozen=True, slots=True)
class ImportIds:
    """What the ids of the form stand for.

    Attributes:
        case_id: of the case.
        person: returns the id of a person; `document` and `fact` likewise, a fact by its number.
        record: returns the id of a record of the register, by its kind and name in the form.
        text: returns a text whose references lead to persons.
    """

    case_id: CaseId
    person: Callable[[str], str]
    document: Callable[[str], str]
    fact: Callable[[int], str]
    record: Callable[[str, str], str]
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class FormRecord:
    """One record as the form has it.

    Attributes:
        kind: key of `KINDS`.
        name: by which others of the form refer to it; empty for none.
        place: where it stands, such as register.request[0].
    """

    kind: str
    name: str
    values: Mapping[str, Any]
    place: str


def read_register(values: Any, place: str) -> tuple[FormRecord, ...]:
    """Read the records of a form; what is in them is checked once it is known what they name.

    Raises:
        InvalidForm: no object of lists, or an unknown kind or key.
    """
    found = []
    for kind, listed in fields_of(values, place, KINDS).values.items():
        if not isinstance(listed, list):
            raise InvalidInput("form_wrong_type", place=f"{place}.{kind}", expected="a list")
        if len(listed) > LIST_LIMIT:
            raise InvalidInput("form_too_many", place=f"{place}.{kind}", limit=LIST_LIMIT)
        allowed = {"id", *_formed(KINDS[kind])}
        for number, value in enumerate(listed):
            at = f"{place}.{kind}[{number}]"
            import_object = fields_of(value, at, allowed)
            name = import_object.text("id")
            own = {key: one for key, one in import_object.values.items() if key != "id"}
            found.append(FormRecord(kind, name, own, at))
    named = [(one.kind, one.name) for one in found if one.name]
    if len(set(named)) != len(named):
        raise InvalidInput("form_doubled_id", place=place)
    return tuple(found)


def record_of_form(form: FormRecord, own_id: str, naming: ImportIds) -> ImportedRecord:
    """Return the record that a form describes.

    Args:
        form: as it was read.
        own_id: of the record.
        naming: what the names in the form stand for; raises InvalidForm where it knows none.

    Raises:
        InvalidForm: a value of another kind, an unknown word, no date where one belongs.
    """
    kind: Any = KINDS[form.kind]
    made = _made(kind, form.values, form.place, _Reading(naming))
    record: ImportedRecord = kind(id=own_id, case_id=naming.case_id, **made)
    return record


def _formed(kind: type[Any]) -> list[str]:
    return [one.name for one in asked(kind) if VAULT_ONLY not in one.traits]


@dataclass(frozen=True, slots=True)
class _Reading:
    naming: ImportIds

    def value(self, field: Field, value: Any, place: str) -> Any:
        """Return one field's value."""
        if field.is_many:
            if not isinstance(value, list):
                raise InvalidInput("form_wrong_type", place=place, expected="a list")
            return tuple(self._one(field, item, f"{place}[{n}]") for n, item in enumerate(value))
        return self._one(field, value, place)

    def _one(self, field: Field, value: Any, place: str) -> Any:
        if field.part is Citation:
            return self._cite(value, place)
        if field.part is not None:
            held = fields_of(value, place, [one.name for one in schema_of(field.part)]).values
            return field.part(**_made(field.part, held, place, self))
        if field.refers_to == "fact":
            return self._number(value, place, self.naming.fact)
        if field.plain in {bool, int}:
            is_right = isinstance(value, bool) if field.plain is bool else _is_page(value)
            if not is_right:
                raise InvalidInput("form_wrong_type", place=place, expected=_EXPECTED[field.plain])
            return value
        text = plain_text(value, place)
        return self._text(field, text, place) if field.choice is None else _word(field, text, place)

    def _text(self, field: Field, text: str, place: str) -> Any:
        if not text:
            return ""
        match field.meaning:
            case Ref(kind="person"):
                return _known(self.naming.person, text, place)
            case Ref(kind="document"):
                return _known(self.naming.document, text, place)
            case Ref(kind=kind):
                return _known(lambda one: self.naming.record(kind, one), text, place)
            case Edtf() if not is_edtf(text):
                raise InvalidInput("form_not_a_date", place=place)
        return _known(self.naming.text, text, place)

    def _cite(self, value: Any, place: str) -> Citation:
        import_object = fields_of(value, place, {"document", "page"})
        document = import_object.text("document", required=True)
        page = import_object.whole_number("page", 1, PAGE_LIMIT)
        return Citation(_known(self.naming.document, document, place), page)

    def _number(self, value: Any, place: str, of: Callable[[int], str]) -> str:
        if not _is_page(value):
            raise InvalidInput("form_wrong_type", place=place, expected=_EXPECTED[int])
        found: str = _known(of, value, place)
        return found


_EXPECTED: Final = {bool: "true or false", int: "a whole number"}


def _made(
    kind: type[Any], values: Mapping[str, Any], place: str, reading: _Reading
) -> dict[str, Any]:
    made = {}
    for field in asked(kind):
        if field.name in values:
            at = f"{place}.{field.name}"
            made[field.name] = reading.value(field, values[field.name], at)
        elif VAULT_ONLY in field.traits and field.is_required:
            made[field.name] = 1
        elif field.is_required:
            raise InvalidInput("form_missing_key", place=f"{place}.{field.name}")
    return made


def _is_page(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= PAGE_LIMIT


def _word(field: Field, text: str, place: str) -> StrEnum:
    allowed: Collection[str] = [str(one) for one in field.choice or ()]
    if text not in allowed or field.choice is None:
        description = ", ".join(one for one in allowed if one)
        raise InvalidInput("form_unknown_word", place=place, allowed=description)
    return field.choice(text)


def _known(find: Callable[[Any], Any], key: Any, place: str) -> Any:
    try:
        return find(key)
    except KeyError:
        pass
    # Raised out here: the key would say what stands in the form.
    raise InvalidInput("form_dangling_id", place=place)
