"""One person, and what of the case points to them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf, sort_key
from casefiles.domain.foundation.ids import EventId, FactId, IncidentId, PersonId
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Fact, Mark, Person
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.rows import EventFilter
from casefiles.office.people.persons import MORE_OF_PERSON, shown_names
from casefiles.office.records.proceedings_names import DisplayContext, name_of_registered
from casefiles.office.records.vocabularies import term_in
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.acts import field_words
from casefiles.words.language import msg, msg_mark, msg_of

_PARTS: Final = {
    "target_ids": msg_mark("Victim"),
    "actor_ids": msg_mark("Perpetrator"),
    "source_person": msg_mark("Source"),
    "known_to": msg_mark("Knows"),
}
"""What somebody has to do with an incident, by the field that names them."""


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """An event that a person takes part in, or that names them; text with names."""

    id: EventId
    date: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonIncident:
    """An incident that a person has to do with.

    Attributes:
        name: what it is called, with names for references.
        parts: what the person has to do with it, in words.
    """

    id: IncidentId
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A paragraph of the narrative that names a person; text with names."""

    id: FactId
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person and what points to them.

    Attributes:
        marks: areas of pages marked for redaction to protect them.
        more: birth, papers, status and health, a line each, as far as they are told.
        incidents: by date.
    """

    person: Person
    events: tuple[PersonEvent, ...]
    facts: tuple[PersonFact, ...]
    marks: int
    more: tuple[str, ...] = ()
    incidents: tuple[PersonIncident, ...] = ()


def person_card(person_id: PersonId) -> Query[PersonCard | None]:
    """Return a person with what the case says of them; None if they are gone."""

    def ask(reader: ReadTransaction) -> PersonCard | None:
        person = reader.get(Person, person_id)
        if person is None:
            return None
        show = shown_names(reader, person.case_id)
        events = reader.event_rows(person.case_id, EventFilter(person_id=person_id))
        facts = sorted(
            (
                fact
                for fact in reader.find_holding(Fact, person.case_id, person_id)
                if person_id in referenced(fact.text)
            ),
            key=lambda fact: fact.position,
        )
        return PersonCard(
            person,
            tuple(PersonEvent(row.id, row.date, row.place, show(row.text)) for row in events),
            tuple(PersonFact(fact.id, fact.position, show(fact.text)) for fact in facts),
            len(reader.find(Mark, case_id=person.case_id, person_id=person_id)),
            tuple(_card_lines(person, show)),
            tuple(_incidents(reader, person, show)),
        )

    return ask


def _card_lines(person: Person, show: Callable[[str], str]) -> Iterator[str]:
    """Yield what stands beside names, numbers and protection, a line each."""
    texts = {name: getattr(person, name) for name in MORE_OF_PERSON}
    texts["born"] = words_from_edtf(person.born) if is_edtf(person.born) else person.born
    texts["nationalities"] = ", ".join(person.nationalities)
    for name, text in texts.items():
        if text:
            yield f"{field_words(name, 'person')}: {show(text)}"


def _incidents(
    reader: ReadTransaction, person: Person, show: Callable[[str], str]
) -> Iterator[PersonIncident]:
    showing = DisplayContext(show, lambda own: show(f"[[{own}]]") if own else "?", term_in(reader))
    found = reader.find_holding(Incident, person.case_id, person.id)
    for one in sorted(found, key=_by_date):
        parts = [words for name, words in msg_of(_PARTS).items() if _holds(one, name, person.id)]
        name = name_of_registered(one, showing)
        yield PersonIncident(one.id, name, tuple(parts) or (msg("Named in it"),))


def _holds(incident: Incident, name: str, person_id: PersonId) -> bool:
    value = getattr(incident, name)
    return value == person_id or (isinstance(value, tuple) and person_id in value)


def _by_date(incident: Incident) -> tuple[tuple[str, str, str], str]:
    date = sort_key(incident.date) if is_edtf(incident.date) else ("9", "9", "")
    return date, incident.id
