"""What engines make of a line, and where it stands on its page."""

from dataclasses import dataclass
from typing import Final

from casefiles.domain.boxes import Box
from casefiles.evidence.pages import clipped_box
from casefiles.evidence.recognition.line_finding import Floats


@dataclass(frozen=True, slots=True)
class SeenWord:
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
class SeenLine:
    """A line as an engine read it, with its corners in the pixels of the page."""

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

    @property
    def least(self) -> float:
        """Confidence of its least certain letter; 0 without any."""
        return min((word.least for word in self.words), default=0.0)


@dataclass(frozen=True, slots=True)
class Way:
    """How a line was taken to be read.

    Attributes:
        quarters: by which the page would be turned clockwise to read it.
        kind: empty, mirror, or column for single signs one below the other.
    """

    quarters: int
    kind: str = ""

    @property
    def name(self) -> str:
        """In a word, such as 90 or mirror-0."""
        return f"{self.kind}-{self.quarters * 90}" if self.kind else str(self.quarters * 90)


ACROSS, OVER, UP, DOWN = Way(0), Way(2), Way(1), Way(3)
COLUMN: Final = Way(0, "column")


def on_page(corners: Floats, columns: int, rows: int) -> Box:
    """Return the box on a page of so many pixels around corners in it."""
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    return clipped_box(float(x0) / columns, float(y0) / rows, float(x1) / columns, float(y1) / rows)
