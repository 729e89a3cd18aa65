"""Tells how far a picture's coding spreads a secret, so that the gate burns far enough."""

from dataclasses import replace
from typing import Final

from PIL import Image

from casefiles.domain.files.extraction import LossyImage
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.media_types import AVIF, HEIC, HEIF, JP2, JPEG, TIFF, WEBP
from casefiles.evidence.pictures.jpeg_frames import jpeg_frame

_WAVELET_SPREAD: Final = 128
"""Source pixels that the gate burns around a mark on a wavelet image (`redaction.gate`)."""
_HEVC_SPREAD: Final = 128
"""A coding tree block of 64, and one more that its filters and predictions reach."""
_AV1_SPREAD: Final = 256
"""A superblock of 128, and one more that loop restoration and predictions reach."""
_COMPRESSION: Final = 259
_JPEG_IN_TIFF: Final = frozenset((6, 7))
_EXACT_IN_TIFF: Final = frozenset((1, 2, 3, 4, 5, 8, 32771, 32773, 32946, 34925, 50000))
"""Codings of TIFF that lose nothing (TIFF 6.0, libtiff): raw, fax, LZW, Deflate, PackBits, LZMA,
Zstandard. What is not listed counts as spreading furthest."""
_FURTHER: Final = {HEIC: _HEVC_SPREAD, HEIF: _HEVC_SPREAD, AVIF: _AV1_SPREAD}
_WHOLE_PAGE: Final = Box(0.0, 0.0, 1.0, 1.0)
_ORIENTATION: Final = 0x0112
_FIRST_CORNER: Final = {
    1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1),
}  # fmt: skip
"""Where the first pixel of a photo stands once it is turned as its camera was held: left or right,
above or below (Exif 3.0, tag 274)."""
_ON_ITS_SIDE: Final = 5
"""Orientation from which what was across is down."""
_CHUNK_HEAD, _FRAME_HEAD = 8, 24


def lossy_images(
    data: bytes, media_type: str, image: Image.Image, size: tuple[int, int]
) -> tuple[LossyImage, ...]:
    """Return how a page of a picture was coded; nothing if no pixel depends on its neighbours.

    Args:
        data: the file.
        media_type: its type.
        image: the page, as Pillow opened it.
        size: columns and rows of the page, turned upright.
    """
    if media_type == JPEG:
        return (_jpeg(data, orientation_of(image), size),)
    if media_type in _FURTHER:
        # Whether these were coded without loss cannot be told from outside: they count as lossy.
        return (_lossy(size, _FURTHER[media_type] // _WAVELET_SPREAD, is_wavelet=True),)
    if media_type == JP2 or (media_type == WEBP and not _is_exact_webp(data)):
        # The macroblocks of WebP are predicted from those before them: twice as far as JPEG.
        return (_lossy(size, 1, is_wavelet=True),)
    return _of_tiff(image, size) if media_type == TIFF else ()


def orientation_of(image: Image.Image) -> int:
    """Return how a camera was held; upright where that is not told."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  the parser of hostile metadata may raise anything
        return 1
    return value if isinstance(value, int) and value in _FIRST_CORNER else 1


def _jpeg(data: bytes, orientation: int, size: tuple[int, int]) -> LossyImage:
    """Return a JPEG in the middle of its paper, turned as its camera was held."""
    found, frame = _lossy(size, 1, is_wavelet=False), jpeg_frame(data)
    if frame is None:
        return found
    wide, high, (across, down) = frame.columns, frame.rows, frame.coded_in
    if orientation >= _ON_ITS_SIDE:
        wide, high, across, down = high, wide, down, across
    right, below = _FIRST_CORNER[orientation]
    left, top = (size[0] - wide) // 2, (size[1] - high) // 2
    corner = (left + right * wide) / size[0], (top + below * high) / size[1]
    is_grey = frame.components == 1
    return replace(
        found, blocks=(across, down), beyond=frame.beyond, corner=corner, is_grey=is_grey
    )


def _of_tiff(image: Image.Image, size: tuple[int, int]) -> tuple[LossyImage, ...]:
    tags = getattr(image, "tag_v2", {})
    coding = tags.get(_COMPRESSION, 1)
    if coding in _EXACT_IN_TIFF:
        return ()
    return (_lossy(size, 1, is_wavelet=coding not in _JPEG_IN_TIFF),)


def _lossy(size: tuple[int, int], times: int, *, is_wavelet: bool) -> LossyImage:
    """Return a page that is one lossy image; `times` widens the spread of its kind."""
    across, down = min(1.0, times / size[0]), min(1.0, times / size[1])
    return LossyImage(_WHOLE_PAGE, across, down, is_wavelet=is_wavelet)


def _is_exact_webp(data: bytes) -> bool:
    """Tell whether every frame of a WebP is coded without loss (RFC 9649)."""
    kinds = set()
    waiting = [(12, len(data))]
    while waiting:
        at, end = waiting.pop()
        while at + _CHUNK_HEAD <= end:
            kind = data[at : at + 4]
            size = int.from_bytes(data[at + 4 : at + 8], "little")
            kinds.add(kind)
            if kind == b"ANMF" and end == len(data):
                first = at + _FRAME_HEAD
                waiting.append((first, min(at + _CHUNK_HEAD + size, len(data) - 1)))
            at += _CHUNK_HEAD + size + size % 2
    return b"VP8L" in kinds and b"VP8 " not in kinds
