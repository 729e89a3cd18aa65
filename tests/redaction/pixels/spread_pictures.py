"""Pictures that differ in one place only, coded alike, as files and as pages of PDFs."""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import JPEG
from casefiles.evidence.pdf.pdf_reader import PdfFile
from casefiles.evidence.pictures.image_reader import PictureFile
from casefiles.redaction.pixels.exported_grey import as_exported
from casefiles.redaction.pixels.gate import PixelArea, burned_areas
from tests.redaction.pixels.pictures import font

SIZE = (320, 200)
SECRETS = ("Lu Wen", "Gulbahar Otkur", "WWWWWWWW", "")
INKS = {"grey": ((40, 40, 40), (60, 60, 60)), "colour": ((30, 20, 140), (150, 10, 10))}
PAPERS = {"grey": (232, 232, 232), "colour": (236, 228, 205)}


@dataclass(frozen=True)
class Setting:
    """How a picture is made, coded and drawn.

    Attributes:
        box: where the secret stands, in pixels of the picture.
        dpi: of the picture on its page; 0 for a picture file.
        turns: quarters by which it lies on its page.
    """

    ink: str
    box: tuple[int, int, int, int]
    quality: int
    subsampling: int
    is_progressive: bool = False
    dpi: int = 0
    turns: int = 0


def settings(seed: int, count: int) -> Iterator[Setting]:
    """Return settings at random, every sampling, kind and resolution among them."""
    chance = random.Random(seed)
    for number in range(count):
        left, top = chance.randrange(20, 120), chance.randrange(20, 90)
        yield Setting(
            ink=("grey", "colour")[number % 2],
            box=(left, top, left + chance.randrange(60, 160), top + chance.randrange(16, 60)),
            quality=chance.choice((35, 50, 75, 92)),
            subsampling=number // 2 % 3,
            is_progressive=chance.random() < 0.3,
            dpi=(0, 60, 72, 96, 108, 150, 200, 300, 432)[number % 9],
            turns=chance.choice((0, 0, 1, 2, 3)),
        )


def picture(secret: str, setting: Setting) -> Image.Image:
    """A picture of lines around a box whose contents hang on a secret."""
    chance = random.Random(7)
    image = Image.new("RGB", SIZE, PAPERS[setting.ink])
    draw = ImageDraw.Draw(image)
    for row, y in enumerate(range(4, SIZE[1], 22)):
        words = "He was questioned there for twelve hours and"
        fill = INKS[setting.ink][row % 2]
        draw.text((6 + chance.randrange(5), y), words, font=font(15), fill=fill)
    image = image.filter(ImageFilter.GaussianBlur(0.6))
    x0, y0, x1, y1 = setting.box
    inner = Image.new("RGB", (x1 - x0, y1 - y0), PAPERS[setting.ink])
    # In colours on a grey page, too: what hides shall not decide how its page leaves.
    ImageDraw.Draw(inner).text((2, 0), secret, font=font(20), fill=(0, 40, 230))
    image.paste(inner, (x0, y0))
    return image


def coded(image: Image.Image, setting: Setting) -> bytes:
    data = io.BytesIO()
    how = {"subsampling": setting.subsampling, "progressive": setting.is_progressive}
    image.save(data, "JPEG", quality=setting.quality, **how)
    return data.getvalue()


def rasters(setting: Setting, secrets: tuple[str, ...] = SECRETS) -> tuple[list[Raster], Box]:
    """Return the page of each secret, as workers render it, and the box on that page."""
    files = [coded(picture(secret, setting), setting) for secret in secrets]
    x0, y0, x1, y1 = setting.box
    wide, high = SIZE
    box = Box(x0 / wide, y0 / high, x1 / wide, y1 / high)
    if not setting.dpi:
        return [rendered(PictureFile(data, JPEG, WorkerLimits()), 200) for data in files], box
    sheets = [sheet(data, setting) for data in files]
    found = [rendered(PdfFile(data, WorkerLimits()), 200) for data in sheets]
    for _ in range(setting.turns):
        box = Box(1 - box.y1, box.x0, 1 - box.y0, box.x1)
    return found, on_sheet(box)


def sheet(data: bytes, setting: Setting) -> bytes:
    """Return a page with a picture on it, turned clockwise."""
    wide, high = (side * 72 / setting.dpi for side in SIZE)
    if setting.turns % 2:
        wide, high = high, wide
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide * 1.25, high * 1.25), invariant=1)
    canvas.translate(wide * 0.125, high * 0.125)
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(-90 * setting.turns)
    across, down = (high, wide) if setting.turns % 2 else (wide, high)
    canvas.drawImage(ImageReader(io.BytesIO(data)), -across / 2, -down / 2, across, down)
    canvas.save()
    return out.getvalue()


def on_sheet(box: Box) -> Box:
    """Return a part of a picture on the page that is a quarter larger."""
    x0, x1 = (0.1 + 0.8 * at for at in (box.x0, box.x1))
    y0, y1 = (0.1 + 0.8 * at for at in (box.y0, box.y1))
    return Box(x0, y0, x1, y1)


def rendered(file: PdfFile | PictureFile, dpi: int) -> Raster:
    raster = file.render_page(1, dpi)
    return replace(raster, grey=file.grey_page(1, raster))


def without_margin(raster: Raster, box: Box) -> Box:
    """Return a box that the gate's margin makes exactly as large as another one."""
    across, down = 1 / raster.width, 1 / raster.height
    return Box(box.x0 + across, box.y0 + down, box.x1 - across, box.y1 - down)


def beside(raster: Raster, areas: tuple[PixelArea, ...]) -> bytes:
    """Return the pixels of a page that stay, the others black."""
    pixels = np.frombuffer(raster.rgb, np.uint8).reshape(raster.rows, raster.columns, 3).copy()
    for area in areas:
        pixels[area.top : area.bottom, area.left : area.right] = 0
    return pixels.tobytes()


def differing(pages: list[bytes]) -> int:
    """Return in how many pixels pages differ from the first of them."""
    first = np.frombuffer(pages[0], np.uint8)
    others = (np.frombuffer(one, np.uint8) for one in pages[1:])
    return sum(int(np.any((first != one).reshape(-1, 3), axis=1).sum()) for one in others)


def left_of(
    setting: Setting, less: int = 0, *, is_drawn_grey: bool = False
) -> tuple[int, set[tuple[PixelArea, ...]], list[bool]]:
    """Burn a page for each secret.

    Args:
        setting: of the page.
        less: source pixels by which a weakened gate burns less on each side.
        is_drawn_grey: a weakened page is drawn in colours and made grey afterwards.

    Returns:
        In how many pixels beside what is burned the pages differ, which areas were burned, and
        whether each left grey.
    """
    found, box = rasters(setting)
    areas, pages, grey = set(), [], []
    for raster in found:
        own = without_margin(raster, box)
        leaving = as_exported(raster, [own])
        burned = burned_areas(leaving, [own])
        grey.append(leaving.lossy_images[0].is_grey)
        shown = made_grey(raster) if is_drawn_grey and grey[-1] else leaving
        burned = tuple(smaller(one, less, leaving) for one in burned)
        areas.add(burned)
        pages.append(beside(shown, burned))
    return differing(pages), areas, grey


def smaller(area: PixelArea, less: int, raster: Raster) -> PixelArea:
    lossy = raster.lossy_images[0]
    across = round(less * lossy.pixel_width * raster.columns)
    down = round(less * lossy.pixel_height * raster.rows)
    return PixelArea(
        *(area.left + across, area.top + down, area.right - across, area.bottom - down)
    )


def made_grey(raster: Raster) -> Raster:
    image = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb)
    return replace(raster, rgb=image.convert("L").convert("RGB").tobytes())
