"""How people appear in the dossiers of one profile and audience, beyond their protection."""

from dataclasses import dataclass
from typing import Annotated, Final

from casefiles.domain.foundation.ids import ApprovalId, CaseId, FactId, PersonId, TreatmentId
from casefiles.domain.foundation.schema import (
    INTERNAL,
    LATER,
    UNSEARCHED,
    UNTOLD,
    Audience,
    CodeOf,
    Language,
    Line,
    Machine,
    Profile,
    Unique,
)

REASON_CODES: Final = ("protected", "relative", "source", "witness", "minor", "order")
"""Why somebody is removed, as a schedule may tell a judge; the first is the neutral one."""
SCHEDULE_PROFILE, SCHEDULE_READER = "redaction_schedule", "court_closed"
"""Under which dossier the reasons are kept, whichever paper prints them."""


@dataclass(frozen=True, slots=True)
class AssignedPseudonym:
    """What the lawyer wants printed instead of a placeholder with a letter, such as Witness 1."""

    person_id: PersonId
    text: Line


@dataclass(frozen=True, slots=True)
class RedactionReason:
    """Why a person is removed, for the judge alone.

    Attributes:
        person_id: whom it concerns.
        code: of the reason, as the schedule's profile words it; empty for the neutral one.
        reason: typed for the judge; empty for none.
        facts: of the case, which show the risk, in order.
        less: why nothing less will do; empty while nobody said so.
        order: what the judge ruled; empty before.
    """

    person_id: PersonId
    code: Annotated[str, CodeOf("redaction_reason")]
    reason: Line
    facts: tuple[FactId, ...] = ()
    less: Line = ""
    order: Line = ""

    @property
    def is_complete(self) -> bool:
        """Whether a judge can rule on it: risk and necessity are shown."""
        return bool(self.facts and self.less.strip())


@dataclass(frozen=True, slots=True)
class Treatment:
    """What was chosen for one line of editions.

    Attributes:
        preset: id of the redaction preset; empty for none.
        ciphers: persons who do not get a letter.
        describes: audience whose edition a schedule of redactions lists; empty for none.
        grounds: why persons are removed, as the schedule tells the judge.
        language: of the papers, as BCP 47 writes it; empty for that of the profile.
    """

    id: Annotated[TreatmentId, Unique("case_id", "profile", "audience")]
    case_id: CaseId
    profile: Annotated[Profile, UNSEARCHED]
    audience: Annotated[Audience, UNSEARCHED]
    preset: Annotated[str, CodeOf("preset")] = ""
    ciphers: tuple[AssignedPseudonym, ...] = ()
    describes: Audience = ""
    grounds: tuple[RedactionReason, ...] = ()
    language: Annotated[Language, UNSEARCHED, LATER] = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """What somebody who opens the vault with another passphrase says of an edition.

    Attributes:
        of: digest of all that the edition would show; it lapses when anything of that changes.
        is_given: approved, not refused.
        slot: number of the slot that had opened the vault.
        by: its label then.
        note: what else was said; never leaves the vault.
    """

    id: ApprovalId
    case_id: CaseId
    profile: Annotated[Profile, UNSEARCHED]
    audience: Annotated[Audience, UNSEARCHED]
    of: Annotated[Machine, UNTOLD]
    is_given: bool
    slot: int
    by: Line
    note: Annotated[Line, INTERNAL]
