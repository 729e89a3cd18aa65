"""The end of the status bar: when the vault locks, and holding it open for a hearing."""

import pytest
from PySide6.QtTest import QTest

from casefiles.ui.shell.autolock_indicator import AutolockIndicator, extension_text, time_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(7200, "120 min left"), (3541, "60 min left"), (121, "3 min left"), (120, "2 min left"),
     (119, "1:59 left"), (9, "0:09 left")],
)  # fmt: skip
def test_the_time_of_a_hold_is_told_by_the_minute_and_at_its_end_by_the_second(seconds, words):
    assert extension_text(seconds) == f"Stays unlocked: {words}"


def test_lengths_of_time_are_words():
    assert [time_words(minutes) for minutes in (30, 60, 120)] == ["30 minutes", "1 hour", "2 hours"]


def test_a_length_is_chosen_and_the_hold_ended_by_keys(qtbot, theme):
    line = AutolockIndicator()
    qtbot.addWidget(line)
    wanted = []
    line.hold_requested.connect(wanted.append)
    line.show()
    line.activateWindow()
    QTest.qWaitForWindowActive(line)
    line.show_seconds_left(299)
    assert line.words.text() == "Locks in 4:59"
    menu = line.menu()
    texts = [action.text() for action in menu.actions() if action.isEnabled()]
    assert texts == ["30 minutes", "1 hour", "2 hours"]
    menu.actions()[2].trigger()
    assert wanted == [60]
    line.hold.setFocus()
    line.show_hold(3600)
    assert line.words.text() == "Stays unlocked: 60 min left"
    assert line.end.hasFocus()
    QTest.keyClick(line.end, " ")
    assert wanted == [60, 0]
    line.show_hold(0)
    line.show_seconds_left(300)
    assert line.end.isHidden()
    assert line.hold.hasFocus()
