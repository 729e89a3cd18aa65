"""Proposed forms of names: decided by the lawyer, undone, counted, apart from what is typed."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import PersonId, new_id
from casefiles.domain.language.names import NameSource, PersonName, Transliteration
from casefiles.domain.records.case_records import Document, Person, Protection
from casefiles.office.case.erasure import ErasureAuthority, erase_record
from casefiles.office.documents.document_records import remove as remove_document
from casefiles.office.people.mention_counts import count_mentions, is_count_fresh
from casefiles.office.people.persons import person_of, values_of
from casefiles.office.people.variants import (
    confirm_all,
    confirm_variants,
    reconsider_variant,
    reject_variants,
    undecided,
    variants_of,
)
from casefiles.office.records.record_commands import save_person
from casefiles.office.records.undo import next_undo, undo
from casefiles.redaction.names.protected_terms import protected_terms_of
from tests.office.sample_at_hand import *  # noqa: F403

HAN = PersonName("王小明", "Hani", "birth")


@pytest.fixture
def han(opened, case_id):
    person = Person(
        PersonId(new_id(opened.workplace.randomness)), case_id, (HAN,), (), Protection.WITHHELD
    )
    opened.run(save_person(person))
    return person.id


def texts(opened, person_id):
    return [one.name.text for one in opened.ask(variants_of(person_id)).proposed]


def get(opened, person_id):
    return opened.ask(lambda reader: reader.get(Person, person_id))


def test_a_confirmed_form_is_searched_and_a_rejected_one_does_not_come_back(opened, han):
    assert texts(opened, han) == ["Wang Xiaoming", "Wang Hsiao-ming", "Wang X.M.", "Wong Siu Ming"]
    opened.run(confirm_variants(han, ["Wang Xiaoming", "no such form"]))
    opened.run(reject_variants(han, ["Wong Siu Ming"]))
    told = opened.ask(variants_of(han))
    assert [one.name.text for one in told.proposed] == ["Wang Hsiao-ming", "Wang X.M."]
    assert [name.text for name in told.confirmed] == ["Wang Xiaoming"]
    assert told.rejected == ("Wong Siu Ming",)
    assert told.is_protected
    person = get(opened, han)
    assert person.names[1] == PersonName(
        "Wang Xiaoming",
        "Latn",
        "",
        Transliteration.PINYIN,
        person.names[1].order,
        NameSource.GENERATED,
        "王小明",
    )
    found = {alias.text for alias in protected_terms_of([person])}
    assert {"王小明", "Wang Xiaoming", "Xiaoming Wang"} <= found
    assert not {"Wang Hsiao-ming", "Wong Siu Ming"} & found


def test_each_decision_is_in_the_ledger_and_can_be_undone(opened, case_id, han):
    before = get(opened, han)
    opened.run(confirm_variants(han, texts(opened, han)))
    assert texts(opened, han) == []
    first, words = opened.ask(next_undo(case_id))
    assert words == "Undo: variant spellings confirmed (王小明)"
    opened.run(undo(first))
    assert get(opened, han) == before
    opened.run(reject_variants(han, ["Wang X.M."]))
    first, words = opened.ask(next_undo(case_id))
    assert words == "Undo: variant spellings rejected (王小明)"
    opened.run(undo(first))
    assert get(opened, han) == before


def test_a_decision_is_taken_back_by_itself(opened, han):
    before = get(opened, han)
    opened.run(confirm_variants(han, ["Wang Hsiao-ming"]))
    opened.run(reject_variants(han, ["Wang X.M."]))
    opened.run(reconsider_variant(han, "Wang Hsiao-ming"))
    opened.run(reconsider_variant(han, "Wang X.M."))
    opened.run(reconsider_variant(han, "王小明"))
    assert get(opened, han) == before


def test_another_name_brings_other_proposals(opened, han):
    opened.run(reject_variants(han, texts(opened, han)))
    assert texts(opened, han) == []
    person = get(opened, han)
    more = PersonName("Aygül Memet", "Latn", "alias")
    opened.run(save_person(replace(person, names=(*person.names, more))))
    assert "ئايگۈل مەمەت" in texts(opened, han)
    assert "Wang Xiaoming" not in texts(opened, han)


def test_who_is_gone_has_nothing_to_decide(opened):
    gone = PersonId("0" * 32)
    assert opened.ask(variants_of(gone)) is None
    with pytest.raises(Refused) as refused:
        opened.run(confirm_variants(gone, ["x"]))
    assert refused.value.code == "no_such_record"


def test_only_protected_persons_have_something_undecided_that_stops(opened, case_id, han):
    assert opened.ask(undecided(case_id))[han] == 4
    opened.run(save_person(replace(get(opened, han), protection=Protection.OPEN)))
    assert han not in opened.ask(undecided(case_id))


def test_all_of_everybody_protected_are_confirmed_as_one_act(opened, case_id, han):
    before = get(opened, han)
    count = sum(opened.ask(undecided(case_id)).values())
    assert opened.run(confirm_all(case_id)) == count >= 4
    assert opened.ask(undecided(case_id)) == {}
    first, _ = opened.ask(next_undo(case_id))
    opened.run(undo(first))
    assert get(opened, han) == before


def test_the_form_of_a_person_keeps_what_was_decided(opened, han):
    opened.run(confirm_variants(han, ["Wang Xiaoming"]))
    opened.run(reject_variants(han, ["Wang X.M."]))
    person = get(opened, han)
    values = values_of(person)
    assert [parts[0] for parts in values["names"]] == ["王小明"]
    assert person_of(han, person.case_id, values, person) == person
    nobody = person_of(han, person.case_id, values | {"names": []}, person)
    assert nobody.names == ()


def test_system_order_and_document_of_a_name_go_through_the_form(opened, case_id, named):
    name = PersonName(
        "Wang Hsiao-ming",
        "Latn",
        "court spelling",
        Transliteration.WADE_GILES,
        source=NameSource.FOUND,
        origin=named("calls"),
    )
    person = Person(PersonId("a" * 32), case_id, (name,), (), Protection.OPEN)
    assert person_of(person.id, case_id, values_of(person)) == person


@pytest.mark.parametrize("how", ["remove", "erase"])
def test_a_name_outlives_the_document_it_was_found_in(opened, han, named, work, how):
    document = named("ئاۋازلىق")
    person = get(opened, han)
    found = PersonName("Xiao Ming", "Latn", "nickname", source=NameSource.FOUND, origin=document)
    opened.run(save_person(replace(person, names=(*person.names, found))))
    if how == "erase":
        work(
            erase_record(
                Document, document, ErasureAuthority("client_instruction", "A. Lawyer", "")
            )
        )
    else:
        opened.run(remove_document(document))
    assert get(opened, han).names == (HAN, replace(found, origin=""))


def test_it_is_counted_how_often_a_proposal_stands_in_the_case(opened, case_id, work):
    sister = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.names[0].text == "Zulpiye Baratjan"
    )
    only = replace(sister, names=sister.names[:1], rejected=())
    opened.run(save_person(only))
    assert all(one.found is None for one in opened.ask(variants_of(sister.id)).proposed)
    assert not opened.ask(is_count_fresh(case_id))
    work(count_mentions(case_id))
    assert opened.ask(is_count_fresh(case_id))
    told = {one.name.text: one.found.places for one in opened.ask(variants_of(sister.id)).proposed}
    assert told["祖丽皮耶·巴拉提江"] > 0
    assert told["Zulpiye B."] == 0 or told["Z. Baratjan"] == 0
    opened.run(reject_variants(sister.id, ["Z. Baratjan"]))
    assert opened.ask(is_count_fresh(case_id))


def test_what_was_counted_of_somebody_goes_with_their_erasure(opened, case_id, han, work):
    work(count_mentions(case_id))
    name = f"form_counts:{case_id}"
    assert "Hsiao-ming" in opened.ask(lambda reader: reader.setting(name))
    work(erase_record(Person, han, ErasureAuthority("client_instruction", "A. Lawyer", "")))
    for kept in (name, f"mention_pages:{case_id}"):
        assert "Hsiao-ming" not in (opened.ask(lambda reader, at=kept: reader.setting(at)) or "")
