"""Pages for a screen: exactly as many pixels across as it has, in every kind of file."""

import pytest
from PIL import Image

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.pages import Columns, raster_size
from casefiles.evidence.host.template import Template
from tests.evidence.samples import picture, text_pdf

PDF = text_pdf(["one"], ["two"])
LONG = text_pdf(["one"], size=(400, 2400))


@pytest.mark.parametrize("width", [333, 801, 1507])
@pytest.mark.parametrize("data", [PDF, b"plain text\n", LONG])
def test_a_page_is_exactly_as_wide_as_asked(template: Template, data: bytes, width: int):
    (raster,) = template.render([data], [1], Columns(width), CancellationToken())
    assert raster.columns == width
    assert raster.rows == round(width * raster.height / raster.width)
    assert len(raster.rgb) == raster.columns * raster.rows * 3


def test_a_picture_is_never_given_more_pixels_than_it_has(template: Template):
    data = picture("PNG", (300, 200))
    assert next(template.render([data], [1], Columns(900), CancellationToken())).columns == 300
    assert next(template.render([data], [1], Columns(150), CancellationToken())).columns == 150


def test_a_page_of_too_many_pixels_is_as_wide_as_allowed(strict: Template):
    (raster,) = strict.render([PDF], [2], Columns(4000), CancellationToken())
    assert 490_000 < raster.columns * raster.rows <= 500_000
    assert abs(raster.rows / raster.columns - raster.height / raster.width) < 0.01


def test_the_pixels_are_those_of_the_same_width_by_resolution(template: Template):
    """What is seen is what a mark is drawn on, where both are of one size."""
    (by_dpi,) = template.render([PDF], [1], 72, CancellationToken())
    (by_width,) = template.render([PDF], [1], Columns(by_dpi.columns), CancellationToken())
    assert by_width.rgb == by_dpi.rgb
    ink = Image.frombytes("RGB", (by_width.columns, by_width.rows), by_width.rgb).convert("L")
    assert ink.getextrema()[0] < 100


@pytest.mark.parametrize(
    ("size", "columns"), [((595, 842), 1), ((1, 1e6), 100), ((1e6, 1), 20_000), ((3, 3), 1)]
)
def test_a_size_is_never_nothing_and_never_too_much(size: tuple[float, float], columns: int):
    across, down = raster_size(*size, Columns(columns), 1_000_000)
    assert across >= 1
    assert down >= 1
    assert across * down <= 1_000_000
