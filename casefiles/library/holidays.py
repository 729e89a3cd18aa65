"""Days on which an authority does not work, by tables of public holidays or by lists of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.resource_files.plain_yaml import bytes_of_form

_FOLDER: Final = "holidays"
_SATURDAY: Final = 5


class NoListForYear(Exception):
    """The closed days of an authority are not known for a year.

    Attributes:
        title: of the calendar.
        is_own_list: it closes by a list of its own, which somebody can enter.
    """

    def __init__(self, title: str, year: int, *, is_own_list: bool) -> None:
        super().__init__(title, year)
        self.title = title
        self.year = year
        self.is_own_list = is_own_list


@dataclass(frozen=True, slots=True)
class HolidayTable:
    """The public holidays of a State.

    Attributes:
        version: whose answer it is, as the table says, such as “holidays 0.109”.
        years: its days, by year; a year that is not in it is not known.
    """

    version: str
    years: Mapping[int, frozenset[date]]


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When an authority works: not on Saturdays and Sundays, nor on its holidays.

    Attributes:
        table: of public holidays; None where nothing but weekends is known.
        is_by_list: it closes by a list of its own for each year, which no table foretells.
        lists: its closed days, by year, as far as somebody entered them.
        hours: when it opens and closes; None where that is not known.
    """

    id: str
    title: str
    table: HolidayTable | None = None
    is_by_list: bool = False
    lists: Mapping[int, frozenset[date]] = field(default_factory=dict)
    hours: tuple[time, time] | None = None

    def is_working(self, day: date) -> bool:
        """Tell whether it works on a day.

        Raises:
            NoListForYear: its closed days of that year are not known.
        """
        return not is_weekend(day) and day not in self.holidays(day.year)

    def holidays(self, year: int) -> frozenset[date]:
        """Return its holidays of a year, those that stand in for others included.

        Raises:
            NoListForYear: they are not known for that year.
        """
        if self.is_by_list:
            known = self.lists
        elif self.table is not None:
            known = self.table.years
        else:
            return frozenset()
        if year not in known:
            raise NoListForYear(self.title, year, is_own_list=self.is_by_list)
        return known[year]


def is_weekend(day: date) -> bool:
    """Tell whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


@cache
def load_table(resources: Path, code: str) -> HolidayTable:
    """Read the table of a State, once: a line of its version, then a day and a name a line.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason.
    """
    missing = InvalidInput("profile_invalid", reason="missing", key=code[:64])
    data = bytes_of_form(resources / _FOLDER / f"{code}.tsv", missing)
    lines = data.decode(errors="replace").splitlines()
    named = (line.split()[1:3] for line in lines if line.startswith("# holidays "))
    version = " ".join(next(named, ()))
    try:
        days = [_day_of(line) for line in lines if line and not line.startswith("#")]
    except ValueError:
        raise InvalidInput("profile_invalid", reason="holiday", key=code[:64]) from None
    if not version or not days:
        raise InvalidInput("profile_invalid", reason="holiday", key=code[:64])
    years = {day.year for day in days}
    by_year = {year: frozenset(day for day in days if day.year == year) for year in years}
    return HolidayTable(version, by_year)


def _day_of(line: str) -> date:
    day, _, name = line.partition("\t")
    if not name:
        raise ValueError("no name")
    return date.fromisoformat(day)
