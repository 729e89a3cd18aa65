"""What a person decided of something that machines found and could not decide themselves."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId, ReviewDecisionId
from casefiles.domain.foundation.schema import INTERNAL, FindingCode, Line, Machine


class SuggestionVerdict(StrEnum):
    """What was decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """A decision on one item of the redaction queue, or on all that are alike.

    Attributes:
        document_id: where the item stands; empty where it stands in a record of the case, or
            where the decision holds everywhere.
        kind: of the item, such as misread.
        key: names the item, or everything that is alike; the same after each new search.
        person_id: whom the item may lead to; empty if nobody in particular.
        reason: the lawyer's words; never leaves the vault.
    """

    id: ReviewDecisionId
    case_id: CaseId
    document_id: DocumentId
    kind: FindingCode
    key: Machine
    verdict: SuggestionVerdict
    person_id: PersonId
    reason: Annotated[Line, INTERNAL]
