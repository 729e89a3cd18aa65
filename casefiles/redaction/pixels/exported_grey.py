"""Pages that are one JPEG leave by its brightness alone, unless there is colour to be seen on them.

Brightness is coded more finely than colours, so that strips grow by half as much. Whether a page is
coloured is told by what stays of it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PIL import Image, ImageChops, ImageStat

from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.pixels.coding import is_coloured
from casefiles.redaction.pixels.gate import burned_areas, image_of

_BLOCKS: Final = (8, 8)
_SIMILAR: Final = 12.0
"""Levels by which, on average, a page by its brightness may differ from the page in colours."""


def as_exported(raster: Raster, boxes: Sequence[Box]) -> Raster:
    """Return the pixels of a page that are burned: grey ones where colours say nothing.

    Args:
        raster: the page as rendered, with its levels of grey where it is one JPEG.
        boxes: areas that are removed.
    """
    coloured = replace(raster, grey=b"") if raster.grey else raster
    if not raster.grey or not boxes or len(raster.lossy_images) != 1:
        return coloured
    size = (raster.columns, raster.rows)
    seen, grey = image_of(raster), Image.frombytes("L", size, raster.grey)
    similar = ImageChops.difference(seen.convert("L"), grey)
    for area in burned_areas(raster, boxes):
        # Decided by what stays: not even what colours carried out of an area counts.
        seen.paste((0, 0, 0), (area.left, area.top, area.right, area.bottom))
        similar.paste(0, (area.left, area.top, area.right, area.bottom))
    if is_coloured(seen) or ImageStat.Stat(similar).mean[0] > _SIMILAR:
        return coloured
    (lossy,) = raster.lossy_images
    lossy = replace(lossy, blocks=_BLOCKS, beyond=0, is_grey=True)
    rgb = Image.merge("RGB", (grey, grey, grey)).tobytes()
    return replace(raster, rgb=rgb, lossy_images=(lossy,), grey=b"")
