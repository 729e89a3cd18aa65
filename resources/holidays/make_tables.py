"""Write the public holidays of the States of our profiles, a file each, as a library has them.

Usage: python resources/holidays/make_tables.py
The library is for development alone: the program reads the tables, never the library.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import holidays

HERE = Path(__file__).resolve().parent
YEARS = range(2010, 2041)
STATES: Mapping[str, tuple[str, str]] = {
    # Code of the State: the part of it whose holidays courts keep, empty for all of it; its name.
    "AE": ("", "United Arab Emirates"),
    "AU": ("", "Australia, what all of it keeps"),
    "CA": ("", "Canada, what all of it keeps"),
    "CY": ("", "Cyprus"),
    "CZ": ("", "Czech Republic"),
    "ES": ("", "Spain, what all of it keeps"),
    "FR": ("6AE", "France, with Alsace"),
    "GB": ("ENG", "England and Wales"),
    "IT": ("", "Italy"),
    "KR": ("", "South Korea"),
    "KZ": ("", "Kazakhstan"),
    "MA": ("", "Morocco"),
    "NZ": ("", "New Zealand, what all of it keeps"),
    "PL": ("", "Poland"),
    "PT": ("", "Portugal"),
    "RS": ("", "Serbia"),
    "SE": ("", "Sweden"),
    "TH": ("", "Thailand"),
    "TR": ("", "Turkey"),
    "US": ("", "United States, federal"),
}


def days(code: str) -> dict[date, str]:
    """Return day and name of every public holiday of a State in those years."""
    part = STATES[code][0] or None
    found = holidays.country_holidays(code, subdiv=part, years=YEARS, language="en_US")
    return {day: found[day] for day in sorted(found) if day.year in YEARS}


def table(code: str) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"# {STATES[code][1]}: public holidays {YEARS[0]} to {YEARS[-1]}."
    yield f"# holidays {holidays.__version__} (MIT License); made by make_tables.py, not by hand."
    for day, name in days(code).items():
        yield f"{day.isoformat()}\t{name}"


if __name__ == "__main__":
    for state in STATES:
        (HERE / f"{state}.tsv").write_text("\n".join(table(state)) + "\n")
