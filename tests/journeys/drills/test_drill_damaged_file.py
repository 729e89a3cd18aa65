"""A drill: bits of the database flip. What is sound can be read, and a repair brings back all."""

import random
import secrets
from pathlib import Path

from casefiles.domain.records.case_records import Document
from casefiles.store.vault.opening import open_vault
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
from tests.journeys.window.test_window import CLOCK, Program, program, records
from tests.sample_vaults import PASSPHRASE
from tests.store.harm import flip, known_of
from tests.ui.robot import Key, press, push, tab_to
from tests.ui.robot import write as type_in
from tests.ui.settling import until

__all__ = ["program"]

INDEX = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'"


def harm(folder: Path, content_id: str) -> None:
    """Flip a bit where every opening looks, and one where a large file lies."""
    vault = open_vault(folder, PASSPHRASE, CLOCK, secrets.token_bytes)
    ((index,),) = vault._on_reader(lambda at: at.rows(INDEX))
    known = known_of(vault, vault._parts.keys)
    others = set().union(
        *known.pages.values(),
        known.shared,
        *(pages for other, pages in known.content_pages.items() if other != content_id),
    )
    chance = random.Random(7)
    for page in (index, min(known.content_pages[content_id] - others)):
        flip(folder / "vault.db", page, chance)


def unlock(program: Program, folder: Path):
    """Type the passphrase; the door tells of damage."""
    door = stand_before(program, folder)
    type_in(PASSPHRASE)
    press(Key.Key_Return)
    until(lambda: door.page is door.rescue.page)
    assert "The database of the vault is damaged; the passphrase is right." in seen(door)
    return door


def test_a_damaged_vault_is_read_then_repaired_and_nothing_is_lost(program: Program):
    folder = program.home / "Rowan case"
    before = lawyers_vault(folder)
    large = max(before.documents, key=lambda one: len(before.documents[one]))
    window = come_in(program, folder)
    back_up(window)
    program.leave(DONE)
    harm(folder, large)
    harmed = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    door = unlock(program, folder)
    until(lambda: "1 backup beside this vault" in seen(door))
    push("Open read-only")
    window = program.window()
    assert "Read-only: this vault is damaged" in seen(window)
    found = shown_in(window)
    assert found.records == before.records
    assert found.documents == {**before.documents, large: None}
    assert len(records(window.session, Document)) == 2
    program.leave(DONE)
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert after == harmed, "reading changes nothing"

    door = unlock(program, folder)
    tab_to("Repair")
    press(Key.Key_Return)
    program.confirm_clock()
    window = program.window()
    assert "The vault is repaired and whole. 2 damaged pages came back from backups." in seen(
        window
    )
    assert shown_in(window) == before
    program.leave(DONE)
    assert contents_at(folder) == before
    assert (folder / "vault.db.damaged.1").read_bytes() == harmed["vault.db"]
