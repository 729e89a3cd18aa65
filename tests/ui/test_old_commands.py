"""Every command of the window before its places is in the field and a menu, or dropped and why."""

from pathlib import Path

import pytest

from casefiles.ui.base.actions import CATALOGUE, ROOMS
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.places import PLACES, VAULT
from casefiles.ui.shell.command_menu import CommandLine
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.shell.palette import commands_offered
from tests.ui.settling import settle, until

TABLE = Path(__file__).with_name("old_commands.tsv")
COUNT = 155


def old_commands() -> dict[str, str]:
    _, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def kept() -> set[str]:
    """Return the commands that are not dropped, by the names that they have now."""
    return {
        where.removeprefix("now ").partition(":")[0] if where.startswith("now ") else name
        for name, where in old_commands().items()
        if not where.startswith("dropped: ")
    }


@pytest.fixture
def window(qtbot, session, theme):
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window


def test_each_is_in_the_catalogue_or_says_why_it_was_dropped():
    table = old_commands()
    moved = {name for name, where in table.items() if where.startswith("now ")}
    assert len(table) == COUNT + len(moved)
    assert moved.isdisjoint(entry.name for entry in CATALOGUE)
    assert all(len(where) > len("dropped: ") for where in table.values())
    assert kept() <= {entry.name for entry in CATALOGUE}


def test_each_is_found_in_the_field():
    # The field itself is not offered in it.
    assert kept() - {one.name for one in commands_offered()} == {"app.palette"}


def test_each_is_in_a_menu_of_its_place_and_carried_out_there(window, session):
    workspace = window.workspace
    found: set[str] = set()
    for key in (*(key for key, _, _ in ROOMS), "emergency"):
        workspace.context.navigator.go(NavigationTarget(key))
        settle(session, 0.1)
        menu = workspace.top.menu()
        assert len(menu.actions()) == 7
        for part in menu.actions():
            part.menu().aboutToShow.emit()
            found |= {one.command for one in part.menu().actions() if isinstance(one, CommandLine)}
    assert kept() - found == set()
    unbound = {name for name in kept() if not workspace.context.actions.is_bound(name)}
    assert unbound == set()


def test_the_menu_of_a_place_holds_its_own_commands_alone(window, session):
    workspace = window.workspace
    for place in (*PLACES, VAULT):
        rooms = {place.key, *place.within, *(one.room for one in place.views)}
        workspace.context.navigator.go(NavigationTarget(place.key))
        settle(session, 0.1)
        here = workspace.top.menu().actions()[4].menu()
        here.aboutToShow.emit()
        shown = [one for one in here.actions() if isinstance(one, CommandLine)]
        assert {one.command.partition(".")[0] for one in shown} <= rooms
