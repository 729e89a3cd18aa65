"""Coding of burned pixels: which coding fits, told by histograms of those pixels alone."""

import io
import zlib
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops

CODINGS: Final = ("ccitt", "grey16", "palette", "jpeg_grey", "jpeg_colour")
_WHITE: Final = 0xE0
"""Paler ink is made white on pages that are not photographs: it may be hidden text."""
_BLACK: Final = 0x10
_INK: Final = 200
_BILEVEL: Final = 140
_MIDDLE: Final = range(60, 200)
_COLOURFUL: Final = 40
"""Difference of channels from which a pixel counts as coloured."""
_COLOUR_SHARE: Final = 0.0005
_PHOTO_COLOUR_SHARE: Final = 0.10
_PHOTO_MIDDLE_SHARE: Final = 0.10
_EDGE_SHARE: Final = 0.35
"""Grey edges per ink that clean print has."""
_EDGE_FLOOR: Final = 0.003
_PALE_SHARE: Final = 0.00002
"""Share of pale ink that touches nothing dark, from which it is no edge and must not be lost."""
_PALETTE_COLOURS: Final = 64
_QUALITY: Final = 80
_DEFLATE: Final = 6
_ONE_STRIP: Final = 1 << 31
_STRIP_OFFSETS: Final = 273
_STRIP_BYTE_COUNTS: Final = 279
_TO_NIBBLE: Final = [level >> 4 for level in range(256)]
_TO_HIGH_NIBBLE: Final = [level & 0xF0 for level in range(256)]
_IS_BLACK: Final = [255 if level <= _BILEVEL else 0 for level in range(256)]
_IS_PALE: Final = [255 if _BILEVEL < level < _WHITE else 0 for level in range(256)]
_SNAPPED: Final = [level if level < _WHITE else 255 for level in range(256)]


@dataclass(frozen=True, slots=True)
class CodedPixels:
    """Pixels in one of five codings.

    Attributes:
        coding: `ccitt` (Group 4, one strip, 1 bits black), `grey16` (two pixels a byte, deflated),
            `palette` (one byte a pixel, deflated), `jpeg_grey` or `jpeg_colour`.
        palette: red, green, blue bytes of a palette; else empty.
        data: the coded pixels.
    """

    coding: str
    palette: bytes
    data: bytes


def code_pixels(burned: Image.Image, chosen: str = "") -> CodedPixels:
    """Code a burned page.

    Args:
        burned: RGB pixels from which everything marked is gone.
        chosen: a coding that somebody wants; empty for the one that fits.
    """
    coloured, grey = _colour_and_grey(burned)
    coding = chosen or _fitting_coding(coloured, grey)
    if coding == "jpeg_colour":
        return CodedPixels(coding, b"", _jpeg(burned))
    if coding == "jpeg_grey":
        return CodedPixels(coding, b"", _jpeg(grey))
    if coding == "palette":
        return _palette(burned)
    if coding == "grey16":
        return CodedPixels(coding, b"", zlib.compress(_two_a_byte(grey.point(_SNAPPED)), _DEFLATE))
    return CodedPixels(coding, b"", _ccitt(grey))


def is_coloured(burned: Image.Image) -> bool:
    """Tell whether a page shows colours, so that it is coded with them."""
    coloured, _ = _colour_and_grey(burned)
    return coloured / (burned.width * burned.height) > _COLOUR_SHARE


def _fitting_coding(coloured: int, grey: Image.Image) -> str:
    """Tell which coding fits: by shares of coloured, middle grey and inked pixels."""
    area = grey.width * grey.height
    if coloured / area > _COLOUR_SHARE:
        return "palette" if coloured / area < _PHOTO_COLOUR_SHARE else "jpeg_colour"
    levels = grey.histogram()
    middle = sum(levels[_MIDDLE.start : _MIDDLE.stop]) / area
    ink = sum(levels[:_INK]) / area
    if middle < _EDGE_SHARE * ink + _EDGE_FLOOR and _lone_pale_ink(grey) / area < _PALE_SHARE:
        return "ccitt"
    return "grey16" if middle < _PHOTO_MIDDLE_SHARE else "jpeg_grey"


def _lone_pale_ink(grey: Image.Image) -> int:
    """Count pixels of pale ink without a dark neighbour: two levels would lose them.

    Pixels are bits of one number, and their neighbours that number shifted: a tenth of the time
    that a filter takes.
    """
    # At least one bit lies between rows, so that no pixel has a neighbour in another one.
    row = grey.width // 8 * 8 + 8
    dark, pale = (
        int.from_bytes(grey.point(table, "1").crop((0, 0, row, grey.height)).tobytes(), "big")
        for table in (_IS_BLACK, _IS_PALE)
    )
    across = dark | dark << 1 | dark >> 1
    around = across | across << row | across >> row
    return (pale & ~around).bit_count()


def _colour_and_grey(image: Image.Image) -> tuple[int, Image.Image]:
    """Count the pixels that count as coloured, and return the levels of grey."""
    red, green, blue = image.split()
    if all(ImageChops.difference(red, one).getbbox() is None for one in (green, blue)):
        return 0, red  # all channels of a page without colours are its levels of grey
    highest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    lowest = ImageChops.darker(ImageChops.darker(red, green), blue)
    levels = ImageChops.subtract(highest, lowest).histogram()
    return sum(levels[_COLOURFUL + 1 :]), image.convert("L")


def _jpeg(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=_QUALITY, subsampling=0)
    return data.getvalue()


def _palette(burned: Image.Image) -> CodedPixels:
    snapped = _with_white_paper(burned)
    indexed = snapped.quantize(
        _PALETTE_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    colours = bytes(indexed.getpalette("RGB") or b"")[: 3 * _PALETTE_COLOURS]
    clean = b"".join(_clean(colours[at : at + 3]) for at in range(0, len(colours), 3))
    return CodedPixels("palette", clean, zlib.compress(indexed.tobytes(), _DEFLATE))


def _with_white_paper(burned: Image.Image) -> Image.Image:
    """Make pixels white whose every channel is nearly so; tinted ones keep their tint."""
    red, green, blue = burned.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    is_paper = darkest.point([255 if level >= _WHITE else 0 for level in range(256)])
    white = Image.new("RGB", burned.size, "white")
    return Image.composite(white, burned, is_paper)


def _clean(colour: bytes) -> bytes:
    """Undo what averaging within the palette did to white and black."""
    if min(colour) >= _WHITE:
        return b"\xff\xff\xff"
    return bytes(3) if max(colour) < _BLACK else colour


def _two_a_byte(grey: Image.Image) -> bytes:
    """Pack the high four bits of each pixel, rows padded to whole bytes."""
    if grey.width % 2:
        even = Image.new("L", (grey.width + 1, grey.height))
        even.paste(grey)
        grey = even
    left = grey.point(_TO_HIGH_NIBBLE).tobytes()[::2]
    right = grey.point(_TO_NIBBLE).tobytes()[1::2]
    both = int.from_bytes(left, "big") | int.from_bytes(right, "big")
    return both.to_bytes(len(left), "big")


def _ccitt(grey: Image.Image) -> bytes:
    """Code black as 1 bits, which is what a PDF reader expects of BlackIs1 false."""
    data = io.BytesIO()
    grey.point(_IS_BLACK, "1").save(data, "TIFF", compression="group4", strip_size=_ONE_STRIP)
    with Image.open(data) as written:
        tags = written.tag_v2  # type: ignore[attr-defined]  # every TIFF image has it
        (start,), (size,) = tags[_STRIP_OFFSETS], tags[_STRIP_BYTE_COUNTS]
    return data.getvalue()[start : start + size]
