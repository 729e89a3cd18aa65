"""Whom a word of kin leads to: whoever it means, or whoever speaks of kin that is named."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import NOBODY
from casefiles.office.redaction.kinships import KinshipsAt
from casefiles.redaction.kinship.phrase import Phrase
from casefiles.redaction.kinship.relations import may_lead_back

Back = tuple[PersonId, PersonId]
"""Who is led to, and whom the word means, through whom."""


@dataclass(frozen=True, slots=True)
class Led:
    """Whom a word of kin leads to.

    Attributes:
        people: everybody.
        back: those of them whom the word does not mean, each with whom it means.
    """

    people: tuple[PersonId, ...]
    back: tuple[Back, ...] = ()

    @property
    def means(self) -> PersonId:
        """Whom the word means, where that is one person, and nobody whom it leads to."""
        meant = {other for _, other in self.back}
        is_stated = len(meant) == 1 and len(self.back) == len(self.people)
        return next(iter(meant)) if is_stated else NOBODY


def led_back(
    phrase: Phrase, kinships: KinshipsAt, speaker: PersonId | None, near: Collection[PersonId]
) -> tuple[Back, ...]:
    """Return who speaks, or is spoken of, as kin of somebody whom a word means.

    Args:
        phrase: the word and its owner.
        kinships: of the case.
        speaker: in whose first person the text speaks; None where nobody said so.
        near: the protected who are spoken of close by.
    """
    return tuple(
        (one.related_to, one.person_id)
        for one in kinships.turned
        if may_lead_back(phrase, one, speaker, is_near=one.related_to in near)
    )


def led(direct: Iterable[PersonId], back: Iterable[Back]) -> Led:
    """Return both together: somebody whom the word means is not told a second time."""
    means = tuple(direct)
    values = tuple(dict.fromkeys(one for one in back if one[0] not in means))
    return Led(tuple(dict.fromkeys((*means, *(one for one, _ in values)))), values)
