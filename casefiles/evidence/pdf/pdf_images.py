"""Finds what is drawn on a PDF page, and the images that spread a secret beyond its box."""

import base64
import ctypes
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

import pypdfium2.raw as pdfium

from casefiles.domain.files.extraction import LossyImage
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.pages import clipped_box
from casefiles.evidence.channel.unreadable import TOO_LARGE, UnreadableFile
from casefiles.evidence.pdf.pdf_text import displayed_point
from casefiles.evidence.pictures.jpeg_frames import jpeg_frame

Matrix = tuple[float, float, float, float, float, float]

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 64
_MOST_OBJECTS = 500_000
_MOST_IMAGES = 10_000
_LONGEST_NAME = 64
_LOSSY = {b"DCTDecode": False, b"DCT": False, b"JPXDecode": True}
"""Whether the filter is a wavelet one."""
_STRAIGHT = 1e-5
"""Of the page: what a side of an upright image may lean, by how finely places are told."""
_LARGEST_JPEG = 1 << 28


def lossy_images(page: pdfium.FPDF_PAGE) -> tuple[LossyImage, ...]:
    """Return the JPEG and JPEG 2000 images of a page, also those inside forms.

    Raises:
        Unreadable: `too_large`, for a page of more objects than any honest page has.
    """
    found = []
    for item, kind, matrix in drawn_objects(page):
        is_wavelet = _is_wavelet(item) if kind == pdfium.FPDF_PAGEOBJ_IMAGE else None
        if is_wavelet is not None:
            found.append(_lossy_image(page, item, matrix, is_wavelet=is_wavelet))
        if len(found) > _MOST_IMAGES:
            raise UnreadableFile(TOO_LARGE)
    return tuple(found)


def drawn_objects(
    page: pdfium.FPDF_PAGE,
) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, int, Matrix]]:
    """Walk over the objects of a page, also those inside forms, without recursion.

    Returns:
        For each but the forms: the object, its kind, and for an image the matrix that places its
        unit square on the page.

    Raises:
        Unreadable: `too_large`, for a page of more objects than any honest page has.
    """
    seen = 0
    waiting: list[tuple[pdfium.FPDF_PAGEOBJECT, Matrix, int]] = [
        (pdfium.FPDFPage_GetObject(page, index), _SAME, 0)
        for index in range(pdfium.FPDFPage_CountObjects(page))
    ]
    while waiting:
        item, outer, depth = waiting.pop()
        seen += 1
        if seen > _MOST_OBJECTS or depth > _DEEPEST:
            raise UnreadableFile(TOO_LARGE)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield item, kind, _multiplied(_matrix(item), outer)
        elif kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, kind, outer
        else:
            inner = _multiplied(_matrix(item), outer)
            waiting += (
                (pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)
                for index in range(pdfium.FPDFFormObj_CountObjects(item))
            )


def _matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    value = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, value):
        return _SAME
    return (value.a, value.b, value.c, value.d, value.e, value.f)


def _multiplied(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that applies `first` and then `then` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )


def _is_wavelet(image: pdfium.FPDF_PAGEOBJECT) -> bool | None:
    """Tell the kind of lossy coding; None if the image is coded without loss."""
    return next((_LOSSY[name] for name in _filters(image) if name in _LOSSY), None)


def _lossy_image(
    page: pdfium.FPDF_PAGE, image: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, *, is_wavelet: bool
) -> LossyImage:
    columns, rows = ctypes.c_uint(1), ctypes.c_uint(1)
    pdfium.FPDFImageObj_GetImagePixelSize(image, columns, rows)
    origin, along, up = _displayed_corners(page, matrix)
    across, down = max(columns.value, 1), max(rows.value, 1)
    width = abs(along[0] - origin[0]) / across + abs(up[0] - origin[0]) / down
    height = abs(along[1] - origin[1]) / across + abs(up[1] - origin[1]) / down
    box = object_box(page, matrix)
    found = LossyImage(box, _fraction(width), _fraction(height), is_wavelet=is_wavelet)
    frame = None if is_wavelet else jpeg_frame(raw_bytes(image))
    if frame is None or (frame.columns, frame.rows) != (across, down):
        return found
    leans = [abs(along[1] - origin[1]), abs(up[0] - origin[0])]
    lies = [abs(along[0] - origin[0]), abs(up[1] - origin[1])]
    wide, high = frame.coded_in
    if max(leans) > _STRAIGHT:
        wide, high = high, wide
    if min(max(leans), max(lies)) > _STRAIGHT:
        return found
    return replace(
        found,
        blocks=(wide, high),
        beyond=frame.beyond,
        corner=(up[0], up[1]),
        is_grey=frame.components == 1,
    )


def raw_bytes(image: pdfium.FPDF_PAGEOBJECT) -> bytes:
    """Return the JPEG of an image, unwrapped; nothing of one that is too large or wrapped oddly."""
    size = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
    if not 0 < size <= _LARGEST_JPEG:
        return b""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageDataRaw(image, buffer, size)
    data = buffer.raw
    try:
        for name in _filters(image)[:-1]:
            data = _UNWRAPPED[name](data)
    except (KeyError, ValueError, zlib.error, EOFError):
        return b""
    return data


def _filters(image: pdfium.FPDF_PAGEOBJECT) -> list[bytes]:
    name, found = ctypes.create_string_buffer(_LONGEST_NAME), []
    for index in range(pdfium.FPDFImageObj_GetImageFilterCount(image)):
        pdfium.FPDFImageObj_GetImageFilter(image, index, name, _LONGEST_NAME)
        found.append(name.value)
    return found


def _inflated(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, _LARGEST_JPEG)


def _from_ascii(data: bytes) -> bytes:
    return base64.a85decode(data.split(b"~>")[0].strip())


_UNWRAPPED: Final[dict[bytes, Callable[[bytes], bytes]]] = {
    b"FlateDecode": _inflated,
    b"Fl": _inflated,
    b"ASCII85Decode": _from_ascii,
    b"A85": _from_ascii,
}


def object_box(page: pdfium.FPDF_PAGE, matrix: Matrix) -> Box:
    """Return where an image is displayed: the box around its unit square, cut at the page."""
    origin, along, up = _displayed_corners(page, matrix)
    far = (along[0] + up[0] - origin[0], along[1] + up[1] - origin[1])
    corners = (origin, along, up, far)
    return clipped_box(
        min(x for x, _y in corners),
        min(y for _x, y in corners),
        max(x for x, _y in corners),
        max(y for _x, y in corners),
    )


def _displayed_corners(
    page: pdfium.FPDF_PAGE, matrix: Matrix
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """Return where the unit square's origin and the ends of its two sides are displayed."""
    a, b, c, d, e, f = matrix
    return (
        displayed_point(page, e, f),
        displayed_point(page, e + a, f + b),
        displayed_point(page, e + c, f + d),
    )


def _fraction(size: float) -> float:
    """Keep a pixel's size in (0, 1]: one larger than the page counts as the page."""
    return min(max(size, 1e-6), 1.0)
