"""Sets blocks on A4 pages: the same file falls on the same lines on every machine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from casefiles.domain.files.text_stamp import BETWEEN, TEXT_STAMP
from casefiles.evidence.channel.pages import A4_HEIGHT, A4_WIDTH
from casefiles.evidence.layout.blocks import (
    Block,
    BlockTable,
    Border,
    RunStyle,
    TextParagraph,
    TextRun,
)
from casefiles.evidence.layout.line_breaking import (
    BrokenLine,
    StyledText,
    Widths,
    lines_of,
    piece_of,
    styled,
)
from casefiles.evidence.layout.table_layout import BorderLine, Grid, RowPart, Slice
from casefiles.evidence.layout.text_layout import LEADING, MARGIN, SIZE, TextMeasures

MOST_PAGES: Final = 2_000
"""Pages of one rendering; more rows are in the table beside it, or left off and counted."""
_BOTTOM: Final = A4_HEIGHT - MARGIN
_WIDTH: Final = A4_WIDTH - 2 * MARGIN
_STEP: Final = 16.0
"""Indent of one level, in points."""
_MOST_STEPS: Final = 8
_MOST_HEAD_LINES: Final = 8
_SIZES: Final = {0: (SIZE, LEADING), 1: (16.0, 22.0), 2: (13.0, 18.0), 3: (11.5, 16.0)}
_SMALL: Final = (8.5, 12.0)
_AFTER_PARAGRAPH, _AFTER_TABLE, _BEFORE_HEADING = 4.0, 8.0, 8.0


@dataclass(frozen=True, slots=True)
class LineSpec:
    """A line that is set when its page is wanted."""

    source: StyledText
    line: tuple[int, int]
    place: tuple[float, float]
    measure: tuple[float, float, float]
    is_bold: bool = False


Entry: TypeAlias = LineSpec | Slice | BorderLine


@dataclass(frozen=True, slots=True)
class BlockLayout:
    """Pages of a rendering.

    Attributes:
        pages: what stands on each.
        starts: page of each block, from 1.
        is_cut: there was more than fits.
    """

    pages: list[list[Entry]]
    starts: list[int]
    is_cut: bool
    widths: Widths

    def drawn(self, number: int) -> Iterator[BrokenLine | BorderLine]:
        """Return the lines and rules of a page; pages count from 1."""
        for entry in self.pages[number - 1]:
            if isinstance(entry, Slice):
                yield from entry.drawn()
            elif isinstance(entry, BorderLine):
                yield entry
            else:
                yield self._set(entry)

    def _set(self, spec: LineSpec) -> BrokenLine:
        source = spec.source
        if spec.is_bold:
            source = StyledText(source.text, ((0, len(source.text), RunStyle.BOLD), *source.spans))
        return piece_of(source, spec.line, self.widths, spec.place, spec.measure)


class _Full(Exception):
    """There are as many pages as there may be."""


class _Setter:
    """Pages while they are filled."""

    def __init__(self, widths: Widths, most_pages: int) -> None:
        self.widths = widths
        self.pages: list[list[Entry]] = [[]]
        self.starts: list[int] = []
        self._most_pages = most_pages
        self._y = MARGIN
        self._first_top = MARGIN

    def stamp(self, kind: str) -> None:
        """Say on the first page what is shown."""
        source = styled((TextRun(f"{TEXT_STAMP}{BETWEEN}{kind}", RunStyle.QUIET),))
        self._put_lines(source, _SMALL, 0.0)
        self.pages[-1].append(BorderLine(MARGIN, self._y + 2, A4_WIDTH - MARGIN, self._y + 2))
        self._y += 10.0
        self._first_top = self._y

    def put(self, block: Block) -> None:
        """Set a block."""
        if isinstance(block, Border):
            self._border(block)
        elif isinstance(block, BlockTable):
            self.starts.append(len(self.pages))
            self._table(block)
        else:
            self._paragraph(block)

    def _border(self, border: Border) -> None:
        if len(self.pages) > 1 or self._y > self._first_top:
            self._new_page()
        self.starts.append(len(self.pages))
        self._put_lines(styled(border.title), _SIZES[2], 0.0, is_bold=True)
        self._y += _AFTER_PARAGRAPH

    def _paragraph(self, paragraph: TextParagraph) -> None:
        measure = _SIZES[paragraph.level]
        if paragraph.level and self.pages[-1]:
            # A heading does not stand alone at the foot of a page.
            self._y += _BEFORE_HEADING
            self._make_room(measure[1] + 2 * LEADING)
        self._make_room(measure[1])
        self.starts.append(len(self.pages))
        marker = f"{paragraph.marker} " if paragraph.marker else ""
        indent = min(paragraph.indent, _MOST_STEPS) * _STEP
        source = styled(paragraph.runs, marker)
        self._put_lines(source, measure, indent, is_bold=paragraph.level > 0)
        self._y += _AFTER_PARAGRAPH

    def _put_lines(
        self,
        source: StyledText,
        measure: tuple[float, float],
        indent: float,
        *,
        is_bold: bool = False,
    ) -> None:
        size, leading = measure
        for line in lines_of(source.text, self.widths, (_WIDTH - indent) / size):
            self._make_room(leading)
            if line[0] < line[1]:
                place = (MARGIN + indent, self._y)
                self.pages[-1].append(
                    LineSpec(source, line, place, (size, leading, _WIDTH - indent), is_bold)
                )
            self._y += leading

    def _table(self, table: BlockTable) -> None:
        if not any(table.rows):
            return
        grid = Grid(table, self.widths, MARGIN, _WIDTH)
        for group in range(len(grid.groups)):
            self._group(grid, group)
            self._y += _AFTER_TABLE

    def _group(self, grid: Grid, group: int) -> None:
        head = self._head(grid, group)
        parts, used = list(head), _height(head)
        for row in range(len(head), grid.row_count):
            part = RowPart(row, 0, grid.lines(row, group))
            while used + part.height > _BOTTOM - self._y:
                if len(parts) == len(head) and self._y <= MARGIN:
                    # Longer than a page: as many lines as there is room for.
                    first, part = _cut(part, _BOTTOM - self._y - used)
                    parts.append(first)
                if len(parts) > len(head):
                    self._put_slice(grid, group, parts)
                self._new_page()
                parts, used = list(head), _height(head)
            parts.append(part)
            used += part.height
        self._put_slice(grid, group, parts)

    def _head(self, grid: Grid, group: int) -> list[RowPart]:
        """Return the rows to repeat on every page, if they are few lines."""
        rows = range(min(grid.head, grid.row_count))
        head = [RowPart(row, 0, grid.lines(row, group)) for row in rows]
        return head if sum(part.last for part in head) <= _MOST_HEAD_LINES else []

    def _put_slice(self, grid: Grid, group: int, parts: Sequence[RowPart]) -> None:
        if parts:
            self.pages[-1].append(Slice(grid, group, tuple(parts), self._y))
            self._y += _height(parts)

    def _make_room(self, height: float) -> None:
        if self._y + height > _BOTTOM and self._y > MARGIN:
            self._new_page()

    def _new_page(self) -> None:
        if len(self.pages) >= self._most_pages:
            raise _Full
        self.pages.append([])
        self._y = MARGIN


def _height(parts: Sequence[RowPart]) -> float:
    return sum(part.height for part in parts)


def _cut(part: RowPart, room: float) -> tuple[RowPart, RowPart]:
    """Cut a row where a page ends; at least one line goes on this page."""
    lines = 1
    while RowPart(part.row, 0, lines + 1).height <= room:
        lines += 1
    at = min(part.first + lines, part.last - 1)
    return RowPart(part.row, part.first, at), RowPart(part.row, at, part.last)


def set_blocks(
    kind: str, blocks: Sequence[Block], measures: TextMeasures, most_pages: int
) -> BlockLayout:
    """Set blocks on pages.

    Args:
        kind: what the file is, for the first page.
        blocks: in the order in which they are read.
        measures: of the faces.
        most_pages: pages that may be made.
    """
    setter = _Setter(Widths(measures), min(most_pages, MOST_PAGES))
    is_cut = False
    try:
        setter.stamp(kind)
        for block in blocks:
            setter.put(block)
    except _Full:
        is_cut = True
        missing = len(blocks) - len(setter.starts)
        setter.starts += [len(setter.pages)] * missing
    return BlockLayout(setter.pages, setter.starts, is_cut, setter.widths)
