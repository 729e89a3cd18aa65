"""Draws lines whose letters join, stack or run from right to left, and tells how far they reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import ImageDraw

from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.pages import A4_HEIGHT, A4_WIDTH, clipped_box
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.shaping import GlyphFonts, LineShaper, letter
from casefiles.evidence.layout.text_layout import TextMeasures
from casefiles.typeset.unicode.bidi import paragraph_level

_ABOVE, _BELOW = 0.25, 0.55
"""How far letters may reach beyond their line, as parts of their size: stacks reach far down."""
_THICKER: Final = 0.035


@dataclass(frozen=True, slots=True)
class LinePosition:
    """Where a line may stand, in points.

    Attributes:
        left: edge.
        top: of the line.
        room: width; 0 where only the line's own is known.
        width: as broken, letter by letter.
    """

    left: float
    top: float
    leading: float
    size: float
    room: float
    width: float


class ShapedLines:
    """Knows the house's faces as glyphs."""

    def __init__(self, faces: Sequence[FontFile], measures: TextMeasures) -> None:
        """Open nothing yet."""
        self._shaper = LineShaper(faces, measures)
        self._fonts = GlyphFonts(faces)

    def reach(self, text: str, place: LinePosition) -> tuple[float, float]:
        """Return the left and right edge of a line; one from right to left stands at the right."""
        width = self._shaper.shaped(text).width * place.size
        left = place.left
        if place.room and paragraph_level(text):
            left = max(place.left, place.left + place.room - width)
        return left, left + max(width, 0.1)

    def box(self, text: str, place: LinePosition) -> Box:
        """Return the box of a line: all of it, and what its letters reach beyond it."""
        left, right = self.reach(text, place)
        top = place.top - _ABOVE * place.size
        bottom = place.top + place.leading + _BELOW * place.size
        slack = 0.15 * place.size
        return clipped_box(
            (min(left, place.left) - slack) / A4_WIDTH,
            top / A4_HEIGHT,
            (max(right, left + place.width) + slack) / A4_WIDTH,
            bottom / A4_HEIGHT,
        )

    def draw(
        self,
        canvas: ImageDraw.ImageDraw,
        text: str,
        place: LinePosition,
        base: float,
        ink: tuple[float, Sequence[tuple[int, bool]]],
    ) -> None:
        """Draw a line.

        Args:
            canvas: grey.
            text: of the line.
            place: where it stands.
            base: base line, in points from the top.
            ink: pixels per point; and for each character its grey, and whether it is bold.
        """
        scale, styles = ink
        left, _ = self.reach(text, place)
        for glyph in self._shaper.shaped(text).glyphs:
            font = self._fonts.at(glyph.face, place.size * scale)
            grey, is_bold = styles[min(glyph.cluster, len(styles) - 1)]
            x = round((left + glyph.x * place.size) * scale)
            y = round((base - glyph.y * place.size) * scale)
            canvas.text((x, y), letter(glyph.number), grey, font, anchor="ls")
            if is_bold:
                more = max(1, round(place.size * _THICKER * scale))
                canvas.text((x + more, y), letter(glyph.number), grey, font, anchor="ls")


_KNOWN: Final[dict[int, ShapedLines]] = {}
"""By the identity of their measures, which they keep alive."""


def shaped_lines_of(faces: Sequence[FontFile], measures: TextMeasures) -> ShapedLines:
    """Return the faces as glyphs, opened once in a process."""
    if id(measures) not in _KNOWN:
        _KNOWN[id(measures)] = ShapedLines(faces, measures)
    return _KNOWN[id(measures)]
