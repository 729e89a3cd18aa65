"""Pale ink on finished pages: made dark, so that a machine reads what an eye does not see."""

from typing import Final

from PIL import Image, ImageChops, ImageFilter

from casefiles.domain.files.extraction import Raster

_DARKEST: Final = 0xC0
"""Paler ink than this is stretched over all levels."""
_PALE: Final = range(0xD8, 0xFD)
_LEAST: Final = 0.0002
"""Share of a page's pixels that pale ink covers, from which it may be writing."""
_STRETCHED: Final = [max(0, (level - _DARKEST) * 255 // (255 - _DARKEST)) for level in range(256)]
_IS_DARK: Final = [255 if level < _DARKEST else 0 for level in range(256)]


def stretched(raster: Raster) -> Raster | None:
    """Return a page with its pale ink made dark; None where it has none to speak of.

    Ink beside something dark is its edge, and does not count.
    """
    image = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb).convert("L")
    near_dark = image.filter(ImageFilter.MinFilter(5)).point(_IS_DARK)
    alone = ImageChops.lighter(image, near_dark)
    pale = sum(alone.histogram()[_PALE.start : _PALE.stop])
    if pale < _LEAST * raster.columns * raster.rows:
        return None
    return Raster(
        *(raster.number, raster.width, raster.height, raster.columns, raster.rows),
        alone.point(_STRETCHED).convert("RGB").tobytes(),
    )
