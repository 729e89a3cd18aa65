"""Tables become strips: a line of each cell of a row, the head repeated on each page."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from casefiles.typeset.blocks.notes import PlacedNote, attach, attachments, numbered
from casefiles.typeset.blocks.paragraphs import caption_strips
from casefiles.typeset.blocks.strips import (
    PageStrip,
    PlacedLine,
    StripTypesetting,
    TextFrame,
    baseline_of,
    lowered,
    refusal,
)
from casefiles.typeset.document.characters import printable
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.styles import GUTTER
from casefiles.typeset.document.tree import Alignment, Paragraph, Role, Table, TableRow
from casefiles.typeset.lines.leading import extra_above, leading_of
from casefiles.typeset.lines.setting import set_lines, set_one_line

_HEAD_RULE: Final = 0.8
_ROW_RULE: Final = 0.5
_BEFORE: Final = 8.0
_AFTER_CAPTION: Final = 3.0
_UNCUT_ROW: Final = 14
"""Rows of so few lines are never cut; a cut leaves two lines on either side."""
_LEAST_GUTTER: Final = 4.0
_LEAST_TEXT: Final = 16.0
"""Less width than this for the text of a column is a fault of whoever made the table."""
_TALLEST_HEAD: Final = 2
"""A head taller than this part of a page is not repeated."""
_SLACK: Final = 1e-3


_Heads = tuple[tuple[PageStrip, ...], tuple[PageStrip, ...]]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table while its rows are set.

    Attributes:
        columns: where the text of each column stands.
    """

    block: Table
    setting: StripTypesetting
    columns: tuple[TextFrame, ...]
    element: StructureElement

    @property
    def padding(self) -> float:
        padding = self.setting.look.cell_padding
        return padding if self.block.is_ruled else padding / 2


def table_strips(block: Table, setting: StripTypesetting) -> Iterator[PageStrip]:
    """Set a table, row by row as they are asked for.

    Raises:
        UnsupportedText: a text cannot be set; column_too_narrow, table_too_wide or row_misshapen.
    """
    grid = _Grid(
        block, setting, _columns(block, setting), StructureElement("Table", setting.story.here)
    )
    grid.element.summary = printable(block.summary, _place(block)) if block.summary else ""
    yield from _caption(grid)
    head = _head(grid)
    yield from head
    repeated = tuple(_repeated(strip) for strip in head)
    if sum(strip.height for strip in repeated) > setting.look.height / _TALLEST_HEAD:
        repeated = ()
    inside = (*repeated, PageStrip(grid.padding)) if repeated else ()
    for number, row in enumerate(block.rows):
        strips = _row(grid, row, (repeated, inside))
        if number == 0:
            strips[0] = replace(strips[0], rule=0.0)
        yield from strips


def _columns(block: Table, setting: StripTypesetting) -> tuple[TextFrame, ...]:
    """Return the place of each column's text; the last one reaches the edge."""
    place = _place(block)
    if not all(math.isfinite(share) for share in block.shares) or sum(block.shares) > 1 + _SLACK:
        raise refusal("table_too_wide", place)
    if block.alignments and len(block.alignments) != len(block.shares):
        raise refusal("row_misshapen", place)
    frame = setting.measure
    if block.is_right_to_left is not None:
        frame = replace(frame, is_right_to_left=block.is_right_to_left)
    columns = []
    for number, share in enumerate(block.shares, start=1):
        width = share * setting.look.measure
        gutter = min(GUTTER, max(_LEAST_GUTTER, width / 5)) if number < len(block.shares) else 0.0
        if width - gutter < _LEAST_TEXT:
            raise refusal("column_too_narrow", place)
        columns.append(frame.until(width - gutter))
        frame = frame.after(width)
    return tuple(columns)


def _place(block: Table) -> TextPosition:
    return block.head[0].place if block.head else block.place


def _caption(grid: _Grid) -> list[PageStrip]:
    block, setting = grid.block, grid.setting
    if not block.caption:
        return []
    strips = caption_strips(block.caption, block.place, setting, grid.element)
    strips[0] = replace(strips[0], before=_BEFORE + _AFTER_CAPTION)
    return [*strips, PageStrip(_AFTER_CAPTION, keeps_next=True)]


def _head(grid: _Grid) -> list[PageStrip]:
    block = grid.block
    if not block.head:
        return []
    strips = _row(grid, TableRow(tuple((paragraph,) for paragraph in block.head)))
    strips.append(PageStrip(_HEAD_RULE, rule=_HEAD_RULE, is_rule_dark=True))
    strips = [replace(strip, keeps_next=True) for strip in strips]
    before = 0.0 if block.caption else _BEFORE
    strips[0] = replace(strips[0], rule=0.0, before=before)
    return strips


def _repeated(strip: PageStrip) -> PageStrip:
    """Return a strip of a head as it is drawn again: without notes, and nothing that is read."""
    return replace(
        strip,
        lines=tuple(replace(line, element=None) for line in strip.lines),
        destinations=(),
        notes=(),
    )


def _row(grid: _Grid, row: TableRow, heads: _Heads | None = None) -> list[PageStrip]:
    """Set a row; without what is repeated above its first strip, and its others, it is a head."""
    block, setting = grid.block, grid.setting
    if len(row.cells) != len(grid.columns):
        raise refusal("row_misshapen", _place(block))
    group = setting.group()
    row_element = StructureElement("TR", grid.element)
    styles = [setting.look.paragraphs[paragraph.role] for cell in row.cells for paragraph in cell]
    styles = styles or [setting.look.paragraphs[Role.CELL]]
    cells: list[list[PlacedLine]] = []
    notes: list[PlacedNote] = []
    for number, cell in enumerate(row.cells):
        scope = _scope(block, number, is_head=heads is None)
        element = StructureElement("TH" if scope else "TD", row_element)
        element.scope = scope
        cells.append(_cell(grid, cell, number, element, notes))
    lines = [placed.line for cell in cells if len(cell) > 1 for placed in cell]
    is_by_ink = setting.look.is_spaced_by_ink
    leading = max(leading_of(style, lines, is_by_ink=is_by_ink) for style in styles)
    baseline = baseline_of(max(style.size for style in styles), leading)
    last = max([1, *map(len, cells)]) - 1
    extra, below = [0.0] * (last + 1), 0.0
    if is_by_ink:
        extra, below = _opened(cells, leading, baseline + grid.padding, last)
        below = max(0.0, below - (leading - baseline) - grid.padding)
    strips = [
        PageStrip(
            leading
            + grid.padding * ((at == 0) + (at == last))
            + extra[at]
            + (below if at == last else 0.0),
            lowered(
                [cell[at] for cell in cells if at < len(cell)],
                (baseline if at else baseline + grid.padding) + extra[at],
            ),
            group=group,
            keeps_next=row.keeps_next if at == last else last < _UNCUT_ROW or at in {0, last - 1},
            may_part=at == last,
            rule=_ROW_RULE if block.is_ruled and not at else 0.0,
            destinations=(row.destination,) if row.destination and not at else (),
            head=heads[min(at, 1)] if heads else (),
        )
        for at in range(last + 1)
    ]
    if row.continued and heads is not None:
        again = _continued(grid, row)
        strips[1:] = [replace(one, head=(*one.head, again)) for one in strips[1:]]
    attach(strips, notes)
    return strips


def _continued(grid: _Grid, row: TableRow) -> PageStrip:
    """Return what names a row again where a page begins within it; nobody hears it twice."""
    setting = grid.setting
    style, frame = setting.look.paragraphs[Role.CELL_QUIET], setting.measure
    line = set_one_line(row.continued, style, frame.width, _place(grid.block), setting.library)
    leading = leading_of(style, (line,), is_by_ink=setting.look.is_spaced_by_ink)
    baseline = baseline_of(style.size, leading)
    return PageStrip(leading, tuple(frame.place((line,), None, baseline=baseline)))


def _opened(
    cells: Sequence[Sequence[PlacedLine]], leading: float, first: float, last: int
) -> tuple[list[float], float]:
    """Return the height that each line of a row adds so that no ink touches, and ink below it."""
    extra, below = [0.0] * (last + 1), 0.0
    for cell in cells:
        needed, deep = extra_above([placed.line for placed in cell], leading, first)
        extra = [max(pair) for pair in zip_longest(extra, needed, fillvalue=0.0)]
        below = max(below, deep if len(cell) > last else 0.0)
    return extra, below


def _scope(block: Table, number: int, *, is_head: bool) -> str:
    """Return what a cell is a heading of: in a table without a head, each row has its name."""
    if is_head:
        return "Column"
    is_name = number == 0 and not block.head and len(block.shares) > 1
    return "Row" if is_name else ""


def _cell(
    grid: _Grid,
    cell: Sequence[Paragraph],
    column: int,
    element: StructureElement,
    notes: list[PlacedNote],
) -> list[PlacedLine]:
    """Return the lines of a cell, one below the other, and add its notes."""
    frame, setting = grid.columns[column], grid.setting
    alignment = grid.block.alignments[column] if grid.block.alignments else Alignment.START
    placed: list[PlacedLine] = []
    for paragraph in cell:
        text = numbered(paragraph.content, setting)
        part = setting.story.text("P", text.content, element)
        style = setting.look.paragraphs[paragraph.role]
        lines = set_lines(text.content, style, frame.width, paragraph.place, setting.library)
        notes += [
            replace(note, line=note.line + len(placed))
            for note in attachments(lines, text, setting, element, paragraph.place)
        ]
        placed += frame.place(lines, part, column=column, alignment=alignment, is_cell=True)
    return placed
