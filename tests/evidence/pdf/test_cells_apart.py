"""Cells of a row that stand off one another are lines of their own, however near they end."""

import pytest

from tests.redaction.strips.strip_pages import Piece, Sheet, pdf_of, read


def texts(*pieces: Piece, degrees: float = 0.0) -> list[str]:
    return [one.text.strip() for one in read(pdf_of(Sheet(pieces, degrees))).lines]


@pytest.mark.parametrize("degrees", [0.0, 1.5, -4.0])
@pytest.mark.parametrize("lower", [-7.0, -3.5, 3.5, 7.0])
@pytest.mark.parametrize("name", ["Yi", "Gülbahar Ötkür-Jélil Abdurahm"])
def test_a_cell_off_the_one_before_it_is_a_line_of_its_own(name: str, lower: float, degrees: float):
    cells = Piece(name, 72, 300), Piece("Kashgar", 260, 300 + lower)
    assert texts(*cells, degrees=degrees) == [name, "Kashgar"]


def test_cells_on_one_height_and_small_figures_stay_in_their_line():
    assert texts(Piece("Yi", 72, 300), Piece("Kashgar", 260, 301)) == ["Yi Kashgar"]
    pieces = Piece("as was said", 72, 300), Piece("12", 136, 296, 6.5), Piece("there", 150, 300)
    (line,) = texts(*pieces)
    assert line.replace(" ", "") == "aswassaid12there"
