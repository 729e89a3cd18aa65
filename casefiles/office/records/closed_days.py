"""Lists of closed days that somebody read and signed, and dates that cannot be reckoned without."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casefiles.domain.dates.closed_days import ClosedDays, closed_days_id
from casefiles.domain.dates.date_words import edtf_from_words, words_from_edtf
from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Deadline
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

REGISTRY: Final = "echr_registry"
"""The calendar of the registry in Strasbourg."""
BY_LIST: Final = {"echr_r39_1wd": REGISTRY, "echr_r39_same_day": REGISTRY}
"""Rules that need the list of a calendar."""
_YEARS: Final = range(2000, 2100)

Lists = Mapping[str, Mapping[int, frozenset[date]]]


def lists_of(reader: ReadTransaction) -> Lists:
    """Return what is known of closed days, by calendar and year."""
    lists: dict[str, dict[int, frozenset[date]]] = {}
    for one in reader.find(ClosedDays):
        days = frozenset(date.fromisoformat(day) for day in one.days)
        lists.setdefault(one.calendar, {})[int(one.year)] = days
    return lists


def closed_days(year: str) -> Query[ClosedDays | None]:
    """Return the registry's list of a year; None while nobody entered it."""
    return lambda reader: reader.get(ClosedDays, closed_days_id(REGISTRY, year))


def list_of_year(year: str, days: str, values: tuple[str, str, str]) -> ClosedDays:
    """Return the registry's list of a year as it was typed.

    Args:
        year: four digits.
        days: a line each, written as people write dates.
        values: source, day on which it was read as EDTF, and who signs.

    Raises:
        Refused: a line is no day of that year.
    """
    found = {_day(line.strip(), year) for line in days.splitlines() if line.strip()}
    source, checked, signed_by = values
    own = closed_days_id(REGISTRY, year)
    return ClosedDays(own, REGISTRY, year, tuple(sorted(found)), source, checked, signed_by)


def days_in_words(days: tuple[str, ...]) -> str:
    """Return closed days as they are typed, a line each."""
    return "\n".join(words_from_edtf(day) for day in days)


def keep_closed_days(days: ClosedDays) -> Edit[None]:
    """Keep the list of a year; one that is there is changed.

    Raises (when carried out):
        Refused: it has no day, or lacks where and when it was read or who signs for it.
    """

    def change(work: WriteTransaction) -> None:
        if not days.year.isdecimal() or int(days.year) not in _YEARS:
            raise Refused("closed_year", field="year")
        needed = {"days": "".join(days.days), "source": days.source, "signed_by": days.signed_by}
        lacking = [name for name, value in needed.items() if not value.strip()]
        if lacking:
            raise Refused("register_needed", field=lacking[0])
        if not is_edtf(days.checked) or span(days.checked).end_day is None:
            raise Refused("register_date", field="checked")
        there = work.get(ClosedDays, days.id)
        if there is None:
            work.insert(days, "add_closed_days")
        elif there != days:
            work.update(days, "edit_closed_days")

    return change


def lacks_list(deadline: Deadline, lists: Lists) -> bool:
    """Tell whether the list that a date depends on is not known."""
    calendar = BY_LIST.get(deadline.rule)
    if calendar is None:
        return False
    known = lists.get(calendar, {})
    years = {day[:4] for day in (deadline.since, deadline.date) if day[:4].isdecimal()}
    return not years or any(int(year) not in known for year in years)


def _day(line: str, year: str) -> str:
    try:
        read = edtf_from_words(line)
        day = date.fromisoformat(read)
    except ValueError:
        raise Refused("closed_day", field="days") from None
    if f"{day.year:04}" != year:
        raise Refused("closed_day", field="days")
    return day.isoformat()
