"""Ink that runs over the edge of a strip takes what lies up to the next line, askew or not."""

import pytest
from PIL import Image, ImageDraw

from casefiles.domain.files.extraction import Baseline
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.names.line_places import CORE
from casefiles.redaction.pixels.gate import burned_areas
from casefiles.redaction.pixels.whole_lines import burned_boxes
from casefiles.redaction.strips.strips import Cover
from tests.redaction.pixels.pictures import raster

SIZE = (800, 600)
STRIP = Box(0.2, 0.5, 0.6, 0.56)
TYPE = 0.04


def page(reach: int) -> Image.Image:
    """A page with one thick letter in the strip; it reaches so far over an edge."""
    image = Image.new("RGB", SIZE, "white")
    (area,) = burned_areas(raster(image), [STRIP])
    top, bottom = (area.top - reach, 328) if reach > 0 else (308, area.bottom - 1 - reach)
    ImageDraw.Draw(image).rectangle((300, top, 312, bottom), fill="black")
    return image


def beside(reach: int, *stays: Baseline) -> tuple[Box, ...]:
    """Return what goes beside the strip, which holds its letters on the other side."""
    strip = Cover((STRIP,), is_ample=(reach < 0, reach > 0))
    return burned_boxes(raster(page(reach)), [STRIP], [strip], stays).bare


@pytest.mark.parametrize("lean", [0.0, 0.06, -0.06])
def test_up_to_where_the_next_line_stands_over_the_middle_of_the_strip(lean: float):
    (area,) = burned_areas(raster(page(1)), [STRIP])
    middle = (area.left + area.right) / 2 / SIZE[0]
    line = Baseline(0.1, 0.46 - lean / 2, 0.9, 0.46 + lean / 2, TYPE)
    fall = lean * (middle - 0.5) / 0.8
    above = beside(6, line)
    (edge,) = (box for box in above if box.y1 == area.top / SIZE[1])
    assert (edge.x0, edge.x1) == (area.left / SIZE[0], area.right / SIZE[0])
    assert edge.y0 == pytest.approx(0.46 + fall, abs=0.001)
    # The line goes with it, from end to end.
    assert min(box.x0 for box in above) < line.x0
    assert max(box.x1 for box in above) > line.x1

    line = Baseline(0.1, 0.63 - lean / 2, 0.9, 0.63 + lean / 2, TYPE)
    (edge,) = (box for box in beside(-6, line) if box.y0 == area.bottom / SIZE[1])
    assert edge.y1 == pytest.approx(0.63 + fall - CORE * TYPE, abs=0.001)


def test_a_letter_that_ends_in_the_strip_takes_nothing_beside_it():
    line = Baseline(0.1, 0.46, 0.9, 0.46, TYPE)
    strip = Cover((STRIP,), is_ample=(False, False))
    image = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(image).rectangle((300, 308, 312, 328), fill="black")
    found = burned_boxes(raster(image), [STRIP], [strip], [line])
    assert (found.bare, found.crossed) == ((), 0)
