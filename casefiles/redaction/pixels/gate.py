"""The pixel gate: from a page that shows everything to one in which marked areas never existed."""

import hmac
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite
from typing import Final

from PIL import Image

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.files.extraction import LossyImage, Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.redaction.pixels.coding import code_pixels

_MARGIN: Final = 1.0
"""Points that every box grows: ink is wider than the box that was drawn around it."""
_BLOCK_SPREAD: Final = 32
"""Source pixels of a JPEG of which it is not known where its blocks begin: two of 16."""
_WAVELET_SPREAD: Final = 128
"""As far as five levels of wavelets reach: 96 are too few where much is cut off (measured)."""
_DRAWN: Final = 2
"""Pixels of the page by which drawing at another size spreads a source pixel (measured, PDFium)."""
_EXACT: Final = 6
"""Decimals of a pixel within which an edge lies on it."""
_NEARLY: Final = 0.02
"""Source pixels that an edge may be off by how places are told."""


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
    bare: Sequence[Box] = (),
    is_bilevel: bool = False,
) -> BurnedPage:
    """Remove areas from a page and code what is left.

    Nothing but the burned pixels decides about paper, colours and coding.

    Args:
        raster: the page as rendered.
        exhibit: mark of the exhibit, as released.
        number: page of the exhibit, from 1.
        boxes: areas to remove.
        bare: areas to remove that hide nothing, so that they do not grow.
        is_bilevel: ink and paper alone, whatever the page shows.

    Raises:
        ExportStopped: a box is no area of the page (`box_without_area`).
    """
    image = _burned(raster, boxes, bare)
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


def burned_areas(raster: Raster, boxes: Sequence[Box]) -> tuple[PixelArea, ...]:
    """Return the pixels that boxes remove from a page, with what lossy coding spread.

    They hang on the boxes, on the size of the page, and on the pictures that reach out of a box.

    Raises:
        ExportStopped: a box is no area of the page (`box_without_area`).
    """
    found: dict[PixelArea, None] = {}
    for box in boxes:
        own = [area for area in _grown(raster, box) if _has_size(area)]
        for area in own:
            if not any(area != other and _holds(other, area) for other in own):
                found[area] = None
    return tuple(found)


def bare_areas(raster: Raster, boxes: Sequence[Box]) -> tuple[PixelArea, ...]:
    """Return the pixels of boxes that do not grow.

    Raises:
        ExportStopped: a box is no area of the page (`box_without_area`).
    """
    for box in boxes:
        _require_area(raster, box)
    found = (_pixels(raster, box) for box in boxes)
    return tuple(area for area in found if _has_size(area))


def raster_digest(raster: Raster, key: bytes) -> str:
    """Return the keyed digest (HMAC-SHA-256, hexadecimal) that ties a mark to what it covers.

    Args:
        raster: the page as rendered.
        key: secret of the vault; a plain digest would let anyone test guesses.
    """
    shape = json.dumps([raster.number, raster.columns, raster.rows]).encode()
    return hmac.digest(key, shape + b"\0" + raster.rgb, "sha256").hex()


def image_of(raster: Raster) -> Image.Image:
    """Return the pixels of a page."""
    return Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb)


def _burned(raster: Raster, boxes: Sequence[Box], bare: Sequence[Box]) -> Image.Image:
    image = image_of(raster)
    for area in (*burned_areas(raster, boxes), *bare_areas(raster, bare)):
        image.paste((0, 0, 0), (area.left, area.top, area.right, area.bottom))
    return image


def _has_size(area: PixelArea) -> bool:
    return area.left < area.right and area.top < area.bottom


def _holds(one: PixelArea, other: PixelArea) -> bool:
    is_across = one.left <= other.left and other.right <= one.right
    return is_across and one.top <= other.top and other.bottom <= one.bottom


def _require_area(raster: Raster, box: Box) -> None:
    corners = (box.x0, box.y0, box.x1, box.y1)
    if not all(map(isfinite, corners)) or box.x0 >= box.x1 or box.y0 >= box.y1:
        raise ExportStopped("box_without_area", page=raster.number)


def _grown(raster: Raster, box: Box) -> Iterator[PixelArea]:
    """Yield the pixels to burn: a margin more, and in each picture as far as its coding spreads.

    What a picture makes a box grow by is of that picture, so that one that lies in a box as a
    whole adds nothing, and nobody learns of it.
    """
    _require_area(raster, box)
    across, down = _MARGIN / raster.width, _MARGIN / raster.height
    wide = Box(box.x0 - across, box.y0 - down, box.x1 + across, box.y1 + down)
    yield _pixels(raster, wide)
    for lossy in raster.lossy_images:
        within = _common(wide, lossy.box)
        if within is not None:
            whole = _pixels(raster, lossy.box)
            spread = _pixels(raster, _spread(within, lossy), more=_drawn_more(raster, lossy))
            yield PixelArea(
                *(max(spread.left, whole.left), max(spread.top, whole.top)),
                *(min(spread.right, whole.right), min(spread.bottom, whole.bottom)),
            )


def _common(one: Box, other: Box) -> Box | None:
    x0, y0 = max(one.x0, other.x0), max(one.y0, other.y0)
    x1, y1 = min(one.x1, other.x1), min(one.y1, other.y1)
    return Box(x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def _spread(box: Box, lossy: LossyImage) -> Box:
    """Return how far what stands in a part of a picture is spread over it by its coding."""
    across, down = lossy.pixel_width, lossy.pixel_height
    if lossy.blocks == (0, 0):
        more = _WAVELET_SPREAD if lossy.is_wavelet else _BLOCK_SPREAD
        return Box(
            *(box.x0 - more * across, box.y0 - more * down),
            *(box.x1 + more * across, box.y1 + more * down),
        )
    (x, y), (wide, high) = lossy.corner, lossy.blocks
    x0, x1 = _in_blocks((box.x0, box.x1), x, across, (wide, lossy.beyond))
    y0, y1 = _in_blocks((box.y0, box.y1), y, down, (high, lossy.beyond))
    return Box(x0, y0, x1, y1)


def _in_blocks(
    ends: tuple[float, float], corner: float, pixel: float, coding: tuple[int, int]
) -> tuple[float, float]:
    """Return from where to where the blocks reach that hold a part of a picture."""
    block, beyond = coding
    first, last = ((end - corner) / pixel for end in ends)
    first, last = floor((first - _NEARLY) / block) * block, ceil((last + _NEARLY) / block) * block
    return corner + (first - beyond) * pixel, corner + (last + beyond) * pixel


def _drawn_more(raster: Raster, lossy: LossyImage) -> tuple[int, int]:
    """Return by how many pixels of the page drawing spreads: more where source ones are larger."""
    if lossy.blocks == (0, 0):
        return 0, 0
    return (
        _DRAWN + max(0, ceil(lossy.pixel_width * raster.columns - 1 - _NEARLY)),
        _DRAWN + max(0, ceil(lossy.pixel_height * raster.rows - 1 - _NEARLY)),
    )


def _pixels(raster: Raster, box: Box, more: tuple[int, int] = (0, 0)) -> PixelArea:
    # A fraction of a pixel's edge is not exact: by so little no ink is gained or lost.
    left, right = (round(edge * raster.columns, _EXACT) for edge in (box.x0, box.x1))
    top, bottom = (round(edge * raster.rows, _EXACT) for edge in (box.y0, box.y1))
    return PixelArea(
        max(0, floor(left) - more[0]),
        max(0, floor(top) - more[1]),
        min(raster.columns, ceil(right) + more[0]),
        min(raster.rows, ceil(bottom) + more[1]),
    )
