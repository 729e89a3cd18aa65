"""Papers that are typed for a forum: their paragraphs, and what each was drafted from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from casefiles.domain.foundation.ids import CaseId, PaperBlockId, PaperId
from casefiles.domain.foundation.schema import (
    UNSEARCHED,
    UNTOLD,
    Audience,
    Language,
    Machine,
    Named,
    Profile,
    Prose,
    Searched,
    Title,
    Unique,
)
from casefiles.domain.records.arguments import AuthorityCite

ARGUMENT: Final = "argument"
"""The paper that argues the case; a profile has one in each language."""


class PaperBlockKind(StrEnum):
    """What a block of a paper is to its reader.

    A point hangs in a list of letters, a sub-heading stands within a part. A gap tells the lawyer
    what is missing; it never leaves.
    """

    HEADING = "heading"
    SUB = "sub"
    NUMBERED = "numbered"
    PLAIN = "plain"
    QUOTE = "quote"
    POINT = "point"
    GAP = "gap"


class PaperState(StrEnum):
    """Whether a paper is worked on, or ready to be filed."""

    DRAFT = "draft"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of one profile in one language.

    Attributes:
        paper: what it is, such as `ARGUMENT`.
        offered: keys of the blocks that drafts have offered so far; one that is not there any more
            was removed by the lawyer and does not come back.
        checks: pinpoints of law that a person checked in the decision itself.
    """

    id: Annotated[PaperId, Unique("case_id", "profile", "paper", "language")]
    case_id: CaseId
    profile: Annotated[Profile, UNSEARCHED]
    paper: Machine
    language: Language
    title: Annotated[Named, Title(1)] = ""
    state: Annotated[PaperState, UNSEARCHED] = PaperState.DRAFT
    offered: Annotated[tuple[Machine, ...], UNTOLD, UNSEARCHED] = ()
    checks: tuple[AuthorityCite, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """A block of a paper.

    Attributes:
        position: sorts the blocks of the paper; numbers lie far apart, as in the narrative.
        text: with references to persons, cites and what else `paper_text` reads.
        audiences: recipients who get it; empty for all.
        made_from: what it was drafted from: a key of the draft; empty where the lawyer wrote it.
        drafted: digest of what the draft last offered for it; an id once something of the case was
            erased.
    """

    id: Annotated[PaperBlockId, Searched(36)]
    case_id: CaseId
    paper_id: PaperId
    position: Annotated[int, UNTOLD]
    kind: PaperBlockKind
    level: int
    text: Annotated[Prose, Title(1)]
    notes: tuple[Prose, ...] = ()
    audiences: Annotated[tuple[Audience, ...], UNSEARCHED] = ()
    made_from: Annotated[Machine, UNTOLD, UNSEARCHED] = ""
    drafted: Annotated[Machine, UNTOLD, UNSEARCHED] = ""
