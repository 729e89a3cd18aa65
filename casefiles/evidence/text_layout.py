"""Sets plain text on A4 pages: the same text falls on the same lines on every machine."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import ImageFont

from casefiles.evidence.faces import Face
from casefiles.evidence.pages import A4_HEIGHT, A4_WIDTH
from casefiles.evidence.scripts import has_no_width, is_in
from casefiles.typeset.bidi import bidi_class

SIZE = 10.5
LEADING = 15.0
MARGIN = 56.7
ASCENT = 11.5
"""From the top of a line to its base line; sizes are in points."""

LINES_PER_PAGE = int((A4_HEIGHT - 2 * MARGIN) / LEADING)
_COLUMN = A4_WIDTH - 2 * MARGIN
_MEASURE = 1000
_BREAKS_ANYWHERE = ((0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFF00, 0xFF60))
_WIDE_PLANES = ((0x20000, 0x3FFFF),)
_ASCII_WORDS: Final = re.compile("[^ ]+ *| +")
_ENDS_WORD = frozenset(" \u0f0b")
"""A space, and the dot between Tibetan syllables."""
_ENDS_PHRASE = frozenset("、。，．：；？！）］｝〉》」』】〕”’…")
"""Never at the start of a line."""


@dataclass(frozen=True, slots=True)
class SetCharacter:
    """One character on a line: which face draws it, and how far from the line's start, in points.

    Attributes:
        face: place in the list of faces.
    """

    text: str
    face: int
    offset: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line; width in points."""

    characters: tuple[SetCharacter, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters, as text."""
        return "".join(character.text for character in self.characters)


class Measures:
    """Knows which face draws a character and how wide it is."""

    def __init__(self, faces: Sequence[Face]) -> None:
        """Open the faces for measuring; do it before the worker is locked."""
        self._faces = tuple(faces)
        self._fonts = tuple(sized_font(face, _MEASURE) for face in faces)
        self._known: dict[str, tuple[int, float]] = {}

    def of(self, character: str) -> tuple[int, float]:
        """Return the face of a character, and its width in points."""
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = self._measured(character)
        return known

    def _measured(self, character: str) -> tuple[int, float]:
        code = ord(character)
        if has_no_width(character):
            return 0, 0.0
        face = next((i for i, item in enumerate(self._faces) if code in item.characters), 0)
        return face, self._fonts[face].getlength(character) * SIZE / _MEASURE


_MEASURED: Final[dict[tuple[int, ...], Measures]] = {}
"""By the identity of their faces, which `Measures` keeps alive."""


def measures_of(faces: Sequence[Face]) -> Measures:
    """Return the measures of faces, taken once in a process: workers inherit those of warm-up."""
    key = tuple(map(id, faces))
    if key not in _MEASURED:
        _MEASURED[key] = Measures(faces)
    return _MEASURED[key]


def sized_font(face: Face, pixels: float) -> ImageFont.FreeTypeFont:
    """Open a face at a size in pixels, without the shaping that would differ by machine."""
    engine = ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(face.data), pixels, layout_engine=engine)


def set_pages(text: str, measures: Measures) -> list[list[SetLine]]:
    """Cut a text into pages of lines; an empty text makes one empty page."""
    lines = [line for paragraph in text.split("\n") for line in _set_lines(paragraph, measures)]
    while len(lines) > 1 and not lines[-1].characters:
        lines.pop()
    starts = range(0, max(len(lines), 1), LINES_PER_PAGE)
    return [lines[start : start + LINES_PER_PAGE] for start in starts]


def _set_lines(paragraph: str, measures: Measures) -> Iterator[SetLine]:
    """Fill lines word by word; a word longer than a line is cut."""
    line: list[SetCharacter] = []
    width = 0.0
    for word in words_of(paragraph):
        needed = sum(measures.of(item)[1] for item in word.rstrip(" "))
        if line and width + needed > _COLUMN:
            yield _finished(line, width)
            line, width = [], 0.0
        for character in word:
            face, advance = measures.of(character)
            is_apart = character != " " and bidi_class(character) != "NSM"
            if width + advance > _COLUMN and is_apart and line:
                yield _finished(line, width)
                line, width = [], 0.0
            line.append(SetCharacter(character, face, width))
            width += advance
    yield _finished(line, width)


def _finished(line: list[SetCharacter], width: float) -> SetLine:
    """End a line before its trailing spaces."""
    length = len(line)
    while length and line[length - 1].text == " ":
        length -= 1
    return SetLine(tuple(line[:length]), width if length == len(line) else line[length].offset)


def words_of(paragraph: str) -> Iterator[str]:
    """Cut a paragraph where a line may end: after spaces, and around Chinese characters."""
    if paragraph.isascii():
        yield from _ASCII_WORDS.findall(paragraph)
        return
    start = 0
    for position, character in enumerate(paragraph):
        if position == start:
            continue
        before = paragraph[position - 1]
        after_space = before in _ENDS_WORD and character not in _ENDS_WORD
        beside_han = _stands_alone(before) or _stands_alone(character)
        if after_space or (beside_han and character not in _ENDS_PHRASE):
            yield paragraph[start:position]
            start = position
    if start < len(paragraph):
        yield paragraph[start:]


@lru_cache(maxsize=1 << 16)
def _stands_alone(character: str) -> bool:
    code = ord(character)
    return is_in(code, _BREAKS_ANYWHERE) or is_in(code, _WIDE_PLANES)
