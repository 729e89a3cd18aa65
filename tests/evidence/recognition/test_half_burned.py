"""A line of which a black bar covers half is told as unread: a person reads it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.ocr.unread_areas import unread_areas
from tests.evidence.recognition.drawn_pages import raster
from tests.evidence.recognition.planted_pages import inked

LINES = (("Podpisano: Ms Saidova.", "Latn"), ("当晚阿依努尔·卡德尔来过家里。", "Hani"))
DPI, TOP, HEIGHT = 200, 400, 30


def page(text: str, script: str, *bars: tuple[float, float], fall: int = 0) -> Image.Image:
    """A page with one line, and bars across the page over shares of its height."""
    image = Image.new("L", (1000, 1000), 252)
    line = inked(text, script, HEIGHT)
    image.paste(line, (200, TOP))
    for bar in bars:
        top, bottom = (TOP + share * line.height for share in bar)
        corners = [(0, top), (1000, top + fall), (1000, bottom + fall), (0, bottom)]
        ImageDraw.Draw(image).polygon(corners, fill=0)
    return image


def told(image: Image.Image) -> list[tuple[float, float]]:
    """Return tops and bottoms of the areas that count as unread."""
    small = image.resize((750, 750), Image.Resampling.BOX)
    found = unread_areas(np.asarray(small, np.uint8), DPI)
    return [(float(one.corners[0][1]), float(one.corners[2][1])) for one in found]


@pytest.mark.parametrize(("text", "script"), LINES)
@pytest.mark.parametrize(
    "bars", [((-3.0, 0.5),), ((0.5, 4.0),), ((-3.0, 0.5), (1.2, 20.0)), ((-9.0, -0.2), (0.5, 4.0))]
)
@pytest.mark.parametrize("fall", [0, 4])
def test_half_a_line_beside_bars_is_an_unread_area(text, script, bars, fall):
    """Between two of them the strip of paper is so narrow that it passes for the letters."""
    areas = told(page(text, script, *bars, fall=fall))
    assert any(top > TOP - 10 and bottom < TOP + 50 for top, bottom in areas), areas


@pytest.mark.parametrize(("text", "script"), LINES)
def test_a_line_that_is_covered_whole_leaves_nothing_unread(text, script):
    assert told(page(text, script, (-0.4, 1.4))) == []
    assert told(page(text, script, (-9.0, -0.6), (-0.4, 20.0))) == []


def test_reading_back_tells_of_half_a_line(recogniser):
    rgb = page(*LINES[0], (-3.0, 0.5), (1.2, 20.0)).convert("RGB")
    read = recogniser.read(
        raster(np.asarray(rgb)), ("zho", "eng"), CancellationToken(), are_certain=True
    )
    assert read.unread
