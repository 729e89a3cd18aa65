"""What engines make of a line, and where it stands on its page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.files.extraction import Baseline
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.pages import clipped_box
from casefiles.evidence.ocr.line_finding import Floats, FoundLine

_HAN, _OTHER = 0.7, 0.25
"""Width of a narrow sign, in heights of its line."""
LEAST_FILLED: Final = 0.4
"""Of a line whose letters fill less of it the rest was passed over."""

_HEIGHT: Final = 1.31
_BELOW: Final = 0.265
"""Of the size of print, how high the finder draws a line; and of that, how much below its base.
Measured over faces of the house, straight and askew: 1.15 to 1.41, and 0.20 to 0.30."""


@dataclass(frozen=True, slots=True)
class ViewWord:
    """A word or Han character of a line, with its corners in the pixels of the page.

    Attributes:
        confidence: mean over its letters.
        least: of its letters, or of the word where the engine tells no more.
    """

    start: int
    end: int
    corners: Floats
    confidence: float
    least: float


@dataclass(frozen=True, slots=True)
class ViewLine:
    """A line as an engine read it, with its corners in the pixels of the page."""

    text: str
    corners: Floats
    words: tuple[ViewWord, ...]
    language: str

    @property
    def weight(self) -> int:
        """Characters that are read; spaces are not."""
        return sum(word.end - word.start for word in self.words)

    @property
    def fills(self) -> float:
        """Share of its length that its letters take up at least; above 1 where they are dense."""
        line = FoundLine(self.corners)
        signs = sum(_HAN if is_han(char) else _OTHER for char in self.text if char.isalnum())
        return signs * line.height / max(1.0, line.width)

    @property
    def confidence(self) -> float:
        """Mean over its characters; 0 without any."""
        total = sum(word.confidence * (word.end - word.start) for word in self.words)
        return total / self.weight if self.words else 0.0

    @property
    def least(self) -> float:
        """Confidence of its least certain letter; 0 without any."""
        return min((word.least for word in self.words), default=0.0)


def is_han(char: str) -> bool:
    """Tell whether a character is Han, kana or their punctuation: words do not stand apart."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def joined(lines: Sequence[ViewLine], corners: Floats) -> ViewLine:
    """Return parts of one line, in their order, as one."""
    text, words = "", list[ViewWord]()
    for line in lines:
        before = len(text) + 1 if text else 0
        text = f"{text} {line.text}" if text else line.text
        words += [
            replace(one, start=one.start + before, end=one.end + before) for one in line.words
        ]
    return ViewLine(text, corners, tuple(words), lines[0].language)


@dataclass(frozen=True, slots=True)
class LineOrientation:
    """How a line was taken to be read.

    Attributes:
        quarters: by which the page would be turned clockwise to read it.
        kind: empty, mirror, words for a line that was cut into its words, or column for single
            signs one below the other.
    """

    quarters: int
    kind: str = ""

    @property
    def name(self) -> str:
        """In a word, such as 90 or mirror-0."""
        return f"{self.kind}-{self.quarters * 90}" if self.kind else str(self.quarters * 90)


ACROSS, OVER, UP, DOWN = (
    LineOrientation(0),
    LineOrientation(2),
    LineOrientation(1),
    LineOrientation(3),
)
COLUMN: Final = LineOrientation(0, "column")


def on_page(corners: Floats, columns: int, rows: int) -> Box:
    """Return the box on a page of so many pixels around corners in it."""
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    return clipped_box(float(x0) / columns, float(y0) / rows, float(x1) / columns, float(y1) / rows)


def baseline_of(found: FoundLine, way: LineOrientation, columns: int, rows: int) -> Baseline | None:
    """Return what a line stands on, or what runs down the middle of a column of single signs.

    Args:
        found: as it lies on the page.
        way: how it was read.
        columns: pixels of the page across.
        rows: pixels of it down.
    """
    is_column = way.kind == COLUMN.kind
    line = found if is_column else found.begun(way.quarters)
    if not (line.width and line.height):
        return None
    first, second, third, fourth = line.corners
    if is_column:
        ends, high = ((first + second) / 2, (third + fourth) / 2), line.width
    else:
        ends = fourth + (first - fourth) * _BELOW, third + (second - third) * _BELOW
        high = line.height
    (x0, y0), (x1, y1) = (end / (columns, rows) for end in ends)
    values = (float(x0), float(y0), float(x1), float(y1), float(high) / _HEIGHT / rows)
    return Baseline(*values, is_column=is_column, is_exact=False)
