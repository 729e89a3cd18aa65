"""Invented page pictures for the tests of the pixel gate."""

import io
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from casefiles.domain.files.extraction import LossyImage, Raster
from casefiles.domain.foundation.boxes import Box

FONT = Path(__file__).parents[3] / "resources/fonts/NotoSans-Regular.ttf"
WHOLE = Box(0.0, 0.0, 1.0, 1.0)


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


def raster(image: Image.Image, lossy: tuple[LossyImage, ...] = (), dpi: int = 200) -> Raster:
    return Raster(
        1,
        image.width * 72 / dpi,
        image.height * 72 / dpi,
        image.width,
        image.height,
        image.convert("RGB").tobytes(),
        lossy,
    )


def text_page(
    secret: str, size: tuple[int, int] = (850, 600), colour: str = "black", paper: str = "white"
) -> Image.Image:
    """A page of text whose fourth line holds a secret."""
    image = Image.new("RGB", size, paper)
    draw = ImageDraw.Draw(image)
    for line in range(12):
        words = f"{line + 1}. The officers came to the house on that day and asked."
        draw.text((40, 30 + 44 * line), words, fill="black", font=font(24))
    draw.rectangle((38, 160, 700, 200), fill=paper)
    draw.text((40, 162), secret, fill=colour, font=font(24))
    return image


def photograph(secret: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A colourful picture with a face-like patch that depends on the secret."""
    image = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (image, image.rotate(180), image.rotate(90).resize(size)))
    draw = ImageDraw.Draw(image)
    colours = ["#c08060", "#403020", "#f0d0b0", "#2080c0"]
    draw.ellipse((243, 163, 317, 237), fill=colours[secret])
    draw.ellipse((260 + 5 * secret, 180, 275 + 5 * secret, 200), fill=colours[secret - 1])
    return image


def as_jpeg(image: Image.Image, quality: int, subsampling: int) -> Image.Image:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality, subsampling=subsampling)
    return Image.open(io.BytesIO(data.getvalue())).convert("RGB")


def jpeg_of(image: Image.Image, is_wavelet: bool = False) -> LossyImage:
    return LossyImage(WHOLE, 1 / image.width, 1 / image.height, is_wavelet)
