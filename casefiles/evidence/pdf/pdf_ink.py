"""Tells whether a PDF page shows writing that none of its text explains: names that were drawn.

The page is drawn with all its text unseen, that inside forms too. Where what is left holds letters
in rows, a machine must read the page as a picture, and a person must look at it.
"""

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2.raw as pdfium
from PIL import Image

from casefiles.evidence.pdf.pdf_images import Matrix, drawn_objects
from casefiles.evidence.pictures.letter_rows import has_letter_rows

LONGEST_LETTER: Final = 32.0
"""Points; rules are longer, and letters that a machine must read are not."""
_SIDES_OF_A_RULE: Final = 5
"""Segments of the path of a line or of a box."""
_INKED: Final = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
_UNSEEN: Final = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


def may_have_drawn_letters(page: pdfium.FPDF_PAGE) -> bool:
    """Tell whether a page has an image, a gradient, or a path that is no long rule or large box.

    Raises:
        Unreadable: `too_large`, for a page of more objects than any honest page has.
    """
    return any(
        kind in _INKED or (kind == pdfium.FPDF_PAGEOBJ_PATH and not _is_rule(item, matrix))
        for item, kind, matrix in drawn_objects(page)
    )


def hide_text(page: pdfium.FPDF_PAGE) -> None:
    """Make all text of a page unseen, for as long as it is open.

    Raises:
        Unreadable: `too_large`, for a page of more objects than any honest page has.
    """
    for item, kind, _matrix in drawn_objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            pdfium.FPDFTextObj_SetTextRenderMode(item, _UNSEEN)


def shows_letters(drawn: Image.Image) -> bool:
    """Tell whether a page that was drawn without its text still shows letters in rows."""
    return has_letter_rows(drawn.convert("L"))


def _is_rule(path: pdfium.FPDF_PAGEOBJECT, outer: Matrix) -> bool:
    """Tell whether a path is one line or box, of straight sides, longer than any letter."""
    count = pdfium.FPDFPath_CountSegments(path)
    if not 0 < count <= _SIDES_OF_A_RULE:
        return False
    kinds = set(_kinds(path, count))
    if pdfium.FPDF_SEGMENT_BEZIERTO in kinds or pdfium.FPDF_SEGMENT_UNKNOWN in kinds:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return False
    a, b, c, d, _e, _f = outer
    across, up = right.value - left.value, top.value - bottom.value
    return max(abs(a * across) + abs(c * up), abs(b * across) + abs(d * up)) > LONGEST_LETTER


def _kinds(path: pdfium.FPDF_PAGEOBJECT, count: int) -> Iterator[int]:
    for index in range(count):
        yield pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, index))
