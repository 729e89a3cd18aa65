"""The register: what contradicts itself is refused at its field, and what it shows at once."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.incidents import Incident, Relationship
from casefiles.domain.records.proceedings import (
    Assurance,
    Decision,
    Detention,
    LimbAssessment,
    Submission,
    Task,
)
from casefiles.domain.records.requests import (
    Charge,
    DataRequest,
    Limitation,
    Notice,
    ReceiptState,
    Request,
    RequiredDocument,
    YesNoDisputed,
)
from casefiles.office.proceedings.proceedings_list import register_list, register_list_after
from casefiles.office.proceedings.proceedings_records import save_proceedings_record
from casefiles.office.proceedings.proceedings_times import both_clocks
from casefiles.office.proceedings.proceedings_view import shown_record
from casefiles.office.proceedings.record_states import days_in_detention, state_of
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


def own(number: int) -> str:
    return f"{number:032x}"


@pytest.fixture
def keep(opened, case_id):
    def kept(kind, number, /, **values):
        record = kind(id=own(number), case_id=case_id, **values)
        opened.run(save_proceedings_record(record))
        return record

    return kept


@pytest.fixture
def shown(work, case_id):
    return lambda record: work(shown_record(case_id, record.id))


def words(block) -> list[list[str]]:
    return [[cell.words for cell in row] for row in block.rows]


@pytest.mark.parametrize(
    ("kind", "values", "code", "field"),
    [
        (Request, {}, "register_says_nothing", "kind"),
        (Request, {"number": "1", "dated": "2023-02-30"}, "register_date", "dated"),
        (Request, {"number": "1", "expiry_rule": "r"}, "register_rule_start", "arrested"),
        (
            Request,
            {"number": "1", "required": (RequiredDocument("Warrant", arrived="soon"),)},
            "register_date",
            "required",
        ),
        (Decision, {"date": "", "order": "Refused"}, "register_needed", "date"),
        (
            Detention,
            {"person_id": own(1), "begin": "2024-03-01", "end": "2024-02-28"},
            "register_order",
            "end",
        ),
        (Relationship, {"person_id": own(1), "other_id": own(1)}, "register_circle", "other_id"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_field(keep, kind, values, code, field):
    with pytest.raises(Refused, match=code) as refused:
        keep(kind, 7, **values)
    assert refused.value.safe["field"] == field


def test_versions_and_descent_never_go_in_a_circle(opened, keep):
    keep(Request, 1, number="1")
    keep(Request, 2, number="2", previous_id=own(1))
    with pytest.raises(Refused, match="register_circle"):
        keep(Request, 1, number="1", previous_id=own(2))
    people = [one.id for one in opened.ask(lambda reader: reader.find(Person))[:3]]
    keep(Relationship, 3, person_id=people[0], other_id=people[1], kind="parent")
    keep(Relationship, 4, person_id=people[2], other_id=people[1], kind="child")
    with pytest.raises(Refused, match="register_circle"):
        keep(Relationship, 5, person_id=people[2], other_id=people[0], kind="parent")


def test_what_was_filed_changes_only_by_what_came_after(opened, keep):
    keep(Submission, 1, title="Rule 39", is_filed=True)
    keep(Submission, 1, title="Rule 39", is_filed=True, granted="Granted")
    for values in ({"title": "Other", "is_filed": True}, {"title": "Rule 39"}):
        with pytest.raises(Refused, match="register_filed"):
            keep(Submission, 1, granted="Granted", **values)
    assert opened.ask(lambda reader: reader.get(Submission, own(1))).granted == "Granted"


@pytest.mark.parametrize(
    ("begin", "end", "days"),
    [
        ("2024-02-28", "2024-03-01", 3),
        ("2023-02-28", "2023-03-01", 2),
        ("2024-01-01", "2024-12-31", 366),
        ("2024-05-20", "2024-05-20", 1),
        ("2024-05-31", "", 2),
        ("2024-05", "2024-06-01", None),
        ("2024-05-01T22:00", "2024-05-02T09:00", 2),
        ("2024-05-01", "2024-05-03~", None),
    ],
)
def test_days_in_detention_count_the_first_and_the_last(begin, end, days):
    held = Detention(own(1), own(2), own(3), begin, end)
    assert days_in_detention(held, "2024-06-01") == days


@pytest.mark.parametrize(
    ("date", "zone", "beijing"),
    [
        ("2024-02-06T18:20+01:00", "", "7 February 2024, 01:20"),
        ("2024-02-06T18:20", "Europe/Oslo", "7 February 2024, 01:20"),
        ("2024-07-06T18:20", "Europe/Oslo", "7 July 2024, 00:20"),
        ("2024-02-28T20:00", "-05:00", "29 February 2024, 09:00"),
        ("2024-02-06T18:20+08:00", "", ""),
        ("2024-02-06", "Europe/Oslo", ""),
        ("2024-02-06T18:20", "somewhere", ""),
        ("2024-02-06T18:20", "", ""),
    ],
)
def test_an_hour_is_told_by_both_clocks(date, zone, beijing):
    told = dict(both_clocks(date, zone))
    assert told.get("In Beijing", "") == beijing


def test_days_of_several_times_are_counted_once(opened, keep, shown):
    person = opened.ask(lambda reader: reader.find(Person))[-1].id
    keep(Detention, 1, person_id=person, begin="2024-01-01", end="2024-01-10")
    second = keep(Detention, 2, person_id=person, begin="2024-01-10", end="2024-01-12")
    assert [row[1] for row in words(shown(second).blocks[0])] == ["3", "12"]


def test_a_request_shows_its_versions_and_missing_papers(keep, shown):
    papers = (
        RequiredDocument("Warrant", presence=ReceiptState.MISSING),
        RequiredDocument("Facts", presence=ReceiptState.LATE),
    )
    keep(Request, 1, number="N 1", required=papers)
    second = keep(Request, 2, number="N 2", previous_id=own(1))
    chain = shown(second).blocks[0]
    assert [line.text for line in chain.lines] == ["1. N 1", "2. N 2 (this one)"]
    first = shown(keep(Request, 1, number="N 1", required=papers))
    grid = next(block for block in first.blocks if block.rows)
    assert [(row[2].words, row[2].role) for row in grid.rows] == [
        ("Missing", "danger"),
        ("Late", "danger"),
    ]
    assert first.row.state.words == "1 missing, 1 late"


def test_both_clocks_of_limitation_are_told(keep, shown):
    here = Limitation("5", "2013-12-31", "2018-12-31")
    there = Limitation("15", "2013-12-31", "2999-12-31")
    charge = keep(Charge, 1, label="Fraud", there=there, here=here)
    clocks = words(shown(charge).blocks[0])
    assert [row[-1] for row in clocks] == ["Runs", "Ended"]


def test_charges_that_are_typed_one_after_another_are_numbered(opened, keep):
    for number in range(1, 4):
        keep(Charge, number, label=f"Charge {number}")
    held = [opened.ask(lambda reader, at=at: reader.get(Charge, own(at))) for at in range(1, 4)]
    assert [one.position for one in held] == [1, 2, 3]


def test_questions_without_an_answer_are_counted(keep, shown):
    answers = (
        LimbAssessment("disclosed", YesNoDisputed.YES),
        LimbAssessment("specific", text="Open"),
    )
    block = shown(keep(Assurance, 1, giver="Embassy", answers=answers)).blocks[-1]
    unanswered = [row for row in words(block) if row[1] == "No answer"]
    assert block.note == f"{len(unanswered)} of {len(block.rows)} questions have no answer yet."
    assert len(unanswered) == len(block.rows) - 1


def test_the_commission_has_its_days_by_the_rule_and_access_is_warned_of(keep, shown):
    asked = (
        DataRequest("deletion", "2024-07-01", "2024-07-15"),
        DataRequest("deletion", "2024-07-01"),
    )
    block = shown(keep(Notice, 1, kind="red", requests=asked)).blocks[0]
    assert "consult the bureau" in block.note
    due = [row[3] for row in words(block)]
    assert due[0].startswith("about ")
    assert "2025" in due[0]
    assert due[1] == "Not running: admissibility date not recorded"
    filed = (DataRequest("access", "2024-07-01", "2024-07-15"),)
    assert shown(keep(Notice, 2, kind="red", requests=filed)).blocks[0].note == ""


def test_tasks_for_the_next_visit_stand_together_and_done_ones_last(opened, case_id, keep):
    for at, values in enumerate(
        (
            {"text": "Done", "done": "2024-01-01", "kind": "prison_visit"},
            {"text": "Write", "due": "2030-01-01"},
            {"text": "Ask", "kind": "prison_visit", "due": "2031-01-01"},
            {"text": "Show", "kind": "prison_visit", "due": "2030-06-01"},
        )
    ):
        keep(Task, at + 1, **values)
    mine = {own(at + 1) for at in range(4)}
    rows = opened.ask(register_list(case_id, "2024-06-01")).rows
    assert [row.name for row in rows if row.id in mine] == ["Show", "Ask", "Write", "Done"]
    overdue = Task(own(1), own(2), "Late", due="2024-05-31")
    assert state_of(overdue, "2024-06-01").words == "Overdue"
    assert state_of(Task(own(1), own(2), "Today", due="2024-06-01"), "2024-06-01").words == "Open"


def test_a_list_after_a_change_is_the_list_that_is_made_whole(opened, case_id):
    """Whatever changes, rows that are made anew stand beside those kept as if all were."""
    day = "2024-06-01"
    known = opened.ask(register_list(case_id, day))
    who = Person(own(9), case_id, (PersonName("Aynur", "Latn", "birth"),), (), Protection.OPEN)
    held = Detention(own(1), case_id, own(9), begin="2020-01-01")
    told = Incident(own(2), case_id, "2021-01-01", text=f"They asked [[{own(9)}]].")
    called = replace(who, names=(PersonName("Aynur Tursun", "Latn", "birth"),))
    for change, changed in (
        (lambda work: work.insert(who, "add_person"), own(9)),
        (lambda work: work.insert(held, "add_detention"), own(1)),
        (lambda work: work.insert(told, "add_incident"), own(2)),
        (lambda work: work.update(replace(told, date="2019-01-01"), "edit_incident"), own(2)),
        (lambda work: work.update(replace(held, end="2020-02-01"), "edit_detention"), own(1)),
        (lambda work: work.update(called, "edit_person"), own(9)),
        (lambda work: work.delete(Incident, own(2), "remove_incident"), own(2)),
        (lambda work: work.delete(Person, own(9), "remove_person"), own(9)),
    ):
        opened.run(change)
        known = opened.ask(register_list_after(case_id, known, frozenset({changed})))
        assert known == opened.ask(register_list(case_id, day))
    names = {row.id: row.name for row in known.rows}
    assert names[own(1)] == "?, 1 January 2020"
    assert opened.ask(register_list_after(case_id, known, frozenset({own(7)}))) is known
