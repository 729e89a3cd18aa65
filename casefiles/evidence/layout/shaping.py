"""Shapes lines of scripts that join, stack or run from right to left, with HarfBuzz.

Pillow draws characters, not glyphs: each face is given a second table of characters in which the
code points of a private plane stand for its glyphs by number.
"""

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import uharfbuzz as hb
from PIL import ImageFont

from casefiles.evidence.channel.scripts import has_no_ink, needs_shaping
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.text_layout import TextMeasures
from casefiles.typeset.unicode.bidi import levels_of, paragraph_level, visual_order

_PLANE: Final = 0xF0000
_LARGEST: Final = 0xFFFE
"""Characters of the plane."""
_MOST_KNOWN: Final = 1_000
_ENTRY: Final = struct.Struct(">4sIII")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph; x and y are places of its origin as parts of the size, y upwards.

    Attributes:
        cluster: index of the first character that it shows.
    """

    face: int
    number: int
    x: float
    y: float
    cluster: int


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """Glyphs of a line from its left edge, and its width as a part of the size."""

    glyphs: tuple[Glyph, ...]
    width: float


class LineShaper:
    """Shapes lines with the house's faces."""

    def __init__(self, faces: Sequence[FontFile], measures: TextMeasures) -> None:
        """Remember the faces; a face is opened when a line needs it."""
        self._faces = tuple(faces)
        self._measures = measures
        self._fonts: dict[int, hb.Font] = {}
        self._known: dict[str, ShapedLine] = {}

    def can_shape(self, text: str) -> bool:
        """Tell whether the faces have every character of a line that must be shaped."""
        return all(
            has_no_ink(one) or any(ord(one) in face.characters for face in self._faces)
            for one in text
            if needs_shaping(one)
        )

    def shaped(self, text: str) -> ShapedLine:
        """Return the glyphs of a line."""
        if text not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[text] = self._shape(text)
        return self._known[text]

    def _shape(self, text: str) -> ShapedLine:
        glyphs: list[Glyph] = []
        at = 0.0
        for start, end, face, level in self._runs(text):
            font = self._font(face)
            buffer = hb.Buffer()
            buffer.add_str(text, item_offset=start, item_length=end - start)
            buffer.guess_segment_properties()
            buffer.direction = "rtl" if level % 2 else "ltr"
            hb.shape(font, buffer)
            units = float(font.face.upem)
            infos, positions = buffer.glyph_infos, buffer.glyph_positions or []
            for info, position in zip(infos, positions, strict=True):
                if not has_no_ink(text[min(info.cluster, len(text) - 1)]):
                    x, y = at + position.x_offset / units, position.y_offset / units
                    glyphs.append(Glyph(face, info.codepoint, x, y, info.cluster))
                at += position.x_advance / units
        return ShapedLine(tuple(glyphs), at)

    def _runs(self, text: str) -> list[tuple[int, int, int, int]]:
        """Return runs of one face and level, from left to right: start, end, face, level."""
        base = paragraph_level(text)
        levels = _filled(levels_of(text, base), base)
        faces = self._chosen(text)
        runs: list[tuple[int, int, int, int]] = []
        for at, (level, face) in enumerate(zip(levels, faces, strict=True)):
            if runs and runs[-1][2:] == (face, level):
                runs[-1] = (runs[-1][0], at + 1, face, level)
            else:
                runs.append((at, at + 1, face, level))
        order = visual_order([level for *_, level in runs])
        return [runs[at] for at in order]

    def _chosen(self, text: str) -> list[int]:
        """Return the face of each character; signs and spaces go with the letter before them."""
        chosen: list[int] = []
        for at, character in enumerate(text):
            face = self._measures.of(character)[0]
            before = chosen[-1] if chosen else self._first(text[at:])
            has_it = has_no_ink(character) or ord(character) in self._faces[before].characters
            is_letter = character.isalpha() and not needs_shaping(character)
            chosen.append(before if has_it and not is_letter else face)
        return chosen

    def _first(self, text: str) -> int:
        return next((self._measures.of(one)[0] for one in text if one.isalpha()), 0)

    def _font(self, face: int) -> hb.Font:
        if face not in self._fonts:
            self._fonts[face] = hb.Font(hb.Face(self._faces[face].data))
        return self._fonts[face]


class GlyphFonts:
    """Faces at sizes, with their glyphs by number."""

    def __init__(self, faces: Sequence[FontFile]) -> None:
        """Remember the faces."""
        self._faces = tuple(faces)
        self._data: dict[int, bytes] = {}
        self._sized: dict[tuple[int, float], ImageFont.FreeTypeFont] = {}

    def at(self, face: int, pixels: float) -> ImageFont.FreeTypeFont:
        """Return a face at a size in pixels, of which `letter` draws the glyphs."""
        key = (face, pixels)
        if key not in self._sized:
            if face not in self._data:
                self._data[face] = numbered(self._faces[face].data)
            engine = ImageFont.Layout.BASIC
            data = io.BytesIO(self._data[face])
            self._sized[key] = ImageFont.truetype(data, pixels, layout_engine=engine)
        return self._sized[key]


def letter(number: int) -> str:
    """Return the character that stands for a glyph in a face of `GlyphFonts`."""
    return chr(_PLANE + number)


def numbered(font: bytes) -> bytes:
    """Return a TrueType font whose table of characters leads to its glyphs by number.

    The new table (`cmap`, format 12) is put behind the others; the old one is left where it is.
    """
    (count,) = struct.unpack_from(">H", font, 4)
    entries = [list(_ENTRY.unpack_from(font, 12 + 16 * at)) for at in range(count)]
    tables = {entry[0]: entry for entry in entries}
    (glyphs,) = struct.unpack_from(">H", font, tables[b"maxp"][2] + 4)
    last = min(glyphs, _LARGEST) - 1
    groups = struct.pack(">IIIIIII", 0x000C0000, 28, 0, 1, _PLANE, _PLANE + last, 0)
    table = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + groups
    start = -(-len(font) // 4) * 4
    tables[b"cmap"][2:4] = [start, len(table)]
    head = font[:12] + b"".join(_ENTRY.pack(*entry) for entry in entries)
    return head + font[len(head) :].ljust(start - len(head), b"\0") + table


def _filled(levels: Sequence[int], base: int) -> list[int]:
    """Give removed characters the level of the one before them, so that no run is cut by them."""
    filled: list[int] = []
    for level in levels:
        filled.append(level if level >= 0 else filled[-1] if filled else base)
    return filled
