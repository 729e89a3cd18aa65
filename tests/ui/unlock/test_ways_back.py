"""The door where a vault has lost files: every way back, by keys, from its backups alone."""

import secrets
from pathlib import Path

import pytest

from casefiles.domain.records import Event
from casefiles.domain.ticket import Ticket
from casefiles.store.check import check
from casefiles.store.taking import take
from casefiles.store.vault import create, open_vault
from tests.store.world import insert_all, keep_document, new_case, new_event
from tests.ui.conftest import CHEAP, CLOCK, PASSPHRASE
from tests.ui.robot import press, push, tab_to, write
from tests.ui.settling import until

from PySide6.QtCore import Qt  # isort: skip

FILES = ("vault.db", "vault.keys", "vault.keys.copy", "vault.head")


@pytest.fixture
def backed_up(tmp_path: Path) -> Path:
    folder = tmp_path / "Rowan case"
    with create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault:
        case = new_case()
        keep_document(vault, case, b"a letter", "words")
        insert_all(vault, [new_event(case) for _ in range(3)])
        with vault.backing_up() as source:
            take(source, source.shelf_folder, Ticket())
    return folder


def lose(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).unlink()


def unlock(door) -> None:
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: door.page is not door.working)


def require_same(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE, CLOCK, secrets.token_bytes) as vault:
        assert len(vault.read(lambda reader: reader.find(Event))) == 3
        assert check(vault, Ticket()).is_sound


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
    assert "hold a copy of the key file" in door.page.problem
    tab_to("Passphrase")
    write(PASSPHRASE)
    push("Bring the key file back")
    finish(door)
    require_same(backed_up)


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
    assert "does not open" in door.page.problem
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
