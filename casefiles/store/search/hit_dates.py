"""The dates of what was found, where a search is for a time."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from casefiles.domain.dates.edtf import sort_key
from casefiles.domain.foundation.schema import schema_of
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import record_types, table_of
from casefiles.store.search.index import ROW

_BATCH: Final = 500
_DAY: Final = 10
_DATES: Final = {
    **{
        table_of(kind): f'SELECT row, "{field.name}" FROM {table_of(kind)} WHERE row IN'  # noqa: S608  # names of columns
        for kind in record_types()
        for field in schema_of(kind)
        if field.is_dated
    },
    "document": "SELECT row, COALESCE(received, '') FROM document WHERE row IN",
    "page": "SELECT page.row, COALESCE(received, '') FROM page"
    " JOIN document ON document.id = page.document_id WHERE page.row IN",
    "message": "SELECT row, COALESCE(json_extract(fields, '$.moment'), '') FROM reading_item"
    " WHERE row IN",
    "history": "SELECT number, wall FROM entry WHERE number IN",
}
"""By kind: rows and when what they stand for is dated; of an entry, when it was made."""
DATED: Final = frozenset(_DATES)
"""Kinds that a search for a time finds."""


def dated_within(
    connection: Connection, kind: str, numbers: list[int], days: tuple[str, str]
) -> list[int]:
    """Return those of some rows of the index that are dated within two days, in their order.

    What has an uncertain date is among them if it may be of these days.

    Args:
        connection: in a transaction.
        kind: of all of them.
        numbers: of rows of the index.
        days: the first and the last day as YYYY-MM-DD; empty for no limit.
    """
    return list(_within(connection, _DATES[kind], numbers, days))


def _within(
    connection: Connection, statement: str, numbers: list[int], days: tuple[str, str]
) -> Iterator[int]:
    for first in range(0, len(numbers), _BATCH):
        some = numbers[first : first + _BATCH]
        marks = ", ".join("?" * len(some))
        rows = connection.rows(f"{statement} ({marks})", [number & ROW for number in some])
        dates = {int(row): date for row, date in rows}
        for number in some:
            if _overlaps(dates.get(number & ROW, ""), *days):
                yield number


def _overlaps(date: str | int, first: str, last: str) -> bool:
    earliest, latest = _reach(date)
    if not latest:
        return False
    return (not first or latest >= first) and (not last or earliest <= last)


@lru_cache(8192)
def _reach(date: str | int) -> tuple[str, str]:
    """Return the first and the last day that a date may mean; empty where it is none."""
    if isinstance(date, int):
        day = datetime.fromtimestamp(date / 1e9, UTC).date().isoformat()
        return day, day
    try:
        earliest, latest, _ = sort_key(date)
    except ValueError:
        day = date[:_DAY]
        return (day, day) if len(day) == _DAY and day[4] == day[7] == "-" else ("", "")
    return earliest[:_DAY], latest[:_DAY]
