"""Columns of single signs, one below the other: laid side by side, they are read as a line."""

from collections.abc import Iterator, Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from casefiles.evidence.ocr.line_finding import FoundLine, Pixels
from casefiles.evidence.ocr.line_reading import cut_out

_INK: Final = 0.35
"""Share of the range of shades, from the darkest, that counts as ink."""
_HIGHEST: Final = 1.6
"""Heights of a sign, in widths of its column, from which a stretch of ink is several."""
_LOWEST: Final = 0.55
"""Below, a stretch is a part of a sign and joined to the next one."""
_ROOM: Final = 0.12
_SQUARE: Final = 2.0
"""Width of a piece of a column, in its heights, at most."""
_BELOW: Final = 0.8
_LEAST_STACKED: Final = 3


def laid_down(image: Pixels, line: FoundLine) -> Pixels | None:
    """Return the signs of a column beside each other; None where they cannot be told apart."""
    crop = cut_out(image, line)
    width = crop.shape[1]
    cells = list(_cells(crop, width))
    if not cells:
        return None
    room = max(2, round(_ROOM * width))
    signs = [
        cv2.copyMakeBorder(
            cv2.resize(cell, (round(cell.shape[1] * width / cell.shape[0]) or 1, width)),
            *(0, 0, room, room),
            cv2.BORDER_REPLICATE,
        )
        for cell in cells
    ]
    return np.ascontiguousarray(np.concatenate(signs, axis=1))


def stacked(lines: Sequence[FoundLine]) -> list[FoundLine]:
    """Return lines that run down a page, where the finder saw their letters one by one.

    Three pieces or more, each about as wide as the others, one close below the other.
    """
    pieces = sorted(
        (_Piece(one) for one in lines if one.width < _SQUARE * one.height),
        key=lambda piece: piece.top,
    )
    columns: list[list[_Piece]] = []
    for piece in pieces:
        for column in columns:
            if column[-1].is_above(piece):
                column.append(piece)
                break
        else:
            columns.append([piece])
    return [_around(one) for one in columns if len(one) >= _LEAST_STACKED]


class _Piece:
    """Edges of what the finder took for a line of its own."""

    def __init__(self, line: FoundLine) -> None:
        (self.left, self.top), (self.right, self.bottom) = (
            line.corners.min(axis=0),
            line.corners.max(axis=0),
        )

    def is_above(self, other: "_Piece") -> bool:
        wide = max(self.right - self.left, other.right - other.left)
        narrow = min(self.right - self.left, other.right - other.left)
        shared = min(self.right, other.right) - max(self.left, other.left)
        return bool(shared > 0.6 * narrow and other.top - self.bottom < _BELOW * wide)


def _around(column: Sequence[_Piece]) -> FoundLine:
    left, right = min(one.left for one in column), max(one.right for one in column)
    top, bottom = min(one.top for one in column), max(one.bottom for one in column)
    corners = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return FoundLine(np.array(corners, np.float32))


def _cells(crop: Pixels, width: int) -> Iterator[Pixels]:
    """Yield the squares of a column, cut where no ink lies between them."""
    stretches = list(_joined(_stretches(_inked_rows(crop)), width))
    for top, bottom in stretches:
        count = max(1, round((bottom - top) / width)) if bottom - top > _HIGHEST * width else 1
        step = (bottom - top) / count
        for number in range(count):
            first, last = round(top + step * number), round(top + step * (number + 1))
            spare = max(0, width - (last - first)) // 2
            cell = crop[max(0, first - spare) : last + spare]
            if cell.shape[0] > 1:
                yield cell


def _inked_rows(crop: Pixels) -> npt.NDArray[np.bool_]:
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
    dark, pale = int(grey.min()), int(grey.max())
    paper = int(np.median(grey))
    is_dark_ground = paper - dark < pale - paper
    far = (grey - float(dark)) if not is_dark_ground else (float(pale) - grey)
    return np.asarray((far < _INK * max(1, pale - dark)).any(axis=1))


def _stretches(rows: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], rows, [False]]).astype(np.int8)))
    for start, end in edges.reshape(-1, 2):
        yield int(start), int(end)


def _joined(stretches: Iterator[tuple[int, int]], width: int) -> Iterator[tuple[int, int]]:
    """Join parts of one sign: together they are no higher than the column is wide."""
    stored: tuple[int, int] | None = None
    for start, end in stretches:
        is_part = stored is not None and end - stored[0] <= width
        if (
            stored is not None
            and is_part
            and min(end - start, stored[1] - stored[0]) < _LOWEST * width
        ):
            stored = stored[0], end
        else:
            if stored is not None:
                yield stored
            stored = start, end
    if stored is not None:
        yield stored
