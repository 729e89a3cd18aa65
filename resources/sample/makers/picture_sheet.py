"""Pages of pixels: typed like those of `pdf_sheet`, then signed, stamped and scanned."""

import io
import math
import random
from functools import cache
from pathlib import Path

import pikepdf
from makers.faces import FILES, FONTS
from makers.layout import INK, RED, Colour
from makers.marks import around, fingerprint, signature, star
from makers.pdf_sheet import Furniture, dress
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, features

A4_POINTS = (595.28, 841.89)
SCAN_DPI = 118
NOISE_SEED = 20230920


@cache
def font(face: str, pixels: int) -> ImageFont.FreeTypeFont:
    """Return a face at a size in pixels.

    Raises:
        RuntimeError: this Pillow cannot join Arabic letters.
    """
    if not features.check("raqm") or not features.check("fribidi"):
        raise RuntimeError("Pillow needs raqm and fribidi to draw Uyghur")
    return ImageFont.truetype(FONTS / FILES[face], pixels, layout_engine=ImageFont.Layout.RAQM)


def write(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    face: str,
    size: float,
    ink: Colour,
) -> None:
    """Write a text of one face; `at` is the left end of its baseline, in pixels."""
    direction = "rtl" if face == "arab" else "ltr"
    draw.text(at, text, fill=ink, font=font(face, round(size)), direction=direction, anchor="ls")


def length(text: str, face: str, size: float) -> float:
    """Return the width of a text of one face in pixels."""
    direction = "rtl" if face == "arab" else "ltr"
    return font(face, round(size)).getlength(text, direction=direction)


class PictureSheet:
    """A `layout.Surface` that keeps each page as an image."""

    def __init__(self, dpi: int) -> None:
        self.width, self.height = A4_POINTS
        self.pages: list[Image.Image] = []
        self._scale = dpi / 72
        self._draw: ImageDraw.ImageDraw
        self._fresh()

    def measure(self, text: str, face: str, size: float) -> float:
        """Return the width of a text."""
        return length(text, face, size * self._scale) / self._scale

    def draw(self, x: float, y: float, text: str, face: str, size: float, ink: Colour) -> None:
        """Draw a text of one face."""
        at = (x * self._scale, y * self._scale)
        write(self._draw, at, text, face, size * self._scale, ink)

    def draw_hidden(self, x: float, y: float, text: str, size: float) -> None:
        """Write in a colour that the eye takes for paper."""
        self.draw(x, y, text, "hans", size, (253, 253, 253))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a thin line."""
        ends = [value * self._scale for value in (x0, y0, x1, y1)]
        self._draw.line(ends, fill=INK, width=1)

    def cover(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Lay a black box."""
        self._draw.rectangle([value * self._scale for value in (x0, y0, x1, y1)], fill=(0, 0, 0))

    def stamp(self, x: float, y: float, words: str) -> None:
        """Press a round red stamp, by its centre; its ink goes with the print below it."""
        scale, radius = self._scale, 46.0
        size = round(2 * (radius + 4) * scale)
        seal = Image.new("RGB", (size, size), "white")
        draw = ImageDraw.Draw(seal)
        middle = size / 2
        reach = radius * scale
        ring = (middle - reach, middle - reach, middle + reach, middle + reach)
        draw.ellipse(ring, outline=RED, width=round(2.4 * scale))
        draw.polygon(star(middle, middle, 12 * scale), fill=RED)
        mark = font("hans", round(6.5 * scale))
        draw.text((middle, middle + 27 * scale), "虚构样本", fill=RED, font=mark, anchor="mm")
        for letter, angle in around(words, min(4.3, 0.42 * len(words))):
            layer = Image.new("RGB", (size, size), "white")
            top = (middle, middle - reach + 10 * scale)
            letters = font("hans", round(10 * scale))
            ImageDraw.Draw(layer).text(top, letter, fill=RED, font=letters, anchor="mm")
            turned = layer.rotate(
                -math.degrees(angle), resample=Image.Resampling.BICUBIC, fillcolor="white"
            )
            seal = ImageChops.darker(seal, turned)
        seal = seal.rotate(7, resample=Image.Resampling.BICUBIC, fillcolor="white")
        page = self.pages[-1]
        corner = (round(x * scale - size / 2), round(y * scale - size / 2))
        below = page.crop((*corner, corner[0] + size, corner[1] + size))
        page.paste(ImageChops.multiply(below, seal), corner)

    def sign(self, x: float, y: float) -> None:
        """Write a signature that cannot be read."""
        self._stroke(signature(x, y), (30, 45, 120), 2)

    def thumb(self, x: float, y: float) -> None:
        """Press a red fingerprint."""
        for ridge in fingerprint(x, y):
            self._stroke(ridge, RED, 1)

    def next_page(self, *, is_landscape: bool) -> None:
        """Go on to a fresh page; scans here are portrait.

        Raises:
            ValueError: landscape was asked for.
        """
        if is_landscape:
            raise ValueError("scans are portrait")
        self._fresh()

    def _fresh(self) -> None:
        size = (round(self.width * self._scale), round(self.height * self._scale))
        self.pages.append(Image.new("RGB", size, (252, 251, 247)))
        self._draw = ImageDraw.Draw(self.pages[-1])

    def _stroke(self, points: list[tuple[float, float]], ink: Colour, width: int) -> None:
        scaled = [(x * self._scale, y * self._scale) for x, y in points]
        self._draw.line(scaled, fill=ink, width=width, joint="curve")


def scanned(page: Image.Image, number: int) -> Image.Image:
    """Return a page as a cheap scanner sees it: a little crooked, grainy, with dark edges."""
    angle = (0.35, -0.25, 0.2)[number % 3]
    crooked = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=(236, 233, 226))
    soft = crooked.filter(ImageFilter.GaussianBlur(0.6))
    dusty = soft.copy()
    draw = ImageDraw.Draw(dusty)
    chance = random.Random(NOISE_SEED + number)
    for _ in range(60):
        x, y = chance.randrange(page.width), chance.randrange(page.height)
        draw.ellipse((x, y, x + chance.choice((1, 1, 2)), y + 1), fill=(150, 146, 140))
    draw.line((page.width - 9, 0, page.width - 4, page.height), fill=(205, 202, 196), width=5)
    draw.line((0, 3, page.width, 5), fill=(214, 210, 203), width=4)
    return ImageChops.multiply(dusty, grain(page.size, chance, 14))


def grain(size: tuple[int, int], chance: random.Random, depth: int) -> Image.Image:
    """Return paper grain: near-white noise, the darker the larger `depth` is."""
    tile = Image.frombytes("L", (256, 256), chance.randbytes(256 * 256))
    tile = tile.filter(ImageFilter.GaussianBlur(0.8)).point(
        [255 - (v * depth) // 255 for v in range(256)]
    )
    paper = Image.new("L", size)
    for x in range(0, size[0], 256):
        for y in range(0, size[1], 256):
            paper.paste(tile, (x, y))
    return Image.merge("RGB", (paper, paper, paper))


def as_jpeg(picture: Image.Image, quality: int, exif: Image.Exif | None = None) -> bytes:
    """Return a picture as JPEG."""
    file = io.BytesIO()
    picture.save(
        file, "JPEG", quality=quality, exif=exif or Image.Exif(), comment=b"INVENTED SAMPLE"
    )
    return file.getvalue()


def write_scan(pages: list[Image.Image], furniture: Furniture, path: Path) -> None:
    """Write pages as a PDF that holds one JPEG a page and no text."""
    with pikepdf.new() as pdf:
        for number, page in enumerate(pages):
            image = pdf.make_stream(
                as_jpeg(scanned(page, number), 58),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=page.width,
                Height=page.height,
                ColorSpace=pikepdf.Name.DeviceRGB,
                BitsPerComponent=8,
                Filter=pikepdf.Name.DCTDecode,
            )
            pdf.add_blank_page(page_size=A4_POINTS)
            sheet = pdf.pages[-1]
            sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
            sheet.Contents = pdf.make_stream(b"q 595.28 0 0 841.89 0 0 cm /Im0 Do Q")
        dress(pdf, furniture)
        pdf.save(path, deterministic_id=True)
