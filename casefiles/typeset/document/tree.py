"""The document tree: what is to be printed, without any word about where.

Blocks stand one below the other in a `Document`; each says how it is used. A document in a
right-to-left language begins at the right edge: labels, lists, tables, contents and timelines are
mirrored, and every paragraph runs as its own first letter tells.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casefiles.typeset.document.figures import (
    FigureBlock,
    FigureLabel,
    LabelAnchor,
    Party,
    Path,
    RelationArrow,
    Relations,
    RelationsWords,
    Timeline,
    TimelineItem,
    TimelineLane,
    TimelineWords,
)
from casefiles.typeset.document.inline import (
    Footnote,
    Inline,
    Noted,
    PageOf,
    TextPosition,
    TextSpan,
)
from casefiles.typeset.document.looks import DEFAULT_LOOK, Look
from casefiles.typeset.document.page_areas import BandLine, FramedArea, LayerLine, RemovedArea
from casefiles.typeset.document.roles import Alignment, Role

__all__ = [
    "Alignment",
    "ArchiveProfile",
    "Attachment",
    "AttachmentRelationship",
    "BandLine",
    "Block",
    "Contents",
    "DocumentTree",
    "DrawnPage",
    "DrawnRule",
    "DrawnText",
    "FigureBlock",
    "FigureLabel",
    "Footnote",
    "FramedArea",
    "Heading",
    "ImagePage",
    "Inline",
    "Item",
    "LabelAnchor",
    "LayerLine",
    "List",
    "ListNumbering",
    "Noted",
    "OtherFilePlace",
    "PageBand",
    "PageOf",
    "Paragraph",
    "Party",
    "Path",
    "RelationArrow",
    "Relations",
    "RelationsWords",
    "RemovedArea",
    "Role",
    "RuleLine",
    "Table",
    "TableRow",
    "TextPosition",
    "TextSpan",
    "Timeline",
    "TimelineItem",
    "TimelineLane",
    "TimelineWords",
    "VerticalSpace",
    "headings_of",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    Attributes:
        label: set in the margin beside the first line, such as a paragraph number.
        is_indented: stands in from the margin as far as a labelled paragraph does.
        keeps_next: no page ends after it.
        alignment: outside of tables, where columns are aligned.
        indents: free width at its start and end, in points.
        before: free height above it in points; None as its role has it.
        first_line: free width before its first line, in points.
        destination: name by which links reach it, outside of tables and lists; empty if none does.
    """

    content: tuple[Noted, ...]
    role: Role
    place: TextPosition
    label: str = ""
    is_indented: bool = False
    keeps_next: bool = False
    destination: str = ""
    alignment: Alignment = Alignment.START
    indents: tuple[float, float] = (0.0, 0.0)
    before: float | None = None
    first_line: float = 0.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        level: 1 for sections, 2 to 4 for front sheets and the cover, 5 within a section, 6 for
            sections of a form, 7 within what 5 heads.
        label: hung before it, such as A. or 1.
        destination: name by which links reach it; empty if none does.
        bookmark: its text in the outline and the contents; empty to appear in neither.
        is_in_contents: the contents have it too, and not the outline alone.
    """

    content: tuple[Inline, ...]
    level: int
    place: TextPosition
    destination: str = ""
    bookmark: tuple[TextSpan, ...] = ()
    bookmark_level: int = 1
    starts_page: bool = False
    alignment: Alignment = Alignment.START
    label: str = ""
    is_in_contents: bool = True


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: a cell for each column, in reading order, each of paragraphs.

    Attributes:
        destination: name by which links reach it; empty if none does.
        keeps_next: no page ends after it.
        continued: names it again where it goes on on the next page.
    """

    cells: tuple[tuple[Paragraph, ...], ...]
    destination: str = ""
    keeps_next: bool = False
    continued: tuple[TextSpan, ...] = ()


_TABLE: Final = TextPosition("table", 0)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the head is repeated on each page, and rows taller than a page go on.

    Attributes:
        shares: width of each column as a share of the measure; together 1.
        head: one paragraph per column, or empty.
        rows: iterated once, so that a long table need not be held; the cells of a row are as many
            as the columns.
        is_ruled: hairlines between rows.
        alignments: of each column; empty where all text begins at the start edge.
        caption: above it, and never parted from it.
        is_right_to_left: the first column is the rightmost; None as the document's language is.
        place: told when the table cannot be laid out.
        summary: what listeners are told of it before its cells.
    """

    shares: tuple[float, ...]
    head: tuple[Paragraph, ...]
    rows: Iterable[TableRow]
    is_ruled: bool = True
    alignments: tuple[Alignment, ...] = ()
    caption: tuple[Inline, ...] = ()
    is_right_to_left: bool | None = None
    place: TextPosition = _TABLE
    summary: str = ""


class ListNumbering(StrEnum):
    """What stands before the items of a list."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    LETTER = "letter"
    ROMAN = "roman"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: paragraphs, and lists within it."""

    blocks: "tuple[Paragraph | List, ...]"


@dataclass(frozen=True, slots=True)
class List:
    """A list: labels hang before the text; lists within lists stand in, but never out of sight.

    A paragraph that introduces it has `keeps_next`. Bullets differ by depth.

    Attributes:
        first: number of the first item.
        is_indented: stands in from the margin as far as the text of a labelled paragraph does.
    """

    items: tuple[Item, ...]
    place: TextPosition
    numbering: ListNumbering = ListNumbering.BULLET
    first: int = 1
    is_indented: bool = False


@dataclass(frozen=True, slots=True)
class VerticalSpace:
    """Empty height in points, kept at the top of a page too."""

    height: float
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A line across the measure; thickness in points. With `keeps_next` no page ends after it."""

    thickness: float
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """Stands for one linked line per bookmarked heading that follows it."""

    place: TextPosition


@dataclass(frozen=True, slots=True)
class PageBand:
    """What stands over a page of an exhibit in place of a stamp; page numbers are no part of it.

    Attributes:
        lines: the first in bold, the others quiet.
        heads: headings that the first line stands for; they are told in the outline, the contents
            and to listeners, and links reach the page by their destinations.
    """

    lines: tuple[BandLine, ...]
    heads: tuple[Heading, ...] = ()


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
        alternative: what is read instead of the picture; the stamp if empty.
        lines: public text of the picture in reading order; empty for none.
        framed: areas of it; an upright page with any leaves its outer margin free for their notes.
        band: stands above it in place of the stamp.
        removed: bars, each with a bracket and a label beside the page.
    """

    key: str
    width: float
    height: float
    columns: int
    rows: int
    coding: str
    palette: bytes
    stamp: tuple[TextSpan, ...]
    destination: str
    place: TextPosition
    alternative: str = ""
    lines: tuple[LayerLine, ...] = ()
    framed: tuple[FramedArea, ...] = ()
    band: PageBand | None = None
    removed: tuple[RemovedArea, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnText:
    """Public text at a place of a page that is drawn anew with our fonts.

    Attributes:
        x: left end, from the left edge of the page, in points.
        y: baseline, from the foot of the page, in points.
        size: of the font, in points.
        width: to which the text is stretched, in points; 0 for its own.
        paragraph: texts that follow one another with one number are one paragraph.
    """

    text: str
    language: str
    x: float
    y: float
    size: float
    width: float = 0.0
    is_bold: bool = False
    is_italic: bool = False
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """A straight line of a page that is drawn anew: from, to and thickness, in points."""

    start: tuple[float, float]
    end: tuple[float, float]
    thickness: float


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page of its own, rebuilt from public text and rules, with a stamp in the margin above.

    Attributes:
        width: in points, as the page wants to be shown.
        height: in points.
        texts: in reading order.
        band: stands above it in place of the stamp.
    """

    width: float
    height: float
    texts: tuple[DrawnText, ...]
    rules: tuple[DrawnRule, ...]
    stamp: tuple[TextSpan, ...]
    destination: str
    place: TextPosition
    band: PageBand | None = None


Block = (
    Paragraph
    | Heading
    | Table
    | List
    | VerticalSpace
    | RuleLine
    | Contents
    | ImagePage
    | FigureBlock
    | Timeline
    | Relations
    | DrawnPage
)


def headings_of(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Yield the headings among blocks, those that bands stand for among them."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, ImagePage | DrawnPage) and block.band is not None:
            yield from block.band.heads


class AttachmentRelationship(StrEnum):
    """What an attached file is to the document (ISO 19005-3, annex E)."""

    DATA = "Data"
    SOURCE = "Source"
    SUPPLEMENT = "Supplement"
    ALTERNATIVE = "Alternative"
    UNSPECIFIED = "Unspecified"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes inside the document.

    Attributes:
        name: of the file, such as manifest.json.
        media_type: such as application/json.
        description: in words.
    """

    name: str
    media_type: str
    data: bytes
    relationship: AttachmentRelationship
    description: str


@dataclass(frozen=True, slots=True)
class ArchiveProfile:
    """How the file is to last: PDF/A-2a, or PDF/A-3a with attachments; always PDF/UA-1.

    Attributes:
        moment: time to be told, in UTC as 2026-11-24T10:00:00Z; empty to tell none.
        is_linear: laid out for reading over a slow line before all of it has arrived.
    """

    moment: str = ""
    attachments: tuple[Attachment, ...] = ()
    is_linear: bool = False

    @property
    def part(self) -> int:
        """Part of ISO 19005 that the file conforms to."""
        return 3 if self.attachments else 2


@dataclass(frozen=True, slots=True)
class SideNote:
    """What the outer margin prints beside the first line of a page that holds one of some forms."""

    forms: tuple[str, ...]
    text: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class SideNotes:
    """What pages have outside their text: it moves no line of it.

    Attributes:
        head: at the top of every page, above all else.
        more: where the margin has no room for all notes.
    """

    head: tuple[TextSpan, ...]
    notes: tuple[SideNote, ...] = ()
    more: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherFilePlace:
    """A place in another file of the same folder, to which links lead and whose page is printed.

    Attributes:
        destination: name by which links reach it.
        folio: the printed number of its page.
        file_name: of the file.
        words: what the file is called in links, such as Hearing bundle.
        page: of the file, from 0.
        height: of the place, from the foot of that page, in points.
    """

    destination: str
    folio: str
    file_name: str
    words: str
    page: int
    height: float


@dataclass(frozen=True, slots=True)
class DocumentTree:
    """A whole document.

    Attributes:
        language: BCP 47, of the document.
        running_head: printed at the head of each page but the first and those of pictures.
        page_word: stands before the page number in a bookmark, such as p.
        folios: printed page numbers that blocks keep, such as 12 or 12A, by their destinations:
            each begins a page. Pages between them follow (see `folios`).
        left_empty: printed on a page that stands for one that is gone.
        stamps: printed in place of the running head from the page of a destination on, until that
            of another; empty for the running head again.
        look: paper, margins and type.
        margins: outside the text of its pages; None for nothing.
        elsewhere: places in files made before that links and page numbers of this one name.
    """

    title: str
    language: str
    running_head: tuple[TextSpan, ...]
    page_word: str
    blocks: tuple[Block, ...]
    archive: ArchiveProfile = ArchiveProfile()
    folios: tuple[tuple[str, str], ...] = ()
    left_empty: tuple[TextSpan, ...] = ()
    stamps: tuple[tuple[str, tuple[TextSpan, ...]], ...] = ()
    look: Look = DEFAULT_LOOK
    margins: SideNotes | None = None
    elsewhere: tuple[OtherFilePlace, ...] = ()
