"""What was typed and not saved stays in the vault until it is saved or thrown away."""

import pytest

from casefiles.office.workplace import drafts
from casefiles.store.ledger.chains import LedgerEntry
from tests.store.world import World


@pytest.fixture
def world(tmp_path):
    return World(tmp_path / "vault")


def entries(vault) -> tuple[LedgerEntry, ...]:
    return vault.read(lambda reader: reader.entries(None))


def test_a_draft_outlives_the_window_and_is_outside_the_ledger(world):
    values = {"text": "Aygül said “no”", "cites": [{"page": 3}], "is_withheld": True, "n": None}
    with world.create() as vault:
        before = entries(vault)
        vault.write(drafts.save_draft("event:new", values))
        assert entries(vault) == before
    with world.open() as vault:
        assert vault.read(drafts.draft("event:new")) == values
        assert vault.read(drafts.draft("event")) is None


def test_the_last_draft_of_a_form_counts(world):
    with world.create() as vault:
        vault.write(drafts.save_draft("event:new", {"text": "a"}))
        vault.write(drafts.save_draft("event:new", {"text": "b"}))
        assert vault.read(drafts.draft("event:new")) == {"text": "b"}


def test_later_typing_does_not_change_what_was_handed_over(world):
    values = {"names": ["a"]}
    edit = drafts.save_draft("person:new", values)
    values["names"].append("b")
    with world.create() as vault:
        vault.write(edit)
        assert vault.read(drafts.draft("person:new")) == {"names": ["a"]}


def test_dropping_tells_listeners_only_if_something_was_kept(world):
    with world.create() as vault:
        vault.write(drafts.save_draft("event:new", {"text": "a"}))
        heard = []
        vault.listener = heard.append
        vault.write(drafts.discard_draft("event:new"))
        assert [changes.ids("setting") for changes in heard] == [{"draft:event:new"}]
        vault.write(drafts.discard_draft("event:new"))
        assert len(heard) == 1
        assert vault.read(drafts.draft("event:new")) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"values": 3, "wall": 1}', '{"values": {}}'])
def test_nonsense_counts_as_no_draft(world, text):
    with world.create() as vault:
        vault.write(lambda work: work.put_setting("draft:x", text))
        assert vault.read(drafts.draft("x")) is None


def test_what_json_cannot_hold_is_a_fault_of_the_caller():
    with pytest.raises(TypeError):
        drafts.save_draft("x", {"value": object()})
