"""Whether a word of kin may mean somebody: by whose kin it is, and whose kin the person is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.phrase import Owner, Phrase

PARENTS: Final = frozenset({Kin.MOTHER, Kin.FATHER, Kin.PARENT})
SIBLINGS: Final = frozenset({Kin.SISTER, Kin.BROTHER})
SPOUSES: Final = frozenset({Kin.WIFE, Kin.HUSBAND})
_CHILDREN: Final = frozenset({Kin.CHILD})
_TURNED: Final[Mapping[Kin, frozenset[Kin]]] = {
    **dict.fromkeys(SIBLINGS, SIBLINGS),
    **dict.fromkeys(SPOUSES, SPOUSES),
    **dict.fromkeys(PARENTS, frozenset({Kin.CHILD})),
    Kin.CHILD: frozenset({Kin.PARENT}),
    Kin.OTHER: frozenset({Kin.OTHER}),
}
"""What the other is to somebody, by what that one is to the other; no sex is told there."""
_WHOLE_FAMILY: Final = (
    "家人",
    "家眷",
    "relatives",
    "familiares",
    "parientes",
    "familiari",
    "parenti",
)
"""Words for a whole family, which tell nobody of whom only other relations say what they are."""
_ANY_KIN: Final = (
    *("kin", "relative", "relatives", "family", "verwandte", "verwandten", "angehörige"),
    *("angehörigen", "proche", "proches", "familiares", "parientes", "familiari", "parenti"),
    *("родственник", "родственника", "родственники", "родственников", "родственникам", "родные"),
    *("родных", "родня", "родню", "близкие", "близких", "родич", "родичі", "родичів", "рідні"),
    *("krewni", "krewnych", "příbuzní", "příbuzných", "亲属", "亲戚", "家属", "近亲", "亲人"),
    *("家人", "家眷", "akrabası", "akrabaları", "تۇغقانلىرى", "تۇغقىنى", "тууғандары", "туыстары"),
    *("туысы", "أقارب", "أقرباء", "أهل", "عائلة", "أسرة", "بستگان", "خانواده", "གཉེན་ཚན", "ནང་མི"),
)
"""Words for kin of any kind."""
Step = tuple[frozenset[Kin], frozenset[Kin]]
"""What somebody is to another, and that one to the owner: a mother, and a husband."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one person is to another.

    Attributes:
        person_id: who is the kin of the other.
        kins: what, as far as it is known; several where it may be any of them.
        related_to: whose kin; `is_client` tells whether the papers are about that person.
        steps: by which kin of kin the person is it too, as in "my husband's mother".
        is_stated: somebody told it; else it follows from other relations.
        follows: nobody told it, and it is none of the nearest kin.
        by_role: a trade or role of which nothing is recorded may tell whose kin is meant.
    """

    person_id: PersonId
    kins: frozenset[Kin]
    related_to: PersonId
    is_client: bool
    steps: frozenset[Step] = frozenset()
    is_stated: bool = True
    follows: bool = False
    by_role: bool = False


_NEAREST: Final = (
    (SIBLINGS | PARENTS, SIBLINGS, None),
    (SIBLINGS, _CHILDREN, _CHILDREN),
    (_CHILDREN, SPOUSES, _CHILDREN),
    (_CHILDREN, PARENTS, SIBLINGS),
    (SPOUSES, PARENTS, PARENTS),
    (PARENTS, _CHILDREN, SPOUSES),
)
"""What kin of kin is: the first to a second, that to the owner; the same as the first for None."""


def widened(kins: Iterable[Kin]) -> frozenset[Kin]:
    """Return kins with those that say the same less exactly: a mother is a parent."""
    recorded = frozenset(kins)
    if Kin.PARENT in recorded:
        return recorded | PARENTS
    return recorded | {Kin.PARENT} if recorded & PARENTS else recorded


def nearest(first: frozenset[Kin], second: frozenset[Kin]) -> frozenset[Kin]:
    """Return what kin of kin is, where it is one of the nearest: a mother's daughter, a sister.

    Args:
        first: what somebody is to another.
        second: what that one is to the owner.
    """
    for one, other, kins in _NEAREST:
        if first <= one and second <= other:
            return kins or first
    return frozenset()


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
    if relation.follows and phrase.word.casefold().endswith(_WHOLE_FAMILY):
        return False
    is_kin = bool(phrase.kins & widened(relation.kins))
    if phrase.owner is Owner.ROLE:
        return _may_mean_by_role(phrase, relation, is_kin=is_kin)
    if phrase.owner is Owner.KIN:
        # A brother's wife is kin of his sister too, of another kind.
        through = any(
            phrase.kins & widened(first) and phrase.of_kins & widened(second)
            for first, second in relation.steps
        )
        same = nearest(phrase.kins, phrase.of_kins)
        through = through or bool(same & widened(relation.kins) and not relation.follows)
        # A child's grandmother is a mother, its aunt a sister: words for both are of other kin.
        of_child = Kin.OTHER in phrase.kins and phrase.of_kins == _CHILDREN
        through = through or (of_child and bool(relation.kins & (PARENTS | SIBLINGS)))
        return through or (Kin.OTHER in relation.kins and not relation.follows)
    is_owner = {
        Owner.FIRST: speaker == relation.related_to
        or (speaker is None and (relation.is_stated or relation.is_client)),
        Owner.BARE: is_statement and speaker == relation.related_to,
        # What follows only is too wide for anybody's uncle.
        Owner.THIRD: relation.is_client or not relation.follows,
        Owner.OWN: relation.is_client or not relation.follows,
        Owner.CLIENT: relation.is_client,
        Owner.NAMED: phrase.named == relation.related_to,
    }
    return is_kin and is_owner.get(phrase.owner, False)


def _may_mean_by_role(phrase: Phrase, relation: Relation, *, is_kin: bool) -> bool:
    """Tell whether kin of somebody known by a role may mean a person: the herdsman's wife."""
    if relation.follows or not (relation.by_role or phrase.named == relation.related_to):
        return False
    if phrase.of_kins:
        is_kin = Kin.OTHER in relation.kins
    return is_kin or phrase.word.casefold().endswith(_ANY_KIN)


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
