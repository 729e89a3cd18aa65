"""The narrative: blocks in their order, cites that are checked, names that are proposed."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import ExhibitId, NarrativeBlockId
from casefiles.domain.records.case_records import DocumentStatus, Exhibit, Protection
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock, ReadBlock
from casefiles.office.narrative.blocks import (
    BlockInput,
    add_block,
    edit_block,
    move_block,
    narrative_of,
    remove_block,
)
from casefiles.office.narrative.narrative_import import apply_names, name_proposals, save_narrative
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace.operations import JobContext
from tests.store.world import (
    Hands,
    World,
    insert_all,
    keep_document,
    new_case,
    new_person,
    one_page,
)

ID = "0e" * 16


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


@pytest.fixture
def place(vault, tmp_path) -> JobContext:
    clock = Hands().clock()
    return JobContext(vault, lambda: None, clock, secrets.token_bytes, tmp_path)  # type: ignore[arg-type, return-value]


def rows(vault, case):
    return vault.read(narrative_of(case.id))


def terms(text: str, kind: BlockKind = BlockKind.NUMBERED, *notes: str) -> BlockInput:
    return BlockInput(kind, 1, text, notes)


def added(place, case, *texts: str) -> list[NarrativeBlockId]:
    return [add_block(case.id, 99, terms(text))(place, CancellationToken()) for text in texts]


def test_blocks_are_put_moved_and_taken_out_without_a_gap(vault, case, place):
    one, two = added(place, case, "One.", "Two.")
    add_block(case.id, 1, terms("Facts", BlockKind.HEADING))(place, CancellationToken())
    assert [(row.position, row.number, row.text) for row in rows(vault, case)] == [
        (1, 0, "Facts"),
        (2, 1, "One."),
        (3, 2, "Two."),
    ]
    vault.write(move_block(two, 2))
    vault.write(edit_block(one, terms("One more.")))
    assert [row.text for row in rows(vault, case)] == ["Facts", "Two.", "One more."]
    vault.write(remove_block(two))
    assert [(row.position, row.number) for row in rows(vault, case)] == [(1, 0), (2, 1)]


def test_another_place_changes_one_block_until_no_number_is_free(vault, case, place):
    first, last = added(place, case, "0.", "1.")
    for _ in range(23):
        add_block(case.id, 2, terms("between"))(place, CancellationToken())
    vault.write(move_block(last, 1))
    told = [row.text for row in rows(vault, case)]
    assert told[:2] == ["1.", "0."]
    assert told.count("between") == 23
    assert [row.position for row in rows(vault, case)] == list(range(1, 26))
    positions = [one.position for one in vault.read(lambda reader: reader.find(NarrativeBlock))]
    assert len(set(positions)) == 25
    assert rows(vault, case)[1].id == first


def test_a_block_says_something_and_its_footnotes_have_signs(vault, case, place):
    (one,) = added(place, case, "One.")
    for wrong in (terms("  "), terms("A[^1]."), terms("A.", BlockKind.PLAIN, "note")):
        with pytest.raises(Refused):
            vault.write(edit_block(one, wrong))
    vault.write(edit_block(one, terms("A[^1].", BlockKind.PLAIN, "See [AB/1, 2].")))
    (row,) = rows(vault, case)
    assert row.terms.notes == ("See [AB/1, 2].",)
    assert row.cites == 1


def test_cites_that_lead_nowhere_are_told_one_by_one(vault, case, place):
    document = keep_document(vault, case, b"x")
    hidden = keep_document(vault, case, b"y")
    vault.write(lambda work: work.put_reading(document.id, one_page("seen")))
    vault.write(lambda work: work.put_reading(hidden.id, one_page("unseen")))
    kept = replace(hidden, status=DocumentStatus.PRIVILEGED)
    vault.write(lambda work: work.update(kept, "edit_document"))
    insert_all(vault, [Exhibit(ExhibitId(ID), case.id, document.id, "AB/1", ""),
                       Exhibit(ExhibitId("0f" * 16), case.id, hidden.id, "AB/2", "")])  # fmt: skip
    added(place, case, "So [AB/1, 1] and [AB/1, p. 2; CD/9, 1-3], not [AB/2, 1] or [sic].", "Bare.")
    one, bare = rows(vault, case)
    assert one.cites == 4
    assert [(doubt.cite, doubt.code, doubt.pages) for doubt in one.doubts] == [
        ("[AB/1, 2]", "beyond_end", 1),
        ("[CD/9, 1-3]", "unknown_mark", 0),
        ("[AB/2, 1]", "kept_back", 0),
    ]
    assert bare.is_bare
    assert not one.is_bare


def test_what_was_read_is_kept_in_one_act_and_undone_as_one(vault, case, place):
    added(place, case, "Old.")
    blocks = [ReadBlock(BlockKind.HEADING, 1, "New"), ReadBlock(BlockKind.NUMBERED, 0, "One.")]
    assert save_narrative(case.id, blocks, replaces=True)(place, CancellationToken()) == 2
    assert [row.text for row in rows(vault, case)] == ["New", "One."]
    save_narrative(case.id, blocks, replaces=False)(place, CancellationToken())
    assert [row.position for row in rows(vault, case)] == [1, 2, 3, 4]
    for left in (["New", "One."], ["Old."]):
        first, _ = vault.read(next_undo(case.id))
        vault.write(undo(first))
        assert [row.text for row in rows(vault, case)] == left


def test_known_names_are_proposed_and_put_only_where_somebody_says_so(vault, case, place):
    sister = replace(new_person(case, "Rahile Memet"), protection=Protection.WITHHELD)
    client = replace(new_person(case, "Tursun Ablet"), id="1c" * 16, protection=Protection.OPEN)
    insert_all(vault, [sister, client])
    added(place, case, f"Rahile Memet saw [[{client.id}]] and Tursun Ablet.", "Rahile Memet left.")
    first, second, third = vault.read(name_proposals(case.id))
    assert [(one.found, one.person_id) for one in (first, second, third)] == [
        ("Rahile Memet", sister.id),
        ("Tursun Ablet", client.id),
        ("Rahile Memet", sister.id),
    ]
    assert [row.terms.text.count("[[") for row in rows(vault, case)] == [1, 0]
    assert vault.write(apply_names([first, second])) == 2
    blocks = vault.read(lambda reader: reader.find(NarrativeBlock))
    assert blocks[0].text == f"[[{sister.id}]] saw [[{client.id}]] and [[{client.id}]]."
    assert blocks[1].text == "Rahile Memet left."
    assert vault.write(apply_names([first])) == 0
