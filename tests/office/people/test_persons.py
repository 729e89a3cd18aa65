"""Names in every script, from and to forms, and what the case holds on a person."""

import pytest

from casefiles.domain.dates.edtf import sort_key
from casefiles.domain.foundation.ids import CaseId, IncidentId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.rows import PersonFilter
from casefiles.office.people.mention_counts import count_mentions
from casefiles.office.people.person_cards import person_card
from casefiles.office.people.persons import (
    namesakes,
    people_of,
    person_of,
    script_of,
    shown,
    values_of,
)
from tests.office.sample_at_hand import *  # noqa: F403


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Ershat Baratjan", "Latn"),
        ("Эршат Баратжан", "Cyrl"),
        ("艾尔夏提·巴拉提江", "Hans"),
        ("艾爾夏提·巴拉提江", "Hant"),
        ("高立珩", "Hani"),
        ("叶葉", "Hani"),
        ("ئەرشات باراتجان", "Arab"),
        ("བསྟན་འཛིན་རྒྱ་མཚོ", "Tibt"),
        ("Αλέξης", "Grek"),
        ("A 高立珩", "Hani"),
        ("ᠮᠣᠩᠭᠣᠯ", "Mong"),
        ("17", ""),
        ("", ""),
    ],
)
def test_the_script_is_told_by_the_characters(text, script):
    assert script_of(text) == script


def test_a_person_comes_back_from_a_form_as_it_went_in(opened):
    for person in opened.ask(lambda reader: reader.find(Person)):
        assert person_of(person.id, person.case_id, values_of(person), person) == person


def test_a_form_leaves_out_empty_lines_and_finds_scripts():
    values = {
        "names": [["  Re\u0301mi ", "", "birth"], ["  ", "", "alias"], ["雷米", "", ""]],
        "identifiers": [["passport", " EX1 "], ["telephone", " "]],
        "protection": "withheld",
        "role": " relative ",
        "contact": "",
    }
    person = person_of(PersonId("a"), CaseId("b"), values)
    assert person.names == (PersonName("Rémi", "Latn", "birth"), PersonName("雷米", "Hani", ""))
    assert [one.value for one in person.identifiers] == ["EX1"]
    assert person.protection is Protection.WITHHELD
    assert person.role == "relative"


def test_references_are_shown_as_names_and_the_lost_as_such():
    assert shown("[[a]] met [[b]].", {"a": "Ann"}) == "Ann met ?."


def test_people_are_listed_by_any_name_and_with_their_mentions(opened, case_id, work):
    everybody = opened.ask(people_of(case_id, PersonFilter()))
    assert everybody.total == len(everybody.lines) == 13
    assert all(line.mentions is None for line in everybody.lines)
    work(count_mentions(case_id))
    found = opened.ask(people_of(case_id, PersonFilter(text="祖丽皮耶", protection="withheld")))
    assert [line.person.name for line in found.lines] == ["Zulpiye Baratjan"]
    assert found.total == 13
    assert found.lines[0].mentions.total > 1


@pytest.mark.parametrize("order", ["protection", "role", "contact", "mentions"])
def test_people_are_ordered_by_what_is_wanted(opened, case_id, work, order):
    work(count_mentions(case_id))
    key = {
        "protection": lambda line: list(Protection).index(line.person.protection),
        "role": lambda line: line.person.role,
        "contact": lambda line: not line.person.contact,
        "mentions": lambda line: line.mentions.total,
    }[order]
    for is_descending in (False, True):
        wanted = PersonFilter(is_descending=is_descending)
        keys = [key(line) for line in opened.ask(people_of(case_id, wanted, order)).lines]
        assert keys == sorted(keys, reverse=is_descending)


def test_a_card_tells_events_and_paragraphs_with_names(opened, case_id):
    (sister,) = opened.ask(people_of(case_id, PersonFilter(text="zulpiye"))).lines
    card = opened.ask(person_card(sister.id))
    assert len(card.events) > 1
    assert not any("[[" in one.text for one in (*card.events, *card.facts))
    assert any("Zulpiye" in event.text for event in card.events)
    keys = [sort_key(event.date) for event in card.events]
    assert keys == sorted(keys)
    assert opened.ask(person_card(PersonId("0" * 32))) is None


def test_a_card_tells_incidents_and_what_the_person_has_to_do_with_each(opened, case_id):
    ids = [line.id for line in opened.ask(people_of(case_id, PersonFilter())).lines[:3]]
    told, other, nobody = ids
    made = (
        Incident(IncidentId("2" * 32), case_id, "2031-02", text=f"[[{other}]] came."),
        Incident(
            *(IncidentId("1" * 32), case_id, "2031-01"), method="visit", text=f"[[{other}]] came.",
            target_ids=(told,), source_person=told,
        ),
        Incident(IncidentId("3" * 32), case_id, "2031-03", actor_ids=(other,), known_to=(told,)),
    )  # fmt: skip
    mine = {one.id for one in made}
    opened.run(lambda work: [work.insert(one, "add_incident") for one in made])

    def card(person_id):
        found = opened.ask(person_card(person_id)).incidents
        return [(one.id[0], one.parts) for one in found if one.id in mine]

    assert card(told) == [("1", ("Victim", "Source")), ("3", ("Knows",))]
    assert card(other) == [
        ("1", ("Named in it",)),
        ("2", ("Named in it",)),
        ("3", ("Perpetrator",)),
    ]
    assert card(nobody) == []
    name = opened.ask(person_card(told)).incidents[-2].name
    assert name.startswith("Visit, January 2031, ")
    assert "[[" not in name


def test_a_name_that_another_has_is_told(opened, case_id):
    names = (PersonName("ERSHAT  baratjan", "Latn", "alias"), PersonName("Nobody", "", ""))
    person = Person(PersonId("new"), case_id, names, (), Protection.OPEN)
    assert opened.ask(namesakes(case_id, person)) == ("ERSHAT  baratjan",)
    ershat = opened.ask(lambda reader: reader.find(Person))[0]
    assert opened.ask(namesakes(case_id, ershat)) == ()
