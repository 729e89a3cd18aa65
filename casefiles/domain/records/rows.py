"""What lists show of records, and what they may be asked for: one flat row per record."""

from dataclasses import dataclass
from typing import Literal

from casefiles.domain.foundation.ids import DocumentId, EventId, ExhibitId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import DocumentStatus, Identifier, Protection
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.provenance import Privilege, Relevance, Sensitivity

DocumentState = Literal["all", "unread", "unreadable", "unmarked", "not_looked_at", "not_opened"]
DocumentReview = Literal["all", "undecided", "relevant", "key", "not_relevant"]
DocumentProtection = Literal[
    "all",
    "kept_in",
    "privileged",
    "do_not_use",
    "refused",
    "sensitive",
    "special_category",
    "graphic",
    "source",
    "traceable",
]
DocumentOrder = Literal["mark", "title", "received", "pages", "added"]


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents, and in which order.

    Attributes:
        text: words that each stand in title, file name, mark, witness, source, gist or issues, or
            together on one page; empty for all.
        status: a `DocumentStatus`, or empty for any.
        state: unread: not read yet, or with pages that nobody and no machine read; unreadable:
            reading failed; unmarked: without an exhibit mark; not_looked_at: nobody says that
            they saw every page; not_opened: no page was ever shown for a while.
        protection: kept_in: whatever may not leave; refused: somebody refused or withdrew consent;
            traceable: its copy would show who gave it away; others by their names.
        review: what a review made of it; relevant: key documents too.
        order: what comes first; mark counts AB/2 before AB/10, and puts what has none last.
    """

    text: str = ""
    status: str = ""
    state: DocumentState = "all"
    order: DocumentOrder = "mark"
    is_descending: bool = False
    protection: DocumentProtection = "all"
    review: DocumentReview = "all"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it.

    Attributes:
        mark: its exhibit mark; empty if it is no exhibit.
        exhibit_id: empty if it is no exhibit.
        pages: that were read.
        unread_pages: pages that no machine could read for certain; `are_pages_checked` makes up
            for it.
        media_type: true type by content; empty while it is not read.
        unreadable: code of why it could not be read; empty if it was, None while it is not read.
        marks: areas marked for redaction.
        size: in bytes.
        number: rises in the order in which documents were added.
        refusals: consents that were refused or withdrawn, for whichever readers.
        holder: the document that it came out of first; empty if it came by itself.
        inside: how many documents came out of it.
        depth: how far it stands in below the document it came out of, in this list.
        opened: pages that were shown for a while.
        dated: what date the exhibit bears, as EDTF; empty where nobody said so.
    """

    id: DocumentId
    title: str
    file_name: str
    status: DocumentStatus
    is_public: bool
    are_pages_checked: bool
    mark: str
    exhibit_id: ExhibitId | Literal[""]
    witness: str
    pages: int
    unread_pages: int
    media_type: str
    unreadable: str | None
    marks: int
    size: int
    received: str
    source: str
    number: int
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    privilege: Privilege = Privilege.NONE
    do_not_use: str = ""
    is_traceable: bool = False
    languages: tuple[str, ...] = ()
    relevance: Relevance = Relevance.UNDECIDED
    gist: str = ""
    tags: tuple[str, ...] = ()
    refusals: int = 0
    holder: DocumentId | Literal[""] = ""
    inside: int = 0
    depth: int = 0
    opened: int = 0
    dated: str = ""

    @property
    def name(self) -> str:
        """The title, or the file's name where none was given."""
        return self.title or self.file_name


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events; they come in the order of their dates.

    Attributes:
        text: words that each stand in date, place, text or a name in the text; empty for all.
        lane: None for any; empty for those without a lane.
        person_id: who takes part or is named in the text; empty for anybody.
    """

    text: str = ""
    lane: str | None = None
    person_id: str = ""
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as lists and the timeline show it; its text keeps references as `[[id]]`."""

    id: EventId
    date: str
    place: str
    text: str
    lane: str
    is_withheld: bool
    person_ids: tuple[PersonId, ...]
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """Which people; they come in the order of their first names as written.

    Attributes:
        text: words that each stand in a name, identifier, role or contact; empty for all.
        protection: a `Protection`, or empty for any.
    """

    text: str = ""
    protection: str = ""
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show it."""

    id: PersonId
    names: tuple[PersonName, ...]
    identifiers: tuple[Identifier, ...]
    protection: Protection
    role: str
    contact: str

    @property
    def name(self) -> str:
        """The first name, which is the one shown."""
        return self.names[0].text if self.names else ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a case somebody has looked at, by what was really on the screen of this vault.

    Attributes:
        opened_documents: of which at least one page was shown for a while.
        pages: that there are.
        opened_pages: that were shown for a while.
        read_pages: that were shown long enough for their text to be read.
    """

    documents: int
    opened_documents: int
    pages: int
    opened_pages: int
    read_pages: int


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """What a case holds, and what is missing in it.

    Attributes:
        pages: that were read.
        unchecked: documents of which nobody says that they saw every page.
        not_read: documents that are not read yet.
        unreadable: documents that cannot be read.
        unmarked: exhibits without a mark.
        unproven_facts: facts that cite no page.
        unproven_events: events that cite no page.
    """

    documents: int
    pages: int
    people: int
    events: int
    unchecked: int
    not_read: int
    unreadable: int
    unmarked: int
    facts: int
    unproven_facts: int
    unproven_events: int


FoundKind = Literal["person", "document", "exhibit", "event", "fact", "deadline", "page"]


@dataclass(frozen=True, slots=True)
class PaletteMatch:
    """Something that a search over the whole case found.

    Attributes:
        kind: of the record, or page for words on a page of a document.
        id: of the record; of the document for an exhibit or a page.
        title: what is shown first, with references to people as their names.
        detail: what tells it from others of this title; for a page its number alone.
    """

    kind: FoundKind
    id: str
    title: str
    detail: str
