"""A seeded monkey at keyboard and mouse: no exception, no warning of Qt, no word lost."""

# ruff: noqa: F811  fixtures of the window are arguments here

import os
import random
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.vault.integrity_check import check_vault
from casefiles.ui.background.gc_control import GarbageCollection
from casefiles.ui.base.session import Session
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.conftest import (  # noqa: F401
    CLOCK,
    desk,
    made_sample,
    no_stray_windows,
    sample_vault,
    session,
    theme,
)
from tests.ui.settling import settle, until

SEED = int(os.environ.get("CASEFILES_SEED", "20261124"))
TEXTS = ("Aygül", "2019-03", "c. summer 2019", "@", "努尔", "زۇلپىيە", "/", "m", "w", "12 Rowan St")
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space,
    Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F2, Qt.Key.Key_Delete,
    Qt.Key.Key_F1, Qt.Key.Key_F10,
)  # fmt: skip
WITH_CONTROL = "1234567knzyu0+-ehrjf"
WITH_BOTH = "delz"


@pytest.fixture
def window(
    qapp, qtbot, session, theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    collector = GarbageCollection(CLOCK, qapp)
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    until(lambda: window.workspace is not None)
    settle(session)
    yield window
    collector.stop()
    theme.set_mode("light")
    theme.set_scale(100)


class Monkey(QObject):
    """Takes a step whenever the window waits, also where a menu waits within a step."""

    def __init__(self, seed: int, steps: int) -> None:
        super().__init__()
        self.left = steps
        self.is_over = False
        self.done: list[str] = []
        self._chance = random.Random(seed)

    def begin(self) -> None:
        QTimer.singleShot(1, self, self._step)

    def _step(self) -> None:
        if self.left == 0:
            self._put_away()
            return
        self.left -= 1
        self.begin()
        self._act()

    def _put_away(self) -> None:
        """Close what stands in front of the window, or a menu would wait for ever."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None:
            self.is_over = True
            return
        self.begin()
        front.reject() if isinstance(front, QDialog) else front.close()

    def _act(self) -> None:
        chance = self._chance
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        if target is None and (shown := QApplication.activeWindow()) is not None:
            target = shown
        kind = chance.random()
        if target is None or kind >= 0.75:
            self._click()
        elif kind < 0.45:
            key = chance.choice(KEYS)
            self._note(key.name, target)
            press(target, key)
        elif kind < 0.6:
            self._press_with_control(target)
        else:
            text = chance.choice(TEXTS)
            self._note(repr(text), target)
            for character in text:
                press(target, character)

    def _press_with_control(self, target: QWidget) -> None:
        held, keys = Qt.KeyboardModifier.ControlModifier, WITH_CONTROL
        if self._chance.random() < 0.2:
            held, keys = held | Qt.KeyboardModifier.ShiftModifier, WITH_BOTH
        key = self._chance.choice(keys)
        self._note(f"ctrl+{key}", target)
        press(target, key, held)

    def _click(self) -> None:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        shown = [
            widget
            for widget in QApplication.allWidgets()
            if widget.isVisible()
            and widget.isEnabled()
            and (front is None or widget is front or front.isAncestorOf(widget))
        ]
        if not shown:
            return
        chance = self._chance
        shown.sort(key=lambda one: (type(one).__name__, one.objectName(), place_of(one)))
        widget: QWidget = chance.choice(shown)
        spot = QPoint(
            chance.randrange(max(widget.width(), 1)), chance.randrange(max(widget.height(), 1))
        )
        self._note(f"click {spot.toTuple()}", widget)
        left = Qt.MouseButton.LeftButton
        for _ in range(2 if chance.random() < 0.1 else 1):
            if isValid(widget):
                QTest.mousePress(widget, left, pos=spot)
            if isValid(widget):
                QTest.mouseRelease(widget, left, pos=spot)

    def _note(self, what: str, target: QWidget) -> None:
        self.done.append(f"{what} at {type(target).__name__} {target.accessibleName()!r}")


def press(
    target: QWidget,
    key: Qt.Key | str,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key and let it go, unless what it was pressed in is gone by then."""
    if isValid(target):
        QTest.keyPress(target, key, held)
    if isValid(target):
        QTest.keyRelease(target, key, held)


def place_of(widget: QWidget) -> tuple[int, ...]:
    return widget.mapToGlobal(QPoint()).toTuple() + widget.size().toTuple()


@pytest.mark.parametrize("steps", [350, pytest.param(20_000, marks=pytest.mark.long)])
def test_a_monkey_finds_no_bug(window: MainWindow, session: Session, qtbot, steps: int):
    crashes: list[BaseException] = []
    session.crashed.connect(crashes.append)
    monkey = Monkey(SEED, steps)
    print(f"seed {SEED}")
    monkey.begin()
    try:
        qtbot.waitUntil(lambda: monkey.is_over or bool(crashes), timeout=steps * 1_000)
        for task in list(session.tasks):
            task.stop()
        settle(session)
    except BaseException:
        print("\n".join(monkey.done[-30:]))
        raise
    if crashes:
        print("\n".join(monkey.done[-30:]))
        raise crashes[0]
    assert window.isVisible()
    assert check_vault(session.vault.workplace.vault, CancellationToken()).sound
