"""The narrative: numbered from 1 without a gap, whatever is added, moved or removed."""

import random
import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import FactId, new_id
from casefiles.domain.records.case_records import Fact, Person
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.office.narrative.facts import (
    add_fact,
    edit_fact,
    facts_citing,
    facts_of,
    move_fact,
    new_fact,
    remove_fact,
)
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


def fresh() -> FactId:
    return FactId(new_id(secrets.token_bytes))


@pytest.fixture
def tell(opened, case_id):
    def told(text: str, *cites: Citation) -> FactId:
        standing = EvidentialStatus.CITED if cites else EvidentialStatus.ON_INSTRUCTIONS
        return opened.run(add_fact(new_fact(fresh(), case_id, text, standing, cites)))

    return told


def order(opened, case_id) -> list[str]:
    rows = opened.ask(facts_of(case_id))
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    return [row.id for row in rows]


def test_a_new_fact_is_told_last_with_its_proof(opened, case_id, tell, named):
    document = named("arrest-report")
    before = order(opened, case_id)
    made = tell("  He was arrested. ", Citation(document, 2), Citation(document, 2))
    assert order(opened, case_id) == [*before, made]
    row = opened.ask(facts_of(case_id))[-1]
    assert (row.text, row.standing) == ("He was arrested.", EvidentialStatus.CITED)
    assert [(cite.title, cite.page) for cite in row.cites] == [("AB/2", 2)]
    assert made in {one.id for one in opened.ask(facts_citing(case_id, document))}
    assert made not in {one.id for one in opened.ask(facts_citing(case_id, named("decision")))}


def test_a_fact_that_is_saved_twice_is_told_once(opened, case_id):
    before = order(opened, case_id)
    fact = new_fact(fresh(), case_id, "He was seen.")
    for text in ("He was seen.", "He was seen there."):
        opened.run(add_fact(replace(fact, text=text)))
    assert order(opened, case_id) == [*before, fact.id]
    assert opened.ask(facts_of(case_id))[-1].text == "He was seen there."


def test_references_are_shown_as_names(opened, case_id, tell):
    person = opened.ask(lambda reader: reader.find(Person))[0]
    made = tell(f"[[{person.id}]] left.")
    row = next(one for one in opened.ask(facts_of(case_id)) if one.id == made)
    assert row.text == f"{person.names[0].text} left."
    assert row.fact.text == f"[[{person.id}]] left."


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ((" \n", EvidentialStatus.ON_INSTRUCTIONS), "fact_without_text"),
        (("x", EvidentialStatus.CITED), "fact_without_cite"),
    ],
)
def test_what_says_or_proves_nothing_is_refused(opened, case_id, told, code):
    before = order(opened, case_id)
    with pytest.raises(Refused, match=code):
        opened.run(add_fact(new_fact(fresh(), case_id, *told)))
    with pytest.raises(Refused, match=code):
        opened.run(edit_fact(new_fact(FactId(before[0]), case_id, *told)))
    assert order(opened, case_id) == before


def test_an_edit_keeps_the_place(opened, case_id):
    before = order(opened, case_id)
    fact = opened.ask(facts_of(case_id))[1].fact
    opened.run(edit_fact(replace(fact, text="Otherwise.", position=7)))
    assert order(opened, case_id) == before
    assert opened.ask(facts_of(case_id))[1].text == "Otherwise."
    with pytest.raises(Refused, match="fact_gone"):
        opened.run(edit_fact(replace(fact, id=FactId("0" * 32))))


@pytest.mark.parametrize(("position", "at"), [(1, 0), (3, 2), (99, -1), (-4, 0)])
def test_a_moved_fact_makes_the_others_give_way_in_one_act(opened, case_id, tell, position, at):
    for number in range(4):
        tell(f"fact {number}")
    before = order(opened, case_id)
    moved = before[3]
    acts = len(opened.ask(lambda reader: reader.acts(1 << 60, 1000)))
    opened.run(move_fact(FactId(moved), position))
    after = order(opened, case_id)
    assert after[at] == moved
    assert [one for one in after if one != moved] == [one for one in before if one != moved]
    assert len(opened.ask(lambda reader: reader.acts(1 << 60, 1000))) - acts <= 1


def test_any_row_of_changes_leaves_no_gap(opened, case_id, tell):
    dice = random.Random(7)
    for step in range(30):
        ids = order(opened, case_id)
        what = dice.choice(["add", "move", "remove"]) if ids else "add"
        if what == "add":
            tell(f"fact {step}")
        elif what == "move":
            opened.run(move_fact(FactId(dice.choice(ids)), dice.randint(0, len(ids) + 1)))
        else:
            opened.run(remove_fact(FactId(dice.choice(ids))))
    order(opened, case_id)


def test_facts_of_an_older_vault_with_equal_positions_are_put_in_order(opened, case_id, tell):
    fact = opened.ask(lambda reader: reader.find(Fact, case_id=case_id))[1]
    fields = {name: getattr(fact, name) for name in type(fact).__dataclass_fields__}
    doubled = Fact(**{**fields, "position": 1})
    opened.run(lambda at: at.update(doubled, "edit_fact"))
    tell("last")
    assert len(set(order(opened, case_id))) == len(order(opened, case_id))
