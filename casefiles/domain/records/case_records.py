"""The records of a case, as frozen dataclasses; texts may refer to persons as `[[id]]`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from casefiles.domain.dates.closed_days import ClosedDays
from casefiles.domain.dates.date_order import DateOrder
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import (
    CaseId,
    ContentId,
    DeadlineId,
    DocumentId,
    EditionId,
    EventId,
    ExhibitId,
    FactId,
    MarkId,
    OutlineId,
    PersonId,
)
from casefiles.domain.foundation.schema import (
    BY_DATE,
    INTERNAL,
    LATER,
    MAY_BE_EMPTY,
    MUST_EXIST,
    SELDOM,
    TRANSLATED,
    UNASKED,
    UNSEARCHED,
    UNTOLD,
    After,
    Audience,
    CodeOf,
    Edtf,
    EdtfDate,
    Language,
    Line,
    Machine,
    Named,
    Note,
    Offered,
    Profile,
    Prose,
    Rows,
    Searched,
    State,
    Term,
    Title,
    Unique,
)
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.checked_text import Transcription
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.custom_limits import OwnLimit
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.domain.records.editions import (
    Acceptance,
    ExportedContent,
    ExportedFile,
    FileSignature,
    PseudonymNumber,
    SignOff,
)
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.image_quality import FORMERLY, PageExportSettings
from casefiles.domain.records.kin import Kin
from casefiles.domain.records.library_records import InstalledPack, LibraryNote, TrustedKey
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.domain.records.offices import Office
from casefiles.domain.records.pairings import Pairing
from casefiles.domain.records.papers import Paper, PaperBlock
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.records.provenance import (
    AcquisitionMethod,
    Consent,
    Originality,
    Privilege,
    Relevance,
    Sensitivity,
)
from casefiles.domain.records.redaction_settings import Approval, AssignedPseudonym, Treatment
from casefiles.domain.records.replacement_texts import Substitute, TwinVerdict
from casefiles.domain.records.showings import Showing
from casefiles.domain.records.signed_forms import AuthorityForm
from casefiles.domain.records.stages import Stage
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.domain.records.text_versions import TextVersion
from casefiles.domain.records.translation import DocumentLink, Translation

NOBODY: Final = PersonId("")
"""Stands where no person is told."""


class Protection(StrEnum):
    """How a person appears outside the house."""

    OPEN = "open"
    PSEUDONYM = "pseudonym"
    WITHHELD = "withheld"


class DocumentStatus(StrEnum):
    """What a document is to the defence; only received and to_serve may leave the house."""

    RECEIVED = "received"
    WORKING = "working"
    PRIVILEGED = "privileged"
    TO_SERVE = "to_serve"


@dataclass(frozen=True, slots=True)
class Case:
    """One extradition matter.

    Attributes:
        client: text, usually a reference `[[id]]` to a person.
        dated: the only date that a cover may print, as EDTF; empty for none.
        closed: the day on which it was closed, as EDTF; empty while it is worked on.
        retention_until: the day until which it must be kept, as EDTF; empty if not told.
        hold: why it may not be erased; empty if nothing forbids it. Never leaves the vault.
        needs_second_look: no dossier leaves before somebody else has approved it.
        legal_basis: treaty, reciprocity or comity on which the request rests.
        lead: counsel who leads. risk: what is feared most.
        removal: when the client would be taken, as EDTF; `removal_to` where to.
        court_language: BCP 47 code. work_language: in which it is written; empty for English.
    """

    id: Annotated[CaseId, Searched(11)]
    reference: Annotated[Line, Title(1, is_second=True)]
    title: Annotated[Line, Title(1), MAY_BE_EMPTY, TRANSLATED]
    client: Annotated[Named, MAY_BE_EMPTY, TRANSLATED]
    requesting_state: Annotated[State, MAY_BE_EMPTY, TRANSLATED]
    requested_state: Annotated[State, MAY_BE_EMPTY, TRANSLATED]
    dated: Annotated[EdtfDate, MAY_BE_EMPTY, After("stage")]
    stage: Annotated[Stage, UNSEARCHED, LATER] = Stage.UNKNOWN
    closed: Annotated[EdtfDate, UNASKED] = ""
    retention_until: Annotated[EdtfDate, UNASKED] = ""
    hold: Annotated[Prose, INTERNAL, UNASKED] = ""
    needs_second_look: Annotated[bool, UNASKED] = False
    legal_basis: Annotated[Offered, SELDOM] = ""
    lead: Annotated[Line, SELDOM] = ""
    co_counsel: Annotated[Line, SELDOM] = ""
    legal_aid: Annotated[Line, INTERNAL, SELDOM] = ""
    removal: Annotated[EdtfDate, SELDOM] = ""
    removal_to: Annotated[Line, INTERNAL, SELDOM] = ""
    flight: Annotated[Line, INTERNAL, SELDOM] = ""
    risk: Annotated[Prose, INTERNAL, SELDOM, Rows(2)] = ""
    conflict_check: Annotated[Prose, INTERNAL, SELDOM, Rows(2)] = ""
    court_language: Annotated[Language, SELDOM] = ""
    work_language: Annotated[Language, INTERNAL, SELDOM] = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number, handle, address or file name that leads to a person."""

    kind: Annotated[str, CodeOf("identifier")]
    value: Line


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone the case speaks of; the first name is the one shown.

    Attributes:
        role: who it is to the case, such as client, relative or witness.
        contact: how this person may safely be reached, in the lawyer's words.
        is_minor: under age, so that rules of courts protect the name.
        rejected: proposed forms of the names of which the lawyer said that they are none.
        born: as EDTF. origin: household registration, or the place that the person comes from.
        asylum: claim, its state, date and stage. post: in party or state.
        kin: what this person is to `related_to`; nobody told there means the client.
        showings: how named readers see this person; all others by `protection`.
        never_named: no reader sees the name, whatever else was chosen.

    What stands beside names, numbers and protection never leaves the vault.
    """

    id: Annotated[PersonId, Searched(1)]
    case_id: CaseId
    names: tuple[PersonName, ...]
    identifiers: Annotated[tuple[Identifier, ...], After("is_minor")]
    protection: Annotated[Protection, UNSEARCHED]
    role: Annotated[Offered, INTERNAL, LATER] = ""
    contact: Annotated[Note, INTERNAL, After("is_minor")] = ""
    is_minor: Annotated[bool, INTERNAL] = False
    rejected: Annotated[tuple[Line, ...], INTERNAL, UNSEARCHED, UNASKED] = ()
    born: Annotated[EdtfDate, INTERNAL, SELDOM] = ""
    sex: Annotated[Offered, INTERNAL, SELDOM] = ""
    nationalities: Annotated[tuple[State, ...], INTERNAL, SELDOM] = ()
    origin: Annotated[Line, INTERNAL, SELDOM] = ""
    ethnicity: Annotated[Line, INTERNAL, SELDOM] = ""
    papers: Annotated[Prose, INTERNAL, SELDOM, Rows(2)] = ""
    residence: Annotated[Named, INTERNAL, SELDOM] = ""
    asylum: Annotated[Prose, INTERNAL, SELDOM, Rows(2)] = ""
    health: Annotated[Prose, INTERNAL, SELDOM, Rows(2)] = ""
    occupation: Annotated[Line, INTERNAL, SELDOM] = ""
    post: Annotated[Line, INTERNAL, SELDOM] = ""
    kin: Annotated[Kin, INTERNAL, After("role")] = Kin.UNKNOWN
    related_to: Annotated[PersonId, INTERNAL, After("kin")] = NOBODY
    showings: Annotated[tuple[Showing, ...], INTERNAL, UNSEARCHED, UNASKED] = ()
    never_named: Annotated[bool, INTERNAL, UNASKED] = False


@dataclass(frozen=True, slots=True)
class Document:
    """Any file received or made.

    Attributes:
        title: the lawyer's words for it; may be empty.
        file_name: as it arrived; never leaves the vault.
        is_public: published. is_looked_at: somebody decided on every page what to mark.
        received: when it reached the lawyer, as EDTF; empty if not told.
        source: from whom it was obtained, in the lawyer's words.
        obtained_by: who obtained it; `obtained_on` when, as EDTF; `obtained_at` where.
        carrier: the device or carrier it was on.
        custody: what happened to it before it came here: who held it, when, sealed how.
        privilege_reason: why it is privileged.
        do_not_use: why it must not be used; empty where nothing forbids it.
        is_traceable: another copy of it would show who gave it away: see `leaving`.
        languages: BCP 47 codes of what it is written in, such as zh, ug.
        gist: what it says, in one line of the lawyer. tags: issues of the case that it bears on.
        date_order: which number of the dates in it is the day, where it does not say so itself.
        kind: code of the vocabulary `document_type`, such as passport or judgment.
        valid_until: the last day of an identity document, as EDTF.
        clock_zone: where its clocks were: an IANA name such as Asia/Urumqi, or an offset such as
            +06:00; empty while it is not known.

    Where it comes from, what protects it and what a review says never leave the vault.
    """

    id: Annotated[DocumentId, Searched(2)]
    case_id: CaseId
    content_id: Annotated[ContentId, UNTOLD, UNSEARCHED, UNASKED, MUST_EXIST]
    title: Annotated[Named, Title(1), MAY_BE_EMPTY, TRANSLATED]
    file_name: Annotated[Line, INTERNAL, Title(1, is_second=True), UNASKED]
    status: Annotated[DocumentStatus, UNSEARCHED]
    is_public: Annotated[bool, After("received")]
    is_looked_at: Annotated[bool, UNASKED]
    received: Annotated[EdtfDate, LATER] = ""
    source: Annotated[Line, INTERNAL] = ""
    obtained_by: Annotated[Line, INTERNAL] = ""
    obtained_on: Annotated[EdtfDate, INTERNAL] = ""
    obtained_how: Annotated[AcquisitionMethod, INTERNAL, UNSEARCHED] = AcquisitionMethod.UNKNOWN
    obtained_at: Annotated[Line, INTERNAL] = ""
    carrier: Annotated[Line, INTERNAL] = ""
    originality: Annotated[Originality, INTERNAL, UNSEARCHED] = Originality.UNKNOWN
    custody: Annotated[Note, INTERNAL, Rows(4)] = ""
    sensitivity: Annotated[Sensitivity, INTERNAL, UNSEARCHED] = Sensitivity.ORDINARY
    privilege: Annotated[Privilege, INTERNAL, UNSEARCHED] = Privilege.NONE
    privilege_reason: Annotated[Line, INTERNAL] = ""
    do_not_use: Annotated[Line, INTERNAL] = ""
    is_traceable: Annotated[bool, INTERNAL] = False
    languages: Annotated[tuple[Language, ...], After("status")] = ()
    relevance: Annotated[Relevance, INTERNAL, UNSEARCHED, UNASKED] = Relevance.UNDECIDED
    gist: Annotated[Named, INTERNAL, UNASKED] = ""
    tags: Annotated[tuple[Line, ...], INTERNAL, UNASKED] = ()
    date_order: Annotated[DateOrder, UNASKED] = DateOrder.UNKNOWN
    clock_zone: Annotated[str, CodeOf("zone"), UNASKED] = ""
    kind: Annotated[str, Term("document_type"), INTERNAL, After("title")] = ""
    valid_until: Annotated[EdtfDate, INTERNAL, After("kind")] = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document produced by a witness or party under a mark such as AB/1.

    Attributes:
        dated: what date it bears, for its front sheet, as EDTF; empty to print none.
        language: in which it is, for its front sheet, in words; empty to print none.
        original: whether it is the original or a copy, for its front sheet, in words.
        spoken_by: who says "I" in it; empty, which counts as the client, where that is not told.
            Never leaves the vault.
    """

    id: ExhibitId
    case_id: CaseId
    document_id: Annotated[DocumentId, UNASKED, MUST_EXIST]
    mark: Annotated[Line, MAY_BE_EMPTY]
    witness: Annotated[Named, MAY_BE_EMPTY]
    dated: Annotated[EdtfDate, LATER] = ""
    language: Annotated[Line, TRANSLATED] = ""
    original: Annotated[Named, TRANSLATED] = ""
    spoken_by: Annotated[PersonId, INTERNAL, After("witness")] = NOBODY


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes:
        date: EDTF, any precision.
        is_withheld: the whole event stays in the house.
        lane: on which line of the timeline it stands, in the lawyer's words.
        source_person: who told the lawyer; empty if nobody in particular.
        known_to: who else can know it; empty where that is not told.
        is_widely_known: more people know it than could be told apart.
        is_pressure: it stands in the chronology of pressure, beside incidents.
    """

    id: Annotated[EventId, Searched(4)]
    case_id: CaseId
    date: Annotated[str, Edtf(has_zone=True), BY_DATE]
    place: Annotated[Named, MAY_BE_EMPTY, After("text"), TRANSLATED]
    text: Annotated[Prose, Rows(4), TRANSLATED]
    person_ids: tuple[PersonId, ...]
    cites: tuple[Citation, ...]
    is_withheld: Annotated[bool, After("is_widely_known")]
    lane: Annotated[Offered, INTERNAL, After("person_ids"), LATER] = ""
    source_person: Annotated[PersonId, INTERNAL] = NOBODY
    known_to: Annotated[tuple[PersonId, ...], INTERNAL] = ()
    is_widely_known: Annotated[bool, INTERNAL] = False
    is_pressure: Annotated[bool, After("cites")] = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One assertion of the narrative, in the order in which it is told (position from 1).

    Attributes:
        source_person: who told the lawyer; empty if nobody in particular.
        known_to: who else can know it; empty where that is not told.
        weight: code of the vocabulary `standing`: alleged, corroborated, admitted, found ...
        reliability: of the source, A to F; `credibility` of what it says, 1 to 6.
        is_disputed: the other side denies it. is_adverse: it speaks against the client.
    """

    id: Annotated[FactId, Searched(5)]
    case_id: CaseId
    position: Annotated[int, UNASKED]
    text: Annotated[Prose, Rows(5), TRANSLATED]
    standing: Annotated[EvidentialStatus, UNSEARCHED]
    cites: tuple[Citation, ...]
    source_person: Annotated[PersonId, INTERNAL, LATER] = NOBODY
    known_to: Annotated[tuple[PersonId, ...], INTERNAL] = ()
    is_widely_known: Annotated[bool, INTERNAL] = False
    weight: Annotated[str, Term("standing", is_fixed=True), INTERNAL, SELDOM] = ""
    reliability: Annotated[str, Term("source_reliability", is_fixed=True), INTERNAL, SELDOM] = ""
    credibility: Annotated[str, Term("credibility", is_fixed=True), INTERNAL, SELDOM] = ""
    is_disputed: Annotated[bool, INTERNAL, SELDOM] = False
    is_adverse: Annotated[bool, INTERNAL, SELDOM] = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that the case must meet: hearing, removal, appeal or filing.

    Attributes:
        rule: id of the rule by which it was reckoned; empty where somebody typed it.
        since: the day from which that rule runs, as EDTF.
        is_confirmed: somebody checked it against the law; nobody relies on another.
        signed_by: who answers for a date that its rule could not reckon; empty for nobody.
    """

    id: Annotated[DeadlineId, Searched(6)]
    case_id: CaseId
    kind: Annotated[str, CodeOf("deadline"), After("since")]
    date: Annotated[EdtfDate, BY_DATE, After("kind")]
    forum: Annotated[Named, MAY_BE_EMPTY, Rows(2), After("signed_by"), TRANSLATED]
    rule: Annotated[str, CodeOf("rule"), LATER] = ""
    since: EdtfDate = ""
    is_confirmed: Annotated[bool, After("forum")] = True
    signed_by: Annotated[Line, After("date")] = ""


class RedactionKind(StrEnum):
    """What goes because of a mark.

    LINE: the lines that it touches, to both edges of the page. TEXT: its words alone, whose width
    tells something of them. PAGE: all of its page. KEEP: everything of its page but this; several
    on one page unite. SPAN and KEEP_SPAN: the same of the words of a message. MESSAGE: all of one.
    """

    AREA = "area"
    TEXT = "text"
    LINE = "line"
    PAGE = "page"
    KEEP = "keep"
    SPAN = "span"
    KEEP_SPAN = "keep_span"
    MESSAGE = "message"

    @property
    def is_of_text(self) -> bool:
        """Whether it is of the words of a message, and not of the picture of a page."""
        return self in {RedactionKind.SPAN, RedactionKind.KEEP_SPAN, RedactionKind.MESSAGE}


@dataclass(frozen=True, slots=True)
class Mark:
    """A decision to remove a part of a page, of a frame of a film, or of a message.

    Attributes:
        page: from 1; the number of the message for a mark of words.
        box: as it was drawn; all of the page for a mark of words.
        reason: free text of the lawyer; never leaves the vault.
        person_id: whom it protects; empty if nobody in particular.
        audiences: those it applies to; empty means all.
        raster: keyed digest of the page raster or of the text it was drawn on; empty where the
            page cannot be rendered yet.
        start: first character of a mark of words, from 0; the moment of a frame of a film, in
            milliseconds. end: the character after the last one of a mark of words.
        judge_code: of the reason that a schedule tells the judge; empty for that of the person.
        judge_reason: in words for the judge; empty for those of the person, where the code is too.
    """

    id: Annotated[MarkId, Searched(7)]
    case_id: CaseId
    document_id: Annotated[DocumentId, MUST_EXIST]
    page: int
    box: Box
    reason: Annotated[Line, INTERNAL]
    person_id: PersonId
    audiences: Annotated[tuple[Audience, ...], UNSEARCHED]
    raster: Annotated[Machine, UNTOLD, UNSEARCHED]
    kind: Annotated[RedactionKind, LATER] = RedactionKind.AREA
    start: int | None = None
    end: int | None = None
    judge_code: Annotated[str, CodeOf("redaction_reason")] = ""
    judge_reason: Line = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One dossier that was exported for one audience.

    Attributes:
        signatures: for what the lawyer signed, each with its reason.
        day: on which it left, as EDTF, by the clock of the computer; empty for earlier ones.
        left_as: what it said and showed; None for one of before, which cannot be compared.
        ciphers: what stood in it for persons instead of their numbers.
        file_signature: of the file; None where it was not signed. Digest and size are of the file
            as it left.
        files: of a filing pack, whose digest and size are those of the list and of all together;
            empty for a single file.
        keys: files that say who its placeholders are, so that each is known again; the name of each
            is the act that wrote it.
    """

    id: EditionId
    case_id: CaseId
    profile: Annotated[Profile, UNSEARCHED]
    audience: Annotated[Audience, UNSEARCHED]
    sha256: Machine
    size: int
    numbering: tuple[PseudonymNumber, ...]
    certificate: FinalCheckCertificate
    signatures: Annotated[tuple[SignOff, ...], LATER] = ()
    day: Annotated[EdtfDate, UNSEARCHED] = ""
    left_as: Annotated[ExportedContent | None, UNTOLD, UNSEARCHED] = None
    ciphers: tuple[AssignedPseudonym, ...] = ()
    file_signature: FileSignature | None = None
    files: tuple[ExportedFile, ...] = ()
    keys: Annotated[tuple[ExportedFile, ...], UNTOLD, UNSEARCHED] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What the lawyer chose for the dossiers of one profile and audience.

    Attributes:
        sections: ids of the profile's sections that are wanted, in its order.
        documents: exhibits that are wanted, in the order of their appearance.
        pages_leave: how finely their pages leave, and whether with text behind them.
    """

    id: Annotated[OutlineId, Unique("case_id", "profile", "audience")]
    case_id: CaseId
    profile: Annotated[Profile, UNSEARCHED]
    audience: Annotated[Audience, UNSEARCHED]
    sections: tuple[Annotated[str, CodeOf("section")], ...]
    documents: tuple[DocumentId, ...]
    pages_leave: Annotated[PageExportSettings, LATER] = FORMERLY


_OfCase = Case | Person | Document | Exhibit | Event | Fact | Deadline | Mark | Argument
_OfDocument = Consent | DocumentLink | Translation | Transcription | Substitute | TwinVerdict
_OfEdition = Edition | Acceptance | Outline | ReviewDecision | Treatment | Approval
_OfReaders = Reach | Pairing | TextVersion
_OfPapers = NarrativeBlock | Paper | PaperBlock
_OfForum = FieldAnswer | AuthorityForm | OwnLimit | ClosedDays
_OfLibrary = Office | OwnTerm | TrustedKey | InstalledPack | LibraryNote
Record = (
    _OfCase | _OfDocument | _OfEdition | _OfReaders | _OfPapers | _OfForum | _OfLibrary | Registered
)
