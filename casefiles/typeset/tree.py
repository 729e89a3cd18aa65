"""The document tree: what is to be printed, without any word about where."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the tree a text stands, in words that are safe to tell: a code and an index."""

    section: str
    number: int


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one language and style; plain text, never markup.

    Attributes:
        language: BCP 47, such as en, zh-Hans, zh-Hant; it chooses fonts.
        target: destination that the text links to; empty for none.
        is_unbroken: no line ends inside it.
    """

    text: str
    language: str
    is_bold: bool = False
    is_italic: bool = False
    target: str = ""
    is_unbroken: bool = False


@dataclass(frozen=True, slots=True)
class PageOf:
    """Prints, and links to, the page number of a destination; stays with unbroken text before."""

    target: str
    is_bold: bool = False


Inline = Span | PageOf


class Role(StrEnum):
    """What a paragraph is to its reader; `typeset.styles` decides how each looks."""

    KICKER = "kicker"
    LEAD = "lead"
    BODY = "body"
    PROOF = "proof"
    CELL = "cell"
    CELL_STRONG = "cell_strong"
    CELL_QUIET = "cell_quiet"
    CELL_HEAD = "cell_head"
    FIELD = "field"
    FIELD_NAME = "field_name"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    Attributes:
        label: set in the margin beside the first line, such as a paragraph number.
        is_indented: stands in from the margin as far as a labelled paragraph does.
        keeps_next: no page ends after it.
    """

    content: tuple[Inline, ...]
    role: Role
    place: Place
    label: str = ""
    is_indented: bool = False
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        level: 1 for sections, 2 to 4 for front sheets and the cover.
        destination: name by which links reach it; empty if none does.
        bookmark: its text in the outline and the contents; empty to appear in neither.
    """

    content: tuple[Inline, ...]
    level: int
    place: Place
    destination: str = ""
    bookmark: tuple[Span, ...] = ()
    bookmark_level: int = 1
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: cells, each of paragraphs."""

    cells: tuple[tuple[Paragraph, ...], ...]
    destination: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        shares: width of each column as a share of the measure; together 1.
        head: one paragraph per column, repeated on each page; empty for none.
        is_ruled: hairlines between rows.
    """

    shares: tuple[float, ...]
    head: tuple[Paragraph, ...]
    rows: tuple[Row, ...]
    is_ruled: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height in points, kept at the top of a page too."""

    height: float
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the measure; thickness in points."""

    thickness: float


@dataclass(frozen=True, slots=True)
class Contents:
    """Stands for one linked line per bookmarked heading that follows it."""

    place: Place


@dataclass(frozen=True, slots=True)
class ImagePage:
    """A page of its own for a picture, with a stamp in the margin above, covering nothing.

    Attributes:
        key: by which the coded pixels are asked for when the file is finished.
        width: in points, as it wants to be shown.
        height: in points.
        columns: pixels across.
        rows: pixels down.
        coding: one of ccitt, grey16, palette, jpeg_grey, jpeg_colour.
        palette: red, green, blue bytes of a palette picture; else empty.
    """

    key: str
    width: float
    height: float
    columns: int
    rows: int
    coding: str
    palette: bytes
    stamp: tuple[Span, ...]
    destination: str
    place: Place


Block = Paragraph | Heading | Table | Gap | Rule | Contents | ImagePage


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    Attributes:
        language: BCP 47, of the document.
        running_head: printed at the head of each page but the first and those of pictures.
        page_word: stands before the page number in a bookmark, such as p.
    """

    title: str
    language: str
    running_head: tuple[Span, ...]
    page_word: str
    blocks: tuple[Block, ...]
