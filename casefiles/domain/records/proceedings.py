"""What happens before courts and other forums: hearings, decisions, assurances, filings, tasks."""

from dataclasses import dataclass

from casefiles.domain.foundation.ids import (
    NO_ASSURANCE,
    NO_DOCUMENT,
    NO_EDITION,
    NO_HEARING,
    AssuranceId,
    CaseId,
    DecisionId,
    DetentionId,
    DocumentId,
    EditionId,
    HearingId,
    PersonId,
    SubmissionId,
    TaskId,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.requests import YesNoDisputed


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One thing that an assurance promises.

    Attributes:
        topic: code of the vocabulary `assurance_topic`.
        text: as it is written; `page` where, from 1, 0 if not told.
        is_specific: whether it speaks of this client and place, not in general.
        lacks: what it leaves open.
    """

    topic: str
    text: str
    page: int = 0
    is_specific: YesNoDisputed = YesNoDisputed.NOT_TOLD
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class LimbAssessment:
    """What is said of an assurance on one limb of the legal test.

    Attributes:
        limb: id of the limb in the test of assurances.
        is_met: whether the assurance meets it.
    """

    __test__ = False

    limb: str
    is_met: YesNoDisputed = YesNoDisputed.NOT_TOLD
    text: str = ""
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Assurance:
    """A diplomatic assurance.

    Attributes:
        previous_id: the one that it replaces; empty for the first.
        dated: as EDTF.
        giver: who gives it; `competence` whether the giver can bind.
        monitoring: what is offered to verify it; `remedy` what follows if it is broken.
        breaches: earlier ones that are relied on.
        court_view: what a court made of it.
        promises: one by one.
        answers: by limb of the legal test.
    """

    id: AssuranceId
    case_id: CaseId
    previous_id: AssuranceId = NO_ASSURANCE
    dated: str = ""
    giver: str = ""
    competence: str = ""
    addressee: str = ""
    monitoring: str = ""
    remedy: str = ""
    breaches: str = ""
    court_view: str = ""
    promises: tuple[Undertaking, ...] = ()
    answers: tuple[LimbAssessment, ...] = ()
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing, past or to come.

    Attributes:
        date: EDTF, with the time where it is known; `zone` where that clock stands.
        forum: code of the vocabulary `forum`, or the name of a court.
        kind: code of the vocabulary `hearing_type`.
        attendance: who came; `representatives` who came for the requesting State.
        interpreter: who, from and into what, and how well.
    """

    id: HearingId
    case_id: CaseId
    date: str
    zone: str = ""
    forum: str = ""
    panel: str = ""
    kind: str = ""
    attendance: str = ""
    interpreter: str = ""
    representatives: str = ""
    order: str = ""
    cites: tuple[Citation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DecisionReason:
    """What a decision says on one ground.

    Attributes:
        ground: code of the vocabulary `ground`.
        outcome: code of the vocabulary `outcome_reason`; empty if it fits none.
    """

    ground: str
    text: str
    outcome: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of a court, minister or body.

    Attributes:
        hearing_id: the hearing after which it came; empty for none.
        date: as EDTF; so are `served` and `final_on`.
        order: what was decided.
        appeal: the way to go on; `time_limit` the rule by which its time is reckoned.
        translation: how far it is translated.
    """

    id: DecisionId
    case_id: CaseId
    date: str
    hearing_id: HearingId = NO_HEARING
    forum: str = ""
    panel: str = ""
    order: str = ""
    reasons: tuple[DecisionReason, ...] = ()
    vote: str = ""
    appeal: str = ""
    time_limit: str = ""
    served: str = ""
    final_on: str = ""
    citation: str = ""
    translation: str = ""
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DetentionAlert:
    """Something grave in detention, such as a hunger strike.

    Attributes:
        date: as EDTF, an interval while it lasts.
    """

    kind: str
    date: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Detention:
    """A time in detention.

    Attributes:
        regime: code of the vocabulary `detention_regime`.
        begin: first day, as EDTF; `end` the last one, empty while it lasts.
        title: code of the vocabulary `legal_title`, or its words.
        reviews: days of review, as EDTF.
    """

    id: DetentionId
    case_id: CaseId
    person_id: PersonId
    begin: str
    end: str = ""
    place: str = ""
    regime: str = ""
    title: str = ""
    reviews: tuple[str, ...] = ()
    conditions: str = ""
    complaints: str = ""
    alerts: tuple[DetentionAlert, ...] = ()
    cites: tuple[Citation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """Something that was, or shall be, filed with a forum.

    Attributes:
        forum: code of the vocabulary `forum`.
        profile: id of the forum's profile; `edition_id` the dossier that was filed.
        filed: as EDTF; empty while it is prepared.
        channel: code of the vocabulary `submission_channel`.
        annexes: documents that went with it.
        receipt_id: the receipt; `registration` the number under which it was taken in.
        measure: interim measure that was asked; `granted` what came of it, `compliance` of that.
        is_filed: as it was filed, so that nothing of it changes any more but what came after.
    """

    id: SubmissionId
    case_id: CaseId
    forum: str = ""
    profile: str = ""
    title: str = ""
    form_version: str = ""
    filed: str = ""
    channel: str = ""
    annexes: tuple[DocumentId, ...] = ()
    edition_id: EditionId = NO_EDITION
    receipt_id: DocumentId = NO_DOCUMENT
    registration: str = ""
    measure: str = ""
    granted: str = ""
    compliance: str = ""
    is_filed: bool = False
    cites: tuple[Citation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done.

    Attributes:
        kind: code of the vocabulary `task_kind`, such as for the next prison visit.
        due: as EDTF; empty for no day.
        done: the day on which it was done, as EDTF; empty while it is open.
        about: id of the record that it concerns; empty for none.
    """

    id: TaskId
    case_id: CaseId
    text: str
    kind: str = ""
    owner: str = ""
    due: str = ""
    done: str = ""
    about: str = ""
    note: str = ""
