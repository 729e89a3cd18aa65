"""Where pages lie and what is selected on them: pure, so tried with many values."""

from hypothesis import given
from hypothesis import strategies as st

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.office.documents.pages import PageWords, words_of
from casefiles.ui.places.documents.marking.mark_form import page_numbers
from casefiles.ui.places.documents.pages.page_layout import (
    Gaps,
    PlacedPage,
    fitted_widths,
    laid_out,
    scaled_widths,
)
from casefiles.ui.places.documents.pages.page_selection import (
    WordPosition,
    WordSelection,
    drawn_box,
    line_of,
    moved_box,
    nearest_word,
    next_word,
    resized_box,
    word_on_next_line,
)

GAPS = Gaps(30, 16, 14)
SIZES = st.lists(st.tuples(st.floats(10, 3000), st.floats(10, 3000)), min_size=1, max_size=30)
FRACTION = st.floats(-0.5, 1.5)
PLACE = st.tuples(FRACTION, FRACTION)


def page(number: int, *lines: str) -> PageWords:
    made = []
    for row, text in enumerate(lines):
        edges = tuple((0.1 + at / 100, 0.1 + (at + 1) / 100) for at in range(len(text)))
        top = 0.1 + row / 20
        made.append(TextLine(text, Box(0.1, top, 0.1 + len(text) / 100, top + 0.02), edges))
    return words_of(PageText(number, 595.0, 842.0, tuple(made)))


PAGES = {1: page(1, "one two three", "four five"), 2: page(2), 3: page(3, "六七 eight")}
PAIR = {1: PAGES[1], 2: page(2, "six seven")}


@given(SIZES, st.integers(50, 4000), st.floats(0.2, 4))
def test_sheets_never_overlap_and_what_is_in_sight_is_found(sizes, room, scale):
    for widths in (scaled_widths(sizes, scale), fitted_widths(sizes, room - 46, 5.0)):
        made = laid_out(sizes, widths, room, GAPS)
        assert [sheet.number for sheet in made.sheets] == list(range(1, len(sizes) + 1))
        for one, other in zip(made.sheets, made.sheets[1:], strict=False):
            assert one.bottom + GAPS.between == other.top
        for sheet in made.sheets:
            assert sheet.left >= GAPS.left
            assert sheet.left + sheet.width <= made.width
            assert sheet in made.between(sheet.top, sheet.top + 1)
            assert sheet in made.between(sheet.bottom - 1, sheet.bottom)
            assert sheet not in made.between(sheet.bottom, sheet.bottom + GAPS.between)
            assert made.nearest(sheet.top) == sheet
        assert made.nearest(1e9) == made.sheets[-1]


@given(SIZES, st.integers(100, 3000))
def test_a_fitted_page_is_never_wider_than_the_room(sizes, room):
    made = laid_out(sizes, fitted_widths(sizes, room - 46, 5.0), room, GAPS)
    assert made.width == room


@given(SIZES, st.integers(100, 3000), st.data())
def test_a_page_on_its_side_is_the_one_that_is_drawn_upright(sizes, room, data):
    turns = data.draw(st.lists(st.integers(0, 3), min_size=len(sizes), max_size=len(sizes)))
    widths = fitted_widths(sizes, room - 46, 5.0)
    made = laid_out(sizes, widths, room, GAPS, turns)
    assert made.width == room or min(sheet.height for sheet in made.sheets) == 1
    for sheet, (width, height), turn in zip(made.sheets, sizes, turns, strict=True):
        columns, rows = sheet.size
        is_lying = turn % 2 == 1
        assert (columns, rows)[:: -1 if is_lying else 1] == (sheet.width, sheet.height)
        assert rows == max(1, round(columns * (width / height if is_lying else height / width)))


@given(PLACE, PLACE, st.integers(0, 3))
def test_a_place_on_a_turned_page_is_found_again(start, end, turns):
    sheet = PlacedPage(1, 30, 14, 400, 300, turns)
    box = drawn_box(start, end)
    left, top, width, height = sheet.rectangle(box)
    again = drawn_box(sheet.fractions(left, top), sheet.fractions(left + width, top + height))
    for one, other in zip(
        (box.x0, box.y0, box.x1, box.y1), (again.x0, again.y0, again.x1, again.y1), strict=True
    ):
        assert abs(one - other) < 1e-9


@given(PLACE, PLACE, PLACE)
def test_an_area_stays_on_its_page_and_is_never_nothing(start, end, shift):
    box = drawn_box(start, end)
    for one in (box, moved_box(box, *shift), resized_box(box, *shift)):
        assert -1e-9 <= one.x0 < one.x1 <= 1 + 1e-9
        assert -1e-9 <= one.y0 < one.y1 <= 1 + 1e-9
    moved = moved_box(box, *shift)
    assert abs((moved.x1 - moved.x0) - (box.x1 - box.x0)) < 1e-9


def test_words_are_selected_in_the_order_of_reading_from_either_end():
    forwards = WordSelection(WordPosition(1, 1), WordPosition(1, 3))
    backwards = WordSelection(WordPosition(1, 3), WordPosition(1, 1))
    assert forwards.text(PAGES) == backwards.text(PAGES) == "two three four"
    assert [(number, round(box.x0, 2)) for number, box in forwards.areas(PAGES)] == [
        (1, 0.14),
        (1, 0.1),
    ]


def test_a_selection_runs_over_pages_even_where_one_has_no_words():
    assert WordSelection(WordPosition(1, 4), WordPosition(3, 1)).text(PAGES) == "five 六七"
    assert WordSelection(WordPosition(1, 4), WordPosition(2, 0)).text(PAIR) == "five six"


def test_keys_go_from_word_to_word_and_line_to_line():
    assert next_word(WordPosition(1, 0), 1, PAIR) == (1, 1)
    assert next_word(WordPosition(1, 4), 1, PAIR) == (2, 0)
    assert next_word(WordPosition(2, 0), -1, PAIR) == (1, 4)
    assert next_word(WordPosition(1, 0), -1, PAIR) == (1, 0)
    assert next_word(WordPosition(2, 1), 1, PAIR) == (2, 1)
    assert word_on_next_line(WordPosition(1, 2), 1, PAIR) == (1, 4)
    assert word_on_next_line(WordPosition(1, 3), -1, PAIR) == (1, 0)
    assert word_on_next_line(WordPosition(1, 3), 1, PAIR) == (2, 0)
    assert word_on_next_line(WordPosition(1, 0), -1, PAIR) == (1, 0)
    assert line_of(WordPosition(1, 1), PAIR) == WordSelection(
        WordPosition(1, 0), WordPosition(1, 2)
    )


def test_the_nearest_word_is_on_the_line_that_was_meant():
    size = (600.0, 840.0)
    assert nearest_word(PAGES[1], (0.12, 0.11), size) == 0
    assert nearest_word(PAGES[1], (0.9, 0.11), size) == 2
    assert nearest_word(PAGES[1], (0.9, 0.16), size) == 4
    assert nearest_word(PAGES[2], (0.5, 0.5), size) is None


def test_numbers_of_pages_are_read_as_people_write_them():
    assert page_numbers("", 9) == ()
    assert page_numbers("2-4, 7,3", 9) == (2, 3, 4, 7)
    assert page_numbers("2 – 3", 9) == (2, 3)
    for wrong in ("0", "10", "5-2", "x", "2-", "1;2", "99999999"):
        assert page_numbers(wrong, 9) is None
