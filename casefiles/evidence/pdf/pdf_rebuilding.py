"""Pages of published PDFs by a white list: dark upright letters and thin rules that are seen.

Whatever decides is what is seen on the page: a letter counts only where there is ink, and ink that
neither letters nor rules account for leaves the page to its pixels. So nothing that is hidden in
the file, under, beside or between what is drawn, has a say in what comes of it.
"""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from casefiles.domain.disclosure.disclosed import PublicRule, PublicText
from casefiles.domain.files.extraction import Raster
from casefiles.evidence.pdf.pdf_doubt import has_replaced_text, has_untold_letters
from casefiles.evidence.pdf.pdf_images import drawn_objects
from casefiles.evidence.pdf.pdf_text import displayed_point

_LINE_ENDS: Final = (0x0A, 0x0D)
_INK: Final = 190
_WHITE: Final = 0xE0
"""Paler than this is paper, as for pages of pixels."""
_DARK: Final = 0x70
"""Letters that are paler or more colourful are left to the pixels."""
_AROUND: Final = 2
"""Pixels around a letter or rule that its edges may touch."""
_THIN: Final = 2.5
_STRAIGHT: Final = 0.02
_NEXT_PARAGRAPH: Final = 1.7
_FAR: Final = 1.2
"""Of the size of a font: a wider gap within a line begins another text."""
_BACK: Final = 0.5
"""Of the size of a font, how far a letter may stand under the one before it."""
_TOLERANCE: Final = 0.1
"""Of the size of a font: such sizes and baselines are one and the same."""
_BOLD: Final = 600
_ITALIC: Final = 1 << 6
_LONGEST_NAME: Final = 256
_FROM_THE_RIGHT: Final = ("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc")


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    box: tuple[float, float, float, float]
    baseline: float
    size: float
    is_bold: bool
    is_italic: bool


class _LeftToPixels(Exception):
    """The page shows something that is not on the white list."""


def redrawn(
    page: pdfium.FPDF_PAGE, raster: Raster
) -> tuple[tuple[PublicText, ...], tuple[PublicRule, ...]] | None:
    """Return the texts and rules that a page shows, in points; None where it shows more.

    Args:
        page: of PDFium.
        raster: the same page as pixels.
    """
    if pdfium.FPDFPage_GetRotation(page):
        return None
    grey = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb).convert("L")
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return None
    try:
        lines = list(_lines(page, text_page, grey, (raster.width, raster.height)))
    except _LeftToPixels:
        return None
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    rules = [rule for rule in _rules(page) if _is_inked(grey, rule)]
    if _is_ink_left(grey, [letter.box for line in lines for letter in line], rules):
        return None
    size = raster.width, raster.height
    return tuple(_texts(lines, size)), tuple(_rule(rule, size) for rule in rules)


def _lines(
    page: pdfium.FPDF_PAGE,
    text_page: pdfium.FPDF_TEXTPAGE,
    grey: Image.Image,
    size: tuple[float, float],
) -> Iterator[list[_Letter]]:
    line: list[_Letter] = []
    is_space = False
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in _LINE_ENDS:
            is_space = True
            continue
        text = chr(code) if 0 < code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - Unicode ends there
        if text.isspace():
            is_space = True
            continue
        letter = _letter(page, text_page, index, text)
        if letter is None or not _is_inked(grey, letter.box):
            continue
        if line and not _continues(line[-1], letter, size):
            yield line
            line = []
        elif line and is_space:
            line.append(_space(line[-1]))
        line.append(letter)
        is_space = False
    if line:
        yield line


def _letter(
    page: pdfium.FPDF_PAGE, text_page: pdfium.FPDF_TEXTPAGE, index: int, text: str
) -> _Letter | None:
    """Return a letter that is filled with dark ink; None for one that is not to be seen.

    Raises:
        _LeftToPixels: it is seen, and cannot be drawn anew.
    """
    stored = pdfium.FPDFText_GetTextObject(text_page, index)
    if (
        not stored
        or pdfium.FPDFTextObj_GetTextRenderMode(stored) != pdfium.FPDF_TEXTRENDERMODE_FILL
    ):
        return None
    levels = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFText_GetFillColor(text_page, index, *levels):
        raise _LeftToPixels
    red, green, blue, alpha = (level.value for level in levels)
    if not alpha or min(red, green, blue) >= _WHITE:
        return None
    is_dark = max(red, green, blue) <= _DARK and alpha == 0xFF  # noqa: PLR2004 - fully opaque
    is_upright = math.cos(pdfium.FPDFText_GetCharAngle(text_page, index)) > 1 - _STRAIGHT
    is_stated = not pdfium.FPDFText_HasUnicodeMapError(text_page, index)
    if not (is_dark and is_upright and is_stated) or _is_untold(text):
        raise _LeftToPixels
    if has_replaced_text(stored):
        raise _LeftToPixels
    return _placed(page, text_page, index, text)


def _is_untold(text: str) -> bool:
    return has_untold_letters(text) or any(low <= text <= high for low, high in _FROM_THE_RIGHT)


def _placed(
    page: pdfium.FPDF_PAGE, text_page: pdfium.FPDF_TEXTPAGE, index: int, text: str
) -> _Letter:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    x0, y1 = displayed_point(page, left.value, bottom.value)
    x1, y0 = displayed_point(page, right.value, top.value)
    _, baseline = displayed_point(page, x.value, y.value)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _LONGEST_NAME, flags)
    is_bold = (
        pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD or b"bold" in name.value.lower()
    )
    return _Letter(text, (x0, y0, x1, y1), baseline, size, is_bold, bool(flags.value & _ITALIC))


def _space(before: _Letter) -> _Letter:
    right = before.box[2]
    box = (right, before.box[1], right, before.box[3])
    return _Letter(" ", box, before.baseline, before.size, before.is_bold, before.is_italic)


def _continues(before: _Letter, letter: _Letter, size: tuple[float, float]) -> bool:
    """Tell whether a letter belongs to the same text as the one before it."""
    width, height = size
    most = max(before.size, letter.size)
    is_same_style = (before.is_bold, before.is_italic) == (letter.is_bold, letter.is_italic)
    is_same_size = abs(before.size - letter.size) < _TOLERANCE * most
    is_level = abs(before.baseline - letter.baseline) * height < _TOLERANCE * most
    gap = (letter.box[0] - before.box[2]) * width
    return is_same_style and is_same_size and is_level and -_BACK * most < gap < _FAR * most


def _rules(page: pdfium.FPDF_PAGE) -> Iterator[tuple[float, float, float, float]]:
    """Yield the boxes of thin level and upright paths, as fractions of the page."""
    for item, kind, _ in drawn_objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        if min(right.value - left.value, top.value - bottom.value) > _THIN:
            continue
        x0, y1 = displayed_point(page, left.value, bottom.value)
        x1, y0 = displayed_point(page, right.value, top.value)
        if 0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1:
            yield x0, y0, x1, y1


def _pixels(
    grey: Image.Image, box: tuple[float, float, float, float], around: int
) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = box
    return (
        max(0, math.floor(x0 * grey.width) - around),
        max(0, math.floor(y0 * grey.height) - around),
        min(grey.width, math.ceil(x1 * grey.width) + around),
        min(grey.height, math.ceil(y1 * grey.height) + around),
    )


def _is_inked(grey: Image.Image, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = _pixels(grey, box, 0)
    if left >= right or top >= bottom:
        return False
    lowest, _ = grey.crop((left, top, right, bottom)).getextrema()
    return int(str(lowest)) < _INK


def _is_ink_left(
    grey: Image.Image,
    letters: Sequence[tuple[float, float, float, float]],
    rules: Sequence[tuple[float, float, float, float]],
) -> bool:
    rest = grey.copy()
    drawing = ImageDraw.Draw(rest)
    for box in (*letters, *rules):
        left, top, right, bottom = _pixels(grey, box, _AROUND)
        drawing.rectangle((left, top, right - 1, bottom - 1), fill=255)
    return sum(rest.histogram()[:_WHITE]) > 0


def _texts(lines: Sequence[list[_Letter]], size: tuple[float, float]) -> Iterator[PublicText]:
    width, height = size
    paragraph, before = 0, None
    for line in lines:
        first, last = line[0], line[-1]
        y = (1 - first.baseline) * height
        if before is not None and abs(before - y) > _NEXT_PARAGRAPH * first.size:
            paragraph += 1
        before = y
        yield PublicText(
            "".join(letter.text for letter in line),
            first.box[0] * width,
            y,
            first.size,
            (last.box[2] - first.box[0]) * width,
            first.is_bold,
            first.is_italic,
            paragraph,
        )


def _rule(box: tuple[float, float, float, float], size: tuple[float, float]) -> PublicRule:
    (x0, y0, x1, y1), (width, height) = box, size
    across, down = (x1 - x0) * width, (y1 - y0) * height
    if across >= down:
        y = (1 - (y0 + y1) / 2) * height
        return PublicRule((x0 * width, y), (x1 * width, y), max(down, 0.25))
    x = (x0 + x1) / 2 * width
    return PublicRule((x, (1 - y1) * height), (x, (1 - y0) * height), max(across, 0.25))
