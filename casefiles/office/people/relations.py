"""Who stands how to whom: relationships, kin, and what was done to people, as one net."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.incidents import Incident, Relationship
from casefiles.domain.records.kin import Kin
from casefiles.office.records.vocabularies import term_in
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.kinship import KIN_CHOICES
from casefiles.words.language import msg, msg_of

_METHODS: Final = "reprisal_type,return_method"
"""Vocabularies of what is done to people."""
_CLIENT: Final = "client"
_UNHARMED: Final = frozenset({"none", "known", "safe_abroad", "unknown"})
"""Codes of exposure that tell of nothing done to a person."""


@dataclass(frozen=True, slots=True)
class NetPerson:
    """Somebody of the case, as the net shows them."""

    id: str
    name: str
    role: str
    protection: Protection


@dataclass(frozen=True, slots=True)
class NetRelation:
    """How two people stand to one another.

    Attributes:
        person_id: who is what the words say, or to whom the harm was done.
        other_id: of whom.
        words: such as sister; empty where only what was done is recorded.
        harm: what was last done to the person because of the case; empty for nothing.
    """

    person_id: str
    other_id: str
    words: str
    harm: str = ""

    @property
    def in_words(self) -> str:
        """What stands beside the line."""
        return " · ".join(one for one in (self.words, self.harm) if one)


@dataclass(frozen=True, slots=True)
class RelationNet:
    """Everybody, and how they stand to one another.

    Attributes:
        client_id: around whom it is shown at first; empty if nobody is the client.
    """

    people: tuple[NetPerson, ...]
    relations: tuple[NetRelation, ...]
    client_id: str = ""


@dataclass(frozen=True, slots=True)
class NetStep:
    """Somebody who is reached from the middle of a net.

    Attributes:
        distance: 1 or 2 steps.
        through: who was reached a step before; the middle for the first step.
        relation: that leads there.
    """

    person: NetPerson
    distance: int
    through: NetPerson
    relation: NetRelation


def relations_of(case_id: CaseId) -> Query[RelationNet]:
    """Return the people of a case in the order of their names, and their relations."""

    def ask(reader: ReadTransaction) -> RelationNet:
        persons = tuple(reader.find(Person, case_id=case_id))
        people = sorted(map(_person, persons), key=lambda one: one.name.casefold())
        client = next((str(one.id) for one in persons if one.role == _CLIENT), "")
        known = {one.id for one in people}
        harms = _harms(reader, case_id)
        found: dict[frozenset[str], NetRelation] = {}
        for one in (
            *_recorded(reader, case_id, harms),
            *_kin(persons, client, harms),
            *_done(reader, case_id),
        ):
            ends = frozenset({one.person_id, one.other_id})
            if len(ends) > 1 and ends <= known:
                found.setdefault(ends, one)
        return RelationNet(tuple(people), tuple(found.values()), client)

    return ask


def steps_around(net: RelationNet, middle_id: str, steps: int) -> tuple[NetStep, ...]:
    """Return who is reached from somebody, nearest first, each once, by kind and then by name."""
    people = {one.id: one for one in net.people}
    if middle_id not in people:
        return ()
    reached = {middle_id}
    edge = [people[middle_id]]
    found: list[NetStep] = []
    for distance in range(1, steps + 1):
        next_edge: list[NetStep] = []
        for through in edge:
            around = (
                NetStep(people[_far(one, through.id)], distance, through, one)
                for one in net.relations
                if through.id in {one.person_id, one.other_id}
            )
            for step in sorted(around, key=_by_kind):
                if step.person.id not in reached:
                    reached.add(step.person.id)
                    next_edge.append(step)
        found += next_edge
        edge = [step.person for step in next_edge]
    return tuple(found)


def _by_kind(step: NetStep) -> tuple[bool, str, str]:
    return not step.relation.words, step.relation.words, step.person.name.casefold()


def _far(relation: NetRelation, person_id: str) -> str:
    return relation.other_id if relation.person_id == person_id else relation.person_id


def _person(one: Person) -> NetPerson:
    name = one.names[0].text if one.names else "?"
    return NetPerson(str(one.id), name, one.role, one.protection)


def _incidents(reader: ReadTransaction, case_id: CaseId) -> list[Incident]:
    return sorted(reader.find(Incident, case_id=case_id), key=lambda one: one.date)


def _harms(reader: ReadTransaction, case_id: CaseId) -> dict[str, str]:
    """Return what was last done to each person, in words."""
    term = term_in(reader)
    return {
        str(target): term(_METHODS, one.method) or msg("Incident")
        for one in _incidents(reader, case_id)
        for target in one.target_ids
    }


def _recorded(
    reader: ReadTransaction, case_id: CaseId, harms: dict[str, str]
) -> Iterator[NetRelation]:
    term = term_in(reader)
    for one in reader.find(Relationship, case_id=case_id):
        words = term("relationship_kind", one.kind) or msg("related")
        person, other = str(one.person_id), str(one.other_id)
        is_harmed = bool(one.exposure) and one.exposure not in _UNHARMED
        harm = term("exposure_level", one.exposure) if is_harmed else ""
        yield NetRelation(person, other, words, harm or harms.get(person, ""))


def _kin(persons: tuple[Person, ...], client: str, harms: dict[str, str]) -> Iterator[NetRelation]:
    for one in persons:
        if one.kin is not Kin.UNKNOWN:
            person, other = str(one.id), str(one.related_to) or client
            words = msg_of(dict(KIN_CHOICES))[one.kin]
            yield NetRelation(person, other, words, harms.get(person, ""))


def _done(reader: ReadTransaction, case_id: CaseId) -> Iterator[NetRelation]:
    """Yield what somebody did to somebody, the last first."""
    term = term_in(reader)
    for one in reversed(_incidents(reader, case_id)):
        harm = term(_METHODS, one.method) or msg("Incident")
        for actor in one.actor_ids:
            for target in one.target_ids:
                yield NetRelation(str(target), str(actor), "", harm)
