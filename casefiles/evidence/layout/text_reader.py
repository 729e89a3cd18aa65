"""Reads plain text and draws it on A4 pages, inside a worker."""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, Item
from casefiles.domain.files.extraction import PageText, Raster, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.pages import A4_HEIGHT, A4_WIDTH, Fineness, clipped_box, raster_size
from casefiles.evidence.channel.scripts import has_no_ink, lacks_letters, needs_shaping
from casefiles.evidence.channel.unreadable import (
    NEEDS_SHAPING,
    NO_SUCH_PAGE,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.shaped_lines import LinePosition, shaped_lines_of
from casefiles.evidence.layout.text_layout import (
    ASCENT,
    LEADING,
    MARGIN,
    SIZE,
    SetLine,
    TextMeasures,
    measures_of,
    set_line,
    set_pages,
    sized_font,
)

_WHITE, _BLACK = 255, 0


class TextFile:
    """An open plain text; `Readable`."""

    def __init__(
        self,
        text: str,
        limits: WorkerLimits,
        faces: Sequence[FontFile],
        measures: TextMeasures | None = None,
        *,
        is_guess: bool = False,
    ) -> None:
        """Cut a text into pages.

        Args:
            text: to be set.
            limits: bound it.
            faces: that it is drawn with.
            measures: of the faces, where they were taken before.
            is_guess: the encoding of the text was guessed.

        Raises:
            Unreadable: `too_large`.
        """
        if len(text) > limits.characters:
            raise UnreadableFile(TOO_LARGE)
        self._limits = limits
        self._is_guess = is_guess
        self._faces = tuple(faces)
        known = measures or measures_of(faces)
        self._shaped = shaped_lines_of(faces, known)
        self._measures = known
        self._pages = set_pages(text, known)
        self.page_count = len(self._pages)
        if self.page_count > limits.pages:
            raise UnreadableFile(TOO_LARGE)

    def read_page(self, number: int) -> PageText:
        """Return the lines of a page.

        Raises:
            Unreadable: `no_such_page`.
        """
        lines = tuple(
            self._line(row, line) for row, line in enumerate(self._page(number)) if line.text
        )
        return PageText(number, A4_WIDTH, A4_HEIGHT, lines)

    def _line(self, row: int, line: SetLine) -> TextLine:
        if needs_shaping(line.text) and not lacks_letters(line.text):
            return TextLine(line.text, self._shaped.box(line.text, _place(row, line)))
        return TextLine(line.text, _line_box(row, line), _edges(line))

    def items(self) -> tuple[Item, ...]:
        """Return whether the encoding was guessed."""
        return (FileWarning(FileWarningCode.ENCODING_GUESSED),) if self._is_guess else ()

    def render_page(self, number: int, fineness: Fineness) -> Raster:
        """Return a page drawn in black on white.

        Raises:
            Unreadable: `needs_shaping` or `no_such_page`.
        """
        lines = self._page(number)
        if any(lacks_letters(line.text) for line in lines):
            raise UnreadableFile(NEEDS_SHAPING)
        columns, rows = raster_size(A4_WIDTH, A4_HEIGHT, fineness, self._limits.raster_pixels)
        image = Image.new("L", (columns, rows), _WHITE)
        self._draw(image, lines, columns / A4_WIDTH)
        rgb = image.convert("RGB").tobytes()
        return Raster(number, A4_WIDTH, A4_HEIGHT, columns, rows, rgb)

    def _page(self, number: int) -> list[SetLine]:
        """Place the lines of one page: those of all would take more than the file is worth."""
        if not 1 <= number <= self.page_count:
            raise UnreadableFile(NO_SUCH_PAGE)
        return [set_line(line, self._measures) for line in self._pages[number - 1]]

    def _draw(self, image: Image.Image, lines: Sequence[SetLine], scale: float) -> None:
        """Draw character by character at the widths that the layout measured.

        Args:
            image: grey.
            lines: of the page, from its top.
            scale: pixels per point.
        """
        used = {self._measures.of(item)[0] for line in lines for item in line.text}
        fonts = {face: sized_font(self._faces[face], SIZE * scale) for face in used}
        canvas = ImageDraw.Draw(image)
        for row, line in enumerate(lines):
            if needs_shaping(line.text):
                place = _place(row, line)
                styles = [(_BLACK, False)] * len(line.text)
                self._shaped.draw(canvas, line.text, place, place.top + ASCENT, (scale, styles))
                continue
            base = math.floor((MARGIN + row * LEADING + ASCENT) * scale)
            for item, offset in zip(line.text, line.offsets, strict=True):
                if not has_no_ink(item):
                    at = (round((MARGIN + offset) * scale), base)
                    canvas.text(at, item, _BLACK, fonts[self._measures.of(item)[0]], anchor="ls")


def _place(row: int, line: SetLine) -> LinePosition:
    room = A4_WIDTH - 2 * MARGIN
    return LinePosition(MARGIN, MARGIN + row * LEADING, LEADING, SIZE, room, line.width)


def _edges(line: SetLine) -> tuple[tuple[float, float], ...]:
    lefts = [(MARGIN + offset) / A4_WIDTH for offset in line.offsets]
    end = (MARGIN + line.width) / A4_WIDTH
    rights = [*lefts[1:], end] if end <= 1 else [min(1.0, at) for at in (*lefts[1:], end)]
    return tuple(zip(lefts, rights, strict=True))


def _line_box(row: int, line: SetLine) -> Box:
    top = (MARGIN + row * LEADING) / A4_HEIGHT
    bottom = (MARGIN + (row + 1) * LEADING) / A4_HEIGHT
    return clipped_box(MARGIN / A4_WIDTH, top, (MARGIN + line.width) / A4_WIDTH, bottom)
