"""What the chronology of pressure takes from the register, and what it keeps in."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import DecisionId, DetentionId, HearingId, IncidentId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Decision, Detention, Hearing
from casefiles.domain.records.reprisals import ReprisalLane, ReprisalStepKind, exportable_steps
from casefiles.office.chronology.reprisal_steps import intervals_in_words, steps_of
from tests.store.filled import fresh_id
from tests.store.world import World, insert_all, new_case, new_event


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


def test_records_with_dates_stand_on_their_lane_and_the_rest_does_not(vault):
    case = new_case()
    hearing = Hearing(HearingId(fresh_id()), case.id, "2021-03-18", kind="extradition")
    asylum = Hearing(HearingId(fresh_id()), case.id, "2021-03-19", kind="asylum_interview")
    undated = Decision(DecisionId(fresh_id()), case.id, "")
    visit = Incident(IncidentId(fresh_id()), case.id, "2021-03-20", method="visit", text="came")
    event = new_event(case)
    marked = replace(new_event(case), is_pressure=True)
    insert_all(vault, [case, hearing, asylum, undated, visit, event, marked])
    steps = {one.id: one for one in vault.read(lambda reader: steps_of(reader, case.id))}
    assert set(steps) == {hearing.id, asylum.id, visit.id, marked.id}
    assert steps[hearing.id].lane is ReprisalLane.PROCEDURE
    assert steps[marked.id].lane is ReprisalLane.PRESSURE
    assert (steps[hearing.id].is_withheld, steps[asylum.id].is_withheld) == (False, True)
    assert "came" in steps[visit.id].text


@pytest.fixture
def told(vault):
    """Return what puts records into a case of a client and a sister, and tells its steps by day."""
    people = {
        name: Person(
            PersonId(fresh_id()), "", (PersonName(name, "Latn", ""),), (), protection, role
        )
        for name, protection, role in (
            ("Ershat", Protection.OPEN, "client"),
            ("Aynur", Protection.PSEUDONYM, "relative"),
            ("Gulnar", Protection.WITHHELD, "relative"),
        )
    }

    def steps(make):
        case = new_case()
        of_case = {name: replace(one, case_id=case.id) for name, one in people.items()}
        insert_all(vault, [case, *of_case.values(), *make(case, people)])
        found = vault.read(lambda reader: steps_of(reader, case.id))
        return {(one.date, one.kind): one for one in found}

    return steps


def held(case, person, begin, **more):
    return Detention(DetentionId(fresh_id()), case.id, person.id, begin, **more)


def test_detention_of_the_client_is_procedure_and_of_anybody_else_pressure(told):
    steps = told(
        lambda case, people: [
            held(
                *(case, people["Ershat"], "2023-09-14"), end="2024-01-02",
                reviews=("2023-10-01", "2023-11-28", "2023-10-01"), regime="extradition_custody",
            ),
            Hearing(HearingId(fresh_id()), case.id, "2023-11-28T10:00", kind="detention"),
            held(case, people["Ershat"], "2017", regime="re_education"),
            held(case, people["Aynur"], "2023-10-05", regime="liuzhi"),
        ]
    )  # fmt: skip
    lanes = {key: step.lane for key, step in steps.items()}
    assert lanes == {
        ("2023-09-14", ReprisalStepKind.DETENTION): ReprisalLane.PROCEDURE,
        ("2023-10-01", ReprisalStepKind.DETENTION_REVIEW): ReprisalLane.PROCEDURE,
        ("2024-01-02", ReprisalStepKind.DETENTION_END): ReprisalLane.PROCEDURE,
        # The review of November is told once, as the hearing that it was.
        ("2023-11-28T10:00", ReprisalStepKind.HEARING): ReprisalLane.PROCEDURE,
        ("2017", ReprisalStepKind.DETENTION): ReprisalLane.PRESSURE,
        ("2023-10-05", ReprisalStepKind.DETENTION): ReprisalLane.PRESSURE,
    }
    assert len({step.id for step in steps.values()}) == len(steps)
    interval = intervals_in_words(tuple(steps.values()))
    after = interval[steps["2023-10-05", ReprisalStepKind.DETENTION].id]
    assert after.startswith("4 days after the review of detention of 1 October 2023")


def test_detention_stays_in_where_its_person_or_incident_does(told):
    steps = told(
        lambda case, people: [
            held(case, people["Gulnar"], "2023-10-05", end="2023-10-07"),
            kept := held(case, people["Aynur"], "2023-10-08"),
            Incident(
                *(IncidentId(fresh_id()), case.id, "2023-10-08T05:00"),
                detention_id=kept.id, is_withheld=True,
            ),
            told_once := held(case, people["Aynur"], "2023-11-09", end="2023-11-12"),
            Incident(
                *(IncidentId(fresh_id()), case.id, "2023-11-09"),
                text="Taken", detention_id=told_once.id,
            ),
        ]
    )  # fmt: skip
    leaving = {key for key, step in steps.items() if not step.is_withheld}
    assert leaving == {
        ("2023-11-09", ReprisalStepKind.INCIDENT),
        ("2023-11-12", ReprisalStepKind.DETENTION_END),
    }
    assert ("2023-10-08", ReprisalStepKind.DETENTION) in steps


def test_nothing_leaves_of_the_detention_of_whom_readers_are_told_nothing(told):
    """Whatever a preset makes of a person for some readers: the steps go with them."""
    steps = told(lambda case, people: [held(case, people["Aynur"], "2023-10-05")])
    (step,) = steps.values()
    assert exportable_steps([step], {step.about}) == (step,)
    assert exportable_steps([step], ()) == ()
