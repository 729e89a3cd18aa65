"""An incident told at once, with the people it needs and how they are related, in one act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.foundation.ids import CaseId, PersonId, Randomness, RelationshipId, new_id
from casefiles.domain.language.folding import fold
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Case, Person, Protection
from casefiles.domain.records.incidents import Incident, Relationship
from casefiles.office.people.persons import person_of
from casefiles.office.proceedings.proceedings_records import save_proceedings_record
from casefiles.office.records.form_values import record_from
from casefiles.office.records.proceedings_lines import ShownLine
from casefiles.office.records.proceedings_names import DisplayContext, name_of_registered
from casefiles.office.records.record_commands import save_person
from casefiles.office.records.record_names import RecordNames, date_in_words
from casefiles.office.records.vocabularies import term_in
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg

NEW_TARGETS: Final = "new_targets"
NEW_ACTORS: Final = "new_actors"
"""Fields of the form that name people whom the case does not have yet."""
_ROLES: Final = {NEW_TARGETS: "relative", NEW_ACTORS: "official"}
_A_DAY: Final = 1.0


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Something that the case has already and that may be the same.

    Attributes:
        id: of the incident or person.
        title: what it is called.
        why: what both have in common, in words.
        lines: more of it, to be held against what is typed.
        leads_to: kind, id and detail.
    """

    id: str
    title: str
    why: str
    lines: tuple[ShownLine, ...]
    leads_to: tuple[str, str, str]


def save_incident_entry(
    case_id: CaseId, values: Mapping[str, Any], randomness: Randomness
) -> Edit[str]:
    """Add an incident with all people that it names anew, in one act; returns its id.

    Args:
        case_id: of the case.
        values: of the form: fields of an incident, and `NEW_TARGETS` and `NEW_ACTORS`, each a
            list of name and, for the former, what the person is to the client.
        randomness: for ids.

    Raises:
        Refused: see `keep_registered`; or a new person has no name (`person_without_name`).
    """
    own = new_id(randomness)

    def change(work: WriteTransaction) -> str:
        case = work.get(Case, case_id)
        client = next(iter(referenced(case.client)), "") if case is not None else ""
        entries = dict(values)
        for name, field in ((NEW_TARGETS, "target_ids"), (NEW_ACTORS, "actor_ids")):
            added = []
            for one in entries.pop(name, ()):
                person_id = add_person(work, case_id, one, _ROLES[name], randomness)
                added.append(person_id)
                _relate(work, case_id, (person_id, client, one.get("kind", "")), randomness)
            entries[field] = [*entries.get(field, ()), *added]
        incident = record_from(Incident, own, case_id, entries)
        save_proceedings_record(incident)(work)
        return own

    return change


def possible_duplicates(
    case_id: CaseId, values: Mapping[str, Any]
) -> Query[tuple[PossibleDuplicate, ...]]:
    """Return incidents that may be the same as one that is typed, and people of the same name.

    An incident is alike within a day before or after, where place, kind of act or a person is the
    same: a name alone says little where families share theirs.
    """

    def ask(reader: ReadTransaction) -> tuple[PossibleDuplicate, ...]:
        at = RecordNames(reader)
        others = reader.find(Incident, case_id=case_id)
        found = [
            _possible_duplicate(reader, at, one, why)
            for one in others
            if (why := _why(at, one, values))
        ]
        return (*found, *_namesakes(reader, at, case_id, values))

    return ask


def add_person(
    work: WriteTransaction,
    case_id: CaseId,
    entries: Mapping[str, Any],
    role: str,
    randomness: Randomness,
) -> str:
    """Add a person, withheld until somebody decides otherwise."""
    own = PersonId(new_id(randomness))
    values = {
        "names": [[str(entries.get("name", "")), "", ""]],
        "identifiers": [],
        "protection": str(Protection.WITHHELD),
        "role": role,
        "contact": "",
    }
    save_person(person_of(own, case_id, values))(work)
    return own


def _relate(
    work: WriteTransaction, case_id: CaseId, values: tuple[str, str, str], randomness: Randomness
) -> None:
    person_id, client, kind = values
    if kind and client:
        own = RelationshipId(new_id(randomness))
        pair = (PersonId(person_id), PersonId(client))
        save_proceedings_record(Relationship(own, case_id, *pair, kind))(work)


def _why(at: RecordNames, one: Incident, values: Mapping[str, Any]) -> str:
    """Return what an incident has in common with what is typed; empty if too little."""
    if not _is_near(one.date, str(values.get("date", ""))):
        return ""
    common = []
    if one.place and fold(at.text(one.place)) == fold(at.text(str(values.get("place", "")))):
        common.append(msg("same place"))
    if one.method and one.method == values.get("method"):
        common.append(msg("same kind of act"))
    typed = {*values.get("target_ids", ()), *values.get("actor_ids", ())}
    shared = [own for own in (*one.target_ids, *one.actor_ids) if own in typed]
    common += [msg("also {person}", person=at.person(own)) for own in dict.fromkeys(shared)]
    return f"{date_in_words(one.date)}, {', '.join(common)}" if common else ""


def _is_near(first: str, second: str) -> bool:
    """Tell whether two dates lie within a day of one another, or overlap."""
    if not is_edtf(first) or not is_edtf(second):
        return False
    one, other = span(first), span(second)
    if one.start_day is None or other.start_day is None:
        return False
    one_end = one.end_day if one.end_day is not None else one.start_day
    other_end = other.end_day if other.end_day is not None else other.start_day
    return (
        int(one.start_day) <= int(other_end - 0.0001) + _A_DAY
        and int(other.start_day) <= int(one_end - 0.0001) + _A_DAY
    )


def _possible_duplicate(
    reader: ReadTransaction, at: RecordNames, one: Incident, why: str
) -> PossibleDuplicate:
    title = name_of_registered(one, DisplayContext(at.text, at.person, term_in(reader)))
    people = ", ".join(at.person(own) for own in one.target_ids)
    lines = [at.text(one.text), msg("Done to: {people}", people=people) if people else ""]
    lines += [msg("Demanded: {words}", words=at.text(one.demand))] if one.demand else []
    shown = tuple(ShownLine(words) for words in lines if words)
    return PossibleDuplicate(one.id, title, why, shown, ("incident", one.id, ""))


def _namesakes(
    reader: ReadTransaction, at: RecordNames, case_id: CaseId, values: Mapping[str, Any]
) -> Iterator[PossibleDuplicate]:
    typed = {
        fold(str(one.get("name", "")))
        for name in (NEW_TARGETS, NEW_ACTORS)
        for one in values.get(name, ())
    } - {""}
    for person in reader.find(Person, case_id=case_id) if typed else ():
        if typed & {fold(name.text) for name in person.names}:
            others = " · ".join(name.text for name in person.names[1:4])
            lines = tuple(ShownLine(words) for words in (person.role, others) if words)
            why = msg("A person with this name exists: choose that person if it is the same.")
            yield PossibleDuplicate(
                person.id, at.person(person.id), why, lines, ("person", person.id, "")
            )
