"""What is done to the client and to people around: incidents, and how people are related."""

from dataclasses import dataclass
from typing import Annotated

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
from casefiles.domain.foundation.schema import (
    BY_DATE,
    INTERNAL,
    LATER,
    UNSEARCHED,
    After,
    CodeOf,
    EdtfDate,
    Line,
    Named,
    Prose,
    Searched,
    Term,
    Title,
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

    id: Annotated[RelationshipId, Searched(25)]
    case_id: CaseId
    person_id: PersonId
    other_id: Annotated[PersonId, After("kind")]
    kind: Annotated[str, Term("relationship_kind")] = ""
    since: Annotated[EdtfDate, BY_DATE] = ""
    until: EdtfDate = ""
    location: Named = ""
    exposure: Annotated[str, Term("exposure_level"), INTERNAL] = ""
    knows: Annotated[YesNoDisputed, INTERNAL] = YesNoDisputed.NOT_RECORDED
    cites: tuple[Citation, ...] = ()
    note: Prose = ""


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """To whom an incident was reported.

    Attributes:
        to: police, embassy, a body of the UN, in the lawyer's words.
        date: as EDTF.
    """

    to: Named
    date: EdtfDate = ""
    number: Line = ""
    answer: Named = ""


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
        search_steps: what was done to find somebody who disappeared, or why nothing was.
        source_person: who told the lawyer; `known_to` who else can know it.

    Who told it, who knows it and how reliable that is never leave the vault.
    """

    id: Annotated[IncidentId, Searched(24)]
    case_id: CaseId
    date: Annotated[EdtfDate, Title(2), BY_DATE]
    zone: Annotated[str, CodeOf("zone")] = ""
    place: Named = ""
    method: Annotated[str, Term("reprisal_type", "return_method"), Title(1)] = ""
    actor: Annotated[str, Term("actor")] = ""
    claimed: Annotated[Line, After("actor_ids")] = ""
    actor_ids: tuple[PersonId, ...] = ()
    target_ids: Annotated[tuple[PersonId, ...], After("method")] = ()
    channel: Annotated[str, Term("incident_channel")] = ""
    text: Annotated[Prose, Title(3)] = ""
    demand: Annotated[str, Term("demand")] = ""
    threat: Prose = ""
    hearing_id: HearingId = NO_HEARING
    detention_id: DetentionId = NO_DETENTION
    outcome: Prose = ""
    injury: Prose = ""
    reports: tuple[IncidentReport, ...] = ()
    follow_up: Prose = ""
    standing: Annotated[str, Term("standing"), UNSEARCHED] = ""
    reliability: Annotated[str, Term("source_reliability"), INTERNAL] = ""
    credibility: Annotated[str, Term("credibility"), INTERNAL] = ""
    is_withheld: Annotated[bool, After("known_to")] = False
    source_person: Annotated[PersonId, INTERNAL] = NO_PERSON
    known_to: Annotated[tuple[PersonId, ...], INTERNAL] = ()
    cites: tuple[Citation, ...] = ()
    note: Prose = ""
    search_steps: Annotated[Prose, LATER, After("follow_up")] = ""
