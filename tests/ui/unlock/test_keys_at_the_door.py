"""Acts upon the keys at the door, by hand: each is done, or refused in words."""

import errno
import secrets
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.keys import keys_state
from casefiles.office.vault.privilege_notice import USUAL
from casefiles.store.vault.opening import open_vault
from casefiles.ui.unlock.operation_texts import ACTS, RENEWED
from casefiles.ui.unlock.print_page import PrintPage
from casefiles.ui.unlock.printed_page import PrintedPage, draw, print_page
from tests.ui.conftest import CHEAP, CLOCK, PASSPHRASE
from tests.ui.settling import until

NEW = "five blue trains leave quietly tonight"


@pytest.fixture
def desk() -> VaultService:
    """A desk at which a guess at a new passphrase costs nothing."""
    return VaultService(CLOCK, secrets.token_bytes, paths.resources(), cost=lambda: CHEAP)


def type_in(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def unlock(door, passphrase: str = PASSPHRASE) -> None:
    type_in(passphrase)
    press(Qt.Key.Key_Return)


def choose(door, passphrase: str) -> None:
    part = door.keys.act.part
    part.passphrase.line.setText(passphrase)
    part.again.line.setText(passphrase)
    assert door.keys.act.go.isEnabled(), part.strength.text()
    door.keys.act.go.click()


def opens(folder: Path, opener: object) -> bool:
    from casefiles.domain.foundation.errors import WrongPassphrase

    try:
        open_vault(folder, opener, CLOCK, secrets.token_bytes).close()
    except WrongPassphrase:
        return False
    return True


def let_go(door) -> None:
    door.vault.close()
    door.vault = None


def test_a_passphrase_is_changed_and_the_way_goes_on(door_for, vault_folder: Path):
    door = door_for(vault_folder, pending_operation="passphrase")
    assert "Enter the current passphrase" in door.unlock.operation_label.text()
    unlock(door)
    until(lambda: door.page is door.keys.act)
    assert "still open with the old passphrase" in told(door)
    choose(door, NEW)
    until(lambda: door.page is door.clock)
    let_go(door)
    assert (opens(vault_folder, NEW), opens(vault_folder, PASSPHRASE)) == (True, False)


def told(door) -> str:
    from casefiles.ui.unlock.operation_page import label_of

    return label_of(door.keys.act)


def test_not_now_changes_nothing(door_for, vault_folder: Path):
    door = door_for(vault_folder, pending_operation="change_keys")
    unlock(door)
    until(lambda: door.page is door.keys.act)
    press(Qt.Key.Key_Escape)
    until(lambda: door.page is door.clock)
    let_go(door)
    assert opens(vault_folder, PASSPHRASE)


def test_keys_are_changed_for_cause_and_a_fresh_window_is_wanted(door_for, vault_folder: Path):
    door, wanted = door_for(vault_folder, pending_operation="change_keys"), []
    door.relock_requested.connect(wanted.append)
    unlock(door)
    until(lambda: door.page is door.keys.act)
    assert "open with the old keys" in told(door)
    choose(door, NEW)
    until(lambda: door.page is door.keys.message_page, 30)
    assert door.vault is None
    door.keys.message_page.go.click()
    assert wanted == [RENEWED]
    fresh = door_for(vault_folder, pending_operation=RENEWED, is_after_lock=True)
    assert "Keys changed." in fresh.unlock.operation_label.text()
    unlock(fresh, NEW)
    until(lambda: fresh.page is fresh.recovery, 20)
    let_go(fresh)
    assert (opens(vault_folder, NEW), opens(vault_folder, PASSPHRASE)) == (True, False)


def test_what_could_not_be_removed_is_told_after_the_change(door_for, vault_folder, monkeypatch):
    def stuck(*_path, **_else):
        raise OSError(errno.EIO, "no")

    door = door_for(vault_folder, pending_operation="change_keys")
    unlock(door)
    until(lambda: door.page is door.keys.act)
    with monkeypatch.context() as held:
        held.setattr("casefiles.store.vault.leftovers.shutil.rmtree", stuck)
        choose(door, NEW)
        until(lambda: door.page is door.keys.message_page, 30)
    assert door.page.title.text() == "The keys were changed"
    assert "part of the old vault could not be" in door.page.body.text()
    assert "Open the vault again to remove it." in door.page.body.text()


def test_a_key_file_is_made_and_asked_for(door_for, vault_folder: Path, tmp_path: Path):
    door = door_for(vault_folder, pending_operation="key_file_add")
    unlock(door)
    until(lambda: door.page is door.keys.act)
    door.keys.act.folder.line.setText(str(vault_folder))
    door.keys.act.go.click()
    until(lambda: bool(door.page.problem))
    assert "the vault's folder" in door.page.problem
    stick = tmp_path / "stick"
    stick.mkdir()
    door.keys.act.folder.line.setText(str(stick))
    door.keys.act.go.click()
    until(lambda: door.page is door.keys.message_page)
    (key_file,) = stick.iterdir()
    assert key_file.name in door.keys.message_page.body.text()
    door.keys.message_page.go.click()
    until(lambda: door.page is door.clock)
    let_go(door)
    again = door_for(vault_folder)
    unlock(again)
    until(lambda: again.page is again.unlock and bool(again.page.problem))
    assert "Choose a key file or keys" in again.page.problem
    again.unlock.add_file.take(key_file)
    unlock(again, "not this one")
    until(lambda: again.page is again.unlock and "together do not open" in again.page.problem)
    unlock(again)
    until(lambda: again.page is again.clock)


def test_shares_are_typed_back_one_by_one_and_two_of_them_open(door_for, vault_folder: Path):
    door = door_for(vault_folder, pending_operation="shares")
    unlock(door)
    page = door.keys.shares
    until(lambda: door.page is page)
    shares = []
    for number in range(3):
        assert page.title.text() == f"Share {number + 1} of 3"
        shares.append(page.shares[number])
        page.next.click()
        assert not page.next.isEnabled()
        page.fields[0].setText("zzzz")
        assert page._notes[0].text()
        for field, at in zip(page.fields, page.positions, strict=True):
            field.setText(page.shares[number][at - 1][:4])
        page.next.click()
    until(lambda: door.page is door.clock)
    assert page.shares == []
    let_go(door)
    again = door_for(vault_folder)
    again.unlock.shares.click()
    first, second = again.shares.fields
    first.setPlainText(" ".join((*shares[0][:4], "kitchenette", *shares[0][5:])))
    assert again.shares.counts[0].text() == "Word 5 is not as on the paper."
    first.setPlainText(" ".join(shares[0]))
    second.setPlainText(" ".join(shares[2]))
    again.shares.unlock.click()
    until(lambda: again.page is again.keys.act)
    assert again.keys.act.title.text() == ACTS["set_passphrase"].title
    choose(again, NEW)
    until(lambda: again.page is again.recovery)
    again.recovery.later.click()
    until(lambda: again.page is again.clock)
    let_go(again)
    assert (opens(vault_folder, NEW), opens(vault_folder, PASSPHRASE)) == (True, False)


def test_shares_that_were_left_open_nothing(door_for, vault_folder: Path):
    door = door_for(vault_folder, pending_operation="shares")
    unlock(door)
    until(lambda: door.page is door.keys.shares)
    door.keys.shares.later.click()
    until(lambda: door.page is door.clock)
    assert door.vault.work(keys_state(), CancellationToken()).shares_made == 0


def test_a_colleague_is_added_and_names_of_the_case_are_no_passphrase(door_for, sample_vault: Path):
    door = door_for(sample_vault, pending_operation="colleague")
    unlock(door)
    until(lambda: door.page is door.keys.act)
    door.keys.act.name.setText("R. Okafor")
    part = door.keys.act.part
    names = " ".join([name for name in sorted(part._names) if name.isalpha()][:8])
    part.passphrase.line.setText(names)
    assert "names from the case" in part.strength.text()
    choose(door, NEW)
    until(lambda: door.page is door.clock)
    holders = door.vault.work(keys_state(), CancellationToken()).holders
    assert [holder.name for holder in holders] == ["owner", "R. Okafor"]


def test_keys_go_on_a_journey_and_come_back(door_for, vault_folder: Path, stick: Path):
    door = door_for(vault_folder, pending_operation="begin_travel")
    unlock(door)
    until(lambda: door.page is door.keys.act)
    assert "legal advice" in told(door)
    door.keys.act.folder.line.setText(str(vault_folder.parent))
    door.keys.act.go.click()
    until(lambda: door.page is door.keys.act and bool(door.page.problem), 20)
    assert "same disk" in door.page.problem
    door.keys.act.folder.line.setText(str(stick))
    door.keys.act.go.click()
    until(lambda: door.page is door.keys.message_page, 30)
    (keys,) = stick.iterdir()
    assert not opens(vault_folder, PASSPHRASE)
    there = door_for(vault_folder)
    there.unlock.usb_keys.click()
    there.usb_key.line.setText(str(keys))
    there.usb_key.passphrase.line.setText(PASSPHRASE)
    there.usb_key.open.click()
    until(lambda: there.page is there.clock)
    assert there.vault.work(keys_state(), CancellationToken()).are_away
    let_go(there)
    assert not opens(vault_folder, PASSPHRASE)
    home = door_for(vault_folder)
    home.unlock.usb_keys.click()
    home.usb_key.line.setText(str(keys))
    home.usb_key.passphrase.line.setText(PASSPHRASE)
    home.usb_key.bring.click()
    until(lambda: home.page is home.recovery)
    let_go(home)
    assert opens(vault_folder, PASSPHRASE)


def test_the_notice_is_read_before_anything_is_typed(door_for, vault_folder: Path):
    (vault_folder / "notice.txt").write_text(USUAL)
    door = door_for(vault_folder)
    assert door.unlock.notice.text() == USUAL
    assert door.unlock.notice.isVisible()


def test_printing_warns_and_never_goes_to_a_file(qtbot, theme):
    sent = []
    page = PrintPage(lambda: ("Laser",), lambda paper, name: not sent.append((paper, name)))
    qtbot.addWidget(page)
    paper = PrintedPage("Recovery sheet", "All groups open the vault.", ("ABCDE",) * 13)
    page.show_paper(paper)
    page.print.click()
    assert sent == [(paper, "Laser")]
    assert "ABCDE" not in repr(paper)
    none = PrintPage(lambda: (), lambda _paper, _name: True)
    qtbot.addWidget(none)
    none.show_paper(paper)
    assert not none.print.isEnabled()
    assert "No printer" in none.problem
    assert not print_page(paper, "no such printer")


def test_all_cells_stand_on_the_page(theme):
    image = QImage(800, 1100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(PrintedPage("Share of a recovery key", "Share 1 of 3.", ("academic",) * 33), painter)
    painter.end()
    rows = [y for y in range(1100) if any(image.pixelColor(x, y).value() < 99 for x in range(800))]
    columns = [x for x in range(800) if any(image.pixelColor(x, y).value() < 99 for y in rows)]
    assert rows[-1] < 1080
    assert columns[-1] < 760
    lines = [y for y in rows if y - 1 not in rows]
    assert len(lines) >= 11 + 3, "eleven rows of words below three texts"
