"""What goes from a page because of marks of every kind."""

from itertools import pairwise, product
from random import Random

import pytest

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.foundation.ids import CaseId, DocumentId, MarkId, PersonId
from casefiles.domain.records.case_records import Mark, RedactionKind
from casefiles.redaction.pixels.mark_areas import areas_of, areas_outside, is_area

EMPTY = PageText(1, 595.0, 842.0, ())


def mark(kind: RedactionKind, box: Box) -> Mark:
    return Mark(MarkId("m"), CaseId("c"), DocumentId("d"), 1, box, "", PersonId(""), (), "", kind)


def page(*tops: float, name_wide: float = 0.4) -> PageText:
    """A page of lines, 0.02 high; the second one is as wide as told."""
    lines = [
        TextLine("x", Box(0.1, top, name_wide if index == 1 else 0.9, top + 0.02))
        for index, top in enumerate(tops)
    ]
    return PageText(1, 595.0, 842.0, tuple(lines))


def test_whole_lines_go_across_the_page_and_up_to_their_neighbours():
    text = page(0.1, 0.14, 0.18)
    (area,) = areas_of([mark(RedactionKind.LINE, Box(0.1, 0.142, 0.2, 0.158))], text)
    assert (area.x0, area.x1) == (0.0, 1.0)
    assert 0.12 <= area.y0 <= 0.14
    assert 0.16 <= area.y1 <= 0.18


def test_whole_lines_tell_nothing_of_the_width_of_what_was_chosen():
    areas = {
        tuple(areas_of([mark(RedactionKind.LINE, Box(0.1, 0.141, right, 0.159))], page(
            0.1, 0.14, 0.18, name_wide=right)))
        for right in (0.15, 0.3, 0.8)
    }  # fmt: skip
    assert len(areas) == 1
    words = {
        tuple(areas_of([mark(RedactionKind.TEXT, Box(0.1, 0.141, right, 0.159))], EMPTY))
        for right in (0.15, 0.3, 0.8)
    }
    assert len(words) == 3


def test_whole_lines_on_a_page_without_text_go_as_high_as_they_were_drawn():
    assert areas_of([mark(RedactionKind.LINE, Box(0.4, 0.2, 0.5, 0.3))], EMPTY) == [
        Box(0.0, 0.2, 1.0, 0.3)
    ]


def test_whole_lines_are_told_by_what_was_recognised_in_a_picture():
    recognised = page(0.1, 0.14, 0.18)
    (area,) = areas_of([mark(RedactionKind.LINE, Box(0.1, 0.145, 0.2, 0.155))], EMPTY, recognised)
    assert area.y0 <= 0.14
    assert area.y1 >= 0.16


def test_whether_a_machine_could_read_a_marked_line_decides_nothing():
    told = page(0.1, 0.14, 0.18)
    marked = [mark(RedactionKind.LINE, Box(0.1, 0.145, 0.2, 0.155))]
    with_it, without_it = (
        areas_of(marked, told, page(*tops)) for tops in ((0.1, 0.14, 0.18, 0.22), (0.1, 0.18))
    )
    assert with_it == without_it == areas_of(marked, told)


def lying(*lefts: float) -> PageText:
    """A page of lines that run up it, 0.02 broad."""
    lines = (TextLine("x", Box(left, 0.1, left + 0.02, 0.9), turns=1) for left in lefts)
    return PageText(1, 595.0, 842.0, tuple(lines))


@pytest.mark.parametrize("lefts", [(0.1, 0.14, 0.18), (0.1, 0.18)])
def test_whole_lines_of_a_page_that_lies_go_up_it(lefts):
    marked = [mark(RedactionKind.LINE, Box(0.142, 0.3, 0.158, 0.5))]
    (area,) = areas_of(marked, EMPTY, lying(*lefts))
    assert (area.y0, area.y1) == (0.0, 1.0)
    assert 0.12 <= area.x0 <= 0.142
    assert 0.158 <= area.x1 <= 0.18


def test_a_marked_line_does_not_tell_by_itself_how_a_page_lies():
    marked = [mark(RedactionKind.LINE, Box(0.142, 0.3, 0.158, 0.5))]
    assert areas_of(marked, EMPTY, lying(0.14)) == areas_of(marked, EMPTY)


def test_a_whole_page_goes_however_much_of_it_was_drawn():
    assert areas_of([mark(RedactionKind.PAGE, Box(0.4, 0.2, 0.5, 0.3))], EMPTY) == [WHOLE_PAGE]


def test_marks_of_words_take_nothing_from_a_page():
    kinds = [RedactionKind.SPAN, RedactionKind.KEEP_SPAN, RedactionKind.MESSAGE]
    assert areas_of([mark(kind, WHOLE_PAGE) for kind in kinds], EMPTY) == []


def test_several_marks_that_keep_add_up_and_others_still_take_from_them():
    kept = [Box(0.1, 0.1, 0.3, 0.2), Box(0.5, 0.6, 0.9, 0.7)]
    taken = mark(RedactionKind.AREA, Box(0.1, 0.1, 0.2, 0.2))
    areas = areas_of([*(mark(RedactionKind.KEEP, box) for box in kept), taken], EMPTY)
    assert taken.box in areas
    assert not any(_overlap(area, box) for area in areas if area != taken.box for box in kept)


@pytest.mark.parametrize("seed", range(30))
def test_everything_but_what_is_kept_goes(seed):
    random = Random(seed)
    kept = [_some_box(random) for _ in range(random.randint(1, 6))]
    areas = areas_outside(kept)
    assert not any(_overlap(area, box) for area, box in product(areas, kept))
    across = sorted({0.0, 1.0, *(x for box in kept for x in (box.x0, box.x1))})
    down = sorted({0.0, 1.0, *(y for box in kept for y in (box.y0, box.y1))})
    for (x0, x1), (y0, y1) in product(pairwise(across), pairwise(down)):
        cell = Box(x0, y0, x1, y1)
        is_kept = any(_overlap(cell, box) for box in kept)
        assert is_kept or any(_holds(area, cell) for area in areas)


def test_a_line_beside_what_is_kept_lies_in_one_area_as_a_whole():
    """Else its hidden letters would count as shown, and decide what goes from the kept part."""
    areas = areas_outside([Box(0.5, 0.2, 1.0, 0.4)])
    assert any(_holds(area, Box(0.0, 0.19, 0.49, 0.21)) for area in areas)


@pytest.mark.parametrize(
    "box",
    [
        Box(0.1, 0.1, 0.1, 0.2), Box(0.1, 0.2, 0.2, 0.2), Box(0.2, 0.1, 0.1, 0.2),
        Box(1.0, 0.1, 1.2, 0.2), Box(-1.0, 0.1, 0.0, 0.2), Box(float("nan"), 0.0, 1.0, 1.0),
        Box(0.0, 0.0, float("inf"), 1.0),
    ],
)  # fmt: skip
def test_a_box_without_size_or_beyond_the_page_is_no_area(box):
    assert not is_area(box)


def test_a_box_that_reaches_over_the_edge_is_one():
    assert is_area(Box(-0.1, 0.1, 0.2, 1.1))


def _some_box(random: Random) -> Box:
    x0, x1 = sorted((random.random(), random.random()))
    y0, y1 = sorted((random.random(), random.random()))
    return Box(x0, y0, x1 + 0.001, y1 + 0.001)


def _overlap(one: Box, other: Box) -> bool:
    return (one.x0 < other.x1 and other.x0 < one.x1) and (one.y0 < other.y1 and other.y0 < one.y1)


def _holds(area: Box, inside: Box) -> bool:
    return (area.x0 <= inside.x0 and inside.x1 <= area.x1) and (
        area.y0 <= inside.y0 and inside.y1 <= area.y1
    )
