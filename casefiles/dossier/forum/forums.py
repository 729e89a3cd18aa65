"""What a forum asks for: headings, fields, limits and rules, each with how sure we are of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from casefiles.domain.disclosure.sections import SECTIONS
from casefiles.library.seen import READ, How, Seen

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


ANSWER_RULES: Final = frozenset(
    {
        *("option_of_title", "option_of_language", "is_accepted"),
        *("counsel", "counsel_name", "counsel_contact", "counsel_at_night", "counsel_otherwise"),
        *("applicant", "author", "is_victim", "family_name", "given_names", "sex", "born"),
        "birth_day",
        *("nationality", "occupation", "residence", "identity_papers", "identity_copy"),
        *("identity_valid_until", "access_words"),
        *("detention_place", "detention_places", "detention_begin", "detention_duration"),
        *("detained_by", "detention_grounds", "detention_law", "detention_ordered_by"),
        *("arrest_day", "arrest_place", "arrested_by", "is_warrant_shown", "warrant_body"),
        *("reasons_given", "removal", "removal_zone", "destination", "flight"),
        *("reference_here", "remedies", "other_procedures", "decisions_attached"),
        *("last_decision_day", "new_evidence", "measure", "interim_lines", "history"),
        *("notice_number", "notice_bureau", "notice_day", "provisional", "deletion"),
        *("risk", "personal_risk", "general_situation", "why_assurances_fail", "claims"),
        *("relief_sought", "orders_sought"),
        *("convention_articles", "disappeared", "disappearance_day", "disappearance_place"),
        *("disappearance_forces", "disappearance_described", "disappearance_search"),
    }
)
"""Rules that suggest an answer from the records of a case, for the lawyer to save or to change."""


PAPERS: Final = frozenset({"authority", "power", "consent", "signature"})
"""Papers that somebody signs by hand; all but a bare signature have a sheet to be printed."""


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


@dataclass(frozen=True, slots=True)
class FormHeading:
    """A heading that the forum expects.

    Attributes:
        heading: as the forum has it, with what it says of what belongs there.
        how: it was read that the forum expects it.
        parts: sections of a dossier that stand under it, in order.
        printed: without advice to who fills it in; empty where there is none in it.
    """

    id: str
    heading: str
    how: How
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
        how: it was read that the forum asks for it.
        heading: id of the heading under which it stands.
        fill: what of the record it is filled with; empty for an answer that somebody types.
        rules: of `ANSWER_RULES`; the first that finds something suggests an answer.
        given: words that always stand there unless somebody types others; empty for none.
        options: what can be chosen; empty unless it is a choice.
        paper: which of `PAPERS` it wants to see; empty for none.
        is_on_face: the forum wants to read it on the first page.
        has_many: several of the options can be chosen, a line each.
    """

    id: str
    label: str
    type: FieldType
    need: Need
    how: How
    heading: str
    fill: str = ""
    given: str = ""
    options: tuple[str, ...] = ()
    paper: str = ""
    is_on_face: bool = False
    rules: tuple[str, ...] = ()
    has_many: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of the forum.

    Attributes:
        value: empty where none is established.
        blocks: the forum refuses what is over it.
        of: what it measures here: main, summary, annexes, text_layer, the id of a heading or field;
            empty where nothing of it is made here.
        until: day after which it only warns, for one that counsel set; None where that of the
            profile holds.
        seen: how, where and when it was read.
    """

    kind: LimitKind
    value: str
    scope: str
    blocks: bool
    seen: Seen
    of: str = ""
    until: date | None = None

    @property
    def is_fact(self) -> bool:
        """Whether it is sourced, or counsel looked it up and answers for it."""
        return self.until is not None or self.seen.is_sourced

    @property
    def badge(self) -> str:
        """How sure it is, where and when it was read; empty where there is nothing to say."""
        return "" if self.until is not None else self.seen.badge

    def stops(self, today: date, review_by: date) -> bool:
        """Tell whether it may hold up a dossier: a fact, blocking, and not due for review."""
        return self.blocks and self.is_fact and today <= (self.until or review_by)


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
    how: How


CONFIRM_WORDS: Final = "confirm on the connected machine"


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in.

    Attributes:
        to: address; empty where it has to be looked up.
        is_allowed: the forum takes what comes this way.
        seen: how, where and when it was read.
        is_own: counsel looked it up, and answers for it with a name.
    """

    kind: str
    to: str
    note: str
    is_allowed: bool
    seen: Seen
    is_own: bool = False

    @property
    def is_fact(self) -> bool:
        """Whether it may be written to without another look."""
        return self.is_own or self.seen.is_sourced

    @property
    def badge(self) -> str:
        """How sure it is and when it was read, in words; empty where there is nothing to say."""
        if self.is_own:
            day = self.seen.read
            read = "" if day is None else f", read on {day.isoformat()}"
            return f" (confirmed by counsel{read})"
        if self.is_fact or not self.is_allowed:
            return self.seen.badge
        return f"{self.seen.badge.removesuffix(')')}: {CONFIRM_WORDS})"


@dataclass(frozen=True, slots=True)
class ForumRule:
    """A rule or practice of the forum, in words, and how, where and when it was read."""

    id: str
    text: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class ForumProfile:
    """What one forum asks for.

    Attributes:
        as_of: day on which its sources were checked.
        review_by: day after which its limits only warn.
        how: the whole of it was read.
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
    how: How
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
    def is_unverified(self) -> bool:
        """Whether it was read in no source, or in none that is named."""
        return self.how not in READ or not self.sources

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
