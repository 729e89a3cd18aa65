"""Days without work: known years, and what falls on weekends."""

from datetime import date

import pytest

from casefiles import paths
from casefiles.library.deadline_rules import load_deadline_rules
from casefiles.library.holidays import (
    EasterDay,
    FixedDay,
    Substitute,
    WeekdayOfMonth,
    WorkCalendar,
    easter,
)

ENGLAND = WorkCalendar(
    "ew",
    "",
    (
        FixedDay(1, 1),
        EasterDay(-2),
        EasterDay(1),
        WeekdayOfMonth(5, 0, 1),
        WeekdayOfMonth(5, 0, -1),
        WeekdayOfMonth(8, 0, -1),
        FixedDay(12, 25),
        FixedDay(12, 26),
    ),
    Substitute.NEXT_WEEKDAY,
)
AMERICA = WorkCalendar("us", "", (FixedDay(1, 1), FixedDay(7, 4)), Substitute.NEAREST_WEEKDAY)


@pytest.mark.parametrize(
    "day",
    ["2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2026-04-05", "2038-04-25"],
)
def test_easter_is_where_the_almanacs_have_it(day):
    assert easter(int(day[:4])) == date.fromisoformat(day)


def test_bank_holidays_of_2022_but_for_those_proclaimed():
    """As gov.uk lists them, without the Jubilee and the funeral."""
    assert sorted(ENGLAND.holidays(2022)) == [
        date(2022, 1, 1), date(2022, 1, 3), date(2022, 4, 15), date(2022, 4, 18),
        date(2022, 5, 2), date(2022, 5, 30), date(2022, 8, 29), date(2022, 12, 25),
        date(2022, 12, 26), date(2022, 12, 27),
    ]  # fmt: skip


def test_a_holiday_is_taken_in_the_year_before():
    """1 January 2022 was a Saturday: federal offices were closed on Friday, 31 December 2021."""
    assert date(2021, 12, 31) in AMERICA.holidays(2021)
    assert not AMERICA.is_working(date(2021, 12, 31))
    assert AMERICA.is_working(date(2021, 12, 30))


def test_two_holidays_on_one_weekend_take_two_days():
    assert {date(2021, 12, 27), date(2021, 12, 28)} <= ENGLAND.holidays(2021)


def test_christmas_eve_is_free_in_poland_from_2025_alone():
    rules = load_deadline_rules(paths.resources())
    poland = rules.rule("pl_40d").calendar
    assert date(2024, 12, 24) not in poland.holidays(2024)
    assert date(2025, 12, 24) in poland.holidays(2025)
    assert date(2028, 12, 24) in poland.holidays(2028)
