"""Cells of a table that are longer than a page, and texts that stand in many cells."""

import pytest

from casefiles.evidence.layout.block_layout import set_blocks
from casefiles.evidence.layout.blocks import BlockTable
from casefiles.evidence.layout.faces import load_faces
from casefiles.evidence.layout.line_breaking import BrokenLine, Widths
from casefiles.evidence.layout.table_layout import _natural
from casefiles.evidence.layout.text_layout import TextMeasures
from tests.evidence.conftest import RESOURCES

PAGES = 2_000


class Megabyte(str):
    """A text that a workbook may show in a million cells: to look at all of it each time hangs."""

    __slots__ = ()

    def translate(self, _table):
        raise AssertionError("all of it was looked at, to measure a column")


@pytest.fixture(scope="module")
def measures() -> TextMeasures:
    return TextMeasures(load_faces(RESOURCES / "fonts"))


def words_on(layout) -> list[str]:
    return [
        word
        for page in range(1, len(layout.pages) + 1)
        for piece in layout.drawn(page)
        if isinstance(piece, BrokenLine)
        for word in piece.text.split()
        if word.startswith("w")
    ]


def test_a_cell_over_many_pages_is_told_whole_and_in_order(measures: TextMeasures):
    words = [f"w{number}" for number in range(9_000)]
    layout = set_blocks("Table", [BlockTable([[" ".join(words)]])], measures, PAGES)
    assert len(layout.pages) > 10
    assert words_on(layout) == words


def test_two_long_cells_of_a_row_and_one_below_are_each_told_whole(measures: TextMeasures):
    rows = [[" ".join(f"w{name}{at}" for at in range(900)) for name in row] for row in ("ab", "cd")]
    told = words_on(set_blocks("Table", [BlockTable(rows)], measures, PAGES))
    for name in "abcd":
        assert [word for word in told if word[1] == name] == [f"w{name}{at}" for at in range(900)]


def test_a_column_is_measured_by_the_beginning_of_its_texts(measures: TextMeasures):
    cells = [[Megabyte("long " * 20_000)]] * 3
    assert _natural(BlockTable(cells), Widths(measures)) == _natural(
        BlockTable([["long " * 80]]), Widths(measures)
    )
