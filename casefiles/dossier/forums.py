"""What a forum asks for: headings, fields, limits and rules, each with how sure we are of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from casefiles.domain.sections import SECTIONS

FORUM_CHECKS: Final = frozenset(
    {
        "one_committee",
        "language_ok",
        "authority_present",
        "authority_signed",
        "acceptance_ok",
        "forum_conflict",
        "exhaustion_complete",
        "annex_refs_resolve",
        "third_party_consent",
        "pdf_text_layer",
        "pdf_size_50",
        "filename_extended_ascii",
        "removal_datetime_tz",
        "domestic_decisions_attached",
        "id_unredacted",
        "id_valid",
        "poa_scope",
        "single_type",
        "confidential_marked",
        "page_label_equals_pdf_page",
        "no_embedded_files",
        "dpi_max",
        "metadata_clean",
        "deadline_not_missed",
    }
)
"""Checks before filing that a profile may ask for."""

PARTS: Final = frozenset(SECTIONS) - {"cover", "contents", "schedule", "legend", "exhibits"}
"""Sections of a dossier that may stand under a heading of a forum."""

FILLS: Final = frozenset(
    {
        "client",
        "reference",
        "title",
        "requesting_state",
        "requested_state",
        "dated",
        "hearing",
        "removal",
        "statement",
        "grounds",
    }
)
"""What of the record a field is filled with where nobody typed an answer."""


PAPERS: Final = frozenset({"authority", "power", "consent", "signature"})
"""Papers that somebody signs by hand; all but a bare signature have a sheet to be printed."""


class Confidence(StrEnum):
    """How sure we are: read in a source, in part, or general knowledge that has to be checked."""

    SOURCED = "s"
    MIXED = "mix"
    GENERAL = "gk"


class FieldType(StrEnum):
    """What an answer is."""

    TEXT = "text"
    LONG_TEXT = "longtext"
    DATE = "date"
    CHOICE = "enum"
    TRUTH = "bool"
    PERSON = "person"
    ORGANISATION = "org"
    STATE = "state"
    MONEY = "money"
    FILE = "file"
    LIST = "list"


class Need(StrEnum):
    """Whether a field may stay empty."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class LimitKind(StrEnum):
    """What is limited."""

    PAGES = "pages"
    WORDS = "words"
    CHARACTERS = "chars"
    FILE_SIZE = "mb_file"
    TOTAL_SIZE = "mb_total"
    RESOLUTION = "dpi"
    FONT_SIZE = "font_pt"
    MARGIN = "margin_cm"
    COUNT = "count"
    FORMAT = "format"
    FILE_NAME = "filename_charset"
    LEAD_TIME = "lead_time"


LIMIT_WORDS: Final = {
    LimitKind.PAGES: "Pages:",
    LimitKind.WORDS: "Words:",
    LimitKind.CHARACTERS: "Characters:",
    LimitKind.FILE_SIZE: "Megabytes of a file:",
    LimitKind.TOTAL_SIZE: "Megabytes in all:",
    LimitKind.RESOLUTION: "Dots per inch:",
    LimitKind.FONT_SIZE: "Size of letters in points:",
    LimitKind.MARGIN: "Margin in centimetres:",
    LimitKind.COUNT: "Number:",
    LimitKind.FORMAT: "Form:",
    LimitKind.FILE_NAME: "File names:",
    LimitKind.LEAD_TIME: "In time:",
}
"""What is limited, in words, before its value."""


def badge(confidence: Confidence, key: str = "", read: date | None = None) -> str:
    """Return in words how sure something is, where and when it was read; empty for nothing.

    What was read and was signed by no lawyer is unverified, whatever it was read in.
    """
    words = {Confidence.SOURCED: "", Confidence.MIXED: "in part unverified"}
    seen = f"read in {key}" if key else ""
    day = f"on {read.isoformat()}" if read is not None else ""
    where = " ".join(part for part in (seen or ("read" if day else ""), day) if part)
    told = [part for part in (words.get(confidence, "unverified"), where) if part]
    return f" ({', '.join(told)})" if told else ""


@dataclass(frozen=True, slots=True)
class FormHeading:
    """A heading that the forum expects.

    Attributes:
        heading: as the forum has it, with what it says of what belongs there.
        parts: sections of a dossier that stand under it, in order.
        printed: without advice to who fills it in; empty where there is none in it.
    """

    id: str
    heading: str
    confidence: Confidence
    parts: tuple[str, ...] = ()
    printed: str = ""

    @property
    def words(self) -> str:
        """How it is printed."""
        return self.printed or self.heading


@dataclass(frozen=True, slots=True)
class FormField:
    """Something that the forum wants to know.

    Attributes:
        heading: id of the heading under which it stands.
        fill: what of the record it is filled with; empty for an answer that somebody types.
        given: words that always stand there unless somebody types others; empty for none.
        options: what can be chosen; empty unless it is a choice.
        paper: which of `PAPERS` it wants to see; empty for none.
        is_on_face: the forum wants to read it on the first page.
    """

    id: str
    label: str
    type: FieldType
    need: Need
    confidence: Confidence
    heading: str
    fill: str = ""
    given: str = ""
    options: tuple[str, ...] = ()
    paper: str = ""
    is_on_face: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of the forum.

    Attributes:
        value: empty where none is established.
        blocks: the forum refuses what is over it.
        of: what it measures here: main, summary, annexes, text_layer, the id of a heading or field;
            empty where nothing of it is made here.
        until: day after which it only warns; None where that of the profile holds.
        key: where it was read, and `read` when, where that is not as for the whole profile.
    """

    kind: LimitKind
    value: str
    scope: str
    blocks: bool
    confidence: Confidence
    of: str = ""
    until: date | None = None
    key: str = ""
    read: date | None = None

    @property
    def badge(self) -> str:
        """How sure it is, where and when it was read; empty where there is nothing to say."""
        return badge(self.confidence, self.key, self.read)

    def stops(self, today: date, review_by: date) -> bool:
        """Tell whether it may hold up a dossier: sourced, blocking, and not due for review."""
        is_fresh = today <= (self.until or review_by)
        return self.blocks and self.confidence is Confidence.SOURCED and is_fresh


@dataclass(frozen=True, slots=True)
class AnnexRules:
    """How annexes are called, ordered and listed."""

    label: str
    order: str
    columns: tuple[str, ...]
    paginate: str
    is_hyperlinked: bool
    has_bookmarks: bool
    translation_pair: str
    confidence: Confidence


CONFIRM_WORDS: Final = "confirm on the connected machine"


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in.

    Attributes:
        to: address; empty where it has to be looked up.
        is_allowed: the forum takes what comes this way.
        read: day on which it was read; None where that was not noted.
        is_own: counsel looked it up, and answers for it with a name.
        key: where it was read, see `ForumProfile.places`; empty for unknown.
    """

    kind: str
    to: str
    note: str
    is_allowed: bool
    confidence: Confidence
    read: date | None = None
    is_own: bool = False
    key: str = ""

    @property
    def is_fact(self) -> bool:
        """Whether it may be written to without another look."""
        return self.is_own or self.confidence is Confidence.SOURCED

    @property
    def badge(self) -> str:
        """How sure it is and when it was read, in words; empty where there is nothing to say."""
        where = f" in {self.key}" if self.key else ""
        read = "" if self.read is None else f"read{where} on {self.read.isoformat()}"
        if self.is_own:
            return f" (confirmed by counsel, {read})"
        told = ", ".join(one for one in ("" if self.is_fact else "unverified", read) if one)
        more = "" if self.is_fact or not self.is_allowed else f": {CONFIRM_WORDS}"
        return f" ({told}{more})" if told else ""


@dataclass(frozen=True, slots=True)
class ForumRule:
    """A rule or practice of the forum, in words; `key` and `read` as those of a limit."""

    id: str
    text: str
    confidence: Confidence
    key: str = ""
    read: date | None = None

    @property
    def badge(self) -> str:
        """How sure it is, where and when it was read; empty where there is nothing to say."""
        return badge(self.confidence, self.key, self.read)


@dataclass(frozen=True, slots=True)
class ForumProfile:
    """What one forum asks for.

    Attributes:
        as_of: day on which its sources were checked.
        review_by: day after which its limits only warn.
        is_abstract: others inherit from it; nobody files by it.
        languages: codes that it takes; empty text for languages that are told in `language_note`.
        deadlines: ids of rules of time that bear on it.
        redaction_preset: that fits it; empty for none.
        audiences: whom such papers are for, each with how they are printed; empty for as usual.
        preflight: ids of checks before filing.
        is_interim: a request for interim measures, which no limit holds up.
        urgent: id of the profile for such a request; empty for none.
        delivery: portal, form, letter or bundle.
        seizes: code of the body in the table of conflicts; empty for none.
        client_word: what the person is there, such as Applicant; empty for the house's word.
        sources: keys of what was read.
        places: what each key that occurs in it stands for.
    """

    id: str
    title: str
    as_of: date
    review_by: date
    confidence: Confidence
    is_abstract: bool
    forum: str
    legal_basis: tuple[str, ...]
    purpose: str
    who: tuple[str, ...]
    channels: tuple[Channel, ...]
    hours: str
    languages: tuple[str, ...]
    language_note: str
    headings: tuple[FormHeading, ...]
    fields: tuple[FormField, ...]
    limits: tuple[Limit, ...]
    annex: AnnexRules
    deadlines: tuple[str, ...]
    redaction_preset: str
    audiences: Mapping[str, str]
    confidentiality: tuple[str, ...]
    preflight: tuple[str, ...]
    rules: tuple[ForumRule, ...]
    subject_line: str
    file_name: str
    is_interim: bool
    urgent: str
    delivery: str
    seizes: str
    sources: tuple[str, ...]
    client_word: str = ""
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_own_form(self) -> bool:
        """Whether the forum has a form or portal of its own, so that text is copied into it."""
        return self.delivery in {"form", "portal"}

    def fields_under(self, heading_id: str) -> tuple[FormField, ...]:
        """Return the fields that stand under a heading."""
        return tuple(one for one in self.fields if one.heading == heading_id)

    @property
    def papers(self) -> tuple[FormField, ...]:
        """The fields that want a paper signed by hand."""
        return tuple(one for one in self.fields if one.paper)

    def field(self, field_id: str) -> FormField | None:
        """Return a field by its id; None where the forum does not ask for it."""
        return next((one for one in self.fields if one.id == field_id), None)
