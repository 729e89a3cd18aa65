"""What a layout says: papers of a filing, their looks, heads, parts and exhibits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casefiles.dossier.layouts.closed_lists import (
    AnnexRule,
    Band,
    Column,
    Confidence,
    ExhibitOrder,
    HeadRowKind,
    LanguageRule,
    LimitAction,
    NamesRule,
    Numbering,
    PageNumbering,
    PaperKind,
    PartId,
    PartWhen,
    SignForm,
    Stand,
    TextLayerRule,
    TranslationPlace,
    WithheldFrom,
)
from casefiles.typeset.document.look_measures import LookMeasures
from casefiles.typeset.document.looks import FolioForm
from casefiles.typeset.document.roles import Alignment


@dataclass(frozen=True, slots=True)
class ForumRequirement:
    """What the forum itself asks, and how surely that is known; what has none is our choice."""

    confidence: Confidence
    key: str
    says: str


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """Languages of a filing.

    Attributes:
        lead: BCP 47, of the papers that are read first.
        taken: languages that the forum takes; empty for any official one of its States.
        rule: what a text without a version in the language does.
    """

    lead: str
    taken: tuple[str, ...]
    annexes: AnnexRule
    rule: LanguageRule


@dataclass(frozen=True, slots=True)
class LayoutLook:
    """A look of papers.

    Attributes:
        measures: paper, margins and type; None for the look of the house as it is.
        numbers: how headings of each level are numbered, from the first.
    """

    measures: LookMeasures | None
    numbers: tuple[Numbering, ...]


@dataclass(frozen=True, slots=True)
class RunningTexts:
    """Both ends of a running head, with tokens."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of the head of a paper.

    Attributes:
        texts: by what they are in rows of this kind, such as text, or first and second; with
            tokens.
        is_strong: its first line is set in bold.
        rows: ids of fields that an urgent box shows.
        items: what may be ticked.
        choose: id of the field that says what is ticked.
    """

    kind: HeadRowKind
    texts: Mapping[str, str]
    alignment: Alignment
    rows: tuple[str, ...]
    items: tuple[str, ...]
    choose: str
    when: PartWhen
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part of a paper and its heading; empty for none.

    Attributes:
        fields: ids of fields of the form whose answers stand in it.
    """

    id: PartId
    heading: str
    when: PartWhen
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageLimit:
    """How many pages a paper may have; 0 where that is asked of the lawyer."""

    pages: int
    action: LimitAction
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """One paper of a filing.

    Attributes:
        look: name of its look.
        head: name of its head; empty for none.
        cites: papers whose page numbers it prints.
        sign: name of its signature block; empty for none.
        copies: such as one for each witness; empty for one.
        language: where it is not the lead language; else empty.
    """

    id: str
    kind: PaperKind
    title: str
    look: str
    head: str
    parts: tuple[PaperPart, ...]
    paragraphs: Numbering
    cites: tuple[str, ...]
    sign: str
    limit: PageLimit | None
    when: PartWhen
    copies: str
    language: str
    folio: FolioForm
    running: RunningTexts


@dataclass(frozen=True, slots=True)
class ExhibitSection:
    """A section of a bundle, and which kinds of document stand in it."""

    letter: str
    heading: str
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileLimit:
    """How large a file may be, and how its parts are called."""

    megabytes: int
    split: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ExhibitLayout:
    """How exhibits are marked, cited, ordered and shown.

    Attributes:
        mark: pattern with {n}, {A} or {initials}/{n}.
        has_own_marks: marks of the record are kept.
    """

    mark: str
    has_own_marks: bool
    cite: str
    stand: Stand
    order: ExhibitOrder
    sections: tuple[ExhibitSection, ...]
    columns: tuple[Column, ...]
    band: Band
    pages: PageNumbering
    translation: TranslationPlace
    text_layer: TextLayerRule
    limit: FileLimit | None


@dataclass(frozen=True, slots=True)
class SignBlock:
    """Lines of a signature block, with tokens."""

    lines: tuple[str, ...]
    form: SignForm


@dataclass(frozen=True, slots=True)
class Withholding:
    """From whom material may be withheld before this forum."""

    source: WithheldFrom
    names: NamesRule
    has_key_paper: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The papers that a forum takes.

    Attributes:
        profiles: forum profiles that have this layout; empty for one that others inherit.
        papers: in the order of the folder.
        build_order: their ids so that each comes after those whose pages it cites.
        is_in_use: its profiles file by it; others keep the report of the house meanwhile.
    """

    id: str
    profiles: tuple[str, ...]
    as_of: date
    facts: Mapping[str, ForumRequirement]
    language: LanguageChoice
    looks: Mapping[str, LayoutLook]
    heads: Mapping[str, tuple[HeadRow, ...]]
    words: Mapping[str, str]
    papers: tuple[PaperLayout, ...]
    build_order: tuple[str, ...]
    exhibits: ExhibitLayout
    sign: Mapping[str, SignBlock]
    withholding: Withholding
    is_in_use: bool = False
