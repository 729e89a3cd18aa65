"""A seeded monkey at keyboard and mouse: no exception, no warning of Qt, no word lost."""

import os
import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from casefiles.domain.ticket import Ticket
from casefiles.office.checking import check_vault
from casefiles.ui.main_window import MainWindow
from tests.ui.settling import settle, until

SEED = int(os.environ.get("CASEFILES_SEED", "20261124"))
STEPS = 600
TEXTS = ("Aygül", "2019-03", "c. summer 2019", "@", "努尔", "زۇلپىيە", "/", "m", "w", "12 Rowan St")
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space,
    Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F2, Qt.Key.Key_Delete,
    Qt.Key.Key_F1, Qt.Key.Key_F10,
)  # fmt: skip
WITH_CONTROL = "123456knzy0+-ehr"


@pytest.fixture
def window(qtbot, session, theme, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window


def one_step(chance: random.Random) -> None:
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    kind = chance.random()
    if kind < 0.45 and target is not None:
        QTest.keyClick(target, chance.choice(KEYS))
    elif kind < 0.6 and target is not None:
        QTest.keyClick(target, chance.choice(WITH_CONTROL), Qt.KeyboardModifier.ControlModifier)
    elif kind < 0.75 and target is not None:
        QTest.keyClicks(target, chance.choice(TEXTS))
    else:
        click_somewhere(chance)


def click_somewhere(chance: random.Random) -> None:
    shown = [w for w in QApplication.allWidgets() if w.isVisible() and w.isEnabled()]
    if not shown:
        return
    widget: QWidget = chance.choice(sorted(shown, key=lambda w: (w.objectName(), type(w).__name__)))
    spot = QPoint(
        chance.randrange(max(widget.width(), 1)), chance.randrange(max(widget.height(), 1))
    )
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot)


def test_a_monkey_finds_no_bug(window: MainWindow, session, qtbot):
    chance = random.Random(SEED)
    crashes: list[BaseException] = []
    session.crashed.connect(crashes.append)
    print(f"seed {SEED}")
    for _ in range(STEPS):
        one_step(chance)
        qtbot.wait(1)
        assert not crashes, crashes[0]
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for task in list(session.tasks):
        task.stop()
    settle(session)
    assert window.isVisible()
    assert check_vault(session.vault.workplace.vault, Ticket()).sound
