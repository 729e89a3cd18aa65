"""Timelines: lanes of dated bars and points over ticks of years.

A disc is a day that is known. A solid bar is a stretch that is known. Hatched is where something
lies, or begins, or ends, and nobody knows when more closely; a dashed outline or an open disc says
that the source doubts the date; an arrow, that it goes on; a dashed tail, that its end is unknown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.blocks.dated import DateScale, EndKind, Extent, extent_of, scale_of
from casefiles.typeset.blocks.sketch import Sketch, arrow_head, disc, hatching, rectangle
from casefiles.typeset.document.figures import LabelAnchor, Path, Timeline, TimelineItem
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.sentences import filled, plain
from casefiles.typeset.document.styles import FIGURE, FIGURE_QUIET, FIGURE_STRONG
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.lines.setting import TypesetLine, set_lines

_NAMES: Final = 80.0
"""Width of the column of lane names."""
_AXIS_LEFT: Final = _NAMES + 14
_AXIS_RIGHT: Final = 4.0
_HEAD: Final = 20.0
"""Height of the scale above the lanes."""
_LANE_PADDING: Final = 7.0
_ROW_GAP: Final = 4.0
_BAR: Final = 6.4
_DISC: Final = 2.9
_LABEL_GAP: Final = 5.0
_LABEL: Final = 176.0
"""Widest label, where there is room for it."""
_GOOD_LABEL: Final = 132.0
"""A label stands after its mark where there is so much room; else where there is more."""
_LEAST_LABEL: Final = 96.0
"""With less room at either side, it stands below."""
_APART: Final = 10.0
"""Free width between two entries of one row."""
_ROWS_BACK: Final = 12
"""So many rows are tried for a free place, so that work grows with the entries alone."""
_TICKS: Final = 9
_TAIL: Final = 22.0
_ARROW: Final = 7.0
_SLACK: Final = 1e-6


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry that is set; x from the left end of the axis.

    Attributes:
        mark: ends of what is drawn.
        whole: ends of the mark with its label.
        lines: of the label.
        side: where the label stands: 1 after the mark, -1 before it, 0 below it.
    """

    extent: Extent
    item: TimelineItem
    mark: tuple[float, float]
    whole: tuple[float, float]
    lines: tuple[TypesetLine, ...]
    side: int

    @property
    def height(self) -> float:
        return (len(self.lines) + (self.side == 0)) * FIGURE.leading


@dataclass(frozen=True, slots=True)
class _Axis:
    """A scale of dates over a width in points."""

    dates: DateScale
    width: float

    def at(self, moment: float) -> float:
        """Return how far from its left end a moment lies."""
        return self.dates.share(moment) * self.width


@dataclass(slots=True)
class _Row:
    lane: int
    entries: list[_Entry]
    end: float

    @property
    def height(self) -> float:
        return max(entry.height for entry in self.entries) + _ROW_GAP


class _Chart:
    """What all parts of a timeline share."""

    def __init__(self, block: Timeline, library: FontLibrary, measure: float) -> None:
        self.block = block
        self.measure = measure
        self.library = library
        self.lanes = [
            sorted(
                ((self._extent(one), one) for one in lane.occurrences),
                key=lambda dated: dated[0].order,
            )
            for lane in block.lanes
        ]
        self.names = [
            tuple(set_lines(lane.name, FIGURE_STRONG, _NAMES, block.place, library))
            for lane in block.lanes
        ]

    def scale(self) -> _Axis | None:
        extents = [extent for lane in self.lanes for extent, _ in lane]
        width = self.measure - _AXIS_LEFT - _AXIS_RIGHT
        return _Axis(scale_of(extents, _TICKS), width) if extents else None

    def _extent(self, one: TimelineItem) -> Extent:
        try:
            return extent_of(one.date)
        except ValueError:
            raise self.refusal("figure_not_a_date") from None

    def refusal(self, code: str) -> UnsupportedText:
        place = self.block.place
        return UnsupportedText(code, place=place.section, number=place.number)

    def rows(self, scale: _Axis) -> Iterator[_Row]:
        """Yield the rows of all lanes, in order."""
        for number, lane in enumerate(self.lanes):
            rows: list[_Row] = []
            for extent, one in lane:
                _seat(self._entry(extent, one, scale), number, rows)
            yield from rows

    def _entry(self, extent: Extent, one: TimelineItem, scale: _Axis) -> _Entry:
        left, right = mark = _mark(extent, scale)
        after, before = scale.width - right - _LABEL_GAP, left - _LABEL_GAP
        side = 1 if after >= min(before, _GOOD_LABEL) else -1
        if max(after, before) < _LEAST_LABEL:
            side = 0
        width = min(_LABEL, {1: after, -1: before, 0: scale.width}[side])
        language = one.content[0].language if one.content else "en"
        dated = (TextSpan(f"{one.worded} ", language, is_bold=True),) if one.worded else ()
        words = (*dated, *one.content)
        lines = tuple(set_lines(words, FIGURE, width, self.block.place, self.library))
        widest = max(line.width for line in lines)
        whole = {
            1: (left, right + _LABEL_GAP + widest),
            -1: (left - _LABEL_GAP - widest, right),
            0: (0.0, scale.width),
        }[side]
        return _Entry(extent, one, mark, whole, lines, side)

    def sentences(self, lane: int, rows: Iterable[_Row]) -> str:
        """Return what is read of some rows of a lane, in the order of time."""
        name = plain(self.block.lanes[lane].name)
        pattern = self.block.words.occurrence
        entries = sorted((one for row in rows for one in row.entries), key=lambda e: e.extent.order)
        return " ".join(
            filled(pattern, {"lane": name, "date": one.worded, "text": plain(one.content)})
            for one in (entry.item for entry in entries)
        )

    def opening(self, scale: _Axis) -> str:
        """Return what is read first."""
        tokens = {
            "first": scale.dates.reach[0],
            "last": scale.dates.reach[1],
            "count": str(sum(len(lane) for lane in self.lanes)),
        }
        return filled(self.block.words.opening, tokens)


def timeline_sketches(
    block: Timeline, library: FontLibrary, room: float, measure: float
) -> Iterator[tuple[Sketch, str]]:
    """Draw a timeline.

    Args:
        block: the lanes.
        library: the fonts.
        room: greatest height of a part, in points.
        measure: its width.

    Yields:
        Each part, at most as high as the room, and the sentences that are read instead of it.

    Raises:
        UnsupportedText: a text cannot be set; figure_not_a_date; figure_too_tall, where an entry
            is taller than the room.
    """
    chart = _Chart(block, library, measure)
    scale = chart.scale()
    if scale is None:
        return
    for number, part in enumerate(_parts(chart, scale, room)):
        sketch = _draw(part, chart, scale)
        # Each part tells what it shows: a figure without a text of its own is silent to ears.
        text = [chart.sentences(*lane) for lane in groupby(part, key=lambda row: row.lane)]
        yield sketch, " ".join([chart.opening(scale), *text] if number == 0 else text)


def _mark(extent: Extent, scale: _Axis) -> tuple[float, float]:
    left, right = _known(extent, scale)
    if extent.before is not EndKind.CLOSED:
        left = 0.0 if extent.before is EndKind.OPEN else max(left - _TAIL, 0.0)
    if extent.after is not EndKind.CLOSED:
        right = scale.width if extent.after is EndKind.OPEN else min(right + _TAIL, scale.width)
    return left, right


def _known(extent: Extent, scale: _Axis) -> tuple[float, float]:
    """Return the ends of what dates bound; what is too narrow for a bar has a disc's width."""
    left, right = scale.at(extent.start[0]), scale.at(extent.end[1])
    if right - left < 2 * _DISC:
        middle = min(max((left + right) / 2, _DISC), scale.width - _DISC)
        return middle - _DISC, middle + _DISC
    return left, right


def _seat(entry: _Entry, lane: int, rows: list[_Row]) -> None:
    """Put an entry into the first row where it touches nothing."""
    for row in rows[-_ROWS_BACK:]:
        if row.end + _APART <= entry.whole[0]:
            row.entries.append(entry)
            row.end = entry.whole[1]
            return
    rows.append(_Row(lane, [entry], entry.whole[1]))


def _parts(chart: _Chart, scale: _Axis, room: float) -> Iterator[list[_Row]]:
    """Cut rows into parts that fit."""
    part: list[_Row] = []
    above, tall = _HEAD, 0.0
    for row in chart.rows(scale):
        name = chart.names[row.lane]
        if part and part[-1].lane != row.lane:
            above += _lane_height(tall, chart.names[part[-1].lane])
            tall = 0.0
        if part and above + _lane_height(tall + row.height, name) > room:
            yield part
            part, above, tall = [], _HEAD, 0.0
        if above + _lane_height(tall + row.height, name) > room:
            raise chart.refusal("figure_too_tall")
        part.append(row)
        tall += row.height
    if part:
        yield part


def _lane_height(rows: float, name: tuple[TypesetLine, ...]) -> float:
    return max(rows - _ROW_GAP, len(name) * FIGURE_STRONG.leading) + 2 * _LANE_PADDING


def _draw(rows: Sequence[_Row], chart: _Chart, scale: _Axis) -> Sketch:
    lanes = [(number, list(lane)) for number, lane in groupby(rows, key=lambda row: row.lane)]
    heights = [
        _lane_height(sum(row.height for row in lane), chart.names[number]) for number, lane in lanes
    ]
    measure = chart.measure
    sketch = Sketch(measure, _HEAD + sum(heights))
    _draw_scale(sketch, chart, scale)
    y = _HEAD
    for (number, lane), height in zip(lanes, heights, strict=True):
        if y > _HEAD:
            sketch.line((0, y), (measure, y), 0.4, 0.55)
        for at, line in enumerate(chart.names[number]):
            sketch.lettering(line, 0, _baseline(y + _LANE_PADDING, at), LabelAnchor.START)
        top = y + _LANE_PADDING
        for row in lane:
            for entry in row.entries:
                _draw_entry(sketch, entry, scale, top)
            top += row.height
        y += height
    sketch.line((0, y), (measure, y), 0.8)
    return sketch


def _draw_scale(sketch: Sketch, chart: _Chart, scale: _Axis) -> None:
    measure = chart.measure
    for moment, words in scale.dates.ticks:
        x = _AXIS_LEFT + scale.at(moment)
        sketch.line((x, _HEAD), (x, sketch.height), 0.4, 0.84)
        sketch.line((x, _HEAD - 4), (x, _HEAD), 0.8)
        span = TextSpan(words, "en")
        (line,) = set_lines((span,), FIGURE_QUIET, measure, chart.block.place, chart.library)
        sketch.lettering(line, x, _HEAD - 8, LabelAnchor.MIDDLE)
    sketch.line((0, _HEAD), (measure, _HEAD), 0.8)


def _baseline(top: float, line: int) -> float:
    return top + line * FIGURE.leading + (FIGURE.leading + FIGURE.size * 0.72) / 2


def _draw_entry(sketch: Sketch, entry: _Entry, scale: _Axis, top: float) -> None:
    _draw_mark(sketch, entry, scale, top + FIGURE.leading / 2)
    left, right = _AXIS_LEFT + entry.mark[0], _AXIS_LEFT + entry.mark[1]
    x, anchor = {
        1: (right + _LABEL_GAP, LabelAnchor.START),
        -1: (left - _LABEL_GAP, LabelAnchor.END),
        0: (min(left, sketch.width - max(line.width for line in entry.lines)), LabelAnchor.START),
    }[entry.side]
    widest = max(line.width for line in entry.lines)
    start = x - 1.5 if anchor is LabelAnchor.START else x - widest - 1.5
    below = FIGURE.leading if entry.side == 0 else 0.0
    patch = rectangle(start, top + below, start + widest + 3, top + entry.height)
    sketch.paths.append(Path(patch, 0, is_closed=True, fill=1.0))
    for at, line in enumerate(entry.lines, start=int(entry.side == 0)):
        sketch.lettering(line, x, _baseline(top, at), anchor)


def _draw_mark(sketch: Sketch, entry: _Entry, scale: _Axis, y: float) -> None:
    extent = entry.extent
    left, right = (_AXIS_LEFT + x for x in _known(extent, scale))
    _draw_beyond(sketch, extent, entry, (left, right), y)
    if extent.start == extent.end and extent.end[1] - extent.start[0] <= 1:
        fill = 1.0 if extent.is_doubted else 0.0
        outline = disc((left + right) / 2, y, _DISC - 0.3)
        sketch.paths.append(Path(outline, 0.8, is_closed=True, fill=fill))
        return
    box = rectangle(left, y - _BAR / 2, right, y + _BAR / 2)
    sketch.paths.append(Path(box, 0, is_closed=True, fill=1.0))
    sketch.paths += hatching(left, y - _BAR / 2, right, y + _BAR / 2)
    if extent.is_stretch:
        core = _core(extent, scale)
        if right - left < 2 * _DISC + _SLACK and core[0] < core[1]:
            core = (left, right)
        if core[0] < core[1]:
            solid = rectangle(core[0], y - _BAR / 2, core[1], y + _BAR / 2)
            sketch.paths.append(Path(solid, 0, is_closed=True, fill=0.25))
    dash = (1.8, 1.6) if extent.is_doubted else ()
    sketch.paths.append(Path(box, 0.6, dash=dash, is_closed=True))


def _core(extent: Extent, scale: _Axis) -> tuple[float, float]:
    """Return the ends of the stretch during which it surely lasted; a day is no doubt."""
    start = extent.start[0] if extent.start[1] - extent.start[0] <= 1 else extent.start[1]
    end = extent.end[1] if extent.end[1] - extent.end[0] <= 1 else extent.end[0]
    left = start if extent.before is EndKind.CLOSED else extent.end[0]
    right = end if extent.after is EndKind.CLOSED else extent.start[1]
    return _AXIS_LEFT + scale.at(left), _AXIS_LEFT + scale.at(right)


def _draw_beyond(
    sketch: Sketch, extent: Extent, entry: _Entry, known: tuple[float, float], y: float
) -> None:
    """Draw what goes on beyond the known ends: a bar with an arrow, or a dashed tail."""
    ends = (
        (extent.before, _AXIS_LEFT + entry.mark[0], known[0]),
        (extent.after, _AXIS_LEFT + entry.mark[1], known[1]),
    )
    for side, tip, edge in ends:
        if side is EndKind.UNKNOWN:
            sketch.line((edge, y), (tip, y), 0.9, 0.0, (2.2, 2.0))
        elif side is EndKind.OPEN:
            neck = tip + (_ARROW if tip < edge else -_ARROW)
            first, last = sorted((neck, edge))
            solid = rectangle(first, y - _BAR / 2, last, y + _BAR / 2)
            sketch.paths.append(Path(solid, 0, is_closed=True, fill=0.25))
            head = arrow_head((tip, y), (edge, y), _ARROW, _BAR / 2 + 1.6)
            sketch.paths.append(Path(head, 0, is_closed=True, fill=0.25))
