"""A drill: the database of a vault is gone. The door leads to a backup, and all comes back."""

from casefiles.ui.shell.application import DONE
from tests.journeys.drills.drill import (
    back_up,
    come_in,
    contents_at,
    lawyers_vault,
    seen,
    shown_in,
    stand_before,
)
from tests.journeys.window.test_window import Program, program
from tests.sample_vaults import PASSPHRASE
from tests.ui.robot import Key, press, push
from tests.ui.robot import write as type_in
from tests.ui.settling import until

__all__ = ["program"]


def test_a_vault_whose_database_is_gone_comes_back_beside_it(program: Program):
    folder = program.home / "Rowan case"
    before = lawyers_vault(folder)
    back_up(come_in(program, folder))
    program.leave(DONE)
    (folder / "vault.db").unlink()
    left = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    door = stand_before(program, folder)
    type_in(PASSPHRASE)
    press(Key.Key_Return)
    until(lambda: door.page is door.rescue.page)
    until(lambda: "1 backup beside" in seen(door.page))
    assert "The vault's database is missing." in seen(door.page)
    press(Key.Key_Return)
    until(lambda: door.page is door.ways_back.choose)
    first = door.page.list.item(0).text()
    assert "1 case, 2 documents, 12 events" in first
    assert "proven" in first
    push("Restore")
    program.confirm_clock()
    window = program.window()
    assert "This vault was made from the backup taken " in seen(window)
    assert "What was changed after that is not in it" in seen(window)
    assert shown_in(window) == before
    restored = window.session.vault.folder
    assert restored == folder.with_name("Rowan case restored")
    program.leave(DONE)
    assert contents_at(restored) == before
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == left
