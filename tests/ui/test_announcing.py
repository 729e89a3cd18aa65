"""What a screen reader says by itself: messages, warnings, counts, work, a lock, a refused form."""

import threading

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from casefiles.domain.foundation.errors import Refused
from casefiles.ui.base import announcing
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import settle, until

POLITE = QAccessible.AnnouncementPoliteness.Polite
AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def heard(monkeypatch) -> list[tuple[str, object]]:
    """What is handed to the desktop, and how urgently."""
    events = []

    class Ear:
        @staticmethod
        def updateAccessibility(event) -> None:  # noqa: N802  # as Qt calls it
            events.append((event.message(), event.politeness()))

        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    monkeypatch.setattr(announcing, "QAccessible", Ear)
    return events


@pytest.fixture
def window(qtbot, session, theme, heard):
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    until(lambda: window.workspace is not None)
    settle(session)
    until(window.isActiveWindow)
    heard.clear()
    return window


def test_messages_are_said_politely_and_warnings_at_once(window, heard):
    window.notices.post("The person was changed.")
    window.notices.warn(Refused("changed_since"))
    assert heard[0] == ("The person was changed.", POLITE)
    assert heard[1][1] == AT_ONCE
    assert len(heard) == 2


def test_the_lock_is_said_a_minute_and_half_a_minute_before(window, heard):
    for seconds in (62, 61, 60, 59, 31, 30, 29, 28):
        window.status.lock.show_seconds_left(seconds)
    assert heard == [("Locks in 60 seconds", AT_ONCE), ("Locks in 30 seconds", AT_ONCE)]


def test_how_much_was_found_is_said_once_nobody_types_any_more(window, session, heard):
    window.workspace.context.navigator.go(NavigationTarget("people"))
    settle(session)
    people = window.workspace.rooms["people"].list
    heard.clear()
    people.filter.focus()
    QTest.keyClicks(people.filter.focusWidget() or people.filter, "zul")
    until(lambda: any("result" in words for words, _ in heard))
    settle(session)
    heard[:] = [one for one in heard if "result" in one[0]]
    count = people.table.rows_model.rowCount()
    assert heard == [(f"{count} result" + ("" if count == 1 else "s"), POLITE)]


def test_the_field_says_how_much_it_found(window, session, heard):
    window.workspace.context.actions["app.palette"].trigger()
    palette = window.workspace._palette
    QTest.keyClicks(palette._field, "zzzz nothing")
    until(lambda: any("result" in words.lower() for words, _ in heard))


def test_work_is_said_when_it_runs_and_when_it_ends(window, session, heard):
    end = threading.Event()
    session.start(window, "Verifying", lambda _place, _ticket: end.wait(60))
    until(lambda: ("Verifying: running", POLITE) in heard)
    end.set()
    until(lambda: ("Verifying: ended", POLITE) in heard)


def test_a_refused_form_says_why_at_once(window, session, heard):
    window.workspace._do("people.add_person")
    people = window.workspace.rooms["people"]
    until(lambda: people.form is not None)
    settle(session)
    form = people.form
    heard.clear()
    form.save.click()
    assert [how for _, how in heard] == [AT_ONCE]
    assert heard[0][0]
