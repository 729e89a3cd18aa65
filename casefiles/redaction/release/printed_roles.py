"""Which word stands before a person's letters: what is chosen, as far as readers may have it."""

from collections.abc import Iterable, Mapping
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.placeholder_words import PERSON, ROLES
from casefiles.domain.records.foreseeable_readers import HARMFUL, Reach, can_reach

_TELLING: Final = frozenset({"relative", "child"})
"""Words by which a State that knows a family finds the person."""


def roles_for(
    words: Mapping[PersonId, str], audience: str, reaches: Iterable[Reach]
) -> dict[PersonId, str]:
    """Return the words that one audience may have, by person.

    Args:
        words: chosen, by code; a code that is none says nothing.
        audience: whom the texts are for.
        reaches: what the lawyer says of who may read what.
    """
    if can_reach(HARMFUL, audience, reaches):
        return neutral_roles(words)
    return {person_id: role for person_id, role in words.items() if role in ROLES}


def neutral_roles(words: Mapping[PersonId, str]) -> dict[PersonId, str]:
    """Return the words that the requesting State may read, by person."""
    return {
        person_id: PERSON if role in _TELLING else role
        for person_id, role in words.items()
        if role in ROLES
    }
