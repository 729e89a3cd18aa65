"""What the chronology of pressure takes from the register, and what it keeps in."""

from dataclasses import replace

import pytest

from casefiles.domain.ids import DecisionId, HearingId, IncidentId
from casefiles.domain.incidents import Incident
from casefiles.domain.pressure import PressureLane
from casefiles.domain.proceedings import Decision, Hearing
from casefiles.office.pressure_steps import steps_of
from tests.store.registered import fresh_id
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
    assert steps[hearing.id].lane is PressureLane.PROCEDURE
    assert steps[marked.id].lane is PressureLane.PRESSURE
    assert (steps[hearing.id].is_withheld, steps[asylum.id].is_withheld) == (False, True)
    assert "came" in steps[visit.id].text
