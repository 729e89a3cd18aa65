"""A drill: the database of a vault is gone. The door leads to a backup, and all comes back."""

from pathlib import Path

from casefiles.ui.application import DONE
from tests.journeys.drill import contents_at, lawyers_vault, shown_in, stand_before, told
from tests.journeys.test_window import Program, program, unlock_by_keys
from tests.ui.conftest import PASSPHRASE
from tests.ui.robot import CONTROL, Key, press, push
from tests.ui.robot import write as type_in
from tests.ui.settling import settle, until

__all__ = ["program"]


def back_up(program: Program, folder: Path) -> None:
    """Open the vault, back it up from the room of the vault, and close it again."""
    program.handover = type(program.handover)(folder, program.home)
    window = unlock_by_keys(program, PASSPHRASE)
    press(Key.Key_7, CONTROL)
    settle(window.session)
    push("Last backup")
    told(window, "proven to bring the vault back")
    program.leave(DONE)


def test_a_vault_whose_database_is_gone_comes_back_beside_it(program: Program):
    folder = program.home / "Rowan case"
    before = lawyers_vault(folder)
    back_up(program, folder)
    (folder / "vault.db").unlink()
    left = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    door = stand_before(program, folder)
    type_in(PASSPHRASE)
    press(Key.Key_Return)
    until(lambda: bool(door.page.problem))
    assert door.page is door.unlock
    assert "database" in door.page.problem
    push("Restore from a backup")
    assert door.page is door.ways_back.find
    type_in(PASSPHRASE)
    press(Key.Key_Return)
    until(lambda: door.page is door.ways_back.choose)
    first = door.page.list.item(0).text()
    assert "1 case, 2 documents, 12 events" in first
    assert "proven" in first
    push("Restore")
    until(lambda: door.page is door.clock)
    press(Key.Key_Return)
    window = program.window()
    assert shown_in(window) == before
    restored = window.session.vault.folder
    assert restored == folder.with_name("Rowan case restored")
    program.leave(DONE)
    assert contents_at(restored) == before
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == left
