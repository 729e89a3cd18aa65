"""A damaged vault at the door: repaired, read, or taken as found, and only as is chosen."""

import random

import pytest
from PySide6.QtCore import Qt

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.case_records import Case, Event
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.ui.unlock import repair_flow
from casefiles.ui.unlock.repair_flow import ACCEPTED
from tests.store.harm import flip, known_of
from tests.store.maintenance.test_check import unguarded
from tests.store.world import PASSPHRASE, World, insert_all, keep_document, new_case, new_event
from tests.ui.robot import push
from tests.ui.settling import until
from tests.ui.unlock.test_door import focused, press, type_in


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path / "harmed")
    with world.create() as vault:
        case = new_case()
        insert_all(vault, [case])
        insert_all(vault, [new_event(case, f"event {number} " * 90) for number in range(60)])
    return world


def at_damage(door_for, world):
    door = door_for(world.folder)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.rescue.page)
    return door


def harm_root_of_index(world):
    """Damage what opening reads: the ledger's own index."""
    with world.open() as vault:
        ((page,),) = vault._on_reader(
            lambda at: at.rows(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'"
            )
        )
    flip(world.folder / "vault.db", page, random.Random(page))


def test_a_damaged_vault_is_repaired_at_the_door(door_for, world):
    harm_root_of_index(world)
    with pytest.raises(CasefilesError):
        world.open()
    door = at_damage(door_for, world)
    assert focused() is door.rescue.page.repair
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock)
    assert (world.folder / "vault.db.damaged.1").exists()
    vault = door.vault.workplace.vault
    assert len(vault.read(lambda reader: reader.find(Event))) == 60
    assert check_integrity(vault, CancellationToken()).is_sound


def test_a_damaged_vault_is_read_and_left_as_it_is(door_for, world):
    harm_root_of_index(world)
    before = (world.folder / "vault.db").read_bytes()
    door = at_damage(door_for, world)
    door.rescue.page.read.setFocus()
    press(Qt.Key.Key_Return)
    until(lambda: bool(door.came))
    opened, words = door.came[0]
    assert words == ""
    assert opened.is_read_only
    assert len(opened.ask(lambda reader: reader.find(Event))) == 60
    opened.close()
    assert (world.folder / "vault.db").read_bytes() == before


def test_a_vault_without_its_head_is_taken_as_found(door_for, world):
    (world.folder / "vault.head").unlink()
    door = at_damage(door_for, world)
    assert not door.rescue.page.repair.isVisible()
    door.rescue.page.accept.setFocus()
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock)
    press(Qt.Key.Key_Return)
    until(lambda: bool(door.came))
    assert ACCEPTED in door.came[0][1]


def backed_up(world, folder):
    """Take a backup into a folder."""
    with world.open() as vault, vault.backing_up() as source:
        take_backup(source, folder, CancellationToken())


def harm_a_file(world):
    """Damage what no ledger can make again: a file that came in."""
    with world.open() as vault:
        keep_document(vault, vault.read(lambda at: at.find(Case))[0], b"z" * 60_000)
        keys = vault._parts.keys
    pages = known_of(world.open(), keys).content_pages
    return next(iter(pages.values()))


def test_a_repair_that_finds_no_way_leads_to_a_stick(door_for, world, tmp_path, monkeypatch):
    needed = harm_a_file(world)
    backed_up(world, tmp_path / "stick")
    harm_root_of_index(world)
    flip(world.folder / "vault.db", max(needed), random.Random(3))
    door = at_damage(door_for, world)
    page = door.rescue.page
    until(lambda: "No local backup" in page._restore_words.text())
    press(Qt.Key.Key_Return)
    until(lambda: door.page is page)
    assert "Damaged pages: 2, of which backups hold 0." in page.problem
    assert "backups on a USB drive" in page.problem
    assert page.usb_backups.isVisible()
    monkeypatch.setattr(
        repair_flow, "choose_folder", lambda _parent, then: then([tmp_path / "stick"])
    )
    push("Repair with backups on a USB drive")
    until(lambda: door.page is door.clock)
    vault = door.vault.workplace.vault
    assert check_integrity(vault, CancellationToken()).is_sound
    assert len(vault.read(lambda reader: reader.find(Event))) == 60


def test_a_backup_is_restored_from_the_page_that_tells_of_damage(door_for, world):
    backed_up(world, world.folder / "backups")
    harm_root_of_index(world)
    before = (world.folder / "vault.db").read_bytes()
    door = at_damage(door_for, world)
    page = door.rescue.page
    until(lambda: "1 backup beside this vault" in page._restore_words.text())
    push("Restore from a backup")
    until(lambda: door.page is door.ways_back.choose)
    assert door.rescue._opener == ""
    assert "60 events" in door.page.list.item(0).text()
    push("Restore")
    until(lambda: door.page is door.clock)
    vault = door.vault.workplace.vault
    assert vault.folder != world.folder
    assert len(vault.read(lambda reader: reader.find(Event))) == 60
    assert (world.folder / "vault.db").read_bytes() == before


def test_where_no_backup_lies_beside_a_vault_it_is_asked_where_one_is(door_for, world):
    (world.folder / "vault.db").unlink()
    door = at_damage(door_for, world)
    assert focused() is door.rescue.page.restore
    assert not door.rescue.page.read.isVisible()
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.ways_back.find)
    assert "no backups" in door.page.problem
    assert door.rescue._opener == ""
    press(Qt.Key.Key_Escape)
    assert door.page is door.unlock


def test_going_back_forgets_the_passphrase_and_changes_nothing(door_for, world):
    harm_root_of_index(world)
    before = (world.folder / "vault.db").read_bytes()
    door = at_damage(door_for, world)
    press(Qt.Key.Key_Escape)
    assert door.page is door.unlock
    assert door.rescue._opener == ""
    assert (world.folder / "vault.db").read_bytes() == before


def alter_an_event(world):
    """Alter what no opening looks at."""
    with world.open() as vault:
        unguarded(vault, "UPDATE event SET text = 'Nobody came.' WHERE row = 1")


def at_offer(door_for, world):
    door = door_for(world.folder, pending_operation="repair")
    assert "to repair the vault" in door.unlock.operation_label.text()
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.rescue.page)
    return door


def test_what_a_check_found_is_repaired_at_the_door(door_for, world):
    alter_an_event(world)
    door = at_offer(door_for, world)
    page = door.rescue.page
    assert page.title.text() == "Repair this vault"
    assert not page.read.isVisible()
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock)
    vault = door.vault.workplace.vault
    assert check_integrity(vault, CancellationToken()).is_sound
    assert not any(one.text == "Nobody came." for one in vault.read(lambda at: at.find(Event)))
    press(Qt.Key.Key_Return)
    until(lambda: bool(door.came))
    assert "made again from the rest of the vault" in door.came[0][1]


def test_not_now_opens_the_vault_as_it_is(door_for, world):
    alter_an_event(world)
    door = at_offer(door_for, world)
    press(Qt.Key.Key_Escape)
    until(lambda: door.page is door.clock)
    vault = door.vault.workplace.vault
    assert any(one.text == "Nobody came." for one in vault.read(lambda at: at.find(Event)))
    assert not list(world.folder.glob("vault.db.damaged.*"))


def test_the_offer_of_a_repair_needs_the_passphrase(door_for, world):
    door = door_for(world.folder, pending_operation="repair")
    type_in("something else")
    press(Qt.Key.Key_Return)
    until(lambda: bool(door.unlock.problem))
    assert door.page is door.unlock


def test_a_vault_that_opens_no_more_is_offered_a_repair_in_the_same_place(door_for, world):
    harm_root_of_index(world)
    door = at_offer(door_for, world)
    assert door.rescue.page.title.text() == "This vault is damaged"
    assert door.rescue.page.read.isVisible()
