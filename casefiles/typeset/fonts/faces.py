"""Faces: font files as HarfBuzz opens them, and the measures that a PDF must state of each."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uharfbuzz as hb

_ITALIC: Final = 1 << 6
_SERIF: Final = 1 << 1
_SYMBOLIC: Final = 1 << 2
_SERIF_CLASSES: Final = range(1, 8)
"""Classes of IBM's families that have serifs (OpenType, OS/2 sFamilyClass)."""


class UnusableFont(Exception):
    """A font file is missing or is no font."""


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """What a FontDescriptor states (ISO 32000-1, 9.8), in thousandths of the font size."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    stem: int
    italic_angle: float
    flags: int


class Face:
    """One face.

    Attributes:
        name: its file name without suffix, as the PDF names it.
        font: for shaping, scaled to its own units.
        scale: thousandths of the font size in one of its units.
    """

    def __init__(self, name: str, path: Path) -> None:
        """Open a font file.

        Raises:
            UnusableFont: it is missing or is no font.
        """
        try:
            self._face = hb.Face(hb.Blob.from_file_path(str(path)))
        except hb.HarfBuzzError:
            raise UnusableFont from None
        if not self._face.glyph_count:
            raise UnusableFont
        self.name = name
        self.font = hb.Font(self._face)
        self.scale = 1000 / float(self._face.upem)
        self._ink: dict[int, tuple[float, float]] = {}

    @property
    def opened(self) -> hb.Face:
        """The opened file, from which subsets are made."""
        return self._face

    def has(self, character: str) -> bool:
        """Tell whether it has a glyph of its own for a character."""
        return bool(self.font.get_nominal_glyph(ord(character)))

    def advance(self, glyph: int) -> int:
        """Return how far a glyph leads, in units of the face."""
        return int(self.font.get_glyph_h_advance(glyph))

    def ink(self, glyph: int) -> tuple[float, float]:
        """Return how far a glyph's ink reaches up and down, in units of the face."""
        found = self._ink.get(glyph)
        if found is None:
            box = self.font.get_glyph_extents(glyph)
            found = (box.y_bearing, box.y_bearing + box.height) if box else (0.0, 0.0)
            self._ink[glyph] = found
        return found

    def measures(self) -> FontMetrics:
        """Return what is told of the face as a whole.

        The width of stems stands in no TrueType table: it is told from the weight, by a rule that
        many makers of PDF share.
        """
        head = self._face.reference_table("head").data
        lines = self._face.reference_table("hhea").data
        windows = self._face.reference_table("OS/2").data
        post = self._face.reference_table("post").data
        box = struct.unpack_from(">4h", head, 36)
        ascent, descent = struct.unpack_from(">2h", lines, 4)
        (weight,) = struct.unpack_from(">H", windows, 4)
        family = windows[30]
        (capitals,) = struct.unpack_from(">h", windows, 88)
        (angle,) = struct.unpack_from(">i", post, 4)
        flags = _SYMBOLIC | (_ITALIC if angle else 0) | (_SERIF if family in _SERIF_CLASSES else 0)
        left, bottom, right, top = (round(edge * self.scale) for edge in box)
        return FontMetrics(
            box=(left, bottom, right, top),
            ascent=round(ascent * self.scale),
            descent=round(descent * self.scale),
            cap_height=round(capitals * self.scale),
            stem=50 + int((weight / 65) ** 2),
            italic_angle=angle / 65536,
            flags=flags,
        )
