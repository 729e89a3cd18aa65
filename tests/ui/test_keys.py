"""One key means one thing, wherever it is pressed; F6 comes to every pane."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from casefiles import paths
from casefiles.ui.base.actions import CATALOGUE, ROOMS
from casefiles.ui.base.key_meanings import GROUPS, MEANINGS
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.places import PLACES, VAULT
from casefiles.ui.shell.keys_sheet import KeysSheet, keys_in_words
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import settle, until

UI = Path(__file__).parents[2] / "casefiles/ui"
FORBIDDEN = (
    *("Ctrl+Space", "Ctrl+Shift+F", "Ctrl+Shift+E", "Ctrl+Shift+U", "Ctrl+.", "Ctrl+;"),
    *("Ins", "CapsLock"),
)
"""What keyboards, input methods and screen readers take for themselves."""
IN_MODES = {"review_", "answer_", "next", "previous", "open", "undo"}
LETTERS_IN_WIDGETS = {
    # Ctrl+A selects all, as everywhere.
    ("places/documents/pages/page_view.py", "Key_A"),
    # With Ctrl: a fact of what is chosen.
    ("places/proceedings/comparison_page.py", "Key_E"),
    # The answers of a row that asks.
    ("places/people/variant_row.py", "Key_1"),
    ("places/people/variant_row.py", "Key_2"),
    # As the keys beside it: the whole of the time.
    ("places/chronology/canvas.py", "Key_0"),
}


def plain(keys: str) -> str:
    sequence = QKeySequence(keys)
    assert not sequence.isEmpty(), keys
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def meaning_by_keys() -> dict[str, set[str]]:
    found = defaultdict(set)
    for meaning in MEANINGS.values():
        for keys in meaning.keys:
            found[plain(keys)].add(meaning.name)
    return found


@pytest.fixture
def window(qtbot, session, theme):
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    until(lambda: window.workspace is not None)
    settle(session)
    until(window.isActiveWindow)
    return window


def test_each_key_of_the_table_has_one_meaning():
    assert {keys: names for keys, names in meaning_by_keys().items() if len(names) > 1} == {}
    assert sum(len(group) for _, group in GROUPS) == len(MEANINGS)


def test_no_key_is_one_that_others_take():
    taken = {plain(keys) for keys in FORBIDDEN}
    for keys in meaning_by_keys():
        assert keys not in taken
        assert not ("Ctrl" in keys and "Alt" in keys), keys


def test_letters_and_digits_are_keys_of_the_review_and_of_questions_alone():
    for entry in CATALOGUE:
        for keys in entry.keys:
            if len(keys) == 1 and keys.isalnum():
                room, _, name = entry.name.partition(".")
                assert room in {"documents", "redaction"}, entry
                assert any(name.startswith(one) for one in IN_MODES), entry


def test_every_meaning_is_carried_out_by_something():
    used = {entry.meaning for entry in CATALOGUE}
    idle = [one.name for one in MEANINGS.values() if not one.by_widget and one.name not in used]
    assert idle == []
    assert [one.name for one in MEANINGS.values() if one.by_widget and one.name in used] == []


def test_every_key_of_the_whole_program_is_in_the_table(window, session):
    """Whatever room is shown, and whoever made the shortcut."""
    known = meaning_by_keys()
    astray = set()
    navigator = window.workspace.context.navigator
    for key in (*(key for key, _, _ in ROOMS), "emergency"):
        navigator.go(NavigationTarget(key))
        settle(session, 0.1)
        shortcuts = [
            *(one.key() for one in window.findChildren(QShortcut)),
            *(one for action in window.findChildren(QAction) for one in action.shortcuts()),
        ]
        for one in shortcuts:
            if one.toString() not in known:
                astray.add((key, one.toString()))
    assert astray == set()


def test_no_widget_takes_letters_for_itself():
    """Letters that a widget asks for in `keyPressEvent` stand in no table."""
    found = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else ""
            if name.startswith("Key_") and len(name) == len("Key_A"):
                found.add((path.relative_to(UI).as_posix(), name))
    assert found == LETTERS_IN_WIDGETS


def test_the_sheet_of_keys_shows_the_whole_table(window, session):
    window.workspace.context.actions["app.keys"].trigger()
    sheet = window.workspace.findChild(KeysSheet)
    shown = {label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "text")}
    for _, group in GROUPS:
        for one in group:
            assert one.text in shown, one
            assert keys_in_words(one.keys) in shown, one
    assert "Ctrl+Enter" in shown
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("place", [one.key for one in (*PLACES, VAULT)])
def test_f1_explains_the_place_and_names_its_keys(window, session, place):
    window.workspace.context.navigator.go(NavigationTarget(place))
    settle(session, 0.1)
    window.workspace.context.actions["app.help"].trigger()
    sheet = window.workspace.findChild(KeysSheet)
    shown = [one.text() for one in sheet.findChildren(QLabel)]
    page = paths.resources() / "manual/en" / f"{place}.txt"
    for line in page.read_text(encoding="utf-8").splitlines():
        assert line.removeprefix("# ") in shown
    for entry in CATALOGUE:
        if entry.keys and entry.name.partition(".")[0] == place:
            assert entry.text in shown, entry
    sheet.hide()


def focused() -> QWidget:
    return QApplication.focusWidget()


def holder(window: MainWindow) -> QWidget:
    """Return the part of the window that has the keyboard."""
    workspace = window.workspace
    parts = (workspace._rail, workspace.views, workspace.room, window.status, workspace.top)
    return next(one for one in parts if one is not None and one.isAncestorOf(focused()))


@pytest.mark.parametrize("room", [key for key, _, _ in ROOMS])
def test_f6_comes_to_every_pane_and_back(window, session, room):
    window.workspace.context.navigator.go(NavigationTarget(room))
    settle(session, 0.2)
    window.workspace._rail.focus_current()
    first = focused()
    way = [first]
    for _ in range(12):
        QTest.keyClick(focused(), Qt.Key.Key_F6)
        if focused() is first:
            break
        assert focused() not in way
        way.append(focused())
    assert focused() is first
    parts = []
    for one in way:
        one.setFocus()
        parts.append(holder(window))
    assert window.workspace._rail in parts
    assert window.workspace.room in parts
    assert window.workspace.top in parts
    first.setFocus()
    back = [first]
    for _ in way[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        back.append(focused())
    assert [id(one) for one in back[1:]] == [id(one) for one in reversed(way[1:])]


def test_the_rail_is_one_stop_and_arrows_go_along_it(window, session):
    rail = window.workspace._rail
    rail.focus_current()
    assert focused().accessibleName().startswith("Today")
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused().accessibleName() == "Documents"
    QTest.keyClick(focused(), Qt.Key.Key_End)
    assert focused().accessibleName() == "Lock"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not rail.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert rail.isAncestorOf(focused())


def test_ctrl_enter_is_the_forms_while_a_form_has_the_keyboard(window, session):
    workspace = window.workspace
    following = workspace.context.actions["dossier.next"]
    workspace.context.navigator.go(NavigationTarget("dossier"))
    settle(session)
    assert following.shortcut().toString() == "Ctrl+Return"
    workspace.context.navigator.go(NavigationTarget("overview"))
    workspace.context.actions["overview.add_date"].trigger()
    settle(session)
    assert following.shortcuts() == []
    workspace._rail.focus_current()
    assert following.shortcut().toString() == "Ctrl+Return"


def test_all_that_can_be_added_is_in_one_menu_and_begins_where_it_belongs(window, session):
    workspace = window.workspace
    workspace.top.show_add_menu()
    menu = QApplication.activePopupWidget()
    entries = {one.text().partition("\t")[0]: one for one in menu.actions()}
    assert {"New hearing", "New person", "Add date", "New case", "New task"} <= set(entries)
    entries["New hearing"].trigger()
    menu.hide()
    settle(session)
    assert workspace.room.key == "register"
    until(lambda: workspace.room.form is not None)
    assert "earing" in workspace.room.form.title.text()
