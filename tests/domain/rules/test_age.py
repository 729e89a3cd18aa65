"""Whether somebody may be under age: exact, vague and doubtful dates of birth."""

from datetime import date

import pytest

from casefiles.domain.rules.age import may_be_under_age

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    "born",
    [
        "2008-03-02", "2008-03", "2008", "2008-XX-XX", "2008-03-XX", "200X", "20XX", "2015",
        "2026-02-28", "2007?", "2006~", "2006-05-01%", "2001/2009", "2001/..", "2001/",
        "2008-03-02?", "2030",
    ],
)  # fmt: skip
def test_somebody_may_be_under_age(born):
    assert may_be_under_age([born], TODAY)


@pytest.mark.parametrize(
    "born",
    [
        "2008-03-01", "2008-02", "2007", "2007-XX-XX", "199X", "19XX", "2004?", "1970~",
        "1970/1975", "../1980", "/1980", "", "not a date", "12 March",
    ],
)  # fmt: skip
def test_somebody_is_of_age_or_nothing_is_told(born):
    assert not may_be_under_age([born], TODAY)


def test_a_leap_day_ends_on_the_first_of_march():
    assert may_be_under_age(["2008-02-29"], date(2026, 2, 28))
    assert not may_be_under_age(["2008-02-29"], date(2026, 3, 1))


def test_any_of_several_dates_counts():
    assert may_be_under_age(["1990-01-01", "2010-01-01"], TODAY)
    assert not may_be_under_age([], TODAY)
