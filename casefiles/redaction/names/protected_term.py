"""One written form of somebody, for what searches files and texts and knows no records."""

from dataclasses import dataclass

from casefiles.domain.foundation.ids import PersonId


@dataclass(frozen=True, slots=True)
class ProtectedTerm:
    """One written form that leads to a person.

    Attributes:
        is_whole: it counts where nothing is glued to it, and nowhere else.
    """

    text: str
    person_id: PersonId
    is_whole: bool = False
