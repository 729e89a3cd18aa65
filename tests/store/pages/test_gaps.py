"""What cells leave behind in pages when they move on is gone after an erasure, and nothing else."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Event, Person
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import open_keys
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.pages.btree import is_map, parent_of
from casefiles.store.pages.raw_pages import PageFile
from casefiles.store.pages.slack_space import (
    SlackProgress,
    cells_of_page,
    is_full,
    wipe_slack,
    without_free_blocks,
    without_gaps,
)
from casefiles.store.vault import scrubbing
from tests.store.ledger.test_erasure import DRAFT, NAME, erase
from tests.store.raw_pages import found_in
from tests.store.world import PASSPHRASE, World, insert_all, new_case, new_event, new_person

SEEDS = (1, 2, 3)
SOME = 5
SIZES = (0, 50, 500, 3_000, 9_000, 20_000)


def lived(world: World, seed: int) -> list[Event]:
    """Write, change and remove people and events of all sizes, erase the people; return events."""
    chance = random.Random(seed)
    case = new_case()
    with world.create() as vault:
        people = [new_person(case, f"{NAME}{at}") for at in range(chance.randint(40, 90))]
        events = [new_event(case, "o" * chance.randint(1, 3_000)) for _ in range(80)]
        insert_all(vault, [case, *people, *events])
        for at in range(100):
            person = replace(
                chance.choice(people), contact=f"{DRAFT}{'y' * chance.choice(SIZES)}{at}"
            )
            vault.write(lambda work, one=person: work.update(one, "edit_person"))
            if at % 3 == 0:
                number = chance.randrange(len(events))
                events[number] = replace(events[number], text="z" * chance.randint(1, 6_000))
                vault.write(lambda work, one=events[number]: work.update(one, "edit_event"))
        for person in people[:: chance.randint(1, 3)]:
            vault.write(lambda work, one=person: work.delete(Person, one.id, "remove_person"))
        erase(vault, *((Person, person.id) for person in people))
        assert check_integrity(vault, CancellationToken()).is_sound
    return events


def keys_of(world: World):
    place = VaultFolder(world.folder)
    try:
        return open_keys(place, PASSPHRASE)[1]
    finally:
        place.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_of_what_is_erased_stays_between_cells(tmp_path, seed):
    world = World(tmp_path / "vault")
    events = lived(world, seed)
    assert found_in(world.folder, [NAME, DRAFT]) == {NAME: 0, DRAFT: 0}
    with world.open() as vault:
        assert check_integrity(vault, CancellationToken()).is_sound
        held = vault.read(lambda reader: {one.id: one for one in reader.find(Event)})
    assert held == {one.id: one for one in events}


def test_control_without_the_last_look_bytes_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(scrubbing, "wipe_slack", lambda *_, **__: SlackProgress(0, 0))
    world = World(tmp_path / "vault")
    lived(world, 1)
    assert wipe_slack(world.folder, keys_of(world), random.Random(5).randbytes).pages > SOME


def trees_of(world: World) -> Iterator[tuple[int, bytes]]:
    """Yield all pages of trees, with their numbers."""
    with PageFile(world.folder, keys_of(world)) as pages:
        for number in range(1, pages.count + 1):
            held = pages.page(number)
            told = (1, 0) if number == 1 else parent_of(pages.page, number)
            if held is not None and not is_map(number) and told is not None and told[0] in {1, 5}:
                yield number, held


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_that_is_passed_over_holds_nothing_between_cells(tmp_path, monkeypatch, seed):
    monkeypatch.setattr(scrubbing, "wipe_slack", lambda *_, **__: SlackProgress(0, 0))
    world = World(tmp_path / "vault")
    lived(world, seed)
    full = blocks = 0
    for number, held in trees_of(world):
        cleared = without_gaps(held, number, cells_of_page(held, number))
        assert cleared == held or not is_full(held, number)
        has_fragments = held[7 + (100 if number == 1 else 0)]
        assert has_fragments or without_free_blocks(held, number) == cleared
        blocks += not has_fragments and cleared != held
        full += is_full(held, number)
        if is_full(held, number) and (at := held.find(bytes(8), 120)) > 0:
            spoilt = held[:at] + b"secret" + held[at + 6 :]
            is_gap = without_gaps(spoilt, number, cells_of_page(held, number)) == held
            assert not (is_gap and is_full(spoilt, number))
    assert full > SOME
    assert blocks, "none was cleared by its free blocks alone"


def test_pages_are_cleared_a_few_at_a_time(tmp_path, monkeypatch):
    turns = []

    def few(*given, **told):
        turns.append(wipe_slack(*given, most=3, **told))
        return turns[-1]

    monkeypatch.setattr(scrubbing, "wipe_slack", few)
    world = World(tmp_path / "vault")
    lived(world, 1)
    assert len(turns) > 3
    assert [one.next_page == 0 for one in turns[-2:]] == [False, True]
    assert found_in(world.folder, [NAME, DRAFT]) == {NAME: 0, DRAFT: 0}
    with world.open() as vault:
        assert check_integrity(vault, CancellationToken()).is_sound


def test_pages_are_cleared_once_and_hold_the_same_cells(tmp_path):
    world = World(tmp_path / "vault")
    lived(world, 4)
    keys, chance = keys_of(world), random.Random(5).randbytes
    # The note that the erasure was unfinished went after the last look.
    assert wipe_slack(world.folder, keys, chance).pages < SOME
    assert wipe_slack(world.folder, keys, chance) == SlackProgress(0, 0), "nothing is left"
    for number, held in trees_of(world):
        cells = cells_of_page(held, number)
        spoilt = bytearray(held)
        for at in range(len(spoilt)):
            if all(not cell.start <= at < cell.end for cell in cells) and not spoilt[at]:
                spoilt[at] = 0
        assert without_gaps(bytes(spoilt), number, cells) == held
