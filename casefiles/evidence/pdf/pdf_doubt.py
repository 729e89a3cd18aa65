"""Tells whether a PDF page may say more than its text tells: then people have to look at it."""

import ctypes
import unicodedata

import pypdfium2.raw as pdfium

from casefiles.evidence.pdf.pdf_images import drawn_objects, object_box

_MOST_OF_A_PAGE = 0.05
"""What images may cover before they count as more than decoration, as a fraction of the page."""

_MOST_ELEMENTS = 100_000
_REPLACED = b"ActualText"
_UNKNOWN = "\ufffd"
_PRIVATE_USE = "Co"


def has_untold_letters(text: str) -> bool:
    """Tell whether a text has letters that stand for nothing outside their font."""
    return any(
        letter == _UNKNOWN or unicodedata.category(letter) == _PRIVATE_USE for letter in text
    )


def has_more_than_text(page: pdfium.FPDF_PAGE) -> bool:
    """Tell whether a page has large images, text that was replaced, or letters drawn by programs.

    What cannot be looked through counts as such.
    """
    try:
        return _has_doubtful_objects(page) or _has_replaced_elements(page)
    except Exception:  # noqa: BLE001  whatever a hostile page causes here, its text is still read
        return True


def _has_doubtful_objects(page: pdfium.FPDF_PAGE) -> bool:
    covered = 0.0
    outlined: dict[int, bool] = {}
    for item, kind, matrix in drawn_objects(page):
        if has_replaced_text(item):
            return True
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = object_box(page, matrix)
            covered += (box.x1 - box.x0) * (box.y1 - box.y0)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT and not _has_outlines(item, outlined):
            return True
        if covered > _MOST_OF_A_PAGE:
            return True
    return False


def has_replaced_text(item: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Tell whether marked content gives an object another text (ISO 32000-1, 14.9.4)."""
    return any(
        pdfium.FPDFPageObjMark_GetParamValueType(pdfium.FPDFPageObj_GetMark(item, index), _REPLACED)
        != pdfium.FPDF_OBJECT_UNKNOWN
        for index in range(pdfium.FPDFPageObj_CountMarks(item))
    )


def _has_outlines(item: pdfium.FPDF_PAGEOBJECT, known: dict[int, bool]) -> bool:
    """Tell whether a text's font is a font file; a Type 3 font is not, it may draw anything."""
    font = pdfium.FPDFTextObj_GetFont(item)
    if not font:
        return False
    place = ctypes.cast(font, ctypes.c_void_p).value or 0
    if place not in known:
        size = ctypes.c_size_t(0)
        has_data = pdfium.FPDFFont_GetFontData(font, None, 0, size)
        known[place] = bool(has_data) and size.value > 0
    return known[place]


def _has_replaced_elements(page: pdfium.FPDF_PAGE) -> bool:
    """Tell whether the structure of a tagged page gives any element another text."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return False
    try:
        waiting = [
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        seen = 0
        while waiting:
            element = waiting.pop()
            seen += 1
            if seen > _MOST_ELEMENTS:
                return True
            if not element:
                continue
            if pdfium.FPDF_StructElement_GetActualText(element, None, 0):
                return True
            waiting += (
                pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
                for index in range(pdfium.FPDF_StructElement_CountChildren(element))
            )
        return False
    finally:
        pdfium.FPDF_StructTree_Close(tree)
