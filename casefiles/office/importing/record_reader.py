"""The records of a case form, read by their fields; ids of the form are renamed in one pass."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.foundation.schema import Edtf, RecordField, code_of, schema_of
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.proceedings_records import REGISTERED, Registered
from casefiles.domain.records.showings import DOCUMENT, Showing, document_place
from casefiles.office.importing.form_keys import (
    PAGE_LIMIT,
    SPELLED,
    STARTS,
    FormKey,
    keys_of,
    names_of,
    own_reader,
)
from casefiles.office.importing.import_fields import ImportObject, fields_of, one_of, plain_text
from casefiles.office.records.form_values import record_from
from casefiles.store.database.tables import table_of
from casefiles.words.language import msg_mark, msg_of

KINDS: Final[dict[str, type[Registered | Argument]]] = {
    table_of(kind): kind for kind in (*REGISTERED, Argument)
}
"""Types of records of the proceedings by the key under which the form lists them."""
_OR_A_PERSON: Final = frozenset({"case.client", "exhibit.witness"})
"""Texts that may be the bare id of a person."""
_OF_A_DOCUMENT: Final = "person_name.origin"
_AS_WRITTEN: Final = "document.file_name"
_PLACED_AS_A_WHOLE: Final = frozenset({"fact.text", "mark.person_id"})
"""Fields whose faults are told of what holds them."""
_EXPECTED: Final = {bool: msg_mark("true or false"), int: msg_mark("a whole number")}


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
    """One record as the form has it: ids in it are those of the form.

    Attributes:
        kind: code of its type.
        name: by which others of the form refer to it; empty for none.
        place: where it stands, such as register.request[0].
    """

    kind: str
    name: str
    record: Any
    place: str


def naming_of(ids: Mapping[tuple[str, str], str], case_id: CaseId) -> ImportIds:
    """Return what puts new ids for those of a form, which are given by kind and name."""
    return ImportIds(
        case_id=case_id,
        person=lambda name: ids["person", name],
        document=lambda name: ids["document", name],
        fact=lambda number: ids["fact", str(number)],
        record=lambda kind, name: ids[kind, name],
        text=lambda text: replace_references(text, lambda old: f"[[{ids['person', old]}]]"),
    )


def read_register(values: Any, place: str) -> tuple[FormRecord, ...]:
    """Read the records of the proceedings of a form; what they refer to is not looked at yet.

    Raises:
        InvalidForm: no object of lists, an unknown kind or key, a key that lacks, a value of
            another kind, an unknown word, no date where one belongs.
    """
    lists = fields_of(values, place, KINDS)
    found = []
    for kind in lists.values:
        for entry in lists.items(kind, names_of(KINDS[kind], "id")):
            record = read_record(KINDS[kind], entry)
            found.append(FormRecord(kind, entry.text("id"), record, entry.place))
    named = [(one.kind, one.name) for one in found if one.name]
    if len(set(named)) != len(named):
        raise InvalidInput("form_doubled_id", place=place)
    return tuple(found)


def read_record(kind: type[Any], fields: ImportObject, name: str = "") -> Any:
    """Return the record that an object of a form describes, with the ids of the form.

    Raises:
        InvalidForm: see `read_register`.
    """
    return replace(start_of(kind), id=name, **_values(kind, fields))


def read_part(kind: type[Any], value: Any, place: str, **known: Any) -> Any:
    """Return the part of a record that an object of a form describes, with the ids of the form.

    Raises:
        InvalidForm: see `read_register`.
    """
    values = _values(kind, fields_of(value, place, names_of(kind)))
    return kind(**(_untold(kind) | values | known))


def start_of(kind: type[Any]) -> Any:
    """Return a record of which a form tells nothing."""
    if kind not in _STARTED:
        _STARTED[kind] = record_from(kind, "", CaseId(""), dict(STARTS.get(kind, {})))
    return _STARTED[kind]


_STARTED: Final[dict[type[Any], Any]] = {}
"""What was made before; types do not change."""


def record_of_form(form: FormRecord, own_id: str, naming: ImportIds) -> Any:
    """Return a record with the ids for which those of the form stand.

    Args:
        form: as it was read.
        own_id: of the record.
        naming: what the names in the form stand for; raises KeyError where it knows none.

    Raises:
        InvalidForm: it names something that the form does not have.
    """
    renaming = _Renaming(naming, is_exact=form.kind not in SPELLED)
    keys = {one.field.name: one.name for one in keys_of(type(form.record))}
    made: dict[str, Any] = {"id": own_id}
    for field in schema_of(type(form.record)):
        value = getattr(form.record, field.name)
        if not field.is_own:
            places = (
                form.place,
                "" if field.key in _PLACED_AS_A_WHOLE else keys.get(field.name, ""),
            )
            made[field.name] = renaming.value(field, value, ".".join(filter(None, places)))
        elif field.name == "case_id":
            made[field.name] = naming.case_id
    if isinstance(form.record, Person):
        made["showings"] = tuple(_showings_of_form(form, naming))
    return replace(form.record, **made)


def _showings_of_form(form: FormRecord, naming: ImportIds) -> Iterator[Showing]:
    """Yield the showings of a person; those in one document name it by its id in the form."""
    for number, one in enumerate(form.record.showings):
        name = one.place.removeprefix(DOCUMENT)
        if name == one.place:
            yield one
            continue
        try:
            yield replace(one, place=document_place(naming.document(name)))
        except KeyError:
            place = f"{form.place}.showings[{number}].place"
            raise InvalidInput("form_dangling_id", place=place) from None


def _values(kind: type[Any], fields: ImportObject) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key in keys_of(kind):
        read = own_reader(key.field)
        if read is not None:
            made[key.field.name] = read(fields, key.name)
        elif key.is_needed or fields.has(key.name):
            made[key.field.name] = _value(key, fields)
    return made


def _value(key: FormKey, fields: ImportObject) -> Any:
    """Return one field's value; of people, documents and events, each id of a list stands once."""
    place = fields.at(key.name)
    if key.field.is_many:
        items = enumerate(fields.listed(key.name, required=key.is_needed))
        found = [_one(key.field, item, f"{place}[{number}]") for number, item in items]
        is_set = key.field.refers_to and key.field.record in SPELLED
        return tuple(dict.fromkeys(found) if is_set else found)
    if key.says_something:
        return _one(key.field, fields.text(key.name, required=True), place)
    return _one(key.field, fields.present(key.name), place)


def _one(field: RecordField, value: Any, place: str) -> Any:
    if field.part is Citation:
        cite = fields_of(value, place, {"document", "page"})
        document = cite.text("document", required=True)
        return Citation(DocumentId(document), cite.whole_number("page", 1, PAGE_LIMIT))
    if field.part is not None:
        return read_part(field.part, value, place)
    if field.plain in _EXPECTED or field.refers_to == "fact":
        is_right = isinstance(value, bool) if field.plain is bool else _is_page(value)
        if not is_right:
            expected = msg_of(_EXPECTED[bool if field.plain is bool else int])
            raise InvalidInput("form_wrong_type", place=place, expected=expected)
        return str(value) if field.refers_to else value
    if field.choice is not None and field.record in SPELLED:
        return field.choice(one_of(value, list(field.choice), place))
    text = plain_text(value, place)
    if field.choice is not None:
        return field.choice(one_of(text, list(field.choice), place))
    if text and isinstance(field.meaning, Edtf) and not is_edtf(text):
        raise InvalidInput("form_not_a_date", place=place)
    return text


def _untold(part: type[Any]) -> dict[str, Any]:
    """Return the texts of a part that a form may leave out."""
    is_free = code_of(part) in SPELLED
    return {one.name: "" for one in schema_of(part) if is_free and one.is_required}


def _is_page(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= PAGE_LIMIT


@dataclass(frozen=True, slots=True)
class _Renaming:
    """Puts new ids for those of a form.

    Attributes:
        is_exact: a fault is told by its place within the field too.
    """

    naming: ImportIds
    is_exact: bool

    def value(self, field: RecordField, value: Any, place: str) -> Any:
        """Return one field's value."""
        if not field.is_many:
            return self._one(field, value, place)
        return tuple(
            self._one(field, item, f"{place}[{number}]" if self.is_exact else place)
            for number, item in enumerate(value)
        )

    def _one(self, field: RecordField, value: Any, place: str) -> Any:
        if field.part is Citation:
            document = _known(self.naming.document, value.document_id, place)
            return replace(value, document_id=document)
        if field.part is not None:
            return self._part(field.part, value, place)
        is_free = isinstance(value, str) and field.choice is None and field.key != _AS_WRITTEN
        return self._text(field, value, place) if is_free and value else value

    def _part(self, kind: type[Any], value: Any, place: str) -> Any:
        if value is None:
            return value
        made = {}
        for one in schema_of(kind):
            at = f"{place}.{one.name}" if self.is_exact else place
            made[one.name] = self.value(one, getattr(value, one.name), at)
        return replace(value, **made)

    def _text(self, field: RecordField, text: str, place: str) -> Any:
        person = _person(self.naming, text) if field.key in _OR_A_PERSON else ""
        return f"[[{person}]]" if person else _known(self._finds(field), text, place)

    def _finds(self, field: RecordField) -> Callable[[str], str]:
        """Return what a text of a field stands for."""
        naming = self.naming
        kind = "document" if field.key == _OF_A_DOCUMENT else field.refers_to
        found = {
            "": naming.text,
            "person": naming.person,
            "document": naming.document,
            "fact": lambda number: naming.fact(int(number)),
        }
        return found.get(kind) or (lambda name: naming.record(kind, name))


def _person(naming: ImportIds, name: str) -> str:
    try:
        return naming.person(name)
    except KeyError:
        return ""


def _known(find: Callable[[Any], Any], key: Any, place: str) -> Any:
    try:
        return find(key)
    except KeyError:
        pass
    # Raised out here: the key would say what stands in the form.
    raise InvalidInput("form_dangling_id", place=place)
