"""The ring around a box: ink that runs over its edge, so that a part of a letter stays readable.

It warns and never grows a box: how far ink reaches depends on the letters that are removed, so
that a box grown by it would tell of them. A box that is widened by a person is a new mark.
"""

from collections.abc import Sequence
from math import ceil, floor
from typing import Final

from PIL import Image

from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.pixels.gate import PixelArea, burned_areas, image_of
from casefiles.redaction.pixels.strokes import InkStroke, strokes_over_edge

_INK: Final = 160
_BAND: Final = 14
"""Pixels outside a box (at 200 dpi, 1.8 mm) that are looked at."""
_RULE: Final = 6
"""Pixels: a stroke that is no thicker is a ruled line, or noise."""
_TALLEST: Final = 150
_WIDEST: Final = 450
"""Pixels: what is larger is a picture, not letters, joined ones included."""
_OWN: Final = 0.4
"""Share of a stroke that lies where the box was drawn, from which it belongs to what is removed;
else it is of the line beside, cut by the margin of the box."""
_DENSE: Final = 0.1
"""Share of its own box that letters fill; a grid of rules fills less."""


def ink_over_edge(raster: Raster, boxes: Sequence[Box], also_removed: Sequence[Box] = ()) -> int:
    """Count the boxes of a page over whose edge ink runs.

    Args:
        raster: the page as rendered, before anything is burned.
        boxes: areas that will be removed.
        also_removed: others that will be; what runs from one into another is gone.
    """
    areas = burned_areas(raster, [*boxes, *also_removed])
    image = image_of(raster).convert("L")
    return sum(
        any(_is_own(one, _drawn(raster, box)) for one in _running_over(image, area, areas))
        for box in boxes
        for area in burned_areas(raster, [box])
    )


def edges_crossed(
    raster: Raster, boxes: Sequence[Box], removed: Sequence[Box]
) -> tuple[tuple[PixelArea, InkStroke, bool], ...]:
    """Return where letters run over the edge of a box.

    Args:
        raster: the page as it is burned.
        boxes: those whose edges are looked at.
        removed: all areas that are removed; what runs from one into another is gone.

    Returns:
        The pixels of the box, what runs over its edge, and whether that belongs to what is removed
        by where most of it stands.
    """
    areas = burned_areas(raster, removed)
    image = image_of(raster).convert("L")
    # A strip that goes down is cut into boxes, over several of which a letter may lie.
    drawn = [_drawn(raster, box) for box in boxes]
    return tuple(
        (area, stroke, stroke.size_under(drawn) >= _OWN * stroke.size)
        for box in boxes
        for area in burned_areas(raster, [box])
        for stroke in _running_over(image, area, areas)
    )


def _drawn(raster: Raster, box: Box) -> PixelArea:
    """Return the pixels of a box as it was drawn, without what it grew by."""
    left, right = floor(box.x0 * raster.columns), ceil(box.x1 * raster.columns)
    top, bottom = floor(box.y0 * raster.rows), ceil(box.y1 * raster.rows)
    return PixelArea(left, top, right, bottom)


def _running_over(
    image: Image.Image, area: PixelArea, areas: Sequence[PixelArea]
) -> list[InkStroke]:
    if not _has_ink_around(image, area):
        return []
    around = PixelArea(
        max(0, area.left - _BAND),
        max(0, area.top - _BAND),
        min(image.width, area.right + _BAND),
        min(image.height, area.bottom + _BAND),
    )
    strokes = strokes_over_edge(image, around, area, areas, _INK)
    return [one for one in strokes if _is_letter(one)]


def _is_own(stroke: InkStroke, drawn: PixelArea) -> bool:
    return stroke.size_in(drawn) >= _OWN * stroke.size


def _has_ink_around(image: Image.Image, area: PixelArea) -> bool:
    """Tell whether any of the pixels next to an area is inked: for most areas none is."""
    left, top = max(0, area.left - 1), max(0, area.top - 1)
    right, bottom = min(image.width, area.right + 1), min(image.height, area.bottom + 1)
    sides = (
        (left, top, right, area.top),
        (left, area.bottom, right, bottom),
        (left, top, area.left, bottom),
        (area.right, top, right, bottom),
    )
    strips = (image.crop(side) for side in sides if side[0] < side[2] and side[1] < side[3])
    return any(min(strip.tobytes()) < _INK for strip in strips)


def _is_letter(stroke: InkStroke) -> bool:
    width, height = stroke.width, stroke.height
    is_dense = stroke.size >= _DENSE * width * height
    return is_dense and _RULE < width <= _WIDEST and _RULE < height <= _TALLEST
