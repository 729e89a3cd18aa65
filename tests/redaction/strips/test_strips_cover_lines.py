"""Lines that go are covered whole, however few stay and however far apart these stand."""

import random
from dataclasses import replace
from itertools import combinations

import pytest

from casefiles.domain.files.extraction import Baseline, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.names.line_places import ASCENT, DESCENT
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.strips.page_strips import mention_strips
from tests.redaction.strips.strip_pages import drawn, lost, outcome_of, pdf_of, print_page, read

WIDE, HIGH = 595.0, 842.0
SEED = 20261129
NAME = "Yi Yong"
LEADING, SIZE = 22.4, 12.0
TIPS = 0.06
"""Sizes of type at the tips of letters that a strip may leave: what runs over is told by ink."""


def line(number: int, text: str, off: float = 0.0, fall: float = 0.0) -> TextLine:
    """A line as a machine tells it: a little off where its ink is."""
    base = 100.0 + LEADING * number + off
    ends = 60.0, base, 300.0, base + fall
    top, bottom = base - ASCENT * SIZE, base + fall + DESCENT * SIZE
    box = Box(60.0 / WIDE, top / HIGH, 300.0 / WIDE, bottom / HIGH)
    x0, y0, x1, y1 = ends
    told = Baseline(x0 / WIDE, y0 / HIGH, x1 / WIDE, y1 / HIGH, SIZE / HIGH, is_exact=False)
    return TextLine(text, box, (), 0, told)


def uncovered(lines: list[TextLine]) -> list[int]:
    """Return the lines with the name of which something is left, by their numbers."""
    (found,) = mention_strips(
        [PageText(1, WIDE, HIGH, tuple(lines))], Matcher([ProtectedTerm(NAME, "a")]), {}
    ).values()
    return [
        number
        for number, one in enumerate(lines)
        if NAME in one.text and not _is_covered(one, found.boxes)
    ]


def _is_covered(one: TextLine, boxes: tuple[Box, ...]) -> bool:
    """Tell whether boxes that the gate has grown hold each place of a line's ink."""
    base, room = one.baseline, 1.0 / HIGH
    assert base is not None
    for along in (at / 16 for at in range(17)):
        x = base.x0 + (base.x1 - base.x0) * along
        y = base.y0 + (base.y1 - base.y0) * along
        for rise in (at / 12 for at in range(13)):
            place = y + (DESCENT - TIPS - rise * (ASCENT + DESCENT - TIPS)) * base.size
            if not any(b.x0 <= x <= b.x1 and b.y0 - room <= place <= b.y1 + room for b in boxes):
                return False
    return True


@pytest.mark.parametrize("fall", [0.0, -8.0])
def test_a_line_that_goes_is_covered_whole_wherever_few_lines_stay(fall: float):
    """As on a scan where nearly each line names somebody: the gaps tell another leading."""
    chance = random.Random(SEED)
    print("seed", SEED)
    for stay in (*combinations(range(0, 17, 2), 3), *combinations(range(1, 17, 3), 4)):
        lines = [
            line(at, "at home" if at in stay else f"saw {NAME} there", chance.gauss(0, 0.3), fall)
            for at in range(17)
        ]
        assert uncovered(lines) == [], stay


def test_the_page_of_which_a_name_was_left_in_halves():
    """The heading and two lines stay, three and five leadings apart."""
    lines = [line(at, f"saw {NAME} there") for at in range(17)]
    for at in (0, 3, 8):
        lines[at] = line(at, "at home")
    assert uncovered(lines) == []


@pytest.mark.parametrize(("size", "up"), [(11, 0), (14, 1), (11, 4)])
def test_an_edge_leaves_no_half_of_a_line_that_no_machine_read(size: int, up: int):
    """It stands a little nearer than the lines around it, so that the strip above cuts it."""
    sheet = print_page("Yi")
    pieces = list(sheet.pieces)
    pieces[10] = replace(pieces[10], size=size, y=pieces[10].y - up)
    sheet = replace(sheet, pieces=tuple(pieces))
    data = pdf_of(sheet)
    page = read(data)
    stand = [abs(one.baseline.y0 * page.height - pieces[10].y) for one in page.lines]
    told = tuple(one for one, away in zip(page.lines, stand, strict=True) if away > 2)
    assert len(told) == len(page.lines) - 1
    found = outcome_of(drawn(data), [replace(page, lines=told)], "Yi")
    shares = lost(sheet, found.mask)
    assert not [share for share in shares if 0.05 < share < 0.95], shares
    assert found.crossed == (shares[9] > 0.95)
