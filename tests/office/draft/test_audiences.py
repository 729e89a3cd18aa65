"""What the lawyer says of who may read what is given to an audience, and its history."""

import secrets

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.foreseeable_readers import AUDIENCES, can_reach, readers_reached_by
from casefiles.office.draft.recipients import (
    REACH,
    REACHES_REQUESTING_STATE,
    foreseeable_readers_of,
    reset_foreseeable_readers,
    save_foreseeable_readers,
)
from casefiles.office.records.undo import next_undo, undo
from tests.store.world import World, insert_all, new_case


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case.id


def kept(vault, case, audience, reached, reason="order of 3 May"):
    vault.write(save_foreseeable_readers(case, audience, reached, reason, secrets.token_bytes))


def test_every_audience_is_explained_and_the_ordinary_course_is_one_rule():
    assert REACH.keys() == AUDIENCES
    assert {
        "court_open",
        "requested_state",
        "requesting_state",
        "treaty_body",
        "public",
    } == REACHES_REQUESTING_STATE


def test_a_narrowed_and_a_widened_audience_are_kept_for_their_case(vault, case):
    kept(vault, case, "treaty_body", ["requested_state"])
    kept(vault, case, "expert", ["requesting_state"])
    said = vault.read(foreseeable_readers_of(case))
    assert not can_reach("requesting_state", "treaty_body", said)
    assert can_reach("requesting_state", "expert", said)
    assert vault.read(foreseeable_readers_of(CaseId("0" * 32))) == ()


def test_what_equals_the_ordinary_course_is_not_kept(vault, case):
    kept(vault, case, "expert", ["public"])
    kept(vault, case, "expert", [], reason="")
    assert vault.read(foreseeable_readers_of(case)) == ()


def test_it_is_in_the_history_and_taken_back_from_there(vault, case):
    kept(vault, case, "expert", ["public"])
    kept(vault, case, "expert", ["ccf"], "another order")
    first, words = vault.read(next_undo(case))
    assert words == "Undo: foreseeable readers edited (An expert)"
    vault.write(undo(first))
    assert readers_reached_by("expert", vault.read(foreseeable_readers_of(case))) == AUDIENCES
    vault.write(reset_foreseeable_readers(case, "expert"))
    vault.write(reset_foreseeable_readers(case, "expert"))
    assert vault.read(foreseeable_readers_of(case)) == ()


def test_nothing_is_kept_without_a_reason_a_case_or_a_known_audience(vault, case):
    with pytest.raises(Refused, match="reach_without_reason"):
        kept(vault, case, "expert", ["public"], "  ")
    with pytest.raises(Refused, match="unknown_audience"):
        kept(vault, case, "expert", ["press"])
    with pytest.raises(Refused, match="case_unknown"):
        kept(vault, CaseId("0" * 32), "expert", ["public"])
    assert vault.read(foreseeable_readers_of(case)) == ()
