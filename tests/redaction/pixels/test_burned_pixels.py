"""What the house shows of a burned page is what its coded bytes say, in every coding."""

import pytest
from PIL import Image, ImageChops

from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.pixels.burned_pixels import pixels_of, raster_of
from casefiles.redaction.pixels.gate import burn
from tests.redaction.pixels.pictures import photograph, raster, text_page


def picture(coding: str) -> Image.Image:
    if coding == "jpeg_colour":
        return photograph(1)
    if coding == "jpeg_grey":
        return photograph(1).convert("L").convert("RGB")
    if coding == "palette":
        return text_page("a long name in red ink", colour="red")
    if coding == "grey16":
        return text_page("pale", colour="#999999")
    return text_page("black", size=(851, 600))


@pytest.mark.parametrize("coding", ["ccitt", "grey16", "palette", "jpeg_grey", "jpeg_colour"])
def test_the_pixels_of_a_burned_page_are_those_that_readers_see(coding):
    source = picture(coding)
    page = burn(raster(source), "AB/1", 1, [Box(0.0, 0.0, 0.4, 0.2)])
    assert page.coding == coding
    shown = Image.frombytes("RGB", (page.columns, page.rows), pixels_of(page))
    assert shown.size == source.size
    burned = shown.crop((0, 0, int(source.width * 0.4), int(source.height * 0.2)))
    assert max(high for _, high in burned.getextrema()) < 24
    beside = (int(source.width * 0.5), int(source.height * 0.4), source.width, source.height)
    differing = ImageChops.difference(shown.crop(beside), source.crop(beside)).convert("L")
    assert sum(differing.histogram()[120:]) / (differing.width * differing.height) < 0.02


def test_bytes_of_no_coding_are_refused():
    page = burn(raster(text_page("x")), "AB/1", 1, [])
    with pytest.raises(ValueError, match="unknown coding"):
        pixels_of(type(page)(**{**{k: getattr(page, k) for k in page.__slots__}, "coding": "raw"}))


def test_machines_read_a_picture_in_its_own_pixels_and_a_finer_one_at_250_dpi():
    page = burn(raster(text_page("black", size=(1653, 2338))), "AB/1", 1, [])
    own = raster_of(page)
    assert own.rgb == pixels_of(page)
    assert round(own.columns / own.width * 72) == 200
    fine = raster_of(burn(raster(text_page("black", size=(2480, 3508))), "AB/1", 1, []))
    assert (fine.columns, fine.rows) == (2066, 2923)
    assert round(fine.columns / fine.width * 72) == 250
