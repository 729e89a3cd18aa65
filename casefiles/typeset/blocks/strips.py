"""Strips: the pieces of a page that are never cut, and where lines stand in them.

A strip is one line of text, or one line of each cell of a row, or a figure. Pages end between
strips only, so that text of any length and rows of any height flow over pages by the same rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.blocks.sketch import Sketch
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.structure import StructureBuilder, StructureElement
from casefiles.typeset.document.tree import Alignment, DocumentTree, DrawnPage, ImagePage
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.lines.leading import extra_above
from casefiles.typeset.lines.setting import TypesetLine
from casefiles.typeset.unicode.directions import is_right_to_left


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line within a strip.

    Attributes:
        x: left edge, from the left edge of the measure; with `is_flush_right`, right edge.
        baseline: below the top of the strip.
        column: lines of one column and group are drawn together, in reading order.
        element: to which the text belongs; None where it is decoration, such as a repeated head.
    """

    line: TypesetLine
    x: float
    baseline: float
    column: int = 0
    is_flush_right: bool = False
    element: StructureElement | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure within a strip, from its top and the left edge of the measure at x."""

    sketch: Sketch
    x: float
    element: StructureElement


@dataclass(frozen=True, slots=True)
class PageStrip:
    """A piece of a page that is not cut.

    Attributes:
        before: free height above, which vanishes at the top of a page.
        group: numbers of the block and of the row in it; strips of one group belong together.
        keeps_next: no page ends after it.
        may_part: where all that keeps together is taller than a page, pages end after it first.
        rule: thickness of a line across its top; 0 for none.
        rule_ends: left and right end of that line, from the left edge of the measure; None for
            all of it.
        is_rule_dark: the rule is drawn in ink, not as a hairline.
        destinations: names by which links reach it.
        head: strips to repeat above it where it comes first on a page.
        dots: x from which, and to which, a dotted line leads; None for none.
        notes: strips of each footnote to which it refers.
        drawing: a figure that fills it.
    """

    height: float
    lines: tuple[PlacedLine, ...] = ()
    before: float = 0.0
    group: tuple[int, int] = (0, 0)
    keeps_next: bool = False
    may_part: bool = False
    rule: float = 0.0
    rule_ends: tuple[float, float] | None = None
    is_rule_dark: bool = False
    starts_page: bool = False
    destinations: tuple[str, ...] = ()
    head: tuple["PageStrip", ...] = ()
    dots: tuple[float, float] | None = None
    notes: tuple[tuple["PageStrip", ...], ...] = ()
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Plate:
    """A page of an exhibit with its elements.

    Attributes:
        element: the Figure that a picture is, or what holds the texts of a page drawn anew.
        texts: of a picture the element of its unseen text, if any; of a page drawn anew those of
            its stamp, unless it has a band, and of its paragraphs.
        band: elements of each line of its band, at either end; None for decoration.
    """

    block: ImagePage | DrawnPage
    element: StructureElement
    texts: tuple[StructureElement, ...]
    band: tuple[tuple[StructureElement | None, StructureElement | None], ...] = ()

    @property
    def destinations(self) -> tuple[str, ...]:
        """Names by which links reach the page."""
        heads = self.block.band.heads if self.block.band is not None else ()
        return (self.block.destination, *(one.destination for one in heads if one.destination))


class StripTypesetting:
    """What the blocks of one document share while they are set.

    Attributes:
        look: of the document.
        notes: number of the last footnote.
        is_right_to_left: the document begins at the right edge.
    """

    def __init__(
        self, document: DocumentTree, library: FontLibrary, story: StructureBuilder
    ) -> None:
        self.document = document
        self.look = document.look
        self.library = library
        self.story = story
        self.notes = 0
        self.is_right_to_left = is_right_to_left(document.language)
        self._block = 0
        self._part = 0

    def begin(self, block: int) -> None:
        """Begin a block, by its number in the document from 1."""
        self._block, self._part = block, 0

    def group(self) -> tuple[int, int]:
        """Return a new group of strips within the block."""
        self._part += 1
        return self._block, self._part

    @property
    def measure(self) -> "TextFrame":
        """The whole width of the text."""
        return TextFrame(0.0, self.look.measure, self.is_right_to_left)


@dataclass(frozen=True, slots=True)
class TextFrame:
    """A width in which text is set, from the left edge of the measure, in points."""

    left: float
    width: float
    is_right_to_left: bool

    def after(self, indent: float) -> "TextFrame":
        """Return the frame without so much of it at its start."""
        left = self.left if self.is_right_to_left else self.left + indent
        return replace(self, left=left, width=self.width - indent)

    def until(self, width: float) -> "TextFrame":
        """Return so much of the frame at its start."""
        left = self.left + self.width - width if self.is_right_to_left else self.left
        return replace(self, left=left, width=width)

    def place(
        self,
        lines: Sequence[TypesetLine],
        element: StructureElement | None,
        *,
        baseline: float = 0.0,
        column: int = 0,
        alignment: Alignment = Alignment.START,
        is_cell: bool = False,
    ) -> list[PlacedLine]:
        """Return the lines of one paragraph beside the edge where they begin.

        Running text begins at the edge that is its own. A single line, such as a mark or a number,
        stands with the others at the right of a right-to-left frame; in a cell, such as a place or
        a name, also at the left of a left-to-right one.
        """
        backwards = lines[0].is_right_to_left or (self.is_right_to_left and len(lines) == 1)
        if is_cell and len(lines) == 1:
            backwards = self.is_right_to_left
        if alignment in {Alignment.END, Alignment.NUMBER}:
            backwards = alignment is Alignment.NUMBER or not self.is_right_to_left
        edges = [self._edge(line, alignment, backwards) for line in lines]
        return [
            PlacedLine(line, x, baseline, column, is_flush_right=is_flush, element=element)
            for line, (x, is_flush) in zip(lines, edges, strict=True)
        ]

    def _edge(self, line: TypesetLine, alignment: Alignment, backwards: bool) -> tuple[float, bool]:
        """Return x of a line, and whether it is that of its right edge."""
        if alignment is Alignment.CENTRE:
            return self.left + (self.width - line.width) / 2, False
        if not backwards:
            return self.left, False
        right = self.left + self.width
        if any(run.page_of for run in line.runs):  # its width is known when all pages are made
            return right, True
        return right - line.width, False


def baseline_of(size: float, leading: float) -> float:
    """Return where the baseline lies below the top of a line: Noto's x-height sits mid-line."""
    return (leading + size * 0.72) / 2


def line_strips(
    placed: Sequence[PlacedLine],
    leading: float,
    group: tuple[int, int],
    *,
    before: float = 0.0,
    keeps_next: bool = False,
    is_by_ink: bool = False,
) -> list[PageStrip]:
    """Return a strip for each line of a paragraph, the first two and the last two kept together.

    Args:
        placed: the lines.
        leading: distance between their baselines.
        group: of the strips.
        before: free height above the first.
        keeps_next: no page ends after the last.
        is_by_ink: a line stands further down where its ink would touch the one above.
    """
    last = len(placed) - 1
    extra = [0.0] * len(placed)
    if is_by_ink:
        room = placed[0].baseline + before
        extra, _ = extra_above([line.line for line in placed], leading, room)
    return [
        PageStrip(
            leading + extra[at],
            lowered((line,), extra[at]) if extra[at] else (line,),
            0.0 if at else before,
            group,
            keeps_next=keeps_next if at == last else at in {0, last - 1},
            may_part=at == last,
        )
        for at, line in enumerate(placed)
    ]


def lowered(lines: Sequence[PlacedLine], by: float) -> tuple[PlacedLine, ...]:
    """Return placed lines so much further down their strip."""
    return tuple(
        [
            PlacedLine(
                line.line,
                line.x,
                line.baseline + by,
                line.column,
                line.is_flush_right,
                line.element,
            )
            for line in lines
        ]
    )


def refusal(code: str, place: TextPosition) -> UnsupportedText:
    """Return the error that tells where something cannot be laid out."""
    return UnsupportedText(code, place=place.section, number=place.number)
