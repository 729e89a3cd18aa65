"""The closed lists of layouts: what code knows, so that no layout can ask for more."""

from enum import StrEnum
from typing import Final


class Confidence(StrEnum):
    """How surely a fact is known: read in a source, in part, or general knowledge."""

    SOURCE = "s"
    MIXED = "mix"
    GENERAL = "gk"


class AnnexRule(StrEnum):
    """Whether annexes in other languages are translated."""

    TRANSLATED = "translated"
    OR_SUMMARY = "translated_or_summary"
    ANY = "any"


class LanguageRule(StrEnum):
    """What a text does that has no version in the language."""

    STOP = "stop"
    WARN = "warn"


class PaperKind(StrEnum):
    """What a paper is."""

    ARGUMENT = "argument"
    LETTER = "letter"
    FORM = "form"
    FIELDS = "fields"
    BUNDLE = "bundle"
    AUTHORITIES = "authorities"
    DECLARATION = "declaration"
    ORDER = "order"
    CERTIFICATE = "certificate"
    LIST = "list"
    SCHEDULE = "schedule"
    APPLICATION = "application"


class PartId(StrEnum):
    """What can stand in a paper."""

    HEAD = "head"
    TITLE = "title"
    URGENT = "urgent"
    ADDRESSEE = "addressee"
    READING = "reading"
    INTRODUCTION = "introduction"
    ISSUES = "issues"
    PERSONS = "persons"
    FACTS = "facts"
    CHRONOLOGY = "chronology"
    PRESSURE = "pressure"
    ARGUMENT = "argument"
    RELIEF = "relief"
    AUTHORITIES = "authorities"
    INDEX = "index"
    EXHIBITS = "exhibits"
    FORM = "form"
    ORDER = "order"
    SERVICE = "service"
    DECLARATION = "declaration"
    STATEMENTS = "statements"
    SIGN = "sign"
    LEGEND = "legend"
    SCHEDULE = "schedule"
    TRANSLATIONS = "translations"
    FIELD_TEXTS = "field_texts"
    KEY = "key"


class PartWhen(StrEnum):
    """When a part, row or paper stands."""

    ALWAYS = "always"
    ON_REQUEST = "asked"
    INTERIM = "interim"
    MAIN_OVER_20 = "main_over_20"


class HeadRowKind(StrEnum):
    """What a row of a head is."""

    LINE = "line"
    PAIR = "pair"
    BLOCK = "block"
    PARTIES = "parties"
    CAPTION = "caption"
    RULED_TITLE = "ruled_title"
    TITLE = "title"
    FIELD = "field"
    ADDRESSEE = "addressee"
    URGENT = "urgent"
    TICKS = "ticks"


class Numbering(StrEnum):
    """How headings or paragraphs are counted."""

    NONE = "none"
    ARABIC_POINT = "1."
    ARABIC = "1"
    BRACKETS = "(1)"
    ROMAN = "I."
    LETTER = "A."
    SECTION = "§ 1"
    ORDINAL = "ordinal"


class LimitAction(StrEnum):
    """What a paper over its limit does."""

    WARN = "warn"
    BLOCK = "block"
    ASK = "ask"


class Stand(StrEnum):
    """How exhibits are parted."""

    SECTIONS = "sections"
    TABS = "tabs"
    ANNEXES = "annexes"
    FILES = "files"


class ExhibitOrder(StrEnum):
    """In which order exhibits stand."""

    SECTION = "section"
    CHRONOLOGICAL = "chronological"
    CITED = "cited"
    CATEGORY = "category"


class Column(StrEnum):
    """What a column of the index tells."""

    NO = "no"
    TAB = "tab"
    MARK = "mark"
    TITLE = "title"
    DATE = "date"
    AUTHOR = "author"
    WITNESS = "witness"
    LANGUAGE = "language"
    TRANSLATED = "translated"
    ORIGINAL = "original"
    PAGES = "pages"
    FOLIO = "folio"
    PROVES = "proves"
    CITED_AT = "cited_at"
    REDACTED = "redacted"
    RELEVANCE = "relevance"
    CONFIDENTIAL_FROM = "confidential_from"


class Band(StrEnum):
    """What stands above the first page of an exhibit."""

    FULL = "full"
    SHORT = "short"


class PageNumbering(StrEnum):
    """Whether pages of exhibits count through the paper."""

    CONTINUOUS = "continuous"
    PER_EXHIBIT = "per_exhibit"


class TranslationPlace(StrEnum):
    """Where a translation of an exhibit stands."""

    FACING = "facing"
    AFTER = "after"
    FILE = "file"


class TextLayerRule(StrEnum):
    """Whether the text of pages must be found in them."""

    REQUIRED = "required"
    EXPECTED = "wanted"


class SignForm(StrEnum):
    """How a paper is signed."""

    TYPED = "typed"
    HAND = "hand"


class WithheldFrom(StrEnum):
    """From whom a forum can withhold."""

    PUBLIC = "public"
    PARTY = "party"
    NONE = "none"


class NamesRule(StrEnum):
    """Whether names may be withheld."""

    MAY = "may"
    MUST_ASK = "must_ask"
    NO = "no"


TOKENS: Final = frozenset(
    {
        "court",
        "division",
        "case_no",
        "client",
        "client_word",
        "born",
        "requesting_state",
        "requested_state",
        "counsel",
        "counsel_address",
        "prosecutor",
        "committee",
        "paper",
        "short_title",
        "reference",
        "hearing",
        "judge",
        "place",
        "dated",
        "removal",
        "section",
        "mark",
        "role",
        "n",
        "total",
    }
)
"""What texts of a layout may have filled in, from disclosed values alone."""
FOLIO_TOKENS: Final = frozenset({"n", "total"})
CITE_TOKENS: Final = frozenset({"mark", "page", "folio", "n", "A"})
PLACE_TOKENS: Final = frozenset({"section", "mark"})
"""Known only for a page, and so in running heads alone."""
HEAD_TEXTS: Final = {
    HeadRowKind.LINE: ("text",),
    HeadRowKind.PAIR: ("start", "end"),
    HeadRowKind.BLOCK: ("text",),
    HeadRowKind.PARTIES: ("first", "first_role", "joined", "second", "second_role"),
    HeadRowKind.CAPTION: ("left", "right", "divider"),
    HeadRowKind.RULED_TITLE: ("text",),
    HeadRowKind.TITLE: ("text",),
    HeadRowKind.FIELD: ("name", "text"),
    HeadRowKind.ADDRESSEE: ("text",),
    HeadRowKind.URGENT: ("text",),
    HeadRowKind.TICKS: (),
}
"""The texts that a row of each kind has."""
FACT_PATHS: Final = frozenset(
    {
        "language",
        "looks",
        "folio",
        "running",
        "heads",
        "papers",
        "exhibits",
        "sign",
        "withholding",
    }
)
"""What a fact may be about: the first word of its path."""
