"""One written form of somebody, for what searches files and texts and knows no records."""

from collections.abc import Iterable
from dataclasses import dataclass

from casefiles.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Alias:
    """One written form that leads to a person.

    Attributes:
        is_whole: it counts where nothing is glued to it, and nowhere else.
    """

    text: str
    person_id: PersonId
    is_whole: bool = False


def whole_only(aliases: Iterable[Alias]) -> dict[str, bool]:
    """Return each form once, and whether it counts as a whole word alone, whoever has it."""
    forms: dict[str, bool] = {}
    for alias in aliases:
        forms[alias.text] = alias.is_whole and forms.get(alias.text, True)
    return forms
