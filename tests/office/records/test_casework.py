"""Single records: put, changed, and removed only where nothing points to them."""

import secrets
from collections import Counter
from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DeadlineId, PersonId, TreatmentId, new_id
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Event,
    Identifier,
    Mark,
    Person,
    Protection,
)
from casefiles.domain.records.redaction_settings import (
    AssignedPseudonym,
    RedactionReason,
    Treatment,
)
from casefiles.office.records.record_commands import (
    named_places,
    remove_record,
    save_case,
    save_key_date,
    save_person,
    save_record,
)
from casefiles.words.catalogue import codes, explain
from tests.office.sample_at_hand import *  # noqa: F403


def _person(opened, name: str) -> Person:
    persons = opened.ask(lambda reader: reader.find(Person))
    return next(one for one in persons if one.names[0].text == name)


def _new_person(case_id) -> Person:
    person_id = PersonId(new_id(secrets.token_bytes))
    names = (PersonName("Wolf Nobody", "Latn", "birth"),)
    return Person(person_id, case_id, names, (), Protection.WITHHELD)


def test_a_person_is_added_once_and_then_changed(opened, case_id):
    person = _new_person(case_id)
    opened.run(save_person(person))
    opened.run(save_person(replace(person, contact="through counsel only")))
    assert opened.ask(lambda reader: reader.get(Person, person.id)).contact
    entries = opened.ask(lambda reader: reader.entries_of(Person, person.id))
    assert [entry.action for entry in entries] == ["edit_person", "add_person"]


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("passport", " ", "identifier_empty"),
        ("", "EX1234567", "identifier_kind_unknown"),
        ("shoe size", "42", "identifier_kind_unknown"),
        ("form id", "wang-li", "identifier_kind_unknown"),
        ("date of birth", "spring 1991", "identifier_not_a_day"),
        ("出生日期", "1991", "identifier_not_a_day"),
    ],
)
def test_a_number_of_no_known_kind_and_a_birth_that_is_no_day_are_refused(
    opened, case_id, kind, value, code
):
    person = replace(_new_person(case_id), identifiers=(Identifier(kind, value),))
    with pytest.raises(Refused) as fault:
        opened.run(save_person(person))
    assert fault.value.code == code
    assert fault.value.safe["field"] == "identifiers"
    assert opened.ask(lambda reader: reader.get(Person, person.id)) is None


def test_a_number_of_an_older_vault_stays_as_it_is(opened, case_id):
    person = replace(_new_person(case_id), identifiers=(Identifier("staff badge", "4471 B"),))
    opened.run(save_record(person, "add_person"))
    opened.run(save_person(replace(person, contact="through counsel only")))
    kept = opened.ask(lambda reader: reader.get(Person, person.id))
    assert kept.contact
    assert kept.identifiers == person.identifiers


def test_a_person_without_a_name_is_refused(opened, case_id):
    nobody = replace(_new_person(case_id), names=(PersonName("  ", "", ""),))
    with pytest.raises(Refused) as fault:
        opened.run(save_person(nobody))
    assert fault.value.code == "person_without_name"
    assert opened.ask(lambda reader: reader.get(Person, nobody.id)) is None


def test_somebody_whom_the_case_names_is_not_removed(opened):
    sister = _person(opened, "Zulpiye Baratjan")
    with pytest.raises(Refused) as fault:
        opened.run(remove_record(Person, sister.id, "remove_person"))
    assert fault.value.code == "record_in_use"
    events = opened.ask(
        lambda reader: [
            event
            for event in reader.find(Event)
            if sister.id in event.person_ids or sister.id in event.text
        ]
    )
    marks = opened.ask(lambda reader: reader.find(Mark, person_id=sister.id))
    assert len(events) > 1
    assert fault.value.safe["event"] == len(events)
    assert fault.value.safe.get("mark", 0) == len(marks)
    assert f"{len(events)} events" in explain(fault.value.code, fault.value.safe)
    assert opened.ask(lambda reader: reader.get(Person, sister.id)) == sister


def test_somebody_nobody_names_is_removed_and_twice_does_no_harm(opened, case_id):
    person = _new_person(case_id)
    opened.run(save_person(replace(person, contact=f"[[{person.id}]] through counsel")))
    for _ in range(2):
        opened.run(remove_record(Person, person.id, "remove_person"))
    assert opened.ask(lambda reader: reader.get(Person, person.id)) is None


def test_two_cases_do_not_share_a_reference(opened, case_id):
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    other = replace(case, id=CaseId(new_id(secrets.token_bytes)))
    with pytest.raises(Refused, match="reference_exists"):
        opened.run(save_case(other))
    opened.run(save_case(replace(other, reference="X/2")))
    assert len(opened.ask(lambda reader: reader.find(Case))) == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"reference": " "}, "case_without_reference"), ({"dated": "soon"}, "date_unusable")],
)
def test_a_case_that_cannot_be_kept_is_refused(opened, case_id, changes, code):
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    with pytest.raises(Refused, match=code):
        opened.run(save_case(replace(case, **changes)))


def test_a_date_of_the_case_needs_a_date(opened, case_id):
    deadline = Deadline(DeadlineId(new_id(secrets.token_bytes)), case_id, "removal", "", "")
    with pytest.raises(Refused, match="date_unusable"):
        opened.run(save_key_date(deadline))
    opened.run(save_key_date(replace(deadline, date="2025-06-03T09:30")))
    assert opened.ask(lambda reader: reader.get(Deadline, deadline.id)).kind == "removal"


def test_a_person_goes_with_the_reasons_and_ciphers_that_were_chosen_for_them(opened, case_id):
    person, other = _new_person(case_id), _new_person(case_id)
    for one in (person, other):
        opened.run(save_person(one))
    chosen = Treatment(
        TreatmentId(new_id(secrets.token_bytes)),
        *(case_id, "national_court", "court_closed"),
        ciphers=tuple(
            AssignedPseudonym(one.id, f"Witness {one.id[:2]}") for one in (person, other)
        ),
        grounds=tuple(
            RedactionReason(one.id, "witness", "heard in March") for one in (person, other)
        ),
    )
    opened.run(lambda work: work.insert(chosen, "add_treatment"))
    opened.run(remove_record(Person, person.id, "remove_person"))
    assert opened.ask(lambda reader: reader.get(Person, person.id)) is None
    left = opened.ask(lambda reader: reader.get(Treatment, chosen.id))
    assert [one.person_id for one in (*left.ciphers, *left.grounds)] == [other.id] * 2


def test_places_are_told_in_words():
    assert named_places(Counter(reach=1, event=1)) == "1 event and 1 decision about readers"
    assert named_places(Counter(event=2)) == "2 events"
    assert named_places(Counter(mark=1, fact=1, event=2)) == "2 events, 1 fact and 1 redaction mark"


def test_every_refusal_has_words():
    assert {
        "person_without_name",
        "case_without_reference",
        "date_unusable",
        "record_in_use",
    } <= codes()
