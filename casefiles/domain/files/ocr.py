"""What a machine recognised in the picture of a page: a proposal, until a person has checked it."""

from dataclasses import dataclass

from casefiles.domain.files.extraction import Baseline, TextLine
from casefiles.domain.foundation.boxes import Box

LANGUAGES = ("zho", "eng", "uig", "ara", "bod", "rus", "kaz", "mon", "tur")
"""What can be expected of a case's pages, by ISO 639-3, the commonest first."""

SCRIPTS = {
    "zho": "Hani",
    "eng": "Latn",
    "tur": "Latn",
    "uig": "Arab",
    "ara": "Arab",
    "bod": "Tibt",
    "rus": "Cyrl",
    "kaz": "Cyrl",
    "mon": "Cyrl",
}
"""Script of each language, as an ISO 15924 code."""

LOW_CONFIDENCE = 0.7
"""Words below are shown as uncertain."""
_FAINT = "\u00a6"


@dataclass(frozen=True, slots=True)
class OcrWord:
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
class OtherReading:
    """What a line says in another language, or another way up: searched for names, never shown.

    Attributes:
        way: language and way up in which it was read, such as uig-0.
        faint: beginnings and ends of words in the text that the engine hardly read.
    """

    way: str
    text: str
    faint: tuple[tuple[int, int], ...] = ()

    @property
    def plain(self) -> str:
        """The text with a sign of no script for each letter that was hardly read."""
        texts = list(self.text)
        for start, end in self.faint:
            texts[start:end] = _FAINT * (end - start)
        return "".join(texts)


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line in the order in which it is read, also where that is from right to left.

    Attributes:
        turned: quarters by which it had to be turned clockwise beyond its page.
        way: language and way up in which it was read; empty in what older programs kept.
        others: what else it may say.
    """

    text: str
    box: Box
    words: tuple[OcrWord, ...]
    turned: int = 0
    way: str = ""
    others: tuple[OtherReading, ...] = ()
    baseline: Baseline | None = None

    def as_text_line(self, turns: int = 0) -> TextLine:
        """Return the line as a line of text, with an edge for each character.

        Characters of one word share its length evenly; what stands between words has none.

        Args:
            turns: quarters by which its page must be turned clockwise to be read.
        """
        turns = (turns + self.turned) % 4
        start = self.box.y0 if turns % 2 else self.box.x0
        edges = [(start, start)] * len(self.text)
        for word in self.words:
            text = self.text[word.start : word.end]
            edges[word.start : word.end] = spread_edges(text, word.box, turns)
        return TextLine(self.text, self.box, tuple(edges), turns, self.baseline)


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What one engine made of one page.

    Attributes:
        engine: code of the engine: han_latin or tesseract; empty if there is nothing to read.
        version: of the engine and its models.
        languages: in which it was read, of `LANGUAGES`, the one with most text first.
        rotation: degrees by which the page had to be turned clockwise to be read.
        confidence: mean over its characters, from 0 to 1.
        faint: lines in which nothing was read that is worth being shown; without a text of their
            own, but with other readings.
        unread: areas with ink that stands in rows as letters do, and that no engine could read.
        scripts: how many lines count as read in each script, as ISO 15924 codes.
    """

    engine: str
    version: str
    languages: tuple[str, ...]
    rotation: int
    confidence: float
    lines: tuple[OcrLine, ...]
    faint: tuple[OcrLine, ...] = ()
    unread: tuple[Box, ...] = ()
    scripts: tuple[tuple[str, int], ...] = ()

    @property
    def text(self) -> str:
        """The lines, joined by line ends."""
        return "\n".join(line.text for line in self.lines)

    @property
    def turns(self) -> int:
        """Quarters by which the page had to be turned clockwise to be read."""
        return self.rotation // 90 % 4


@dataclass(frozen=True, slots=True)
class FinishedReading:
    """What came of a page that is about to leave, and by what a longer list of names is looked for.

    Attributes:
        letters: of each line that no large engine read, what the small one thought possible; as
            it was packed.
        is_full: all of it was read by the large ones, so that no list of names asks for more.
    """

    page: OcrPage
    letters: tuple[str, ...] = ()
    is_full: bool = True


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
