"""A PDF page that is one JPEG, drawn by the brightness of that JPEG alone, as it is coded.

Brightness is coded in blocks of 8 that nothing crosses; a page that was drawn in colours and then
made grey would hold what colours carry over twice as far.
"""

import ctypes
from typing import Any, Final

import pikepdf
import pypdfium2.raw as pdfium

from casefiles.evidence.pdf.pdf_images import Matrix, drawn_objects, raw_bytes
from casefiles.evidence.pdf.pdf_text import display_of
from casefiles.evidence.pictures.jpeg_frames import luma_of

_INVISIBLE: Final = 3
"""Text rendering mode of what a machine read in a scan (ISO 32000-1, 9.3.6)."""
_WHITE: Final = 0xFFFFFFFF
_PLAIN: Final = frozenset(
    (
        *("/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter"),
        *("/Length", "/Name", "/Interpolate", "/Intent", "/Metadata", "/DecodeParms"),
    )
)
"""Entries of an image that is shown as it is coded; masks and levels that are turned are none."""
_RGB: Final = frozenset(("/DeviceRGB", "/CalRGB", "/ICCBased"))
_COLOURS: Final = 3
_FAULTS: Final = (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError)


def grey_pixels(
    page: pdfium.FPDF_PAGE, resources: pikepdf.Object | None, size: tuple[int, int]
) -> bytes:
    """Return a page by the brightness of the one JPEG that it is; nothing where it is more.

    Args:
        page: of PDFium, as it is drawn.
        resources: of the page.
        size: columns and rows.
    """
    found = _only_image(page)
    if found is None or not _is_plain(resources):
        return b""
    image, matrix = found
    try:
        luma = luma_of(raw_bytes(image))
    except _FAULTS:
        return b""
    return b"" if luma is None else _drawn(page, luma, matrix, size)


def _only_image(page: pdfium.FPDF_PAGE) -> tuple[pdfium.FPDF_PAGEOBJECT, Matrix] | None:
    """Return the one thing that is to be seen on a page, if that is an image, all of it."""
    found: list[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]] = []
    for item, kind, matrix in drawn_objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE and not found:
            found.append((item, matrix))
        elif (
            kind != pdfium.FPDF_PAGEOBJ_TEXT
            or pdfium.FPDFTextObj_GetTextRenderMode(item) != _INVISIBLE
        ):
            return None
    if not found or pdfium.FPDFPageObj_HasTransparency(found[0][0]):
        return None
    clip = pdfium.FPDFPageObj_GetClipPath(found[0][0])
    is_cut = bool(clip) and pdfium.FPDFClipPath_CountPaths(clip) > 0
    return None if is_cut else found[0]


def _is_plain(resources: pikepdf.Object | None) -> bool:
    """Tell whether all that a page may draw is one image that is shown as it is coded."""
    if not isinstance(resources, pikepdf.Dictionary) or "/Pattern" in resources:
        return False
    objects: Any = resources.get("/XObject", pikepdf.Dictionary())
    images = list(objects.values())
    if len(images) != 1 or images[0].get("/Subtype") != "/Image":
        return False
    image = images[0]
    space = image.get("/ColorSpace")
    name = space[0] if isinstance(space, pikepdf.Array) and len(space) else space
    parameters = image.get("/DecodeParms")
    is_stated = not (isinstance(parameters, pikepdf.Dictionary) and "/ColorTransform" in parameters)
    return (
        set(image.keys()) <= _PLAIN
        and _last_filter(image) in {"/DCTDecode", "/DCT"}
        and str(name) in _RGB
        and (name != "/ICCBased" or int(space[1].get("/N", 0)) == _COLOURS)
        and is_stated
    )


def _last_filter(image: Any) -> str:
    value = image.get("/Filter")
    return str(value[-1] if isinstance(value, pikepdf.Array) and len(value) else value)


def _drawn(page: pdfium.FPDF_PAGE, luma: Any, matrix: Matrix, size: tuple[int, int]) -> bytes:
    """Draw levels of grey where an image stands, on a page of a new document.

    The image itself stays: another page may show it too, and in colours.
    """
    document = pdfium.FPDF_CreateNewDocument()
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    sheet = pdfium.FPDFPage_New(document, 0, wide, high)
    try:
        image = pdfium.FPDFPageObj_NewImageObj(document)
        pixels = (ctypes.c_ubyte * (luma.width * luma.height)).from_buffer_copy(luma.tobytes())
        bitmap = pdfium.FPDFBitmap_CreateEx(
            luma.width, luma.height, pdfium.FPDFBitmap_Gray, pixels, luma.width
        )
        pdfium.FPDFImageObj_SetBitmap(None, 0, image, bitmap)
        pdfium.FPDFBitmap_Destroy(bitmap)
        pdfium.FPDFImageObj_SetMatrix(image, *_displayed(page, matrix, wide, high))
        pdfium.FPDFPage_InsertObject(sheet, image)
        return _grey(sheet, *size)
    finally:
        pdfium.FPDF_ClosePage(sheet)
        pdfium.FPDF_CloseDocument(document)


def _displayed(page: pdfium.FPDF_PAGE, matrix: Matrix, wide: float, high: float) -> Matrix:
    """Return the matrix of an image on a page that is displayed as it lies, its origin below."""
    shown = display_of(page)

    def vector(x: float, y: float) -> tuple[float, float]:
        across = x * shown.along[0] + y * shown.up[0]
        down = x * shown.along[1] + y * shown.up[1]
        return across * wide, -down * high

    a, b, c, d, e, f = matrix
    x, y = vector(e, f)
    return (
        *vector(a, b),
        *vector(c, d),
        x + shown.origin[0] * wide,
        y + (1 - shown.origin[1]) * high,
    )


def _grey(page: pdfium.FPDF_PAGE, columns: int, rows: int) -> bytes:
    drawn = (ctypes.c_ubyte * (columns * rows))()
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_Gray, drawn, columns)
    if not bitmap:
        return b""
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, _WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, 0)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return bytes(drawn)
