"""Messages above the shelf: good news goes, faults stay, and what was done can be taken back."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Person
from casefiles.office.records.record_commands import save_person
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.widgets.buttons import ActionButton, IconButton
from casefiles.ui.widgets.tab_order import next_focus
from tests.ui.settling import settle, until


@pytest.fixture
def window(qtbot, session, theme):
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window


def people(session) -> tuple[Person, ...]:
    return session.vault.ask(lambda reader: reader.find(Person))


def test_what_was_done_is_taken_back_by_the_button_beside_its_message(window, session):
    before = people(session)[0]
    session.run(window, save_person(replace(before, contact="through counsel")))
    until(window.workspace.context.actions["app.undo"].isEnabled)
    settle(session)
    window.notices.post("The person was changed.", "app.undo")
    (button,) = window.notice_line.findChildren(ActionButton)
    assert button.text().startswith("Undo")
    button.click()
    until(lambda: people(session)[0] == before)
    until(lambda: "done" in window.notice_line.text)


def test_a_long_message_has_the_room_and_its_button_the_rest(window, session):
    action = window.workspace.context.actions["app.undo"]
    action.setText("Undo: translation moved (Summons, record of questioning, note to the family)")
    action.setEnabled(True)
    window.notices.post("AB/3  Summons, record of questioning and note: gist.", "app.undo")
    settle(session)
    (button,) = window.notice_line.findChildren(ActionButton)
    assert (button.text(), button.accessibleName()) == ("Undo", action.text())
    words = window.notice_line._words
    assert words.width() > button.width()
    assert words.height() <= 2 * words.fontMetrics().lineSpacing() + 2


def test_a_fault_stays_and_offers_nothing(window):
    window.notices.post("Done.", "app.undo")
    assert window.notice_line._timer.isActive()
    window.notices.warn(Refused("changed_since"))
    assert not window.notice_line._timer.isActive()
    assert not [b for b in window.notice_line.findChildren(ActionButton) if b.isVisible()]
    assert window.notice_line.isVisible()


def test_good_news_of_the_door_stays_and_is_no_alarm(window):
    window.notices.posted.emit("The vault was repaired.", "lasting", "")
    assert not window.notice_line._timer.isActive()
    calm = window.notice_line._icon.pixmap().toImage()
    window.notices.posted.emit("The clock is wrong.", "danger", "")
    assert window.notice_line._icon.pixmap().toImage() != calm


def test_a_message_moves_nothing_and_gives_the_keyboard_back(window, session):
    session.run(window, save_person(replace(people(session)[0], contact="through counsel")))
    window.workspace.context.navigator.go(NavigationTarget("people"))
    settle(session)
    table = window.workspace.rooms["people"].list.table
    table.setFocus()
    before = [one.geometry() for one in (window.workspace, window.status, table)]
    window.notices.post("The person was changed.", "app.undo")
    settle(session)
    assert [one.geometry() for one in (window.workspace, window.status, table)] == before
    assert window.workspace.room_rectangle().contains(window.notice_line.geometry())
    (button,) = window.notice_line.findChildren(ActionButton)
    button.setFocus()
    button.click()
    assert not window.notice_line.isVisible()
    assert table.hasFocus()


def test_tab_comes_to_a_message_where_it_stands(window, session):
    window.notices.warn(Refused("changed_since"))
    settle(session)
    (close,) = window.notice_line.findChildren(IconButton)
    after = next_focus(window._body, close, forward=True)
    assert window.status.isAncestorOf(after)
    before = next_focus(window._body, close, forward=False)
    assert window.workspace.isAncestorOf(before)
