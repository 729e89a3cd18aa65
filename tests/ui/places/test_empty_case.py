"""An empty case: each place says what it is for and has one main button, and that works."""

import pytest
from PySide6.QtWidgets import QPushButton

from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Deadline, Event, Fact, Person
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.argument.screen import ArgumentScreen
from casefiles.ui.places.argument.sources_screen import SourcesScreen
from casefiles.ui.places.chronology.screen import ChronologyScreen
from casefiles.ui.places.people.screen import PeopleScreen
from casefiles.ui.places.proceedings.record_list import ALL
from casefiles.ui.places.proceedings.screen import ProceedingsScreen
from casefiles.words.register import IN_PROCEEDINGS, NEW_RECORD, OF_COUNTRIES
from tests.ui.settling import settle, until


@pytest.fixture
def shown(qtbot, context, session, case_id):
    def clear(work):
        for kind in (Event, Deadline, Argument, Fact, *REGISTERED, Person):
            for one in work.find(kind, case_id=case_id):
                work.delete(kind, one.id, "remove_event")

    session.vault.run(clear)

    def show(kind, detail=""):
        room = kind(context)
        qtbot.addWidget(room)
        room.resize(1186, 651)
        room.show()
        room.open(NavigationTarget(room.key, "", detail))
        settle(session)
        return room

    return show


def primary(room):
    return [
        one
        for one in room.findChildren(QPushButton)
        if one.isVisible() and one.property("primary") == "true"
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PeopleScreen, "New person"),
        (ChronologyScreen, "New event"),
        (ProceedingsScreen, "New request"),
    ],
)
def test_a_place_without_records_has_one_main_button_which_begins_one(shown, session, kind, words):
    room = shown(kind)
    (button,) = primary(room)
    assert button.text() == words
    button.click()
    until(lambda: room.form is not None)
    assert room.form.isVisible()


def test_the_argument_asks_which_forum_and_which_grounds_first(shown):
    room = shown(ArgumentScreen)
    (button,) = primary(room)
    button.click()
    until(lambda: room.chooser is not None)
    (use,) = primary(room)
    assert not use.isEnabled()


def test_the_facts_lead_to_the_documents(shown, context):
    room = shown(ChronologyScreen)
    room.show_chronology("facts")
    (button,) = primary(room)
    assert button.text() == "Open Documents"


@pytest.mark.parametrize(
    ("kind", "codes"), [(ProceedingsScreen, IN_PROCEEDINGS), (SourcesScreen, OF_COUNTRIES)]
)
def test_each_kind_of_record_shows_its_empty_state_and_is_begun_there(shown, session, kind, codes):
    room = shown(kind)
    for code in codes:
        room.open(NavigationTarget(room.key, "", code))
        settle(session)
        (button,) = primary(room)
        assert button.text() == NEW_RECORD[code]
        button.click()
        until(lambda: room.form is not None)
        assert room.form.isVisible()
        room.form.cancel.click()
        until(lambda: room.form is None)


def test_the_list_of_all_begins_with_what_is_at_hand(shown, session):
    room = shown(ProceedingsScreen)
    menu = [one.text() for one in room.list.add_menu().actions()]
    assert room.list.type == ALL
    assert len(menu) == len(REGISTERED) - len(OF_COUNTRIES)
    assert menu[0] == "New request"
    others = [one.text() for one in room.list._none.findChildren(QPushButton) if one.isVisible()]
    assert others == ["New request", "New hearing", "New notice", "Other…"]
