"""Days between dates are counted as far as they tell, and never guessed."""

import pytest

from casefiles.domain.dates.intervals import Apart, Axis, Nearest, reach_of


def test_the_nearest_date_before_and_after_is_found():
    axis = Axis(["2021-03-01", "2021-03-20", "2021-04-02"])
    assert axis.nearest("2021-03-22") == Nearest(1, Apart(2, 2), 2, Apart(11, 11))


def test_the_same_day_is_no_day_after_and_is_told_once():
    axis = Axis(["2021-03-01", "2021-03-20"])
    assert axis.nearest("2021-03-01T14:00") == Nearest(0, Apart(0, 0), 1, Apart(19, 19))


def test_a_month_is_so_many_days_at_the_least_and_at_the_most():
    near = Axis(["2021-01-10"]).nearest("2021-03")
    assert near.since == Apart(50, 80)
    assert near.until is None


def test_dates_whose_order_is_not_known_have_no_interval():
    assert Axis(["2021-03-10"]).nearest("2021-03") == Nearest()


@pytest.mark.parametrize("date", ["2021-03-01/..", "../2021-03-01", "2021-03-01/", "", "spring"])
def test_what_has_no_known_end_has_no_interval(date):
    assert reach_of(date) is None
    assert Axis([date]).nearest("2022-01-01") == Nearest()
    assert Axis(["2020-01-01"]).nearest(date) == Nearest()


def test_days_are_counted_over_a_leap_day_and_the_end_of_a_year():
    assert Axis(["2023-12-31"]).nearest("2024-03-01").since == Apart(61, 61)


def test_of_equal_dates_the_first_in_their_order_is_named():
    axis = Axis(["2021-03-01", "2021-03-01", "2021-05-01", "2021-05-01"])
    near = axis.nearest("2021-04-01")
    assert (near.before, near.after) == (0, 2)
