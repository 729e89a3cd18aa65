"""What a machine recognised in the picture of a page: a proposal, until a person has checked it."""

from dataclasses import dataclass

from casefiles.domain.boxes import Box
from casefiles.domain.reading import Baseline, TextLine

LANGUAGES = ("zho", "eng", "uig", "ara", "bod", "rus", "kaz", "mon", "tur")
"""What can be expected of a case's pages, by ISO 639-3, the commonest first."""

LOW_CONFIDENCE = 0.7
"""Words below are shown as uncertain."""


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word, or one Han character.

    Attributes:
        start: where it begins in the text of its line.
        end: where it ends.
        box: as a fraction of the page; a proposal, not a measure.
        confidence: from 0 to 1, as the engine says.
    """

    start: int
    end: int
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line in the order in which it is read, also where that is from right to left."""

    text: str
    box: Box
    words: tuple[RecognisedWord, ...]
    baseline: Baseline | None = None

    def as_text_line(self, turns: int = 0) -> TextLine:
        """Return the line as a line of text, with an edge for each character.

        Characters of one word share its length evenly; what stands between words has none.

        Args:
            turns: quarters by which its page must be turned clockwise to be read.
        """
        start = self.box.y0 if turns % 2 else self.box.x0
        edges = [(start, start)] * len(self.text)
        for word in self.words:
            text = self.text[word.start : word.end]
            edges[word.start : word.end] = spread_edges(text, word.box, turns)
        return TextLine(self.text, self.box, tuple(edges), turns, self.baseline)


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What one engine made of one page.

    Attributes:
        engine: code of the engine: han_latin or tesseract; empty if there is nothing to read.
        version: of the engine and its models.
        languages: in which it was read, of `LANGUAGES`, the one with most text first.
        rotation: degrees by which the page had to be turned clockwise to be read.
        confidence: mean over its characters, from 0 to 1.
    """

    engine: str
    version: str
    languages: tuple[str, ...]
    rotation: int
    confidence: float
    lines: tuple[RecognisedLine, ...]

    @property
    def text(self) -> str:
        """The lines, joined by line ends."""
        return "\n".join(line.text for line in self.lines)

    @property
    def turns(self) -> int:
        """Quarters by which the page had to be turned clockwise to be read."""
        return self.rotation // 90 % 4


def spread_edges(text: str, box: Box, turns: int) -> tuple[tuple[float, float], ...]:
    """Divide the length of a word among its characters, as they stand on the page.

    Args:
        text: of the word.
        box: around it.
        turns: quarters by which its page must be turned clockwise to be read.
    """
    start, end = (box.y0, box.y1) if turns % 2 else (box.x0, box.x1)
    long = (end - start) / max(1, len(text))
    edges = [(start + long * at, start + long * (at + 1)) for at in range(len(text))]
    # Head down, or running up the page, a line begins at what the page counts last.
    is_backwards = is_right_to_left(text) != (turns in {1, 2})
    return tuple(reversed(edges) if is_backwards else edges)


def is_right_to_left(text: str) -> bool:
    """Tell whether a word is written in Arabic letters."""
    return any("\u0600" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufeff" for char in text)
