"""The net around one person: who is reached, what is red, the list twin, and many people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.records.case_records import Person, Protection
from casefiles.office.people.relations import (
    NetPerson,
    NetRelation,
    RelationNet,
    relations_of,
    steps_around,
)
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.people.net_layout import drawn_steps, spots_of
from casefiles.ui.places.people.relations_page import step_lines
from casefiles.ui.places.people.screen import PeopleScreen
from tests.ui.settling import settle


@pytest.fixture
def net(session, case_id):
    return session.vault.ask(relations_of(case_id))


@pytest.fixture
def room(context, session, qtbot):
    room = PeopleScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 650)
    room.show()
    room.activateWindow()
    room.open(NavigationTarget("people", "", "relations"))
    settle(session)
    return room


def named(steps):
    return {step.person.name: step for step in steps}


def many(count):
    people = [NetPerson(f"{n}", f"P {n}", "", Protection.OPEN) for n in range(count)]
    relations = [NetRelation(f"{n}", "0", "Friend") for n in range(1, count)]
    return RelationNet(tuple(people), tuple(relations), "0")


def test_people_are_reached_step_by_step_each_once(net):
    one = named(steps_around(net, net.client_id, 1))
    two = named(steps_around(net, net.client_id, 2))
    assert "Zulpiye Baratjan" in one
    assert "Munire Nurehmet" not in one
    assert two["Munire Nurehmet"].through.name == "Nurehmet Baratjan"
    assert len(two) == len(steps_around(net, net.client_id, 2))


def test_what_was_done_to_somebody_is_said_in_words_and_not_by_colour_alone(net):
    sister = named(steps_around(net, net.client_id, 1))["Zulpiye Baratjan"]
    lines = step_lines(sister)
    assert lines.second == "Brother or sister · Summoned or questioned"
    assert lines.tone == "danger"
    assert lines.side == "Withheld"


def test_somebody_who_was_only_done_something_by_an_official_is_joined_to_that_official(net):
    two = named(steps_around(net, net.client_id, 2))
    assert two["Tian Guchuan"].relation.words == ""
    assert two["Tian Guchuan"].relation.harm == "Interrogation"


def test_the_picture_holds_everybody_apart_and_always_in_the_same_place(net, room):
    boxes = list(room.relations.picture.boxes().values())
    assert len(boxes) == len(steps_around(net, net.client_id, 2)) + 1
    assert not any(
        one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )
    steps = steps_around(net, net.client_id, 2)
    assert spots_of(steps) == spots_of(steps)


@pytest.mark.parametrize(("count", "drawn"), [(25, 24), (26, 0)])
def test_of_too_many_people_the_list_alone_remains(count, drawn):
    steps = steps_around(many(count), "0", 2)
    assert len(steps) == count - 1
    assert len(drawn_steps(steps)) == drawn


def test_a_second_step_that_is_too_much_leaves_the_first_one_drawn():
    net = many(6)
    far = [NetPerson(f"f{n}", f"F {n}", "", Protection.OPEN) for n in range(40)]
    joined = [NetRelation(one.id, "1", "Friend") for one in far]
    net = RelationNet((*net.people, *far), (*net.relations, *joined), "0")
    steps = steps_around(net, "0", 2)
    assert len(steps) == 45
    assert {one.distance for one in drawn_steps(steps)} == {1}


def test_the_twin_says_the_same_and_follows_the_keys_of_the_picture(room, session):
    page = room.relations
    rows = page.table.rows_model.rows
    assert {row.person.id for row in rows} == set(page.picture.boxes()) - {
        page.around.currentData()
    }
    page.picture.setFocus()
    QTest.keyClick(page.picture, Qt.Key.Key_Right)
    settle(session)
    assert page.table.row() is not None
    first = page.table.row().person
    QTest.keyClick(page.picture, Qt.Key.Key_Return)
    settle(session)
    assert page.around.currentText() == first.name


def test_views_are_one_stop_of_tabs_and_lead_to_a_person(room, session, context):
    assert [room.tabs.tabText(at) for at in range(3)] == ["List", "Relationships", "Protection"]
    assert room.tabs.currentIndex() == 1
    moved = []
    context.navigator.moved.connect(moved.append)
    room.relations.table.select_first()
    room.relations.table.activated_row.emit(room.relations.table.row())
    assert moved[0].record == room.relations.table.row().person.id
    room.tabs.setCurrentIndex(0)
    assert room.list.table.isVisible()


def test_names_and_protection_of_the_list_are_never_cut(room, session):
    room.tabs.setCurrentIndex(0)
    for wide in (1_180, 900):
        room.resize(wide, 650)
        settle(session)
        room.list.table.viewport().grab()
        assert room.list.table.is_in_lines
        assert room.list.table.lines.cut == set()
    people = session.vault.ask(lambda reader: reader.find(Person))
    assert len(room.list.table.rows_model.rows) == len(people)
