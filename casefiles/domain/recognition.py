"""What a machine recognised in the picture of a page: a proposal, until a person has checked it."""

from dataclasses import dataclass

from casefiles.domain.boxes import Box
from casefiles.domain.reading import TextLine

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

    def as_text_line(self) -> TextLine:
        """Return the line as a line of text, with an edge for each character.

        Characters of one word share its width evenly; what stands between words has none.
        """
        edges = [(self.box.x0, self.box.x0)] * len(self.text)
        for word in self.words:
            edges[word.start : word.end] = _shares(self.text[word.start : word.end], word.box)
        return TextLine(self.text, self.box, tuple(edges))


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


def _shares(text: str, box: Box) -> list[tuple[float, float]]:
    """Divide the width of a word among its characters, as they stand on the page."""
    width = (box.x1 - box.x0) / len(text)
    shares = [(box.x0 + width * at, box.x0 + width * (at + 1)) for at in range(len(text))]
    return shares[::-1] if is_right_to_left(text) else shares


def is_right_to_left(text: str) -> bool:
    """Tell whether a word is written in Arabic letters."""
    return any("\u0600" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufeff" for char in text)
