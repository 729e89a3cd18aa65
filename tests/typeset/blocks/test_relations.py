"""Relations graphs: boxes and labels that touch nothing, the same each time, told in sentences."""

import random
from itertools import combinations, pairwise

import pytest

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.blocks.layering import layered
from casefiles.typeset.blocks.relations import relations_sketches
from casefiles.typeset.blocks.sketch import Sketch, around
from casefiles.typeset.document.figures import Party, RelationArrow, Relations
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK as LOOK
from casefiles.typeset.fonts.font_choice import FontLibrary
from tests.typeset.pdf_reading import FONTS, PLACE, ink_outside, page_texts, pdf_of

LIBRARY = FontLibrary(FONTS)
ROOM = 640.0


def graph(count: int, *arrows: tuple[int, int]) -> Relations:
    return Relations(
        tuple(Party(str(n), (TextSpan(f"Party {n}", "en"),), n % 3 == 0) for n in range(count)),
        tuple(RelationArrow(str(a), str(b), (TextSpan(f"verb{a}to{b}", "en"),)) for a, b in arrows),
        PLACE,
    )


def drawn(block: Relations) -> list[tuple[Sketch, str]]:
    return list(relations_sketches(block, LIBRARY, ROOM, LOOK.measure))


def by_chance(seed: int, count: int) -> list[tuple[int, int]]:
    chance = random.Random(seed)
    tree = [(chance.randrange(number), number) for number in range(1, count)]
    more = [tuple(chance.sample(range(count), 2)) for _ in range(count // 4)]
    return [*tree, *((a, b) for a, b in more)]


def boxes(sketch: Sketch) -> list[tuple[float, float, float, float]]:
    """Return the frames of parties: closed paths with an outline and an inside."""
    return [
        around(path.points)
        for path in sketch.paths
        if path.is_closed and path.weight and path.fill is not None
    ]


@pytest.mark.parametrize("seed", range(6))
def test_graphs_of_any_form_are_laid_out_without_boxes_on_each_other(seed: int) -> None:
    ((sketch, _),) = drawn(graph(24, *by_chance(seed, 24)))
    frames = boxes(sketch)
    assert len(frames) == 24
    assert sketch.height <= ROOM
    for left, top, right, bottom in frames:
        assert left >= 0
        assert right <= LOOK.measure
        assert top >= 0
        assert bottom <= sketch.height
    for one, other in combinations(frames, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_forty_parties_of_one_family_tree_fit_on_a_page() -> None:
    tree = [((number - 1) // 3, number) for number in range(1, 40)]
    ((sketch, _),) = drawn(graph(40, *tree))
    assert len(boxes(sketch)) == 40


def test_arrows_lead_down_except_where_they_close_a_circle() -> None:
    layout = layered([50.0] * 4, [(0, 1), (1, 2), (2, 0), (0, 3)], 400, 20)
    assert layout is not None
    assert layout.is_turned == (False, False, True, False)
    rank = {box: number for number, layer in enumerate(layout.layers) for box in layer}
    for route in layout.routes:
        assert all(rank[lower] == rank[upper] + 1 for upper, lower in pairwise(route))


def test_a_tree_is_drawn_without_crossings() -> None:
    layout = layered([40.0] * 7, [(0, 1), (0, 2), (2, 3), (1, 4), (1, 5), (2, 6)], 400, 20)
    assert layout is not None
    place = {box: number for layer in layout.layers for number, box in enumerate(layer)}
    pairs = [(place[source], place[target]) for source, target in ((1, 4), (1, 5), (2, 3), (2, 6))]
    for one, other in combinations(pairs, 2):
        assert (one[0] - other[0]) * (one[1] - other[1]) >= 0


def test_layers_are_no_wider_than_the_page() -> None:
    layout = layered([100.0] * 30, [(0, number) for number in range(1, 30)], 400, 20)
    assert layout is None or layout.width <= 400


def test_the_same_graph_gives_the_same_picture() -> None:
    block = graph(20, *by_chance(3, 20))
    assert drawn(block) == drawn(block)


def test_parts_that_nothing_joins_stand_apart_and_take_pages() -> None:
    arrows = [(3 * n, 3 * n + 1) for n in range(40)] + [(3 * n + 1, 3 * n + 2) for n in range(40)]
    parts = drawn(graph(120, *arrows))
    assert len(parts) > 1
    assert sum(len(boxes(sketch)) for sketch, _ in parts) == 120
    told = " ".join(text for _, text in parts)
    assert told.startswith("Graph of 120 persons and bodies with 80 relations. Party 0: verb0to1,")
    assert told.count(": verb") == 80


def test_who_stands_alone_is_told_too() -> None:
    ((_, text),) = drawn(graph(1))
    assert text == "Graph of 1 persons and bodies with 0 relations. Party 0 stands alone."


def test_names_are_told_as_they_are_whatever_they_hold() -> None:
    parties = tuple(
        Party(key, (TextSpan(f"{{{key}}} Ltd.", "en"),)) for key in ("source", "target")
    )
    ties = (RelationArrow("target", "source", (TextSpan("owns {relation} of", "en"),)),)
    ((_, text),) = drawn(Relations(parties, ties, PLACE))
    assert text.endswith("{target} Ltd: owns {relation} of, {source} Ltd.")


def test_every_name_and_verb_is_on_the_page() -> None:
    pdf = pdf_of(graph(12, *by_chance(1, 12)))
    (text,) = page_texts(pdf)
    assert all(f"Party {n}" in text for n in range(12))
    assert all(f"verb{a}to{b}" in text for a, b in by_chance(1, 12))
    assert not ink_outside(pdf, 60)


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (graph(2, (0, 5)), "relation_without_party"),
        (graph(2, (1, 1)), "relation_to_itself"),
        (graph(90, *[(n, n + 1) for n in range(89)]), "figure_too_tall"),
        (graph(300, *[(0, n) for n in range(1, 300)]), "figure_too_tall"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_place(block: Relations, code: str) -> None:
    with pytest.raises(UnsupportedText, match=code) as refused:
        drawn(block)
    assert refused.value.safe == {"place": PLACE.section, "number": PLACE.number}
