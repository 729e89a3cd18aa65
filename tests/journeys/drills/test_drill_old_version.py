"""A drill: an old vault is opened by a new version, and a new one by a version that is too old."""

import shutil
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Event
from casefiles.office.vault.integrity_check import check_vault
from casefiles.office.workplace.handover import Handover
from casefiles.store.database import migrations
from casefiles.store.database.connection import Connection
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import open_keys
from casefiles.store.maintenance.restoring import unlocked_backups
from casefiles.ui.shell.application import DONE
from tests.journeys.drills.drill import seen, stand_before, told
from tests.journeys.window.test_window import Program, program, records, unlock_by_keys
from tests.old_vaults.make_vault import PASSPHRASE
from tests.old_vaults.test_old_vaults import HERE, has_everything
from tests.ui.robot import Key, press
from tests.ui.robot import write as type_in
from tests.ui.settling import until

__all__ = ["program"]

OLD = "form_2"


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_an_old_vault_is_backed_up_brought_up_to_date_and_used(program: Program):
    folder = program.home / "Old case"
    shutil.copytree(HERE / OLD, folder)
    pages = (folder / "vault.db").stat().st_size // 16_384
    program.handover = Handover(folder, program.home)
    window = unlock_by_keys(program, PASSPHRASE)
    said = told(window, "An earlier version of Casefiles wrote this vault.")
    assert "backed up first" in said
    vault = window.session.vault.workplace.vault
    has_everything(vault, OLD)
    assert check_vault(vault, CancellationToken()).sound
    window.workspace.context.actions["app.go_history"].trigger()
    until(lambda: "brought up to date" in "".join(rows(window)))
    assert len(records(window.session, Event)) == 1
    program.leave(DONE)

    backups = unlocked_backups(folder, PASSPHRASE)
    (moment,) = backups.generations
    assert moment.is_proven(backups.keys)
    assert moment.manifest.page_count == pages, "it holds the vault as the old version left it"
    window = unlock_by_keys(program, PASSPHRASE)
    assert "earlier version" not in window.notice_line.text, "once is enough"


def rows(window) -> list[str]:
    from casefiles.ui.settings.history.screen import HistoryScreen

    room = window.findChild(HistoryScreen)
    return [row.words for row in room._rows] if room is not None else []


def test_a_vault_of_a_newer_version_is_refused_and_left_alone(program: Program):
    folder = program.home / "New case"
    shutil.copytree(HERE / OLD, folder)
    place = VaultFolder(folder)
    _, keys = open_keys(place, PASSPHRASE)
    newer = Connection(folder / "vault.db", keys.cipher_key(), query_only=False)
    newer.run(f"PRAGMA user_version = {(migrations.MAJOR + 1) * 10_000 + 1}")
    newer.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    newer.close()
    place.close()
    before = bytes_in(folder)

    door = stand_before(program, folder)
    type_in(PASSPHRASE)
    press(Key.Key_Return)
    until(lambda: bool(door.page.problem))
    assert door.page is door.unlock
    assert "A newer version of Casefiles wrote this vault." in door.page.problem
    assert "Use that version or a newer one." in door.page.problem
    assert "damaged" not in seen(door)
    program.leave(DONE)
    assert bytes_in(folder) == before
