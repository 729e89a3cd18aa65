"""A drill: a journey. The keys leave the computer on a stick, and come back when it is over."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QLabel

from casefiles.office.vault.privilege_notice import USUAL
from casefiles.ui.settings.history.screen import HistoryScreen
from casefiles.ui.settings.vault.screen import VaultScreen
from casefiles.ui.shell.main_window import MainWindow
from tests.journeys.drills.lawyer import WORDS, Lawyer, lawyer
from tests.journeys.drills.test_drill_key_known import back_up
from tests.journeys.drills.test_drill_lost_stick import open_with_stick
from tests.journeys.window.test_window import program
from tests.ui.robot import CONTROL, Key, press, push, tab_to
from tests.ui.robot import write as type_in
from tests.ui.settling import settle, until

__all__ = ["lawyer", "program"]


def say_at_the_door(lawyer: Lawyer) -> None:
    """Write the privilege notice."""
    window = lawyer.program.window()
    push("Default text")
    push("Show before unlocking")
    until(lambda: window.notice_line.text == "The notice is shown before unlocking.")


def words_of(window: MainWindow) -> str:
    """Return all that the room Vault says."""
    press(Key.Key_8, CONTROL)
    settle(window.session)
    room = window.findChild(VaultScreen)
    assert room is not None
    return "\n".join(label.text() for label in room.findChildren(QLabel))


def history_of(window: MainWindow) -> list[str]:
    window.workspace.context.actions["app.go_history"].trigger()
    settle(window.session)
    room = window.findChild(HistoryScreen)
    assert room is not None
    return [row.words for row in room._rows]


def try_to_move(lawyer: Lawyer, place: Path) -> str:
    """Ask for the keys to be moved to a folder; returns why not."""
    page = lawyer.door.keys.act
    tab_to("Folder on the USB drive")
    page.folder.line.clear()
    type_in(str(place))
    press(Key.Key_Return)
    until(lambda: lawyer.door.page is page and bool(page.problem))
    return page.problem


def test_a_journey_does_not_begin_while_a_key_would_stay_here(lawyer: Lawyer, stick: Path):
    copy = lawyer.home / "Documents" / "vault.keys"
    copy.parent.mkdir()
    shutil.copy(lawyer.vault / "vault.keys", copy)
    door = lawyer.begin("begin_travel")
    until(lambda: door.page is door.keys.act)
    assert "same disk as the vault" in try_to_move(lawyer, lawyer.home)
    told = try_to_move(lawyer, stick)
    assert told.startswith("Other files in or beside the vault's folder, or in the trash")
    assert "The vault is unchanged." in told
    assert list(stick.iterdir()) == []
    assert lawyer.opens_with(WORDS)
    copy.unlink()
    press(Key.Key_Return)
    until(lambda: door.page is door.keys.message_page)
    assert not lawyer.opens_with(WORDS)
    (keys,) = stick.iterdir()
    assert lawyer.opens_with(WORDS, keys)
    lawyer.lock()


def test_keys_go_on_a_journey_and_come_back(lawyer: Lawyer, stick: Path):
    lawyer.open()
    back_up(lawyer)
    say_at_the_door(lawyer)
    door = lawyer.ask_in_vault_room("Keys on a USB drive")
    assert door.unlock.notice.text() == USUAL
    keys = go(lawyer, stick)
    assert not lawyer.opens_with(WORDS)
    require_unopened(lawyer, keys)
    open_with_stick(lawyer, keys)
    window = lawyer.window()
    assert "begin_travel" in lawyer.require_all_there()
    assert "The keys are on the USB drive" in words_of(window)
    assert "Keys moved to a USB drive, vault re-encrypted" in history_of(window)[:4]
    lawyer.lock()
    assert not lawyer.opens_with(WORDS)

    window = lawyer.open_with(lambda: open_with_stick(lawyer, keys))
    words_of(window)
    push("Keys on a USB drive")
    until(lambda: window.notice_line.text.startswith("The keys are on this computer again."))
    assert history_of(window)[0] == "Keys moved back from the USB drive"
    assert "end_travel" in lawyer.require_all_there()
    lawyer.lock()
    assert lawyer.opens_with(WORDS)


def go(lawyer: Lawyer, stick: Path) -> Path:
    """Move the keys to the stick, having read what that means; returns where they are."""
    door = lawyer.door
    lawyer.type_passphrase(WORDS)
    until(lambda: door.page is door.keys.act)
    told = lawyer.told()
    assert "The vault then opens only with the USB drive and the passphrase together" in told
    assert "The vault itself is not hidden" in told
    assert "Take legal advice first" in told
    tab_to("Folder on the USB drive")
    type_in(str(stick))
    press(Key.Key_Return)
    until(lambda: door.page is door.keys.message_page)
    (keys,) = stick.iterdir()
    assert keys.name in door.keys.message_page.body.text()
    assert "Remove the drive now." in door.keys.message_page.body.text()
    lawyer.locked_by(lambda: press(Key.Key_Return))
    return keys


def require_unopened(lawyer: Lawyer, keys: Path) -> None:
    """Stand before the door without the stick."""
    door = lawyer.door
    assert "The keys are on a USB drive." in door.unlock.operation_label.text()
    assert door.unlock.notice.isVisible()
    assert "does not open" in lawyer.refused(WORDS)
    aside = Path(shutil.move(keys, keys.with_suffix(".away")))
    open_with_stick(lawyer, keys)
    assert "is not there" in door.usb_key.problem
    press(Key.Key_Escape)
    shutil.move(aside, keys)
