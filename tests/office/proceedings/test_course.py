"""The course of the case: what is reached, what is to come, and the surrender."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import DecisionId, DetentionId, HearingId, RequestId
from casefiles.domain.records.proceedings import Decision, Detention, Hearing
from casefiles.domain.records.requests import Request, RequestKind
from casefiles.office.proceedings.course import StationState, course_of
from tests.store.filled import fresh_id
from tests.store.world import World, insert_all, new_case, new_person

TODAY = "2024-05-21"


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path).create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = replace(new_case(), removal="")
    insert_all(vault, [case])
    return case


def stations(vault, case):
    return {one.words: one for one in vault.read(course_of(case.id, TODAY))}


def put(vault, *records):
    insert_all(vault, records)


def test_a_case_without_dates_has_no_course(vault, case):
    assert stations(vault, case) == {}


def test_each_station_is_done_due_or_open(vault, case):
    person = new_person(case)
    put(
        vault,
        person,
        Request(RequestId(fresh_id()), case.id, dated="2023-10-09"),
        Request(RequestId(fresh_id()), case.id, RequestKind.SUPPLEMENTARY, dated="2023-01-01"),
        Detention(DetentionId(fresh_id()), case.id, person.id, "2023-09-14"),
        Hearing(HearingId(fresh_id()), case.id, "2023-11-28", forum="national_first"),
        Decision(DecisionId(fresh_id()), case.id, "2024-03-18", forum="national_first"),
        Hearing(HearingId(fresh_id()), case.id, "2024-06-03", forum="national_appeal"),
    )
    found = stations(vault, case)
    assert list(found) == [
        *("Notice", "Arrest", "Request", "First instance", "Appeal", "Minister", "Surrender")
    ]
    assert found["Notice"].state is StationState.OPEN
    assert (found["Arrest"].date, found["Arrest"].state) == ("2023-09-14", StationState.DONE)
    assert found["Request"].date == "2023-10-09", "what supplements a request is not the request"
    assert found["First instance"].date == "2024-03-18"
    assert (found["Appeal"].date, found["Appeal"].state) == ("2024-06-03", StationState.DUE)
    assert found["Minister"].state is StationState.OPEN
    assert (found["Surrender"].date, found["Surrender"].state) == ("", StationState.OPEN)


def test_a_hearing_that_was_held_decides_nothing(vault, case):
    put(vault, Hearing(HearingId(fresh_id()), case.id, "2024-02-01", forum="national_appeal"))
    assert stations(vault, case)["Appeal"].state is StationState.DUE


def test_the_removal_of_the_case_is_the_last_station(vault, case):
    due = replace(case, removal="2024-05-24T10:00")
    vault.write(lambda work: work.update(due, "edit_case"))
    last = stations(vault, case)["Surrender"]
    assert (last.date, last.state, last.is_removal) == (due.removal, StationState.DUE, True)
