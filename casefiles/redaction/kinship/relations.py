"""Whether a word of kin may mean somebody: by whose kin it is, and whose kin the person is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.ids import PersonId
from casefiles.domain.kin import Kin
from casefiles.redaction.kinship.phrase import Owner, Phrase

_PARENTS: Final = frozenset({Kin.MOTHER, Kin.FATHER, Kin.PARENT})
_SIBLINGS: Final = frozenset({Kin.SISTER, Kin.BROTHER})
_SPOUSES: Final = frozenset({Kin.WIFE, Kin.HUSBAND})
_TURNED: Final[Mapping[Kin, frozenset[Kin]]] = {
    **dict.fromkeys(_SIBLINGS, _SIBLINGS),
    **dict.fromkeys(_SPOUSES, _SPOUSES),
    **dict.fromkeys(_PARENTS, frozenset({Kin.CHILD})),
    Kin.CHILD: frozenset({Kin.PARENT}),
    Kin.OTHER: frozenset({Kin.OTHER}),
}
"""What the other is to somebody, by what that one is to the other; no sex is told there."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one person is to another.

    Attributes:
        person_id: who is the kin of the other.
        kins: what, as far as it is known; several where it may be any of them.
        related_to: whose kin; `is_client` tells whether the papers are about that person.
        of_kins: what the other is to the client, where it is kin too.
    """

    person_id: PersonId
    kins: frozenset[Kin]
    related_to: PersonId
    is_client: bool
    of_kins: frozenset[Kin] = frozenset()


def widened(kins: Iterable[Kin]) -> frozenset[Kin]:
    """Return kins with those that say the same less exactly: a mother is a parent."""
    told = frozenset(kins)
    if Kin.PARENT in told:
        return told | _PARENTS
    return told | {Kin.PARENT} if told & _PARENTS else told


def may_mean(
    phrase: Phrase, relation: Relation, speaker: PersonId | None, *, is_statement: bool = False
) -> bool:
    """Tell whether a word of kin may mean a person.

    Args:
        phrase: the word and its owner.
        relation: the person, and whose kin that is.
        speaker: in whose first person the text speaks; None where anybody may.
        is_statement: somebody said in whose first person it speaks, so that kin of nobody told are
            those of the speaker.
    """
    is_kin = bool(phrase.kins & widened(relation.kins))
    if phrase.owner is Owner.KIN:
        # A brother's wife is kin of his sister too, of another kind.
        through = bool(phrase.of_kins & relation.of_kins)
        return (is_kin and through) or Kin.OTHER in relation.kins
    is_owner = {
        Owner.FIRST: speaker in {None, relation.related_to},
        Owner.BARE: is_statement and speaker == relation.related_to,
        Owner.THIRD: True,
        Owner.OWN: True,
        Owner.CLIENT: relation.is_client,
        Owner.NAMED: phrase.named == relation.related_to,
    }
    return is_kin and is_owner.get(phrase.owner, False)


def turned(relation: Relation) -> Relation:
    """Return what the other is to the person of a relation: of a sister, a sister or a brother.

    Whether the person is the client is nothing that a relation to that one can say.
    """
    kins = frozenset(one for kin in relation.kins for one in _TURNED.get(kin, frozenset()))
    return Relation(relation.related_to, kins, relation.person_id, is_client=False)


def may_lead_back(
    phrase: Phrase, relation: Relation, speaker: PersonId | None, *, is_near: bool
) -> bool:
    """Tell whether a word of kin tells who somebody is by whose kin it speaks of.

    "My brother", said by the sister of somebody who is named, tells that it is she who speaks.

    Args:
        phrase: the word and its owner.
        relation: what an open person is to a protected one.
        speaker: in whose first person the text speaks; None where nobody said so.
        is_near: the protected person is spoken of close by.
    """
    if not phrase.kins & widened(relation.kins):
        return False
    is_speaker = speaker == relation.related_to
    is_owner = {
        Owner.NAMED: phrase.named == relation.related_to,
        Owner.CLIENT: relation.is_client,
        # "My sister's son" is the speaker's nephew.
        Owner.KIN: Kin.OTHER in relation.kins and (is_speaker or is_near),
        Owner.THIRD: is_near,
        Owner.FIRST: is_speaker or (speaker is None and is_near),
        Owner.OWN: is_speaker or is_near,
        Owner.BARE: is_speaker,
    }
    return is_owner.get(phrase.owner, False)
