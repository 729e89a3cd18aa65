"""The records of a case, as frozen dataclasses; texts may refer to persons as `[[id]]`."""

from dataclasses import dataclass
from enum import StrEnum

from casefiles.domain.ids import (
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


class Standing(StrEnum):
    """What an assertion rests on."""

    CITED = "cited"
    ON_INSTRUCTIONS = "on_instructions"
    EVIDENCE_TO_FOLLOW = "evidence_to_follow"


class Stage(StrEnum):
    """How far the proceedings are."""

    UNKNOWN = ""
    NOTICE_SEEN = "notice_seen"
    PROVISIONAL_ARREST = "provisional_arrest"
    REQUEST_RECEIVED = "request_received"
    ADMISSIBILITY = "admissibility"
    FIRST_INSTANCE = "first_instance"
    APPEAL = "appeal"
    CASSATION = "cassation"
    EXECUTIVE_DECISION = "executive_decision"
    JUDICIAL_REVIEW = "judicial_review"
    INTERIM_MEASURE_SOUGHT = "interim_measure_sought"
    INTERIM_MEASURE_GRANTED = "interim_measure_granted"
    SURRENDER_FIXED = "surrender_fixed"
    SURRENDERED = "surrendered"
    REFUSED = "refused"
    DISCHARGED = "discharged"
    RESETTLED = "resettled"


@dataclass(frozen=True, slots=True)
class Case:
    """One extradition matter.

    Attributes:
        client: text, usually a reference `[[id]]` to a person.
        dated: the only date that a cover may print, as EDTF; empty for none.
        closed: the day on which it was closed, as EDTF; empty while it is worked on.
        retention_until: the day until which it must be kept, as EDTF; empty if not told.
        hold: why it may not be erased; empty if nothing forbids it. Never leaves the vault.
    """

    id: CaseId
    reference: str
    title: str
    client: str
    requesting_state: str
    requested_state: str
    dated: str
    stage: Stage = Stage.UNKNOWN
    closed: str = ""
    retention_until: str = ""
    hold: str = ""


@dataclass(frozen=True, slots=True)
class PersonName:
    """One written form of a person's name.

    Attributes:
        script: ISO 15924 code, such as Latn, Hans, Hant, Arab; empty if not told.
        kind: birth, alias, notice spelling, nickname, ...; empty if not told.
    """

    text: str
    script: str
    kind: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number, handle or address that leads to a person."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone the case speaks of; the first name is the one shown.

    Attributes:
        role: who it is to the case, such as client, relative or witness; never leaves the vault.
        contact: how this person may safely be reached, in the lawyer's words; never leaves it.
    """

    id: PersonId
    case_id: CaseId
    names: tuple[PersonName, ...]
    identifiers: tuple[Identifier, ...]
    protection: Protection
    role: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Any file received or made.

    Attributes:
        title: the lawyer's words for it; may be empty.
        file_name: as it arrived; never leaves the vault.
        is_public: the lawyer says that it is published.
        is_looked_at: somebody looked at every page and decided what to mark.
        received: when it reached the lawyer, as EDTF; empty if not told.
        source: from whom, in the lawyer's words; never leaves the vault.
    """

    id: DocumentId
    case_id: CaseId
    content_id: ContentId
    title: str
    file_name: str
    status: DocumentStatus
    is_public: bool
    is_looked_at: bool
    received: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document produced by a witness or party under a mark such as AB/1."""

    id: ExhibitId
    case_id: CaseId
    document_id: DocumentId
    mark: str
    witness: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Where an assertion is proven; pages count from 1."""

    document_id: DocumentId
    page: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes:
        date: EDTF, any precision.
        is_withheld: the whole event stays in the house.
        lane: on which line of the timeline it stands, in the lawyer's words; never leaves the
            vault.
    """

    id: EventId
    case_id: CaseId
    date: str
    place: str
    text: str
    person_ids: tuple[PersonId, ...]
    cites: tuple[Cite, ...]
    is_withheld: bool
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One assertion of the narrative, in the order in which it is told (position from 1)."""

    id: FactId
    case_id: CaseId
    position: int
    text: str
    standing: Standing
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that the case must meet: hearing, removal, appeal or filing."""

    id: DeadlineId
    case_id: CaseId
    kind: str
    date: str
    forum: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in fractions of the page as displayed, from its top left; 0 <= x0 < x1 <= 1."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A decision to remove an area of a page.

    Attributes:
        reason: free text of the lawyer; never leaves the vault.
        person_id: whom it protects; empty if nobody in particular.
        audiences: those it applies to; empty means all.
        raster: keyed digest of the page raster it was drawn on; empty where the page cannot be
            rendered yet.
    """

    id: MarkId
    case_id: CaseId
    document_id: DocumentId
    page: int
    box: Box
    reason: str
    person_id: PersonId
    audiences: tuple[str, ...]
    raster: str


@dataclass(frozen=True, slots=True)
class Number:
    """The pseudonym number that a person has in one line of editions."""

    person_id: PersonId
    number: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """What clearance checked and found, in counts only; stays in the vault.

    Attributes:
        pages: pages of the finished files.
        exhibit_pages: burned pages among them.
        boxes: areas removed from exhibit pages, by marks and by names found in their text.
        tokens: mentions of protected persons replaced in text.
        aliases: names and numbers searched for.
        streams: decoded streams and strings searched.
        hits: occurrences found that the Disclosure does not account for; 0 or no file.
        unread_pages: exhibit pages that neither a machine read nor a person looked at.
        signed_reason: why the lawyer let unread pages leave; empty if there were none.
    """

    pages: int
    exhibit_pages: int
    boxes: int
    tokens: int
    aliases: int
    streams: int
    hits: int
    unread_pages: int
    signed_reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One dossier that was exported for one audience."""

    id: EditionId
    case_id: CaseId
    profile: str
    audience: str
    sha256: str
    size: int
    numbering: tuple[Number, ...]
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class Outline:
    """What the lawyer chose for the dossiers of one profile and audience.

    Attributes:
        sections: ids of the profile's sections that are wanted; their order is the profile's.
        documents: exhibits that are wanted, in the order of their appearance.
    """

    id: OutlineId
    case_id: CaseId
    profile: str
    audience: str
    sections: tuple[str, ...]
    documents: tuple[DocumentId, ...]


Record = Case | Person | Document | Exhibit | Event | Fact | Deadline | Mark | Edition | Outline
