"""Finds pieces of ink of the size of letters that stand in a row, in a line or round a seal.

What they say is not read here: it tells only that there is something which a machine must read.
Written for workers that have no library for pictures but Pillow.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import combinations
from typing import Final, NamedTuple

from PIL import Image, ImageChops, ImageFilter

DPI: Final = 150
"""Of the pictures that are looked at."""
_LEAST, _MOST = 4, 67
"""Pixels of a letter's longer side: from small letters of 5 points to capitals of 32."""
_FAINT, _STRONG = ([255 if level > least else 0 for level in range(256)] for least in (24, 110))
"""What counts as ink, of 255 levels of contrast against the paper around."""
_COARSER: Final = 1.5
_REDUCED: Final = 4
_AROUND: Final = 9
"""Reduced pixels across whose middle shade is that of the paper."""
_LEAST_AREA: Final = 5
_SPARSEST, _FULLEST = 0.08, 0.83
"""Share of its box that a letter fills: bars and frames fill all, or next to nothing."""
_MOST_RUNS: Final = 300_000
_MOST_PIECES: Final = 20_000
"""Beyond, the page is no drawing that anybody can judge here."""
_REACH: Final = 6.0
"""Letters' sizes to either side that are looked at for a row."""
_ALIKE: Final = 2.2
_BESIDE: Final = 0.45
"""Of a letter's size, by which it may lie beside its row."""
_ANGLES: Final = tuple(
    (math.sin(turn * math.pi / 16), math.cos(turn * math.pi / 16)) for turn in range(16)
)
_ROW, _LONG_ROW = 4, 5
_SAME_INK, _SAME_EDGE = 0.16, 1.0
"""Share of its ink, and of its width and height together, by which the same shape may differ."""
_SAME_RUNS: Final = 2
_BENT: Final = 1.15
"""Runs of ink for each row of pixels, from which a shape is no bar, dot or filled box."""
_LEAST_BENT: Final = 2
_RING: Final = 6
_NEIGHBOURS: Final = 6
_NARROWEST, _WIDEST = 1.5, 14.0
"""Radius of a seal, in sizes of its letters."""
_GAP: Final = 3.2
"""Sizes of a letter that two neighbours of a ring stand apart, at most."""
_LARGEST_RING_SEARCH: Final = 600


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a picture in its pixels; right and lower edge lie beyond it."""

    left: int
    top: int
    right: int
    bottom: int


class TooMuchInk(Exception):
    """There is more on a picture than can be judged: it counts as if it held writing."""


class _Piece(NamedTuple):
    """Ink that hangs together; a tuple, since pages have thousands.

    Attributes:
        runs: stretches of ink along its rows of pixels: more, the more strokes it has.
    """

    left: int
    top: int
    right: int
    bottom: int
    area: int
    runs: int
    x: float
    y: float

    @property
    def size(self) -> int:
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def shape(self) -> tuple[int, int]:
        return self.right - self.left, self.bottom - self.top


def has_letter_rows(grey: Image.Image) -> bool:
    """Tell whether a picture of `DPI` dots per inch holds letters in a row; see `letter_rows`."""
    try:
        return next(letter_rows(grey), None) is not None
    except TooMuchInk:
        return True


def letter_rows(grey: Image.Image) -> Iterator[Area]:
    """Yield areas of a picture that hold rows of letters, some of them several times.

    A row has four pieces or more, at any angle, of at least two shapes, and of three from five on:
    leaders, stars and tick boxes are one shape many times. A ring has six or more.

    Args:
        grey: of `DPI` dots per inch, one byte a pixel.

    Raises:
        TooMuchInk: there are too many pieces to be judged.
    """
    for ink, scale in _looks(grey):
        letters = [one for one in _pieces(ink) if _is_letter(one)]
        for area in _rows(letters):
            yield Area(*(round(side * scale) for side in astuple(area)))


def _looks(grey: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """Yield what counts as ink, in several ways, and by how much that picture was made smaller.

    Small letters hang together where faint ink counts, Chinese ones fall apart where it does not;
    and pale letters are holes in a dark ground.
    """
    size = max(1, round(grey.width / _COARSER)), max(1, round(grey.height / _COARSER))
    fine, coarse = _contrast(grey), _contrast(grey.resize(size, Image.Resampling.BOX))
    looks = ((coarse.point(_FAINT), _COARSER), (fine.point(_FAINT), 1.0))
    yield from looks
    yield coarse.point(_STRONG), _COARSER
    yield fine.point(_STRONG), 1.0
    yield looks[0][0].filter(ImageFilter.MaxFilter(3)), _COARSER
    for ink, scale in looks:
        yield ImageChops.invert(ink), scale


def _rows(letters: Sequence[_Piece]) -> Iterator[Area]:
    near = _Neighbours(letters)
    for one in letters:
        row = _row(one, near.around(one, _REACH * one.size))
        if row:
            yield _around(row)
    if _RING <= len(letters) <= _LARGEST_RING_SEARCH:
        yield from map(_around, _rings(letters, near))


def _contrast(grey: Image.Image) -> Image.Image:
    """Return by how much each pixel differs from the paper around it."""
    small = grey.reduce(_REDUCED) if min(grey.size) >= _REDUCED * 2 else grey
    paper = small.filter(ImageFilter.MedianFilter(_AROUND))
    return ImageChops.difference(grey, paper.resize(grey.size, Image.Resampling.BILINEAR))


_RUNS: Final = re.compile(rb"\xff+")


def _pieces(ink: Image.Image) -> list[_Piece]:
    """Return what hangs together, also over corners, by runs of ink and what they touch above."""
    columns, data = ink.width, ink.tobytes()
    if not ink.getbbox():
        return []
    roots: list[int] = []
    # Left, top, right, bottom, area, runs, sum of x, sum of y of what hangs on each root.
    sums: list[list[float]] = []
    above: list[tuple[int, int, int]] = []
    for row in range(ink.height):
        here = []
        at = 0
        for found in _RUNS.finditer(data, row * columns, (row + 1) * columns):
            start, end = found.start() - row * columns, found.end() - row * columns
            own = len(roots)
            roots.append(own)
            size = end - start
            middle = size * (start + end - 1) / 2
            sums.append([start, row, end, row + 1, size, 1, middle, size * row])
            while at < len(above) and above[at][1] < start:
                at += 1
            back = at
            while back < len(above) and above[back][0] <= end:
                own = _joined(roots, sums, own, above[back][2])
                back += 1
            here.append((start, end, own))
        if len(roots) > _MOST_RUNS:
            raise TooMuchInk
        above = here
    found_pieces = [_piece(told) for number, told in enumerate(sums) if roots[number] == number]
    if len(found_pieces) > _MOST_PIECES:
        raise TooMuchInk
    return found_pieces


def _piece(told: Sequence[float]) -> _Piece:
    left, top, right, bottom, area, runs, across, down = told
    whole = (int(left), int(top), int(right), int(bottom), int(area), int(runs))
    return _Piece(*whole, across / area, down / area)


def _root(roots: list[int], one: int) -> int:
    while roots[one] != one:
        roots[one] = roots[roots[one]]
        one = roots[one]
    return one


def _joined(roots: list[int], sums: list[list[float]], one: int, other: int) -> int:
    """Hang two pieces together and return what they hang on."""
    one, other = _root(roots, one), _root(roots, other)
    if one == other:
        return one
    keep, gone = min(one, other), max(one, other)
    roots[gone] = keep
    own, more = sums[keep], sums[gone]
    own[0], own[1] = min(own[0], more[0]), min(own[1], more[1])
    own[2], own[3] = max(own[2], more[2]), max(own[3], more[3])
    own[4:] = [mine + its for mine, its in zip(own[4:], more[4:], strict=True)]
    return keep


def _is_letter(piece: _Piece) -> bool:
    width, height = piece.shape
    fills = piece.area / (width * height)
    is_sized = _LEAST <= max(width, height) <= _MOST and piece.area >= _LEAST_AREA
    return is_sized and _SPARSEST < fills < _FULLEST


class _Neighbours:
    """Finds pieces near a place."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self._cells: defaultdict[tuple[int, int], list[_Piece]] = defaultdict(list)
        for one in pieces:
            self._cells[int(one.x) // _MOST, int(one.y) // _MOST].append(one)

    def around(self, piece: _Piece, reach: float) -> list[_Piece]:
        """Return pieces of like size within reach, the piece itself among them."""
        x, y, size = piece.x, piece.y, piece.size
        first, last = int(x - reach) // _MOST, int(x + reach) // _MOST
        top, bottom = int(y - reach) // _MOST, int(y + reach) // _MOST
        return [
            one
            for column in range(first, last + 1)
            for row in range(top, bottom + 1)
            for one in self._cells.get((column, row), ())
            if size / _ALIKE < one.size < size * _ALIKE
            and (one.x - x) ** 2 + (one.y - y) ** 2 < reach * reach
        ]


def _row(piece: _Piece, near: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces that stand in a row with one; none where no angle has enough."""
    if len(near) < _ROW:
        return []
    beside = _BESIDE * piece.size
    for sine, cosine in _ANGLES:
        row = [
            one
            for one in near
            if -beside < (one.y - piece.y) * cosine - (one.x - piece.x) * sine < beside
        ]
        if len(row) >= _ROW and _has_shapes(row):
            return row
    return []


def _has_shapes(row: Sequence[_Piece]) -> bool:
    """Tell whether pieces are of several shapes, and some of them no mere bars, dots or boxes."""
    if sum(one.runs > _BENT * (one.bottom - one.top) for one in row) < _LEAST_BENT:
        return False
    wanted = 3 if len(row) >= _LONG_ROW else 2
    found: list[_Piece] = []
    for piece in row:
        if not any(_is_same(piece, other) for other in found):
            found.append(piece)
            if len(found) == wanted:
                return True
    return False


def _is_same(one: _Piece, other: _Piece) -> bool:
    """Tell whether two pieces may be one shape that was drawn a part of a pixel beside."""
    (width, height), (across, up) = one.shape, other.shape
    if max(abs(width - across), abs(height - up)) > 1 or abs(one.runs - other.runs) > _SAME_RUNS:
        return False
    most = max(_SAME_INK * max(one.area, other.area), _SAME_EDGE * (width + height))
    return abs(one.area - other.area) <= most


def _rings(letters: Sequence[_Piece], near: _Neighbours) -> Iterator[list[_Piece]]:
    """Yield pieces that stand on a circle, one beside the other, as words round a seal do."""
    for piece in letters:
        close = sorted(
            near.around(piece, _GAP * piece.size),
            key=lambda one: math.hypot(one.x - piece.x, one.y - piece.y),
        )[1 : _NEIGHBOURS + 1]
        for one, other in combinations(close, 2):
            ring = _ring(piece, one, other, near)
            if ring:
                yield ring
                break


def _ring(piece: _Piece, one: _Piece, other: _Piece, near: _Neighbours) -> list[_Piece]:
    circle = _circle(piece, one, other)
    if circle is None:
        return []
    x, y, radius = circle
    size = piece.size
    if not _NARROWEST * size <= radius <= _WIDEST * size:
        return []
    on_it = [
        (math.atan2(at.y - y, at.x - x), at)
        for at in near.around(piece, 2 * radius + size)
        if abs(math.hypot(at.x - x, at.y - y) - radius) < _BESIDE * size
    ]
    if len(on_it) < _RING:
        return []
    run = _longest_run(sorted(on_it, key=lambda told: told[0]), _GAP * size / radius)
    return run if len(run) >= _RING and _has_shapes(run) else []


def _longest_run(turns: Sequence[tuple[float, _Piece]], widest: float) -> list[_Piece]:
    """Return those that follow one another round a circle with no wider gap than given."""
    twice = [*turns, *((turn + 2 * math.pi, one) for turn, one in turns)]
    best: list[_Piece] = []
    run: list[_Piece] = []
    before = -math.inf
    for turn, one in twice:
        run = [*run, one] if turn - before <= widest else [one]
        before = turn
        if len(run) > len(best):
            best = run
    return list(dict.fromkeys(best))


def _circle(one: _Piece, two: _Piece, three: _Piece) -> tuple[float, float, float] | None:
    """Return middle and radius of the circle through three places; None where they are in line."""
    ax, ay, bx, by = two.x - one.x, two.y - one.y, three.x - one.x, three.y - one.y
    twice = 2 * (ax * by - ay * bx)
    if abs(twice) < 1e-6:  # noqa: PLR2004  nearly nothing
        return None
    a, b = ax * ax + ay * ay, bx * bx + by * by
    x, y = (by * a - ay * b) / twice, (ax * b - bx * a) / twice
    return one.x + x, one.y + y, math.hypot(x, y)


def _around(pieces: Sequence[_Piece]) -> Area:
    return Area(
        min(one.left for one in pieces),
        min(one.top for one in pieces),
        max(one.right for one in pieces),
        max(one.bottom for one in pieces),
    )
