"""Reads words that stand round a seal: the ring is cut open and laid out as a line."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from PIL import Image

from casefiles.evidence.ocr.line_finding import Floats, FoundLine, Pixels
from casefiles.evidence.ocr.line_ways import LanguageHint, LineReadings, LineWays, Pictured
from casefiles.evidence.ocr.tesseract import Grey, evened
from casefiles.evidence.ocr.unread_areas import as_paper
from casefiles.evidence.ocr.views import LineOrientation, ViewLine
from casefiles.evidence.ocr.word_spots import inked_columns
from casefiles.evidence.pictures.ink_pieces import DPI, TooMuchInk
from casefiles.evidence.pictures.letter_rings import Ring, letter_rings

_BAND: Final = 1.7
"""Sizes of a letter from the inner to the outer edge of what is laid out."""
_ROOM: Final = 1.2
"""Sizes of a letter that are laid out before the first and after the last; a gap is wider."""
_LEAST_HEIGHT: Final = 64
"""Pixels of what is laid out; smaller seals are laid out larger."""
_SURE: Final = 0.9
"""Confidence of every letter round a seal from which it counts as read: bent ones mislead."""
_FILLED: Final = 0.25
"""Share of it that its letters fill: round a seal they stand far apart."""
_ADJACENT: Final = 1.5
"""Sizes of a letter from the middle of a ring to what stands beside it."""
_SAMPLES: Final = 48
_FEW: Final = 0.2
"""Share of places beside a ring that are in lines, above which it is no seal but a table."""
_MOST_SEALS: Final = 12
_KIND: Final = "seal"


@dataclass(frozen=True, slots=True)
class ReadSeal:
    """A seal and what was read round it.

    Attributes:
        line: where the whole seal stands on its page, and all readings.
        is_read: whether an engine was sure of all that stands round it; else it is unread.
        is_alone: whether little that was read stands close beside it, as in a table.
    """

    ring: Ring
    line: LineReadings
    is_read: bool
    is_alone: bool


def seals_of(
    ways: LineWays, page: Pictured, left: tuple[Grey, Grey], dpi: int, hint: LanguageHint
) -> list[ReadSeal]:
    """Find and read what stands round the seals of a page.

    Args:
        ways: that read a line.
        page: with the seals.
        left: the page without what was read of it but single signs, and where it was read at all;
            see `unread_areas.left_over` and `read_mask`.
        dpi: pixels per inch of the page.
        hint: what is expected.
    """
    ink, read = left
    try:
        rings = letter_rings(Image.fromarray(ink))[:_MOST_SEALS]
    except TooMuchInk:
        return []
    seals = []
    for found in rings:
        ring = cut_open(page.image, found, dpi / DPI)
        line = _read(ways, page, dpi / DPI, ring, hint)
        if line is not None:
            is_sure = any(map(_is_sure, line.readings.values()))
            place = _around(ring, dpi / DPI)
            line = LineReadings(FoundLine(place), dict(_moved(line, place)))
            seals.append(ReadSeal(ring, line, is_sure, _is_alone(found, read)))
    return seals


def without(left: Grey, seals: Sequence[ReadSeal]) -> Grey:
    """Return a page with paper where a seal was read; see `unread_areas.unread_areas`."""
    mask = np.zeros(left.shape, np.uint8)
    for seal in seals:
        if seal.is_read:
            ring = seal.ring
            middle, across = (round(ring.x), round(ring.y)), (round(ring.radius),) * 2
            turn = math.degrees(ring.start), math.degrees(ring.end)
            cv2.ellipse(mask, middle, across, 0.0, *turn, 255, max(1, round(_BAND * ring.size)))
    return as_paper(left, mask)


def _read(
    ways: LineWays, page: Pictured, scale: float, ring: Ring, hint: LanguageHint
) -> LineReadings | None:
    """Return what was read of a ring, where it was laid out; None for nothing."""
    strip = laid_out(page.image, ring, scale)
    rows, columns = strip.shape[:2]
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    read = ways.read(Pictured(strip, evened(strip)), FoundLine(corners), hint)
    return read if read.readings else None


def _is_alone(ring: Ring, read: Grey) -> bool:
    """Tell whether few lines stand close beside the letters that were found."""
    turns = np.linspace(ring.start, ring.end, _SAMPLES)
    reach = np.array([[ring.radius - _ADJACENT * ring.size], [ring.radius + _ADJACENT * ring.size]])
    across = np.round(ring.x + reach * np.cos(turns)).astype(int).clip(0, read.shape[1] - 1)
    down = np.round(ring.y + reach * np.sin(turns)).astype(int).clip(0, read.shape[0] - 1)
    return float((read[down, across] > 0).mean()) <= _FEW


def _is_sure(seen: ViewLine) -> bool:
    return seen.least >= _SURE and seen.fills >= _FILLED


def cut_open(image: Pixels, ring: Ring, scale: float) -> Ring:
    """Return a ring from the end of its widest gap round to its beginning: no letter is lost.

    Args:
        image: rows, columns, RGB.
        ring: in pixels of `DPI`; what was found may be a part of what stands round the seal.
        scale: pixels of the image for one of those.
    """
    around = replace(ring, end=ring.start + 2 * math.pi)
    inked = inked_columns(laid_out(image, around, scale))
    step = 2 * math.pi / len(inked)
    places = np.flatnonzero(inked)
    gaps = np.diff(np.append(places, places[0] + len(inked)))
    widest = int(gaps.argmax())
    room = _ROOM * ring.size / ring.radius
    if gaps[widest] * step < room:
        # A closed one overlaps by the room, so that what stands over the cut is read whole.
        return replace(around, end=around.end + room)
    start = ring.start + (places[widest] + gaps[widest]) * step - room
    end = ring.start + places[widest] * step + 2 * math.pi + room
    return replace(ring, start=float(start), end=float(min(end, start + 2 * math.pi)))


def laid_out(image: Pixels, ring: Ring, scale: float) -> Pixels:
    """Return what stands round a seal as a line, clockwise from its start to its end.

    Args:
        image: rows, columns, RGB.
        ring: in pixels of `DPI`.
        scale: pixels of the image for one of those.
    """
    high = _BAND * ring.size
    larger = max(scale, _LEAST_HEIGHT / high)
    height, width = round(high * larger), round((ring.end - ring.start) * ring.radius * larger)
    turns = np.linspace(ring.start, ring.end, max(1, width), dtype=np.float32)
    outwards = np.linspace(ring.radius + high / 2, ring.radius - high / 2, height, dtype=np.float32)
    across = (ring.x + outwards[:, None] * np.cos(turns)) * scale
    down = (ring.y + outwards[:, None] * np.sin(turns)) * scale
    strip = cv2.remap(
        *(image, across.astype(np.float32), down.astype(np.float32), cv2.INTER_CUBIC),
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.ascontiguousarray(strip, np.uint8)


def _around(ring: Ring, scale: float) -> Floats:
    reach = ring.radius + _BAND / 2 * ring.size
    x0, y0, x1, y1 = (
        side * scale for side in (ring.x - reach, ring.y - reach, ring.x + reach, ring.y + reach)
    )
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _moved(
    read: LineReadings, place: Floats
) -> Iterator[tuple[tuple[str, LineOrientation], ViewLine]]:
    """Yield readings of a seal: each of their words is told as somewhere round it."""
    for (language, way), seen in read.readings.items():
        words = tuple(replace(word, corners=place) for word in seen.words)
        kind = f"{_KIND}-{way.kind}" if way.kind else _KIND
        yield (
            (language, LineOrientation(way.quarters, kind)),
            replace(seen, corners=place, words=words),
        )
