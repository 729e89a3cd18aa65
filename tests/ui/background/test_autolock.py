"""The vault locks by itself: idle, asleep, put away; never while somebody works,
nor while a hearing holds it open."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow

from casefiles.domain.foundation.clock import Clock
from casefiles.office.workplace.clock import time_asleep
from casefiles.ui.background.autolock import AutoLock

SECOND = 10**9


@dataclass
class Hands:
    """A clock whose hands a test moves."""

    wall: int = 1_000 * SECOND
    monotonic: int = 50 * SECOND
    asleep: int = 9 * SECOND

    def pass_(self, seconds: int) -> None:
        self.wall += seconds * SECOND
        self.monotonic += seconds * SECOND


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def window(qapp, qtbot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QLineEdit())
    window.show()
    window.centralWidget().setFocus()
    return window


@pytest.fixture
def watch(hands: Hands, window: QMainWindow):
    clock = Clock(lambda: hands.wall, lambda: hands.monotonic, "0")
    watch = AutoLock(clock, window, lambda: hands.asleep)
    watch._timer.stop()
    watch.locks, watch.told, watch.held_told, watch.overs = [], [], [], []
    watch.hold_changed.connect(watch.held_told.append)
    watch.hold_over.connect(lambda: watch.overs.append(1))
    watch.lock_requested.connect(lambda: watch.locks.append(1))
    watch.seconds_left.connect(watch.told.append)
    yield watch
    watch.stop()


def run(watch, hands: Hands, seconds: int) -> None:
    for _ in range(seconds):
        hands.pass_(1)
        watch.tick()


def test_idle_minutes_lock_once_and_every_second_is_told(watch, hands):
    watch.follow(2, lock_when_minimised=False)
    run(watch, hands, 119)
    assert watch.locks == []
    assert watch.told[-30:] == list(range(30, 0, -1))
    run(watch, hands, 5)
    assert watch.locks == [1]


def test_keys_and_mouse_begin_the_minutes_anew(watch, hands, window):
    watch.follow(1, lock_when_minimised=False)
    for doing in (
        lambda: QTest.keyClick(window.centralWidget(), "a"),
        lambda: QTest.mouseMove(window.centralWidget()),
        lambda: QTest.mouseClick(window.centralWidget(), Qt.MouseButton.LeftButton),
    ):
        run(watch, hands, 50)
        doing()
    run(watch, hands, 59)
    assert watch.locks == []
    run(watch, hands, 1)
    assert watch.locks == [1]


@pytest.mark.parametrize("seconds", [301, -301, 8 * 3600])
def test_a_jump_of_the_clock_between_two_ticks_locks(watch, hands, seconds):
    run(watch, hands, 3)
    hands.wall += seconds * SECOND
    watch.tick()
    assert watch.locks == [1]


def test_a_small_correction_of_the_clock_does_not(watch, hands):
    hands.wall += 290 * SECOND
    run(watch, hands, 3)
    hands.wall -= 290 * SECOND
    run(watch, hands, 3)
    assert watch.locks == []


def test_minimising_locks_only_if_that_is_preferred(watch, window):
    window.setWindowState(Qt.WindowState.WindowMinimized)
    assert watch.locks == []
    window.setWindowState(Qt.WindowState.WindowNoState)
    watch.follow(5, lock_when_minimised=True)
    window.setWindowState(Qt.WindowState.WindowMinimized)
    assert watch.locks == [1]


def test_the_lock_key_works_in_a_dialog_too(watch, window, qtbot):
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert watch.locks == [1]
    QTest.keyClick(dialog, Qt.Key.Key_L)
    assert watch.locks == [1]


@pytest.mark.parametrize(("seconds", "locks"), [(1, []), (3, [1]), (8 * 3600, [1])])
def test_a_nap_that_no_bus_told_of_locks(watch, hands, seconds, locks):
    run(watch, hands, 3)
    hands.asleep += seconds * SECOND
    watch.tick()
    assert watch.locks == locks


def test_this_machine_tells_how_long_it_slept():
    assert 0 <= time_asleep() <= time_asleep() + SECOND


def test_a_hearing_holds_the_idle_minutes_back_for_its_time_only(watch, hands):
    watch.follow(2, lock_when_minimised=False)
    run(watch, hands, 100)
    watch.hold(30)
    run(watch, hands, 30 * 60 - 1)
    assert watch.locks == []
    assert watch.held_told[0] == 30 * 60
    assert watch.held_told[-1] == 1
    assert watch.overs == []
    run(watch, hands, 1)
    assert (watch.held_told[-1], watch.overs) == (0, [1])
    run(watch, hands, 119)
    assert watch.locks == []
    run(watch, hands, 1)
    assert watch.locks == [1]


def test_a_hold_that_is_ended_lets_the_minutes_begin_anew(watch, hands):
    watch.follow(1, lock_when_minimised=False)
    watch.hold(120)
    run(watch, hands, 3600)
    watch.hold(0)
    assert watch.held_told[-1] == 0
    assert watch.told[-1] == 60
    assert watch.overs == []
    run(watch, hands, 60)
    assert watch.locks == [1]


@pytest.mark.parametrize("away", ["clock", "nap", "minimised", "key"])
def test_a_hold_holds_nothing_else_back(watch, hands, window, away):
    watch.follow(5, lock_when_minimised=True)
    watch.hold(120)
    run(watch, hands, 3)
    if away == "clock":
        hands.wall -= 301 * SECOND
    elif away == "nap":
        hands.asleep += 60 * SECOND
    elif away == "minimised":
        window.setWindowState(Qt.WindowState.WindowMinimized)
    else:
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    watch.tick()
    assert watch.locks == [1]


def test_idle_minutes_cover_while_work_is_let_end_and_lock_after_it(watch, hands):
    work, covers = [1], []
    watch.let_end(lambda: bool(work))
    watch.cover_requested.connect(lambda: covers.append(1))
    watch.follow(1, lock_when_minimised=False)
    run(watch, hands, 300)
    assert (covers, watch.locks) == ([1], [])
    watch.uncover()
    run(watch, hands, 59)
    assert covers == [1]
    run(watch, hands, 2)
    assert (covers, watch.locks) == ([1, 1], [])
    work.clear()
    run(watch, hands, 1)
    assert watch.locks == [1]


def test_work_is_let_end_for_an_hour_and_keys_do_not_make_it_longer(watch, hands, window):
    watch.let_end(lambda: True)
    watch.follow(1, lock_when_minimised=False)
    run(watch, hands, 60)
    run(watch, hands, 3_599)
    QTest.keyClick(window.centralWidget(), "a")
    assert watch.locks == []
    run(watch, hands, 1)
    assert watch.locks == [1]


@pytest.mark.parametrize("how", ["sleep", "jump", "key"])
def test_sleep_and_ctrl_l_lock_at_once_behind_a_cover(watch, hands, window, how):
    watch.let_end(lambda: True)
    watch.follow(1, lock_when_minimised=False)
    run(watch, hands, 61)
    assert watch.locks == []
    if how == "sleep":
        hands.asleep += 3 * SECOND
        run(watch, hands, 1)
    elif how == "jump":
        hands.pass_(301)
        watch.tick()
    else:
        key = Qt.Key.Key_L
        QTest.keyClick(window.centralWidget(), key, Qt.KeyboardModifier.ControlModifier)
    assert watch.locks == [1]
