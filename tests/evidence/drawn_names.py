"""Pages of ordinary text on which a name is drawn and not written: as outlines, strokes, pixels."""

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.evidence.samples import pdf

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES = {
    "Latn": "NotoSans-Regular.ttf",
    "Cyrl": "NotoSans-Regular.ttf",
    "Hani": "NotoSansSC-Regular.ttf",
    "Arab": "NotoSansArabic-Regular.ttf",
    "Tibt": "NotoSerifTibetan-Regular.ttf",
}
NAMES = {
    "Latn": ("Mihrigul Turdaxun", "Rahile Zununova", "Perhat Qurbanov"),
    "Cyrl": ("Ковалёва Раиса", "Жұмабек Серік", "Батбаяр Дорж"),
    "Hani": ("吕思雨", "热依拉祖农", "欧阳明轩"),
    "Arab": ("ئامىنەم كېرىم", "دولقۇن رېھىم", "خالد الرشيد"),
    "Tibt": ("བསྟན་འཛིན་ཆོས་སྒྲོན", "ཚེ་རིང་རྡོ་རྗེ", "བློ་བཟང་རྒྱ་མཚོ"),
}
_PROSE = "The witness was asked where the letters were kept, and said nothing more about it."

Draw = Callable[[Canvas], None]


@dataclass(frozen=True)
class Glyph:
    """An outline, where it begins and how far the next one stands from it, in points."""

    segments: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    x: float
    y: float


@cache
def _opened(face: str) -> tuple[TTFont, uharfbuzz.Font]:
    data = (FONTS / face).read_bytes()
    return TTFont(io.BytesIO(data)), uharfbuzz.Font(uharfbuzz.Face(data))


def shaped(text: str, script: str, size: float) -> tuple[list[Glyph], float]:
    """Return the outlines of a text as its script is written, and its length."""
    font, shaper = _opened(FACES[script])
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer)
    scale = size / font["head"].unitsPerEm
    outlines, glyphs, at = font.getGlyphSet(), [], 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = DecomposingRecordingPen(outlines)
        outlines[font.getGlyphName(info.codepoint)].draw(pen)
        segments = tuple(
            (kind, tuple((x * scale, y * scale) for x, y in points)) for kind, points in pen.value
        )
        glyphs.append(Glyph(segments, at + place.x_offset * scale, place.y_offset * scale))
        at += place.x_advance * scale
    return glyphs, at


def outlined(canvas: Canvas, glyphs: list[Glyph], *, is_stroked: bool = False) -> None:
    """Draw outlines at the place where the canvas stands."""
    for glyph in glyphs:
        canvas.saveState()
        canvas.translate(glyph.x, glyph.y)
        path = canvas.beginPath()
        for kind, points in glyph.segments:
            _draw(path, kind, points)
        canvas.setLineWidth(0.4)
        canvas.drawPath(path, stroke=int(is_stroked), fill=int(not is_stroked))
        canvas.restoreState()


def _draw(path, kind: str, points: tuple[tuple[float, float], ...]) -> None:
    if kind == "moveTo":
        path.moveTo(*points[0])
    elif kind == "lineTo":
        path.lineTo(*points[0])
    elif kind == "curveTo":
        path.curveTo(*(value for point in points for value in point))
    elif kind == "qCurveTo":
        _quadratic(path, points)
    else:
        path.close()


def _quadratic(path, points: tuple[tuple[float, float], ...]) -> None:
    """Draw curves of one handle each; between two handles lies a point half-way."""
    *handles, end = points
    x, y = path._code_point if hasattr(path, "_code_point") else _last(path)
    for at, (hx, hy) in enumerate(handles):
        following = handles[at + 1] if at + 1 < len(handles) else None
        ex, ey = end if following is None else ((hx + following[0]) / 2, (hy + following[1]) / 2)
        path.curveTo(
            *(x + 2 / 3 * (hx - x), y + 2 / 3 * (hy - y)),
            *(ex + 2 / 3 * (hx - ex), ey + 2 / 3 * (hy - ey), ex, ey),
        )
        x, y = ex, ey


def _last(path) -> tuple[float, float]:
    numbers = [float(word) for word in path._code[-1].split()[:-1]]
    return numbers[-2], numbers[-1]


def at(x: float, y: float, angle: float = 0.0, *, is_mirrored: bool = False) -> Draw:
    def place(canvas: Canvas) -> None:
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.scale(-1 if is_mirrored else 1, 1)

    return place


def _plain(size: float, place: Draw, grey: float = 0.0, *, is_stroked: bool = False):
    def of(name: str, script: str) -> Draw:
        glyphs, _ = shaped(name, script, size)

        def draw(canvas: Canvas) -> None:
            canvas.setFillGray(grey)
            place(canvas)
            outlined(canvas, glyphs, is_stroked=is_stroked)

        return draw

    return of


def _column(name: str, script: str) -> Draw:
    """One sign below the other, as titles and seals in Chinese have it."""
    signs = [shaped(sign, script, 14)[0] for sign in name]

    def draw(canvas: Canvas) -> None:
        canvas.translate(530, 420)
        for glyphs in signs:
            outlined(canvas, glyphs)
            canvas.translate(0, -16)

    return draw


def _seal(name: str, script: str) -> Draw:
    """Words round a red seal, twice the name so that the ring is filled."""
    glyphs, length = shaped(f"{name} {name} ", script, 12)
    radius = max(30.0, length / (2 * math.pi) * 1.15)

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.8, 0.1, 0.1)
        canvas.setStrokeColorRGB(0.8, 0.1, 0.1)
        canvas.translate(300, 180)
        canvas.circle(0, 0, radius + 16)
        for glyph in glyphs:
            canvas.saveState()
            canvas.rotate(90 - 360 * glyph.x / length)
            canvas.rotate(-90)
            canvas.translate(0, radius)
            outlined(canvas, [Glyph(glyph.segments, 0.0, glyph.y)])
            canvas.restoreState()

    return draw


def _picture(name: str, script: str) -> Draw:
    """A picture of less than a twentieth of the page."""
    font = ImageFont.truetype(str(FONTS / FACES[script]), 40)
    image = Image.new("L", (700, 90), 255)
    ImageDraw.Draw(image).text((10, 10), name, fill=0, font=font)
    return lambda canvas: canvas.drawImage(_reader(image), 100, 200, 160, 20.6)


def _pixels(name: str, script: str) -> Draw:
    """Each pixel of the name a little box of its own."""
    font = ImageFont.truetype(str(FONTS / FACES[script]), 24)
    image = Image.new("1", (420, 48), 1)
    ImageDraw.Draw(image).text((4, 4), name, fill=0, font=font)
    dots = [
        (x, y)
        for y in range(image.height)
        for x in range(image.width)
        if not image.getpixel((x, y))
    ]

    def draw(canvas: Canvas) -> None:
        for x, y in dots:
            canvas.rect(100 + x / 2, 200 - y / 2, 0.5, 0.5, stroke=0, fill=1)

    return draw


def _in_form(name: str, script: str) -> Draw:
    """Inside a form of its own, beside text of the form."""
    glyphs, _ = shaped(name, script, 12)

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("drawn")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(100, 240, "Signed before me:")
        canvas.translate(100, 220)
        outlined(canvas, glyphs)
        canvas.endForm()
        canvas.doForm("drawn")

    return draw


def _on_dark(name: str, script: str) -> Draw:
    """Pale letters on a dark ground."""
    glyphs, length = shaped(name, script, 12)

    def draw(canvas: Canvas) -> None:
        canvas.rect(95, 190, length + 10, 32, fill=1)
        canvas.setFillGray(1)
        canvas.translate(100, 201)
        outlined(canvas, glyphs)

    return draw


def _reader(image: Image.Image) -> ImageReader:
    out = io.BytesIO()
    image.save(out, "PNG")
    return ImageReader(io.BytesIO(out.getvalue()))


KINDS: dict[str, Callable[[str, str], Draw]] = {
    "outlines": _plain(12, at(100, 220)),
    "small outlines": _plain(5.5, at(100, 60)),
    "stroked": _plain(12, at(100, 220), is_stroked=True),
    "up the margin": _plain(10, at(40, 300, 90)),
    "down the margin": _plain(10, at(560, 500, 270)),
    "upside down": _plain(12, at(400, 220, 180)),
    "mirrored": _plain(12, at(350, 220, is_mirrored=True)),
    "at 45 degrees": _plain(14, at(200, 160, 45)),
    "pale": _plain(18, at(100, 220), 0.88),
    "seal": _seal,
    "small picture": _picture,
    "pixels": _pixels,
    "in a form": _in_form,
    "on dark": _on_dark,
}


def prose(canvas: Canvas, lines: int = 20) -> None:
    canvas.setFont("Helvetica", 11)
    for row in range(lines):
        canvas.drawString(72, 780 - 15 * row, _PROSE)


def page_with(draw: Draw) -> bytes:
    """A page of text that a machine can read, and what is drawn on it."""

    def whole(canvas: Canvas) -> None:
        prose(canvas)
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()

    return pdf(whole)


def drawn_names() -> Iterator[tuple[str, str, str, Draw]]:
    """Yield kind, script, name and the drawing of it, for each that goes together."""
    for script, names in NAMES.items():
        for name in names:
            for kind, of in KINDS.items():
                yield kind, script, name, of(name, script)
            if script == "Hani":
                yield "column", script, name, _column(name, script)
