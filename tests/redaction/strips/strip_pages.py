"""Pages of invented text with a name in one place, and what strips do to them."""

import io
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import uharfbuzz as hb
from fontTools.pens.basePen import BasePen
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from casefiles.domain.files.extraction import PageText, Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.pdf.pdf_reader import PdfFile
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.pixels.exported_grey import as_exported
from casefiles.redaction.pixels.gate import PixelArea, bare_areas, burned_areas
from casefiles.redaction.pixels.whole_lines import burned_boxes
from casefiles.redaction.strips.page_strips import mention_strips

FONTS = Path(__file__).parents[3] / "resources/fonts"
FACES = {
    "Latn": "NotoSans-Regular.ttf",
    "Hani": "NotoSansSC-Regular.ttf",
    "Arab": "NotoSansArabic-Regular.ttf",
    "Tibt": "NotoSerifTibetan-Regular.ttf",
    "Deva": "NotoSans-Regular.ttf",
}
NAMES = {
    "Latn": ("Lu Wen", "Yi", "Gülbahar Ötkür-Jélil", "Ömer Ğıyas", "Zhulyjyp Qajyq"),
    "Hani": ("陆雯", "欧阳菲菲", "司馬一"),
    "Arab": ("گۈلباھارخان", "ئالىم"),
    "Tibt": ("བསྟན་འཛིན་སྒྲོལ་མ", "རྡོ་རྗེ"),
}
WORDS = (
    "On the second of May the officers came to the house again and asked",
    "where the letters were kept. The prisoner said that everybody there,",
    "as well as his neighbours, had been told to keep away from him, and",
    "he signed the paper of that day under threat; the number of the file",
    "is (2019) 0142, and it was served at night by two men in plain dress.",
    "He was held for twelve hours without a lawyer, and the door was shut",
)
HELD = "as well as {}, had been told to keep away from him, and"
WIDE, HIGH = 595.0, 842.0
DPI = 200


@cache
def face(script: str) -> str:
    pdfmetrics.registerFont(TTFont(script, FONTS / FACES[script]))
    return script


@dataclass(frozen=True)
class Piece:
    """Something written: where its baseline begins, in points from the top left."""

    text: str
    x: float
    y: float
    size: float = 11.0
    script: str = "Latn"
    turned: float = 0.0
    is_held: bool = False
    is_column: bool = False


@dataclass(frozen=True)
class Sheet:
    """A page of pieces.

    Attributes:
        degrees: by which all of it goes down to the right, as in a scan askew.
    """

    pieces: tuple[Piece, ...]
    degrees: float = 0.0
    name: str = ""
    more: Callable[[Canvas], None] | None = field(default=None, compare=False)


def script_of(text: str) -> str:
    for script, first, last in (
        ("Hani", 0x3400, 0x9FFF),
        ("Arab", 0x600, 0x6FF),
        ("Tibt", 0xF00, 0xFFF),
        ("Deva", 0x900, 0x97F),
    ):
        if any(first <= ord(char) <= last for char in text):
            return script
    return "Latn"


def runs(text: str) -> Iterable[tuple[str, str]]:
    """Split a text where its letters need another face."""
    found: list[tuple[str, str]] = []
    for char in text:
        script = script_of(char)
        if char == " " and found:
            script = found[-1][0]
        if found and found[-1][0] == script:
            found[-1] = (script, found[-1][1] + char)
        else:
            found.append((script, char))
    return found


class Outlines(BasePen):
    """Draws outlines of glyphs into a path of a page."""

    def __init__(self, path, scale: float, at: tuple[float, float]) -> None:
        super().__init__()
        self._path, self._scale, self._at = path, scale, at

    def _place(self, point: tuple[float, float]) -> tuple[float, float]:
        return tuple(at + self._scale * one for at, one in zip(self._at, point, strict=True))

    def _moveTo(self, point) -> None:  # noqa: N802 - as fontTools calls it
        self._path.moveTo(*self._place(point))

    def _lineTo(self, point) -> None:  # noqa: N802
        self._path.lineTo(*self._place(point))

    def _curveToOne(self, *points) -> None:  # noqa: N802
        self._path.curveTo(*(one for point in points for one in self._place(point)))

    def _closePath(self) -> None:  # noqa: N802
        self._path.close()


@cache
def shaper(script: str) -> tuple[hb.Font, int]:
    opened = hb.Face(hb.Blob.from_file_path(FONTS / FACES[script]))
    return hb.Font(opened), opened.upem


def shaped(canvas: Canvas, text: str, script: str, place: tuple[float, float]) -> float:
    """Write letters that join or stack, as they are seen, with their text behind; return the width.

    ReportLab sets such letters one by one: what is seen would have other ink than print has.
    """
    x, size = place
    font, units = shaper(script)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    path, at = canvas.beginPath(), 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        origin = x + (at + position.x_offset) * size / units, position.y_offset * size / units
        font.draw_glyph_with_pen(info.codepoint, Outlines(path, size / units, origin))
        at += position.x_advance
    canvas.drawPath(path, stroke=0, fill=1)
    behind = canvas.beginText(x, 0)
    behind.setFont(face(script), size)
    behind.setTextRenderMode(3)
    # As most producers do: letters from the right stand in the order in which they are seen.
    behind.textOut(text[::-1] if script == "Arab" else text)
    canvas.drawText(behind)
    return at * size / units


def written(canvas: Canvas, one: Piece) -> None:
    canvas.saveState()
    canvas.translate(one.x, HIGH - one.y)
    canvas.rotate(one.turned)
    at = 0.0
    if one.is_column:
        for number, char in enumerate(one.text):
            canvas.setFont(face(script_of(char)), one.size)
            canvas.drawString(-one.size / 2, -one.size * 1.1 * number, char)
    else:
        for script, text in runs(one.text):
            if script in {"Arab", "Tibt", "Deva"}:
                at += shaped(canvas, text, script, (at, one.size))
                continue
            canvas.setFont(face(script), one.size)
            canvas.drawString(at, 0, text)
            at += pdfmetrics.stringWidth(text, script, one.size)
    canvas.restoreState()


def pdf_of(sheet: Sheet) -> bytes:
    """Return a PDF whose text can be read."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDE, HIGH), invariant=1)
    canvas.translate(WIDE / 2, HIGH / 2)
    canvas.rotate(-sheet.degrees)
    canvas.translate(-WIDE / 2, -HIGH / 2)
    for one in sheet.pieces:
        written(canvas, one)
    canvas.save()
    return out.getvalue()


def picture_pdf(image: Image.Image, **how: object) -> bytes:
    """Return a PDF whose one page is a JPEG."""
    out, coded = io.BytesIO(), io.BytesIO()
    image.save(coded, "JPEG", **how)
    canvas = Canvas(out, pagesize=(WIDE, HIGH), invariant=1)
    canvas.drawImage(ImageReader(io.BytesIO(coded.getvalue())), 0, 0, WIDE, HIGH)
    canvas.save()
    return out.getvalue()


def lines_at(
    rows: int, *, leading: float = 15.0, size: float = 11.0, x: float = 72.0, y: float = 110.0
) -> list[Piece]:
    return [Piece(WORDS[at % len(WORDS)], x, y + leading * at, size) for at in range(rows)]


def with_held(pieces: list[Piece], at: int, name: str, text: str = HELD) -> tuple[Piece, ...]:
    found = list(pieces)
    one = found[at]
    found[at] = Piece(text.format(name), one.x, one.y, one.size, is_held=True)
    return tuple(found)


def print_page(name: str, leading: float = 15.0, degrees: float = 0.0, at: int = 9) -> Sheet:
    return Sheet(with_held(lines_at(22, leading=leading), at, name), degrees, name)


def columns_page(name: str, side: int = 0) -> Sheet:
    words = (
        "The officers came again",
        "and asked for letters.",
        "Nobody was at home then,",
        "so they left a note.",
    )
    pieces = [
        Piece(words[(at + where) % 4], 60 + 250 * where, 110 + 15 * at + 4 * where, 11.0)
        for where in range(2)
        for at in range(20)
    ]
    return Sheet(with_held(pieces, 20 * side + 8, name, "with {} there"), 0.0, name)


CELLS = (
    ("14 March 2019", "Hotan", "house searched"),
    ("2 May 2019", "Kashgar", "letters taken"),
    ("19 May 2019", "Urumqi", "asked by four men"),
)


def table_page(name: str, lower: float = 5.0, rows: int = 9) -> Sheet:
    """A table whose cells share a row and stand off one another, as where fields were filled in."""
    pieces = [
        Piece(text, x, 110 + 26 * row + (lower if column == 1 else 0.0), 11.0)
        for row in range(rows)
        for column, (x, text) in enumerate(zip((72, 200, 400), CELLS[row % 3], strict=True))
    ]
    held = 3 * (rows // 2) + 1
    pieces[held] = Piece(f"at {name}", pieces[held].x, pieces[held].y, 11.0, is_held=True)
    return Sheet(tuple(pieces), 0.0, name)


def margin_page(name: str) -> Sheet:
    note = Piece(f"seen by {name} on 3 May", 40, 560, 9.0, turned=90, is_held=True)
    return Sheet((*lines_at(22), note), 0.0, name)


def column_page(name: str) -> Sheet:
    """A column of Han beside print."""
    held = Piece(f"在{name}家"[:24], 540, 140, 11.0, is_held=True, is_column=True)
    return Sheet((*lines_at(22), held), 0.0, name)


def columns_of_han(name: str) -> Sheet:
    texts = [
        "公安人员再次来到家中询问信件",
        "存放在何处被告人陈述其邻居",
        f"和{name}都被告知",
        "不得靠近他当天在威胁下签字",
    ] * 2
    texts[6] = "他们夜里又来过一次没有说明"
    pieces = tuple(
        Piece(text, 480 - 18 * at, 120, 11.0, is_column=True, is_held=at == 2)
        for at, text in enumerate(texts)
    )
    return Sheet(pieces, 0.0, name)


def alone_page(name: str) -> Sheet:
    pieces = [*lines_at(8), Piece(name, 72, 400, 11.0, is_held=True), *lines_at(6, y=560)]
    return Sheet(tuple(pieces), 0.0, name)


def nothing_else(name: str) -> Sheet:
    return Sheet((Piece(f"at {name} home", 72, 430, 11.0, is_held=True),), 0.0, name)


def off_page(name: str) -> Sheet:
    """Text beside the page, which nobody sees; what stands on the page names nobody."""
    beside = Piece(f"call {name} now", 700, 300, 11.0, is_held=True)
    return Sheet((*lines_at(22), beside), 0.0, name)


def heading_page(name: str) -> Sheet:
    head = Piece(f"Statement of {name}", 72, 88, 18.0, is_held=True)
    return Sheet((head, *lines_at(20)), 0.0, name)


def tibetan_document(name: str) -> Sheet:
    pieces = lines_at(20, leading=13.0)
    pieces[3] = Piece("གཞུང་གི་མི་སྣ་སླེབས།", 72, pieces[3].y, 11.0)
    return Sheet(with_held(pieces, 9, name), 0.0, name)


KINDS: dict[str, Callable[[str], Sheet]] = {
    "print, 11 on 15": print_page,
    "print, 11 on 13": lambda name: print_page(name, 13.0),
    "Tibetan stays, 11 on 13": tibetan_document,
    "text layer askew, 0.9": lambda name: print_page(name, degrees=0.9),
    "text layer askew, 5": lambda name: print_page(name, degrees=5.0),
    "columns, left": columns_page,
    "columns, right": lambda name: columns_page(name, 1),
    "table, cells lower": table_page,
    "table, cells higher": lambda name: table_page(name, -7.0),
    "table of one row": lambda name: table_page(name, 5.0, 1),
    "note up the margin": margin_page,
    "column of Han beside print": column_page,
    "page of columns of Han": columns_of_han,
    "line standing alone": alone_page,
    "nothing else on the page": nothing_else,
    "text beside the page": off_page,
    "heading in larger type": heading_page,
}


OF_HAN = frozenset(("column of Han beside print", "page of columns of Han"))
"""Kinds on which names of other scripts do not stand."""


def names_on(kind: str) -> list[str]:
    return [
        name
        for script, names in NAMES.items()
        for name in names
        if kind not in OF_HAN or script == "Hani"
    ]


@dataclass(frozen=True)
class Outcome:
    """What goes from a page.

    Attributes:
        crossed: how many strips ink ran out of.
        mask: rows and columns, true where pixels go.
        grown: the same of what hides something.
    """

    areas: tuple[PixelArea, ...]
    bare: tuple[PixelArea, ...]
    boxes: tuple[Box, ...]
    crossed: int
    mask: np.ndarray
    raster: Raster


def outcome_of(raster: Raster, pages: Iterable[PageText], name: str) -> Outcome:
    """Burn a page as an export does."""
    (found,) = mention_strips(list(pages), Matcher([ProtectedTerm(name, "a")]), {}).values()
    leaving = as_exported(raster, found.boxes)
    gone = burned_boxes(leaving, found.boxes, found.covers, found.stays)
    areas, bare = burned_areas(leaving, gone.boxes), bare_areas(leaving, gone.bare)
    mask = np.zeros((raster.rows, raster.columns), bool)
    for area in (*areas, *bare):
        mask[area.top : area.bottom, area.left : area.right] = True
    return Outcome(areas, bare, gone.boxes, gone.crossed, mask, leaving)


def read(data: bytes) -> PageText:
    return PdfFile(data, WorkerLimits()).read_page(1)


def drawn(data: bytes, dpi: int = DPI) -> Raster:
    return PdfFile(data, WorkerLimits()).render_page(1, dpi)


@cache
def ink_of(piece: Piece, degrees: float, least: int = 160) -> np.ndarray:
    """Return where a piece of a page has ink: of each pixel its row and column."""
    raster = drawn(pdf_of(Sheet((piece,), degrees)))
    pixels = np.frombuffer(raster.rgb, np.uint8).reshape(raster.rows, raster.columns, 3)
    return np.argwhere(pixels.min(axis=2) < least)


def lost(sheet: Sheet, mask: np.ndarray) -> list[float]:
    """Return how much of its ink each line that stays loses."""
    found = []
    for piece in sheet.pieces:
        if not piece.is_held:
            rows, columns = ink_of(piece, sheet.degrees).T
            if len(rows):
                found.append(float(mask[rows, columns].mean()))
    return found


def left(sheet: Sheet, mask: np.ndarray) -> int:
    """Return how many pixels of the line that goes are left."""
    found = 0
    for piece in sheet.pieces:
        if piece.is_held:
            rows, columns = ink_of(piece, sheet.degrees, 225).T
            found += int((~mask[rows, columns]).sum())
    return found


def bits(shapes: Iterable[object]) -> float:
    """Return what shapes tell, if each of what they come of is equally likely."""
    counts: dict[object, int] = {}
    for shape in shapes:
        counts[shape] = counts.get(shape, 0) + 1
    total = sum(counts.values())
    return -sum(n / total * math.log2(n / total) for n in counts.values())
