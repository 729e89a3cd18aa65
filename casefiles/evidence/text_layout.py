"""Sets plain text on A4 pages: the same text falls on the same lines on every machine."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import ImageFont

from casefiles.evidence.faces import Face
from casefiles.evidence.pages import A4_HEIGHT, A4_WIDTH

SIZE = 10.5
LEADING = 15.0
MARGIN = 56.7
ASCENT = 11.5
"""From the top of a line to its base line; sizes are in points."""

_LINES_PER_PAGE = int((A4_HEIGHT - 2 * MARGIN) / LEADING)
_COLUMN = A4_WIDTH - 2 * MARGIN
_MEASURE = 1000
_NO_WIDTH = (
    *((0x00AD, 0x00AD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069)),
    *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE01EF)),
)
_NEEDS_SHAPING = (
    *((0x0300, 0x036F), (0x0483, 0x0489), (0x0590, 0x08FF), (0x0900, 0x109F), (0x1100, 0x11FF)),
    *((0x135D, 0x135F), (0x1700, 0x1CFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0x2DE0, 0x2DFF)),
    *((0x3099, 0x309A), (0xA66F, 0xA67D), (0xA69E, 0xA69F), (0xA800, 0xAAFF), (0xABC0, 0xABFF)),
    *((0xD7B0, 0xD7FF), (0xFB1D, 0xFDFF), (0xFE20, 0xFE2F), (0xFE70, 0xFEFC)),
    *((0x10800, 0x11FFF), (0x16A40, 0x16B8F), (0x1E000, 0x1EFFF)),
)
"""Scripts that join, stack or run from right to left, and marks that stand on other letters."""

_BREAKS_ANYWHERE = ((0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFF00, 0xFF60))
_WIDE_PLANES = ((0x20000, 0x3FFFF),)
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
        if _is_in(code, _NO_WIDTH):
            return 0, 0.0
        face = next((i for i, item in enumerate(self._faces) if code in item.characters), 0)
        return face, self._fonts[face].getlength(character) * SIZE / _MEASURE


def sized_font(face: Face, pixels: float) -> ImageFont.FreeTypeFont:
    """Open a face at a size in pixels, without the shaping that would differ by machine."""
    engine = ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(face.data), pixels, layout_engine=engine)


def needs_shaping(text: str) -> bool:
    """Tell whether a text cannot be drawn letter by letter."""
    return not text.isascii() and any(_is_in(ord(item), _NEEDS_SHAPING) for item in text)


def has_no_ink(character: str) -> bool:
    """Tell whether nothing is drawn for a character."""
    return character == " " or _is_in(ord(character), _NO_WIDTH)


def set_pages(text: str, measures: Measures) -> list[list[SetLine]]:
    """Cut a text into pages of lines; an empty text makes one empty page."""
    lines = [line for paragraph in text.split("\n") for line in _set_lines(paragraph, measures)]
    while len(lines) > 1 and not lines[-1].characters:
        lines.pop()
    starts = range(0, max(len(lines), 1), _LINES_PER_PAGE)
    return [lines[start : start + _LINES_PER_PAGE] for start in starts]


def _set_lines(paragraph: str, measures: Measures) -> Iterator[SetLine]:
    """Fill lines word by word; a word longer than a line is cut."""
    line: list[SetCharacter] = []
    width = 0.0
    for word in _words(paragraph):
        needed = sum(measures.of(item)[1] for item in word.rstrip(" "))
        if line and width + needed > _COLUMN:
            yield _finished(line, width)
            line, width = [], 0.0
        for character in word:
            face, advance = measures.of(character)
            if width + advance > _COLUMN and character != " " and line:
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


def _words(paragraph: str) -> Iterator[str]:
    """Cut a paragraph where a line may end: after spaces, and around Chinese characters."""
    start = 0
    for position, character in enumerate(paragraph):
        if position == start:
            continue
        before = paragraph[position - 1]
        after_space = before == " " and character != " "
        beside_han = _stands_alone(before) or _stands_alone(character)
        if after_space or (beside_han and character not in _ENDS_PHRASE):
            yield paragraph[start:position]
            start = position
    if start < len(paragraph):
        yield paragraph[start:]


def _stands_alone(character: str) -> bool:
    code = ord(character)
    return _is_in(code, _BREAKS_ANYWHERE) or _is_in(code, _WIDE_PLANES)


def _is_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
