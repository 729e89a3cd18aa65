"""What is searched for in all that leaves, as plain words: whose names, and what may stay."""

from collections.abc import Iterable
from dataclasses import dataclass

from casefiles.domain.ids import PersonId
from casefiles.domain.records import Person, Protection


@dataclass(frozen=True, slots=True)
class SoughtPerson:
    """What is known of somebody, without the record, so that a child process can hold it.

    Attributes:
        names: as listed, each whole.
        identifiers: kind and value of each number, address, handle or date.
        rejected: words of which the lawyer said that they are no name of this person.
        born: as EDTF; empty if unknown.
    """

    person_id: PersonId
    names: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    rejected: tuple[str, ...] = ()
    born: str = ""


@dataclass(frozen=True, slots=True)
class Excuse:
    """A decision that a protected form within an open person's name means the open person there.

    Attributes:
        open_id: the open person; `open_name` one of the names, folded to its word characters.
        person_id: the protected person; `form` the form that stands in the name, folded likewise.
    """

    open_id: PersonId
    open_name: str
    person_id: PersonId
    form: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Everything that a search for the people of one case starts from.

    Attributes:
        protected: people whose forms are to be found.
        open: people whose names may stay.
        excused: pairs that the lawyer decided to leave; a pair that is not here goes.
    """

    protected: tuple[SoughtPerson, ...]
    open: tuple[SoughtPerson, ...] = ()
    excused: frozenset[Excuse] = frozenset()


def sought_of(persons: Iterable[Person], excused: Iterable[Excuse] = ()) -> Sought:
    """Return what is searched for, from the records of a case's people."""
    everyone = tuple(persons)
    return Sought(
        tuple(_plain(one) for one in everyone if one.protection is not Protection.OPEN),
        tuple(_plain(one) for one in everyone if one.protection is Protection.OPEN),
        frozenset(excused),
    )


def _plain(person: Person) -> SoughtPerson:
    return SoughtPerson(
        person.id,
        tuple(name.text for name in person.names),
        tuple((one.kind, one.value) for one in person.identifiers),
        person.rejected,
        person.born,
    )
