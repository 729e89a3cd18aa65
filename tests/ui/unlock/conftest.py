"""The door of a program that has just started."""

import secrets
from pathlib import Path

import pytest

from casefiles.office.workplace.handover import Handover
from casefiles.store.vault.opening import create
from tests.ui.conftest import CHEAP, CLOCK, PASSPHRASE


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Rowan case"
    create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes).close()
    return folder


@pytest.fixture
def door_for(qapp, qtbot, theme, desk, tmp_path: Path):
    """Return a function that makes a door; what it opened is closed again."""
    from casefiles.ui.unlock.window import UnlockWindow

    doors = []

    def made(vault: Path | None = None, **more: object) -> UnlockWindow:
        door = UnlockWindow(desk, theme, Handover(vault, tmp_path, **more))
        door.came = []
        door.opened.connect(lambda opened, words: door.came.append((opened, words)))
        doors.append(door)
        door.show()
        door.page.take_focus()
        qtbot.waitUntil(lambda: bool(door.new_vault.offered.text()))
        return door

    yield made
    for door in doors:
        door.errands.end()
        for opened, _ in door.came:
            opened.close()
        if door.vault is not None:
            door.vault.close()
        door.hide()
        door.deleteLater()
