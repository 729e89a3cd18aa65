"""An incident told at once: people, relation and act in one act, and what may be the same."""

import secrets

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Case, Person, Protection
from casefiles.domain.records.incidents import Incident, Relationship
from casefiles.office.proceedings.incident_entry import possible_duplicates, save_incident_entry
from casefiles.office.records.undo import next_undo, undo
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.fixture
def told(opened):
    case = opened.ask(lambda reader: reader.find(Case))[0]

    def tell(**values):
        return opened.run(save_incident_entry(case.id, values, secrets.token_bytes))

    return case, tell


def count(opened, kind):
    return len(opened.ask(lambda reader: reader.find(kind)))


def test_victim_actor_relation_and_act_are_one_act_that_undo_takes_back(opened, told):
    case, tell = told
    before = [count(opened, kind) for kind in (Person, Relationship, Incident)]
    own = tell(
        date="2021-03-04",
        text="They came at night.",
        place="Kashgar",
        method="visit",
        new_targets=[{"name": "Aygul", "kind": "sibling"}],
        new_actors=[{"name": "Officer Wang"}],
    )
    incident = opened.ask(lambda reader: reader.get(Incident, own))
    (target,) = incident.target_ids
    assert opened.ask(lambda reader: reader.get(Person, target)).protection is Protection.WITHHELD
    kin = opened.ask(lambda reader: reader.find(Relationship, person_id=target))
    assert [one.kind for one in kin] == ["sibling"]
    first, _ = opened.ask(next_undo(case.id))
    opened.run(undo(first))
    assert [count(opened, kind) for kind in (Person, Relationship, Incident)] == before


def test_nothing_is_kept_where_a_new_person_has_no_name(opened, told):
    _, tell = told
    before = count(opened, Person)
    with pytest.raises(Refused, match="person_without_name"):
        tell(date="2021-03-04", new_targets=[{"name": "Aygul"}, {"name": " "}])
    assert count(opened, Person) == before


@pytest.mark.parametrize(
    ("typed", "is_alike"),
    [
        ({"date": "2021-03-05", "place": "kashgar"}, True),
        ({"date": "2021-03-03T23:00", "method": "visit"}, True),
        ({"date": "2021-03-06", "place": "Kashgar"}, False),
        ({"date": "2021-03-04", "place": "Urumqi", "method": "summons"}, False),
        ({"date": "2021-03", "place": "Kashgar"}, True),
        ({"date": "", "place": "Kashgar"}, False),
    ],
)
def test_an_incident_is_alike_by_day_and_place_or_kind(opened, told, typed, is_alike):
    case, tell = told
    own = tell(date="2021-03-04", text="They came.", place="Kashgar", method="visit")
    found = opened.ask(possible_duplicates(case.id, typed))
    assert (own in {one.id for one in found}) is is_alike


def test_a_shared_person_and_a_name_that_the_case_has_are_told(opened, told):
    case, tell = told
    own = tell(date="2021-03-04", text="They came.", new_targets=[{"name": "Aygul Example"}])
    (target,) = opened.ask(lambda reader: reader.get(Incident, own)).target_ids
    (alike,) = opened.ask(
        possible_duplicates(case.id, {"date": "2021-03-05", "target_ids": [target]})
    )
    assert alike.why == "4 March 2021, also Aygul Example"
    typed = {"date": "1999", "new_targets": [{"name": "aygul example"}]}
    (same,) = opened.ask(possible_duplicates(case.id, typed))
    assert (same.id, same.leads_to[0]) == (target, "person")
