"""One written form of somebody, for what searches files and texts and knows no records."""

from dataclasses import dataclass

from casefiles.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Alias:
    """One written form that leads to a person."""

    text: str
    person_id: PersonId
