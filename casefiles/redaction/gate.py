"""The pixel gate: from a page that shows everything to one in which marked areas never existed."""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite
from typing import Final

from PIL import Image

from casefiles.domain.boxes import Box
from casefiles.domain.disclosure import BurnedPage
from casefiles.domain.errors import ExportStopped
from casefiles.domain.reading import Raster
from casefiles.redaction.coding import code_pixels, without_pale_ink

_MARGIN: Final = 1.0
"""Points that every box grows: ink is wider than the box that was drawn around it."""
_BLOCK_SPREAD: Final = 32
"""Source pixels: out to the grid of 16 that JPEG codes in, and one such block more."""
_WAVELET_SPREAD: Final = 128
"""As far as five levels of wavelets reach: 96 are too few where much is cut off (measured)."""


@dataclass(frozen=True, slots=True)
class PixelArea:
    """Pixels of a raster, the ends excluded."""

    left: int
    top: int
    right: int
    bottom: int


def burn(
    raster: Raster,
    exhibit: str,
    number: int,
    boxes: Sequence[Box],
    *,
    is_bilevel: bool = False,
) -> BurnedPage:
    """Remove areas from a page and code what is left.

    Nothing but the burned pixels decides about paper, colours and coding.

    Args:
        raster: the page as rendered.
        exhibit: mark of the exhibit, as released.
        number: page of the exhibit, from 1.
        boxes: areas to remove.
        is_bilevel: ink and paper alone, whatever the page shows.

    Raises:
        ExportStopped: a box is no area of the page (`box_without_area`).
    """
    image = _image(raster)
    for area in burned_areas(raster, boxes):
        image.paste((0, 0, 0), (area.left, area.top, area.right, area.bottom))
    coded = code_pixels(image, "ccitt" if is_bilevel else "")
    return BurnedPage(
        exhibit=exhibit,
        number=number,
        width=raster.width,
        height=raster.height,
        columns=raster.columns,
        rows=raster.rows,
        coding=coded.coding,
        palette=coded.palette,
        data=coded.data,
    )


def shown_pixels(raster: Raster, boxes: Sequence[Box], coding: str) -> Raster:
    """Return the pixels that readers of a burned page are shown, before they are coded.

    Args:
        raster: the page as rendered.
        boxes: areas that are removed.
        coding: of the burned page.
    """
    image = _image(raster)
    for area in burned_areas(raster, boxes):
        image.paste((0, 0, 0), (area.left, area.top, area.right, area.bottom))
    rgb = without_pale_ink(image, coding).convert("RGB").tobytes()
    size = (raster.number, raster.width, raster.height, raster.columns, raster.rows)
    return Raster(*size, rgb)


def burned_areas(raster: Raster, boxes: Sequence[Box]) -> tuple[PixelArea, ...]:
    """Return the pixels that boxes remove from a page; a function of page size and boxes alone.

    Raises:
        ExportStopped: a box is no area of the page (`box_without_area`).
    """
    grown = (_grown(raster, box) for box in boxes)
    return tuple(area for area in grown if area.left < area.right and area.top < area.bottom)


def raster_digest(raster: Raster, key: bytes) -> str:
    """Return the keyed digest (HMAC-SHA-256, hexadecimal) that ties a mark to what it covers.

    Args:
        raster: the page as rendered.
        key: secret of the vault; a plain digest would let anyone test guesses.
    """
    shape = json.dumps([raster.number, raster.columns, raster.rows]).encode()
    return hmac.digest(key, shape + b"\0" + raster.rgb, "sha256").hex()


def _image(raster: Raster) -> Image.Image:
    return Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb)


def _grown(raster: Raster, box: Box) -> PixelArea:
    """Return the pixels to burn: a margin more, and as far as lossy coding spread the secret."""
    corners = (box.x0, box.y0, box.x1, box.y1)
    if not all(map(isfinite, corners)) or box.x0 >= box.x1 or box.y0 >= box.y1:
        raise ExportStopped("box_without_area", page=raster.number)
    across, down = _MARGIN / raster.width, _MARGIN / raster.height
    wide = _with_margin(box, across, down)
    for lossy in raster.lossy_images:
        if _touch(wide, lossy.box):
            spread = _WAVELET_SPREAD if lossy.is_wavelet else _BLOCK_SPREAD
            across = max(across, _MARGIN / raster.width + spread * lossy.pixel_width)
            down = max(down, _MARGIN / raster.height + spread * lossy.pixel_height)
    wide = _with_margin(box, across, down)
    return PixelArea(
        max(0, floor(wide.x0 * raster.columns)),
        max(0, floor(wide.y0 * raster.rows)),
        min(raster.columns, ceil(wide.x1 * raster.columns)),
        min(raster.rows, ceil(wide.y1 * raster.rows)),
    )


def _with_margin(box: Box, across: float, down: float) -> Box:
    return Box(box.x0 - across, box.y0 - down, box.x1 + across, box.y1 + down)


def _touch(one: Box, other: Box) -> bool:
    apart_across = one.x1 < other.x0 or other.x1 < one.x0
    apart_down = one.y1 < other.y0 or other.y1 < one.y0
    return not apart_across and not apart_down
