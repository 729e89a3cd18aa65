"""Rooms that are not shown are given up before a change of look, and come back as they were."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QToolButton

from casefiles.domain.records.case_records import Person
from casefiles.ui.base.actions import ROOMS
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.conftest import CLOCK, PASSPHRASE
from tests.ui.settling import settle, until


@pytest.fixture
def window(qtbot, session, theme):
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window


def test_a_room_that_was_given_up_comes_back_where_it_was_left(window, session, theme):
    workspace = window.workspace
    navigator = workspace.context.navigator
    person = session.vault.ask(lambda reader: reader.find(Person))[3]
    navigator.go(NavigationTarget("people", person.id))
    settle(session)
    workspace.context.actions["people.edit"].trigger()
    settle(session)
    navigator.go(NavigationTarget("history"))
    settle(session)
    theme.set_mode("light" if theme.is_dark else "dark")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert list(workspace.rooms) == ["history"]
    assert not workspace.context.actions["people.edit"].isEnabled()

    workspace.context.actions["app.go_people"].trigger()
    settle(session)
    assert workspace.here() == NavigationTarget("people", person.id)
    workspace.context.actions["people.edit"].trigger()
    settle(session)
    assert workspace.rooms["people"].form is not None


def test_rooms_stay_while_work_is_running(window, session, theme):
    workspace = window.workspace
    workspace.context.navigator.go(NavigationTarget("history"))
    settle(session)
    task = session.start(window, "Endless", lambda place, ticket: _until_stopped(ticket))
    theme.set_mode("light" if theme.is_dark else "dark")
    assert "overview" in workspace.rooms
    task.stop()
    settle(session)


def _until_stopped(ticket) -> None:
    while True:
        ticket.stop.wait(0.01)
        ticket.check()


def test_a_room_that_is_not_shown_asks_for_nothing_until_it_is(window, session, monkeypatch):
    navigator = window.workspace.context.navigator
    navigator.go(NavigationTarget("people"))
    settle(session)
    navigator.go(NavigationTarget("overview"))
    settle(session)
    people = window.workspace.rooms["people"]
    heard = []
    monkeypatch.setattr(type(people), "on_changed", lambda _, changes: heard.append(changes))
    persons = session.vault.ask(lambda reader: reader.find(Person))[:5]
    for person in persons:
        changed = replace(person, role=f"{person.role} indeed")
        session.run(window, lambda writer, to=changed: writer.update(to, "edit_person"))
        settle(session)
    assert heard == []
    navigator.go(NavigationTarget("people"))
    settle(session)
    assert [changes.ids("person") for changes in heard] == [{person.id for person in persons}]


def test_a_room_that_is_shown_hears_of_many_changes_in_few_parts(window, session, monkeypatch):
    navigator = window.workspace.context.navigator
    navigator.go(NavigationTarget("people"))
    settle(session)
    people = window.workspace.rooms["people"]
    heard = []
    monkeypatch.setattr(type(people), "on_changed", lambda _, changes: heard.append(changes))
    person = session.vault.ask(lambda reader: reader.find(Person))[0]
    for number in range(40):
        changed = replace(person, role=f"role {number}")
        session.run(window, lambda writer, to=changed: writer.update(to, "edit_person"))
    settle(session)
    # Counting mentions tells of a setting in between, where the machine is slow.
    told = [changes for changes in heard if changes.concern("person")]
    assert all(changes.ids("person") == {person.id} for changes in told)
    assert 2 <= len(heard) < 40


def test_a_vault_without_a_case_has_no_rooms_for_one(qtbot, desk, empty_vault, theme):
    session = Session(desk.unlock(empty_vault, PASSPHRASE), CLOCK)
    failures = []
    session.failed.connect(failures.append)
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    actions = window.workspace.context.actions
    needed = {key for key, _, _ in ROOMS if not actions[f"app.go_{key}"].isEnabled()}
    assert needed == {
        *("documents", "search", "timeline", "people", "redaction", "dossier", "register"),
        "argument",
    }
    words = {key: said for key, said, _ in ROOMS}
    for key in needed:
        button = next(one for one in window.findChildren(QToolButton) if one.text() == words[key])
        assert not button.isEnabled()
        assert button.toolTip() == "Create a case first"
        actions.requested.emit(f"{key}.find" if key != "dossier" else "dossier.export")
        settle(session)
        assert window.workspace.here() == NavigationTarget("overview")

    form = window.workspace.rooms["overview"].case_form
    form.fields["reference"].set_value("A/1")
    form.fields["title"].set_value("The extradition of A")
    form.save.click()
    until(lambda: bool(window.workspace and window.workspace.context.case_id))
    settle(session)
    actions = window.workspace.context.actions
    assert all(actions[f"app.go_{key}"].isEnabled() for key, _, _ in ROOMS)
    window.workspace.context.navigator.go(NavigationTarget("dossier"))
    settle(session)
    assert window.workspace.room.key == "dossier"
    assert failures == []
    session.close()
