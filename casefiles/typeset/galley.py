"""Blocks become strips: the pieces of a page that are never cut, in the order of reading.

A strip is one line of text, or one line of each cell of a row. Pages end between strips only, so
that text of any length and rows of any height flow over pages by the same rule.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.typeset.fonts import FontLibrary
from casefiles.typeset.lines import Line, set_lines, set_one_line
from casefiles.typeset.styles import (
    AFTER_HEADING,
    CELL_PADDING,
    CONTENTS,
    CONTENTS_INDENT,
    CONTENTS_NUMBER,
    GUTTER,
    HEADINGS,
    INDENT,
    MEASURE,
    PARAGRAPHS,
)
from casefiles.typeset.tree import (
    Block,
    Contents,
    Document,
    Gap,
    Heading,
    ImagePage,
    PageOf,
    Paragraph,
    Place,
    Row,
    Rule,
    Span,
    Table,
)

_HEAD_RULE: Final = 0.8
_BEFORE_TABLE: Final = 8.0
_UNCUT_ROW: Final = 14
"""Rows of so few lines are never cut; a cut leaves two lines on either side."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line within a strip.

    Attributes:
        x: left edge, from the left edge of the measure; with `is_flush_right`, right edge.
        baseline: below the top of the strip.
        column: lines of one column and group are drawn together, in reading order.
    """

    line: Line
    x: float
    baseline: float
    column: int = 0
    is_flush_right: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page that is not cut.

    Attributes:
        before: free height above, which vanishes at the top of a page.
        group: numbers of the block and of the row in it; strips of one group belong together.
        keeps_next: no page ends after it.
        rule: thickness of a line across its top; 0 for none.
        is_rule_dark: the rule is drawn in ink, not as a hairline.
        head: strips to repeat above it where it comes first on a page.
        dots: x from which a dotted line leads to the page number; 0 for none.
    """

    height: float
    lines: tuple[PlacedLine, ...] = ()
    before: float = 0.0
    group: tuple[int, int] = (0, 0)
    keeps_next: bool = False
    rule: float = 0.0
    is_rule_dark: bool = False
    starts_page: bool = False
    destination: str = ""
    head: tuple["Strip", ...] = ()
    dots: float = 0.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline and of the contents."""

    content: tuple[Span, ...]
    level: int
    destination: str
    place: Place


def bookmarks_of(blocks: Sequence[Block]) -> tuple[Bookmark, ...]:
    """Return the bookmarks of blocks, in their order."""
    return tuple(
        Bookmark(block.bookmark, block.bookmark_level, block.destination, block.place)
        for block in blocks
        if isinstance(block, Heading) and block.bookmark
    )


def strips_of(
    document: Document, block: Block, number: int, library: FontLibrary
) -> Iterator[Strip | ImagePage]:
    """Set one block.

    Args:
        document: holds the headings that contents list.
        block: one of its blocks.
        number: of the block in the document, from 1.
        library: the fonts.

    Raises:
        UnsupportedText: a text cannot be set; the details tell its place.
    """
    group = (number, 0)
    match block:
        case ImagePage():
            yield block
        case Paragraph():
            yield from _paragraph(block, group, library)
        case Heading():
            yield from _heading(block, group, library)
        case Table():
            yield from _table(block, number, library)
        case Gap():
            yield Strip(block.height, group=group, keeps_next=True, starts_page=block.starts_page)
        case Rule():
            yield Strip(block.thickness, group=group, rule=block.thickness, is_rule_dark=True)
        case Contents():
            yield from _contents(document, block, number, library)


def _paragraph(block: Paragraph, group: tuple[int, int], library: FontLibrary) -> list[Strip]:
    style = PARAGRAPHS[block.role]
    indent = INDENT if block.label or block.is_indented else 0.0
    lines = set_lines(block.content, style, MEASURE - indent, block.place, library)
    baseline = _baseline(style.size, style.leading)
    strips = [
        Strip(style.leading, (PlacedLine(line, indent, baseline, 1),), group=group)
        for line in lines
    ]
    if block.label:
        span = Span(block.label, "en")
        label = set_one_line((span,), style, INDENT, block.place, library)
        both = (PlacedLine(label, 0, baseline), *strips[0].lines)
        strips[0] = replace(strips[0], lines=both)
    strips[0] = replace(strips[0], before=style.before)
    return _bound(strips, keeps_next=block.keeps_next)


def _heading(block: Heading, group: tuple[int, int], library: FontLibrary) -> list[Strip]:
    style = HEADINGS[block.level]
    lines = set_lines(block.content, style, MEASURE, block.place, library)
    baseline = _baseline(style.size, style.leading)
    strips = [
        Strip(style.leading, (PlacedLine(line, 0, baseline),), group=group, keeps_next=True)
        for line in lines
    ]
    strips[0] = replace(
        strips[0],
        before=style.before,
        destination=block.destination,
        starts_page=block.starts_page,
    )
    return [*strips, Strip(AFTER_HEADING[block.level], group=group, keeps_next=True)]


def _bound(strips: list[Strip], *, keeps_next: bool) -> list[Strip]:
    """Keep the first two and the last two lines of a paragraph together."""
    if len(strips) > 1:
        strips[0] = replace(strips[0], keeps_next=True)
        strips[-2] = replace(strips[-2], keeps_next=True)
    strips[-1] = replace(strips[-1], keeps_next=keeps_next)
    return strips


def _table(block: Table, block_number: int, library: FontLibrary) -> Iterator[Strip]:
    head: list[Strip] = []
    if block.head:
        row = Row(tuple((paragraph,) for paragraph in block.head))
        head = _row(block, row, (block_number, 0), library)
        head.append(Strip(_HEAD_RULE, rule=_HEAD_RULE, is_rule_dark=True))
        head = [replace(strip, keeps_next=True) for strip in head]
        head[0] = replace(head[0], rule=0.0, before=_BEFORE_TABLE)
        yield from head
    for number, row in enumerate(block.rows, start=1):
        strips = _row(block, row, (block_number, number), library)
        if number == 1:
            strips[0] = replace(strips[0], rule=0.0)
        for strip in strips:
            yield replace(strip, head=tuple(head))


def _row(block: Table, row: Row, group: tuple[int, int], library: FontLibrary) -> list[Strip]:
    columns = [
        _cell(cell, share * MEASURE, library)
        for cell, share in zip(row.cells, block.shares, strict=True)
    ]
    styles = [PARAGRAPHS[paragraph.role] for cell in row.cells for paragraph in cell]
    leading = max(style.leading for style in styles)
    baseline = _baseline(max(style.size for style in styles), leading)
    edges = [sum(block.shares[:index]) * MEASURE for index in range(len(block.shares))]
    padding = CELL_PADDING if block.is_ruled else CELL_PADDING / 2
    strips = []
    for at in range(max(len(column) for column in columns)):
        lines = tuple(
            PlacedLine(column[at], edge, baseline, number)
            for number, (column, edge) in enumerate(zip(columns, edges, strict=True))
            if at < len(column)
        )
        strips.append(Strip(leading, lines, group=group))
    return _padded(strips, padding, row.destination, is_ruled=block.is_ruled)


def _padded(
    strips: list[Strip], padding: float, destination: str, *, is_ruled: bool
) -> list[Strip]:
    first, rest = strips[0], strips[1:]
    lowered = tuple(replace(line, baseline=line.baseline + padding) for line in first.lines)
    first = replace(
        first,
        height=first.height + padding,
        lines=lowered,
        rule=0.5 if is_ruled else 0.0,
        destination=destination,
    )
    strips = [first, *rest]
    strips[-1] = replace(strips[-1], height=strips[-1].height + padding)
    if len(strips) <= _UNCUT_ROW:
        kept = [replace(strip, keeps_next=True) for strip in strips[:-1]]
        return [*kept, strips[-1]]
    return _bound(strips, keeps_next=False)


def _cell(cell: Sequence[Paragraph], width: float, library: FontLibrary) -> list[Line]:
    lines: list[Line] = []
    for paragraph in cell:
        style = PARAGRAPHS[paragraph.role]
        lines += set_lines(paragraph.content, style, width - GUTTER, paragraph.place, library)
    return lines or [Line((), 0.0)]


def _contents(
    document: Document, block: Contents, block_number: int, library: FontLibrary
) -> Iterator[Strip]:
    following = document.blocks[block_number:]
    for number, bookmark in enumerate(bookmarks_of(following), start=1):
        style = CONTENTS[bookmark.level]
        indent = CONTENTS_INDENT * (bookmark.level - 1)
        spans = [replace(span, target=bookmark.destination) for span in bookmark.content]
        width = MEASURE - indent - CONTENTS_NUMBER
        lines = set_lines(spans, style, width, block.place, library)
        page = PageOf(bookmark.destination, is_bold=style.is_bold)
        folio = set_one_line((page,), style, CONTENTS_NUMBER, block.place, library)
        baseline = _baseline(style.size, style.leading)
        strips = [
            Strip(
                style.leading, (PlacedLine(line, indent, baseline),), group=(block_number, number)
            )
            for line in lines
        ]
        last = strips[-1]
        number_line = PlacedLine(folio, MEASURE, baseline, 1, is_flush_right=True)
        strips[-1] = replace(
            last, lines=(*last.lines, number_line), dots=indent + lines[-1].width + 6
        )
        strips[0] = replace(strips[0], before=style.before)
        keeps = [replace(strip, keeps_next=True) for strip in strips[:-1]]
        yield from (*keeps, strips[-1])


def _baseline(size: float, leading: float) -> float:
    """Return where the baseline lies below the top of a line: Noto's x-height sits mid-line."""
    return (leading + size * 0.72) / 2
