"""Hundreds of people, a screen reader that comes late, and a lock while something is typed."""

import secrets
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from casefiles.domain.foundation.ids import PersonId, new_id
from casefiles.domain.records.case_records import Document, Person
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.people.net_picture import NetPicture
from casefiles.ui.places.people.person_list import PersonList
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import settle, until

PEOPLE = 300
MOST_SECONDS = 6.0
"""Processor seconds of the window's thread until a place with so much is shown."""


@pytest.fixture
def window(qapp, session, theme) -> Iterator[MainWindow]:
    made = MainWindow(session, theme)
    made.resize(1366, 768)
    made.show()
    until(lambda: made.workspace is not None)
    settle(session)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_hundreds_of_people_are_shown_at_once_and_around_one(window, session):
    person = session.vault.ask(lambda reader: reader.find(Person))[1]

    def load(work):
        for at in range(PEOPLE):
            names = (replace(person.names[0], text=f"Person Number{at}"),)
            own = PersonId(new_id(secrets.token_bytes))
            work.insert(replace(person, id=own, names=names, identifiers=()), "load")

    session.vault.run(load)
    began = time.thread_time()
    window.workspace.context.navigator.go(NavigationTarget("people"))
    until(lambda: window.findChild(PersonList) is not None)
    table = window.findChild(PersonList).table
    until(lambda: len(table.rows_model.rows) >= PEOPLE)
    table.grab()
    assert time.thread_time() - began < MOST_SECONDS
    assert not table.lines.cut
    window.workspace.context.actions.requested.emit("people.relations")
    until(lambda: window.findChild(NetPicture) is not None)
    window.grab()


def test_a_screen_reader_that_comes_late_hears_all_that_is_there(window, session):
    was_active = QAccessible.isActive()
    window.workspace.context.navigator.go(NavigationTarget("people"))
    settle(session)
    QAccessible.setActive(True)
    try:
        silent = []
        for widget in [window, *window.findChildren(QWidget)]:
            heard = QAccessible.queryAccessibleInterface(widget)
            if heard is None or not heard.isValid():
                silent.append(type(widget).__name__)
                continue
            heard.text(QAccessible.Text.Name), heard.state(), heard.role()
            if heard.childCount():
                heard.child(0)
        assert silent == []
        window.workspace.context.navigator.go(NavigationTarget("documents"))
        settle(session)
        places = [
            one
            for one in map(QAccessible.queryAccessibleInterface, window.findChildren(QWidget))
            if one.role() == QAccessible.Role.PageTab and one.state().selected
        ]
        names = [one.text(QAccessible.Text.Name) for one in places]
        assert any(one.startswith("Documents") for one in names)
    finally:
        QAccessible.setActive(was_active)


FORMS = (
    *("people.add_person", "people.edit", "timeline.add_event", "timeline.edit"),
    *("overview.edit_case", "overview.add_date", "documents.edit", "argument.add"),
)


def stored_drafts(reader) -> list[str]:
    """Return all that forms held, as the vault stores it."""
    return list(reader.settings("draft:").values())


def first_field(window: MainWindow) -> QWidget:
    """Return the first field of words of the form that is open."""
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit)
    return next(
        one
        for one in window.workspace.room.findChildren(QWidget)
        if isinstance(one, kinds)
        and one.isVisible()
        and not one.isReadOnly()
        and one.isEnabled()
        and one.property("half") is None
        and not one.accessibleName().startswith("Filter")
        and one.accessibleName()
    )


@pytest.mark.parametrize("command", FORMS)
def test_a_lock_with_a_form_open_keeps_what_is_half_typed(
    window, session, desk, sample_vault, command
):
    room = command.partition(".")[0]
    document = session.vault.ask(lambda reader: reader.find(Document))[0]
    chosen = document.id if room == "documents" else ""
    window.workspace.context.navigator.go(NavigationTarget(room, chosen))
    settle(session)
    window.workspace.context.actions.requested.emit(command)
    settle(session)
    field = first_field(window)
    field.setFocus()
    (field.insertPlainText if not isinstance(field, QLineEdit) else field.insert)("half typed")
    if isinstance(field, QLineEdit):
        field.textEdited.emit(field.text())
    window.keep_drafts()
    settle(session)
    assert "half typed" in "".join(session.vault.ask(stored_drafts))
