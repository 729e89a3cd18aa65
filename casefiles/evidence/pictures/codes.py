"""Decoding QR codes and barcodes in the raster of a page, inside its worker (zxing-cpp)."""

from dataclasses import replace
from typing import Final

import zxingcpp
from PIL import Image

from casefiles.domain.files.extraction import Raster
from casefiles.domain.files.page_inspection import PageCode
from casefiles.domain.foundation.boxes import Box

MOST: Final = 200
"""Codes of one page."""
LONGEST: Final = 8_000
"""Characters of one code; a QR code holds at most 7,089."""


def with_codes(raster: Raster) -> Raster:
    """Return a raster with the codes that it shows; one that cannot be decoded is not told."""
    grey = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb).convert("L")
    pixels = memoryview(grey.tobytes()).cast("B", (raster.rows, raster.columns))
    found = [_code(one, raster) for one in zxingcpp.read_barcodes(pixels)[:MOST]]
    return replace(raster, codes=tuple(one for one in found if one.text.strip()))


def _code(found: zxingcpp.Barcode, raster: Raster) -> PageCode:
    corners = found.position
    points = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
    across, down = [point.x for point in points], [point.y for point in points]
    box = Box(
        _share(min(across), raster.columns),
        _share(min(down), raster.rows),
        _share(max(across) + 1, raster.columns),
        _share(max(down) + 1, raster.rows),
    )
    return PageCode(str(found.format), found.text[:LONGEST], box)


def _share(pixel: int, pixels: int) -> float:
    return max(0.0, min(1.0, pixel / pixels))
