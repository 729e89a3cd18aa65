"""Acts group the entries of one write, and know what took back what."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Event
from casefiles.store.ledger.change_sets import NEWEST
from tests.store.world import insert_all, new_case, new_event, new_person


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


def acts(vault, before=NEWEST, limit=50):
    return vault.read(lambda reader: reader.acts(before, limit))


def act_of(vault, change):
    vault.write(change)
    return acts(vault)[0]


def test_a_new_vault_has_the_act_of_its_making(vault):
    (act,) = acts(vault)
    assert (act.first, act.last, act.undoes, act.turns) == (1, 1, None, 0)


def test_one_write_is_one_act(vault, case):
    insert_all(vault, [new_person(case), new_event(case), new_event(case)], "add_event")
    act = acts(vault)[0]
    assert (act.first, act.last) == (4, 6)
    entries = vault.read(lambda reader: reader.entries_between(act.first, act.last, 10))
    assert [entry.number for entry in entries] == [4, 5, 6]
    assert len(vault.read(lambda reader: reader.entries_between(1, 5, 2))) == 2


def test_a_write_without_entries_or_that_fails_is_no_act(vault, case):
    count = len(acts(vault))
    vault.write(lambda work: work.put_setting("language", "en"))
    with pytest.raises(Refused):
        vault.write(lambda work: work.insert(case, "load"))
    vault.write(lambda work: work.update(case, "edit_case"))
    assert len(acts(vault)) == count


def test_acts_come_newest_first_page_by_page(vault, case):
    for _ in range(5):
        insert_all(vault, [new_event(case)], "add_event")
    firsts = [act.first for act in acts(vault)]
    # The second entry is the key of this copy, which is part of no act.
    assert firsts == [8, 7, 6, 5, 4, 3, 1]
    assert [act.first for act in acts(vault, before=6, limit=2)] == [5, 4]
    assert vault.read(lambda reader: reader.act(4)).first == 4
    assert vault.read(lambda reader: reader.act(99)) is None


def test_what_took_back_what_counts_through_every_turn(vault, case):
    event = new_event(case)
    texts = iter("abcdefgh")

    def turning(first):
        def change(work):
            work.undoing(first)
            work.update(replace(event, text=next(texts)), "undo")

        return change

    insert_all(vault, [event], "add_event")
    first = acts(vault)[0].first
    chain = [first]
    for _ in range(4):
        chain.append(act_of(vault, turning(chain[-1])).first)
        told = {act.first: act for act in acts(vault)}
        is_undone = [told[number].is_undone for number in chain]
        # The last is in force, the one that it took back is not, and so on to the first.
        assert is_undone == [(len(chain) - at) % 2 == 0 for at in range(len(chain))]
        assert [told[number].turns for number in chain] == list(range(len(chain)))
        assert [told[number].undoes for number in chain] == [None, *chain[:-1]]


def test_heads_are_of_one_case_and_the_vault(vault, case):
    other = new_case("R-2")
    insert_all(vault, [other])
    vault.write(lambda work: work.note("add_recovery_key"))
    heads = vault.read(lambda reader: reader.latest_acts(NEWEST, 9, case.id))
    assert [head.entry.action for head in heads] == ["add_recovery_key", "load", "create_vault"]
    assert all(head.act.first == head.entry.number for head in heads)
    assert heads[1].entry.object == case.id
    assert heads[1].entry.changes
    older = vault.read(lambda reader: reader.latest_acts(heads[0].act.first, 9, case.id))
    assert older == heads[1:]


def test_the_entries_of_a_record_come_newest_first_also_when_it_is_gone(vault, case):
    event = new_event(case)
    insert_all(vault, [event, new_event(case)], "add_event")
    vault.write(lambda work: work.update(replace(event, text="X"), "edit_event"))
    vault.write(lambda work: work.delete(Event, event.id, "remove_event"))
    entries = vault.read(lambda reader: reader.entries_of(Event, event.id))
    assert [entry.action for entry in entries] == ["remove_event", "edit_event", "add_event"]


def test_each_acknowledged_write_tells_what_it_touched(vault, case):
    heard = []
    vault.listener = heard.append
    event = new_event(case)

    def change(work):
        work.insert(event, "add_event")
        work.put_setting("language", "en")

    vault.write(change)
    vault.write(lambda work: work.remove_setting("language"))
    vault.write(lambda work: work.update(event, "edit_event"))
    with pytest.raises(Refused):
        vault.write(lambda work: work.insert(event, "add_event"))
    assert heard == [
        Changes(frozenset({("event", event.id), ("setting", "language")})),
        Changes(frozenset({("setting", "language")})),
    ]
    assert heard[0].concern("person", "event")
    assert not heard[0].concern("person")
    assert heard[0].ids("event") == {event.id}


def test_settings_are_found_by_how_they_begin(vault):
    def keep(work):
        for name in ("draft:a", "draft:b", "drafty", "other"):
            work.put_setting(name, name.upper())

    vault.write(keep)
    found = vault.read(lambda reader: reader.settings("draft:"))
    assert found == {"draft:a": "DRAFT:A", "draft:b": "DRAFT:B"}
    vault.write(lambda work: work.remove_setting("draft:a"))
    vault.write(lambda work: work.remove_setting("never kept"))
    assert vault.read(lambda reader: reader.settings("draft:")) == {"draft:b": "DRAFT:B"}
    assert vault.read(lambda reader: reader.settings("%")) == {}


def test_the_clock_of_a_write_is_that_of_the_vault(world):
    with world.create() as vault:
        before = world.hands.wall
        assert before < vault.write(lambda work: work.wall()) <= world.hands.wall
