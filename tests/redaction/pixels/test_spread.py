"""How far a secret spreads in a picture, and that no pixel that leaves depends on it (A6)."""

from dataclasses import replace

import pytest
from PIL import Image

from casefiles.domain.files.extraction import LossyImage, Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.pixels.coding import is_coloured
from casefiles.redaction.pixels.exported_grey import as_exported
from casefiles.redaction.pixels.gate import burned_areas, image_of
from tests.redaction.pixels.pictures import raster
from tests.redaction.pixels.spread_pictures import SECRETS, Setting, left_of, rasters, settings

SEED = 20260118
SHARE = 27
"""Settings, each of three pairs: every resolution with every sampling."""
PAIRS = 2_000


def leaking(count: int, less: int = 0, *, is_drawn_grey: bool = False) -> list[Setting]:
    """Return the settings in which something outside, or what was burned, depends on the secret."""
    print("seed", SEED)
    found = []
    for setting in settings(SEED, count):
        pixels, areas, _ = left_of(setting, less, is_drawn_grey=is_drawn_grey)
        if pixels or len(areas) > 1:
            found.append(setting)
    return found


def test_no_pixel_outside_depends_on_the_secret():
    assert leaking(SHARE) == []


@pytest.mark.long
def test_no_pixel_outside_depends_on_the_secret_in_two_thousand_pairs():
    assert leaking(-(-PAIRS // (len(SECRETS) - 1))) == []


def test_the_control_grown_by_eight_fewer_pixels_is_caught():
    assert len(leaking(SHARE, 8)) > SHARE // 4


def test_the_control_colours_made_grey_after_drawing_are_caught():
    """What colours carry over their blocks is in a page that was drawn in colours first."""
    found = leaking(SHARE, is_drawn_grey=True)
    assert found
    assert {one.ink for one in found} == {"grey"}


def test_a_page_leaves_grey_where_it_shows_no_colour_whatever_it_hides():
    for setting in settings(SEED, 8):
        _, _, grey = left_of(setting)
        assert grey == [setting.ink == "grey"] * len(SECRETS)


def test_a_seal_keeps_its_colour_and_a_page_from_which_nothing_goes_is_left_alone():
    setting = next(one for one in settings(SEED, 40) if one.ink == "colour" and not one.dpi)
    found, box = rasters(setting, SECRETS[:1])
    leaving = as_exported(found[0], [box])
    assert (leaving.rgb, leaving.lossy_images) == (found[0].rgb, found[0].lossy_images)
    assert is_coloured(image_of(leaving))
    grey = next(one for one in settings(SEED, 40) if one.ink == "grey" and not one.dpi)
    found, box = rasters(grey, SECRETS[:1])
    assert as_exported(found[0], []).rgb == found[0].rgb
    assert as_exported(found[0], [box]).lossy_images[0].blocks == (8, 8)


def test_brightness_that_is_another_page_is_not_believed():
    """As of levels that are turned: then the page leaves as it was drawn."""
    setting = next(one for one in settings(SEED, 40) if one.ink == "grey")
    found, box = rasters(setting, SECRETS[:1])
    turned = bytes(255 - level for level in found[0].grey)
    assert as_exported(replace(found[0], grey=turned), [box]).rgb == found[0].rgb


HIDDEN: tuple[tuple[LossyImage, ...], ...] = (
    (),
    (LossyImage(Box(0.42, 0.42, 0.58, 0.48), 0.01, 0.02, is_wavelet=True),),
    (LossyImage(Box(0.40, 0.40, 0.60, 0.50), 0.05, 0.05, is_wavelet=False),),
    (LossyImage(Box(0.45, 0.41, 0.5, 0.49), 0.01, 0.01, False, (16, 16), 1, (0.45, 0.41)),),
    (LossyImage(Box(0.45, 0.41, 0.5, 0.49), 0.01, 0.01, False, (8, 8), 0, (0.45, 0.41)),),
)


@pytest.mark.parametrize("own", [(), (LossyImage(Box(0, 0, 1, 1), 1 / 400, 1 / 300, False),)])
def test_a_picture_under_a_mark_tells_neither_that_it_is_there_nor_of_what_kind(own):
    page = raster(Image.new("RGB", (800, 600), "white"))
    box = Box(0.40, 0.40, 0.60, 0.50)
    shapes = {burned_areas(replace(page, lossy_images=(*own, *one)), [box]) for one in HIDDEN}
    assert len({hull(areas) for areas in shapes}) == 1


def hull(areas) -> tuple[int, int, int, int]:
    """What is burned, of areas that lie in one another."""
    return (
        *(min(one.left for one in areas), min(one.top for one in areas)),
        *(max(one.right for one in areas), max(one.bottom for one in areas)),
    )


def test_growth_ends_at_the_edge_of_its_picture():
    page = raster(Image.new("RGB", (800, 600), "white"))
    lossy = LossyImage(Box(0.25, 0.25, 0.5, 0.75), 1 / 200, 1 / 150, is_wavelet=False)
    box = Box(0.4, 0.4, 0.7, 0.5)
    areas = burned_areas(replace(page, lossy_images=(lossy,)), [box])
    assert hull(areas)[2] == hull(burned_areas(page, [box]))[2]
    assert min(one.left for one in areas) == 200
    assert max(one.right for one in areas if one.left == 200) == 400


def test_blocks_are_counted_from_where_the_picture_begins():
    page: Raster = raster(Image.new("RGB", (800, 600), "white"), dpi=72)
    at, size = 37 / 800, 1 / 800
    lossy = LossyImage(Box(at, 0, 1, 1), size, 1 / 600, False, (16, 16), 1, (at, 0.0))
    (area,) = burned_areas(replace(page, lossy_images=(lossy,)), [Box(0.5, 0.5, 0.6, 0.6)])
    # 399 to 481 with the margin; blocks begin at 37 + 16 n: 389 to 485, then one and two more.
    assert (area.left, area.right) == (389 - 1 - 2, 485 + 1 + 2)
    assert (area.top, area.bottom) == (288 - 1 - 2, 368 + 1 + 2)
