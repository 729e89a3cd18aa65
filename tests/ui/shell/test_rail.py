"""The rail: all entries in one line, never scrolled, words left out where a window is too low."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton

from casefiles.ui.base.actions import Actions
from casefiles.ui.base.places import PLACES, VAULT
from casefiles.ui.shell.navigation_rail import NavigationRail, RailButton
from tests.ui.settling import rest


@pytest.fixture
def rail(theme, qtbot) -> NavigationRail:
    made = NavigationRail(Actions(theme), theme)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("height", "factor"), [(500, 100), (650, 100), (1400, 100), (650, 200)])
def test_every_entry_is_in_sight_and_whole(rail, theme, height, factor):
    theme.choose("light", "comfortable", factor)
    rail.resize(rail.width(), height)
    rest()
    buttons = rail.findChildren(QToolButton)
    assert [one.text() for one in buttons] == [
        *("Today", "Documents", "People", "Chronology", "Proceedings", "Argument", "Dossier"),
        *("Vault", "Lock"),
    ]
    assert len({one.geometry().center().x() for one in buttons}) == 1
    assert all(rail.rect().contains(one.geometry()) for one in buttons)
    tops = [one.geometry().top() for one in buttons]
    assert tops == sorted(tops)
    assert all(one.width() >= one.sizeHint().width() for one in buttons)
    assert not any(
        one.geometry().intersects(other.geometry())
        for one in buttons
        for other in buttons
        if one is not other
    )
    theme.choose("light", "comfortable", 100)


def test_only_the_place_that_is_open_is_marked(rail):
    for place in (*PLACES, VAULT):
        rail.mark(place.key)
        (marked,) = (one for one in rail.findChildren(QToolButton) if one.isChecked())
        assert marked.text() == place.text
        assert marked.accessibleName() == f"{place.text}, open"
    rail.mark("")
    assert not any(one.isChecked() for one in rail.findChildren(QToolButton))


def test_a_place_is_a_tab_for_a_screen_reader_and_the_lock_is_a_button(rail):
    heard = {
        one.text(): QAccessible.queryAccessibleInterface(one)
        for one in rail.findChildren(RailButton)
    }
    roles = {words: one.role() for words, one in heard.items()}
    assert roles.pop("Lock") == QAccessible.Role.PushButton
    assert set(roles.values()) == {QAccessible.Role.PageTab}
    rail.mark("people")
    selected = [words for words, one in heard.items() if one.state().selected]
    assert selected == ["People"]
    assert heard["People"].text(QAccessible.Text.Name).startswith("People")
