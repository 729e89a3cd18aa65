"""Bars beside a page are those of its black: how many marks made them is not told."""

from casefiles.domain.disclosure.disclosed import PageBar
from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.pixels.burned_pixels import pixels_of
from casefiles.redaction.pixels.gate import burn
from casefiles.redaction.pixels.page_bars import bars_of_burned
from casefiles.redaction.pixels.whole_lines import Burned

COLUMNS, ROWS = 200, 400
PAGE = Raster(1, 200.0, 400.0, COLUMNS, ROWS, b"\xff" * (3 * COLUMNS * ROWS))


def black_rows(burned: Burned) -> list[bool]:
    rgb = pixels_of(burn(PAGE, "AB/1", 1, burned.boxes, bare=burned.bare))
    wide = 3 * COLUMNS
    return [b"\x00\x00\x00" in rgb[at * wide : (at + 1) * wide] for at in range(ROWS)]


def rows_of(bars: tuple[PageBar, ...]) -> list[bool]:
    return [
        any(bar.top * ROWS - 0.01 <= row < bar.bottom * ROWS - 0.01 for bar in bars)
        for row in range(ROWS)
    ]


def test_bars_are_where_the_page_is_black_and_nowhere_else() -> None:
    burned = Burned((Box(0.1, 0.1, 0.9, 0.2), Box(0.2, 0.5, 0.4, 0.6)), (Box(0.0, 0.8, 1.0, 0.85),))
    bars = bars_of_burned(PAGE, burned)
    assert len(bars) == 3
    assert rows_of(bars) == black_rows(burned)


def test_boxes_that_burn_the_same_black_make_the_same_bars() -> None:
    one = Burned((Box(0.1, 0.1, 0.9, 0.2),))
    many = Burned(
        (Box(0.1, 0.1, 0.9, 0.2), Box(0.3, 0.12, 0.5, 0.15), Box(0.1, 0.1, 0.2, 0.2)),
        (Box(0.4, 0.1, 0.6, 0.18),),
    )
    assert black_rows(one) == black_rows(many)
    assert bars_of_burned(PAGE, one) == bars_of_burned(PAGE, many)
    apart = Burned((Box(0.1, 0.1, 0.9, 0.15), Box(0.1, 0.18, 0.9, 0.2)))
    assert bars_of_burned(PAGE, apart) != bars_of_burned(PAGE, one)


def test_what_lies_side_by_side_is_one_bar_as_everybody_counts() -> None:
    burned = Burned((Box(0.1, 0.1, 0.3, 0.2), Box(0.6, 0.15, 0.9, 0.3)))
    (bar,) = bars_of_burned(PAGE, burned)
    assert bar.bottom - bar.top > 0.19


def test_a_page_without_bars_has_none() -> None:
    assert bars_of_burned(PAGE, Burned(())) == ()
