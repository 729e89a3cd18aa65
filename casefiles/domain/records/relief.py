"""What the court is asked: the issues that a case raises, and the relief that is sought."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.ids import CaseId, IssueId, ReliefId
from casefiles.domain.foundation.schema import UNSEARCHED, CodeOf, Profile, Prose, Searched, Title


class ReliefKind(StrEnum):
    """How one thing that is asked stands to the others."""

    PRINCIPAL = "principal"
    ALTERNATIVE = "alternative"
    INTERIM = "interim"
    ANCILLARY = "ancillary"


@dataclass(frozen=True, slots=True)
class Relief:
    """One thing that a court or body is asked.

    Attributes:
        text: as it ends the sentence "The Court is respectfully asked", such as "to allow the
            appeal".
        kind: principal relief comes first.
        order_text: as it would stand in the order; empty where no order is proposed.
        profile: id of the forum's profile; empty for every forum.
        position: sorts those of one kind.
    """

    id: Annotated[ReliefId, Searched(34)]
    case_id: CaseId
    text: Annotated[Prose, Title(1)]
    kind: ReliefKind = ReliefKind.PRINCIPAL
    order_text: Prose = ""
    profile: Annotated[Profile, UNSEARCHED] = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Issue:
    """How one legal test is put as an issue; a test without one is put as the library has it.

    Attributes:
        question: in the lawyer's words; empty for those of the library.
        profile: id of the forum's profile; empty for every forum.
        position: sorts the issues; those without come in the order of the tests.
        is_left_out: it is not argued before this forum.
    """

    id: Annotated[IssueId, Searched(35)]
    case_id: CaseId
    test: Annotated[str, CodeOf("test"), Title(1, is_second=True)]
    question: Annotated[Prose, Title(1)] = ""
    profile: Annotated[Profile, UNSEARCHED] = ""
    position: int = 0
    is_left_out: bool = False
