"""The chronology of pressure: the proceedings and what was done to people, on one axis of time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from casefiles.domain.foundation.ids import NO_PERSON, PersonId
from casefiles.domain.records.citation import Citation


class ReprisalLane(StrEnum):
    """On which of the two lanes something stands."""

    PROCEDURE = "procedure"
    PRESSURE = "pressure"


class ReprisalStepKind(StrEnum):
    """What kind of record something comes from."""

    HEARING = "hearing"
    DECISION = "decision"
    REQUEST = "request"
    NOTICE = "notice"
    SUBMISSION = "submission"
    DATE = "date"
    INCIDENT = "incident"
    EVENT = "event"
    DETENTION = "detention"
    DETENTION_REVIEW = "detention_review"
    DETENTION_END = "detention_end"


@dataclass(frozen=True, slots=True)
class ReprisalStep:
    """One thing in the chronology of pressure, with what may be said of it.

    Attributes:
        id: of the record, and what of it where one record makes several steps (`step_id`).
        date: as EDTF, as it was recorded.
        zone: where its clock stands; empty where that is not known.
        text: may refer to persons.
        source_person: who told it; `known_to` who else can know it.
        about: whose it is as a whole: where nothing is told of them, it stays in the house.

    Who told it and who knows it never leave the vault.
    """

    id: str
    lane: ReprisalLane
    kind: ReprisalStepKind
    date: str
    text: str
    zone: str = ""
    place: str = ""
    cites: tuple[Citation, ...] = ()
    is_withheld: bool = False
    source_person: PersonId = NO_PERSON
    known_to: tuple[PersonId, ...] = ()
    is_widely_known: bool = False
    about: PersonId = NO_PERSON


def step_id(record_id: str, part: str) -> str:
    """Return what names one of several steps that a record makes."""
    return f"{record_id} {part}"


def record_of_step(own: str) -> str:
    """Return the id of the record behind a step."""
    return own.partition(" ")[0]


def exportable_steps(
    steps: Iterable[ReprisalStep], person_ids: Collection[PersonId]
) -> tuple[ReprisalStep, ...]:
    """Return those that may leave the house.

    Args:
        steps: all that there are.
        person_ids: persons of whom readers are told, by name or by token.
    """
    return tuple(
        one for one in steps if not one.is_withheld and (not one.about or one.about in person_ids)
    )
