"""Strokes told by runs of pixels are those that a walk from pixel to pixel finds."""

from random import Random

from PIL import Image, ImageDraw

from casefiles.redaction.pixels.gate import PixelArea
from casefiles.redaction.pixels.strokes import strokes_over_edge

SIZE = 90, 70
AROUND = PixelArea(4, 3, 86, 68)
INK = 160
Place = tuple[int, int]


def drawn(chance: Random) -> Image.Image:
    image = Image.new("L", SIZE, 255)
    drawing = ImageDraw.Draw(image)
    for _ in range(chance.randint(1, 9)):
        x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        end = x + chance.randint(-30, 30), y + chance.randint(-30, 30)
        level = chance.choice([0, INK - 1, INK])
        drawing.line((x, y, *end), fill=level, width=chance.randint(1, 3))
        drawing.ellipse((x, y, x + 14, y + 9), outline=level)
    for _ in range(chance.choice([0, 200])):
        image.putpixel((chance.randrange(SIZE[0]), chance.randrange(SIZE[1])), 0)
    return image


def area_of(chance: Random) -> PixelArea:
    left, right = sorted(chance.sample(range(SIZE[0]), 2))
    top, bottom = sorted(chance.sample(range(SIZE[1]), 2))
    return PixelArea(left, top, right, bottom)


def holds(area: PixelArea, place: Place) -> bool:
    return area.left <= place[0] < area.right and area.top <= place[1] < area.bottom


def beside(place: Place) -> set[Place]:
    x, y = place
    return {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}


def walked(image: Image.Image, area: PixelArea, areas: list[PixelArea]) -> set[frozenset[Place]]:
    """Return the strokes over the edge of an area, pixel by pixel."""
    every = ((x, y) for x in range(SIZE[0]) for y in range(SIZE[1]))
    ink = {one for one in every if holds(AROUND, one) and image.getpixel(one) < INK}
    outside = {one for one in ink if not any(holds(other, one) for other in areas)}
    starts = {
        one for one in outside if any(other in ink and holds(area, other) for other in beside(one))
    }
    found = set()
    for start in starts:
        stroke, waiting = {start}, [start]
        while waiting:
            fresh = (beside(waiting.pop()) & ink) - stroke
            stroke |= fresh
            waiting += fresh
        found.add(frozenset(stroke))
    return found


def test_strokes_over_an_edge_are_those_that_a_walk_finds():
    several = 0
    for seed in range(60):
        chance = Random(seed)
        image, area, drawn_at = drawn(chance), area_of(chance), area_of(chance)
        areas = [area, *(area_of(chance) for _ in range(chance.randint(0, 1)))]
        strokes = strokes_over_edge(image, AROUND, area, areas, INK)
        told = {
            frozenset((x, row) for row, first, end in one.runs for x in range(first, end)): one
            for one in strokes
        }
        assert told.keys() == walked(image, area, areas), seed
        for places, one in told.items():
            across, down = {x for x, _ in places}, {y for _, y in places}
            assert one.size == len(places)
            assert (one.width, one.height) == (
                max(across) - min(across) + 1,
                max(down) - min(down) + 1,
            )
            assert one.size_in(drawn_at) == sum(holds(drawn_at, place) for place in places)
        several += len(told) > 1
    assert several > 5
