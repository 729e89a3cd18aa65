"""Words of a page's text where its picture shows nothing: under a box, or in the ground's colour.

The raster comes from a locked worker and is plain pixels here; nothing is taken apart.
"""

from collections.abc import Iterator
from typing import Final

from PIL import Image

from casefiles.domain.files.extraction import PageText, Raster, TextLine
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.foundation.boxes import Box

_CONTRAST: Final = 26
"""Of 255: where the lightest and the darkest pixel differ by less, nobody reads anything."""
_NARROWEST: Final = 3
"""Pixels across and down from which a place can be judged."""
_LONGEST: Final = 8
"""Characters that are judged together, where no spaces part words."""
_INSET: Final = 0.15
"""Of a line's height, left off above and below: boxes of lines reach into their neighbours."""


def compare_with_image(raster: Raster, page: PageText | None) -> PageInspection:
    """Tell what a raster shows beside the text of its page."""
    hidden = tuple(_hidden(raster, page)) if page is not None and page.lines else ()
    return PageInspection(raster.number, raster.codes, hidden)


def _hidden(raster: Raster, page: PageText) -> Iterator[tuple[int, int, int]]:
    grey = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb).convert("L")
    for number, line in enumerate(page.lines):
        run: tuple[int, int] | None = None
        for start, end in _words(line):
            if not _is_blank(grey, _box(line, start, end)):
                if run is not None:
                    yield (number, *run)
                run = None
            else:
                run = (start if run is None else run[0], end)
        if run is not None:
            yield (number, *run)


def _words(line: TextLine) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a line; all of it if its letters are not told apart."""
    if len(line.edges) != len(line.text):
        if line.text.strip():
            yield 0, len(line.text)
        return
    start = 0
    for at in range(len(line.text) + 1):
        is_end = at == len(line.text) or line.text[at].isspace()
        if is_end or at - start == _LONGEST:
            # Dots and strokes alone may lie beside the middle of their line.
            if any(char.isalnum() for char in line.text[start:at]):
                yield start, at
            start = at + 1 if is_end else at


def _box(line: TextLine, start: int, end: int) -> Box:
    inset = (line.box.y1 - line.box.y0) * _INSET
    top, bottom = line.box.y0 + inset, line.box.y1 - inset
    if len(line.edges) != len(line.text):
        return Box(line.box.x0, top, line.box.x1, bottom)
    left = min(edge[0] for edge in line.edges[start:end])
    right = max(edge[1] for edge in line.edges[start:end])
    return Box(left, top, right, bottom)


def _is_blank(grey: Image.Image, box: Box) -> bool:
    left, top = max(0, int(box.x0 * grey.width)), max(0, int(box.y0 * grey.height))
    right = min(grey.width, round(box.x1 * grey.width))
    bottom = min(grey.height, round(box.y1 * grey.height))
    if right - left < _NARROWEST or bottom - top < _NARROWEST:
        return False
    counts = grey.crop((left, top, right, bottom)).histogram()
    shades = [shade for shade, count in enumerate(counts) if count]
    return shades[-1] - shades[0] < _CONTRAST
