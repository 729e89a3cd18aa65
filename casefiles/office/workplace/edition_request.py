"""Which dossier is meant."""

from dataclasses import dataclass

from casefiles.domain.foundation.ids import CaseId


@dataclass(frozen=True, slots=True)
class EditionRequest:
    """Which dossier."""

    case_id: CaseId
    profile: str
    audience: str
