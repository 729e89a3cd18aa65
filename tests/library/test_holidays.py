"""Tables of public holidays: days known from elsewhere, and the library that they come from."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.holidays import NoListForYear, WorkCalendar, load_table
from casefiles.library.time_limit_rules import load_time_limit_rules

RESOURCES = paths.resources()
TABLES = sorted(path.stem for path in (RESOURCES / "holidays").glob("*.tsv"))


def calendar(code):
    return WorkCalendar(code, code, load_table(RESOURCES, code))


def test_bank_holidays_of_2022_and_those_proclaimed_for_the_queen():
    """As gov.uk lists them."""
    assert sorted(calendar("GB").holidays(2022)) == [
        date(2022, 1, 1), date(2022, 1, 3), date(2022, 4, 15), date(2022, 4, 18),
        date(2022, 5, 2), date(2022, 6, 2), date(2022, 6, 3), date(2022, 8, 29),
        date(2022, 9, 19), date(2022, 12, 25), date(2022, 12, 26), date(2022, 12, 27),
    ]  # fmt: skip


def test_a_holiday_is_taken_in_the_year_before():
    """1 January 2022 was a Saturday: federal offices were closed on Friday, 31 December 2021."""
    america = calendar("US")
    assert not america.is_working(date(2021, 12, 31))
    assert america.is_working(date(2021, 12, 30))


def test_two_holidays_on_one_weekend_take_two_days():
    assert {date(2021, 12, 27), date(2021, 12, 28)} <= calendar("GB").holidays(2021)


def test_christmas_eve_is_free_in_poland_from_2025_alone():
    poland = load_time_limit_rules(RESOURCES).rule("pl_40d").calendar
    assert date(2024, 12, 24) not in poland.holidays(2024)
    assert date(2025, 12, 24) in poland.holidays(2025)
    assert date(2028, 12, 24) in poland.holidays(2028)


@pytest.mark.parametrize(
    ("code", "day"),
    [
        # Easter of the eastern churches, 12 April 2026, and what hangs on it.
        ("CY", date(2026, 4, 10)),
        ("RS", date(2026, 4, 13)),
        # Alsace.
        ("FR", date(2026, 4, 3)),
        ("FR", date(2026, 12, 26)),
        ("CZ", date(2026, 9, 28)),
        ("SE", date(2026, 6, 20)),
        ("TR", date(2026, 10, 29)),
    ],
)
def test_days_that_no_western_easter_and_no_fixed_date_of_one_country_gives(code, day):
    assert not calendar(code).is_working(day)


def test_a_year_that_is_in_no_table_is_not_known():
    with pytest.raises(NoListForYear) as found:
        calendar("PL").holidays(2041)
    assert not found.value.is_own_list


def test_the_states_of_our_profiles_have_a_table_each():
    assert (
        sorted(
            [
                "AE",
                "AU",
                "CA",
                "CY",
                "CZ",
                "ES",
                "FR",
                "GB",
                "IT",
                "KR",
                "KZ",
                "MA",
                "NZ",
                "PL",
                "PT",
                "RS",
                "SE",
                "TH",
                "TR",
                "US",
            ]
        )
        == TABLES
    )


@pytest.mark.parametrize("code", TABLES)
def test_a_table_equals_the_answer_of_the_library(code):
    library = pytest.importorskip("holidays", reason="of the development environment alone")
    path = RESOURCES / "holidays" / "make_tables.py"
    spec = importlib.util.spec_from_file_location("make_tables", path)
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    held = (RESOURCES / "holidays" / f"{code}.tsv").read_text()
    assert held == "\n".join(tables.table(code)) + "\n"
    assert load_table(RESOURCES, code).version == f"holidays {library.__version__}"
    days = {day for year in load_table(RESOURCES, code).years.values() for day in year}
    assert days == set(tables.days(code))


@pytest.mark.parametrize(
    "lines",
    ["2026-01-01\tNew Year", "# holidays 1.0\n2026-02-30\tNothing", "# holidays 1.0\n2026-01-01"],
)
def test_a_table_edited_into_nonsense_is_refused(tmp_path: Path, lines):
    (tmp_path / "holidays").mkdir()
    (tmp_path / "holidays" / "PL.tsv").write_text(lines)
    with pytest.raises(InvalidInput):
        load_table(tmp_path, "PL")
