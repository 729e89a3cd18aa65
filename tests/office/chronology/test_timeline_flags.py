"""Conflicts and gaps on the timeline are found in words, and stand with a reason."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DecisionId, DetentionId, HearingId
from casefiles.domain.records.proceedings import Decision, Detention, Hearing
from casefiles.office.chronology.date_conflicts import FLAG, date_conflicts_of
from casefiles.office.chronology.dated_records import in_beijing, with_offset
from casefiles.office.chronology.timeline import ChronologyFilter, timeline_of
from casefiles.office.records.finding_acceptance import accept
from tests.store.filled import fresh_id
from tests.store.world import World, insert_all, new_case, new_event, new_person


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


def happened(case, person, date, place):
    event = new_event(case)
    return replace(event, date=date, place=place, person_ids=(person.id,))


def kinds(vault, case):
    return [one.code for one in vault.read(date_conflicts_of(case.id))]


def test_one_person_in_two_places_on_one_day_is_flagged(vault, case):
    person = new_person(case)
    there = happened(case, person, "2021-03-04", "Kashgar")
    part = happened(case, person, "2021-03-04T14:00", "Kashgar, Old Town")
    month = happened(case, person, "2021-03", "Urumqi")
    insert_all(vault, [person, there, part, month])
    assert kinds(vault, case) == []
    elsewhere = happened(case, person, "2021-03-04", "Prague")
    insert_all(vault, [elsewhere])
    flags = vault.read(date_conflicts_of(case.id))
    assert [one.code for one in flags] == ["place", "place"]
    assert "two places on 4 March 2021" in flags[0].words


def test_a_decision_before_its_hearing_is_flagged(vault, case):
    hearing = Hearing(HearingId(fresh_id()), case.id, "2021-03-18")
    decision = Decision(DecisionId(fresh_id()), case.id, "2021-03-18", hearing.id)
    insert_all(vault, [hearing, decision])
    assert kinds(vault, case) == []
    vault.write(lambda work: work.update(replace(decision, date="2021-03-17"), "edit_decision"))
    assert kinds(vault, case) == ["decision"]


def test_being_elsewhere_while_held_is_flagged_but_not_on_the_days_of_coming_and_going(vault, case):
    person = new_person(case)
    held = Detention(
        DetentionId(fresh_id()), case.id, person.id, "2021-03-01", "2021-03-31", "Remand prison"
    )
    first = happened(case, person, "2021-03-01", "Airport")
    insert_all(vault, [person, held, first])
    assert kinds(vault, case) == []
    insert_all(vault, [happened(case, person, "2021-03-10", "Paris")])
    assert kinds(vault, case) == ["detention"]


def test_a_gap_stands_with_a_reason_and_comes_back_when_it_changes(vault, case):
    person = new_person(case)
    last = happened(case, person, "2021-11-20", "")
    insert_all(vault, [person, happened(case, person, "2021-01-04", ""), last])
    (flag,) = vault.read(date_conflicts_of(case.id))
    assert "Nothing is recorded for 10 months" in flag.words
    with pytest.raises(Refused):
        vault.write(accept(case.id, FLAG, (flag.of,), " ", secrets.token_bytes))
    vault.write(accept(case.id, FLAG, (flag.of,), "She was ill.", secrets.token_bytes))
    (kept,) = vault.read(date_conflicts_of(case.id))
    assert kept.reason == "She was ill."
    vault.write(lambda work: work.update(replace(last, date="2021-12-20"), "edit_event"))
    (anew,) = vault.read(date_conflicts_of(case.id))
    assert not anew.reason


def test_a_time_is_told_by_the_clock_of_beijing_where_its_zone_is_known():
    local = with_offset("2021-03-04T22:30", "Europe/Prague")
    assert local == "2021-03-04T22:30+01:00"
    assert in_beijing(local) == "5 March 2021, 05:30 in Beijing"
    assert in_beijing("2021-03-04T22:30") == ""
    assert in_beijing("2021-03-04") == ""
    assert with_offset("2021-03-04T22:30", "Europe/Nowhere") == "2021-03-04T22:30"


def test_records_of_the_proceedings_stand_in_lanes_of_every_kind(vault, case):
    hearing = Hearing(HearingId(fresh_id()), case.id, "2021-03-18", forum="High Court")
    person = new_person(case)
    held = Detention(DetentionId(fresh_id()), case.id, person.id, "2021-03-01")
    insert_all(vault, [hearing, person, held])

    def lanes(by):
        rows = vault.read(timeline_of(case.id, ChronologyFilter(lanes=by)))
        return {row.id: row.lane for row in rows}

    assert lanes("") == {hearing.id: "Proceedings", held.id: "Proceedings"}
    assert lanes("forum") == {hearing.id: "High Court", held.id: "Before no forum"}
    assert lanes("kind") == {hearing.id: "Hearings", held.id: "Detention"}
    assert lanes("person")[held.id] == "Aygül"
