"""Areas of a page with ink in rows, as letters stand, that no engine could read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import cv2
import numpy as np
from PIL import Image

from casefiles.domain.files.ocr import SCRIPTS
from casefiles.evidence.ocr.line_finding import FoundLine, Pixels
from casefiles.evidence.ocr.line_ways import HAN_LATIN_LANGUAGES, LineReadings, merit
from casefiles.evidence.ocr.tesseract import Grey
from casefiles.evidence.ocr.views import LEAST_FILLED, ViewLine
from casefiles.evidence.pictures.ink_pieces import DPI, TooMuchInk
from casefiles.evidence.pictures.letter_rows import PictureArea, letter_rows

_READ_HAN_LATIN: Final = 0.75
_READ_TESSERACT: Final = 0.6
"""Confidence of a line from which it counts as read; one in another script stays below."""
_FEW, _SURE_OF_FEW = 3, 0.9
"""So few letters count as read only where the engine is sure of them: specks pass for letters."""
_FILLED_IF_SURE: Final = 0.33
_ROOM: Final = 3
"""Pixels around a line that was read, which belong to it."""
_BLACK: Final = 16
_BAR: Final = (60, 15)
"""Shade, and pixels across and down, of the least of what was burned: solid as no letter is."""
_AROUND_BAR: Final = 2
"""Pixels around it that are its edge."""


def counts_as_read(line: LineReadings) -> bool:
    """Tell whether some engine read a line in its own script."""
    return any(map(_is_read, line.readings.values()))


def _is_read(seen: ViewLine) -> bool:
    is_latin = seen.language in HAN_LATIN_LANGUAGES
    least = _READ_HAN_LATIN if is_latin else _READ_TESSERACT
    if seen.weight <= _FEW:
        least = _SURE_OF_FEW
    # Capitals stand apart; of a line half passed over a quarter is filled.
    filled = _FILLED_IF_SURE if seen.confidence >= _SURE_OF_FEW else LEAST_FILLED
    return seen.confidence >= least and seen.fills >= filled


def _weight(line: LineReadings) -> int:
    return max(one.weight for one in line.readings.values())


def scripts_read(lines: Sequence[LineReadings]) -> tuple[tuple[str, int], ...]:
    """Return how many lines count as read in each script, by their surest reading."""
    found: Counter[str] = Counter()
    for line in lines:
        read = [one for one in line.readings.values() if _is_read(one)]
        if read:
            found[SCRIPTS[max(read, key=merit).language]] += 1
    return tuple(sorted(found.items()))


def read_mask(image: Pixels, dpi: int, lines: Sequence[LineReadings], least: int = 0) -> Grey:
    """Return where a page is in lines that count as read, at the size that `letter_rows` takes.

    Args:
        image: rows, columns, RGB.
        dpi: pixels per inch.
        lines: of the page, read.
        least: characters below which a line does not count.
    """
    scale = DPI / dpi
    rows, columns = (max(1, round(side * scale)) for side in image.shape[:2])
    mask = np.zeros((rows, columns), np.uint8)
    for line in lines:
        if counts_as_read(line) and _weight(line) >= least:
            cv2.fillPoly(mask, [np.round(line.found.corners * scale).astype(np.int32)], 255)
    room = 2 * _ROOM + 1
    return np.asarray(cv2.dilate(mask, np.ones((room, room), np.uint8)), np.uint8)


def left_over(image: Pixels, read: Grey) -> Grey:
    """Return a page as `letter_rows` takes it, with paper where a mask says that it was read."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    size = read.shape[1], read.shape[0]
    return as_paper(
        np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8), read
    )


def as_paper(left: Grey, mask: Grey) -> Grey:
    """Return a picture with paper wherever a mask is not 0."""
    rows, columns = left.shape
    small = max(1, columns // 4), max(1, rows // 4)
    paper = cv2.resize(cv2.medianBlur(cv2.resize(left, small), 9), (columns, rows))
    return np.asarray(np.where(mask > 0, paper, left), np.uint8)


def unread_areas(left: Grey, dpi: int) -> list[FoundLine]:
    """Return where rows of letters are left on a page, in its own pixels.

    A person reads letters of which a black bar covers half; for a machine they hang together with
    the bar. So the page is looked at once more with paper where bars are.

    Args:
        left: what `left_over` returned, less what was read of it since.
        dpi: pixels per inch of the page itself.
    """
    bare = _without_bars(left)
    areas = [one for look in (left, bare) if look is not None for one in _rows(look)]
    return [_as_line(one, dpi / DPI) for one in _merged(areas)]


def _rows(left: Grey) -> list[PictureArea]:
    try:
        return list(letter_rows(Image.fromarray(left)))
    except TooMuchInk:
        return [PictureArea(0, 0, left.shape[1], left.shape[0])]


def _without_bars(left: Grey) -> Grey | None:
    """Return a page with the shade of its paper where it has black bars; None if it has none."""
    is_black = (left <= _BLACK).astype(np.uint8)
    bars = cv2.morphologyEx(is_black, cv2.MORPH_OPEN, np.ones(_BAR[::-1], np.uint8))
    if not bars.any() or bars.all():
        return None
    around = 2 * _AROUND_BAR + 1
    paper = np.median(left[bars == 0])
    edged = cv2.dilate(bars, np.ones((around, around), np.uint8))
    return np.asarray(np.where(edged > 0, paper, left), np.uint8)


def _merged(areas: Sequence[PictureArea]) -> Iterator[PictureArea]:
    """Join areas that touch."""
    waiting = list(areas)
    while waiting:
        one = waiting.pop()
        again = True
        while again:
            touching = [other for other in waiting if _touch(one, other)]
            again = bool(touching)
            waiting = [other for other in waiting if not _touch(one, other)]
            for other in touching:
                one = _around(one, other)
        yield one


def _touch(one: PictureArea, other: PictureArea) -> bool:
    across = one.left <= other.right and other.left <= one.right
    return across and one.top <= other.bottom and other.top <= one.bottom


def _around(one: PictureArea, other: PictureArea) -> PictureArea:
    return PictureArea(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _as_line(area: PictureArea, scale: float) -> FoundLine:
    x0, y0, x1, y1 = (side * scale for side in (area.left, area.top, area.right, area.bottom))
    return FoundLine(np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32))
