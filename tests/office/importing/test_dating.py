"""Dates that may mean two days: asked, answered, changed, and the messages dated anew."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from casefiles.domain.dates.date_order import DateOrder, DateOrderHint
from casefiles.domain.files.extracted_items import Message
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.office.importing.adding_files import read_again
from casefiles.office.importing.date_resolution import open_dates, readings_of_date, resolve_dates
from casefiles.office.records.time_zones import CLOCKS, offsets_of
from casefiles.office.workplace.operations import JobContext
from tests.office.importing.test_unpacking import add, documents, place, template

__all__ = ["place", "template"]

CHAT = (
    b"01/02/2021, 14:05 - Li: one\n02/02/2021, 09:00 - Wang: two\n05/07/2021, 10:00 - Li: three\n"
)


def moments(place: JobContext, document_id: str) -> list[str]:
    told = place.vault.read(lambda reader: reader.items(document_id, Message))
    return [one.moment for one in told]


def test_an_answer_dates_the_messages_and_can_be_changed(place: JobContext, tmp_path):
    add(place, tmp_path, chat__txt=CHAT)
    chat = documents(place)["chat.txt"]
    assert moments(place, chat.id) == ["", "", ""]
    asked = place.vault.read(open_dates(chat.id))
    assert [(one.written, one.day_first, one.month_first) for one in asked.examples] == [
        ("01/02/2021, 14:05", "2021-02-01", "2021-01-02"),
        ("05/07/2021, 10:00", "2021-07-05", "2021-05-07"),
    ]
    assert asked.is_zone_open
    resolve_dates(chat.id, DateOrder.DAY_FIRST, "Europe/Berlin")(place, CancellationToken())
    expected = [
        "2021-02-01T14:05:00+01:00",
        "2021-02-02T09:00:00+01:00",
        "2021-07-05T10:00:00+02:00",
    ]
    assert moments(place, chat.id) == expected
    told = place.vault.read(open_dates(chat.id))
    assert (told.examples, told.is_zone_open, told.order) == ((), False, DateOrder.DAY_FIRST)
    # The answer is a fact about the document: it outlives its reading.
    read_again(chat.id)(place, CancellationToken())
    assert moments(place, chat.id) == expected
    resolve_dates(chat.id, DateOrder.MONTH_FIRST, "+06:00")(place, CancellationToken())
    assert moments(place, chat.id)[2] == "2021-05-07T10:00:00+06:00"
    entries = place.vault.read(lambda reader: reader.entries_of(type(chat), chat.id))
    assert [entry.action for entry in entries].count("date_document") == 2
    resolve_dates(chat.id, DateOrder.UNKNOWN, "")(place, CancellationToken())
    assert moments(place, chat.id) == ["", "", ""]


def test_a_zone_that_is_none_changes_nothing(place: JobContext, tmp_path):
    add(place, tmp_path, chat__txt=CHAT)
    chat = documents(place)["chat.txt"]
    with pytest.raises(Refused, match="zone_not_known"):
        resolve_dates(chat.id, DateOrder.DAY_FIRST, "Moon/Crater")(place, CancellationToken())
    assert documents(place)["chat.txt"] == chat


@pytest.mark.parametrize("zone", [name for name, _ in CLOCKS if "/" in name])
def test_clocks_are_placed_as_the_tables_say(zone: str):
    hint = DateOrderHint(DateOrder.DAY_FIRST, offsets_of(zone))
    for year in (2005, 2014, 2021, 2026):
        for month in range(1, 13):
            for hour in (0, 1, 2, 3, 12, 23):
                wall = datetime(year, month, 28, hour, 30)  # noqa: DTZ001
                expected = wall.replace(tzinfo=ZoneInfo(zone)).utcoffset()
                back = wall.replace(tzinfo=ZoneInfo(zone), fold=1).utcoffset()
                if expected == back:
                    assert hint.placed(wall).utcoffset() == expected, wall


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ("1/2/21, 2:05 PM", ("2021-02-01", "2021-01-02")),
        ("٠١/٠٢/٢٠٢١", ("2021-02-01", "2021-01-02")),
        ("13/2/2021", None),
        ("no date", None),
    ],
)
def test_a_date_is_shown_both_ways_only_where_both_are_dates(written: str, ways):
    both = readings_of_date(written)
    assert (both and (both.day_first, both.month_first)) == ways
