"""Strips over lines of a scan on which few lines stay, far apart: each line that goes is covered.

The distance between lines is told by those that stay. Where these are few it is that of gaps, and
a place that was counted out by it lay a line and a half beside the line that should have gone.
"""

import random
from typing import Final

import pytest

from casefiles.domain.files.extraction import Baseline, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.names.line_places import line_of
from casefiles.redaction.strips.line_reach import USUAL
from casefiles.redaction.strips.strips import strips_over

WIDTH, HEIGHT = 595.0, 842.0
PITCH: Final = 20.65
FIRST: Final = 71.0
COUNT: Final = 20
SEED: Final = 4117


def line(number, chance) -> TextLine:
    """Return a line as a machine sees it: its place and size a little off."""
    base = (FIRST + number * PITCH + chance.uniform(-0.5, 0.5)) / HEIGHT
    size = chance.uniform(10.7, 11.8) / HEIGHT
    ends = (0.1, chance.uniform(0.35, 0.55))
    told = Baseline(ends[0], base, ends[1], base, size, is_column=False, is_exact=False)
    box = Box(ends[0], base - size, ends[1], base + size / 4)
    return TextLine("words of it", box, (), baseline=told)


def uncovered(stays: set[int], chance) -> list[int]:
    """Return the lines that go of which a strip leaves the core to be read."""
    lines = [line(number, chance) for number in range(COUNT)]
    page = PageText(1, WIDTH, HEIGHT, tuple(lines))
    gone = [number for number in range(COUNT) if number not in stays]
    told = [line_of(lines[number]) for number in gone]
    covers, _ = strips_over(told, [line_of(lines[number]) for number in stays], page, USUAL)
    boxes = [box for one in covers for box in one.boxes]

    def is_covered(number: int) -> bool:
        base = lines[number].baseline
        size = base.size
        return all(
            any(box.y0 <= y <= box.y1 and box.x0 <= base.x1 and base.x0 <= box.x1 for box in boxes)
            for y in (base.y0 - 0.7 * size, base.y0 - 0.35 * size, base.y0)
        )

    return [number for number in gone if not is_covered(number)]


def test_a_line_between_lines_far_apart_is_covered():
    assert uncovered({0, 8, 14, 18, 19}, random.Random(SEED)) == []


@pytest.mark.rotates
@pytest.mark.parametrize("seed", range(300))
def test_whichever_lines_stay_those_that_go_are_covered(seed):
    chance = random.Random(seed)
    stays = set(chance.sample(range(COUNT), chance.randint(2, 8)))
    assert uncovered(stays, chance) == []
