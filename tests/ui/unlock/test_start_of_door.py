"""The unlock window is there before the rest of the program; nothing typed meanwhile is lost."""

import threading
from pathlib import Path

from casefiles.office.case.desk import LaterDesk
from casefiles.office.workplace.handover import Handover
from casefiles.ui.unlock.window import UnlockWindow
from tests.ui.conftest import PASSPHRASE


def test_what_is_typed_while_the_office_loads_opens_the_vault(
    qapp, qtbot, theme, desk, tmp_path: Path, vault_folder: Path
):
    loaded = threading.Event()

    def slowly_made():
        assert loaded.wait(60)
        return desk

    later = LaterDesk(desk.clock, desk.randomness, desk.resources, slowly_made)
    door = UnlockWindow(later, theme, Handover(vault_folder, tmp_path))
    came = []
    door.unlocked.connect(came.append)
    try:
        door.show()
        qtbot.waitExposed(door)
        door.page.take_focus()
        door.errands.do(later.service, lambda _: None, lambda _: None)
        qtbot.keyClicks(door.unlock.passphrase.line, PASSPHRASE)
        assert door.unlock.passphrase.text() == PASSPHRASE
        assert door.unlock.unlock.isEnabled()
        door.unlock.unlock.click()
        assert not came, "the office is not there yet"
        assert door.page is door.working, "and the person sees that something is done"
        loaded.set()
        qtbot.waitUntil(lambda: bool(came), timeout=60_000)
    finally:
        loaded.set()
        door.errands.end()
        for vault in came:
            vault.close()
        door.hide()
        door.deleteLater()


def test_a_page_is_made_when_the_way_leads_to_it(door_for, vault_folder: Path):
    door = door_for(vault_folder)
    assert not door.is_made("sheet")
    door.unlock.sheet.click()
    assert door.page is door.sheet
    assert door.sheet.isVisible()
    door.sheet.back.emit()
    assert door.page is door.unlock


def test_a_window_that_nobody_sees_goes_on_all_the_same(qapp, qtbot, theme, desk, tmp_path: Path):
    door = UnlockWindow(desk, theme, Handover(None, tmp_path))
    done = []
    door.errands.do_once_painted(lambda: 1, done.append, lambda _: None)
    assert done == []
    qtbot.waitUntil(lambda: done == [1], timeout=10_000)
    door.errands.end()
    door.deleteLater()
