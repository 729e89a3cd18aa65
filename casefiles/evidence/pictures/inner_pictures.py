"""Pictures inside a picture: small previews that still show what was cut off, and stowaways."""

import contextlib
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops, ImageOps

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, Item

_JPEG_START, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_PNG_END: Final = b"IEND\xaeB`\x82"
_MOST_PIXELS: Final = 4_000_000
_CELLS: Final = 12
_SAME: Final = 40
"""Levels of 255 by which a cell of a twelfth of each side may differ: measured on previews that
cameras and phones make, sharpened and in other colours, whose cells differ by less than 25."""
_DARK: Final = 24
_LEAST_TAIL: Final = 64
_ENTRY: Final = 12
_THUMBNAIL_AT, _THUMBNAIL_SIZE = 0x0201, 0x0202
_PREVIEW, _OLD_PREVIEW = 1036, 1033
_PREVIEW_HEAD: Final = 28
_SHAPE: Final = 0.05


@dataclass(frozen=True, slots=True)
class OtherPicture:
    """A picture inside another; its bytes are those of a JPEG."""

    data: bytes
    width: int
    height: int


def inner_items(data: bytes, image: Image.Image) -> Iterator[Item]:
    """Yield findings on pictures inside a file that show something else, and on what follows it.

    Args:
        data: the file.
        image: its first picture, as stored: not turned upright.
    """
    tail = tail_of(data)
    for one in other_pictures(data, image):
        detail = f"{one.width} × {one.height} pixels"
        yield FileWarning(FileWarningCode.OTHER_THUMBNAIL, 1, detail=detail)
    if b"ftyp" in tail[:4096]:
        yield FileWarning(FileWarningCode.EMBEDDED_FILES, 1, detail="a film behind the picture")
    elif len(tail) > _LEAST_TAIL and _JPEG_START not in tail:
        yield FileWarning(
            FileWarningCode.EMBEDDED_FILES, 1, detail=f"{len(tail):,} bytes behind the picture"
        )


def other_pictures(data: bytes, image: Image.Image) -> tuple[OtherPicture, ...]:
    """Return the pictures inside a file, and behind it, that show something else than its own."""
    found = [_other(preview, image) for preview in _previews(image)]
    found += _in_tail(tail_of(data), image)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _previews(image: Image.Image) -> Iterator[bytes]:
    block = image.info.get("exif", b"")
    if isinstance(block, bytes):
        with contextlib.suppress(struct.error):
            yield _exif_preview(block.removeprefix(b"Exif\0\0"))
    photoshop = image.info.get("photoshop")
    if isinstance(photoshop, dict):
        for number in (_PREVIEW, _OLD_PREVIEW):
            resource = photoshop.get(number, b"")
            if isinstance(resource, bytes) and resource:
                yield resource[_PREVIEW_HEAD:]


def _exif_preview(tiff: bytes) -> bytes:
    """Return the preview of the second directory of an EXIF block (Exif 3.0, 4.5.8)."""
    order = "<" if tiff.startswith(b"II") else ">"
    (main,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, main)
    (second,) = struct.unpack_from(order + "I", tiff, main + 2 + _ENTRY * count)
    if not second:
        return b""
    (count,) = struct.unpack_from(order + "H", tiff, second)
    values = {}
    for at in range(second + 2, second + 2 + _ENTRY * count, _ENTRY):
        tag, _type, _count, value = struct.unpack_from(order + "HHII", tiff, at)
        values[tag] = value
    start = values.get(_THUMBNAIL_AT, 0)
    return tiff[start : start + values.get(_THUMBNAIL_SIZE, 0)]


def tail_of(data: bytes) -> bytes:
    """Return what follows the end of a JPEG or PNG."""
    if data.startswith(b"\x89PNG"):
        end = data.find(_PNG_END)
        return data[end + len(_PNG_END) :] if end >= 0 else b""
    if data.startswith(_JPEG_START):
        end = _end_of_jpeg(data)
        return data[end:].rstrip(b"\0 \r\n")
    return b""


def _end_of_jpeg(data: bytes) -> int:
    """Return where the first picture of a JPEG ends; segments may hold pictures of their own."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004  the mark of a segment
        kind = data[at + 1]
        if kind == _JPEG_END[1]:
            return at + 2
        if kind == 0xFF or 0xD0 <= kind <= 0xD7 or kind == 1:  # noqa: PLR2004  without a length
            at += 1 if kind == 0xFF else 2  # noqa: PLR2004
            continue
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == 0xDA:  # noqa: PLR2004  start of scan: coded pixels follow
            at = _end_of_scan(data, at)
    return len(data)


def _end_of_scan(data: bytes, at: int) -> int:
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:  # noqa: PLR2004  stuffing, restart
            return at
        at += 2
    return len(data)


def _in_tail(tail: bytes, image: Image.Image) -> list[OtherPicture]:
    """Return the pictures behind the first one that show something else."""
    found: list[OtherPicture] = []
    at = tail.find(_JPEG_START)
    while at >= 0 and len(found) < 8:  # noqa: PLR2004  a phone writes two or three
        end = at + _end_of_jpeg(tail[at:])
        other = _other(tail[at:end], image)
        if other is not None:
            found.append(other)
        at = tail.find(_JPEG_START, end)
    return found


def _other(preview: bytes, image: Image.Image) -> OtherPicture | None:
    """Return a preview that shows something else; None if it shows the same."""
    try:
        small = Image.open(io.BytesIO(preview), formats=("JPEG",))
        other = OtherPicture(preview, *small.size)
        if small.width * small.height > _MOST_PIXELS:
            return other
        small.load()
    except Exception:  # noqa: BLE001  a broken preview shows nothing
        return None
    return None if shows_same(small, image) else other


def shows_same(small: Image.Image, image: Image.Image) -> bool:
    """Tell whether a preview shows a picture, upright or turned, with or without black borders."""
    whole = image.convert("RGB").convert("L")
    grey = small.convert("L")
    turned = (grey, *map(grey.transpose, _TURNS))
    return any(_is_like(one, whole) or _is_like(_unframed(one, whole), whole) for one in turned)


_TURNS: Final = (
    *(Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270),
)


def _unframed(small: Image.Image, whole: Image.Image) -> Image.Image:
    """Cut off the black bars that cameras put beside a picture of another shape."""
    wide = min(small.width, round(small.height * whole.width / whole.height))
    high = min(small.height, round(small.width * whole.height / whole.width))
    left, top = (small.width - wide) // 2, (small.height - high) // 2
    bars = small.copy()
    bars.paste(0, (left, top, left + wide, top + high))
    is_dark = bars.point(lambda value: 255 if value > _DARK else 0).getbbox() is None
    return small.crop((left, top, left + wide, top + high)) if is_dark and wide and high else small


def _is_like(small: Image.Image, whole: Image.Image) -> bool:
    shape, requested = small.width / small.height, whole.width / whole.height
    if abs(shape - requested) > _SHAPE * requested:
        return False
    one, other = (_cells(picture) for picture in (small, whole))
    return int(ImageChops.difference(one, other).getextrema()[1]) <= _SAME  # type: ignore[arg-type]  # one band


def _cells(picture: Image.Image) -> Image.Image:
    """Return a picture as a few even cells, of the same lightness over all."""
    cells = picture.resize((_CELLS, _CELLS), Image.Resampling.BOX)
    return ImageOps.autocontrast(cells) if cells.getextrema() != (0, 0) else cells
