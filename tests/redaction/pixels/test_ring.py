"""Ink that runs over the edge of a box is told of, and decides nothing about the bytes (T02)."""

import pytest
from PIL import Image, ImageDraw

from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.pixels.edge_check import ink_over_edge
from casefiles.redaction.pixels.gate import burn, burned_areas
from tests.redaction.pixels.pictures import font, raster

SIZE = (850, 600)
AREA = (100, 200, 500, 240)
BOX = Box(AREA[0] / 850, AREA[1] / 600, AREA[2] / 850, AREA[3] / 600)


def page(*draws) -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    drawing = ImageDraw.Draw(image)
    drawing.text((100, 40), "The officers came and asked.", fill="black", font=font(24))
    for draw in draws:
        draw(drawing)
    return image


def burned_area():
    (area,) = burned_areas(raster(page()), [BOX])
    return area


def descender(drawing) -> None:
    """A stroke like that of a g, which ends a little below the box."""
    bottom = burned_area().bottom
    drawing.line((200, bottom - 30, 200, bottom + 5), fill="black", width=3)
    drawing.line((192, bottom + 5, 200, bottom + 5), fill="black", width=3)


def rest_of_a_letter(drawing) -> None:
    """What of a bold letter stands beside the box that cut it."""
    right = burned_area().right
    drawing.ellipse((right - 12, 210, right + 9, 235), outline="black", width=4)


def table(drawing) -> None:
    for x in (150, 300, 450):
        drawing.line((x, 100, x, 400), fill="black", width=2)
    drawing.line((20, 222, 830, 222), fill="black", width=2)


def letters_inside(drawing) -> None:
    drawing.text((140, 206), "Alim Zunun", fill="black", font=font(22))


def letters_beside(drawing) -> None:
    drawing.text((560, 206), "came in", fill="black", font=font(22))


@pytest.mark.parametrize("draw", [descender, rest_of_a_letter])
def test_ink_over_the_edge_is_told(draw):
    assert ink_over_edge(raster(page(letters_inside, draw)), [BOX]) == 1


@pytest.mark.parametrize("draw", [letters_inside, letters_beside, table])
def test_letters_within_or_apart_and_rules_of_tables_are_not(draw):
    assert ink_over_edge(raster(page(draw)), [BOX]) == 0


def test_ink_between_two_boxes_that_meet_is_not_told():
    """Boxes of one line: what crosses from one into the other is gone with both."""
    beside = Box(BOX.x1, BOX.y0, BOX.x1 + 0.2, BOX.y1)
    assert ink_over_edge(raster(page(rest_of_a_letter)), [BOX, beside]) == 0


def test_what_is_told_decides_nothing_about_the_bytes():
    """Two secrets in the box, one of which reaches ink that stands outside in both pages."""
    bottom = burned_area().bottom

    def outside(drawing) -> None:
        drawing.line((192, bottom + 1, 200, bottom + 1), fill="black", width=3)

    reaching = page(outside, lambda one: one.line((196, 220, 196, bottom), fill="black", width=3))
    apart = page(outside, letters_inside)
    told = [ink_over_edge(raster(one), [BOX]) for one in (reaching, apart)]
    assert told == [1, 0], "the control: the two are told apart in the vault"
    pages = [burn(raster(one), "AB/1", 1, [BOX]) for one in (reaching, apart)]
    assert pages[0] == pages[1]


def test_the_control_a_box_grown_by_its_ink_tells_of_the_secret():
    """Why it warns and does not grow: a box as tall as its ink tells whether there is a g in it."""
    bottom = burned_area().bottom

    def grown(image: Image.Image):
        more = 6 if ink_over_edge(raster(image), [BOX]) else 0
        box = Box(BOX.x0, BOX.y0, BOX.x1, BOX.y1 + more / 600)
        return burn(raster(image), "AB/1", 1, [box])

    def outside(drawing) -> None:
        drawing.line((192, bottom + 1, 200, bottom + 1), fill="black", width=3)

    reaching = page(outside, lambda one: one.line((196, 220, 196, bottom), fill="black", width=3))
    assert grown(reaching) != grown(page(outside, letters_inside))
