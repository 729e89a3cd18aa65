"""What a rewording in an emergency leaves to be asked goes with it, and tells of nobody."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Event, Person, Protection
from casefiles.domain.records.kin import Kin
from casefiles.office.export.emergency import remove_undecided
from casefiles.office.records.undo import next_undo, undo
from casefiles.store.ledger.change_sets import NEWEST
from tests.office.export.test_emergency import waiting
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]


def told_of(opened, number: int, text: str) -> Event:
    event = opened.ask(lambda reader: reader.find(Event))[number]
    opened.run(lambda at: at.update(replace(event, text=text), "edit_event"))
    return event


def text_of(opened, event: Event) -> str:
    return opened.ask(lambda reader: reader.get(Event, event.id)).text


@pytest.fixture
def sisters(opened) -> Callable[..., list[Person]]:
    """Two protected sisters, so that a part of a name leads to both."""
    found = opened.ask(lambda reader: reader.find(Person))
    kept = [one for one in found if one.protection != "open"][:2]
    names = (
        (PersonName("Li Tashgul", "Latn", ""), PersonName("Li", "Latn", "")),
        (PersonName("Mei Tashgul", "Latn", ""),),
    )

    def become(*protection: Protection) -> list[Person]:
        told = [
            replace(one, names=name, identifiers=(), protection=own, kin=Kin.SISTER)
            for one, name, own in zip(kept, names, protection, strict=True)
        ]
        for one in told:
            opened.run(lambda at, one=one: at.update(one, "edit_person"))
        return told

    return become


def test_what_a_rewording_leaves_to_be_asked_goes_in_the_same_act(opened, work, case_id, sisters):
    li, _ = sisters(Protection.WITHHELD, Protection.WITHHELD)
    event = told_of(opened, 0, "It rained. Then li came with the sister and with the sister.")
    other = told_of(opened, 1, "It rained. His sister left. Later his sister wept.")
    acts = opened.ask(lambda reader: len(reader.acts(NEWEST, 10_000)))
    work(remove_undecided(case_id))
    told = "It rained. Then @ came with the @ and with the @."
    assert text_of(opened, event) == told.replace("@", f"[[{li.id}]]")
    assert text_of(opened, other) == "It rained."
    assert not [one for one in waiting(opened, case_id) if not one.item.document_id]
    assert opened.ask(lambda reader: len(reader.acts(NEWEST, 10_000))) == acts + 1
    opened.run(undo(opened.ask(next_undo(case_id))[0]))
    assert "Then li came" in text_of(opened, event)
    assert "His sister left" in text_of(opened, other)


def test_a_name_that_leads_to_several_tells_of_none_of_them(opened, work, case_id, sisters):
    sisters(Protection.WITHHELD, Protection.PSEUDONYM)
    event = told_of(opened, 0, "They asked for Tashgul. It rained.")
    alone = told_of(opened, 1, "They asked for Tashgul.")
    removed = work(remove_undecided(case_id))
    assert text_of(opened, event) == "They asked for [WITHHELD]. It rained."
    assert text_of(opened, alone) == "They asked for [WITHHELD]."
    assert removed.texts >= 2


def test_a_text_of_which_nothing_would_be_left_waits_and_is_counted(opened, work, case_id, sisters):
    sisters(Protection.PSEUDONYM, Protection.PSEUDONYM)
    event = told_of(opened, 0, "They asked for Tashgul. It rained.")
    alone = told_of(opened, 1, "They asked for Tashgul.")
    removed = work(remove_undecided(case_id))
    assert text_of(opened, event) == "It rained.", "[WITHHELD] would tell that two share a name"
    assert text_of(opened, alone) == "They asked for Tashgul."
    (left,) = [one for one in waiting(opened, case_id) if one.item.record[1] == alone.id]
    assert left.item.text == "Tashgul"
    assert removed.left == len(waiting(opened, case_id))
