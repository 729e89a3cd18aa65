"""Finds the lines of text in a picture, by the detection model of PP-OCRv6.

The model gives each pixel's chance to be text; what follows is the post-processing of
"Real-time Scene Text Detection with Differentiable Binarization" (Liao et al., AAAI 2020).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from casefiles.evidence.ocr.sessions import opened

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

_LONGEST: Final = 1536
"""Pixels of the longer side as the model sees it; finer, it finds hardly more."""
_SHORTEST: Final = 736
_STEP: Final = 32
"""Sides must be multiples of it."""
_INK: Final = 0.3
_SURE: Final = 0.5
_GROWTH: Final = 1.6
"""The model shrinks lines so that neighbours stay apart; this brings them back to size."""
_MOST_LINES: Final = 3_000
_THINNEST: Final = 3.0


@dataclass(frozen=True, slots=True)
class FoundLine:
    """Where a line stands: its corners, clockwise from the one where it begins, in pixels."""

    corners: Floats

    @property
    def width(self) -> float:
        """Length along the line."""
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))

    @property
    def height(self) -> float:
        """Length across the line."""
        return float(np.linalg.norm(self.corners[3] - self.corners[0]))

    @property
    def runs_down(self) -> bool:
        """Whether it runs up or down the page rather than across."""
        return self.height >= 1.5 * self.width

    def begun(self, quarters: int, *, is_mirrored: bool = False) -> "FoundLine":
        """Return the line as it is read another way: from another corner, or in a mirror.

        Args:
            quarters: by which the page would have to be turned clockwise to read it.
            is_mirrored: read from its end, as a mirror shows it.
        """
        ring = np.roll(self.corners, quarters, axis=0)
        return FoundLine(ring[[1, 0, 3, 2]] if is_mirrored else ring)

    def longer(self, heights: float) -> "FoundLine":
        """Return the line with so many of its heights more at both ends."""
        along = (self.corners[1] - self.corners[0]) / max(1.0, self.width)
        more = along * self.height * heights
        first, second, third, fourth = self.corners
        return FoundLine(np.stack([first - more, second + more, third + more, fourth - more]))

    def part(self, start: float, end: float) -> Floats:
        """Return the corners of a part of the line, from 0 to 1 along the way in which it runs."""
        corners = self.corners
        upper, lower = corners[1] - corners[0], corners[2] - corners[3]
        return np.array(
            [
                *(corners[0] + upper * start, corners[0] + upper * end),
                *(corners[3] + lower * end, corners[3] + lower * start),
            ],
            np.float32,
        )


class LineFinder:
    """Finds lines; loads its model at once."""

    def __init__(self, model: bytes, longest: int = _LONGEST) -> None:
        """Load a model.

        Args:
            model: its file.
            longest: pixels of the longer side of a page as it sees it.
        """
        self._session, self._longest = opened(model), longest

    def find(self, image: Pixels) -> list[FoundLine]:
        """Return the lines of a picture (rows, columns, RGB), in no order."""
        rows, columns = image.shape[:2]
        size = _seen_size(columns, rows, self._longest)
        seen = _normalised(cv2.resize(image, size))
        chances: Floats = self._session.run(None, {"x": seen})[0][0, 0]
        scale = (columns / chances.shape[1], rows / chances.shape[0])
        return [line for line in _lines(chances, scale) if _is_line(line)]


def _seen_size(columns: int, rows: int, most: int) -> tuple[int, int]:
    longest, shortest = max(columns, rows), min(columns, rows)
    scale = min(most / longest, max(1.0, _SHORTEST / shortest))
    return _stepped(columns * scale), _stepped(rows * scale)


def _stepped(side: float) -> int:
    return max(_STEP, round(side / _STEP) * _STEP)


def _normalised(image: Any) -> Floats:
    # The model was trained on blue, green, red.
    scaled = np.asarray(image)[:, :, ::-1].astype(np.float32) / 127.5 - 1.0
    return np.ascontiguousarray(scaled.transpose(2, 0, 1)[np.newaxis])


def _lines(chances: Floats, scale: tuple[float, float]) -> list[FoundLine]:
    ink = cv2.dilate((chances > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(ink, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours[:_MOST_LINES]:
        centre, (width, height), angle = cv2.minAreaRect(contour)
        if min(width, height) < _THINNEST:
            continue
        if _chance(chances, cv2.boxPoints((centre, (width, height), angle))) < _SURE:
            continue
        grown = 2.0 * width * height * _GROWTH / (2.0 * (width + height))
        corners = cv2.boxPoints((centre, (width + grown, height + grown), angle))
        found.append(found_line(np.asarray(corners, np.float32) * np.array(scale, np.float32)))
    return found


def _chance(chances: Floats, corners: Any) -> float:
    """Return the mean chance inside a box."""
    rows, columns = chances.shape
    left, top = np.clip(np.floor(corners.min(axis=0)), 0, (columns - 1, rows - 1)).astype(int)
    right, bottom = np.clip(np.ceil(corners.max(axis=0)), 0, (columns - 1, rows - 1)).astype(int)
    mask = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(chances[top : bottom + 1, left : right + 1], mask)[0])


def found_line(corners: Floats) -> FoundLine:
    """Return the line between corners in a ring: its first side runs most to the right."""
    sides = np.roll(corners, -1, axis=0) - corners
    is_clockwise = sides[0, 0] * sides[1, 1] - sides[0, 1] * sides[1, 0] > 0
    ring = corners if is_clockwise else corners[::-1]
    sides = np.roll(ring, -1, axis=0) - ring
    first = int(np.argmax(sides[:, 0] / np.maximum(np.linalg.norm(sides, axis=1), 1e-6)))
    return FoundLine(np.roll(ring, -first, axis=0).astype(np.float32))


def _is_line(line: FoundLine) -> bool:
    return line.width > _THINNEST and line.height > _THINNEST


def in_order(lines: Sequence[FoundLine], *, from_right: bool = False) -> list[FoundLine]:
    """Sort lines from top to bottom, those on one height from the left, or from the right."""
    rows: list[list[FoundLine]] = []
    for line in sorted(lines, key=_middle):
        if rows and _middle(line) - _middle(rows[-1][0]) < 0.5 * min(line.height, line.width):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=_left, reverse=from_right)]


def _left(line: FoundLine) -> float:
    return float(line.corners[:, 0].min())


def _middle(line: FoundLine) -> float:
    return float(line.corners[:, 1].mean())
