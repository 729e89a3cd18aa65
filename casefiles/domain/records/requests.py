"""What the requesting State sends: requests in their versions, warrants, charges, notices."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.ids import (
    NO_DOCUMENT,
    NO_REQUEST,
    CaseId,
    ChargeId,
    DocumentId,
    NoticeId,
    RequestId,
    WarrantId,
)
from casefiles.domain.foundation.schema import (
    BY_DATE,
    VAULT_ONLY,
    After,
    CodeOf,
    EdtfDate,
    Language,
    Line,
    Named,
    Prose,
    Searched,
    State,
    Term,
    Title,
)
from casefiles.domain.records.citation import Citation


class ParticularKind(StrEnum):
    """What a particular of a request, warrant or notice is."""

    DATE = "date"
    SUM = "sum"
    ARTICLE = "article"
    NAME = "name"
    SIGNATORY = "signatory"
    PLACE = "place"
    ACT = "act"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Particular:
    """Something that a paper of the requesting State says, to be held against other papers.

    Attributes:
        about: what it is of, such as "end of the offence"; papers are compared where this agrees.
        text: as the paper says it; a date as EDTF.
        page: of the paper's document, from 1; 0 where it is not told.
    """

    kind: ParticularKind
    about: Named
    text: Named
    page: int = 0


class ReceiptState(StrEnum):
    """Whether a paper that a treaty demands is there."""

    NOT_RECORDED = ""
    IN_TIME = "in_time"
    LATE = "late"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """A paper that a treaty demands with a request.

    Attributes:
        basis: the article that demands it.
        arrived: when it came, as EDTF; empty if not told.
    """

    text: Named
    basis: Line = ""
    presence: ReceiptState = ReceiptState.NOT_RECORDED
    arrived: EdtfDate = ""
    document_id: DocumentId = NO_DOCUMENT


class RequestKind(StrEnum):
    """What a request asks, or what it adds to another."""

    EXTRADITION = "extradition"
    PROVISIONAL_ARREST = "provisional_arrest"
    SUPPLEMENTARY = "supplementary"
    TRANSIT = "transit"
    CONSENT_TO_MORE = "consent_to_more"


class TranslationPresence(StrEnum):
    """Whether a paper came with a translation."""

    NOT_RECORDED = ""
    CERTIFIED = "certified"
    UNCERTIFIED = "uncertified"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Request:
    """One version of an extradition request.

    Attributes:
        previous_id: the version that it replaces or adds to; empty for the first.
        number: of the note.
        dated: on its face, as EDTF; `received` when it came.
        channel: code of the vocabulary `request_channel`.
        body: who issued it, such as a procuratorate; `signatory` who signed.
        competence: why that body may, or may not, ask.
        facts: what it alleges, in the lawyer's words.
        arrested: day of a provisional arrest, as EDTF; `expiry_rule` the rule by which it ends.
        required: papers that the treaty demands.
        document_id: the paper itself; empty if it is not here.
    """

    id: Annotated[RequestId, Searched(16)]
    case_id: CaseId
    kind: RequestKind = RequestKind.EXTRADITION
    previous_id: Annotated[RequestId, After("translated")] = NO_REQUEST
    number: Annotated[Line, Title(1)] = ""
    dated: Annotated[EdtfDate, Title(2), BY_DATE] = ""
    received: EdtfDate = ""
    channel: Annotated[str, Term("request_channel")] = ""
    body: Annotated[str, Term("issuing_body"), Title(1, is_second=True)] = ""
    signatory: Named = ""
    competence: Prose = ""
    facts: Prose = ""
    language: Language = ""
    translated: TranslationPresence = TranslationPresence.NOT_RECORDED
    arrested: EdtfDate = ""
    expiry_rule: Annotated[str, CodeOf("rule")] = ""
    required: tuple[RequiredDocument, ...] = ()
    particulars: tuple[Particular, ...] = ()
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: Prose = ""


class YesNoDisputed(StrEnum):
    """Yes, no, or not yet known."""

    NOT_RECORDED = ""
    YES = "yes"
    NO = "no"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Warrant:
    """An arrest warrant or detention order.

    Attributes:
        request_id: the request that it came with; empty for none.
        kind: arrest warrant, detention order or judgment, in the lawyer's words.
        dated: as EDTF.
        article: of the law that it names; `maximum` the highest penalty.
        barred_there: when prosecution lapses under the law of the requesting State, as EDTF;
            `barred_here` under the law of the requested one.
    """

    id: Annotated[WarrantId, Searched(17)]
    case_id: CaseId
    request_id: Annotated[RequestId, After("barred_here")] = NO_REQUEST
    kind: Annotated[Line, Title(1)] = ""
    body: Annotated[str, Term("issuing_body"), Title(2)] = ""
    signatory: Named = ""
    dated: Annotated[EdtfDate, Title(3), BY_DATE] = ""
    article: Line = ""
    maximum: Line = ""
    is_death_possible: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    barred_there: EdtfDate = ""
    barred_here: EdtfDate = ""
    particulars: tuple[Particular, ...] = ()
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: Prose = ""


@dataclass(frozen=True, slots=True)
class OffenceElement:
    """One element of an offence, held against both laws.

    Attributes:
        text: the element.
        is_there: whether the law of the requesting State asks for it.
        is_here: whether the law of the requested State does.
        is_alleged: whether the facts alleged make it out.
    """

    text: Named
    is_there: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    is_here: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    is_alleged: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    note: Named = ""


class OffenceCharacter(StrEnum):
    """What kind of offence it is said to be."""

    ORDINARY = "ordinary"
    FISCAL = "fiscal"
    POLITICAL = "political"
    MILITARY = "military"


@dataclass(frozen=True, slots=True)
class Limitation:
    """How long an offence may be prosecuted under one law.

    Attributes:
        years: as the law says, such as 10; empty if not told.
        runs_from: the day from which it runs, as EDTF.
        ends: the day on which it ends, as EDTF.
        why: what interrupts or suspends it, and the article.
    """

    years: Line = ""
    runs_from: EdtfDate = ""
    ends: EdtfDate = ""
    why: Named = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """An offence of which the client is accused.

    Attributes:
        request_id: the version of the request that brings it; empty for none.
        position: among the charges, from 1.
        article: of the criminal law of the requesting State.
        period: in which it is said to have been done, as EDTF.
        amount: with the currency in `currency`; empty if none.
        counterpart: the offence of the requested State.
        is_dual: whether it is an offence in both.
        there: limitation under the law of the requesting State; `here` of the requested one.
        relation: to speech, belief or a post that the client held.
    """

    id: Annotated[ChargeId, Searched(18)]
    case_id: CaseId
    request_id: Annotated[RequestId, After("relation")] = NO_REQUEST
    position: Annotated[int, VAULT_ONLY, After("request_id")] = 1
    article: Annotated[Line, Title(2)] = ""
    label: Annotated[Named, Title(1)] = ""
    period: Annotated[EdtfDate, BY_DATE] = ""
    amount: Line = ""
    currency: Line = ""
    counterpart: Line = ""
    elements: tuple[OffenceElement, ...] = ()
    is_dual: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    there: Limitation = Limitation()
    here: Limitation = Limitation()
    is_barred: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    character: OffenceCharacter = OffenceCharacter.ORDINARY
    penalty: Line = ""
    relation: Prose = ""
    cites: tuple[Citation, ...] = ()
    note: Prose = ""


@dataclass(frozen=True, slots=True)
class DataRequest:
    """What was asked of the commission that controls INTERPOL's files.

    Attributes:
        kind: code of the vocabulary `ccf_request_kind`: access, deletion or revision.
        filed: as EDTF; so are `admissible`, `due` and `decided`.
    """

    kind: Annotated[str, Term("ccf_request_kind")]
    filed: EdtfDate = ""
    admissible: EdtfDate = ""
    due: EdtfDate = ""
    decided: EdtfDate = ""
    outcome: Annotated[str, Term("ccf_outcome")] = ""
    ground: Named = ""
    number: Annotated[Line, After("kind")] = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, diffusion or passport flag.

    Attributes:
        kind: code of the vocabulary `notice_kind`.
        bureau: the one that asked for it.
        issued: as EDTF; `seen` when it was first known here, `learned` how.
        spelling: the name as it stands there.
        arrest: what it led to.
        requests: what was asked of the commission.
        cancelled: as EDTF; empty while it stands. `letter_id` the letter that says so.
        acting: states that kept acting on it.
    """

    id: Annotated[NoticeId, Searched(19)]
    case_id: CaseId
    kind: Annotated[str, Term("notice_kind"), Title(1)] = ""
    number: Annotated[Line, Title(2)] = ""
    bureau: State = ""
    issued: Annotated[EdtfDate, BY_DATE] = ""
    seen: EdtfDate = ""
    learned: Named = ""
    spelling: Annotated[Line, Title(2, is_second=True)] = ""
    text: Prose = ""
    arrest: Prose = ""
    requests: tuple[DataRequest, ...] = ()
    cancelled: EdtfDate = ""
    letter_id: DocumentId = NO_DOCUMENT
    acting: Prose = ""
    particulars: tuple[Particular, ...] = ()
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: Prose = ""
