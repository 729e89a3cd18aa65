"""Typed ids: random 128-bit values written as 32 lowercase hexadecimal digits."""

import re
from collections.abc import Callable
from typing import Final, NewType

CaseId = NewType("CaseId", str)
PersonId = NewType("PersonId", str)
DocumentId = NewType("DocumentId", str)
ExhibitId = NewType("ExhibitId", str)
ContentId = NewType("ContentId", str)
EventId = NewType("EventId", str)
FactId = NewType("FactId", str)
DeadlineId = NewType("DeadlineId", str)
MarkId = NewType("MarkId", str)
EditionId = NewType("EditionId", str)
OutlineId = NewType("OutlineId", str)
AcceptanceId = NewType("AcceptanceId", str)
ConsentId = NewType("ConsentId", str)
DocumentLinkId = NewType("DocumentLinkId", str)
TranslationId = NewType("TranslationId", str)
TranscriptionId = NewType("TranscriptionId", str)
ReachId = NewType("ReachId", str)
ReviewDecisionId = NewType("ReviewDecisionId", str)
TreatmentId = NewType("TreatmentId", str)
ApprovalId = NewType("ApprovalId", str)
SubstituteId = NewType("SubstituteId", str)
TwinVerdictId = NewType("TwinVerdictId", str)
ArgumentId = NewType("ArgumentId", str)
NarrativeBlockId = NewType("NarrativeBlockId", str)
OwnTermId = NewType("OwnTermId", str)
TrustedKeyId = NewType("TrustedKeyId", str)
InstalledPackId = NewType("InstalledPackId", str)
LibraryNoteId = NewType("LibraryNoteId", str)
RequestId = NewType("RequestId", str)
WarrantId = NewType("WarrantId", str)
ChargeId = NewType("ChargeId", str)
NoticeId = NewType("NoticeId", str)
AssuranceId = NewType("AssuranceId", str)
HearingId = NewType("HearingId", str)
DecisionId = NewType("DecisionId", str)
DetentionId = NewType("DetentionId", str)
IncidentId = NewType("IncidentId", str)
RelationshipId = NewType("RelationshipId", str)
CountrySourceId = NewType("CountrySourceId", str)
InstrumentStatusId = NewType("InstrumentStatusId", str)
SubmissionId = NewType("SubmissionId", str)
TaskId = NewType("TaskId", str)
FieldAnswerId = NewType("FieldAnswerId", str)
AuthorityFormId = NewType("AuthorityFormId", str)
OwnLimitId = NewType("OwnLimitId", str)
ClosedDaysId = NewType("ClosedDaysId", str)
PairingId = NewType("PairingId", str)
OfficeId = NewType("OfficeId", str)
PaperId = NewType("PaperId", str)
PaperBlockId = NewType("PaperBlockId", str)
ReliefId = NewType("ReliefId", str)
IssueId = NewType("IssueId", str)
TextVersionId = NewType("TextVersionId", str)
DeviceId = NewType("DeviceId", str)
VaultId = NewType("VaultId", str)

NO_PERSON: Final = PersonId("")
"""Stands where no person is told; so do the others for their kinds."""
NO_REQUEST: Final = RequestId("")
NO_HEARING: Final = HearingId("")
NO_DETENTION: Final = DetentionId("")
NO_ASSURANCE: Final = AssuranceId("")
NO_DOCUMENT: Final = DocumentId("")
NO_EDITION: Final = EditionId("")

_FORM = re.compile(r"[0-9a-f]{32}\Z")

Randomness = Callable[[int], bytes]
"""Returns the asked number of random bytes; `secrets.token_bytes` outside tests."""


def new_id(randomness: Randomness) -> str:
    """Return a fresh id.

    Args:
        randomness: source of random bytes.

    Returns:
        32 lowercase hexadecimal digits.
    """
    return randomness(16).hex()


def is_id(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return _FORM.match(text) is not None
