"""Sets tables: columns as wide as they need, wide ones in groups, rows line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.evidence.layout.blocks import BlockTable, Cell
from casefiles.evidence.layout.line_breaking import (
    BrokenLine,
    StyledText,
    Widths,
    count_lines,
    lines_of,
    piece_of,
    styled,
)

TABLE_SIZE: Final = 8.5
TABLE_LEADING: Final = 11.5
ROW_PADDING: Final = 4.0
_SIDE: Final = 3.5
"""Between a rule and the text beside it, in points."""
_WIDEST, _NARROWEST, _SQUEEZED = 190.0, 22.0, 52.0
_SAMPLE: Final = 20_000
"""Rows that tell how wide columns must be."""
_LONGEST: Final = 400
"""Characters of a cell that are measured for it: more are wider than any column in any case."""
_READ: Final = 4 * _LONGEST
"""Letters of a cell that are looked at for it, since some are left out."""
_OVER_PAGES: Final = 2_000
"""Letters from which a cell may reach over several pages."""


@dataclass(frozen=True, slots=True)
class BorderLine:
    """A thin line from one point to another."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class ColumnPlacement:
    """A column of a group: which one of the table, its left edge and its width in points."""

    index: int
    left: float
    width: float

    @property
    def room(self) -> float:
        """Width of its text, as parts of the size of the text."""
        return (self.width - 2 * _SIDE) / TABLE_SIZE


@dataclass(frozen=True, slots=True)
class RowPart:
    """Some lines of a row, the last one not included."""

    row: int
    first: int
    last: int

    @property
    def height(self) -> float:
        """In points."""
        return (self.last - self.first) * TABLE_LEADING + ROW_PADDING


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows of one group of columns that stand on one page."""

    grid: "Grid"
    group: int
    parts: tuple[RowPart, ...]
    top: float

    def drawn(self) -> Iterator[BrokenLine | BorderLine]:
        """Return the lines of text cell by cell, and the rules."""
        return self.grid.drawn(self)


class Grid:
    """A table with measured columns."""

    def __init__(self, table: BlockTable, widths: Widths, left: float, room: float) -> None:
        """Measure a table.

        Args:
            table: with at least one cell.
            widths: of characters.
            left: edge of the text on the page.
            room: of the text, in points.
        """
        self._rows = table.rows
        self._widths = widths
        self._long: dict[tuple[int, int], tuple[StyledText, list[tuple[int, int]]]] = {}
        self.head = table.head
        natural = _natural(table, widths)
        self.groups = _grouped(natural, is_sheet=table.is_sheet, left=left, room=room)

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def lines(self, row: int, group: int) -> int:
        """Return how many lines a row takes."""
        cells = self._rows[row]
        return max(
            (
                count_lines(styled(cells[column.index]).text, self._widths, column.room)
                for column in self.groups[group]
                if column.index < len(cells)
            ),
            default=1,
        )

    def drawn(self, part: Slice) -> Iterator[BrokenLine | BorderLine]:
        """Return what a slice shows."""
        columns = self.groups[part.group]
        left, right = columns[0].left, columns[-1].left + columns[-1].width
        top = part.top
        yield BorderLine(left, top, right, top)
        for row in part.parts:
            for column in columns:
                yield from self._cell(row, column, top + ROW_PADDING / 2)
            top += row.height
            yield BorderLine(left, top, right, top)
        for edge in (*(column.left for column in columns), right):
            yield BorderLine(edge, part.top, edge, top)

    def _cell(self, part: RowPart, column: ColumnPlacement, top: float) -> Iterator[BrokenLine]:
        cells = self._rows[part.row]
        if column.index >= len(cells):
            return
        source, found = self._broken(part.row, column, cells[column.index])
        for number, line in enumerate(found[part.first : part.last]):
            if line[0] < line[1]:
                place = (column.left + _SIDE, top + number * TABLE_LEADING)
                measure = (TABLE_SIZE, TABLE_LEADING, column.width - 2 * _SIDE)
                yield piece_of(source, line, self._widths, place, measure)

    def _broken(
        self, row: int, column: ColumnPlacement, cell: Cell
    ) -> tuple[StyledText, list[tuple[int, int]]]:
        """Break a cell into lines; of the last row those of long ones are kept for its pages."""
        key = row, column.index
        if key not in self._long:
            source = styled(cell)
            found = source, lines_of(source.text, self._widths, column.room)
            if len(source.text) < _OVER_PAGES:
                return found
            self._long = {one: retained for one, retained in self._long.items() if one[0] == row}
            self._long[key] = found
        return self._long[key]


def _natural(table: BlockTable, widths: Widths) -> list[float]:
    """Return how wide each column would like to be, in points."""
    requested: list[float] = []
    for cells in table.rows[:_SAMPLE]:
        requested += [_NARROWEST] * (len(cells) - len(requested))
        for index, cell in enumerate(cells):
            requested[index] = max(requested[index], _width(cell, widths))
    most = max((len(cells) for cells in table.rows), default=0)
    return requested + [_SQUEEZED] * (most - len(requested))


def _width(cell: Cell, widths: Widths) -> float:
    # A workbook may show one text of a megabyte in a million cells: no more of it than is measured.
    text = styled(cell[:_READ] if isinstance(cell, str) else cell).text[:_LONGEST]
    longest = max(map(widths.of, text.split("\n"))) if text else 0.0
    return min(_WIDEST, longest * TABLE_SIZE + 2 * _SIDE + 0.1)


def _grouped(
    natural: Sequence[float], *, is_sheet: bool, left: float, room: float
) -> list[tuple[ColumnPlacement, ...]]:
    """Share columns among groups that fit on a page, and give each its width."""
    if sum(natural) <= room:
        return [_placed(list(enumerate(natural)), left)]
    if not is_sheet and sum(min(width, _SQUEEZED) for width in natural) <= room:
        return [_placed(list(enumerate(_squeezed(natural, room))), left)]
    name = [(0, natural[0])] if is_sheet else []
    groups: list[tuple[ColumnPlacement, ...]] = []
    taken = list(name)
    for index, width in list(enumerate(natural))[len(name) :]:
        if len(taken) > len(name) and sum(one for _, one in taken) + width > room:
            groups.append(_placed(taken, left))
            taken = list(name)
        taken.append((index, width))
    groups.append(_placed(taken, left))
    return groups


def _squeezed(natural: Sequence[float], room: float) -> list[float]:
    """Make wide columns narrower, by what they have above the least."""
    least = [min(width, _SQUEEZED) for width in natural]
    spare, requested = room - sum(least), sum(natural) - sum(least)
    return [
        low + (width - low) * spare / requested for low, width in zip(least, natural, strict=True)
    ]


def _placed(columns: Sequence[tuple[int, float]], left: float) -> tuple[ColumnPlacement, ...]:
    placed = []
    for index, width in columns:
        placed.append(ColumnPlacement(index, left, width))
        left += width
    return tuple(placed)
