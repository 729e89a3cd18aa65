"""Whether the readers of one recipient may know that they hold the same file as another's."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeAlias

from casefiles.domain.foundation.ids import CaseId, PairingId
from casefiles.domain.foundation.schema import (
    INTERNAL,
    UNSEARCHED,
    UNTOLD,
    Audience,
    Line,
    Machine,
    Unique,
)

ReaderPair: TypeAlias = tuple[str, str]
"""Two recipients by id, the first in order of the alphabet before; both may be one."""


class MayJoin(StrEnum):
    """What was answered; there is no third answer, and none counts as no."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Pairing:
    """The answer to one question about two recipients of one case, in whichever order.

    Attributes:
        reader_a: the recipient that comes first in the alphabet.
        reader_b: the other; the same where one recipient stands for two bodies.
        reason: why, in the lawyer's words; never leaves the vault.
        of: digests of what it was answered on: who reads after both, and how each person was
            protected. When one changes, this answers nothing any more. An id once something of
            the case is erased.
    """

    id: Annotated[PairingId, Unique("case_id", "reader_a", "reader_b")]
    case_id: CaseId
    reader_a: Annotated[Audience, UNSEARCHED]
    reader_b: Annotated[Audience, UNSEARCHED]
    may_join: Annotated[MayJoin, UNSEARCHED]
    reason: Annotated[Line, INTERNAL]
    of: Annotated[Machine, UNTOLD]

    @property
    def readers(self) -> ReaderPair:
        """Both recipients."""
        return self.reader_a, self.reader_b


def pair_of(one: str, other: str) -> ReaderPair:
    """Return two recipients as a pair: their order says nothing."""
    return (one, other) if one <= other else (other, one)
