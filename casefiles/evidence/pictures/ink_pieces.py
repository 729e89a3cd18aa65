"""Finds pieces of ink that hang together in a picture, and tells which are shaped as letters.

Written for workers that have no library for pictures but Pillow.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
_SIZE_RATIO: Final = 2.2
ADJACENT_GAP: Final = 0.45
"""Of a letter's size, by which it may lie beside its row."""
_LONG_ROW: Final = 5
_SAME_INK, _SAME_EDGE = 0.16, 1.0
"""Share of its ink, and of its width and height together, by which the same shape may differ."""
_SAME_RUNS: Final = 2
_BENT: Final = 1.15
"""Runs of ink for each row of pixels, from which a shape is no bar, dot or filled box."""
_LEAST_BENT: Final = 2


class TooMuchInk(Exception):
    """There is more on a picture than can be judged: it counts as if it held writing."""


class Piece(NamedTuple):
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
        """Pixels of its longer side."""
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def shape(self) -> tuple[int, int]:
        """Pixels across and down."""
        return self.right - self.left, self.bottom - self.top


def ink_views_of(grey: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """Yield what counts as ink, in several ways, and by how much that picture was made smaller.

    Small letters hang together where faint ink counts, Chinese ones fall apart where it does not;
    and pale letters are holes in a dark ground.
    """
    size = max(1, round(grey.width / _COARSER)), max(1, round(grey.height / _COARSER))
    fine, coarse = _contrast(grey), _contrast(grey.resize(size, Image.Resampling.BOX))
    views = ((coarse.point(_FAINT), _COARSER), (fine.point(_FAINT), 1.0))
    yield from views
    yield coarse.point(_STRONG), _COARSER
    yield fine.point(_STRONG), 1.0
    yield views[0][0].filter(ImageFilter.MaxFilter(3)), _COARSER
    for ink, scale in views:
        yield ImageChops.invert(ink), scale


def _contrast(grey: Image.Image) -> Image.Image:
    """Return by how much each pixel differs from the paper around it."""
    small = grey.reduce(_REDUCED) if min(grey.size) >= _REDUCED * 2 else grey
    paper = small.filter(ImageFilter.MedianFilter(_AROUND))
    return ImageChops.difference(grey, paper.resize(grey.size, Image.Resampling.BILINEAR))


_RUNS: Final = re.compile(rb"\xff+")


def pieces_of(ink: Image.Image) -> list[Piece]:
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
    found_pieces = [
        _piece(collected) for number, collected in enumerate(sums) if roots[number] == number
    ]
    if len(found_pieces) > _MOST_PIECES:
        raise TooMuchInk
    return found_pieces


def _piece(measures: Sequence[float]) -> Piece:
    left, top, right, bottom, area, runs, across, down = measures
    whole = (int(left), int(top), int(right), int(bottom), int(area), int(runs))
    return Piece(*whole, across / area, down / area)


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
    keep, removed = min(one, other), max(one, other)
    roots[removed] = keep
    own, more = sums[keep], sums[removed]
    own[0], own[1] = min(own[0], more[0]), min(own[1], more[1])
    own[2], own[3] = max(own[2], more[2]), max(own[3], more[3])
    own[4:] = [mine + its for mine, its in zip(own[4:], more[4:], strict=True)]
    return keep


def is_letter(piece: Piece) -> bool:
    """Tell whether a piece has the size of a letter, and is neither full nor nearly empty."""
    width, height = piece.shape
    fills = piece.area / (width * height)
    is_sized = _LEAST <= max(width, height) <= _MOST and piece.area >= _LEAST_AREA
    return is_sized and _SPARSEST < fills < _FULLEST


class Neighbours:
    """Finds pieces near a place."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._cells: defaultdict[tuple[int, int], list[Piece]] = defaultdict(list)
        for one in pieces:
            self._cells[int(one.x) // _MOST, int(one.y) // _MOST].append(one)

    def around(self, piece: Piece, reach: float) -> list[Piece]:
        """Return pieces of like size within reach, the piece itself among them."""
        x, y, size = piece.x, piece.y, piece.size
        first, last = int(x - reach) // _MOST, int(x + reach) // _MOST
        top, bottom = int(y - reach) // _MOST, int(y + reach) // _MOST
        return [
            one
            for column in range(first, last + 1)
            for row in range(top, bottom + 1)
            for one in self._cells.get((column, row), ())
            if size / _SIZE_RATIO < one.size < size * _SIZE_RATIO
            and (one.x - x) ** 2 + (one.y - y) ** 2 < reach * reach
        ]


def has_shapes(row: Sequence[Piece]) -> bool:
    """Tell whether pieces are of several shapes, and some of them no mere bars, dots or boxes."""
    if sum(one.runs > _BENT * (one.bottom - one.top) for one in row) < _LEAST_BENT:
        return False
    requested = 3 if len(row) >= _LONG_ROW else 2
    found: list[Piece] = []
    for piece in row:
        if not any(_is_same(piece, other) for other in found):
            found.append(piece)
            if len(found) == requested:
                return True
    return False


def _is_same(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces may be one shape that was drawn a part of a pixel beside."""
    (width, height), (across, up) = one.shape, other.shape
    if max(abs(width - across), abs(height - up)) > 1 or abs(one.runs - other.runs) > _SAME_RUNS:
        return False
    most = max(_SAME_INK * max(one.area, other.area), _SAME_EDGE * (width + height))
    return abs(one.area - other.area) <= most
