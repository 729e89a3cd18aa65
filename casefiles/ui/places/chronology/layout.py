"""The chart at the present zoom: packed lanes, one under another. Knows no widget."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, inf
from typing import Final

from casefiles.ui.places.chronology.chart import Chart
from casefiles.ui.places.chronology.packing import Packed, PackedItem, Zoom, pack
from casefiles.ui.places.chronology.scale import TimeScale

_WHOLE: Final = 3000
"""Items up to which a chart is packed from end to end, so that moving along changes nothing."""
_PAD: Final = 3.0
_CLOSE_UP: Final = 0.04
"""Days that a crowd of one moment is shown in."""
_LEAST_ROW: Final = 17.0
_MOST_ROW: Final = 24.0
_FEWEST_ROWS: Final = 4
_ROWS_OF_FEW: Final = 2
_MOST_ROWS: Final = 12
_MOST_OF_FEW: Final = 24
_FEW: Final = 200
"""Items up to which labels matter more than seeing every lane at once."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a layout depends on besides time.

    Attributes:
        row: height of a row.
        height: pixels for all lanes.
        factor: by how much text is larger than usual.
        gap: free pixels below the first lane, for what joins it to the second.
    """

    row: float
    height: float
    factor: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Seat:
    """A place of the picture: its lane, row and what stands there."""

    lane: int
    row: int
    place: PackedItem


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """Packed lanes and where they begin.

    Attributes:
        chart: what is laid out.
        zoom: at which zoom, and for which stretch.
        lanes: packed.
        tops: upper edge of each lane, and the lower edge of the last.
        row: height of a row.
        pad: free pixels above and below the rows of a lane.
        gap: free pixels below the first lane.
    """

    chart: Chart
    zoom: Zoom
    lanes: tuple[Packed, ...]
    tops: tuple[float, ...]
    row: float
    pad: float
    gap: float = 0.0

    def bottom(self, lane: int) -> float:
        """Return the lower edge of a lane."""
        return self.tops[lane + 1] - (self.gap if lane == 0 else 0.0)

    @property
    def height(self) -> float:
        """Pixels of all lanes together."""
        return self.tops[-1]

    def holds(self, scale: TimeScale) -> bool:
        """Tell whether it can show a scale as it is."""
        low, high = window(self.chart, scale)
        return (
            self.zoom.per_day == scale.per_day and self.zoom.low == low and self.zoom.high == high
        )

    def shift(self, scale: TimeScale) -> float:
        """Return the pixels from the chart's first day to the left edge of a scale."""
        return (scale.left - self.zoom.origin) * self.zoom.per_day

    def row_top(self, lane: int, row: int) -> float:
        """Return the upper edge of a row."""
        return self.tops[lane] + self.pad + row * self.row

    def lanes_between(self, top: float, bottom: float) -> range:
        """Return the lanes that reach into a stretch of height."""
        first = max(bisect_right(self.tops, top) - 1, 0)
        past = bisect_right(self.tops, bottom)
        return range(first, min(past, len(self.lanes)))

    def at(self, x: float, y: float) -> Seat | None:
        """Return what stands at a point, in pixels from the chart's first day and first lane."""
        lane = bisect_right(self.tops, y) - 1
        if not 0 <= lane < len(self.lanes):
            return None
        row = floor((y - self.tops[lane] - self.pad) / self.row)
        if not 0 <= row < len(self.lanes[lane].rows):
            return None
        for place in self.lanes[lane].seen(row, x - 2, x + 2):
            return Seat(lane, row, place)
        return None

    def seat_of(self, number: int) -> Seat | None:
        """Return where a row of the chart is shown; None if it is not in what was laid out."""
        seat = self.chart.seats[number]
        if seat is None:
            return None
        found = self.lanes[seat[0]].find(seat[1])
        return None if found is None else Seat(seat[0], found[0], found[1])

    def top_showing(self, number: int, top: float, height: float) -> float:
        """Return how far to scroll, from where it is, to see a row of the chart in a height."""
        seat = self.seat_of(number)
        if seat is None:
            return top
        row = self.row_top(seat.lane, seat.row)
        return min(max(top, row + self.row + self.pad - height), row - self.pad)

    def days_of_crowd(self, seat: Seat) -> tuple[float, float]:
        """Return the days in which the members of a crowd part."""
        lane = self.chart.lanes[seat.lane]
        first, last = lane.begins[seat.place.first], lane.begins[seat.place.last]
        length = max(last - first, _CLOSE_UP)
        return first - length * 0.1, last + length * 0.2

    def members(self, seat: Seat) -> Iterator[int]:
        """Yield the rows of the chart between the first and last that a place shows."""
        lane = self.chart.lanes[seat.lane]
        return (lane.rows[item] for item in range(seat.place.first, seat.place.last + 1))


def laid_out(chart: Chart, scale: TimeScale, sizes: Sizes) -> ChartLayout:
    """Lay a chart out for a scale."""
    low, high = window(chart, scale)
    pad = _PAD * sizes.factor
    is_few = len(chart.rows) <= _FEW
    gap = sizes.gap if len(chart.lanes) > 1 else 0.0
    room = int((sizes.height - gap - 2 * pad * len(chart.lanes)) / sizes.row)
    least = _ROWS_OF_FEW if is_few else _FEWEST_ROWS
    most = min(max(_share(chart, room), least), _MOST_OF_FEW if is_few else _MOST_ROWS)
    end = (chart.last - chart.first) * scale.per_day if is_few else inf
    zoom = Zoom(chart.first, scale.per_day, most, sizes.factor, low, high, end)
    lanes = tuple(pack(lane, zoom) for lane in chart.lanes)
    row = _row_height(lanes, sizes, gap) if is_few else sizes.row
    tops = [0.0]
    for lane in lanes:
        below = gap if len(tops) == 1 else 0.0
        tops.append(tops[-1] + max(len(lane.rows), 1) * row + 2 * pad + below)
    return ChartLayout(chart, zoom, lanes, tuple(tops), row, pad, gap)


def _row_height(lanes: Sequence[Packed], sizes: Sizes, gap: float) -> float:
    """Return a height of rows with which all lanes are in sight, if there is one to read by."""
    rows = sum(max(len(lane.rows), 1) for lane in lanes)
    room = sizes.height - gap - 2 * _PAD * sizes.factor * len(lanes)
    fitting = room / max(rows, 1)
    return min(max(fitting, _LEAST_ROW * sizes.factor), max(_MOST_ROW * sizes.factor, sizes.row))


def _share(chart: Chart, rows: int) -> int:
    """Return how many rows a lane may have where all have what they need, up to that many."""
    needs = sorted(len(lane.rows) for lane in chart.lanes)
    for number, need in enumerate(needs):
        share = rows // (len(needs) - number)
        if need > share:
            return share
        rows -= need
    return rows


def window(chart: Chart, scale: TimeScale) -> tuple[float, float]:
    """Return the stretch of pixels to pack: all of a small chart, of a large one what is near."""
    if len(chart.rows) <= _WHOLE:
        return -inf, inf
    left = (scale.left - chart.first) * scale.per_day
    # A grid of half widths: moving along packs anew only now and then.
    half = scale.width / 2
    step = floor(left / half) * half
    return step - half, step + scale.width + 2 * half
