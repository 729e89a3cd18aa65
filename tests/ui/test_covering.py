"""While an export or import runs, idle minutes cover the window, and the work comes to its end."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QWidget

from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.office.vault import keys
from casefiles.office.workplace.interrupted import stopped_work
from casefiles.office.workplace.preferences import Preferences, save_preferences
from casefiles.ui.base import clipboard
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.shell.application import DONE, LOCKED
from casefiles.ui.shell.covering import LockOverlay
from casefiles.ui.widgets.secret_field import SecretField
from tests.ui.conftest import PASSPHRASE
from tests.ui.settling import rest, settle, until
from tests.ui.shell.test_application import SECRET, is_free, reports, run

__all__ = ["reports", "run"]

NAME = "Exporting the dossier"
MINUTE = 60 * 10**9


class Work:
    """An export that goes on until it is let end, or is stopped."""

    def __init__(self, session) -> None:
        self.may_end, self.told = threading.Event(), []
        self.has_ended = threading.Event()
        self.task = session.finish(session, NAME, self._job, self.told.append)

    def _job(self, _place, ticket) -> str:
        while not self.may_end.wait(0.02):
            ticket.check()
        self.has_ended.set()
        return "done"


def idle(run) -> None:
    """Let the idle minutes pass."""
    run._lock._active -= 10**12
    run._lock.tick()


@pytest.fixture
def covered(run):
    work = Work(run._session)
    idle(run)
    assert run.covering is not None
    yield work
    work.may_end.set()


def body(run) -> QWidget:
    return run.window.centralWidget()


def type_passphrase(run, words: str) -> None:
    page = run.covering.page
    page.passphrase.line.setText(words)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)


def test_the_work_comes_to_its_end_before_the_vault_locks(run, covered, desk, sample_vault):
    assert not run._is_ending
    run._lock.tick()
    assert not run._is_ending
    covered.may_end.set()
    until(lambda: covered.told == ["done"])
    run._lock.tick()
    until(lambda: bool(run.over))
    assert run.over == [LOCKED]
    opened = desk.unlock(sample_vault, PASSPHRASE)
    assert opened.was_closed
    assert opened.ask(stopped_work()) == ()
    opened.close()


def test_without_such_work_and_where_it_is_preferred_the_vault_locks_at_once(run):
    run._session.run(run.window, save_preferences(replace(Preferences(), lock_at_once=True)))
    settle(run._session)
    work = Work(run._session)
    idle(run)
    assert run.covering is None
    until(lambda: bool(run.over))
    assert run.over == [LOCKED]
    assert not work.has_ended.is_set()


def test_a_check_is_not_waited_for(run):
    stop = threading.Event()
    run._session.start(
        run.window, "Verifying the vault", lambda _place, ticket: ticket.stop.wait(60)
    )
    idle(run)
    assert run.covering is None
    stop.set()
    until(lambda: bool(run.over))


@pytest.mark.parametrize("how", ["ctrl+l", "button", "machine", "sleep", "an hour", "minimised"])
def test_what_locks_at_once_does_so_behind_the_cover_too(run, covered, desk, sample_vault, how):
    lock, page = run._lock, run.covering.page
    if how == "ctrl+l":
        QTest.keyClick(page.passphrase.line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    elif how == "button":
        page.lock.click()
    elif how == "machine":
        run._machine.going.emit()
    elif how == "sleep":
        lock._slept -= 10 * 10**9
        lock.tick()
    elif how == "an hour":
        lock._covered_until -= 59 * MINUTE
        lock.tick()
        assert not run._is_ending
        lock._covered_until -= MINUTE
        lock.tick()
    else:
        lock.follow(5, lock_when_minimised=True)
        run.window.setWindowState(Qt.WindowState.WindowMinimized)
    until(lambda: bool(run.over))
    assert run.over == [LOCKED]
    assert not covered.has_ended.is_set()
    opened = desk.unlock(sample_vault, PASSPHRASE)
    assert opened.ask(stopped_work()) == (NAME,)
    opened.close()


def test_the_passphrase_brings_everything_back(run, covered):
    where = run.window.workspace.here()
    type_passphrase(run, PASSPHRASE)
    assert body(run).isHidden(), "no key is derived on the thread of the window"
    until(lambda: run.covering is None)
    assert body(run).isVisible()
    assert not any(one.isVisible() for one in run.window.findChildren(LockOverlay))
    assert run.window.workspace.here() == where
    run._lock.tick()
    assert not run._is_ending
    assert not covered.task.is_over
    idle(run)
    assert run.covering is not None, "and minutes count again"


def test_wrong_passphrases_count_as_at_the_door(run, covered):
    page = run.covering.page
    for tries in range(1, 4):
        page._pause = 0
        type_passphrase(run, f"wrong {tries}")
        assert page.passphrase.text() == ""
        until(lambda: bool(page.problem))
        until(page.passphrase.isEnabled)
        assert page._wrong_tries == tries
    assert "The next try is possible in 2 s" in page._wait.text()
    page.passphrase.line.setText(PASSPHRASE)
    assert not page.unlock.isEnabled()
    page.unlock.click()
    rest()
    assert run.covering is not None
    assert body(run).isHidden()


def test_no_key_is_derived_on_the_windows_thread(run, covered, monkeypatch):
    threads = []
    ring = run._session.vault.workplace.vault.ring
    known = ring.slot_of

    def told(opener):
        threads.append(threading.current_thread())
        return known(opener)

    monkeypatch.setattr(ring, "slot_of", told)
    type_passphrase(run, PASSPHRASE)
    until(lambda: run.covering is None)
    assert threads
    assert threading.main_thread() not in threads


def test_somebody_else_who_may_open_the_vault_does_not_go_on_under_another_name(run, covered):
    run._session.vault.work(keys.add_colleague("Noor", "eight grey cats sleep"), _ticket())
    type_passphrase(run, "eight grey cats sleep")
    page = run.covering.page
    until(lambda: bool(page.problem))
    assert "another user" in page.problem
    assert body(run).isHidden()


def _ticket():
    from casefiles.domain.foundation.cancellation import CancellationToken

    return CancellationToken()


def test_who_opened_with_a_recovery_sheet_is_known_by_the_owners_passphrase(run, covered):
    ring = run._session.vault.workplace.vault.ring
    ring.opened_slot = 7
    type_passphrase(run, PASSPHRASE)
    until(lambda: run.covering is None)


def windows() -> list[QWidget]:
    """Return the windows that are on the screen."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_nothing_of_the_case_is_to_be_seen_or_read(run):
    window = run.window
    window.setWindowTitle(f"Casefiles - {SECRET}")
    clipboard.copy(SECRET)
    dialog = QDialog(window)
    dialog.setWindowTitle(SECRET)
    QLabel(SECRET, dialog)
    dialog.open()
    menu = QMenu(window)
    menu.addAction(SECRET)
    menu.popup(QPoint(10, 10))
    work = Work(run._session)
    idle(run)
    QApplication.processEvents()
    assert windows() == [window]
    assert window.windowTitle() == "Casefiles"
    assert QGuiApplication.clipboard().text() == ""
    veil = window.findChild(LockOverlay)
    visible = [one for one in window.findChildren(QWidget) if one.isVisible()]
    assert all(one is veil or veil.isAncestorOf(one) for one in visible)
    assert veil.geometry() == window.rect()
    image = window.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 250, 7) for y in (9, 200, 500)}
    assert colours == {run._theme.tokens.bg}
    window.setWindowTitle(SECRET)
    assert window.windowTitle() == "Casefiles"
    window.resize(1_100, 640)
    QApplication.processEvents()
    assert veil.geometry() == window.rect()
    type_passphrase(run, PASSPHRASE)
    until(lambda: run.covering is None)
    assert dialog.isVisible(), "what was open is open again"
    assert not menu.isVisible()
    assert window.windowTitle() == SECRET
    dialog.close()
    work.may_end.set()


def test_no_key_and_no_tip_does_anything_behind_the_cover(run):
    window = run.window
    window.workspace.context.navigator.go(NavigationTarget("people"))
    settle(run._session)
    deep = body(run).findChildren(QLineEdit)[0]
    deep.setToolTip(SECRET)
    here = window.workspace.here()
    work = Work(run._session)
    idle(run)
    for key, with_ in (
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(run.covering.page.passphrase.line, key, with_)
    veil, stops = window.findChild(LockOverlay), set()
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert veil.isAncestorOf(QApplication.focusWidget())
        stops.add(QApplication.focusWidget())
    assert len(stops) == 4
    tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(deep, tip)
    rest(0.2)
    assert window.workspace.here() == here
    assert windows() == [window]
    work.may_end.set()


def test_a_secret_that_was_typed_and_not_used_is_forgotten_when_the_cover_comes(run):
    """It may be the passphrase of a key to sign with, and the cover may last for an hour."""
    dialog = QDialog(run.window)
    fields = [SecretField("Passphrase of the key", parent=one) for one in (body(run), dialog)]
    for one in fields:
        one.line.setText(SECRET)
    dialog.open()
    work = Work(run._session)
    idle(run)
    assert run.covering is not None
    assert [one.text() for one in fields] == ["", ""]
    work.may_end.set()


def test_what_opens_meanwhile_waits_until_the_cover_is_lifted(run, covered):
    dialog = QDialog(run.window)
    QLabel(SECRET, dialog)
    seen = []
    dialog.open()
    handle = dialog.windowHandle()
    seen.append(handle is not None and handle.isVisible())
    rest(0.1)
    assert seen == [False]
    assert not dialog.isVisible()
    run._session.failed.emit(WorkerFailed("child_crashed", work="typesetting"))
    rest(0.1)
    assert not any(one.isVisible() for one in body(run).findChildren(QWidget))
    line = run.covering.page.passphrase.line
    QTest.keyClicks(line, "abc")
    assert line.text() == "abc", "a dialog that waits takes no key"
    type_passphrase(run, PASSPHRASE)
    until(lambda: run.covering is None)
    assert dialog.isVisible()
    assert dialog.windowHandle().isVisible()
    dialog.close()


def test_a_draft_is_kept_when_the_cover_comes(run, desk, sample_vault):
    kept = []
    run.window.workspace.keep_drafts = lambda: kept.append(1)
    work = Work(run._session)
    idle(run)
    assert kept == [1]
    run.window.close()
    until(lambda: bool(run.over))
    assert run.over == [DONE]
    assert not work.has_ended.is_set()
    assert is_free(desk, sample_vault)


def test_a_bug_behind_the_cover_ends_in_the_sheet(run, covered):
    run._session.crashed.emit(LookupError(SECRET))
    assert run.sheet.isVisible()
    until(lambda: run.sheet.is_closed)
    run.sheet.close_button.click()
    assert run.over


def test_the_next_of_several_imports_begins_before_it_is_asked_whether_work_goes_on(run, covered):
    """Files that were dropped one folder after another are one piece of work to a person."""
    later = []
    covered.task.ended.connect(lambda: later.append(Work(run._session)))
    covered.may_end.set()
    until(lambda: bool(later))
    run._lock.tick()
    assert not run._is_ending
    later[0].may_end.set()
    until(lambda: later[0].task not in run._session.tasks)
    run._lock.tick()
    until(lambda: bool(run.over))


def test_a_sound_falls_silent_behind_the_cover(run, monkeypatch):
    from casefiles.ui.places.documents.media.player import Player

    player = Player(run.window.workspace.context)
    player.setParent(body(run))
    player.show()
    paused = []
    monkeypatch.setattr(player.transport, "pause", lambda: paused.append(1))
    work = Work(run._session)
    idle(run)
    assert paused
    work.may_end.set()


def test_a_key_file_that_belongs_to_the_passphrase_is_asked_for(run, covered, tmp_path):
    (tmp_path / "stick").mkdir()
    made = run._session.vault.work(keys.add_key_file(PASSPHRASE, tmp_path / "stick"), _ticket())
    page = run.covering.page
    type_passphrase(run, PASSPHRASE)
    until(lambda: bool(page.problem))
    until(page.passphrase.isEnabled)
    page.add_file.click()
    rest(0.1)
    (dialog,) = [one for one in windows() if one is not run.window]
    dialog.filesSelected.emit([str(made)])
    dialog.close()
    assert page.add_file.path == made
    type_passphrase(run, PASSPHRASE)
    until(lambda: run.covering is None)
