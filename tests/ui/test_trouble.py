"""What is amiss with disk, backups and anchors is shown while it lasts, and stops nobody."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import VaultError
from casefiles.domain.records.case_records import Event
from casefiles.office.vault.anchors import make_anchor_file
from casefiles.office.vault.backups import back_up_now
from casefiles.store.backup import backup_writing
from casefiles.store.vault import upkeep
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.shell import main_window
from tests.ui.conftest import CLOCK
from tests.ui.settling import settle, until
from tests.ui.shown import shown

_DAY = 24 * 3600 * 1_000_000_000


@pytest.fixture
def window(session, theme):
    made = shown(session, theme)
    yield made
    made.hide()
    made.deleteLater()


def edit(session):
    event = session.vault.ask(lambda reader: reader.find(Event))[0]
    session.vault.run(lambda work: work.update(replace(event, place="Kashgar"), "edit_event"))


def failing(monkeypatch, code):
    def broken(_connection):
        raise VaultError(code)

    monkeypatch.setattr(upkeep, "WAL_LIMIT", 0)
    monkeypatch.setattr(upkeep, "checkpoint", broken)


def wal_of(session):
    return (session.vault.folder / "vault.db-wal").stat().st_size


def test_a_checkpoint_that_fails_is_shown_until_one_succeeds(window, session, monkeypatch):
    failing(monkeypatch, "disk_failed")
    edit(session)
    until(lambda: window.status.trouble.text() == "The disk reported an error.")
    assert "Copy the vault to another disk" in window.notice_line.text
    assert "Copy the vault to another disk" in window.status.trouble.toolTip()
    assert window.minimumSizeHint().width() <= 1024
    monkeypatch.undo()
    settle(session)
    window.tidier.look()
    until(lambda: window.status.trouble.text() == "")
    until(lambda: wal_of(session) == 0)


def test_a_reader_in_the_way_is_shown_only_where_it_lasts(window, session, monkeypatch):
    failing(monkeypatch, "checkpoint_busy")
    edit(session)
    settle(session)
    assert session.vault.checkpoint_fault == "checkpoint_busy"
    assert window.status.trouble.text() == ""
    settle(session)
    window.tidier.look()
    until(lambda: "Maintenance could not run" in window.status.trouble.text())
    monkeypatch.undo()
    settle(session)
    window.tidier.look()
    until(lambda: window.status.trouble.text() == "")


def test_backups_that_have_failed_for_days_are_told_in_full_once(window, session, monkeypatch):
    session.vault.work(back_up_now(), CancellationToken())
    window.backups._ask()
    until(lambda: window.backups._state is not None and window.backups._state.count == 1)
    session.clock = Clock(lambda: CLOCK.wall() + 4 * _DAY, CLOCK.monotonic, CLOCK.boot)
    edit(session)
    monkeypatch.setattr(backup_writing, "free_bytes", lambda _: 0)
    window.backups.look()
    until(lambda: "No backup was made: Not enough space" in window.status.trouble.text())
    assert "The last one was made on " in window.status.trouble.text()
    assert window.notice_line.text.startswith("The last backup was made on ")
    assert "MB more needed" in window.notice_line.text
    window.notice_line.show_message("", "info")
    window.backups._tried = 0
    window.backups.look()
    settle(session)
    assert window.notice_line.text == ""
    monkeypatch.undo()
    window.backups._tried = 0
    window.backups.look()
    until(lambda: "No backup was made" not in window.status.trouble.text())
    session.clock = CLOCK
    window.backups.look()
    assert window.status.trouble.text() == ""


def test_an_anchor_that_is_not_there_is_told_quietly_and_can_be_chosen(
    session, theme, tmp_path, monkeypatch
):
    stick = tmp_path / "stick"
    stick.mkdir()
    session.vault.work(make_anchor_file(stick / "anchor.txt"), CancellationToken())
    stick.rename(tmp_path / "elsewhere")
    window = shown(session, theme)
    until(lambda: "No anchor was compared" in window.notice_line.text)
    assert str(stick / "anchor.txt") in window.notice_line.text
    assert window.workspace.room.isEnabled()
    moved = tmp_path / "elsewhere" / "anchor.txt"
    monkeypatch.setattr(main_window, "choose_files", lambda _over, then: then([moved]))
    window.notice_line._offered.click()
    until(lambda: "The anchor matches" in window.notice_line.text)
    window.workspace.context.navigator.go(NavigationTarget("vault", "proof"))
    card = window.workspace.room.cards["proof"]
    until(lambda: "not there now" in card._anchor_words.text())
    assert "choose it under Compare" in card._anchor_words.text()
    assert card.verdict.text() == "Agrees"
    moved.parent.rename(stick)
    card.ask()
    until(lambda: "not there now" not in card._anchor_words.text())
    window.hide()
    window.deleteLater()
