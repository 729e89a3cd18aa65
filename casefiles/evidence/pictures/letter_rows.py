"""Finds pieces of ink of the size of letters that stand in a row, in a line or round a seal.

What they say is not read here: it tells only that there is something which a machine must read.
Written for workers that have no library for pictures but Pillow.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Final

from PIL import Image

from casefiles.evidence.pictures.ink_pieces import (
    ADJACENT_GAP,
    Neighbours,
    Piece,
    TooMuchInk,
    has_shapes,
    ink_views_of,
    is_letter,
    pieces_of,
)
from casefiles.evidence.pictures.letter_rings import rings_of

_REACH: Final = 6.0
"""Letters' sizes to either side that are looked at for a row."""
_ANGLES: Final = tuple(
    (math.sin(turn * math.pi / 16), math.cos(turn * math.pi / 16)) for turn in range(16)
)
_ROW: Final = 4


@dataclass(frozen=True, slots=True)
class PictureArea:
    """A part of a picture in its pixels; right and lower edge lie beyond it."""

    left: int
    top: int
    right: int
    bottom: int


def has_letter_rows(grey: Image.Image) -> bool:
    """Tell whether a picture of `DPI` dots per inch holds letters in a row; see `letter_rows`."""
    try:
        return next(letter_rows(grey), None) is not None
    except TooMuchInk:
        return True


def letter_rows(grey: Image.Image) -> Iterator[PictureArea]:
    """Yield areas of a picture that hold rows of letters, some of them several times.

    A row has four pieces or more, at any angle, of at least two shapes, and of three from five on:
    leaders, stars and tick boxes are one shape many times. A ring has six or more.

    Args:
        grey: of `DPI` dots per inch, one byte a pixel.

    Raises:
        TooMuchInk: there are too many pieces to be judged.
    """
    for ink, scale in ink_views_of(grey):
        letters = [one for one in pieces_of(ink) if is_letter(one)]
        for area in _rows(letters):
            yield PictureArea(*(round(side * scale) for side in astuple(area)))


def _rows(letters: Sequence[Piece]) -> Iterator[PictureArea]:
    near = Neighbours(letters)
    for one in letters:
        row = _row(one, near.around(one, _REACH * one.size))
        if row:
            yield _around(row)
    for run, _ in rings_of(letters, near):
        yield _around(run)


def _row(piece: Piece, near: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that stand in a row with one; none where no angle has enough."""
    if len(near) < _ROW:
        return []
    adjacent = ADJACENT_GAP * piece.size
    for sine, cosine in _ANGLES:
        row = [
            one
            for one in near
            if -adjacent < (one.y - piece.y) * cosine - (one.x - piece.x) * sine < adjacent
        ]
        if len(row) >= _ROW and has_shapes(row):
            return row
    return []


def _around(pieces: Sequence[Piece]) -> PictureArea:
    return PictureArea(
        min(one.left for one in pieces),
        min(one.top for one in pieces),
        max(one.right for one in pieces),
        max(one.bottom for one in pieces),
    )
