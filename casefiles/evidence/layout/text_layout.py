"""Sets plain text on A4 pages: the same text falls on the same lines on every machine."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from PIL import ImageFont

from casefiles.evidence.channel.pages import A4_HEIGHT, A4_WIDTH
from casefiles.evidence.channel.scripts import has_no_width, is_in
from casefiles.evidence.layout.faces import FontFile
from casefiles.typeset.unicode.bidi import bidi_class

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
_MOST_WORDS: Final = 1 << 16
_DOUBT: Final = 1e-6
"""Points; sums of a line's widths in any order are nearer to one another."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line; measures in points.

    Attributes:
        text: its characters.
        offsets: how far each character is from the line's start.
        width: of all of it.
    """

    text: str
    offsets: tuple[float, ...]
    width: float


class _Advances(dict[str, float]):
    """Widths by character, measured when they are first asked for: a look-up of these is quick."""

    def __init__(self, measured: Callable[[str], tuple[int, float]]) -> None:
        super().__init__()
        self._measured = measured

    def __missing__(self, character: str) -> float:
        width = self[character] = self._measured(character)[1]
        return width


class TextMeasures:
    """Knows which face draws a character and how wide it is."""

    def __init__(self, faces: Sequence[FontFile]) -> None:
        """Open the faces for measuring; do it before the worker is locked."""
        self._faces = tuple(faces)
        self._fonts = tuple(sized_font(face, _MEASURE) for face in faces)
        self._known: dict[str, tuple[int, float]] = {}
        self._advances = _Advances(self.of)
        self._words: dict[str, tuple[float, float]] = {}

    def of(self, character: str) -> tuple[int, float]:
        """Return the face of a character, and its width in points."""
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = self._measured(character)
        return known

    def word(self, word: str) -> tuple[float, float]:
        """Return the width of a word without the spaces behind it, and with them."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            needed = sum(map(self._advances.__getitem__, word.rstrip(" ")))
            known = self._words[word] = needed, self.along(word)[-1]
        return known

    def along(self, text: str) -> tuple[float, ...]:
        """Return how far each character of a line is from its start, and the width of all."""
        return tuple(accumulate(map(self._advances.__getitem__, text), initial=0.0))

    def _measured(self, character: str) -> tuple[int, float]:
        code = ord(character)
        if has_no_width(character):
            return 0, 0.0
        face = next((i for i, item in enumerate(self._faces) if code in item.characters), 0)
        return face, self._fonts[face].getlength(character) * SIZE / _MEASURE


_MEASURED: Final[dict[tuple[int, ...], TextMeasures]] = {}
"""By the identity of their faces, which `Measures` keeps alive."""


def measures_of(faces: Sequence[FontFile]) -> TextMeasures:
    """Return the measures of faces, taken once in a process: workers inherit those of warm-up."""
    key = tuple(map(id, faces))
    if key not in _MEASURED:
        _MEASURED[key] = TextMeasures(faces)
    return _MEASURED[key]


def sized_font(face: FontFile, pixels: float) -> ImageFont.FreeTypeFont:
    """Open a face at a size in pixels, without the shaping that would differ by machine."""
    engine = ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(face.data), pixels, layout_engine=engine)


def set_pages(text: str, measures: TextMeasures) -> list[list[str]]:
    """Cut a text into pages of lines; an empty text makes one empty page."""
    lines = [line for paragraph in text.split("\n") for line in _cut_lines(paragraph, measures)]
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    starts = range(0, max(len(lines), 1), LINES_PER_PAGE)
    return [lines[start : start + LINES_PER_PAGE] for start in starts]


def set_line(text: str, measures: TextMeasures) -> SetLine:
    """Place the characters of a line."""
    *offsets, width = measures.along(text)
    return SetLine(text, tuple(offsets), width)


def _cut_lines(paragraph: str, measures: TextMeasures) -> Iterator[str]:
    """Fill lines word by word; a word longer than a line is cut.

    Widths of whole words decide where they leave no doubt. Beside the edge the characters are added
    one by one, since sums of the same numbers in another order differ in their last bits.
    """
    start, at, width = 0, 0, 0.0
    for word in words_of(paragraph):
        needed, whole = measures.word(word)
        if at > start:
            if abs(width + needed - _COLUMN) < _DOUBT:
                width = measures.along(paragraph[start:at])[-1]
            if width + needed > _COLUMN:
                yield paragraph[start:at].rstrip(" ")
                start, width = at, 0.0
        end = at + len(word)
        if width + whole < _COLUMN - _DOUBT:
            width += whole
        else:
            for cut in _cuts(paragraph, (start, at, end), measures):
                yield paragraph[start:cut].rstrip(" ")
                start = cut
            width = measures.along(paragraph[start:end])[-1]
        at = end
    yield paragraph[start:].rstrip(" ")


def _cuts(paragraph: str, word: tuple[int, int, int], measures: TextMeasures) -> Iterator[int]:
    """Yield where a word has to be cut.

    Args:
        paragraph: with the word.
        word: where its line begins, and where it begins and ends itself.
        measures: of the faces.
    """
    start, first, end = word
    width = measures.along(paragraph[start:first])[-1]
    for at in range(first, end):
        character = paragraph[at]
        advance = measures.of(character)[1]
        is_apart = character != " " and bidi_class(character) != "NSM"
        if width + advance > _COLUMN and is_apart and at > start:
            yield at
            start, width = at, 0.0
        width += advance


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
        is_next_to_han = _is_standalone(before) or _is_standalone(character)
        if after_space or (is_next_to_han and character not in _ENDS_PHRASE):
            yield paragraph[start:position]
            start = position
    if start < len(paragraph):
        yield paragraph[start:]


@lru_cache(maxsize=1 << 16)
def _is_standalone(character: str) -> bool:
    code = ord(character)
    return is_in(code, _BREAKS_ANYWHERE) or is_in(code, _WIDE_PLANES)
