"""The case form: a JSON description of a case and its files, checked before anything is kept.

The form is described for people in `resources/sample/CASE_FORM.md`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.language.names import NameSource
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Mark,
    Person,
    Protection,
    Record,
)
from casefiles.domain.records.redaction_settings import RedactionReason, Treatment
from casefiles.domain.rules.appearance import faults_of
from casefiles.office.importing.form_ids import PrivateId, check_brackets, private_ids
from casefiles.office.importing.form_keys import names_of
from casefiles.office.importing.import_fields import ImportObject, fields_of, plain_text
from casefiles.office.importing.record_reader import (
    FormRecord,
    naming_of,
    read_part,
    read_record,
    read_register,
    record_of_form,
    start_of,
)
from casefiles.office.records.identifiers import is_no_day
from casefiles.office.workplace.strict_json import read_json

PROPOSED: Final = ("ask", "confirm", "reject")
"""What becomes of the forms of names that the program proposes."""
_REASON: Final = "court_reason"
"""Key of what a judge is told of a person."""
_LISTS: Final = ("hearings", "persons", "events", "documents", "narrative", "register")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class CaseImport:
    """A whole form, sound in itself: every reference leads somewhere.

    Attributes:
        case: without an id.
        records: all others, in the order in which they are kept; ids are those of the form. An
            exhibit without a mark is none. The origin of a name that was found is a document.
        proposed_names: one of `PROPOSED`, by person.
        private_ids: ids of protected persons that stand in texts, where they will be searched for.
    """

    case: Case
    records: tuple[FormRecord, ...]
    proposed_names: Mapping[str, str]
    private_ids: tuple[PrivateId, ...] = ()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a type."""
        return tuple(one.record for one in self.records if isinstance(one.record, kind))

    @property
    def persons(self) -> tuple[Person, ...]:
        """Everybody; absent protection means withheld."""
        return self.of(Person)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its documents; the name of the file is its path."""
        return self.of(Document)


def read_case_import(data: bytes) -> CaseImport:
    """Read and check a case form.

    Args:
        data: the bytes of the JSON file.

    Raises:
        InvalidForm: any fault; the detail `place` says where.
    """
    raw = read_json(data)
    fields = fields_of(raw, "", names_of(Case, *_LISTS))
    case = _case(fields)
    hearings = [*_hearings(fields)]
    people = [*fields.items("persons", names_of(Person, "id", "proposed_names", _REASON))]
    persons, events = [*map(_person, people)], [*_events(fields)]
    documents, narrative = [*_documents(fields)], [*_narrative(fields)]
    register = read_register(fields.values.get("register", {}), "register")
    reasons = [*_court_reasons(people, len(narrative))]
    form = CaseImport(
        case,
        (*persons, *documents, *events, *narrative, *hearings, *register, *reasons),
        {one.text("id"): one.choice("proposed_names", PROPOSED, "ask") for one in people},
    )
    _check_ids(form)
    check_brackets(raw, {person.id for person in form.persons})
    _check_references(form)
    protected = [one.id for one in form.persons if one.protection is not Protection.OPEN]
    return replace(form, private_ids=private_ids(raw, protected))


def _case(fields: ImportObject) -> Case:
    """A case is found by its reference, so no person may stand in it whose name could change."""
    case: Case = read_record(Case, fields)
    reference = case.reference.strip()
    if referenced(reference) or "\n" in reference:
        raise InvalidInput("form_bracket_in_id", place="reference")
    return replace(case, reference=reference)


def _hearings(fields: ImportObject) -> Iterator[FormRecord]:
    for one in fields.items("hearings", names_of(Deadline)):
        yield FormRecord("deadline", "", read_record(Deadline, one), one.place)


def _person(fields: ImportObject) -> FormRecord:
    read: Person = read_record(Person, fields, _id(fields))
    for number, one in enumerate(read.identifiers):
        if is_no_day(one.kind, one.value):
            place = f"{fields.place}.identifiers[{number}].value"
            raise InvalidInput("form_not_a_day_of_birth", place=place)
    names = (replace(one, source=NameSource.FOUND) if one.origin else one for one in read.names)
    person = replace(read, names=tuple(names), role=read.role.strip())
    for fault in faults_of(person):
        at = [(one.audience, one.place) for one in person.showings]
        number = at.index((fault.audience, fault.place))
        raise InvalidInput(f"form_{fault.code}", place=f"{fields.place}.showings[{number}]")
    return FormRecord("person", read.id, person, fields.place)


def _court_reasons(people: Iterable[ImportObject], facts: int) -> Iterator[FormRecord]:
    """Yield what the schedule of redactions tells a judge of people; nothing where it is silent."""
    grounds = []
    for one in people:
        if one.has(_REASON):
            place, person_id = one.at(_REASON), PersonId(one.text("id"))
            value = one.present(_REASON)
            ground: RedactionReason = read_part(RedactionReason, value, place, person_id=person_id)
            if any(not 1 <= int(number) <= facts for number in ground.facts):
                raise InvalidInput("form_dangling_id", place=f"{place}.facts")
            grounds.append(ground)
    if grounds:
        treatment = replace(start_of(Treatment), grounds=tuple(grounds))
        yield FormRecord("treatment", "", treatment, "persons")


def _events(fields: ImportObject) -> Iterator[FormRecord]:
    for one in fields.items("events", names_of(Event, "id")):
        name = _id(one)
        yield FormRecord("event", name, read_record(Event, one, name), one.place)


def _narrative(fields: ImportObject) -> Iterator[FormRecord]:
    for position, written in enumerate(fields.listed("narrative"), start=1):
        place = f"narrative[{position - 1}]"
        fact = replace(_paragraph(written, place), position=position)
        yield FormRecord("fact", str(position), fact, place)


def _paragraph(written: Any, place: str) -> Fact:
    """Return a paragraph, which is a text or an object."""
    if isinstance(written, dict):
        fact: Fact = read_record(Fact, fields_of(written, place, names_of(Fact)))
        return fact
    paragraph: Fact = replace(start_of(Fact), text=plain_text(written, place))
    if not paragraph.text.strip():
        raise InvalidInput("form_empty_text", place=place)
    return paragraph


def _documents(fields: ImportObject) -> Iterator[FormRecord]:
    """Yield each document, followed by its exhibit and marks."""
    for one in fields.items("documents", names_of(Document, "id", "exhibit", "marks")):
        name = _id(one)
        yield FormRecord("document", name, read_record(Document, one, name), one.place)
        at = one.at("exhibit")
        values = fields_of(one.values.get("exhibit", {}), at, names_of(Exhibit))
        exhibit: Exhibit = read_record(Exhibit, values)
        exhibit = replace(exhibit, document_id=DocumentId(name), mark=exhibit.mark.strip())
        yield FormRecord("exhibit", "", exhibit, at)
        for mark in one.items("marks", names_of(Mark)):
            made = replace(read_record(Mark, mark), document_id=name)
            yield FormRecord("mark", "", made, one.at("marks"))


def _id(fields: ImportObject) -> str:
    identity = fields.text("id", required=True)
    if "[" in identity or "]" in identity or "\n" in identity:
        raise InvalidInput("form_bracket_in_id", place=fields.at("id"))
    return identity


def _check_ids(form: CaseImport) -> None:
    """Refuse doubled ids and exhibit marks: a reference must lead to one thing."""
    for key, kind in (("persons", Person), ("events", Event), ("documents", Document)):
        ids = [one.name for one in form.records if isinstance(one.record, kind)]
        if len(set(ids)) != len(ids):
            raise InvalidInput("form_doubled_id", place=key)
    marks = [one.mark for one in form.of(Exhibit) if one.mark]
    if len(set(marks)) != len(marks):
        raise InvalidInput("form_doubled_exhibit", place="documents")


def _check_references(form: CaseImport) -> None:
    """Put ids for those of the form once as if for good: whatever it names must be in it."""
    ids = {(one.kind, one.name): one.name for one in form.records if one.name}
    naming = naming_of(ids, CaseId(""))
    for one in (FormRecord("case", "", form.case, ""), *form.records):
        record_of_form(one, "", naming)
        if isinstance(one.record, Person):
            _check_relation(one.record, f"{one.place}.related_to")


def _check_relation(person: Person, place: str) -> None:
    if person.related_to == person.id or (person.related_to and not person.kin):
        raise InvalidInput("form_kin_without_person", place=place)
