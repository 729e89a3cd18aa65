"""The rail in a low window: all entries in one line, and the open room in sight."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton

from casefiles.ui.base.actions import ROOMS, Actions
from casefiles.ui.shell.navigation_rail import NavigationRail
from tests.ui.settling import rest


@pytest.fixture
def rail(theme, qtbot) -> NavigationRail:
    made = NavigationRail(Actions(theme), theme)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("height", [400, 1400])
def test_all_entries_stand_in_one_line_whether_they_scroll_or_not(rail, height):
    rail.resize(rail.sizeHint().width(), height)
    rest()
    buttons = rail.findChildren(QToolButton)
    assert {"Menu", "Lock"} < {one.text() for one in buttons}
    assert len({one.mapTo(rail, one.rect().center()).x() for one in buttons}) == 1


def test_nothing_scrolls_in_the_window_of_a_small_laptop(rail):
    rail.resize(rail.sizeHint().width(), 690)
    rest()
    buttons = rail.findChildren(QToolButton)
    assert all(one.visibleRegion().boundingRect().height() == one.height() for one in buttons)


def test_the_open_room_comes_into_sight(rail):
    rail.resize(rail.sizeHint().width(), 400)
    rest()
    for key, words, _ in (ROOMS[-1], ROOMS[0]):
        rail.mark(key)
        rest()
        (button,) = (one for one in rail.findChildren(QToolButton) if one.text() == words)
        assert button.visibleRegion().boundingRect().height() == button.height()
        assert rail.rect().contains(button.mapTo(rail, QPoint(0, 0)))
