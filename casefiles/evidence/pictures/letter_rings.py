"""Finds letters that stand round a seal."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from PIL import Image

from casefiles.evidence.pictures.ink_pieces import (
    ADJACENT_GAP,
    Neighbours,
    Piece,
    has_shapes,
    ink_views_of,
    is_letter,
    pieces_of,
)

_RING: Final = 6
_NEIGHBOURS: Final = 6
_NARROWEST, _WIDEST = 1.5, 14.0
"""Radius of a seal, in sizes of its letters."""
_GAP: Final = 3.2
"""Sizes of a letter that two neighbours of a ring stand apart, at most."""
_LARGEST_RING_SEARCH: Final = 600
_AROUND: Final = 2.2
_LITTLE: Final = 0.4
"""Letters within so many of their sizes beside a ring, for each one on it, at most."""
_SAMPLES: Final = 11
_BAND: Final = 0.9
"""Of a letter's size, to either side of a ring, within which another is the same."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Letters that stand round a seal, in the pixels of their picture.

    Attributes:
        x: of the middle.
        y: of the middle, downwards.
        radius: of the circle through the middles of the letters.
        size: of a letter.
        start: angle of the first letter from the right, clockwise, in radians; `end` likewise of
            the last, at most a turn beyond it.
        count: pieces of ink that stand in it.
    """

    x: float
    y: float
    radius: float
    size: float
    start: float
    end: float
    count: int


def letter_rings(grey: Image.Image) -> list[Ring]:
    """Return where letters stand round a seal, each ring once, those with most letters first.

    Args:
        grey: of `DPI` dots per inch, one byte a pixel.

    Raises:
        TooMuchInk: there are too many pieces to be judged.
    """
    found: list[Ring] = []
    for ink, scale in ink_views_of(grey):
        letters = [one for one in pieces_of(ink) if is_letter(one)]
        rings = (ring for _, ring in rings_of(letters, Neighbours(letters)))
        found += [_scaled(ring, scale) for ring in rings if _is_isolated(ring, letters)]
    retained: list[Ring] = []
    for ring in sorted(found, key=lambda one: -one.count):
        if not any(_is_same_ring(ring, other) for other in retained):
            retained.append(ring)
    return retained


def _is_isolated(ring: Ring, letters: Sequence[Piece]) -> bool:
    """Tell whether little stands beside a ring: in a dense table circles go through many signs."""
    on_it, adjacent = 0, 0
    for one in letters:
        turn = math.atan2(one.y - ring.y, one.x - ring.x) - ring.start
        if turn % (2 * math.pi) <= ring.end - ring.start:
            away = abs(math.hypot(one.x - ring.x, one.y - ring.y) - ring.radius) / ring.size
            on_it += away < _BAND
            adjacent += _BAND <= away < _AROUND
    return adjacent <= _LITTLE * on_it


def _scaled(ring: Ring, scale: float) -> Ring:
    values = (ring.x * scale, ring.y * scale, ring.radius * scale, ring.size * scale)
    return Ring(*values, ring.start, ring.end, ring.count)


def _is_same_ring(one: Ring, other: Ring) -> bool:
    """Tell whether most of a ring lies in the band of another: a few strokes fit many circles."""
    within = 0
    for step in range(_SAMPLES):
        turn = one.start + (one.end - one.start) * step / (_SAMPLES - 1)
        x, y = one.x + one.radius * math.cos(turn), one.y + one.radius * math.sin(turn)
        away = abs(math.hypot(x - other.x, y - other.y) - other.radius)
        within += away < _BAND * other.size
    return within > _SAMPLES // 2


def rings_of(letters: Sequence[Piece], near: Neighbours) -> Iterator[tuple[list[Piece], Ring]]:
    """Yield pieces that stand on a circle, one beside the other, as words round a seal do."""
    if not _RING <= len(letters) <= _LARGEST_RING_SEARCH:
        return
    for piece in letters:
        close = sorted(
            near.around(piece, _GAP * piece.size),
            key=lambda one: math.hypot(one.x - piece.x, one.y - piece.y),
        )[1 : _NEIGHBOURS + 1]
        rings = (_ring(piece, one, other, near) for one, other in combinations(close, 2))
        found = next((ring for ring in rings if ring is not None), None)
        if found is not None:
            yield found


def _ring(
    piece: Piece, one: Piece, other: Piece, near: Neighbours
) -> tuple[list[Piece], Ring] | None:
    circle = _circle(piece, one, other)
    if circle is None:
        return None
    x, y, radius = circle
    size = piece.size
    if not _NARROWEST * size <= radius <= _WIDEST * size:
        return None
    on_it = [
        (math.atan2(at.y - y, at.x - x), at)
        for at in near.around(piece, 2 * radius + size)
        if abs(math.hypot(at.x - x, at.y - y) - radius) < ADJACENT_GAP * size
    ]
    if len(on_it) < _RING:
        return None
    turns = _longest_run(sorted(on_it, key=lambda pair: pair[0]), _GAP * size / radius)
    run = [at for _, at in turns]
    if len(run) < _RING or not has_shapes(run):
        return None
    largest = max(at.size for at in run)
    return run, Ring(x, y, radius, largest, turns[0][0], turns[-1][0], len(run))


def _longest_run(turns: Sequence[tuple[float, Piece]], widest: float) -> list[tuple[float, Piece]]:
    """Return those that follow one another round a circle with no wider gap than given."""
    twice = [*turns, *((turn + 2 * math.pi, one) for turn, one in turns)]
    best: list[tuple[float, Piece]] = []
    run: list[tuple[float, Piece]] = []
    before = -math.inf
    for turn, one in twice:
        run = [*run, (turn, one)] if turn - before <= widest else [(turn, one)]
        before = turn
        if len(run) > len(best):
            best = run
    # Nobody stands twice in it where it goes all the way round.
    return best[: len(turns)]


def _circle(one: Piece, two: Piece, three: Piece) -> tuple[float, float, float] | None:
    """Return middle and radius of the circle through three places; None where they are in line."""
    ax, ay, bx, by = two.x - one.x, two.y - one.y, three.x - one.x, three.y - one.y
    twice = 2 * (ax * by - ay * bx)
    if abs(twice) < 1e-6:  # noqa: PLR2004  nearly nothing
        return None
    a, b = ax * ax + ay * ay, bx * bx + by * by
    x, y = (by * a - ay * b) / twice, (ax * b - bx * a) / twice
    return one.x + x, one.y + y, math.hypot(x, y)
