"""The door where a vault has lost files: every way back, by keys, from its backups alone."""

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WrongPassphrase
from casefiles.domain.records.case_records import Event
from casefiles.office.vault.recovery import sheet_of
from casefiles.office.vault.recovery_shares import drawn_shares
from casefiles.store.access.slots import SHARES_SLOT
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.keys.key_file import without_slots, write_keys
from casefiles.store.keys.key_file_bytes import new_key_file
from casefiles.store.keys.key_slots import GuardedPassphrase, RecoveryKey
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.opening import create, open_vault
from casefiles.ui.unlock.operation_page import label_of
from tests.store.world import insert_all, keep_document, new_case, new_event
from tests.ui.conftest import CHEAP, CLOCK, PASSPHRASE
from tests.ui.robot import press, push, tab_to, write
from tests.ui.settling import until

from PySide6.QtCore import Qt  # isort: skip

WITH_FILE = "the blue door stays shut"
FILES = ("vault.db", "vault.keys", "vault.keys.copy", "vault.head")


@pytest.fixture
def backed_up(tmp_path: Path) -> Path:
    folder = tmp_path / "Rowan case"
    with create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault:
        case = new_case()
        keep_document(vault, case, b"a letter", "words")
        insert_all(vault, [new_event(case) for _ in range(3)])
        with vault.backing_up() as source:
            take_backup(source, source.shelf_folder, CancellationToken())
    return folder


def lose(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).unlink()


def unlock(door) -> None:
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: door.page is not door.working)


def require_same(folder: Path, words: str = PASSPHRASE, keys_at: Path | None = None) -> None:
    with open_vault(folder, words, CLOCK, secrets.token_bytes, keys_at) as vault:
        assert len(vault.read(lambda reader: reader.find(Event))) == 3
        assert check_integrity(vault, CancellationToken()).is_sound


def finish(door) -> None:
    """Say that the clock is right, and let the vault be closed again."""
    until(lambda: door.page is door.clock)
    press(Qt.Key.Key_Return)
    until(lambda: bool(door.came))
    opened, _ = door.came.pop()
    opened.close()


@pytest.mark.parametrize("lost", [*((name,) for name in FILES), FILES], ids="+".join)
def test_a_vault_that_lost_files_comes_back_from_its_backups(door_for, backed_up, lost):
    lose(backed_up, *lost)
    door = door_for(backed_up)
    push("Restore from a backup")
    assert door.page is door.ways_back.find
    assert door.page.folder.line.text() == str(backed_up)
    unlock(door)
    assert door.page is door.ways_back.choose, door.page.problem
    assert "1 case, 1 document, 3 events" in door.page.list.item(0).text()
    assert "proven" in door.page.list.item(0).text()
    push("Restore")
    finish(door)
    require_same(backed_up.with_name("Rowan case restored"))
    left = {path.name for path in backed_up.iterdir()}
    assert not left & set(lost), "nothing was put into the old folder"


def test_a_lost_key_file_is_brought_back_where_it_was(door_for, backed_up):
    lose(backed_up, "vault.keys", "vault.keys.copy")
    door = door_for(backed_up)
    unlock(door)
    assert "Every backup holds a copy" in door.page.problem
    push("Restore the key file")
    assert door.page is door.ways_back.find
    assert door.page.folder.line.text() == str(backed_up)
    unlock(door)
    finish(door)
    require_same(backed_up)


@dataclass(frozen=True)
class Ways:
    """What else opens a vault."""

    sheet: tuple[str, ...]
    shares: tuple[tuple[str, ...], ...]
    key_file: Path


@pytest.fixture
def ways(tmp_path: Path, backed_up: Path) -> Ways:
    """Give the vault a sheet, shares and a colleague with a key file, and back it up so."""
    new, file = drawn_shares(secrets.token_bytes), new_key_file(secrets.token_bytes)
    (tmp_path / "half").write_bytes(file)
    with open_vault(backed_up, PASSPHRASE, CLOCK, secrets.token_bytes) as vault:
        sheet = sheet_of(vault.add_recovery_key())
        vault.ring.put((SHARES_SLOT, "shares"), new.key, "add_shares")
        vault.ring.put((1, "R. Okafor"), GuardedPassphrase(WITH_FILE, file), "add_slot")
        with vault.backing_up() as source:
            take_backup(source, source.shelf_folder, CancellationToken())
    return Ways(sheet, new.shares, tmp_path / "half")


def by_sheet(door, ways: Ways) -> None:
    push("Recovery sheet")
    assert door.page is door.ways_back.sheet
    write(" ".join(ways.sheet))
    press(Qt.Key.Key_Return)


def by_shares(door, ways: Ways) -> None:
    push("Recovery shares")
    for field, share in zip(door.page.fields, ways.shares, strict=False):
        field.setPlainText(" ".join(share))
    press(Qt.Key.Key_Return)


def by_key_file(door, ways: Ways) -> None:
    door.page.file.take(ways.key_file)
    tab_to("Passphrase")
    write(WITH_FILE)
    press(Qt.Key.Key_Return)


WAYS = (by_sheet, by_shares, by_key_file)


def set_new_passphrase(door, way) -> None:
    """Set the passphrase that is asked for where paper opened."""
    if way is not by_key_file:
        until(lambda: door.page is door.keys.act)
        assert "without its passphrase" in label_of(door.keys.act)
        part = door.keys.act.part
        for field in (part.passphrase, part.again):
            field.line.setText("nine glass boats drift past noon")
        door.keys.act.go.click()
        until(lambda: door.page is door.recovery)
        push("Later")


@pytest.mark.parametrize("way", WAYS)
def test_a_backup_is_restored_by_paper_and_by_a_passphrase_with_its_file(
    door_for, backed_up, ways, way
):
    door = door_for(backed_up)
    push("Restore from a backup")
    way(door, ways)
    until(lambda: door.page is not door.working)
    assert door.page is door.ways_back.choose, door.page.problem
    door.wipe()
    assert door.page is door.ways_back.find, "out of sight for long: what was opened is forgotten"
    way(door, ways)
    until(lambda: door.page is door.ways_back.choose)
    push("Restore")
    set_new_passphrase(door, way)
    finish(door)
    again = backed_up.with_name("Rowan case restored")
    words = PASSPHRASE if way is by_key_file else "nine glass boats drift past noon"
    require_same(again, words)
    with open_vault(again, words, CLOCK, secrets.token_bytes) as vault:
        acts = [entry.action for entry in vault.read(lambda reader: reader.entries(None))]
    assert ("opened_by_recovery" in acts) == (way is not by_key_file)
    require_same(backed_up), "nothing there was changed"


@pytest.mark.parametrize("way", WAYS)
def test_a_key_file_comes_back_from_a_stick_by_whatever_opens_it(
    door_for, backed_up, ways, way, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    if way is by_sheet:
        (backed_up / "vault.keys.copy").rename(stick / "keys of May")
    else:
        (backed_up / "backups").rename(stick / "Casefiles backup")
    lose(backed_up, *(name for name in FILES if "keys" in name and (backed_up / name).exists()))
    door = door_for(backed_up)
    unlock(door)
    push("Restore the key file")
    door.page.folder.line.setText(str(tmp_path))
    unlock(door)
    assert "neither a copy of vault.keys nor a backup" in door.page.problem
    door.page.folder.line.setText(str(stick))
    way(door, ways)
    set_new_passphrase(door, way)
    finish(door)
    words = PASSPHRASE if way is by_key_file else "nine glass boats drift past noon"
    require_same(backed_up, words)


def test_what_opens_none_of_the_backups_is_told_as_that(door_for, backed_up):
    door = door_for(backed_up)
    push("Restore from a backup")
    by_sheet(door, Ways(sheet_of(RecoveryKey(bytes(32))), (), backed_up))
    until(lambda: bool(door.ways_back.sheet.problem))
    assert "This does not open the backup" in door.page.problem
    press(Qt.Key.Key_Escape)
    assert door.page is door.ways_back.find
    door.page.file.take(backed_up / "vault.head")
    unlock(door)
    assert door.page.problem.startswith("That file is not a key file.")


def test_backups_of_a_journey_open_with_the_keys_on_the_stick(door_for, backed_up, tmp_path):
    keys = tmp_path / "casefiles.keys"
    keys.write_bytes((backed_up / "vault.keys").read_bytes())
    with open_vault(backed_up, PASSPHRASE, CLOCK, secrets.token_bytes) as vault:
        file, opened = vault.ring._file, vault.ring._keys
    write_keys(backed_up, without_slots(file, secrets.token_bytes), opened)
    shutil.rmtree(backed_up / "backups")
    with open_vault(backed_up, PASSPHRASE, CLOCK, secrets.token_bytes, keys) as vault:
        assert vault.ring.are_away
        with vault.backing_up() as source:
            take_backup(source, source.shelf_folder, CancellationToken())
    door = door_for(backed_up)
    push("Restore from a backup")
    unlock(door)
    assert "the key file on the USB drive" in door.page.problem
    door.page.file.take(keys)
    unlock(door)
    assert door.page is door.ways_back.choose, door.page.problem
    push("Restore")
    finish(door)
    again = backed_up.with_name("Rowan case restored")
    with pytest.raises(WrongPassphrase):
        require_same(again)
    require_same(again, keys_at=keys)


def test_a_wrong_passphrase_and_a_folder_without_backups_are_told_there(
    door_for, backed_up, tmp_path
):
    door = door_for()
    push("Restore from a backup")
    tab_to("Folder with backups")
    door.page.folder.line.setText(str(backed_up))
    tab_to("Passphrase")
    write("wrong horse")
    press(Qt.Key.Key_Return)
    until(lambda: bool(door.ways_back.find.problem))
    assert door.page is door.ways_back.find
    assert "This does not open the backup" in door.page.problem
    (tmp_path / "empty").mkdir()
    door.page.folder.line.setText(str(tmp_path / "empty"))
    tab_to("Passphrase")
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: "no backups" in door.ways_back.find.problem)
    press(Qt.Key.Key_Escape)
    assert door.page is door.welcome


def test_nothing_is_restored_over_or_into_what_is_there(door_for, backed_up, tmp_path):
    door = door_for(backed_up)
    push("Restore from a backup")
    unlock(door)
    page = door.page
    page.target.line.setText(str(backed_up))
    push("Restore")
    until(lambda: bool(page.problem))
    assert "within the folder" in page.problem
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter").write_text("dear")
    page.target.line.setText(str(tmp_path / "taken"))
    push("Restore")
    until(lambda: "holds something already" in page.problem)
    assert (tmp_path / "taken" / "letter").read_text() == "dear"
    assert door.vault is None
