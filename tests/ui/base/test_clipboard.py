"""What is copied is taken back after a while, and only if it is still this program's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

from casefiles.ui.base.clipboard import CLEARED_AFTER, ClipboardGuard, copy
from casefiles.ui.shell.status_bar import StatusBar
from tests.ui.settling import rest, until

SECRET = "Gulnar at the old bridge"


@pytest.fixture
def board(qapp) -> QClipboard:
    board = QGuiApplication.clipboard()
    board.clear()
    return board


@pytest.fixture
def guard(board: QClipboard) -> Iterator[ClipboardGuard]:
    guard = ClipboardGuard(milliseconds=300)
    guard.told = []
    guard.holding.connect(guard.told.append)
    yield guard
    guard._until.stop()
    board.dataChanged.disconnect(guard._mark)
    board.selectionChanged.disconnect(guard._keep_selection)


def test_what_was_copied_is_taken_back(board, guard):
    copy(SECRET)
    assert board.text() == SECRET
    until(lambda: board.text() == "")
    assert guard.told == [True, False]


def test_copying_again_begins_the_time_anew(board, guard):
    copy(SECRET)
    rest(0.2)
    copy(SECRET + " again")
    rest(0.2)
    assert board.text() == SECRET + " again"
    until(lambda: board.text() == "")


def test_what_another_program_put_there_since_stays(board, guard):
    copy(SECRET)
    other = QMimeData()
    other.setData("text/html", b"of another program")
    board.setMimeData(other)
    rest(0.5)
    assert bytes(board.mimeData().data("text/html").data()) == b"of another program"
    assert guard.told == [True, False]


def test_the_status_bar_tells_it_while_it_lasts(theme, qtbot):
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.show()
    assert not bar._copied.isVisible()
    bar.show_copied(True)
    assert bar._copied.isVisible()
    assert f"{CLEARED_AFTER} s" in bar._copied.text()
    bar.show_copied(False)
    assert not bar._copied.isVisible()
