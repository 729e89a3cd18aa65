"""Old pages and old files put back: SQLCipher takes them for sound, the ledger does not."""

import shutil
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.records.case_records import Event
from casefiles.store.database.connection import PAGE_SIZE, Connection
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import open_keys
from casefiles.store.maintenance.integrity_check import check_integrity
from tests.faults.story import REFERENCE
from tests.store.world import PASSPHRASE, World, insert_all, new_case, new_event, new_person


@pytest.fixture
def two_moments(tmp_path):
    """A vault before and after an edit; returns its world, and the database before."""
    world = World(tmp_path / "vault")
    case = new_case(REFERENCE)
    with world.create() as vault:
        insert_all(vault, [case, new_person(case)])
        insert_all(vault, [new_event(case, f"text {number}") for number in range(300)])
    before = (world.folder / "vault.db").read_bytes()
    with world.open() as vault:
        event = vault.read(lambda reader: reader.find(Event))[7]
        vault.write(lambda work: work.update(replace(event, text="changed"), "edit_event"))
    return world, before


def pages(data: bytes) -> list[bytes]:
    return [data[at : at + PAGE_SIZE] for at in range(0, len(data), PAGE_SIZE)]


def verdict_of(world: World) -> str:
    """Open and check; what was noticed, or sound."""
    try:
        with world.open() as vault:
            return "sound" if check_integrity(vault, CancellationToken()).is_sound else "check"
    except VaultDamaged as error:
        return error.code


def authentic(world: World) -> bool:
    """What SQLCipher alone says of the file."""
    folder = VaultFolder(world.folder)
    keys = open_keys(folder, PASSPHRASE)[1]
    folder.close()
    connection = Connection(world.folder / "vault.db", keys.cipher_key(), query_only=False)
    try:
        return connection.rows("PRAGMA cipher_integrity_check") == []
    finally:
        connection.close()


def test_an_old_page_put_back_is_noticed_though_it_is_authentic(two_moments):
    world, before = two_moments
    path = world.folder / "vault.db"
    after = path.read_bytes()
    old, new = pages(before), pages(after)
    changed = [at for at in range(len(old)) if old[at] != new[at]]
    assert len(changed) >= 4
    noticed = 0
    for at in changed:
        path.write_bytes(b"".join([*new[:at], old[at], *new[at + 1 :]]))
        assert authentic(world), "the control: SQLCipher sees nothing"
        said = verdict_of(world)
        # The page of the head of the file and that of the index carry no record.
        noticed += said != "sound"
        if said == "sound":
            with world.open() as vault:
                assert sum(e.text == "changed" for e in vault.read(lambda r: r.find(Event))) == 1
    assert noticed >= 3


def test_every_pair_of_old_pages_is_noticed_or_harmless(two_moments):
    world, before = two_moments
    path = world.folder / "vault.db"
    after = path.read_bytes()
    old, new = pages(before), pages(after)
    changed = [at for at in range(len(old)) if old[at] != new[at]]
    for first in changed:
        for second in changed:
            mixed = list(new)
            mixed[first], mixed[second] = old[first], old[second]
            path.write_bytes(b"".join(mixed))
            if verdict_of(world) == "sound":
                with world.open() as vault:
                    texts = [event.text for event in vault.read(lambda r: r.find(Event))]
                assert texts.count("changed") == 1


def test_the_whole_old_database_is_noticed(two_moments):
    world, before = two_moments
    (world.folder / "vault.db").write_bytes(before)
    with pytest.raises(VaultDamaged, match="entries_missing") as caught:
        world.open()
    assert caught.value.safe == {"missing": 2}


def test_control_without_its_head_the_old_database_would_pass(two_moments, tmp_path):
    world, _ = two_moments
    early = World(tmp_path / "early")
    shutil.copytree(world.folder, early.folder)
    with early.open() as vault:
        insert_all(vault, [new_event(new_case_of(vault))])
    old_head = (world.folder / "vault.head").read_bytes()
    (early.folder / "vault.db").write_bytes((world.folder / "vault.db").read_bytes())
    assert verdict_of(early) == "entries_missing"
    (early.folder / "vault.head").write_bytes(old_head)
    assert verdict_of(early) == "sound"


def new_case_of(vault):
    return vault.read(lambda reader: reader.find(type(new_case())))[0]


def test_a_row_swapped_with_another_is_noticed(two_moments):
    world, _ = two_moments

    def swap(connection):
        connection._driver.set_authorizer(None)
        connection.run("UPDATE event SET text = (SELECT text FROM event WHERE row = 2) WHERE row=1")

    with world.open() as vault:
        vault._on_writer(swap)
        assert check_integrity(vault, CancellationToken()).bad_rows == 1


def test_a_page_of_another_place_is_not_authentic(two_moments):
    world, _ = two_moments
    path = world.folder / "vault.db"
    cut = pages(path.read_bytes())
    cut[3], cut[4] = cut[4], cut[3]
    path.write_bytes(b"".join(cut))
    assert verdict_of(world) in {"check", "database_damaged"}
