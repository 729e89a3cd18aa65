"""Which row of its lane each item takes, so that nothing covers anything else at this zoom.

Pixels here count from the chart's first day, so that moving along needs no new packing. What
cannot be told apart becomes one cluster with a count; a label gives way before a sign does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Final

from casefiles.ui.places.chronology.chart import BLOCK, FADES_IN, FADES_OUT, ChartLane

SIGN_HALF: Final = 6.0
"""Half the width of the sign of a moment."""
GAP: Final = 7.0
"""Least pixels between neighbours in a row."""
LABEL_GAP: Final = 5.0
"""Pixels between a sign and its label."""
BAR_FROM: Final = 8.0
"""Pixels from which a stretch of time is drawn as a bar."""
DAY_FROM: Final = 26.0
"""Pixels from which a single day is."""
OPEN_FROM: Final = 30.0
"""Least pixels of a stretch whose end is open or not known, so that it is seen to be."""
_LEAST_LABEL: Final = 60.0
"""A label that does not fit is shortened to no less than this, or left out."""
_INSIDE: Final = 14.0
"""Pixels that a bar must have beyond its label to hold it."""
_PROMINENT: Final = 24.0
_MOST_PROMINENT: Final = 200
_CROWD: Final = 72.0
"""Pixels of time that one crowd may take in."""
_CROWDED: Final = 2
"""How many items for each row make a crowd of as many pixels."""
_NEARBY: Final = 26.0
"""Pixels to the left of a crowd whose items it takes in too."""
_DIGIT: Final = 8.0
_PILL_ENDS: Final = 14.0
_MORE_ROWS: Final = 3
"""How many times the wanted rows may be used where only bars lie."""


@dataclass(slots=True)
class PackedItem:
    """Where an item or cluster stands in its row, in pixels from the chart's first day.

    Attributes:
        first: first item of the lane that it shows.
        last: last item that it shows.
        count: items that it shows.
        x: its point in time: middle of a sign, left edge of a bar or pill.
        left: left edge of what is drawn.
        right: right edge of sign, bar or pill.
        label: left edge of the label.
        label_width: pixels that the label has; 0 for none.
        is_bar: long enough to be drawn as a stretch.
        is_alone: so long that no crowd may swallow it.
    """

    first: int
    last: int
    count: int
    x: float
    left: float
    right: float
    label: float
    label_width: float
    is_bar: bool
    is_alone: bool = False

    @property
    def start(self) -> float:
        """The left edge of all of it."""
        return min(self.left, self.label) if self.label_width else self.left

    @property
    def end(self) -> float:
        """The right edge of all of it."""
        label = self.label + self.label_width
        return max(self.right, label)

    @property
    def is_cluster(self) -> bool:
        """Whether it stands for several items."""
        return self.count > 1


@dataclass(frozen=True, slots=True)
class Zoom:
    """What packing depends on.

    Attributes:
        origin: the day from which pixels count.
        per_day: pixels of a day.
        rows: that a lane should have at most.
        factor: by how much text is larger than usual.
        low: pixel from which items are wanted.
        high: pixel up to which items are wanted.
        end: pixel after which a label stands before its sign, if there is room.
    """

    origin: float
    per_day: float
    rows: int
    factor: float
    low: float
    high: float
    end: float = inf


@dataclass(frozen=True, slots=True)
class Packed:
    """A lane at one zoom: rows from top to bottom, each from left to right.

    Attributes:
        ends: right edge of each place, for finding what is seen.
    """

    rows: tuple[tuple[PackedItem, ...], ...]
    ends: tuple[tuple[float, ...], ...]

    def seen(self, row: int, low: float, high: float) -> Iterator[PackedItem]:
        """Yield the places of a row that reach into a stretch of pixels."""
        places = self.rows[row]
        for number in range(bisect_left(self.ends[row], low), len(places)):
            if places[number].start > high:
                return
            yield places[number]

    def find(self, item: int) -> tuple[int, PackedItem] | None:
        """Return the row and place that show an item of the lane, or None if none does."""
        found = None
        for row, places in enumerate(self.rows):
            # Clusters of a row may reach over items that stand elsewhere: singles win.
            at = bisect_right(places, item, key=lambda place: place.first)
            for place in reversed(places[max(at - 2, 0) : at]):
                if place.first <= item <= place.last:
                    if not place.is_cluster:
                        return row, place
                    found = found or (row, place)
        return found


def pack(lane: ChartLane, zoom: Zoom) -> Packed:
    """Place the items of a lane."""
    low, high = (zoom.origin + edge / zoom.per_day for edge in (zoom.low, zoom.high))
    item, past = bisect_left(lane.begins, low), bisect_right(lane.begins, high)
    alone = sorted(number for number in _prominent(lane, zoom) if item <= number < past)
    alone = [*_reaching(lane, item, low), *alone]
    rows = _Rows(lane, zoom)
    crowd = _CROWD / zoom.per_day
    placed = 0
    while item < past or placed < len(alone):
        if placed < len(alone) and (item >= past or alone[placed] <= item):
            rows.put_alone(alone[placed])
            item += alone[placed] == item
            placed += 1
            continue
        after = bisect_right(lane.begins, rows.crowd_until, item, past)
        if after == item:
            after = bisect_right(lane.begins, lane.begins[item] + crowd, item, past)
            if _others(alone, item, after) <= zoom.rows * _CROWDED:
                rows.put(item)
                item += 1
                continue
            rows.begin_crowd(item)
            after = bisect_right(lane.begins, rows.crowd_until, item, past)
        rows.add_to_crowd(item, after - 1, _others(alone, item, after))
        item = after
    return rows.packed()


def _others(alone: list[int], item: int, after: int) -> int:
    """Return how many items of a range are not placed by themselves."""
    return after - item - (bisect_left(alone, after) - bisect_left(alone, item))


def _prominent(lane: ChartLane, zoom: Zoom) -> list[int]:
    """Return the longest bars, which no crowd swallows."""
    count = bisect_right(lane.shortness, -_PROMINENT / zoom.per_day)
    return list(lane.longest[: min(count, _MOST_PROMINENT)])


def _reaching(lane: ChartLane, start: int, low: float) -> list[int]:
    """Return the items that begin before a day and are not over by then."""
    found = []
    for block in range((start + BLOCK - 1) // BLOCK):
        if lane.block_ends[block] > low:
            items = range(block * BLOCK, min((block + 1) * BLOCK, start))
            found += [item for item in items if lane.finishes[item] > low]
    return found


class _Rows:
    """The rows of a lane while they fill from the left.

    Attributes:
        crowd_until: the day up to which the last crowd takes everything in.
    """

    def __init__(self, lane: ChartLane, zoom: Zoom) -> None:
        self.crowd_until = -inf
        self._lane = lane
        self._zoom = zoom
        self._rows: list[list[PackedItem]] = []
        self._crowd: PackedItem | None = None
        length = (lane.begins[-1] - lane.begins[0]) * zoom.per_day + _CROWD
        self._is_crowded = len(lane.begins) > zoom.rows * length / _CROWD

    def put(self, item: int) -> None:
        """Place an item: where its label has room, else where its sign has, else in a crowd."""
        place = self._single(item)
        row = self._row_before(place)
        row = row if row is not None else self._row_free_of_labels(place.left)
        row = row if row is not None else self._new_row(self._zoom.rows)
        row = row if row is not None else self._row_that_gives_way(place.left)
        if row is not None:
            row.append(place)
        else:
            self.begin_crowd(item)
            self.add_to_crowd(item, item, 1)

    def put_alone(self, item: int) -> None:
        """Place an item that is long enough to have a row opened for it."""
        place = self._single(item)
        place.is_alone = True
        if self._is_crowded and not self._rows:
            # Crowds then stand in one line above the bars.
            self._rows.append([])
        row = self._row_before(place, int(self._is_crowded))
        row = (
            row if row is not None else self._row_free_of_labels(place.left, int(self._is_crowded))
        )
        row = row if row is not None else self._new_row(self._zoom.rows)
        row = row if row is not None else self._row_that_gives_way(place.left)
        self._append(row, place)

    def begin_crowd(self, item: int) -> None:
        """Begin a crowd where an item stands, with the signs that stand close before it."""
        x = self._x(item)
        near = self._take_near(x - _NEARBY * self._zoom.factor)
        left = min((place.left for place in near), default=x - SIGN_HALF)
        row = self._row_of_crowd(left)
        if row is not None:
            left = max(left, row[-1].right + GAP)
        crowd = PackedItem(item, item, 0, x, left, left, left, 0.0, is_bar=False)
        for place in near:
            _take_in(crowd, place)
        row = row if row is not None else self._row_free_of_labels(left)
        row = row if row is not None else self._row_that_gives_way(left)
        row = row if row is not None else self._new_row(self._zoom.rows)
        self._crowd = self._append(row, crowd)
        self.crowd_until = self._zoom.origin + (left + _CROWD) / self._zoom.per_day

    def add_to_crowd(self, first: int, last: int, count: int) -> None:
        """Let the last crowd take in a range of items."""
        if self._crowd is not None and count:
            x = self._x(last)
            add = PackedItem(first, last, count, x, x, x + SIGN_HALF, x, 0.0, is_bar=False)
            _take_in(self._crowd, add)
            least = self._crowd.left + self._pill(self._crowd.count)
            most = max(self._crowd.left + _CROWD - GAP, least)
            right = min(max(self._crowd.right, least), most)
            self._crowd.right = self._crowd.label = right

    def _row_of_crowd(self, left: float) -> list[PackedItem] | None:
        """Return the row of the last crowd, if another may follow it there, moved by a little."""
        for row in self._rows:
            if row and row[-1] is self._crowd and row[-1].right + GAP <= left + 2 * SIGN_HALF:
                return row
        return None

    def packed(self) -> Packed:
        """Return the rows as they are."""
        rows = [row for row in self._rows if row]
        return Packed(
            tuple(tuple(row) for row in rows),
            tuple(tuple(place.end for place in row) for row in rows),
        )

    def _single(self, item: int) -> PackedItem:
        left, right = self._x(item), self._px(self._lane.finishes[item])
        x, fades = left, self._lane.fades[item]
        if right - left < OPEN_FROM and fades & FADES_IN:
            left = right - OPEN_FROM
        elif right - left < OPEN_FROM and fades & FADES_OUT:
            right = left + OPEN_FROM
        is_day = self._lane.finishes[item] - self._lane.begins[item] <= 1.0
        is_bar = right - left >= (DAY_FROM if is_day else BAR_FROM)
        if not is_bar:
            left, right = x - SIGN_HALF, x + SIGN_HALF
        width = self._lane.widths[item] * self._zoom.factor
        is_inside = is_bar and right - left >= width + _INSIDE
        label = left + _INSIDE / 2 if is_inside else right + LABEL_GAP
        return PackedItem(item, item, 1, x, left, right, label, width, is_bar)

    def _x(self, item: int) -> float:
        return self._px(self._lane.begins[item])

    def _px(self, day: float) -> float:
        return (day - self._zoom.origin) * self._zoom.per_day

    def _pill(self, count: int) -> float:
        return (len(str(count)) * _DIGIT + _PILL_ENDS) * self._zoom.factor

    def _row_free_of_labels(self, left: float, first: int = 0) -> list[PackedItem] | None:
        for row in self._rows[first:]:
            if not row or row[-1].end + GAP <= left:
                return row
        return None

    def _row_before(self, place: PackedItem, first: int = 0) -> list[PackedItem] | None:
        """Put a label that would run out of the picture before its sign; return a row for it."""
        label = place.left - LABEL_GAP - place.label_width
        if place.end <= self._zoom.end or place.label < place.right or label < 0:
            return None
        row = self._row_free_of_labels(label, first)
        row = row if row is not None else self._new_row(self._zoom.rows)
        if row is not None:
            place.label = label
        return row

    def _row_that_gives_way(self, left: float) -> list[PackedItem] | None:
        """Return the row whose last label loses least, cut to what is left of it."""
        limit = left - GAP
        open_rows = [row for row in self._rows if row and row[-1].right <= limit]
        if not open_rows:
            return None
        row = min(open_rows, key=lambda row: row[-1].end)
        last = row[-1]
        room = limit - last.label
        if last.label >= last.left:
            last.label_width = room if room >= _LEAST_LABEL * self._zoom.factor else 0.0
        return row

    def _new_row(self, most: int) -> list[PackedItem] | None:
        if len(self._rows) >= most:
            return None
        self._rows.append([])
        return self._rows[-1]

    def _append(self, row: list[PackedItem] | None, place: PackedItem) -> PackedItem:
        """Place in a row, or in one more, or within what ends first; return what holds it."""
        row = row if row is not None else self._new_row(self._zoom.rows * _MORE_ROWS)
        if row is not None:
            row.append(place)
            return place
        full = min((row for row in self._rows if row), key=lambda row: row[-1].right)[-1]
        _take_in(full, place)
        full.right = full.label = max(full.right, full.left + self._pill(full.count))
        return full

    def _take_near(self, left: float) -> list[PackedItem]:
        """Take the signs out of the rows that end right of a pixel."""
        near = []
        for row in self._rows:
            while row and row[-1].left >= left and row[-1].count == 1 and not row[-1].is_alone:
                near.append(row.pop())
        return near


def _take_in(crowd: PackedItem, place: PackedItem) -> None:
    crowd.first = min(crowd.first, place.first)
    crowd.last = max(crowd.last, place.last)
    crowd.count += place.count
    crowd.x = min(crowd.x, place.x)
    crowd.right = max(crowd.right, place.right)
    crowd.label, crowd.label_width, crowd.is_bar = crowd.right, 0.0, False
