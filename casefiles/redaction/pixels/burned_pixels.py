"""The pixels of a burned page, taken from its coded bytes again: what readers will see of it."""

import io
import struct
import zlib
from typing import Final

from PIL import Image

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.files.extraction import Raster

_BLACK_IS_ONE: Final = 0
"""Photometric interpretation of a TIFF in which white is 0."""
_GROUP_4: Final = 4
_SHORT, _LONG = 3, 4
_FIELDS: Final = 8
_HEADER: Final = 8
_FIELD_SIZE: Final = 12
_LONGEST_AT: Final = 2340
"""Pixels of the longer side of a page that leaves at 200 dots per inch, at most."""
_COARSE, _FINE, _FINE_ENOUGH = 200, 300, 250
"""Dots per inch at which pages leave, and at which they are read at most."""
_POINTS: Final = 72


def pixels_of(page: BurnedPage) -> bytes:
    """Return rows of red, green, blue bytes, top first, without padding.

    Raises:
        ValueError: the bytes are not of this coding.
    """
    return _image(page).convert("RGB").tobytes()


def raster_of(page: BurnedPage) -> Raster:
    """Return a burned page as it is read by machines: its own pixels, at 250 dpi at most.

    Nothing but the pixels decides about that, so that a picture is read alike wherever it is shown.

    Raises:
        ValueError: the bytes are not of this coding.
    """
    image = _image(page).convert("RGB")
    if image.size != (page.columns, page.rows):
        raise ValueError("a picture of another size")
    dpi = _FINE if max(image.size) > _LONGEST_AT else _COARSE
    width, height = (side * _POINTS / dpi for side in image.size)
    if dpi > _FINE_ENOUGH:
        columns, rows = (max(1, side * _FINE_ENOUGH // dpi) for side in image.size)
        image = image.resize((columns, rows), Image.Resampling.LANCZOS)
    return Raster(page.number, width, height, *image.size, image.tobytes())


def _image(page: BurnedPage) -> Image.Image:
    size = (page.columns, page.rows)
    if page.coding == "palette":
        image = Image.frombytes("P", size, zlib.decompress(page.data))
        image.putpalette(page.palette)
        return image
    if page.coding == "grey16":
        return _unpacked(page.data, *size)
    if page.coding == "ccitt":
        return Image.open(io.BytesIO(_as_tiff(page)), formats=["TIFF"])
    if page.coding in {"jpeg_grey", "jpeg_colour"}:
        return Image.open(io.BytesIO(page.data), formats=["JPEG"])
    raise ValueError("an unknown coding")


def _unpacked(data: bytes, columns: int, rows: int) -> Image.Image:
    """Return grey pixels of which each byte holds two, its rows padded to whole bytes."""
    packed = zlib.decompress(data)
    wide = columns + columns % 2
    grey = bytearray(wide * rows)
    grey[::2] = packed.translate(bytes((byte >> 4) * 17 for byte in range(256)))
    grey[1::2] = packed.translate(bytes((byte & 15) * 17 for byte in range(256)))
    return Image.frombytes("L", (wide, rows), bytes(grey)).crop((0, 0, columns, rows))


def _as_tiff(page: BurnedPage) -> bytes:
    """Put a head before one strip of Group 4, which has none of its own."""
    start = _HEADER + 2 + _FIELDS * _FIELD_SIZE + 4
    fields = (
        (256, _LONG, page.columns),
        (257, _LONG, page.rows),
        (258, _SHORT, 1),
        (259, _SHORT, _GROUP_4),
        (262, _SHORT, _BLACK_IS_ONE),
        (273, _LONG, start),
        (278, _LONG, page.rows),
        (279, _LONG, len(page.data)),
    )
    data = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in fields)
    return b"II*\0" + struct.pack("<IH", _HEADER, _FIELDS) + data + bytes(4) + page.data
