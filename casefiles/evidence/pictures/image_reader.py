"""Reads and renders pictures with Pillow, inside a worker: each frame or sheet is a page."""

import io
import math
import struct
from collections.abc import Iterator
from typing import Final

from PIL import Image

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    FileWarning,
    FileWarningCode,
    Item,
    Part,
)
from casefiles.domain.files.extraction import PageText, Raster
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import (
    AVIF,
    BMP,
    GIF,
    HEIC,
    HEIF,
    JP2,
    JPEG,
    PNG,
    TIFF,
    WEBP,
)
from casefiles.evidence.channel.pages import A4_HEIGHT, POINTS_PER_INCH, Fineness, raster_size
from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    NO_SUCH_PAGE,
    NO_SUCH_PART,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.file_container import pieces_of
from casefiles.evidence.pictures.image_coding import lossy_images, orientation_of
from casefiles.evidence.pictures.image_colours import on_white
from casefiles.evidence.pictures.image_metadata import picture_items
from casefiles.evidence.pictures.inner_pictures import OtherPicture, other_pictures
from casefiles.evidence.pictures.jpeg_frames import luma_of

PICTURES: Final = {
    JPEG: "JPEG",
    PNG: "PNG",
    TIFF: "TIFF",
    GIF: "GIF",
    WEBP: "WEBP",
    AVIF: "AVIF",
    HEIC: "HEIF",
    HEIF: "HEIF",
    BMP: "BMP",
    JP2: "JPEG2000",
}
"""Pillow's name of each type that is read here."""

_NOMINAL_DPI: Final = 96.0
_SHEETS: Final = frozenset((TIFF,))
_MOST_FRAMES: Final = 200
"""Frames of a moving picture that are shown: more would be a film."""
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes an EXIF orientation (Exif 3.0, tag 274)."""

_FRAMED: Final = frozenset(("TIFF", "GIF", "PNG", "WEBP", "AVIF", "HEIF"))
"""What may hold several pictures; the second picture of a JPEG is told of with its metadata."""
_SHORTEST_SIDE: Final = 16
_MOST_SLENDER: Final = 100
"""How many times longer one side may be than the other."""
_FAULTS: Final = (
    *(OSError, ValueError, SyntaxError, EOFError, RuntimeError, struct.error),
    *(TypeError, KeyError, IndexError, AttributeError, OverflowError, ZeroDivisionError),
)
"""What Pillow's readers raise at broken files; hostile ones find many ways."""


def is_picture(media_type: str) -> bool:
    """Tell whether pictures of a type are read here; HEIC only where its decoder obeys."""
    return PICTURES.get(media_type) in Image.OPEN


class PictureFile:
    """An open picture; `Readable`. One page is decoded at a time.

    Attributes:
        page_count: sheets of a TIFF, frames of a moving picture, else one.
        frame_count: how many there are in the file, also those that are not shown.
        image: as Pillow opened it; its pixels are those of some page.
    """

    def __init__(self, data: bytes, media_type: str, limits: WorkerLimits) -> None:
        """Open a picture and decode its first page: only so can be told that it is whole.

        Raises:
            Unreadable: `broken_file` or `too_large`.
        """
        self._data = data
        self._media_type = media_type
        self._limits = limits
        self.image, self.frame_count = _opened(data, PICTURES[media_type])
        self.page_count = self.frame_count
        if media_type not in _SHEETS:
            self.page_count = min(self.frame_count, _MOST_FRAMES)
        elif self.page_count > limits.pages:
            raise UnreadableFile(TOO_LARGE)
        self._at = 0
        self._upright = self._decoded(1)
        self._measure()

    def read_page(self, number: int) -> PageText:
        """Return the page, which has no machine-read text.

        Raises:
            Unreadable: as when it was opened, or `no_such_page`.
        """
        self._turn_to(number)
        is_cut = number == self.page_count < self.frame_count
        return PageText(number, self._width, self._height, (), is_doubtful=is_cut)

    def items(self) -> tuple[Item, ...]:
        """Return other pictures inside, what it reveals, and that frames were left off."""
        values = picture_items(self._data, PICTURES[self._media_type])
        parts = tuple(
            Part(EmbeddedFileKind.EMBEDDED, f"preview {one.width}x{one.height}.jpg", len(one.data))
            for one in self._others()
        )
        left = self.frame_count - self.page_count
        rest = (FileWarning(FileWarningCode.LEFT_OFF, count=left),) if left else ()
        return (*parts, *values, *rest)

    def extract(self, number: int) -> Iterator[bytes]:
        """Yield the bytes of a picture inside that shows something else.

        Raises:
            Unreadable: `no_such_part`.
        """
        others = self._others()
        if not 1 <= number <= len(others):
            raise UnreadableFile(NO_SUCH_PART)
        return pieces_of(others[number - 1].data)

    def _others(self) -> tuple[OtherPicture, ...]:
        try:
            # Opened anew: once pixels are decoded some readers let go of what the file tells.
            image = Image.open(io.BytesIO(self._data), formats=(PICTURES[self._media_type],))
            return other_pictures(self._data, image)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  the parser of hostile metadata may raise anything
            return ()

    def grey_page(self, number: int, raster: Raster) -> bytes:
        """Return a page by its brightness alone, as it is coded; nothing where it is not."""
        if self._media_type != JPEG:
            return b""
        self._turn_to(number)
        try:
            luma = luma_of(self._data)
            if luma is None:
                return b""
            image = _on_paper(_upright(luma, orientation_of(self.image)))
        except _FAULTS:
            return b""
        size = (raster.columns, raster.rows)
        if image.size != size:
            image = image.resize(size, Image.Resampling.BOX)
        return image.tobytes()

    def render_page(self, number: int, fineness: Fineness) -> Raster:
        """Return a page on white, never with more pixels than it has.

        Raises:
            Unreadable: as when it was opened, or `no_such_page`.
        """
        self._turn_to(number)
        try:
            image = _on_paper(on_white(self._upright, self.image))
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error
        most = self._limits.raster_pixels
        columns, rows = raster_size(self._width, self._height, fineness, most)
        lossy = lossy_images(self._data, self._media_type, self.image, image.size)
        if columns < image.width or rows < image.height:
            # Each new pixel is the mean of those that it covers: nothing spreads further.
            smaller = (min(columns, image.width), min(rows, image.height))
            image = image.resize(smaller, Image.Resampling.BOX)
        width, height = image.size
        return Raster(number, self._width, self._height, width, height, image.tobytes(), lossy)

    @property
    def upright(self) -> Image.Image:
        """The page that was turned to last, as its camera was held."""
        return self._upright

    def _turn_to(self, number: int) -> None:
        if not 1 <= number <= self.page_count:
            raise UnreadableFile(NO_SUCH_PAGE)
        if number != self._at:
            self._upright = self._decoded(number)
            self._measure()

    def _decoded(self, number: int) -> Image.Image:
        # A page that fails leaves nothing of the one before it.
        self._at = 0
        try:
            if self.frame_count > 1:
                self.image.seek(number - 1)
            self._check_shape()
            self.image.load()
            upright = _upright(self.image, orientation_of(self.image))
        except MemoryError:
            raise
        except Image.DecompressionBombError as error:
            raise UnreadableFile(TOO_LARGE) from error
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error
        self._at = number
        return upright

    def _check_shape(self) -> None:
        """Refuse what is too large to decode, alone or on the paper that it needs."""
        size = self.image.size
        columns, rows = _paper(size)
        if size[0] * size[1] > self._limits.pixels or columns * rows > self._limits.pixels:
            raise UnreadableFile(TOO_LARGE)

    def _measure(self) -> None:
        size = _paper(self._upright.size)
        density = max(_NOMINAL_DPI, max(size) * POINTS_PER_INCH / A4_HEIGHT)
        self._width = size[0] * POINTS_PER_INCH / density
        self._height = size[1] * POINTS_PER_INCH / density


def _paper(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size of the paper that a picture needs so that it can be set on a page."""
    least = max(_SHORTEST_SIDE, math.ceil(max(size) / _MOST_SLENDER))
    return max(size[0], least), max(size[1], least)


def _on_paper(image: Image.Image) -> Image.Image:
    """Return a picture, in the middle of white paper where it is too small or too slender."""
    columns, rows = _paper(image.size)
    if (columns, rows) == image.size:
        return image
    paper = Image.new(image.mode, (columns, rows), "white")
    paper.paste(image, ((columns - image.width) // 2, (rows - image.height) // 2))
    return paper


def _opened(data: bytes, kind: str) -> tuple[Image.Image, int]:
    """Open a picture, which decodes nothing yet, and count its frames."""
    try:
        image = Image.open(io.BytesIO(data), formats=(kind,))
        return image, max(1, int(getattr(image, "n_frames", 1))) if kind in _FRAMED else 1
    except MemoryError:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadableFile(TOO_LARGE) from error
    except _FAULTS as error:
        raise UnreadableFile(BROKEN_FILE) from error


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    """Turn a photo as its camera was held."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)
