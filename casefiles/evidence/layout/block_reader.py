"""Shows the blocks of an office file as pages, inside a worker."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, FinalLine, Item
from casefiles.domain.files.extraction import PageText, Raster, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.pages import A4_HEIGHT, A4_WIDTH, Fineness, clipped_box, raster_size
from casefiles.evidence.channel.scripts import has_no_ink, lacks_letters, needs_shaping
from casefiles.evidence.channel.unreadable import NEEDS_SHAPING, NO_SUCH_PAGE, UnreadableFile
from casefiles.evidence.layout.block_layout import set_blocks
from casefiles.evidence.layout.blocks import BlockContent, RunStyle
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.final_form import final_lines
from casefiles.evidence.layout.line_breaking import BrokenLine
from casefiles.evidence.layout.shaped_lines import LinePosition, ShapedLines, shaped_lines_of
from casefiles.evidence.layout.table_layout import BorderLine
from casefiles.evidence.layout.text_layout import (
    ASCENT,
    LEADING,
    SIZE,
    TextMeasures,
    measures_of,
    sized_font,
)

_WHITE, _BLACK, _GREY, _RULE, _SHADE = 255, 0, 90, 150, 222
_FALL: Final = (ASCENT + (SIZE - ASCENT) / 2) / LEADING
"""From the top of a line to its base line, as a part of the leading."""
_THICKER: Final = 0.035
"""How far letters are drawn a second time to the right where they are bold, by their size."""
_UNDER, _THROUGH = 0.12, -0.28
"""Where strokes run along a text, from its base line down, by its size."""
_STROKES: Final = (
    (RunStyle.ADDED, _UNDER),
    (RunStyle.DELETED, _THROUGH),
    (RunStyle.STRUCK, _THROUGH),
)


class BlockFile:
    """An office file, set on pages; `Readable`."""

    def __init__(
        self, content: BlockContent, limits: WorkerLimits, faces: Sequence[FontFile]
    ) -> None:
        """Set the content of a file on pages."""
        self._limits = limits
        self._faces = tuple(faces)
        self._measures = measures_of(faces)
        self._shaped = shaped_lines_of(faces, self._measures)
        self._content = content
        self._layout = set_blocks(content.kind, content.blocks, self._measures, limits.pages)
        self.page_count = len(self._layout.pages)

    def read_page(self, number: int) -> PageText:
        """Return the lines of a page, tables cell by cell.

        Raises:
            Unreadable: `no_such_page`.
        """
        lines = tuple(
            self._line(piece) for piece in self._drawn(number) if isinstance(piece, BrokenLine)
        )
        return PageText(number, A4_WIDTH, A4_HEIGHT, lines)

    def _line(self, piece: BrokenLine) -> TextLine:
        if needs_shaping(piece.text) and not lacks_letters(piece.text):
            return TextLine(piece.text, self._shaped.box(piece.text, place_of(piece)))
        return TextLine(piece.text, _box(piece), _edges(piece))

    def items(self) -> Iterator[Item]:
        """Return what the file tells beside its pages."""
        if self._layout.is_cut:
            yield FileWarning(FileWarningCode.LEFT_OFF, 1, self.page_count)
        yield from self._content.placed(self._layout.starts)
        # Told of every file, so that nothing hidden decides in which form one leaves. One at least:
        # that there is nothing to print is told as well.
        yield from map(FinalLine, list(final_lines(self._content)) or [""])

    def render_page(self, number: int, fineness: Fineness) -> Raster:
        """Return a page drawn in black and grey on white.

        Raises:
            Unreadable: `needs_shaping` or `no_such_page`.
        """
        drawn = list(self._drawn(number))
        if any(isinstance(one, BrokenLine) and lacks_letters(one.text) for one in drawn):
            raise UnreadableFile(NEEDS_SHAPING)
        columns, rows = raster_size(A4_WIDTH, A4_HEIGHT, fineness, self._limits.raster_pixels)
        image = Image.new("L", (columns, rows), _WHITE)
        pen = _Pen(image, self._faces, self._measures, columns / A4_WIDTH, self._shaped)
        for one in drawn:
            pen.rule(one) if isinstance(one, BorderLine) else pen.write(one)
        rgb = image.convert("RGB").tobytes()
        return Raster(number, A4_WIDTH, A4_HEIGHT, columns, rows, rgb)

    def _drawn(self, number: int) -> Iterator[BrokenLine | BorderLine]:
        if not 1 <= number <= self.page_count:
            raise UnreadableFile(NO_SUCH_PAGE)
        return self._layout.drawn(number)


class _Pen:
    """Draws on one page."""

    def __init__(
        self,
        image: Image.Image,
        faces: Sequence[FontFile],
        measures: TextMeasures,
        scale: float,
        shaped: ShapedLines,
    ) -> None:
        self._canvas = ImageDraw.Draw(image)
        self._faces = faces
        self._measures = measures
        self._scale = scale
        self._shaped = shaped
        self._fonts: dict[tuple[int, float], ImageFont.FreeTypeFont] = {}

    def rule(self, stroke: BorderLine) -> None:
        """Draw a thin line, one pixel wide at usual sizes."""
        ends = (stroke.x0, stroke.y0, stroke.x1, stroke.y1)
        self._line(ends, _RULE, 0.4)

    def write(self, piece: BrokenLine) -> None:
        """Draw a line of text character by character at the widths that the layout measured."""
        base = piece.top + piece.leading * _FALL
        for first, last, look in piece.spans:
            if look & RunStyle.HIDDEN:
                self._shade(piece, first, last)
        run_styles = _styles_of(piece)
        if needs_shaping(piece.text):
            found = [
                (_GREY if look & RunStyle.QUIET else _BLACK, bool(look & RunStyle.BOLD))
                for look in run_styles
            ]
            place = place_of(piece)
            self._shaped.draw(self._canvas, piece.text, place, base, (self._scale, found))
            self._strokes(piece, base, self._shaped.reach(piece.text, place))
            return
        floor = math.floor(base * self._scale)
        for at, character in enumerate(piece.text):
            if not has_no_ink(character):
                left = piece.ends[at - 1] if at else 0.0
                x = (piece.x + left) * self._scale
                self._letter(character, (x, floor), piece.size, run_styles[at])
        self._strokes(piece, base, None)

    def _strokes(self, piece: BrokenLine, base: float, whole: tuple[float, float] | None) -> None:
        """Draw lines under what was added and through what was deleted.

        Args:
            piece: whose spans are drawn.
            base: its base line.
            whole: edges of the line, where its characters cannot be told apart.
        """
        for first, last, look in piece.spans:
            left, right = whole or _reach(piece, first, last)
            for mark, offset in _STROKES:
                if look & mark:
                    y = base + offset * piece.size
                    self._line((left, y, right, y), _BLACK, 0.6)

    def _letter(self, text: str, place: tuple[float, int], size: float, look: RunStyle) -> None:
        font = self._font(self._measures.of(text)[0], size)
        ink = _GREY if look & RunStyle.QUIET else _BLACK
        x, y = place
        self._canvas.text((round(x), y), text, ink, font, anchor="ls")
        if look & RunStyle.BOLD:
            more = max(1, round(size * _THICKER * self._scale))
            self._canvas.text((round(x) + more, y), text, ink, font, anchor="ls")

    def _font(self, face: int, size: float) -> ImageFont.FreeTypeFont:
        key = (face, size)
        if key not in self._fonts:
            self._fonts[key] = sized_font(self._faces[face], size * self._scale)
        return self._fonts[key]

    def _shade(self, piece: BrokenLine, first: int, last: int) -> None:
        left, right = _reach(piece, first, last)
        corners = (left, piece.top, right, piece.top + piece.leading)
        self._canvas.rectangle([round(one * self._scale) for one in corners], fill=_SHADE)

    def _line(self, ends: tuple[float, float, float, float], ink: int, points: float) -> None:
        width = max(1, round(points * self._scale))
        self._canvas.line([math.floor(one * self._scale) for one in ends], ink, width)


def place_of(piece: BrokenLine) -> LinePosition:
    """Return where a line that must be shaped may stand."""
    return LinePosition(piece.x, piece.top, piece.leading, piece.size, piece.room, piece.width)


def _styles_of(piece: BrokenLine) -> list[RunStyle]:
    run_styles = [RunStyle.PLAIN] * len(piece.text)
    for first, last, look in piece.spans:
        for at in range(first, last):
            run_styles[at] |= look
    return run_styles


def _reach(piece: BrokenLine, first: int, last: int) -> tuple[float, float]:
    """Return from where to where a span runs, in points."""
    left = piece.ends[first - 1] if first else 0.0
    return piece.x + left, piece.x + piece.ends[last - 1]


def _edges(piece: BrokenLine) -> tuple[tuple[float, float], ...]:
    starts = (0.0, *piece.ends[:-1])
    return tuple(
        (min(1.0, (piece.x + start) / A4_WIDTH), min(1.0, (piece.x + end) / A4_WIDTH))
        for start, end in zip(starts, piece.ends, strict=True)
    )


def _box(piece: BrokenLine) -> Box:
    right = (piece.x + piece.width) / A4_WIDTH
    bottom = (piece.top + piece.leading) / A4_HEIGHT
    return clipped_box(piece.x / A4_WIDTH, piece.top / A4_HEIGHT, right, bottom)
