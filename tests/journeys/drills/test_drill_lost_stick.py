"""A drill: the stick with a key on it is gone. The lawyer is told, gets in, and changes all."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from casefiles.office.vault.keys import with_key_file
from tests.journeys.drills.lawyer import NEW, WORDS, Lawyer, lawyer
from tests.journeys.drills.test_drill_forgotten_passphrase import set_new_passphrase, use_sheet
from tests.journeys.window.test_window import program
from tests.ui.robot import Key, press, push, tab_to
from tests.ui.robot import write as type_in
from tests.ui.settling import until

__all__ = ["lawyer", "program"]


def choose_key_file(lawyer: Lawyer, path: Path) -> None:
    """Choose a key file in the dialog of the door."""
    push("With a key file")
    until(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    type_in(str(path))
    press(Key.Key_Return)
    until(lambda: lawyer.door.unlock.add_file.path == path and lawyer.door.isActiveWindow())


@pytest.fixture
def key_file(lawyer: Lawyer, tmp_path: Path) -> Path:
    """The second half of the passphrase, on a stick."""
    place = tmp_path / "stick"
    place.mkdir()
    door = lawyer.begin("key_file_add")
    until(lambda: door.page is door.keys.act)
    assert "Copy the file to a second USB drive kept elsewhere" in lawyer.told()
    tab_to("Folder on the USB drive")
    type_in(str(place))
    press(Key.Key_Return)
    until(lambda: door.page is door.keys.message_page)
    press(Key.Key_Return)
    lawyer.window()
    lawyer.lock()
    (made,) = place.iterdir()
    assert not lawyer.opens_with(WORDS)
    return made


def lose(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()


def test_a_lost_key_file_is_told_and_the_sheet_opens_without_it(lawyer: Lawyer, key_file: Path):
    lawyer.program.handover = replace(lawyer.program.handover, pending_operation="sheet")
    lawyer.start()
    choose_key_file(lawyer, key_file)
    lawyer.type_passphrase(WORDS)
    groups = lawyer.copy_sheet()
    lawyer.window()
    lawyer.lock()

    door = lawyer.start()
    choose_key_file(lawyer, key_file)
    lose(key_file)
    told = lawyer.refused(WORDS)
    assert told.startswith("The key file is missing or unreadable.")
    assert "The passphrase was not tested" in told
    assert "Nothing was changed." in told
    assert "If the drive is lost: use the second copy of the file, or the recovery sheet" in told
    push("Without the key file")
    assert "the drive is lost, use the recovery sheet or two recovery shares" in lawyer.refused(
        WORDS
    )
    use_sheet(lawyer, " ".join(groups))
    set_new_passphrase(lawyer)
    until(lambda: door.page is door.recovery)
    push("Later")
    lawyer.window()
    assert "set_passphrase" in lawyer.require_all_there()
    lawyer.lock()
    assert lawyer.opens_with(NEW), "without any key file"
    assert not lawyer.opens_with(WORDS)


def test_a_second_copy_of_the_key_file_opens_and_then_all_keys_are_changed(
    lawyer: Lawyer, key_file: Path, tmp_path: Path
):
    (tmp_path / "second USB drive").mkdir()
    second = Path(shutil.copy(key_file, tmp_path / "second USB drive"))
    thief = Path(shutil.move(key_file, tmp_path / "in other hands"))
    lawyer.start()
    choose_key_file(lawyer, second)
    lawyer.type_passphrase(WORDS)
    lawyer.window()
    lawyer.require_all_there()
    door = lawyer.ask_in_vault_room("If the keys may be compromised")
    choose_key_file(lawyer, second)
    lawyer.type_passphrase(WORDS)
    until(lambda: door.page is door.keys.act)
    assert "The key file is no longer needed either" in lawyer.told()
    lawyer.choose_passphrase(NEW)
    until(lambda: door.page is door.keys.message_page)
    door = lawyer.locked_by(lambda: press(Key.Key_Return))
    lawyer.lock()
    for words in (WORDS, NEW):
        assert not lawyer.opens_with(with_key_file(words, thief))
    assert lawyer.opens_with(NEW)


def test_keys_of_a_journey_on_a_lost_stick_come_back_from_their_second_copy(
    lawyer: Lawyer, stick: Path, tmp_path: Path
):
    door = lawyer.begin("begin_travel")
    until(lambda: door.page is door.keys.act)
    assert "leave a copy of its file with a colleague" in lawyer.told()
    tab_to("Folder on the USB drive")
    type_in(str(stick))
    press(Key.Key_Return)
    until(lambda: door.page is door.keys.message_page)
    (keys,) = stick.iterdir()
    colleague = Path(shutil.copy(keys, tmp_path / "from a colleague"))
    door = lawyer.locked_by(lambda: press(Key.Key_Return))
    lost = Path(shutil.move(keys, tmp_path / "in other hands"))

    assert "keys on a USB drive below" in lawyer.refused(WORDS)
    open_with_stick(lawyer, keys)
    until(lambda: bool(door.usb_key.problem))
    told = door.usb_key.problem
    assert told.startswith("The file of the keys is not there")
    assert "The vault is unchanged; its keys are not on this computer." in told
    assert "use the copy of it that you left elsewhere, or restore a backup" in told
    press(Key.Key_Escape)
    open_with_stick(lawyer, colleague, "Move keys back")
    lawyer.window()
    assert "end_travel" in lawyer.require_all_there()
    door = lawyer.change_all_keys()
    lawyer.choose_passphrase(NEW)
    until(lambda: door.page is door.keys.message_page)
    door = lawyer.locked_by(lambda: press(Key.Key_Return))
    assert "Keys changed." in door.unlock.operation_label.text()
    open_with_stick(lawyer, lost)
    until(lambda: bool(door.usb_key.problem))
    assert "from before its keys were changed" in door.usb_key.problem
    lawyer.lock()
    assert lawyer.opens_with(NEW)


def open_with_stick(lawyer: Lawyer, keys: Path, button: str = "Unlock") -> None:
    """Type where the keys are, and the passphrase."""
    push("Keys on a USB drive")
    lawyer.door.usb_key.line.clear()
    type_in(str(keys))
    tab_to("Passphrase")
    type_in(WORDS)
    push(button)
    until(lawyer.is_past)
