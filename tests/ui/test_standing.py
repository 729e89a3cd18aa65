"""What cannot be changed: said above the rooms for as long as it holds, and refused in words."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotAVault
from casefiles.domain.records.case_records import Document, Event
from casefiles.office.case.vault_repair import open_read_only
from casefiles.office.records.case_closure import (
    close_case,
    lift_legal_hold,
    place_legal_hold,
    reopen_case,
)
from casefiles.office.workplace.preferences import Preferences, save_preferences
from casefiles.store.database.connection import Connection
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import open_keys
from casefiles.ui.base.actions import ROOMS
from casefiles.ui.base.command_groups import CHANGING, EXPORT_ACTIONS, OF_VAULT
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.settings.vault.screen import VaultScreen
from casefiles.ui.shell.palette import Palette
from casefiles.words.catalogue import explain
from tests.store.harm import flip
from tests.ui.conftest import CLOCK, PASSPHRASE
from tests.ui.settling import settle, until
from tests.ui.shown import shown
from tests.unwritable import the_way_of_this_process, unwritable


@pytest.fixture
def window(session, theme):
    made = shown(session, theme)
    yield made
    made.hide()
    made.deleteLater()


def go(window, *place):
    window.workspace.context.navigator.go(NavigationTarget(*place))
    settle(window.session)


def chosen_in_palette(window, words):
    """Choose a command of the palette by typing it; return what was beside it."""
    palette = window.findChild(Palette)
    window.workspace.context.actions["app.palette"].trigger()
    QTest.keyClicks(palette._field, words)
    settle(window.session)
    beside = palette._list.currentItem().data(Qt.ItemDataRole.UserRole).aside
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    return beside


def test_a_closed_case_says_so_in_its_rooms_and_takes_no_edit(window, session, tmp_path):
    workspace, actions = window.workspace, window.workspace.context.actions
    case_id = workspace.context.case_id
    go(window, "timeline", session.vault.ask(lambda at: at.find(Event))[0].id)
    assert actions["timeline.edit"].isEnabled()
    assert not workspace.standing.isVisible()
    session.vault.run(close_case(case_id))
    until(workspace.standing.isVisible)
    assert "closed on" in workspace.standing.words.text()
    assert not any(actions[name].isEnabled() for name in CHANGING | EXPORT_ACTIONS)
    assert "read only" in chosen_in_palette(window, "Edit event")
    until(lambda: "This case is closed." in window.notice_line.text)
    go(window, "documents")
    before = session.vault.ask(lambda at: at.find(Document))
    (tmp_path / "new.txt").write_text("A new file.")
    window.notice_line.show_message("", "info")
    workspace.room._on_dropped([tmp_path / "new.txt"])
    assert "This case is closed." in window.notice_line.text
    assert session.vault.ask(lambda at: at.find(Document)) == before
    for room, is_told in (("vault", False), ("overview", False), ("dossier", True)):
        go(window, room)
        assert workspace.standing.isVisible() is is_told
    workspace.standing.first.click()
    until(lambda: workspace.room.key == "overview" and workspace.room.keeping is not None)
    session.vault.run(reopen_case(case_id))
    until(lambda: not actions.is_barred("timeline.edit"))
    go(window, "timeline")
    assert not workspace.standing.isVisible()
    assert actions["timeline.add_event"].isEnabled()


def test_a_held_case_says_why_and_can_be_worked_on(window, session):
    workspace, actions = window.workspace, window.workspace.context.actions
    go(window, "people")
    session.vault.run(place_legal_hold(workspace.context.case_id, "The court asked for the file."))
    until(workspace.standing.isVisible)
    assert "may be erased: The court asked for the file." in workspace.standing.words.text()
    assert actions["people.add_person"].isEnabled()
    session.vault.run(lift_legal_hold(workspace.context.case_id))
    until(lambda: not workspace.standing.isVisible())


@pytest.fixture
def damaged(qapp, desk, sample_vault):
    """A session over the sample vault, one page of which is bad, opened to be read."""
    place = VaultFolder(sample_vault)
    keys = open_keys(place, PASSPHRASE)[1]
    place.close()
    connection = Connection(sample_vault / "vault.db", keys.cipher_key(), query_only=True)
    ((root,),) = connection.rows(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'"
    )
    connection.close()
    for rest in sample_vault.glob("vault.db-*"):
        rest.unlink()
    flip(sample_vault / "vault.db", root, random.Random(7))
    opened = Session(open_read_only(desk, sample_vault, PASSPHRASE, CancellationToken()), CLOCK)
    yield opened
    opened.close()


def bytes_of(folder):
    return {at: at.read_bytes() for at in sorted(folder.rglob("*")) if at.is_file()}


def refuses_another_fact(window):
    """Type into a fact, and press Save."""
    go(window, "dossier", "", "facts")
    facts = window.workspace.room.facts
    until(lambda: facts.form is not None)
    assert not facts.new.isEnabled()
    facts.form.fields["text"].set_value("Another sentence.")
    facts.form.keep_draft_now()
    until(lambda: "not saved" in facts.form._state.text())
    facts.form.save.click()
    until(lambda: "open read-only" in window.notice_line.text)
    assert facts.form.fields["text"].value() == "Another sentence."


def test_a_damaged_vault_is_read_in_every_room_and_nothing_of_it_is_changed(
    damaged, theme, sample_vault, tmp_path
):
    before, refused, crashed, errands = bytes_of(sample_vault), [], [], []
    damaged.failed.connect(refused.append)
    damaged.crashed.connect(crashed.append)
    damaged.operation_requested.connect(errands.append)
    window = shown(damaged, theme)
    until(lambda: "The vault is damaged" in window.notice_line.text)
    workspace, actions = window.workspace, window.workspace.context.actions
    for key, _, _ in ROOMS:
        go(window, key)
        assert workspace.standing.isVisible()
        assert workspace.room.key == key
        assert not any(actions[name].isEnabled() for name in CHANGING | OF_VAULT)
    assert "changes are not saved" in workspace.standing.words.text()
    damaged.run(window, save_preferences(Preferences(text_scale=110)))
    settle(damaged)
    assert (refused, crashed) == ([], [])
    workspace.standing.first.click()
    until(lambda: isinstance(workspace.room, VaultScreen))
    until(lambda: bool(workspace.room.cards["check"].table.row()))
    workspace.standing.repair.click()
    assert errands == ["repair"]
    go(window, "documents")
    assert isinstance(workspace.room, DocumentsScreen)
    (tmp_path / "new.txt").write_text("A new file.")
    workspace.room._on_dropped([tmp_path / "new.txt"])
    assert "open read-only" in window.notice_line.text
    window.notice_line.show_message("", "info")
    refuses_another_fact(window)
    window.keep_drafts()
    settle(damaged)
    assert (refused, crashed) == ([], [])
    window.hide()
    window.deleteLater()
    damaged.close()
    assert bytes_of(sample_vault) == before


@pytest.fixture
def read_only(qapp, desk, sample_vault):
    """A session over the sample vault where nothing can be written."""
    with unwritable(sample_vault, the_way_of_this_process()):
        opened = Session(desk.unlock(sample_vault, PASSPHRASE), CLOCK)
        yield opened
        opened.close()


def test_a_vault_on_a_read_only_medium_says_so_in_every_room(read_only, theme, sample_vault):
    before, refused, crashed = bytes_of(sample_vault), [], []
    read_only.failed.connect(refused.append)
    read_only.crashed.connect(crashed.append)
    window = shown(read_only, theme)
    workspace, actions = window.workspace, window.workspace.context.actions
    for key, _, _ in ROOMS:
        go(window, key)
        assert workspace.standing.isVisible()
        assert not any(actions[name].isEnabled() for name in CHANGING | OF_VAULT)
    assert "the location of this vault is not writable" in workspace.standing.words.text()
    assert not workspace.standing.repair.isVisible()
    assert not workspace.standing.first.isVisible()
    assert "damaged" not in window.notice_line.text + workspace.standing.words.text()
    read_only.run(window, save_preferences(Preferences(text_scale=110)))
    settle(read_only)
    refuses_another_fact(window)
    window.keep_drafts()
    settle(read_only)
    assert (refused, crashed) == ([], [])
    window.hide()
    window.deleteLater()
    read_only.close()
    assert bytes_of(sample_vault) == before


def test_a_prepared_folder_is_named_at_the_door(desk, sample_vault, tmp_path):
    (sample_vault / "vault.ballast").unlink(missing_ok=True)
    (sample_vault / "vault.ballast").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotAVault) as caught:
        desk.unlock(sample_vault, PASSPHRASE)
    words = explain(caught.value.code, caught.value.safe)
    assert "not as Casefiles made it: vault.ballast is a link." in words
    assert not (tmp_path / "elsewhere").exists()
