"""Lines of text on a PDF page, with line-high boxes that do not depend on the ink of glyphs."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from casefiles.domain.files.extraction import Baseline, TextLine
from casefiles.evidence.channel.pages import clipped_box
from casefiles.evidence.channel.unreadable import TOO_LARGE, UnreadableFile

_LINE_ENDS = (0x0A, 0x0D)
_HYPHEN_AT_LINE_END = 0x02
_NOT_CHARACTERS = (0x0000, 0xFFFE, 0xFFFF)
_UNKNOWN = "\ufffd"
_LAST_BASIC = 0xFFFF
_LAST_CODE = 0x10FFFF
_FAR = 0.5
"""Of the larger letter's height: a letter that stands further up or down begins a new line."""
_STRAIGHT, _NEXT = 0.3, 1.5
"""Of the larger letter's width and height: one that stands right under another continues a column
of vertical writing."""
_JUMP = 1.5
"""Heights of a letter by which the next one is beside it, from which it may be of another line."""
_OFF_CELL, _SMALL = 0.18, 0.8
"""Of the height of a letter: how far off the one before a space it may stand on its line; and of
the larger type, how small that of figures is that do."""
_UPRIGHT = 0.7
_HAN = re.compile("[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GRAIN = 1_000_000
_LOWEST_STEP = 20
"""Parts of a point to which letters are told to stand on one line."""
_HIGHER_THAN_TYPE = 1.3
"""Of the size of usual type, how high the box of a letter is."""


@dataclass(frozen=True, slots=True)
class CharacterBox:
    """One character and its box in units of the page, `y` growing upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    index: int


@dataclass(frozen=True, slots=True)
class Display:
    """How a page is turned into fractions of what is displayed: an affine map, asked for once."""

    origin: tuple[float, float]
    along: tuple[float, float]
    up: tuple[float, float]

    def across(self, x: float, y: float) -> float:
        """Return how far from the left a point of the page is displayed."""
        return self.origin[0] + x * self.along[0] + y * self.up[0]


def display_of(page: pdfium.FPDF_PAGE) -> Display:
    """Ask how a page is displayed, crop and rotation included."""
    step = 1000.0
    x0, y0 = displayed_point(page, 0.0, 0.0)
    x1, y1 = displayed_point(page, step, 0.0)
    x2, y2 = displayed_point(page, 0.0, step)
    along, up = (x1 - x0, y1 - y0), (x2 - x0, y2 - y0)
    return Display((x0, y0), (along[0] / step, along[1] / step), (up[0] / step, up[1] / step))


def displayed_point(page: pdfium.FPDF_PAGE, x: float, y: float) -> tuple[float, float]:
    """Turn page units into fractions of the page as displayed, crop and rotation included."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, _GRAIN, _GRAIN, 0, x, y, across, down)
    return across.value / _GRAIN, down.value / _GRAIN


def page_lines(page: pdfium.FPDF_PAGE, most_characters: int) -> tuple[tuple[TextLine, ...], bool]:
    """Return the lines of a page in the order of its text, and whether any letter is a guess.

    Args:
        page: of PDFium.
        most_characters: that are read.

    Raises:
        Unreadable: `too_large`.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return (), True
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > most_characters:
            raise UnreadableFile(TOO_LARGE)
        lines = _with_columns(_lines(text_page, count))
        sheet = _Sheet(page, text_page, display_of(page), _displayed_size(page))
        text_lines = tuple(_text_line(sheet, line) for line in lines)
        return text_lines, _has_guesses(text_page, count)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _has_guesses(text_page: pdfium.FPDF_TEXTPAGE, count: int) -> bool:
    """Tell whether PDFium put a letter's number in its font where the font tells no text."""
    return any(pdfium.FPDFText_HasUnicodeMapError(text_page, index) for index in range(count))


def _lines(text_page: pdfium.FPDF_TEXTPAGE, count: int) -> Iterator[list[CharacterBox]]:
    line: list[CharacterBox] = []
    before: CharacterBox | None = None
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in _LINE_ENDS:
            yield line
            line, before = [], None
            continue
        letter = _letter(text_page, index, code)
        if letter.text.isspace():
            line.append(letter)
            continue
        is_apart = bool(line) and line[-1] is not before
        if before is not None and _begins_line(text_page, index, before, letter, is_apart=is_apart):
            yield line
            line = []
        line.append(letter)
        before = letter
    yield line


def _with_columns(lines: Iterator[list[CharacterBox]]) -> Iterator[list[CharacterBox]]:
    """Join lines of one Han letter that stand one under another: PDFium ends some after each.

    Read as lines across, each would go from edge to edge of the page.
    """
    column: list[CharacterBox] = []
    for line in filter(_has_text, lines):
        inked = [letter for letter in line if not letter.text.isspace()]
        is_one = len(inked) == 1 and _HAN.match(inked[0].text) is not None
        if column and is_one and _is_right_under(column[-1], inked[0]):
            column.append(inked[0])
            continue
        if column:
            yield column
        column = inked if is_one else []
        if not is_one:
            yield line
    if column:
        yield column


def _is_right_under(before: CharacterBox, letter: CharacterBox) -> bool:
    width = max(letter.right - letter.left, before.right - before.left)
    across = abs(letter.left + letter.right - before.left - before.right) / 2
    down = (before.top + before.bottom - letter.top - letter.bottom) / 2
    return across <= _STRAIGHT * width and 0 < down <= _NEXT * (before.top - before.bottom)


def _letter(text_page: pdfium.FPDF_TEXTPAGE, index: int, code: int) -> CharacterBox:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    return CharacterBox(_character(code), box.left, box.bottom, box.right, box.top, index)


def _character(code: int) -> str:
    if code == _HYPHEN_AT_LINE_END:
        return "-"
    return _UNKNOWN if code in _NOT_CHARACTERS or code > _LAST_CODE else chr(code)


def _begins_line(
    text_page: pdfium.FPDF_TEXTPAGE,
    index: int,
    before: CharacterBox,
    letter: CharacterBox,
    *,
    is_apart: bool,
) -> bool:
    """Tell whether a letter stands off the line of the one before it.

    PDFium joins what several annotations, columns or cells say; a joined line would have a box over
    all, and stand where only one part of it does.

    Args:
        text_page: of PDFium.
        index: of the letter.
        before: the letter before it that is no space.
        letter: the letter.
        is_apart: a space is between the two. Nothing hangs on how wide it is: in a table that tells
            how long a name is.
    """
    height = max(letter.top - letter.bottom, before.top - before.bottom)
    width = max(letter.right - letter.left, before.right - before.left)
    off = abs(letter.top + letter.bottom - before.top - before.bottom) / 2
    across = abs(letter.left + letter.right - before.left - before.right) / 2
    is_in_column = across <= _STRAIGHT * width and off <= _NEXT * height
    if is_in_column:
        return False
    if off <= _FAR * height:
        is_near = across <= _JUMP * height and not is_apart
        return not is_near and _is_off(text_page, before, letter, is_apart=is_apart)
    is_upright = abs(math.cos(pdfium.FPDFText_GetCharAngle(text_page, index))) > _UPRIGHT
    return is_upright or across > _FAR * width


def _is_off(
    text_page: pdfium.FPDF_TEXTPAGE, before: CharacterBox, letter: CharacterBox, *, is_apart: bool
) -> bool:
    """Tell whether letters as high as one another stand on different lines.

    On a page askew the next line may begin as high as the one before it ends, and the cells of a
    row may stand off one another. Small figures above or below a line are of it.
    """
    value = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text_page, letter.index, value):
        return False
    (x0, y0), (x1, y1) = (_origin(text_page, one) for one in (before, letter))
    long, high = math.hypot(value.a, value.b), max(one.top - one.bottom for one in (before, letter))
    off = abs((y1 - y0) * value.a - (x1 - x0) * value.b)
    if off > _FAR * high * long:
        return long > 0.0
    least, most = sorted(
        pdfium.FPDFText_GetFontSize(text_page, one.index) for one in (before, letter)
    )
    return is_apart and least > _SMALL * most and off > _OFF_CELL * high * long


def _origin(text_page: pdfium.FPDF_TEXTPAGE, letter: CharacterBox) -> tuple[float, float]:
    """Return where a letter begins on what it stands on, in units of the page."""
    x, y = ctypes.c_double(letter.left), ctypes.c_double(letter.bottom)
    pdfium.FPDFText_GetCharOrigin(text_page, letter.index, x, y)
    return x.value, y.value


def _has_text(line: list[CharacterBox]) -> bool:
    return any(not letter.text.isspace() for letter in line)


def _text_line(sheet: "_Sheet", line: list[CharacterBox]) -> TextLine:
    inked = [letter for letter in line if not letter.text.isspace()]
    page, display = sheet.page, sheet.display
    corners = (
        displayed_point(page, min(item.left for item in inked), min(item.bottom for item in inked)),
        displayed_point(page, max(item.right for item in inked), max(item.top for item in inked)),
    )
    (x0, y0), (x1, y1) = corners
    first, last = line.index(inked[0]), len(line) - line[::-1].index(inked[-1])
    letters = line[first:last]
    text = _whole_characters("".join(letter.text for letter in letters))
    has_letter_edges = len(text) == len(letters)
    edges = tuple(_edges(display, letter) for letter in letters) if has_letter_edges else ()
    edges = edges if _is_horizontal(edges) else ()
    baseline = _baseline(sheet, inked)
    return TextLine(text, clipped_box(x0, y0, x1, y1), edges, baseline=baseline)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page whose text is read.

    Attributes:
        size: width and height in points, as displayed.
    """

    page: pdfium.FPDF_PAGE
    text: pdfium.FPDF_TEXTPAGE
    display: Display
    size: tuple[float, float]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page is displayed, in points from the top left."""
        (left, top), along, up = self.display.origin, self.display.along, self.display.up
        across, down = left + x * along[0] + y * up[0], top + x * along[1] + y * up[1]
        return across * self.size[0], down * self.size[1]

    def origin(self, letter: CharacterBox) -> tuple[float, float]:
        """Return where a letter begins on what it stands on."""
        return self.point(*_origin(self.text, letter))

    def ways(self, letter: CharacterBox) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return how far a letter's own units lead along its line, and down from it."""
        value = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self.text, letter.index, value):
            value.a, value.d = 1.0, 1.0
        size = pdfium.FPDFText_GetFontSize(self.text, letter.index)
        here, along = self.point(0.0, 0.0), self.point(value.a * size, value.b * size)
        down = self.point(-value.c * size, -value.d * size)
        return (along[0] - here[0], along[1] - here[1]), (down[0] - here[0], down[1] - here[1])


def _displayed_size(page: pdfium.FPDF_PAGE) -> tuple[float, float]:
    return float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))


def _baseline(sheet: _Sheet, inked: Sequence[CharacterBox]) -> Baseline | None:
    """Return what most letters of a line stand on: nothing of their ink or of their boxes."""
    along, down = sheet.ways(inked[len(inked) // 2])
    size, long = math.hypot(*down), math.hypot(*along)
    if not (size and long and math.isfinite(size + long)):
        return None
    # Mirrored letters lead backwards; what is above them stays above.
    long = long if along[0] * down[1] >= along[1] * down[0] else -long
    across = along[0] / long, along[1] / long
    origins = [sheet.origin(letter) for letter in inked]
    is_column = len(inked) > 1 and _is_under(origins, across)
    if is_column:
        middle = _most(_along(_middle(sheet, letter), across) for letter in inked)
        starts = [_along(at, (-across[1], across[0])) for at in origins]
        ends = [(middle, min(starts) - size), (middle, max(starts))]
    else:
        places = [_along(at, across) for at in origins]
        height = _most(_along(at, (-across[1], across[0])) for at in origins)
        last = max(_along(_right(sheet, letter), across) for letter in (inked[0], inked[-1]))
        ends = [(min(places), height), (max(*places, last), height)]
    (x0, y0), (x1, y1) = (
        (at * across[0] - over * across[1], at * across[1] + over * across[0]) for at, over in ends
    )
    wide, high = sheet.size
    values = (x0 / wide, y0 / high, x1 / wide, y1 / high, _plausible(sheet, inked, size) / high)
    return Baseline(*values, is_column) if all(map(math.isfinite, values)) else None


def _along(at: tuple[float, float], way: tuple[float, float]) -> float:
    return at[0] * way[0] + at[1] * way[1]


def _most(places: Iterator[float]) -> float:
    """Return the place that most have, the first of them where several do."""
    counted = Counter(round(place * _LOWEST_STEP) for place in places)
    return counted.most_common(1)[0][0] / _LOWEST_STEP


def _is_under(origins: Sequence[tuple[float, float]], across: tuple[float, float]) -> bool:
    """Tell whether letters stand one under another."""
    places = [_along(at, across) for at in origins]
    heights = [_along(at, (-across[1], across[0])) for at in origins]
    return max(heights) - min(heights) > max(places) - min(places)


def _middle(sheet: _Sheet, letter: CharacterBox) -> tuple[float, float]:
    return sheet.point((letter.left + letter.right) / 2, (letter.bottom + letter.top) / 2)


def _right(sheet: _Sheet, letter: CharacterBox) -> tuple[float, float]:
    return sheet.point(letter.right, letter.bottom)


def _plausible(sheet: _Sheet, inked: Sequence[CharacterBox], size: float) -> float:
    """Return the size of letters; where fonts scale them inside, as high as their boxes tell."""
    letter = inked[len(inked) // 2]
    one, other = sheet.point(letter.left, letter.bottom), sheet.point(letter.right, letter.top)
    high = max(abs(one[0] - other[0]), abs(one[1] - other[1])) / _HIGHER_THAN_TYPE
    # Of several sizes the largest counts, so that all of a line has its room.
    sizes = [pdfium.FPDFText_GetFontSize(sheet.text, one.index) for one in inked]
    own = pdfium.FPDFText_GetFontSize(sheet.text, letter.index)
    size *= max(sizes) / own if own > 0 else 1.0
    return size if high / 3 <= size <= 3 * high or not high else high


def _edges(display: Display, letter: CharacterBox) -> tuple[float, float]:
    one = display.across(letter.left, letter.bottom)
    other = display.across(letter.right, letter.top)
    return max(0.0, min(one, other)), min(1.0, max(one, other))


def _is_horizontal(edges: Sequence[tuple[float, float]]) -> bool:
    """Tell whether letters stand side by side; a column has them one above another."""
    inside = all(left <= right for left, right in edges)
    middles = {round(left + right, 3) for left, right in edges}
    return inside and len(middles) * 2 > len(edges)


def _whole_characters(text: str) -> str:
    """Join surrogates that a font maps one by one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
