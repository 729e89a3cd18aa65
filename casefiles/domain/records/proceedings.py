"""What happens before courts and other forums: hearings, decisions, assurances, filings, tasks."""

from dataclasses import dataclass
from typing import Annotated

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
from casefiles.domain.foundation.schema import (
    ANY,
    BY_DATE,
    INTERNAL,
    LATER,
    STAYS_OPEN,
    UNSEARCHED,
    VAULT_ONLY,
    After,
    CodeOf,
    EdtfDate,
    Line,
    Named,
    Profile,
    Prose,
    Ref,
    Searched,
    Term,
    Title,
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

    topic: Annotated[str, Term("assurance_topic")]
    text: Named
    page: int = 0
    is_specific: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    lacks: Named = ""


@dataclass(frozen=True, slots=True)
class LimbAssessment:
    """What is said of an assurance on one limb of the legal test.

    Attributes:
        limb: id of the limb in the test of assurances.
        is_met: whether the assurance meets it.
    """

    __test__ = False

    limb: Annotated[str, CodeOf("limb")]
    is_met: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    text: Named = ""
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

    id: Annotated[AssuranceId, Searched(20)]
    case_id: CaseId
    previous_id: Annotated[AssuranceId, After("answers")] = NO_ASSURANCE
    dated: Annotated[EdtfDate, Title(2), BY_DATE] = ""
    giver: Annotated[Named, Title(1)] = ""
    competence: Prose = ""
    addressee: Named = ""
    monitoring: Prose = ""
    remedy: Prose = ""
    breaches: Prose = ""
    court_view: Prose = ""
    promises: Annotated[tuple[Undertaking, ...], After("addressee")] = ()
    answers: tuple[LimbAssessment, ...] = ()
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: Prose = ""


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

    id: Annotated[HearingId, Searched(21)]
    case_id: CaseId
    date: Annotated[EdtfDate, Title(3), BY_DATE]
    zone: Annotated[str, CodeOf("zone")] = ""
    forum: Annotated[str, Term("forum"), Title(2)] = ""
    panel: Annotated[Named, After("kind")] = ""
    kind: Annotated[str, Term("hearing_type"), Title(1)] = ""
    attendance: Named = ""
    interpreter: Named = ""
    representatives: Named = ""
    order: Prose = ""
    cites: tuple[Citation, ...] = ()
    note: Prose = ""


@dataclass(frozen=True, slots=True)
class DecisionReason:
    """What a decision says on one ground.

    Attributes:
        ground: code of the vocabulary `ground`.
        outcome: code of the vocabulary `outcome_reason`; empty if it fits none.
    """

    ground: Annotated[str, Term("ground")]
    text: Named
    outcome: Annotated[str, Term("outcome_reason")] = ""
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

    id: Annotated[DecisionId, Searched(22)]
    case_id: CaseId
    date: Annotated[EdtfDate, Title(2), BY_DATE]
    hearing_id: Annotated[HearingId, After("forum")] = NO_HEARING
    forum: Annotated[str, Term("forum"), Title(1)] = ""
    panel: Named = ""
    order: Prose = ""
    reasons: tuple[DecisionReason, ...] = ()
    vote: Line = ""
    appeal: Line = ""
    time_limit: Annotated[str, CodeOf("rule")] = ""
    served: EdtfDate = ""
    final_on: EdtfDate = ""
    citation: Annotated[Line, Title(3)] = ""
    translation: Annotated[str, Term("translation_status")] = ""
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: Prose = ""


@dataclass(frozen=True, slots=True)
class DetentionAlert:
    """Something grave in detention, such as a hunger strike.

    Attributes:
        date: as EDTF, an interval while it lasts.
    """

    kind: Line
    date: EdtfDate
    text: Named = ""


@dataclass(frozen=True, slots=True)
class Detention:
    """A time in detention.

    Attributes:
        regime: code of the vocabulary `detention_regime`.
        begin: first day, as EDTF; `end` the last one, empty while it lasts.
        title: code of the vocabulary `legal_title`, or its words.
        reviews: days of review, as EDTF.
        prison_no: the number under which the place knows the person.
        arrest_place: where the arrest was; `arrested_by` who made it, with the full name.
        detained_by: who runs the place, with the full name.
        law_applied: the article on which the detention is said to rest.
    """

    id: Annotated[DetentionId, Searched(23)]
    case_id: CaseId
    person_id: Annotated[PersonId, Title(1)]
    begin: Annotated[EdtfDate, Title(3), BY_DATE]
    end: EdtfDate = ""
    place: Annotated[Named, Title(2)] = ""
    regime: Annotated[str, Term("detention_regime")] = ""
    title: Annotated[str, Term("legal_title")] = ""
    reviews: tuple[EdtfDate, ...] = ()
    conditions: Prose = ""
    complaints: Prose = ""
    alerts: tuple[DetentionAlert, ...] = ()
    cites: tuple[Citation, ...] = ()
    note: Prose = ""
    prison_no: Annotated[Line, LATER, After("title")] = ""
    arrest_place: Annotated[Named, After("prison_no")] = ""
    arrested_by: Annotated[Named, After("arrest_place")] = ""
    detained_by: Annotated[Named, After("arrested_by")] = ""
    law_applied: Annotated[Line, After("detained_by")] = ""


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

    id: Annotated[SubmissionId, Searched(28)]
    case_id: CaseId
    forum: Annotated[str, Term("forum"), Title(1, is_second=True)] = ""
    profile: Annotated[Profile, UNSEARCHED] = ""
    title: Annotated[Named, Title(1)] = ""
    form_version: Line = ""
    filed: Annotated[EdtfDate, Title(2), BY_DATE] = ""
    channel: Annotated[str, Term("submission_channel")] = ""
    annexes: tuple[DocumentId, ...] = ()
    edition_id: Annotated[EditionId, VAULT_ONLY] = NO_EDITION
    receipt_id: Annotated[DocumentId, STAYS_OPEN] = NO_DOCUMENT
    registration: Annotated[Line, STAYS_OPEN] = ""
    measure: Annotated[Prose, After("edition_id")] = ""
    granted: Annotated[Prose, STAYS_OPEN] = ""
    compliance: Annotated[Prose, STAYS_OPEN] = ""
    is_filed: Annotated[bool, After("measure"), STAYS_OPEN] = False
    cites: tuple[Citation, ...] = ()
    note: Annotated[Prose, STAYS_OPEN] = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done; it stays in the vault.

    Attributes:
        kind: code of the vocabulary `task_kind`, such as for the next prison visit.
        due: as EDTF; empty for no day.
        done: the day on which it was done, as EDTF; empty while it is open.
        about: id of the record that it concerns; empty for none.
    """

    id: Annotated[TaskId, Searched(29)]
    case_id: CaseId
    text: Annotated[Named, INTERNAL, Title(1)]
    kind: Annotated[str, Term("task_kind")] = ""
    owner: Annotated[Named, INTERNAL] = ""
    due: Annotated[EdtfDate, BY_DATE] = ""
    done: EdtfDate = ""
    about: Annotated[str, Ref(ANY), VAULT_ONLY] = ""
    note: Annotated[Prose, INTERNAL] = ""
