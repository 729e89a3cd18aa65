"""What opening found out about the vault's own files is told once at the door."""

import hashlib
import secrets
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import NotEnoughSpace
from casefiles.domain.foundation.ids import CaseId, EditionId
from casefiles.domain.records.case_records import Case, Edition
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.office.draft.departures import Departure
from casefiles.office.draft.written_files import disk_of
from casefiles.office.vault.keys import older_keys
from casefiles.store.vault import healing
from casefiles.store.vault.opening import open_vault
from casefiles.ui.settings.vault.keys_card import KeysCard
from tests.faults.harm.flips import flip_on_disk
from tests.ui.conftest import CLOCK, PASSPHRASE
from tests.ui.settling import until
from tests.ui.unlock.test_door import actions_of, press, type_in

NEW = "five blue trains leave quietly"
FILES = ("vault.keys", "vault.keys.copy")


def goes_in(door, passphrase: str = PASSPHRASE) -> None:
    type_in(passphrase)
    press(Qt.Key.Key_Return)
    until(lambda: door.page in {door.news.page, door.clock, door.keys.act} or bool(door.came))


def open_again(folder, passphrase: str):
    return open_vault(folder, passphrase, CLOCK, secrets.token_bytes)


@pytest.fixture
def with_older_keys(vault_folder, tmp_path):
    """A vault whose passphrase was changed, and whose older key file lies in its place again."""
    old = tmp_path / "old"
    old.mkdir()
    for name in FILES:
        shutil.copy(vault_folder / name, old / name)
    with open_again(vault_folder, PASSPHRASE) as vault:
        vault.ring.put((0, "owner"), NEW, "change_passphrase")
    for name in FILES:
        shutil.copy(old / name, vault_folder / name)
    return vault_folder


def test_what_was_made_whole_is_told_once(door_for, vault_folder):
    flip_on_disk(vault_folder / "vault.keys", 4_000)
    flip_on_disk(vault_folder / "vault.head", 9_000)
    door = door_for(vault_folder, is_after_lock=True)
    goes_in(door)
    page = door.news.page
    assert door.page is page
    assert "vault.keys, vault.head" in page.healed.text()
    assert "was repaired" in page.healed.text()
    assert page.keys.isHidden()
    assert page.own.isHidden()
    assert page.change.isHidden()
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock or bool(door.came))
    assert {"heal_key_file", "heal_head"} <= set(actions_of(door.vault or door.came[0][0]))
    (door.vault or door.came[0][0]).close()
    again = door_for(vault_folder, is_after_lock=True)
    goes_in(again)
    assert again.page is not again.news.page


def test_what_the_disk_refused_to_write_anew_is_told_as_that(door_for, vault_folder, monkeypatch):
    def refuses(*_told) -> None:
        raise NotEnoughSpace("no_space")

    flip_on_disk(vault_folder / "vault.keys", 4_000)
    monkeypatch.setattr(healing, "heal_keys", refuses)
    door = door_for(vault_folder, is_after_lock=True)
    goes_in(door)
    assert door.page is door.news.page
    text = door.news.page.healed.text()
    assert "refused to rewrite it: vault.keys" in text
    assert "made whole" not in text


def test_an_export_that_was_ending_when_the_program_stopped_is_told_once(
    door_for, vault_folder, tmp_path
):
    case = Case(CaseId("ca" * 16), "S/1", "A case", "", "", "", "")
    data = b"%PDF-1.7 a dossier"
    edition = Edition(
        *(EditionId("5e" * 16), case.id, "national_court", "court_open"),
        *(
            hashlib.sha256(data).hexdigest(),
            len(data),
            (),
            FinalCheckCertificate(1, 1, 1, 1, 1, 1, 0, 0),
        ),
    )
    departure = Departure(edition, tmp_path, "for the court.pdf", b"01234567", disk_of(tmp_path))

    def leaves(work) -> None:
        work.insert(case, "add_case")
        work.put_setting(departure.key, departure.text())

    (tmp_path / departure.name).write_bytes(data)
    with open_again(vault_folder, PASSPHRASE) as vault:
        vault.write(leaves)
    door = door_for(vault_folder, is_after_lock=True)
    goes_in(door)
    page = door.news.page
    assert door.page is page
    assert "look whether for the court.pdf is there" in page.exports.text()
    assert "made for the court in open session" in page.exports.text()
    assert page.healed.isHidden()
    press(Qt.Key.Key_Return)
    until(lambda: door.page is door.clock or bool(door.came))
    vault = door.vault or door.came[0][0]
    assert vault.ask(lambda reader: reader.find(Edition)) == (edition,)
    vault.close()
    again = door_for(vault_folder, is_after_lock=True)
    goes_in(again)
    assert again.page is not again.news.page


def test_an_older_key_file_is_told_and_a_change_of_all_keys_offered(door_for, with_older_keys):
    door = door_for(with_older_keys)
    goes_in(door)
    assert door.page is door.news.page
    assert "older key file" in door.news.page.keys.text()
    door.news.page.change.click()
    until(lambda: door.page is door.keys.act)
    assert "keys" in door.keys.act.title.text()


def test_who_put_it_there_says_so_and_is_not_told_again(door_for, with_older_keys):
    door = door_for(with_older_keys)
    goes_in(door)
    door.news.page.own.click()
    until(lambda: door.page is door.clock)
    door.vault.close()
    again = door_for(with_older_keys)
    goes_in(again)
    assert again.page is again.clock


def test_who_only_goes_on_is_told_again(door_for, with_older_keys):
    for _ in range(2):
        door = door_for(with_older_keys)
        goes_in(door)
        assert door.page is door.news.page
        press(Qt.Key.Key_Return)
        until(lambda door=door: door.page is door.clock)
        door.vault.close()


def test_the_card_of_keys_says_so_until_it_is_answered_for(qtbot, context, session):
    window = QWidget()
    qtbot.addWidget(window)
    card = KeysCard(context)
    card.setParent(window)
    card.card.setParent(window)
    context.session.changed.connect(card.on_changed)
    window.show()
    ring = session.vault.workplace.vault.ring
    old = ring._file
    ring.put((1, "R. Okafor"), "words of a colleague", "add_slot")
    ring._file = old
    ring.recognise()
    assert session.vault.work(older_keys(), None).is_in_use
    until(card.own.isVisible)
    card.own.click()
    until(lambda: not card.own.isVisible())
    assert session.vault.work(older_keys(), None) is None
