"""Strokes of ink: pixels that touch one another, told by the runs of inked pixels in each row."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PIL import Image

from casefiles.redaction.pixels.gate import PixelArea

_RUN: Final = re.compile(rb"\x01+")

_Span: TypeAlias = tuple[int, int]
"""First pixel of a run and the one after its last."""
_Run: TypeAlias = tuple[int, int, int]
"""The row of a run, and its span."""


@dataclass(frozen=True, slots=True)
class InkStroke:
    """Pixels that touch one another, at a side or a corner."""

    runs: tuple[_Run, ...]

    @property
    def size(self) -> int:
        """How many pixels it has."""
        return sum(end - first for _, first, end in self.runs)

    @property
    def width(self) -> int:
        """How many columns it reaches over."""
        return max(end for _, _, end in self.runs) - min(first for _, first, _ in self.runs)

    @property
    def height(self) -> int:
        """How many rows it reaches over."""
        return self.runs[-1][0] - self.runs[0][0] + 1

    def size_in(self, area: PixelArea) -> int:
        """Return how many of its pixels lie in an area."""
        return sum(
            max(0, min(end, area.right) - max(first, area.left))
            for row, first, end in self.runs
            if area.top <= row < area.bottom
        )

    def size_under(self, areas: Sequence[PixelArea]) -> int:
        """Return how many of its pixels lie in any of some areas, each counted once."""
        found = 0
        for row, first, end in self.runs:
            at = first
            for area in sorted(
                (one for one in areas if one.top <= row < one.bottom), key=lambda one: one.left
            ):
                start, last = max(at, area.left), min(end, area.right)
                if start < last:
                    found, at = found + last - start, last
        return found


def strokes_over_edge(
    image: Image.Image, around: PixelArea, area: PixelArea, areas: Sequence[PixelArea], ink: int
) -> list[InkStroke]:
    """Return the strokes with a pixel in an area that touches one beside it and all others.

    Args:
        image: levels of grey.
        around: what is looked at; strokes end there.
        area: over whose edge they run.
        areas: a pixel in one of these is not beside them.
        ink: levels below are inked.
    """
    rows = _rows(image, around, ink)
    crossing = set(_crossings(rows, area, areas))
    strokes: dict[_Run, list[_Run]] = defaultdict(list)
    first_of = _joined(rows)
    for run in first_of:
        strokes[_root(first_of, run)].append(run)
    return [InkStroke(tuple(runs)) for runs in strokes.values() if not crossing.isdisjoint(runs)]


def _rows(image: Image.Image, around: PixelArea, ink: int) -> dict[int, list[_Span]]:
    box = (around.left, around.top, around.right, around.bottom)
    is_ink = image.crop(box).point([1 if level < ink else 0 for level in range(256)]).tobytes()
    width, left = around.right - around.left, around.left
    return {
        row: [
            (left + one.start() - start, left + one.end() - start)
            for one in _RUN.finditer(is_ink, start, start + width)
        ]
        for row, start in zip(
            range(around.top, around.bottom), range(0, len(is_ink), width), strict=True
        )
    }


def _joined(rows: Mapping[int, Sequence[_Span]]) -> dict[_Run, _Run]:
    """Return for each run one before it, or itself, that is of the same stroke."""
    first_of: dict[_Run, _Run] = {}
    for row, spans in rows.items():
        first_of |= {(row, *span): (row, *span) for span in spans}
        for span, other in _touching(spans, rows.get(row - 1, ())):
            one, above = _root(first_of, (row, *span)), _root(first_of, (row - 1, *other))
            first_of[max(one, above)] = min(one, above)
    return first_of


def _touching(spans: Sequence[_Span], above: Sequence[_Span]) -> Iterator[tuple[_Span, _Span]]:
    """Yield each run with each that it touches in the row above; both rows from the left."""
    at = 0
    for span in spans:
        while at < len(above) and above[at][1] < span[0]:
            at += 1
        for other in above[at:]:
            if other[0] > span[1]:
                break
            yield span, other


def _root(first_of: dict[_Run, _Run], run: _Run) -> _Run:
    while first_of[run] != run:
        first_of[run] = run = first_of[first_of[run]]
    return run


def _crossings(
    rows: Mapping[int, Sequence[_Span]], area: PixelArea, areas: Sequence[PixelArea]
) -> Iterator[_Run]:
    """Yield the runs with a pixel just outside an area that touches ink just inside it."""
    for row in range(area.top - 1, area.bottom + 1):
        is_adjacent = area.top <= row < area.bottom
        for first, end in rows.get(row, ()):
            sides = range(max(first, area.left - 1), min(end, area.right + 1))
            places = (
                [x for x in (area.left - 1, area.right) if x in sides] if is_adjacent else sides
            )
            if any(
                not any(_holds(one, x, row) for one in areas) and _touches(rows, area, x, row)
                for x in places
            ):
                yield row, first, end


def _touches(rows: Mapping[int, Sequence[_Span]], area: PixelArea, x: int, y: int) -> bool:
    """Tell whether a pixel touches ink in an area."""
    left, right = max(x - 1, area.left), min(x + 2, area.right)
    return any(
        first < right and left < end
        for row in range(max(y - 1, area.top), min(y + 2, area.bottom))
        for first, end in rows.get(row, ())
    )


def _holds(area: PixelArea, x: int, y: int) -> bool:
    return area.left <= x < area.right and area.top <= y < area.bottom
