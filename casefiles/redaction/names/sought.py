"""What is searched for in all that leaves, as plain words: whose names, and what may stay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from casefiles.domain.foundation.ids import PersonId

KINSHIP: Final = "kinship term"
"""The kind of a name such as "his only sister", of which no other order makes sense."""

_OPEN: Final = "open"
"""The protection of those whose names may stand."""


class Named(Protocol):
    """One name of a recorded person."""

    @property
    def text(self) -> str:
        """As it is written."""

    @property
    def kind(self) -> str:
        """What name it is."""


class RecordedIdentifier(Protocol):
    """One identifier of a recorded person."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def value(self) -> str:
        """As it is written."""


class Recorded(Protocol):
    """A person of a case, as far as a search asks; child processes never load the records."""

    @property
    def id(self) -> PersonId:
        """Of the record."""

    @property
    def names(self) -> Sequence[Named]:
        """As listed."""

    @property
    def identifiers(self) -> Sequence[RecordedIdentifier]:
        """As listed."""

    @property
    def protection(self) -> str:
        """How the person appears: `open`, or not by name."""

    @property
    def rejected(self) -> tuple[str, ...]:
        """Words that are no names."""

    @property
    def born(self) -> str:
        """As EDTF."""


@dataclass(frozen=True, slots=True)
class SoughtPerson:
    """What is known of somebody, without the record, so that a child process can hold it.

    Attributes:
        names: as listed, each whole.
        identifiers: kind and value of each number, address, handle or date.
        rejected: words of which the lawyer said that they are no name of this person.
        born: as EDTF; empty if unknown.
        phrases: those of the names that are words such as "his only sister", in one order only.
    """

    person_id: PersonId
    names: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    rejected: tuple[str, ...] = ()
    born: str = ""
    phrases: tuple[str, ...] = ()


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
class Left:
    """A decision that a name of a protected person, folded, is a word where it has no capital."""

    person_id: PersonId
    form: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Everything that a search for the people of one case starts from.

    Attributes:
        protected: people whose forms are to be found.
        open: people whose names may stay.
        excused: pairs that the lawyer decided to leave; a pair that is not here goes.
        left: names that the lawyer decided to leave in small letters and inside words.
    """

    protected: tuple[SoughtPerson, ...]
    open: tuple[SoughtPerson, ...] = ()
    excused: frozenset[Excuse] = frozenset()
    left: frozenset[Left] = frozenset()


def sought_of(persons: Iterable[Recorded], excused: Iterable[Excuse] = ()) -> Sought:
    """Return what is searched for, from the records of a case's people."""
    everyone = tuple(persons)
    return Sought(
        tuple(_plain(one) for one in everyone if one.protection != _OPEN),
        tuple(_plain(one) for one in everyone if one.protection == _OPEN),
        frozenset(excused),
    )


def _plain(person: Recorded) -> SoughtPerson:
    return SoughtPerson(
        person.id,
        tuple(name.text for name in person.names),
        tuple((one.kind, one.value) for one in person.identifiers),
        person.rejected,
        person.born,
        tuple(name.text for name in person.names if name.kind == KINSHIP),
    )
