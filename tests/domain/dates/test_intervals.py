"""Days between dates are counted as far as they tell, and never guessed."""

import pytest

from casefiles.domain.dates.intervals import DayInterval, NearestDates, ReferenceDates, day_bounds


def test_the_nearest_date_before_and_after_is_found():
    axis = ReferenceDates(["2021-03-01", "2021-03-20", "2021-04-02"])
    assert axis.nearest("2021-03-22") == NearestDates(1, DayInterval(2, 2), 2, DayInterval(11, 11))


def test_the_same_day_is_no_day_after_and_is_told_once():
    axis = ReferenceDates(["2021-03-01", "2021-03-20"])
    assert axis.nearest("2021-03-01T14:00") == NearestDates(
        0, DayInterval(0, 0), 1, DayInterval(19, 19)
    )


def test_a_month_is_so_many_days_at_the_least_and_at_the_most():
    near = ReferenceDates(["2021-01-10"]).nearest("2021-03")
    assert near.since == DayInterval(50, 80)
    assert near.until is None


def test_dates_whose_order_is_not_known_have_no_interval():
    assert ReferenceDates(["2021-03-10"]).nearest("2021-03") == NearestDates()


@pytest.mark.parametrize("date", ["2021-03-01/..", "../2021-03-01", "2021-03-01/", "", "spring"])
def test_what_has_no_known_end_has_no_interval(date):
    assert day_bounds(date) is None
    assert ReferenceDates([date]).nearest("2022-01-01") == NearestDates()
    assert ReferenceDates(["2020-01-01"]).nearest(date) == NearestDates()


def test_days_are_counted_over_a_leap_day_and_the_end_of_a_year():
    assert ReferenceDates(["2023-12-31"]).nearest("2024-03-01").since == DayInterval(61, 61)


def test_of_equal_dates_the_first_in_their_order_is_named():
    axis = ReferenceDates(["2021-03-01", "2021-03-01", "2021-05-01", "2021-05-01"])
    near = axis.nearest("2021-04-01")
    assert (near.before, near.after) == (0, 2)
