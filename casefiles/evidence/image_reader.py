"""Reads and renders JPEG and PNG with Pillow, inside a worker."""

import io
import struct

from PIL import Image

from casefiles.domain.reading import LossyImage, PageText, Raster
from casefiles.domain.records import Box
from casefiles.evidence.limits import WorkerLimits
from casefiles.evidence.pages import A4_HEIGHT, POINTS_PER_INCH, Fineness, raster_size
from casefiles.evidence.signatures import JPEG, PNG
from casefiles.evidence.unreadable import (
    BROKEN_FILE,
    NO_SUCH_PAGE,
    TOO_LARGE,
    TOO_NARROW,
    Unreadable,
)

_FORMATS = {JPEG: "JPEG", PNG: "PNG"}
_NOMINAL_DPI = 96.0
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes an EXIF orientation (Exif 3.0, tag 274)."""

_SHORTEST_SIDE = 16
_MOST_SLENDER = 100
"""How many times longer one side may be than the other."""

_DEEP_GREY = ("I", "I;16", "I;16L", "I;16B", "I;16N")
_DEEP_TO_BYTE = 1 / 257
_WHITE = (255, 255, 255, 255)


class PictureFile:
    """An open picture of one page; `Readable`."""

    def __init__(self, data: bytes, media_type: str, limits: WorkerLimits) -> None:
        """Open and decode a picture: only so can be told that it is whole.

        Raises:
            Unreadable: `broken_file`, `too_large` or `too_narrow`.
        """
        self.page_count = 1
        self._is_jpeg = media_type == JPEG
        self._limits = limits
        self._image = _upright(_opened(data, _FORMATS[media_type], limits.pixels))
        longest = max(self._image.size)
        density = max(_NOMINAL_DPI, longest * POINTS_PER_INCH / A4_HEIGHT)
        self._width = self._image.width * POINTS_PER_INCH / density
        self._height = self._image.height * POINTS_PER_INCH / density

    def read_page(self, number: int) -> PageText:
        """Return the page, which has no machine-read text.

        Raises:
            Unreadable: `no_such_page`.
        """
        self._check(number)
        return PageText(number, self._width, self._height, ())

    def render_page(self, number: int, fineness: Fineness) -> Raster:
        """Return the picture on white, never with more pixels than it has.

        Raises:
            Unreadable: `no_such_page`.
        """
        self._check(number)
        image = _on_white(self._image)
        most = self._limits.raster_pixels
        columns, rows = raster_size(self._width, self._height, fineness, most)
        if columns < image.width or rows < image.height:
            # Each new pixel is the mean of those that it covers: nothing spreads further.
            smaller = (min(columns, image.width), min(rows, image.height))
            image = image.resize(smaller, Image.Resampling.BOX)
        lossy = (self._lossy_image(),) if self._is_jpeg else ()
        width, height = image.size
        return Raster(number, self._width, self._height, width, height, image.tobytes(), lossy)

    def _lossy_image(self) -> LossyImage:
        width, height = self._image.size
        return LossyImage(Box(0.0, 0.0, 1.0, 1.0), 1 / width, 1 / height, is_wavelet=False)

    def _check(self, number: int) -> None:
        if number != 1:
            raise Unreadable(NO_SUCH_PAGE)


def _opened(data: bytes, kind: str, most_pixels: int) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=(kind,))
        if image.width * image.height > most_pixels:
            raise Unreadable(TOO_LARGE)
        _check_shape(image.size)
        image.load()
    except MemoryError:
        raise
    except Image.DecompressionBombError as error:
        raise Unreadable(TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, EOFError, struct.error) as error:
        raise Unreadable(BROKEN_FILE) from error
    return image


def _check_shape(size: tuple[int, int]) -> None:
    """Refuse what shows nothing and could not be set on a page."""
    shorter, longer = sorted(size)
    if shorter < _SHORTEST_SIDE or longer > _MOST_SLENDER * shorter:
        raise Unreadable(TOO_NARROW)


def _upright(image: Image.Image) -> Image.Image:
    """Turn a photo as its camera was held; a broken EXIF block turns nothing."""
    try:
        turn = _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001  the parser of hostile metadata may raise anything
        turn = None
    return image if turn is None else image.transpose(turn)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in _DEEP_GREY:
        # Pillow would cut deep grey off at 255 and show most of it as white.
        return image.point(lambda value: value * _DEEP_TO_BYTE).convert("L").convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    colours = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", colours.size, _WHITE), colours).convert("RGB")
