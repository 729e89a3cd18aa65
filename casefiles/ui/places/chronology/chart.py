"""The rows of a timeline, made ready for drawing: lanes, sorted edges, widths of labels.

Made on a thread that may take its time; nothing here knows a widget.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import Final

from casefiles.office.chronology.timeline import PRESSURE, PROCEDURE, TimelineRow
from casefiles.ui.places.chronology.dense import DenseShare, dense_days, dense_shares, with_edges
from casefiles.ui.places.chronology.lane_tones import in_lane_order, lane_tones
from casefiles.ui.places.chronology.row_words import counts_in_words
from casefiles.words.language import msg, msg_of

BLOCK: Final = 64
"""Items whose latest end is kept together."""
BINS: Final = 480
"""Parts of the overview."""
FADES_IN: Final = 1
FADES_OUT: Final = 2
_LONGEST_LABEL: Final = 64
_WIDEST: Final = 236.0
"""Pixels at 100 % of a label, so that neighbours keep theirs."""
_LEAST_DAYS: Final = 28.0
_MARGIN: Final = 0.02
_NEAR: Final = 0.08
"""Part of what is known by which the present may lie after it and still be shown with it."""

Measure = Callable[[str], float]
"""Returns how wide a text is, in pixels at the present size of text; may be called anywhere."""


@dataclass(frozen=True, slots=True)
class ChartLane:
    """One line of the picture; its items lie in the order of their begins.

    Attributes:
        name: in words.
        tone: role of its colour.
        rows: index of each item in the chart.
        begins: first day of each item.
        finishes: when each is over.
        widths: pixels of each label.
        fades: `FADES_IN`, `FADES_OUT`, both or 0, where an end is open or not known.
        longest: items by falling length.
        shortness: negative length of each of `longest`, and so rising.
        block_ends: latest finish of each `BLOCK` items.
    """

    name: str
    tone: str
    rows: Sequence[int]
    begins: Sequence[float]
    finishes: Sequence[float]
    widths: Sequence[float]
    fades: Sequence[int]
    longest: Sequence[int]
    shortness: Sequence[float]
    block_ends: Sequence[float]


@dataclass(frozen=True, slots=True)
class Chart:
    """A timeline ready for drawing.

    Attributes:
        rows: in the order of time; those without a readable date come first and in no lane.
        lanes: from top to bottom.
        seats: of each row: its lane and its place there; None if it has none.
        first: the first day worth showing.
        last: the last one.
        numbers: index of each row by its id.
        bins: how many begin in each part of the whole.
        counts: how many there are, in words.
        starts: the days on which they begin, in order, those without one left out.
        ends: the days on which they are over, in order.
        shares: the shortest spans that hold shares of `starts`.
        links: of what followed a step of the proceedings: that step and it, as indices of rows.
        is_paired: the steps stand over what was done to people, and links are drawn between.
    """

    rows: tuple[TimelineRow, ...]
    lanes: tuple[ChartLane, ...]
    seats: Sequence[tuple[int, int] | None]
    first: float
    last: float
    numbers: dict[str, int]
    bins: tuple[int, ...]
    counts: str
    starts: Sequence[float] = ()
    ends: Sequence[float] = ()
    shares: tuple[DenseShare, ...] = ()
    links: tuple[tuple[int, int], ...] = ()
    is_paired: bool = False

    def outside(self, left: float, right: float) -> tuple[int, int]:
        """Return how many lie wholly before a stretch of days, and how many after it."""
        return bisect_left(self.ends, left), len(self.starts) - bisect_right(self.starts, right)

    def stretch(self, width: float, *, is_dense: bool) -> tuple[float, float]:
        """Return the days of the picture: in so many pixels where most happened, or all."""
        if not is_dense:
            return self.first, self.last
        if self.is_paired and self.links:
            days = [self.rows[number].begin for link in self.links for number in link]
            return with_edges(min(days), max(days))
        if not self.starts:
            return self.first, self.last
        return with_edges(*dense_days(self.starts, self.shares, width))


def chart_of(rows: tuple[TimelineRow, ...], measure: Measure, today: float) -> Chart:
    """Make a chart.

    Args:
        rows: in the order of their begins.
        measure: of labels.
        today: the present day; what goes on reaches it, where it is near.
    """
    first, last = _extent(rows, today)
    members: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if row.span is not None:
            members.setdefault(row.lane, []).append(number)
    members = {name: members[name] for name in in_lane_order(members)}
    tones = lane_tones(members)
    lanes = tuple(
        _lane(name, numbers, rows, (first, last), measure, tones[name])
        for name, numbers in members.items()
    )
    seats: list[tuple[int, int] | None] = [None] * len(rows)
    for at, lane in enumerate(lanes):
        for slot, number in enumerate(lane.rows):
            seats[number] = at, slot
    numbers = {row.id: number for number, row in enumerate(rows)}
    bins = _bins(lanes, first, last)
    links = [(numbers[row.follows], at) for at, row in enumerate(rows) if row.follows in numbers]
    names = {lane.name for lane in lanes}
    starts = [row.begin for row in rows if isfinite(row.begin)]
    return Chart(
        *(rows, lanes, seats, first, last, numbers, bins, counts_in_words(rows)),
        starts=starts,
        shares=dense_shares(starts),
        ends=sorted(row.finish for row in rows if isfinite(row.begin) and isfinite(row.finish)),
        links=tuple(links),
        is_paired=msg_of(PROCEDURE) in names and names <= {msg_of(PROCEDURE), msg_of(PRESSURE)},
    )


def label_of(row: TimelineRow) -> str:
    """Return the words beside a row's sign: its first line, shortened at a word."""
    text = row.text.split("\n", 1)[0].strip() or row.place
    if row.follows:
        text = msg("+{days} d  {text}", days=row.days_after, text=text)
    if len(text) <= _LONGEST_LABEL:
        return text
    cut = text[:_LONGEST_LABEL].rsplit(" ", 1)[0] if " " in text else text[:_LONGEST_LABEL]
    return f"{cut.rstrip(' ,;:.')}…"


def _extent(rows: tuple[TimelineRow, ...], today: float) -> tuple[float, float]:
    begins = [row.begin for row in rows if isfinite(row.begin)]
    ends = [row.finish for row in rows if isfinite(row.finish)]
    edges = begins + ends
    if not edges:
        return today - _LEAST_DAYS, today + _LEAST_DAYS
    first, last = min(edges), max(edges)
    known = last - first
    is_near = known < _LEAST_DAYS or today - last <= known * _NEAR
    if is_near and any(row.finish == inf for row in rows):
        last = max(last, today)
    if last - first < _LEAST_DAYS:
        middle = (first + last) / 2
        first, last = middle - _LEAST_DAYS / 2, middle + _LEAST_DAYS / 2
    margin = (last - first) * _MARGIN
    return first - margin, last + margin


def _lane(
    name: str,
    numbers: list[int],
    rows: tuple[TimelineRow, ...],
    extent: tuple[float, float],
    measure: Measure,
    tone: str,
) -> ChartLane:
    first, last = extent
    begins = [max(rows[number].begin, first) for number in numbers]
    finishes = [min(rows[number].finish, last) for number in numbers]
    lengths = [finish - begin for begin, finish in zip(begins, finishes, strict=True)]
    longest = sorted(range(len(numbers)), key=lengths.__getitem__, reverse=True)
    return ChartLane(
        name=name,
        tone=tone,
        rows=numbers,
        begins=begins,
        finishes=finishes,
        widths=[
            min(measure(label_of(rows[number])), _WIDEST) + _signs(rows[number])
            for number in numbers
        ],
        fades=[_fades(rows[number]) for number in numbers],
        longest=longest,
        shortness=[-lengths[item] for item in longest],
        block_ends=[
            max(finishes[start : start + BLOCK]) for start in range(0, len(numbers), BLOCK)
        ],
    )


def _fades(row: TimelineRow) -> int:
    if row.span is None:
        return 0
    return FADES_IN * (row.span.start_day is None) + FADES_OUT * (row.span.end_day is None)


SIGN: Final = 15.0
"""Pixels of a sign before a label at 100 %: withheld, or without proof."""


def _signs(row: TimelineRow) -> float:
    return SIGN * (row.is_withheld + row.needs_proof)


def _bins(lanes: tuple[ChartLane, ...], first: float, last: float) -> tuple[int, ...]:
    edges = [first + (last - first) * number / BINS for number in range(BINS + 1)]
    counts = [0] * BINS
    for lane in lanes:
        at = [bisect_left(lane.begins, edge) for edge in edges]
        at[-1] = len(lane.begins)
        for number in range(BINS):
            counts[number] += at[number + 1] - at[number]
    return tuple(counts)
