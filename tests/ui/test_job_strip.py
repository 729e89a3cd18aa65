"""Work that runs is told at the foot of the window, and no button moves for it."""

import threading

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QAbstractButton

from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import settle, until


@pytest.fixture
def let_end():
    gate = threading.Event()
    yield gate
    gate.set()


@pytest.fixture
def window(qapp, theme, session, qtbot):
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window


def begin(window, gate, name="Counting the pages of a long bundle") -> None:
    window.session.start(QObject(window.session), name, lambda _place, _ticket: gate.wait(60))


def places(window) -> dict[int, tuple[str, QPoint]]:
    """Return where each button of the room stands, and those at the foot of the window."""
    return {
        id(one): (one.text() or one.accessibleName(), one.mapTo(window, QPoint(0, 0)))
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and not window.shelf.isAncestorOf(one)
    }


@pytest.mark.parametrize("room", ["documents", "dossier"])
def test_nothing_moves_under_the_pointer_when_work_begins_and_ends(window, let_end, room):
    window.workspace.context.navigator.go(NavigationTarget(room))
    settle(window.session)
    before, whole = places(window), window.workspace.geometry()
    assert len(before) > 10
    begin(window, let_end)
    until(window.shelf.isVisible)
    assert window.workspace.geometry() == whole
    assert places(window) == before
    assert (window.width(), window.height()) == (1280, 720)
    let_end.set()
    settle(window.session)
    assert not window.shelf.isVisible()
    assert window.workspace.geometry() == whole
    assert places(window) == before


def test_each_of_several_works_can_be_stopped(window, let_end, qtbot):
    others = threading.Event()
    begin(window, let_end)
    begin(window, others, "Recognising text")
    until(window.shelf.isVisible)
    assert window.shelf.more.isVisible()
    assert "1 more" in window.shelf.more.text()
    entries = window.shelf.more.menu().actions()
    assert [one.text() for one in entries] == ["Stop Recognising text"]
    entries[0].trigger()
    others.set()
    until(lambda: not window.shelf.more.isVisible())
    window.shelf.focus_first()
    assert window.shelf._rows[0].stop.isVisible()
    let_end.set()
    settle(window.session)
    assert window.shelf.isHidden()
