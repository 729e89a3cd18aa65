"""A word of kin in a text, and whose kin it tells of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from casefiles.domain.records.kin import Kin

PARENTS: Final = frozenset({Kin.MOTHER, Kin.FATHER, Kin.PARENT})


class Owner(StrEnum):
    """Whose kin is told of.

    FIRST: of whoever speaks. THIRD: of somebody told by a pronoun, a form or as a witness. OWN: of
    the subject, which may be the speaker. CLIENT: of the person the papers are about. NAMED: of
    somebody known by name, see `Phrase.named`. KIN: of another kin, as in "my brother's wife".
    ROLE: of somebody told by a trade or a role, as in "the herdsman's wife"; `Phrase.named` where
    it is recorded of somebody. OTHER: of somebody else, who is no party. BARE: not told, in a
    language that leaves it out where it is clear. NONE: not told.
    """

    FIRST = "first"
    THIRD = "third"
    OWN = "own"
    CLIENT = "client"
    NAMED = "named"
    KIN = "kin"
    ROLE = "role"
    BARE = "bare"
    OTHER = "other"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One place.

    Attributes:
        start: index of its first character, with the owner where that stands before.
        end: index after its last.
        kins: what the word may mean.
        word: the word of kin as it stands there.
        named: of an owner that is known, the value in `Known`.
        of_kins: of an owner who is kin, what kin.
        is_address: strangers are addressed so too: brother, move.
    """

    start: int
    end: int
    kins: frozenset[Kin]
    owner: Owner
    word: str
    named: str = ""
    of_kins: frozenset[Kin] = frozenset()
    is_address: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Whose kin may be told of by name.

    Attributes:
        words: folded words of names, and whom they name.
        runs: names as they stand in scripts without spaces, and whom they name.
        places: where a name stands that is no word, such as a reference: start, end, whom.
        roles: folded words of recorded trades and roles, and whose they are.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    runs: Mapping[str, str] = field(default_factory=dict)
    places: tuple[tuple[int, int, str], ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)

    def at(self, start: int, end: int) -> str:
        """Return who stands in a stretch of the text; empty for nobody."""
        return next((who for a, b, who in self.places if a < end and start < b), "")


def kins_of(form: str) -> frozenset[Kin]:
    """Return kins from their codes with blanks between."""
    return frozenset(map(Kin, form.split()))
