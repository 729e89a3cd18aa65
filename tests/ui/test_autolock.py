"""The vault locks by itself: idle, asleep, put away; never while somebody works."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow

from casefiles.domain.clock import Clock
from casefiles.ui.autolock import AutoLock

SECOND = 10**9


@dataclass
class Hands:
    """A clock whose hands a test moves."""

    wall: int = 1_000 * SECOND
    monotonic: int = 50 * SECOND

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
    watch = AutoLock(clock, window)
    watch._timer.stop()
    watch.locks, watch.told = [], []
    watch.lock_wanted.connect(lambda: watch.locks.append(1))
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


def test_sleep_locks_and_waking_does_not(watch):
    watch.on_sleep(False)
    assert watch.locks == []
    watch.on_sleep(True)
    assert watch.locks == [1]


ON_THE_BUS = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from casefiles.domain.clock import Clock
from casefiles.ui.autolock import AutoLock
import time
application = QApplication([])
window = QWidget()
bus = QDBusConnection.systemBus()
assert bus.isConnected(), bus.lastError().message()
assert bus.registerService("org.freedesktop.login1")
watch = AutoLock(Clock(time.time_ns, time.monotonic_ns, "0"), window)
watch.lock_wanted.connect(lambda: application.exit(7))
path, interface, name = sys.argv[1:4]
signal = QDBusMessage.createSignal(path, f"org.freedesktop.login1.{interface}", name)
if name == "PrepareForSleep":
    signal.setArguments([True])
QTimer.singleShot(200, lambda: bus.send(signal))
QTimer.singleShot(5000, lambda: application.exit(1))
sys.exit(application.exec())
"""


@pytest.mark.parametrize(
    "signal",
    [
        ("/org/freedesktop/login1", "Manager", "PrepareForSleep"),
        ("/org/freedesktop/login1/session/_31", "Session", "Lock"),
    ],
)
def test_the_system_tells_of_sleep_and_of_the_locked_screen(signal, tmp_path):
    try:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address",
             f"--address=unix:path={tmp_path}/bus"],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("needs dbus-daemon")
    assert bus.stdout is not None
    try:
        address = bus.stdout.readline().strip()
        done = subprocess.run(
            [sys.executable, "-c", ON_THE_BUS, *signal],
            env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    finally:
        bus.terminate()
        bus.wait()
        bus.stdout.close()
    assert done.returncode == 7, done.stderr
