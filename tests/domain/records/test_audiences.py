"""Who may foreseeably read what is given to somebody."""

import pytest

from casefiles.domain.foundation.ids import CaseId, ReachId
from casefiles.domain.records.foreseeable_readers import (
    AUDIENCES,
    FORESEEABLY_REACHES,
    Reach,
    can_reach,
    readers_reached_by,
)


def said(audience, wider=(), narrower=()) -> Reach:
    return Reach(ReachId("1" * 32), CaseId("c" * 32), audience, wider, narrower, "order of 3 May")


@pytest.mark.parametrize("audience", ["court_open", "treaty_body", "requested_state", "public"])
def test_what_ordinarily_gets_there_reaches_the_requesting_state(audience):
    assert can_reach("requesting_state", audience)


@pytest.mark.parametrize("audience", ["court_closed", "ccf", "expert", "interpreter"])
def test_what_is_given_in_confidence_does_not(audience):
    assert readers_reached_by(audience) == {audience}


def test_each_audience_reads_its_own_and_what_is_public():
    assert all(can_reach(one, one) and can_reach(one, "public") for one in AUDIENCES)
    assert all(reached <= AUDIENCES for reached in FORESEEABLY_REACHES.values())


def test_what_is_used_in_open_court_reaches_everybody():
    assert readers_reached_by("court_open") == AUDIENCES
    assert "public" not in readers_reached_by("treaty_body")


def test_papers_travel_on_where_the_lawyer_widens():
    settings = [said("expert", wider=("requested_state",))]
    assert readers_reached_by("expert", settings) == {
        "expert",
        "requested_state",
        "requesting_state",
    }
    settings.append(said("court_closed", wider=("expert",)))
    assert can_reach("requesting_state", "court_closed", settings)
    assert not can_reach("requesting_state", "ccf", settings)


def test_what_the_lawyer_shuts_out_stays_out_by_every_way():
    settings = [said("treaty_body", narrower=("requesting_state",))]
    assert readers_reached_by("treaty_body", settings) == {"treaty_body", "requested_state"}
    assert can_reach("requesting_state", "requested_state", settings)
    shut = [said("court_open", narrower=("public", "requesting_state"))]
    assert readers_reached_by("court_open", shut) == {
        "court_open",
        "court_closed",
        "requested_state",
    }


def test_nobody_can_shut_out_the_readers_themselves():
    assert readers_reached_by("ccf", [said("ccf", narrower=("ccf",))]) == {"ccf"}
