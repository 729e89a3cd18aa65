"""From the start to an open vault, by keys alone."""

import secrets
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from casefiles.office.case.vault_service import DEMO_PASSPHRASE
from casefiles.office.vault.recovery import REMINDER, sheet_of
from casefiles.office.workplace.clock import later_than, save_clock
from casefiles.store.vault.opening import create, open_vault
from casefiles.ui.unlock.caps_lock import is_caps
from casefiles.ui.unlock.operation_texts import CLOCK_WRONG
from casefiles.ui.unlock.unlock_page import pause_after
from tests.ui.conftest import CHEAP, CLOCK, PASSPHRASE
from tests.ui.settling import until


def type_in(text: str) -> None:
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def actions_of(opened) -> list[str]:
    return [entry.action for entry in opened.ask(lambda reader: reader.entries(None))]


def unlocked(door) -> None:
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock or bool(door.came))


def test_the_first_page_has_four_ways_and_keys_reach_them(door_for):
    door = door_for()
    assert door.windowTitle() == "Casefiles"
    seen = []
    for _ in range(4):
        seen.append(focused())
        press(Qt.Key.Key_Tab)
    assert seen == [
        door.welcome.create_button,
        door.welcome.open_button,
        door.welcome.sample_button,
        door.welcome.restore_button,
    ]
    press(Qt.Key.Key_Return)
    assert door.page is door.new_vault
    press(Qt.Key.Key_Escape)
    assert door.page is door.welcome


def test_a_vault_is_created_by_keys_and_opens_with_its_words_and_its_sheet(
    door_for, desk, tmp_path: Path
):
    door = door_for()
    press(Qt.Key.Key_Return)
    words = door.new_vault.offered.text()
    type_in(words)
    assert door.new_vault.again.isHidden() or not door.new_vault.again.isVisible()
    press(Qt.Key.Key_Return)
    assert door.page is door.working
    assert door.new_vault.passphrase.text() == ""
    until(lambda: door.page is door.recovery)
    groups = door.recovery.parts
    press(Qt.Key.Key_Return)
    one, two = door.recovery.positions
    assert one < two
    assert not door.recovery.next.isEnabled()
    type_in("ZZZZZ")
    assert door.recovery._notes[0].text()
    door.recovery.fields[0].setText("")
    type_in(groups[one - 1].lower())
    press(Qt.Key.Key_Tab)
    type_in(groups[two - 1])
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock)
    press(Qt.Key.Key_Return)
    until(lambda: bool(door.came))
    opened, told = door.came[0]
    assert opened.folder == tmp_path / "Casefiles"
    assert told == ""
    assert actions_of(opened)[:2] == ["create_vault", "add_device_key"]
    assert actions_of(opened)[2:] == ["add_recovery_key", "clock_confirmed"]
    assert opened.ask(lambda reader: reader.setting(REMINDER)) is None
    opened.close()
    door.came.clear()
    desk.unlock(tmp_path / "Casefiles", words).close()
    second = door_for(tmp_path / "Casefiles")
    second.unlock.sheet.click()
    type_in(" ".join(groups))
    press(Qt.Key.Key_Return)
    until(lambda: second.page is second.keys.act)


def test_the_sheet_put_off_is_offered_at_the_next_start_and_not_after_a_lock(
    door_for, vault_folder: Path
):
    with open_vault(vault_folder, PASSPHRASE, CLOCK, secrets.token_bytes) as vault:
        vault.write(lambda work: work.put_setting(REMINDER, "later"))
    after_lock = door_for(vault_folder, is_after_lock=True)
    unlocked(after_lock)
    assert after_lock.page is after_lock.clock
    after_lock.vault.close()
    at_start = door_for(vault_folder)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: at_start.page is at_start.recovery)
    at_start.recovery.later.click()
    until(lambda: at_start.page is at_start.clock)
    assert at_start.vault.ask(lambda reader: reader.setting(REMINDER)) == "later"


def test_own_words_are_judged_and_typed_twice(door_for):
    door = door_for()
    press(Qt.Key.Key_Return)
    page = door.new_vault
    type_in("horse")
    assert "easy" in page.strength.text()
    assert not page.create_button.isEnabled()
    page.passphrase.line.setText("five blue trains leave quietly tonight")
    assert "Strong" in page.strength.text()
    assert not page.create_button.isEnabled()
    page.again.line.setText("five blue trains leave")
    assert not page.create_button.isEnabled()
    page.again.line.setText("five blue boats")
    assert "differ" in page.strength.text()
    page.again.line.setText("five blue trains leave quietly tonight")
    assert page.create_button.isEnabled()
    page.folder.line.setText(" ")
    assert not page.create_button.isEnabled()


def test_a_taken_folder_is_told_and_left_alone(door_for, tmp_path: Path):
    (tmp_path / "Casefiles").mkdir()
    (tmp_path / "Casefiles" / "letter.txt").write_text("mine")
    door = door_for()
    press(Qt.Key.Key_Return)
    type_in(door.new_vault.offered.text())
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.new_vault)
    assert "holds something" in door.page.problem
    assert (tmp_path / "Casefiles" / "letter.txt").read_text() == "mine"


def test_the_passphrase_opens_and_the_clock_is_asked(door_for, vault_folder: Path):
    door = door_for(vault_folder)
    assert focused() is door.unlock.passphrase.line
    unlocked(door)
    assert door.page is door.clock
    assert not door.came
    door.clock.no.click()
    until(lambda: bool(door.came))
    opened, told = door.came[0]
    assert told == CLOCK_WRONG
    assert actions_of(opened)[-1] == "clock_denied"


def test_the_vault_of_the_default_folder_is_asked_for_at_once(door_for, tmp_path: Path):
    other = tmp_path / "Casefiles/Rowan"
    other.parent.mkdir()
    create(other, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes).close()
    door = door_for()
    assert door.page is door.unlock
    assert door.unlock.title.text() == "Unlock Rowan"
    assert door.unlock.place.text() == str(other.parent)
    unlocked(door)
    assert door.vault is not None or door.came


def test_a_clock_confirmed_today_is_not_asked_about_by_the_next_start(door_for, vault_folder: Path):
    door = door_for(vault_folder)
    unlocked(door)
    assert door.page is door.clock
    door.clock.yes.click()
    until(lambda: bool(door.came))
    door.came.pop()[0].close()
    later = door_for(vault_folder)
    unlocked(later)
    until(lambda: bool(later.came))
    assert later.page is not later.clock


def test_a_clock_confirmed_is_not_asked_again(door_for, vault_folder: Path):
    now = (CLOCK.wall(), CLOCK.monotonic())
    door = door_for(vault_folder, confirmed=(now, now), is_after_lock=True)
    unlocked(door)
    until(lambda: bool(door.came))
    assert door.came[0][1] == ""


def test_wrong_ones_are_told_and_slowed_but_never_counted_against_the_vault(
    door_for, vault_folder: Path
):
    door = door_for(vault_folder)
    for tries in range(1, 4):
        type_in("not this one")
        door.unlock._on_unlock()
        until(lambda: door.page is door.unlock)
        assert "does not open this vault" in door.page.problem
        assert door.unlock.passphrase.text() == ""
        assert door.unlock._timer.isActive() == (pause_after(tries) > 0)
    type_in(PASSPHRASE)
    assert not door.unlock.unlock.isEnabled()
    until(door.unlock.unlock.isEnabled, 10)
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock)


def test_pauses_grow_and_end_at_half_a_minute():
    assert [pause_after(tries) for tries in range(10)] == [0, 0, 0, 2, 4, 8, 16, 30, 30, 30]


def damaged(folder: Path) -> None:
    for name in ("vault.keys", "vault.keys.copy"):
        data = bytearray((folder / name).read_bytes())
        data[60] ^= 1
        (folder / name).write_bytes(data)


def emptied(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def too_new(folder: Path) -> None:
    for name in ("vault.keys", "vault.keys.copy"):
        data = bytearray((folder / name).read_bytes())
        data[9] = 9
        data[-64:-32] = sha256(data[:-64]).digest()
        (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (damaged, "The passphrase was not tested"),
        (emptied, "database is missing"),
        (too_new, "newer version"),
    ],
)
def test_faults_are_told_apart(door_for, vault_folder: Path, change, words: str):
    change(vault_folder)
    door = door_for(vault_folder)
    type_in(PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.unlock)
    assert words in door.page.problem


def test_a_vault_in_use_is_told(door_for, vault_folder: Path):
    with open_vault(vault_folder, PASSPHRASE, CLOCK, secrets.token_bytes):
        door = door_for(vault_folder)
        type_in(PASSPHRASE)
        press(Qt.Key.Key_Return)
        until(lambda: door.page is door.unlock)
        assert "The vault is already open: in another program" in door.page.problem


def test_a_vault_in_use_is_told_before_the_passphrase_is_typed(door_for, vault_folder: Path):
    with open_vault(vault_folder, PASSPHRASE, CLOCK, secrets.token_bytes):
        door = door_for(vault_folder)
        until(lambda: bool(door.page.problem))
        assert door.page is door.unlock
        assert "The vault is already open" in door.page.problem
    door._ask_for(vault_folder)
    door.errands.do(lambda: None, lambda _: door.came.clear(), print)
    type_in(PASSPHRASE)
    assert door.page.problem == ""
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock)


def clock_at(seconds: int):
    """Return a clock that is ahead of this machine's."""
    return replace(CLOCK, wall=lambda: CLOCK.wall() + seconds * 10**9)


@pytest.mark.parametrize("seconds", [290, 310, 3 * 24 * 3600])
def test_a_clock_that_went_back_is_told_and_entered(door_for, vault_folder: Path, seconds: int):
    with open_vault(vault_folder, PASSPHRASE, clock_at(seconds), secrets.token_bytes) as ahead:
        ahead.write(save_clock())
    door = door_for(vault_folder)
    unlocked(door)
    until(lambda: door.page is door.clock)
    is_told = not door.clock.doubt.isHidden()
    assert is_told == (seconds > 300)
    assert ("last used on" in door.clock.doubt.text()) == is_told
    press(Qt.Key.Key_Return)
    until(lambda: bool(door.came))
    opened, _ = door.came[0]
    told = ["clock_went_back"] if is_told else []
    clocks = [act for act in actions_of(opened) if act.startswith("clock")]
    assert clocks == [*told, "clock_confirmed"]
    assert opened.ask(later_than(CLOCK.wall())) is None, "once is enough"


def test_a_clock_that_is_trusted_is_asked_of_again_when_it_went_back(door_for, vault_folder: Path):
    with open_vault(vault_folder, PASSPHRASE, clock_at(900), secrets.token_bytes) as ahead:
        ahead.write(lambda work: work.note("hold_ended"))
    now = (CLOCK.wall(), CLOCK.monotonic())
    door = door_for(vault_folder, confirmed=(now, now))
    unlocked(door)
    until(lambda: door.page is door.clock)
    assert "last used on" in door.clock.doubt.text()


def test_a_sheet_of_another_vault_is_told_as_such(door_for, vault_folder: Path):
    from casefiles.store.keys.key_slots import RecoveryKey

    door = door_for(vault_folder)
    door.unlock.sheet.click()
    groups = sheet_of(RecoveryKey(secrets.token_bytes(32)))
    door.sheet.groups.setPlainText(" ".join([*groups[:2], groups[1]]))
    assert "Group 3" in door.sheet.problem
    assert not door.sheet.unlock.isEnabled()
    door.sheet.groups.setPlainText(" ".join(groups))
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.sheet and bool(door.page.problem))
    assert "recovery sheet does not open" in door.page.problem


def test_the_sample_case_is_made_and_opened_again(door_for, tmp_path: Path):
    door = door_for()
    door.welcome.sample_button.click()
    press(Qt.Key.Key_Return)
    assert door.page is door.working
    assert door.working.stop.isVisible()
    until(lambda: bool(door.came), 60)
    opened, _ = door.came.pop()
    from casefiles.domain.records.case_records import Case

    assert opened.ask(lambda reader: len(reader.find(Case))) == 1
    opened.close()
    open_vault(tmp_path / "Casefiles sample", DEMO_PASSPHRASE, CLOCK, secrets.token_bytes).close()
    again = door_for()
    again.welcome.sample_button.click()
    press(Qt.Key.Key_Return)
    until(lambda: bool(again.came), 60)


def test_what_is_half_typed_is_forgotten_out_of_sight(door_for, vault_folder: Path):
    door = door_for(vault_folder)
    door._hidden.setInterval(50)
    type_in("correct hor")
    door.setWindowState(Qt.WindowState.WindowMinimized)
    until(lambda: door.unlock.passphrase.text() == "")
    line: QLineEdit = door.unlock.passphrase.line
    line.undo()
    assert line.text() == ""


def test_nothing_secret_shows_in_a_repr_or_can_be_undone(door_for, vault_folder: Path):
    door = door_for(vault_folder)
    type_in(PASSPHRASE)
    assert PASSPHRASE not in repr(door.unlock.passphrase) + repr(door.unlock.passphrase.line)
    hints = door.unlock.passphrase.line.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhHiddenText
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    unlocked_text = door.unlock.passphrase.line
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock)
    unlocked_text.undo()
    assert unlocked_text.text() == ""


@pytest.mark.parametrize(
    ("text", "shift", "found"),
    [("A", False, True), ("A", True, False), ("a", True, True), ("a", False, False),
     ("7", False, None), ("努", False, None), ("Ж", False, True), ("", False, None)],
)  # fmt: skip
def test_caps_lock_is_told_from_what_is_typed(text: str, shift: bool, found: bool | None):
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)
    assert is_caps(event) is found


def test_caps_lock_is_shown(door_for, vault_folder: Path):
    door = door_for(vault_folder)
    send = QApplication.sendEvent
    kind, no = QKeyEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    send(focused(), QKeyEvent(kind, Qt.Key.Key_A, no, "A"))
    assert door.unlock._caps.isVisible()
    send(focused(), QKeyEvent(kind, Qt.Key.Key_CapsLock, no, ""))
    assert not door.unlock._caps.isVisible()


def test_what_speaks_against_a_folder_is_told_before_the_vault_is_made(door_for, tmp_path: Path):
    door = door_for()
    press(Qt.Key.Key_Return)
    line = door.new_vault.folder
    line.line.setText(str(tmp_path / "Dropbox" / "Casefiles"))
    until(lambda: not line.doubts.isHidden())
    assert "synchronised to other computers" in line.doubts.text()
    door.new_vault.passphrase.line.setText(door.new_vault.offered.text())
    assert door.new_vault.create_button.isEnabled(), "it is only a warning"
    line.line.setText(str(tmp_path / "Casefiles"))
    until(lambda: "synchronised to other computers" not in line.doubts.text())


def test_a_folder_that_everybody_may_change_is_refused_in_words(door_for, tmp_path: Path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    door = door_for()
    press(Qt.Key.Key_Return)
    door.new_vault.folder.line.setText(str(shared / "vault"))
    type_in(door.new_vault.offered.text())
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.new_vault and bool(door.page.problem))
    assert "could replace the vault" in door.page.problem
    assert list(shared.iterdir()) == []
