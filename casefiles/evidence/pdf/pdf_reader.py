"""Reads and renders PDF with PDFium, inside a worker."""

import ctypes
import io
import math
from collections.abc import Iterator

import pikepdf
import pypdfium2.raw as pdfium
from PIL import Image

from casefiles.domain.files.extracted_items import Item
from casefiles.domain.files.extraction import PageText, Raster
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.pages import POINTS_PER_INCH, Columns, Fineness, raster_size
from casefiles.evidence.channel.rebuilt_page_answers import Redrawn
from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    NO_SUCH_PAGE,
    PASSWORD_NEEDED,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.file_container import pieces_of
from casefiles.evidence.pdf.pdf_doubt import has_more_than_text, has_untold_letters
from casefiles.evidence.pdf.pdf_grey import grey_pixels
from casefiles.evidence.pdf.pdf_images import lossy_images
from casefiles.evidence.pdf.pdf_ink import hide_text, may_have_drawn_letters, shows_letters
from casefiles.evidence.pdf.pdf_metadata import attached, pdf_items
from casefiles.evidence.pdf.pdf_rebuilding import redrawn
from casefiles.evidence.pdf.pdf_resources import PageResources
from casefiles.evidence.pdf.pdf_text import page_lines
from casefiles.evidence.pictures.ink_pieces import DPI

_WHITE = 0xFFFFFFFF
_FINE_ENOUGH = 144
"""Dots per inch at which is looked where a page has ink."""
_LARGEST_SIDE = 1_000_000.0
_FLATTENED = 1
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


class PdfFile:
    """An open PDF; `Readable`."""

    def __init__(self, data: bytes, limits: WorkerLimits) -> None:
        """Open a PDF.

        Raises:
            Unreadable: `password_needed`, `broken_file` or `too_large`.
        """
        self._data = data
        self._limits = limits
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            is_locked = pdfium.FPDF_GetLastError() in _LOCKED
            raise UnreadableFile(PASSWORD_NEEDED if is_locked else BROKEN_FILE)
        self.page_count: int = pdfium.FPDF_GetPageCount(self._document)
        if self.page_count < 1:
            raise UnreadableFile(BROKEN_FILE)
        if self.page_count > limits.pages:
            raise UnreadableFile(TOO_LARGE)
        self._units = _user_units(data)
        self._page_resources: PageResources | None = None

    def read_page(self, number: int) -> PageText:
        """Return the text of a page, of its annotations and of its filled-in fields.

        Raises:
            Unreadable: `broken_file` or `too_large`.
        """
        page = self._open_page(number)
        try:
            width, height = self._size(page, number)
            lines, has_guesses = page_lines(page, self._limits.page_characters)
            has_more = has_guesses or has_more_than_text(page) or self._has_unexplained_ink(page)
        finally:
            pdfium.FPDF_ClosePage(page)
        has_more = has_more or any(has_untold_letters(line.text) for line in lines)
        is_doubtful = has_more or self._resources().draw_aside(number)
        return PageText(number, width, height, lines, is_doubtful)

    def items(self) -> Iterator[Item]:
        """Return what the file tells of its makers, and what is in it beside its pages."""
        return pdf_items(self._data)

    def extract(self, number: int) -> Iterator[bytes]:
        """Yield the bytes of an attached file, by its number from 1.

        Raises:
            Unreadable: `no_such_part` or `broken_file`.
        """
        return pieces_of(attached(self._data, number))

    def render_page(self, number: int, fineness: Fineness) -> Raster:
        """Return a page as pixels, annotations and filled-in fields included.

        Raises:
            Unreadable: `broken_file`, `too_large` or `no_such_page`.
        """
        page = self._open_page(number)
        try:
            width, height = self._size(page, number)
            columns, rows = raster_size(width, height, fineness, self._limits.raster_pixels)
            rgb = _pixels(page, columns, rows)
            lossy = lossy_images(page)
        finally:
            pdfium.FPDF_ClosePage(page)
        return Raster(number, width, height, columns, rows, rgb, lossy)

    def grey_page(self, number: int, raster: Raster) -> bytes:
        """Return a page by its brightness alone, if it is one JPEG; see `pdf_grey`.

        Raises:
            Unreadable: `broken_file`, `too_large` or `no_such_page`.
        """
        page = self._open_page(number)
        try:
            if not any(one.blocks != (0, 0) and not one.is_grey for one in raster.lossy_images):
                return b""
            resources = self._resources().of_page(number)
            return grey_pixels(page, resources, (raster.columns, raster.rows))
        except (pikepdf.PdfError, TypeError, ValueError, KeyError, AttributeError):
            return b""
        finally:
            pdfium.FPDF_ClosePage(page)

    def redraw_page(self, number: int) -> Redrawn | None:
        """Return the texts and rules that a page shows; None where it shows more than those.

        Raises:
            Unreadable: `broken_file`, `too_large` or `no_such_page`.
        """
        raster = self.render_page(number, _FINE_ENOUGH)
        page = self._open_page(number)
        try:
            return redrawn(page, raster)
        finally:
            pdfium.FPDF_ClosePage(page)

    def _has_unexplained_ink(self, page: pdfium.FPDF_PAGE) -> bool:
        """Tell whether a page shows letters that no text of its explains; it has no text after."""
        if not may_have_drawn_letters(page):
            return False
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        requested = max(1, round(width * DPI / POINTS_PER_INCH))
        columns, rows = raster_size(width, height, Columns(requested), self._limits.raster_pixels)
        if columns < requested:
            # Its letters would be too small to be seen.
            return True
        hide_text(page)
        return shows_letters(Image.frombytes("RGB", (columns, rows), _pixels(page, columns, rows)))

    def _resources(self) -> PageResources:
        if self._page_resources is None:
            self._page_resources = PageResources(self._data, self.page_count)
        return self._page_resources

    def _open_page(self, number: int) -> pdfium.FPDF_PAGE:
        """Load a page whose annotations and fields are part of its content.

        So whatever can be seen on it can also be found in its text, and be marked.
        """
        if not 1 <= number <= self.page_count:
            raise UnreadableFile(NO_SUCH_PAGE)
        page = self._load_page(number)
        if pdfium.FPDFPage_GetAnnotCount(page) == 0:
            return page
        # Drawing makes PDFium give an appearance to annotations that the file left without one.
        _pixels(page, 1, 1)
        if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != _FLATTENED:
            return page
        pdfium.FPDF_ClosePage(page)
        return self._load_page(number)

    def _load_page(self, number: int) -> pdfium.FPDF_PAGE:
        page = pdfium.FPDF_LoadPage(self._document, number - 1)
        if not page:
            raise UnreadableFile(BROKEN_FILE)
        return page

    def _size(self, page: pdfium.FPDF_PAGE, number: int) -> tuple[float, float]:
        unit = self._units.get(number, 1.0)
        width: float = pdfium.FPDF_GetPageWidthF(page) * unit
        height: float = pdfium.FPDF_GetPageHeightF(page) * unit
        if not (0.0 < width <= _LARGEST_SIDE and 0.0 < height <= _LARGEST_SIDE):
            raise UnreadableFile(BROKEN_FILE)
        return width, height


def _pixels(page: pdfium.FPDF_PAGE, columns: int, rows: int) -> bytes:
    """Draw a page on white; rows of red, green, blue without padding.

    PDFium draws four bytes a pixel, of which one is unused, faster than three.
    """
    stride = columns * 4
    drawn = bytearray(stride * rows)
    buffer = (ctypes.c_ubyte * len(drawn)).from_buffer(drawn)
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_BGRx, buffer, stride)
    if not bitmap:
        raise UnreadableFile(TOO_LARGE)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, _WHITE)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, flags)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    packed = Image.frombuffer("RGBX", (columns, rows), drawn, "raw", "RGBX", stride, 1)
    return packed.tobytes("raw", "RGB")


def _user_units(data: bytes) -> dict[int, float]:
    """Return the size of a unit in points for the pages that set it (ISO 32000-1, 14.11.3).

    PDFium ignores UserUnit, so a second reader looks for it; what that one cannot open has none.
    """
    if b"/UserUnit" not in data and b"/ObjStm" not in data:
        return {}
    units = {}
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            for number, page in enumerate(document.pages, start=1):
                unit = float(page.obj.get("/UserUnit", 1.0))
                if math.isfinite(unit) and unit > 0.0:
                    units[number] = unit
    except Exception:  # noqa: BLE001  the parser of a hostile file may raise anything
        return {}
    return units
