"""Where the window stood, how large, and how its parts were divided, is so again after a lock."""

import secrets

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter, QWidget

from casefiles.domain.records.case_records import Document
from casefiles.domain.records.translation import DocumentLinkKind
from casefiles.office.documents.links import add_link
from casefiles.office.workplace.window_state import window_state
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.preview_navigator import PreviewNavigator
from casefiles.ui.shell.application import _around
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import settle, until


@pytest.fixture
def shown(qapp, theme, session, qtbot):
    def make() -> MainWindow:
        window = MainWindow(session, theme)
        qtbot.addWidget(window)
        window.show()
        until(lambda: window.workspace is not None)
        settle(session)
        return window

    return make


def leave(window: MainWindow) -> None:
    """Do what a lock does before the vault is closed."""
    window.keep_drafts()
    settle(window.session)
    window.hide()


def people_parts(window: MainWindow) -> QSplitter:
    window.workspace.context.navigator.go(NavigationTarget("people"))
    settle(window.session)
    parts = window.workspace.rooms["people"].findChildren(QSplitter)
    return next(one for one in parts if one.isVisible() and one.count() == 2)


def drag(splitter: QSplitter, pixels: int) -> None:
    """Drag the line between two parts, as a person does."""
    handle = splitter.handle(1)
    middle = QPoint(handle.width() // 2, handle.height() // 2)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(pixels, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(pixels, 0))


def test_place_size_and_the_division_of_a_room_come_back(shown, session):
    window = shown()
    window.setGeometry(0, 47, 1024, 678)
    parts = people_parts(window)
    before = parts.sizes()
    drag(parts, -90)
    moved = parts.sizes()
    assert moved != before
    leave(window)
    again = shown()
    # The screen of tests is narrower than the window may be.
    assert (again.geometry().top(), again.height()) == (47, 678)
    assert not again.isMaximized()
    assert people_parts(again).sizes() == moved


def test_a_maximised_window_is_maximised_again_and_keeps_its_size_for_later(shown):
    window = shown()
    window.resize(1100, 650)
    window.showMaximized()
    settle(window.session)
    leave(window)
    again = shown()
    assert again.isMaximized()
    again.showNormal()
    settle(again.session)
    assert again.height() == 650


def history_parts(window: MainWindow) -> QSplitter:
    window.workspace.context.navigator.go(NavigationTarget("history"))
    settle(window.session)
    return window.workspace.rooms["history"].findChild(QSplitter)


def preview_parts(window: MainWindow) -> QSplitter:
    """Return the statement of facts and its pages, side by side."""
    window.workspace.context.navigator.go(NavigationTarget("dossier", "", "facts"))
    settle(window.session)
    return next(
        one
        for one in window.workspace.rooms["dossier"].findChildren(QSplitter)
        if isinstance(one, PreviewNavigator)
    )


@pytest.mark.parametrize(
    ("parts_of", "width"), [(history_parts, 1024), (history_parts, 1700), (preview_parts, 1700)]
)
def test_history_and_the_pages_beside_the_facts_are_divided_as_before(shown, parts_of, width):
    window = shown()
    window.resize(width, 678)
    parts = parts_of(window)
    before = parts.sizes()
    drag(parts, -70)
    moved = parts.sizes()
    assert moved != before
    leave(window)
    again = shown()
    again.resize(width, 678)
    assert parts_of(again).sizes() == moved


def beside_parts(window: MainWindow, original: str) -> QSplitter:
    """Return an original and its translation, side by side."""
    context = window.workspace.context
    context.navigator.go(NavigationTarget("documents", original, "1"))
    pane = window.workspace.rooms["documents"].pane
    until(pane.tools.side_by_side.isVisible)
    context.actions["documents.beside"].trigger()
    until(pane.pair.second_view.isVisible)
    settle(window.session)
    return pane.pair.findChild(QSplitter)


def test_original_and_translation_are_divided_as_before(shown, session, case_id):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    ids = [
        next(one.id for one in documents if part in one.file_name)
        for part in ("引渡请求书", "chuanhuanzheng")
    ]
    kind = (DocumentLinkKind.TRANSLATION, "")
    session.vault.run(add_link(case_id, *ids, kind, secrets.token_bytes))
    window = shown()
    window.resize(1700, 678)
    parts = beside_parts(window, ids[1])
    before = parts.sizes()
    drag(parts, -70)
    moved = parts.sizes()
    assert moved != before
    window.resize(1700, 600)
    settle(session)
    assert parts.sizes() == moved, "a window that gets lower changes nothing beside it"
    leave(window)
    again = shown()
    again.resize(1700, 678)
    assert beside_parts(again, ids[1]).sizes() == moved


def test_another_case_is_divided_as_the_last_one_was(shown, session):
    window = shown()
    drag(people_parts(window), -90)
    moved = people_parts(window).sizes()
    window._on_case_requested(window.workspace.context.case_id)
    settle(session)
    assert people_parts(window).sizes() == moved


def test_nonsense_that_was_kept_counts_as_nothing(session):
    told = '{"frame": 7, "splits": {"people": ["a"], "x": 3}, "room": "people"}'
    session.vault.run(lambda work: work.put_setting("window", told))
    state = session.vault.ask(window_state())
    assert (state.frame, dict(state.splits)) == ("", {})


@pytest.mark.parametrize("corner", [(0, 0), (500, 500), (250, 0)])
def test_the_title_bar_never_lies_above_the_screen(qapp, qtbot, corner):
    door, window = QWidget(), QWidget()
    for one in (door, window):
        qtbot.addWidget(one)
    door.resize(300, 200)
    door.move(*corner)
    door.show()
    window.resize(2000, 1500)
    window.setGeometry(_around(door, window))
    window.show()
    screen = door.screen().availableGeometry()
    assert screen.contains(window.frameGeometry()), (window.frameGeometry(), screen)
