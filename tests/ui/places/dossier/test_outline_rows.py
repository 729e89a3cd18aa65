"""Moving and ticking exhibits: what is left out always stands last."""

from hypothesis import given
from hypothesis import strategies as st

from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.draft.dossiers import PlannedExhibit
from casefiles.ui.places.dossier.contents.contents_rows import (
    included_count,
    moved,
    pages_in_words,
    spoken,
    ticked,
)


def rows(wanted: str, left_out: str = ""):
    return tuple(
        PlannedExhibit(DocumentId(one), one.upper(), f"Title {one}", 2, is_requested=is_wanted)
        for names, is_wanted in ((wanted, True), (left_out, False))
        for one in names
    )


def names(given_rows) -> str:
    return "".join(row.id if row.is_requested else f"({row.id})" for row in given_rows)


def test_an_exhibit_moves_among_those_that_are_wanted():
    shown = rows("abcd", "x")
    assert names(moved(shown, 0, 2)) == "bcad(x)"
    assert names(moved(shown, 3, 0)) == "dabc(x)"
    assert names(moved(shown, 1, 99)) == "acdb(x)"
    assert names(moved(shown, 1, -5)) == "bacd(x)"


def test_what_is_left_out_has_no_place_to_move_to():
    shown = rows("ab", "xy")
    assert moved(shown, 2, 0) == shown
    assert moved(shown, 9, 0) == shown


def test_ticking_takes_in_after_the_others_and_leaves_out_before_the_rest():
    assert names(ticked(rows("abc", "x"), 1)) == "ac(b)(x)"
    assert names(ticked(rows("ab", "xy"), 3)) == "aby(x)"
    assert ticked(rows("a"), 5) == rows("a")


@given(
    st.text("abcdef", max_size=6).map(lambda text: "".join(dict.fromkeys(text))),
    st.lists(st.tuples(st.booleans(), st.integers(-2, 8), st.integers(-3, 9)), max_size=8),
)
def test_nothing_is_ever_lost_or_doubled(wanted, steps):
    shown = rows(wanted, "xyz")
    before = sorted(row.id for row in shown)
    for is_tick, number, to in steps:
        shown = ticked(shown, number) if is_tick else moved(shown, number, to)
    assert sorted(row.id for row in shown) == before
    assert all(row.is_requested for row in shown[: included_count(shown)])


def test_rows_are_read_out_in_words():
    (row,) = rows("a")
    assert spoken(row) == "A, Title a, 2 pages, included"
    assert pages_in_words(0) == "produced separately"
    assert pages_in_words(1) == "1 page"
