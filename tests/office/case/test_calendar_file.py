"""A calendar for another machine tells when and nothing of what; reminders tell what is near."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DeadlineId, TaskId
from casefiles.domain.records.case_records import Deadline
from casefiles.domain.records.proceedings import Task
from casefiles.office.case.calendar_file import export_calendar, free_name, icalendar, start_of
from casefiles.office.case.reminders import coming_dates, reminders_of
from casefiles.office.records.history import HistoryFilter, acts_of
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

NOW = datetime(2024, 5, 20, 12, 0, tzinfo=UTC)
TWICE = 2
DAY = date(2027, 3, 1)


def test_the_words_of_a_calendar_are_the_same_for_each_date():
    made = icalendar([DAY, datetime(2027, 2, 28, 8, 30, tzinfo=UTC)]).decode()
    assert made.count("BEGIN:VEVENT") == TWICE
    assert "DTSTART;VALUE=DATE:20270301" in made
    assert "DTSTART:20270228T083000Z" in made
    summaries = {line for line in made.splitlines() if line.startswith("SUMMARY")}
    assert summaries == {"SUMMARY:Date due"}
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    assert made == icalendar([datetime(2027, 2, 28, 8, 30, tzinfo=UTC), DAY, DAY]).decode()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2027-03-01", DAY),
        ("2027-03-01T09:30", DAY),
        ("2027-03-01T09:30+01:00", datetime(2027, 3, 1, 8, 30, tzinfo=UTC)),
        ("2027-03-01/2027-03-05", DAY),
        ("2027-03", None),
        ("2027-03-01~", None),
        ("../2027-03-01", None),
        ("202X", None),
    ],
)
def test_only_what_has_a_day_for_certain_begins(text, start):
    assert start_of(text) == start


def test_what_is_near_is_told_in_words_the_next_first(opened, case_id):
    deadline = Deadline(
        DeadlineId("d" * 32), case_id, "filing", "2024-05-22", "CCF", is_confirmed=False
    )
    late = Task(TaskId("e" * 32), case_id, "Call the prison", due="2024-05-01")
    done = Task(TaskId("f" * 32), case_id, "Ask again", due="2024-05-21", done="2024-05-19")
    for record in (deadline, late, done):
        opened.run(lambda work, one=record: work.insert(one, "add_task"))
    found = opened.ask(reminders_of(case_id, NOW))
    assert found[0].words == "Call the prison: overdue"
    told = {one.record: one for one in found}
    assert told[deadline.id].words.startswith("Filing due, CCF: in 2 days (not checked")
    assert told[deadline.id].is_urgent
    assert done.id not in told
    coming = opened.ask(coming_dates(case_id, NOW))
    assert "2024-06-03" in [one.date for one in coming]
    assert late.id not in [one.record for one in coming]


def test_the_file_holds_no_word_of_the_case_and_the_ledger_knows_of_it(
    opened, work, case_id, tmp_path: Path
):
    opened.run(
        lambda at: at.insert(
            Deadline(DeadlineId("d" * 32), case_id, "removal", "2090-05-22", "Zulpiye"), "add_date"
        )
    )
    target = free_name(tmp_path)
    written = work(export_calendar(case_id, target))
    data = target.read_bytes()
    assert (written.dates, target.name) == (1, "calendar.ics")
    assert b"20900522" in data
    assert b"Zulpiye" not in data
    assert b"emoval" not in data
    assert free_name(tmp_path).name == "calendar-2.ics"
    (newest, *_) = opened.ask(acts_of(HistoryFilter(case_id))).rows
    assert newest.words == "Calendar of dates written, without contents"


def test_without_a_date_to_come_nothing_is_written(opened, work, case_id, tmp_path: Path):
    with pytest.raises(Refused, match="calendar_without_dates"):
        work(export_calendar(case_id, tmp_path / "calendar.ics"))
    assert list(tmp_path.glob("*.ics")) == []
