"""What is done to the client and to people around: incidents, and how people are related."""

from dataclasses import dataclass

from casefiles.domain.foundation.ids import (
    NO_DETENTION,
    NO_HEARING,
    NO_PERSON,
    CaseId,
    DetentionId,
    HearingId,
    IncidentId,
    PersonId,
    RelationshipId,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.requests import YesNoDisputed


@dataclass(frozen=True, slots=True)
class Relationship:
    """How one person is related to another.

    Attributes:
        person_id: who is the KIND of the other.
        kind: code of the vocabulary `relationship_kind`, such as sister.
        since: as EDTF; `until` likewise, empty while it lasts.
        location: where the person is, inside or outside the requesting State.
        exposure: code of the vocabulary `exposure_level`.
        knows: whether the person knows of the case.

    How exposed somebody is and what somebody knows never leave the vault.
    """

    id: RelationshipId
    case_id: CaseId
    person_id: PersonId
    other_id: PersonId
    kind: str = ""
    since: str = ""
    until: str = ""
    location: str = ""
    exposure: str = ""
    knows: YesNoDisputed = YesNoDisputed.NOT_TOLD
    cites: tuple[Citation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """To whom an incident was reported.

    Attributes:
        to: police, embassy, a body of the UN, in the lawyer's words.
        date: as EDTF.
    """

    to: str
    date: str = ""
    number: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """A reprisal, threat or act of long-arm pressure.

    Attributes:
        date: EDTF, with the time where it is known; `zone` where that clock stands.
        method: code of the vocabulary `reprisal_type`, or of `return_method`.
        actor: code of the vocabulary `actor`; `claimed` the office that was claimed.
        actor_ids: people who did it; `target_ids` to whom.
        channel: code of the vocabulary `incident_channel`.
        text: what happened; `demand` what was demanded, `threat` what was threatened.
        hearing_id: hearing or testimony that it answers; empty for none.
        standing: code of the vocabulary `standing`: alleged, corroborated, admitted ...
        reliability: of the source, A to F; `credibility` of the information, 1 to 6.
        is_withheld: it stays in the house as a whole.
        source_person: who told the lawyer; `known_to` who else can know it.

    Who told it, who knows it and how reliable that is never leave the vault.
    """

    id: IncidentId
    case_id: CaseId
    date: str
    zone: str = ""
    place: str = ""
    method: str = ""
    actor: str = ""
    claimed: str = ""
    actor_ids: tuple[PersonId, ...] = ()
    target_ids: tuple[PersonId, ...] = ()
    channel: str = ""
    text: str = ""
    demand: str = ""
    threat: str = ""
    hearing_id: HearingId = NO_HEARING
    detention_id: DetentionId = NO_DETENTION
    outcome: str = ""
    injury: str = ""
    reports: tuple[IncidentReport, ...] = ()
    follow_up: str = ""
    standing: str = ""
    reliability: str = ""
    credibility: str = ""
    is_withheld: bool = False
    source_person: PersonId = NO_PERSON
    known_to: tuple[PersonId, ...] = ()
    cites: tuple[Citation, ...] = ()
    note: str = ""
