"""From an open vault to the way out: locked, closed, or after a bug."""

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from casefiles.office.workplace.handover import Handover
from casefiles.ui.base import clipboard
from casefiles.ui.shell.application import BUG, DONE, LOCKED, WindowRun
from casefiles.ui.shell.lock_cover import LockCover
from tests.ui.conftest import PASSPHRASE
from tests.ui.settling import rest, settle, until

SECRET = "Gulnar at the old bridge"


@pytest.fixture
def reports() -> list[Handover]:
    return []


@pytest.fixture
def run(qapp, theme, desk, sample_vault: Path, tmp_path: Path, reports):
    run = WindowRun(desk, theme, Handover(sample_vault, tmp_path), reports.append)
    run.over = []
    run.ended.disconnect(run._quit)
    run.ended.connect(lambda: run.over.append(run.code))
    run.show_unlock_window()
    run.unlock_window._on_open(desk.unlock(sample_vault, PASSPHRASE))
    until(lambda: run.unlock_window.page is run.unlock_window.clock)
    run.unlock_window.clock.yes.click()
    until(lambda: run.window is not None and run.window.workspace is not None)
    settle(run._session)
    yield run
    if not run.over:
        run._on_end_requested()
        until(lambda: bool(run.over))
    for widget in (run.sheet, run.window):
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def is_free(desk, folder: Path) -> bool:
    desk.unlock(folder, PASSPHRASE).close()
    return True


def test_locking_blanks_at_once_and_closes_the_vault_elsewhere(run, desk, sample_vault: Path):
    clipboard.copy(SECRET)
    closing = threading.Event()
    close = run._session.close

    def slowly(spent: float) -> None:
        assert threading.current_thread() is not threading.main_thread()
        closing.wait(20)
        close(spent)

    run._session.close = slowly
    dialog = QLabel(SECRET)
    dialog.show()
    run.window.lock_requested.emit()
    cover = run.window.findChild(LockCover)
    assert cover.isVisible()
    assert cover.geometry() == run.window.rect()
    colours = {run.window.grab().toImage().pixelColor(x, 60).name() for x in range(0, 900, 7)}
    assert colours == {run._theme.tokens.bg}
    assert not dialog.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    assert run.over == []
    closing.set()
    until(lambda: bool(run.over))
    assert run.over == [LOCKED]
    assert is_free(desk, sample_vault)


def test_the_supervisor_learns_vault_and_clock(run, sample_vault: Path, reports):
    assert reports[-1].vault == sample_vault
    assert len(reports[-1].confirmed) == 1
    run.window.close()
    until(lambda: bool(run.over))
    assert run.over == [DONE]


def test_the_place_is_kept_on_the_way_out(run, desk, sample_vault: Path):
    from casefiles.office.workplace.window_state import window_state
    from casefiles.ui.base.navigation import NavigationTarget

    run.window.workspace.context.navigator.go(NavigationTarget("history"))
    settle(run._session)
    run.leave(LOCKED)
    until(lambda: bool(run.over))
    opened = desk.unlock(sample_vault, PASSPHRASE)
    try:
        assert opened.ask(window_state()).room == "history"
    finally:
        opened.close()


def test_a_bug_ends_in_the_sheet_without_contents(run, desk, sample_vault: Path, capfd):
    with pytest.raises(ValueError, match=SECRET) as raised:
        int(SECRET)
    for _ in range(2):
        run._session.crashed.emit(raised.value)
    assert run.sheet.isVisible()
    assert run.window.findChild(LockCover).isVisible()
    until(lambda: run.sheet.is_closed)
    assert "ValueError" in run.sheet.stack.toPlainText()
    said = run.sheet.stack.toPlainText() + capfd.readouterr().err
    assert SECRET not in said
    run.sheet.copy.click()
    assert QGuiApplication.clipboard().text() == run.sheet.stack.toPlainText()
    assert is_free(desk, sample_vault)
    assert run.over == []
    run.sheet.close_button.click()
    assert run.over == [BUG]


def test_a_bug_on_the_way_out_does_not_keep_the_vault_open(run, desk, sample_vault: Path):
    def broken() -> None:
        raise LookupError(SECRET)

    run.window.keep_drafts = broken
    run.leave(LOCKED)
    assert run.sheet.isVisible()
    until(lambda: run.sheet.is_closed)
    assert is_free(desk, sample_vault)
    run._on_end_requested()
    assert run.over == [BUG]


def test_the_preference_for_idle_minutes_reaches_the_status_bar(run):
    from dataclasses import replace

    from casefiles.office.workplace.preferences import Preferences, save_preferences

    run._session.run(run.window, save_preferences(replace(Preferences(), idle_minutes=42)))
    settle(run._session)
    assert run.window.status.lock.words.text().startswith(("Locks in 42:00", "Locks in 41:5"))
    run.window.quit_requested.emit()
    until(lambda: bool(run.over))
    assert not run._lock._timer.isActive()
    assert run.over == [DONE]


def test_a_hold_is_entered_shown_and_gone_after_the_lock(run, desk, sample_vault: Path):
    window = run.window
    window.workspace.context.actions["app.hold_30"].trigger()
    settle(run._session)
    run._lock.tick()
    line = window.status.lock
    assert line.words.text() == "Stays unlocked: 30 min left"
    assert window.workspace.context.actions["app.hold_end"].isEnabled()
    run._lock._active -= 10**12
    run._lock.tick()
    assert not run._is_ending
    line.end.click()
    settle(run._session)
    assert line.words.text().startswith("Locks in ")
    window.workspace.context.actions["app.hold_60"].trigger()
    settle(run._session)
    run._machine.going.emit()
    until(lambda: bool(run.over))
    assert run.over == [LOCKED]
    opened = desk.unlock(sample_vault, PASSPHRASE)
    try:
        acts = [entry.action for entry in opened.ask(lambda reader: reader.entries(None))]
        kept = opened.ask(lambda reader: reader.settings(""))
    finally:
        opened.close()
    holds = [act for act in acts if act.startswith("hold")]
    assert holds == ["hold_open_30", "hold_ended", "hold_open_60"]
    assert not any("hold" in name + text for name, text in kept.items())


def test_a_hold_whose_time_has_passed_is_told_and_entered(run):
    run.window.hold_noted.emit(30)
    run._lock._hold_end = 1
    run._lock.tick()
    settle(run._session)
    assert "Automatic locking is on again" in run.window.notice_line.text
    acts = [one.action for one in run._session.vault.ask(lambda reader: reader.entries(None))]
    assert acts[-1] == "hold_ended"


def test_a_door_that_is_left_with_an_open_vault_locks(
    qapp, theme, desk, sample_vault: Path, tmp_path: Path, reports
):
    run = WindowRun(desk, theme, Handover(None, tmp_path), reports.append)
    over = []
    run.ended.disconnect(run._quit)
    run.ended.connect(lambda: over.append(run.code))
    run.show_unlock_window()
    assert run._lock is None
    run.unlock_window._on_open(desk.unlock(sample_vault, PASSPHRASE))
    until(lambda: run.unlock_window.page is run.unlock_window.clock)
    run._lock._active -= 10**12
    run._lock.tick()
    until(lambda: bool(over))
    assert over == [LOCKED]
    assert reports[-1].vault == sample_vault
    assert run.window is None
    assert is_free(desk, sample_vault)
    run.unlock_window.hide()
    run.unlock_window.deleteLater()


def test_a_vault_that_is_opened_too_late_is_closed_again(
    qapp, theme, desk, sample_vault: Path, tmp_path: Path, reports
):
    run = WindowRun(desk, theme, Handover(sample_vault, tmp_path), reports.append)
    over, bugs = [], []
    run.ended.disconnect(run._quit)
    run.ended.connect(lambda: over.append(run.code))
    run.show_unlock_window()
    run.unlock_window.errands.crashed.connect(bugs.append)
    run.unlock_window.unlock.submitted.emit(PASSPHRASE, None)
    run.leave(DONE)
    until(lambda: bool(over))
    rest()
    assert is_free(desk, sample_vault)
    assert over == [DONE]
    assert bugs == []
    assert run.window is None
    run.unlock_window.hide()
    run.unlock_window.deleteLater()
