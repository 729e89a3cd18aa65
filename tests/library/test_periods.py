"""Where periods end: weekends, holidays, leap days, short months, and what is unclear."""

from datetime import date

import pytest

from casefiles.library.holidays import HolidayTable, WorkCalendar
from casefiles.library.periods import DayOneRule, Period, RollRule, last_days, period_of

WEEKENDS = WorkCalendar("weekends", "")
YEARS = {year: frozenset({date(year, 12, 25), date(year, 12, 26)}) for year in range(2020, 2031)}
CHRISTMAS = WorkCalendar("christmas", "", HolidayTable("by hand", YEARS))


def ends(start, period, count=DayOneRule.DAY_AFTER, roll=RollRule.NONE, office=WEEKENDS):
    days = last_days(date.fromisoformat(start), period_of(period), count, roll, office)
    return [day.isoformat() for day in days]


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2022-02-01", "4 months", "2022-06-01"),
        ("2023-10-31", "4 months", "2024-02-29"),
        ("2022-10-31", "4 months", "2023-02-28"),
        ("2024-02-29", "1 years", "2025-02-28"),
        ("2024-02-28", "2 days", "2024-03-01"),
        ("2023-02-28", "1 days", "2023-03-01"),
        ("2024-12-30", "1 weeks", "2025-01-06"),
        ("2024-01-15", "45 days", "2024-02-29"),
        ("2023-01-15", "45 days", "2023-03-01"),
        ("2024-03-15", "-1 working_days", "2024-03-14"),
        ("2024-03-18", "-1 working_days", "2024-03-15"),
        ("2024-03-15", "10 working_days", "2024-03-29"),
    ],
)
def test_a_period_ends(start, period, end):
    assert ends(start, period) == [end]


def test_the_day_itself_counts_where_the_rule_says_so():
    """Extradition Act 2003, s. 74: 45 days starting with the day of arrest."""
    assert ends("2024-03-01", "45 days", DayOneRule.SAME_DAY) == ["2024-04-14"]
    assert ends("2024-03-01", "7 days", DayOneRule.SAME_DAY) == ["2024-03-07"]


def test_an_unclear_count_gives_the_earlier_day_first():
    assert ends("2024-03-01", "40 days", DayOneRule.UNCLEAR) == ["2024-04-09", "2024-04-10"]


def test_a_weekend_moves_the_end_only_where_the_rule_says_so():
    assert ends("2024-02-28", "10 days") == ["2024-03-09"]
    assert ends("2024-02-28", "10 days", roll=RollRule.FORWARD) == ["2024-03-11"]
    assert ends("2024-02-28", "10 days", roll=RollRule.BACKWARD) == ["2024-03-08"]
    assert ends("2024-02-28", "10 days", roll=RollRule.UNCLEAR) == ["2024-03-09", "2024-03-11"]


def test_working_days_are_told_with_and_without_holidays():
    days = ends("2024-12-20", "4 working_days", office=CHRISTMAS)
    assert days == ["2024-12-26", "2024-12-30"]
    assert ends("2024-12-27", "-1 working_days", office=CHRISTMAS) == ["2024-12-24", "2024-12-26"]


@pytest.mark.parametrize(
    "text",
    ["", "0 days", "4 fortnights", "four months", "4  days", "1e9 days"],
)
def test_nonsense_is_no_period(text):
    with pytest.raises(ValueError, match="no period"):
        period_of(text)


def test_a_period_beyond_all_calendars_is_refused():
    with pytest.raises((OverflowError, ValueError)):
        last_days(
            date(9999, 1, 1), Period(9999, "years"), DayOneRule.DAY_AFTER, RollRule.NONE, WEEKENDS
        )
