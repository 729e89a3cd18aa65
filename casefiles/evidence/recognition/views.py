"""A page as an engine looks at it, turned, and the way back to the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from casefiles.domain.boxes import Box
from casefiles.domain.reading import Baseline
from casefiles.domain.recognition import RecognisedLine, RecognisedWord
from casefiles.evidence.pages import clipped_box
from casefiles.evidence.recognition.line_finding import Floats, FoundLine, Pixels, found_line

_HEIGHT: Final = 1.31
_BELOW: Final = 0.265
"""Of the size of print, how high the finder draws a line; and of that, how much below its base.
Measured over faces of the house, straight and askew: 1.15 to 1.41, and 0.20 to 0.30."""


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word or Han character of a line, with its corners in the pixels of a view."""

    start: int
    end: int
    corners: Floats
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as an engine read it, with its corners in the pixels of a view."""

    text: str
    corners: Floats
    words: tuple[SeenWord, ...]
    language: str

    @property
    def weight(self) -> int:
        """Characters that are read; spaces are not."""
        return sum(word.end - word.start for word in self.words)

    @property
    def confidence(self) -> float:
        """Mean over its characters; 0 without any."""
        total = sum(word.confidence * (word.end - word.start) for word in self.words)
        return total / self.weight if self.words else 0.0


@dataclass(frozen=True, slots=True)
class View:
    """A page turned by whole quarters.

    Attributes:
        image: rows, columns, RGB.
        lines: where text stands in it.
        back: 2 by 3, from pixels of the view to fractions of the page.
        rotation: degrees clockwise by which the page was turned.
    """

    image: Pixels
    lines: tuple[FoundLine, ...]
    back: Floats
    rotation: int

    def box(self, corners: Floats) -> Box:
        """Return the box on the page around corners in this view."""
        points = corners @ self.back[:, :2].T + self.back[:, 2]
        (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
        return clipped_box(float(x0), float(y0), float(x1), float(y1))

    def line(self, seen: SeenLine) -> RecognisedLine:
        """Return a line as it stands on the page."""
        words = [
            RecognisedWord(word.start, word.end, self.box(word.corners), word.confidence)
            for word in seen.words
        ]
        base = self._baseline(seen.corners)
        return RecognisedLine(seen.text, self.box(seen.corners), tuple(words), base)

    def _baseline(self, corners: Floats) -> Baseline | None:
        """Return what a line stands on, or what runs down the middle of one that runs down."""
        found = FoundLine(corners)
        if not (found.width and found.height):
            return None
        first, second, third, fourth = corners
        if found.is_upright:
            ends, high = ((first + second) / 2, (third + fourth) / 2), found.width
        else:
            ends = fourth + (first - fourth) * _BELOW, third + (second - third) * _BELOW
            high = found.height
        (x0, y0), (x1, y1) = (self.back[:, :2] @ end + self.back[:, 2] for end in ends)
        rows = self.image.shape[1 if self.rotation % 180 else 0]
        told = (float(x0), float(y0), float(x1), float(y1), float(high) / _HEIGHT / rows)
        return Baseline(*told, is_column=found.is_upright, is_exact=False)


def turned(image: Pixels, lines: Sequence[FoundLine], rotation: int) -> View:
    """Turn a page and its lines clockwise by 0, 90, 180 or 270 degrees."""
    quarters = rotation // 90 % 4
    seen = np.ascontiguousarray(np.rot90(image, -quarters))
    across, down = 1.0 / seen.shape[1], 1.0 / seen.shape[0]
    told = {
        0: [[across, 0.0, 0.0], [0.0, down, 0.0]],
        1: [[0.0, down, 0.0], [-across, 0.0, 1.0]],
        2: [[-across, 0.0, 1.0], [0.0, -down, 1.0]],
        3: [[0.0, -down, 1.0], [across, 0.0, 0.0]],
    }[quarters]
    back = np.array(told, np.float32)
    there = np.linalg.inv(back[:, :2])
    size = np.array((image.shape[1], image.shape[0]), np.float32)
    moved = [found_line((line.corners / size - back[:, 2]) @ there.T) for line in lines]
    return View(seen, tuple(moved), back, quarters * 90)
