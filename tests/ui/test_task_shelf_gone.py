"""The task shelf when work ends: its row goes, and a shelf that is gone hears nothing."""

import threading

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from casefiles.ui.background.job_bar import JobBar
from tests.ui.settling import settle

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def let_end():
    gate = threading.Event()
    yield gate
    gate.set()


def started(session, gate) -> None:
    session.start(QObject(session), "Waiting", lambda _place, _ticket: gate.wait(30))


def test_only_the_row_of_what_ended_goes(qtbot, session, let_end):
    shelf = JobBar(session)
    qtbot.addWidget(shelf)
    other = threading.Event()
    started(session, let_end)
    started(session, other)
    assert len(shelf._rows) == 2
    let_end.set()
    qtbot.waitUntil(lambda: len(shelf._rows) == 1, timeout=60_000)
    other.set()
    settle(session)
    assert shelf._rows == []
    assert shelf.isHidden()


def test_a_shelf_that_is_gone_hears_of_no_end(session, let_end):
    shelf = JobBar(session)
    started(session, let_end)
    delete(shelf)
    let_end.set()
    # What fails in a slot fails the test.
    settle(session)
    assert session.tasks == []
