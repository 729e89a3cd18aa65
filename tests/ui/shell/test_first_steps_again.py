"""First steps that were hidden come back: by the menu of help, and by the field."""

import pytest

from casefiles.office.case.first_steps import hide_first_steps
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.shell.command_menu import CommandLine
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.shell.palette import commands_for
from casefiles.ui.shell.synonyms import synonyms_in
from tests.ui.settling import settle, until


@pytest.fixture
def workspace(qtbot, session, theme):
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window.workspace


def test_help_has_the_way_back_from_any_place(workspace, session):
    session.vault.run(hide_first_steps(workspace.context.case_id))
    workspace.context.navigator.go(NavigationTarget("people"))
    settle(session)
    (menu,) = (part.menu() for part in workspace.top.menu().actions() if part.text() == "Help")
    (line,) = (
        one
        for one in menu.actions()
        if isinstance(one, CommandLine) and one.command == "overview.first_steps"
    )
    assert line.text() == "Show first steps"
    line.trigger()
    until(lambda: workspace.room is not None and workspace.room.key == "overview")
    until(lambda: workspace.room.page.steps is not None)
    assert workspace.room.page.steps.isVisible()


@pytest.mark.parametrize("typed", ["first steps", "getting started", "hidden"])
def test_the_field_finds_it(theme, typed):
    found = commands_for(typed, synonyms_in(theme.resources / "synonyms" / "en.tsv"))
    assert "overview.first_steps" in [one.name for one in found]
