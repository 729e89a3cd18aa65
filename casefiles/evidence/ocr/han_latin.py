"""Reads pages in Han and Latin letters; each Han character gets a box of its own."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from casefiles.evidence.ocr.line_finding import FoundLine, LineFinder, Pixels
from casefiles.evidence.ocr.line_reading import LineCharacters, LineReader, ReadCharacter, cut_out
from casefiles.evidence.ocr.models import Models
from casefiles.evidence.ocr.views import ViewLine, ViewWord, is_han

ENGINE: Final = "han_latin"
GOOD: Final = 0.9
"""Confidence of text that this engine was made for; Cyrillic passes for Latin with 0.88."""


class HanLatin:
    """The engine, with its models loaded.

    Attributes:
        version: of the models.
    """

    def __init__(self, models: Models) -> None:
        """Start the models."""
        self._finder = LineFinder(models.finds)
        self._reader = LineReader(models.reads)
        self.version = models.version

    def find(self, image: Pixels) -> list[FoundLine]:
        """Return where lines of text of any script stand."""
        return self._finder.find(image)

    def read(self, image: Pixels, line: FoundLine) -> ViewLine | None:
        """Read a line of a picture; None where there is nothing to read."""
        return self.read_crop(cut_out(image, line), line)

    def read_crop(self, crop: Pixels, line: FoundLine) -> ViewLine | None:
        """Read a line that was cut out of a picture; None where there is nothing to read."""
        (read,) = self._reader.read([crop])
        return seen_line(line, read)


def seen_line(found: FoundLine, read: LineCharacters) -> ViewLine | None:
    """Return what was read of a line, where it stands; None where there is nothing to read."""
    characters = _trimmed(read.characters)
    if not characters:
        return None
    text = "".join(one.text for one in characters)
    words = tuple(_words(characters, found))
    language = "zho" if any(map(is_han, text)) else "eng"
    return ViewLine(text, found.corners, words, language)


def _trimmed(characters: Sequence[ReadCharacter]) -> Sequence[ReadCharacter]:
    start, end = 0, len(characters)
    while start < end and characters[start].text.isspace():
        start += 1
    while start < end and characters[end - 1].text.isspace():
        end -= 1
    return characters[start:end]


def _words(characters: Sequence[ReadCharacter], found: FoundLine) -> Iterator[ViewWord]:
    """Yield runs of letters, and each Han character alone."""
    edges = _edges(characters)
    places = _places(characters)
    start = 0
    for at, one in enumerate(characters):
        is_apart = one.text.isspace()
        if is_apart or is_han(one.text) or is_han(characters[start].text):
            if start < at:
                yield _word(characters, (start, at), (edges, places), found)
            start = at + 1 if is_apart else at
    if start < len(characters):
        yield _word(characters, (start, len(characters)), (edges, places), found)


def _word(
    characters: Sequence[ReadCharacter],
    span: tuple[int, int],
    measures: tuple[list[float], list[int]],
    found: FoundLine,
) -> ViewWord:
    start, end = span
    edges, places = measures
    own = characters[start:end]
    confidence = sum(one.confidence for one in own) / len(own)
    corners = found.part(edges[start], edges[end])
    least = min(one.confidence for one in own)
    return ViewWord(places[start], places[end], corners, confidence, least)


def _edges(characters: Sequence[ReadCharacter]) -> list[float]:
    """Return where characters meet: half-way between their middles."""
    places = [one.at for one in characters]
    between = [(one + other) / 2 for one, other in pairwise(places)]
    return [0.0, *between, 1.0]


def _places(characters: Sequence[ReadCharacter]) -> list[int]:
    """Return where each character begins in the text; one of the model's may be several."""
    places = [0]
    for one in characters:
        places.append(places[-1] + len(one.text))
    return places
