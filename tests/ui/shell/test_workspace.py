"""Rooms that are not shown are given up before a change of look, and come back as they were."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QToolButton

from casefiles.domain.records.case_records import Person
from casefiles.ui.base.actions import ROOMS
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.places import PLACES, VAULT
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
        *("argument", "sources"),
    }
    words = {key: said for key, said, _ in ROOMS}
    rail = {one.text(): one for one in window.findChildren(QToolButton)}
    assert rail["Argument"].isEnabled(), "authorities are of no case alone"
    for key in needed:
        if (button := rail.get(words[key])) and key != "argument":
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


def chosen(bar):
    return bar.tabs.tabText(bar.tabs.currentIndex())


def test_tabs_show_the_views_of_the_place_that_is_open_and_lead_to_them(window, session):
    workspace = window.workspace
    navigator, views = workspace.context.navigator, workspace.views
    navigator.go(NavigationTarget("people"))
    settle(session)
    assert views.isHidden()
    navigator.go(NavigationTarget("redaction"))
    settle(session)
    assert views.isHidden(), "the screens of the dossier show its steps themselves"
    workspace.context.actions["app.view_1"].trigger()
    settle(session)
    assert workspace.here().room == "dossier"
    assert workspace.here().detail.startswith("readers")
    workspace.context.actions["app.view_3"].trigger()
    settle(session)
    assert workspace.here().room == "redaction"
    navigator.go(NavigationTarget("library", "", "packs"))
    settle(session)
    assert chosen(views) == "Packs"
    workspace.context.actions["app.go_argument"].trigger()
    settle(session)
    views.tabs.setCurrentIndex(3)
    settle(session)
    assert workspace.here() == NavigationTarget(
        "sources", workspace.here().record, "country_source"
    )
    assert workspace.room.list.type == "country_source"
    workspace.context.actions["app.view_5"].trigger()
    settle(session)
    assert chosen(views) == "Treaties"
    assert workspace.room.list.type == "instrument_status"
    views.tabs.setCurrentIndex(5)
    settle(session)
    assert workspace.here().detail == "similar"
    assert chosen(views) == "Similar cases"
    # Each record that a view chose by itself is a step of the way, too.
    while workspace.here().room != "argument" and navigator.can_go(-1):
        workspace.context.actions["app.back"].trigger()
        settle(session)
    assert workspace.here().room == "argument"
    assert chosen(views) == "Tests"


def test_every_screen_is_in_one_place_but_for_results_which_lie_over_all():
    of_views = [view.room for place in (*PLACES, VAULT) for view in place.views]
    of_views += [key for one in PLACES if not one.views for key in (one.key, *one.within)]
    assert {key for key, _, _ in ROOMS} - {*of_views} == {"search"}
    assert of_views.count("library") == 4
    assert [key for key, _, _ in ROOMS[:8]] == [one.key for one in (*PLACES, VAULT)]
    texts = {key: text for key, text, _ in ROOMS}
    assert all(texts[one.key] == one.text for one in (*PLACES, VAULT))


def test_the_bar_names_the_case_and_leads_to_others(window, session):
    top = window.workspace.top
    until(lambda: "SAMPLE" in top._case.toolTip())
    assert top.removal.isHidden() is False or top.removal.text() == ""
    field = top.field
    field.click()
    assert window.workspace._palette.isVisible()
