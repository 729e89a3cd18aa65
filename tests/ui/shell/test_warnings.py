"""Warnings stay until they are dealt with: a chip counts them, a panel lists each with its act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from casefiles.domain.foundation.errors import Refused
from casefiles.ui.base.lasting_warnings import LastingNotice, WarningList, of_message
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.widgets.buttons import Button
from tests.ui.settling import settle, until


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
    for one in window.warnings.shown:
        window.warnings.drop(one.key)
    return window


def titles(window) -> list[str]:
    return [one.title for one in window.warnings.shown]


def test_a_newer_message_takes_no_warning_away(window):
    window.notices.posted.emit("The vault is damaged: 1 item. Nothing was changed.", "danger", "")
    window.notices.warn(Refused("changed_since"))
    window.notices.post("Saved.")
    assert len(window.warnings.shown) == 2
    assert window.workspace.top.chip.isVisible()
    assert window.workspace.top.chip.text() == "2 warnings"
    assert "The vault is damaged: 1 item." in window.workspace.top.chip.toolTip()


def test_the_panel_lists_the_gravest_first_and_closes_by_escape(window):
    window.warnings.hold(LastingNotice("backup", "The last backup is 9 days old"))
    window.warnings.hold(LastingNotice("removal", "Removal within 72 hours", kind="danger"))
    chip, panel = window.workspace.top.chip, window.workspace.warnings
    chip.setFocus()
    chip.click()
    assert panel.isVisible()
    shown = [
        one.text() for one in panel._list.findChildren(QLabel) if one.isVisible() and one.text()
    ]
    assert shown == ["Removal within 72 hours", "The last backup is 9 days old"]
    assert window.workspace.rect().contains(panel.geometry())
    assert panel.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert chip.hasFocus()
    assert len(window.warnings.shown) == 2, "to close the panel deals with nothing"


def test_an_act_leads_to_where_it_is_dealt_with(window, session):
    window.warnings.hold(LastingNotice("backup", "No backup yet", action="app.go_vault"))
    window.workspace.top.chip.click()
    panel = window.workspace.warnings
    act = next(one for one in panel.findChildren(Button) if one.text() == "Vault")
    assert act.accessibleDescription() == "No backup yet"
    act.click()
    settle(session)
    assert window.workspace.room.key == "vault"
    assert titles(window) == ["No backup yet"], "it goes with its cause"
    window.warnings.drop("backup")
    assert window.workspace.top.chip.isHidden()


def test_what_is_put_away_in_the_strip_is_put_away_here(window):
    window.notices.warn(Refused("changed_since"))
    assert len(window.warnings.shown) == 1
    window.notice_line._leave()
    assert window.warnings.shown == ()


def test_danger_cannot_be_hidden_and_what_is_hidden_comes_back_the_next_day():
    held = WarningList()
    held.hold(LastingNotice("removal", "Removal", kind="danger"))
    held.hold(LastingNotice("backup", "Backup"))
    held.hide_today("removal", "2024-05-21")
    held.hide_today("backup", "2024-05-21")
    assert [one.key for one in held.shown] == ["removal"]
    held.begin_day("2024-05-21")
    assert [one.key for one in held.shown] == ["removal"]
    held.begin_day("2024-05-22")
    assert [one.key for one in held.shown] == ["removal", "backup"]


def test_a_warning_that_says_more_is_new_again():
    held = WarningList()
    seen = []
    held.added.connect(lambda one: seen.append(one.title))
    held.hold(LastingNotice("backup", "5 days"))
    held.hold(LastingNotice("backup", "5 days"))
    held.hide_today("backup", "2024-05-21")
    held.hold(LastingNotice("backup", "6 days"))
    assert seen == ["5 days", "6 days"]
    assert [one.title for one in held.shown] == ["6 days"]


def test_the_first_sentence_of_a_message_is_its_title():
    made = of_message("The disk is full. Nothing was lost. Make room.", "danger", "app.findings")
    assert made.title == "The disk is full."
    assert made.words == "Nothing was lost. Make room."
    assert (made.kind, made.action, made.may_go) == ("danger", "app.findings", True)
